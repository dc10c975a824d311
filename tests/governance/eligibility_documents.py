"""Small invented constitutions, with the seats of their boards that are not open to anyone.

Each is read with a few plain clauses after it (TAILS), as whole documents have. Each entry: a name, what is settled ("peer=users county=others": a word of the seat's name and who holds it), the text.
"""

from __future__ import annotations

TAILS = {
    "trustee": """80. The trustees manage the business of the charity and may exercise all its powers.
81. Each trustee has one vote at a meeting of the board. A trustee may resign by letter.
82. No trustee may be paid for being a trustee. The number of trustees needed for a quorum is four trustees.
""",
    "director": """80. The business of the company is managed by the board of directors.
81. Each director has one vote at a meeting of the board. A director may resign by letter.
82. No director may be paid for being a director. The quorum is four directors.
""",
    "forum": """80. The Forum gives its advice to the manager. The Forum meets every second month.
81. The Forum chooses one of its members to take the chair. The Forum keeps notes.
82. The Forum can do business when five of its members are there. The Forum reports to the unit once a year.
""",
    "panel": """80. The Panel gives its advice to the Council. The Panel meets every second month.
81. The Panel keeps notes of what it says. The Panel may invite guests to speak to it.
82. The Panel can do business when five of its members are there. The Panel reports once a year.
""",
    "committee": """80. The committee manages the affairs of the association.
81. Each member of the committee has one vote at its meetings. The committee meets every month. The committee keeps minutes.
82. The quorum of the committee is four.
""",
}

DOCUMENTS: list[tuple[str, str, str]] = [
    (
        "register in parts",
        "elected=users",
        """CONSTITUTION OF THE GALLOW GATE PAIN NETWORK SCIO
2. The register of members is kept in two parts. Any person who has chronic pain may be entered in Part One. Any other person may be entered in Part Two.
3. Each member listed in Part One has one vote at a members' meeting; those in Part Two have none.
4. The board consists of:
(a) between four and eight Elected Trustees; and
(b) up to two Appointed Trustees.
5. Elected Trustees
5.1 A nomination is of no effect unless the name of the candidate is in Part One on the day of the meeting.
5.2 An Elected Trustee serves for three years.
6. Appointed Trustees
6.1 The board may appoint any person with useful experience, whether or not a member.
""",
    ),
    (
        "headings name the seats",
        "patient=users carer=others",
        """CHARTER OF THE ROOKWOOD DIALYSIS FORUM
What we mean
1. "Patient" means a person who has kidney failure. "Carer" means a relative of a patient who is not a patient.
Who sits on the Forum
2. The Forum has eight Patient seats, three Carer seats and one Staff seat.
Patient seats
3. Each is held by a patient. Patients in the unit vote for them every second spring.
Carer seats
4. Each is held by a carer.
Staff seat
5. The unit manager decides who holds it.
Meetings of the Forum
6. The Forum meets monthly. Every member of the Forum has one vote.
""",
    ),
    (
        "defined kind of seat",
        "voice=users",
        """ARTICLES OF ASSOCIATION OF HEARD COLLECTIVE LIMITED
1. In these Articles:
"Hearer" means a person who hears voices;
"Voice Director" means a Director who is a Hearer and was elected under Article 12;
"Lay Director" means a Director appointed under Article 13.
10. The number of Directors shall be nine, of whom six shall be Voice Directors and three shall be Lay Directors.
12. The Voice Directors shall be elected at the annual general meeting.
13. The Lay Directors shall be appointed by the Voice Directors and need not be members.
""",
    ),
    (
        "officers apart from one",
        "president=users secretary=users",
        """CONSTITUTION OF THE MBALE DEAF WOMEN'S UNION
1. Membership: Any Deaf woman above eighteen years may become a Full Member. A hearing woman may become a Friend.
2. Voting: Full Members have one vote each. Friends have no vote.
3. Executive Committee
3.1 There shall be an Executive Committee of seven, namely:
(a) the President;
(b) the General Secretary;
(c) the Treasurer; and
(d) four Zone Representatives.
4. Eligibility
4.1 The President and the General Secretary shall be Deaf women.
4.2 The Treasurer may be a Full Member or a Friend.
4.3 A Zone Representative shall be any resident of the zone.
""",
    ),
    (
        "every other position",
        "president=users floor=users",
        """RULES OF THE BANKSIA LUPUS ASSOCIATION INCORPORATED
2 An ordinary member must be a person who has lupus; an associate may be any other person.
3 Only ordinary members vote at general meetings.
20 The committee consists of:
(a) a president and a secretary;
(b) a treasurer; and
(c) five floor members.
Who may stand
21 (1) Any member, ordinary or associate, may be elected treasurer.
(2) For every other position on the committee only an ordinary member may be nominated.
""",
    ),
    (
        "a form with a declaration",
        "elected=users",
        """GOVERNING DOCUMENT OF LANTERN STREET STAMMERERS
8. Kinds of trustee
8.1 An elected trustee is a person who stammers, or stammered as a child, and is elected under Annex A.
8.2 A co-opted trustee is any other person added under clause 10.
9. The trustees are:
(a) six elected trustees; and
(b) not more than two co-opted trustees.
10. The trustees may co-opt not more than two people for their skills.
Annex A. Elections
A1. A candidate signs a form which says that he or she comes within the description of elected trustee in clause 8.1. A form without it is rejected.
""",
    ),
    (
        "professionals shut users out",
        "clinical=others",
        """DEED OF THE WITHENS EPILEPSY TRUST
1. "Patient" means a person who has epilepsy.
6. There are to be seven Trustees: four Clinical Trustees and three General Trustees.
7. A Clinical Trustee must be a registered doctor or nurse and may not be a Patient.
8. A General Trustee may be anyone whom the Trustees think suitable.
""",
    ),
    (
        "kinship describes, and shuts nobody out",
        "",
        """CONSTITUTION OF SIBLINGS AND SELVES
1. "Autist" means an autistic person. "Relation" means the parent, brother or sister of an Autist.
5. The committee is made up of five Autist places and three Relation places.
6. Relation places go to Relations.
7. Autist places may be held by Autists or, if too few come forward, by anyone.
""",
    ),
    (
        "trustees who are the members",
        "",
        """CONSTITUTION OF A CHARITABLE INCORPORATED ORGANISATION
Name: Harbour Arms
1. The only members are the charity trustees.
2. There must be at least five and not more than nine charity trustees.
3. A charity trustee must be a natural person of at least sixteen years.
4. In choosing charity trustees, the charity trustees must think about the need for people who have lost a limb.
5. People who have lost a limb are welcome at our workshops.
""",
    ),
    (
        "plain English",
        "elected=users",
        """THE RULES OF OUR CLUB
Who we are
1. Members are people with a learning disability.
2. Other people can be Friends. Friends cannot vote.
Who runs the club
3. The committee has seven Elected People and two Extra People.
4. You must be a Member to be one of the Elected People.
5. The committee picks the Extra People. They can be anyone.
""",
    ),
    (
        "alternatives inside one seat",
        "",
        """BYLAWS OF NORTH FORK CENTER
Section 1. "Consumer" means an individual with a disability.
Section 2. The Board of Directors consists of six Consumer Designees and four Regional Directors.
Section 3. A Consumer Designee is a Consumer or the parent or guardian of a Consumer.
Section 4. Regional Directors shall be residents of the region that elects them.
""",
    ),
    (
        "nobody but",
        "peer=users",
        """BYLAWS OF THE LAST STREET USERS UNION
1.1 "Peer" means a person who uses, or has used, illegal drugs.
3.1 The Board of Directors has nine seats: seven Peer Seats and two Open Seats.
3.2 Peer Seats: nobody but a Peer may sit in one, and a director who turns out not to be a Peer leaves it.
3.3 Open Seats: anybody over eighteen may sit in one.
""",
    ),
    (
        "by and from a class",
        "signing=users",
        """CONSTITUTION OF THE DEAF AND HEARING GARDENERS
1. Signing Members are Deaf people admitted by the committee.
2. Hearing Members are hearing people admitted by the committee.
5. The Committee of Management shall consist of eleven persons:
(a) six chosen by and from the Signing Members; and
(b) five chosen by and from the Hearing Members.
""",
    ),
    (
        "from their number, by another class",
        "",
        """CONSTITUTION OF THE WHEELERS AND WALKERS CLUB
1. "Wheeler" means a person who uses a wheelchair. "Walker" means any other member.
5. The Committee shall consist of five Wheeler Representatives and five Walker Representatives.
6. The Walkers elect the Wheeler Representatives, and they need not choose a Wheeler.
7. The Wheelers elect the Walker Representatives.
""",
    ),
    (
        "conditions in a list",
        "community=users",
        """ARTICLES OF COIS ABHANN SIGHT LOSS CLG
14. The Board shall have five Community Directors and four Foundation Directors.
15. A person is qualified to be a Community Director only if he or she:
(a) has sight loss;
(b) lives in the county; and
(c) is eighteen or over.
16. The Foundation appoints the Foundation Directors, whom it may choose as it likes.
""",
    ),
    (
        "a class that the definition sends elsewhere",
        "floor=users",
        """RULES OF THE SAWMILL LANE EPILEPSY GROUP
2. "Full member" means a person admitted under rule 5.
5. Any person who has epilepsy may apply to be a full member.
6. The committee may admit other people as supporters. Supporters have no vote.
9. The committee is:
(a) four officers; and
(b) six Floor Members.
10. A Floor Member has to be a full member.
""",
    ),
    (
        "consent is no condition",
        "",
        """CONSTITUTION OF THE ARCHWAY PSORIASIS TRUST
1. "Patient" means a person who has psoriasis.
4. The board has eight Trustees.
5. No Trustee may be appointed unless the Patients' Assembly has been asked for its view.
6. A Trustee who is a Patient need not declare an interest in the clinic.
7. Trustees must visit a clinic and talk with Patients each year.
8. The chair of the Patients' Assembly must be a Patient.
9. Only Patients may vote in the Patients' Assembly.
""",
    ),
    (
        "all but the two from outside",
        "trustees=users",
        """CONSTITUTION OF THE EASTER ROW RECOVERY FELLOWSHIP
1. "Recovering Person" means a person who has, or has had, an addiction to alcohol or drugs.
4. The board consists of seven Fellowship Trustees and two Town Trustees.
5. Every trustee other than the two Town Trustees must be a Recovering Person.
6. The town council appoints the Town Trustees.
""",
    ),
    (
        "seat of an office with a condition",
        "chair=users voice=users",
        """STANDING ORDERS OF THE MEMORY VOICES PANEL
1. "Voice" means a person living with dementia.
3. The Panel consists of a Chair, a Deputy Chair, six Voice members and four Agency members.
4. The Chair must be a Voice at the time of the election. The Deputy Chair may be any member of the Panel.
5. Agency members are sent by the agencies listed in the Annex.
6. Voice members must be Voices.
""",
    ),
    (
        "ceasing counts for the seats named",
        "member=users",
        """CONSTITUTION OF BROAD STREET MS
1. Full Members are people who have multiple sclerosis. Associate Members are other people.
4. The board consists of six Member Trustees and three Independent Trustees.
5. A Member Trustee who ceases to be a Full Member stops being a trustee.
6. An Independent Trustee who ceases to live in the district stops being a trustee.
""",
    ),
    (
        "double negation in a deed",
        "",
        """TRUST DEED OF THE OAKEN FUND
1. "Beneficiary" means a person who has multiple sclerosis.
3. There shall be not fewer than five nor more than seven Trustees.
4. No person shall be disqualified from being a Trustee by reason only that he or she is not a Beneficiary.
""",
    ),
    (
        "users shut out of every seat",
        "trustee=others",
        """TRUST DEED OF THE MILLER BEQUEST
1. "Beneficiary" means a person who has multiple sclerosis.
3. There shall be seven Nominated Trustees.
4. No Beneficiary shall be appointed or remain a Trustee.
""",
    ),
]
