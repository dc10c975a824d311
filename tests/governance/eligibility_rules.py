"""Invented rules on who may hold seats, in many voices, with whom each kind of seat admits.

Each entry: the sentences, and the seats that they settle ("elected=users treasurer=others"); seats that are not
named are open to anyone. Half of them are decoys: hopes, quotas, committees, consent, procedure.
"""

from __future__ import annotations

CHARITY = """CONSTITUTION OF THE LOW FELL STROKE SOCIETY
1. Meanings
1.1 "Survivor" means a person who has had a stroke.
1.2 "Carer" means a person who looks after a Survivor.
3. Members
3.1 Full Members are Survivors admitted by the board.
3.2 Associate Members are other people, of any kind, who support the objects.
4. General meetings
4.1 Only Full Members may vote at general meetings.
10. The board
10.1 The board of trustees consists of:
(a) six Elected Trustees;
(b) two Community Trustees;
(c) the Treasurer; and
(d) up to two Co-opted Trustees.
"""

SOCIETY = """RULES OF THE KALIMAT ASSOCIATION OF BLIND PERSONS
1. Interpretation
1.1 "Blind Person" means a person who is blind or partially sighted.
2. Membership
2.1 Ordinary Members shall be Blind Persons.
2.2 Associates shall be sighted persons interested in the work.
3. General Body
3.1 Every Ordinary Member has one vote at a general meeting; Associates have none.
8. Managing Committee
8.1 The Managing Committee shall consist of:
(a) a Chairperson, a Vice-Chairperson and a Secretary;
(b) a Treasurer;
(c) five Ward Representatives; and
(d) one person nominated by the Municipal Corporation.
"""

NONPROFIT = """BYLAWS OF HARBOR POINT RECOVERY NETWORK, INC.
ARTICLE I - DEFINITIONS
1.1 "Peer" means an individual who has, or has had, a substance use disorder.
1.2 "Ally" means an individual who is not a Peer.
ARTICLE IV - BOARD OF DIRECTORS
4.1 Composition. The Board of Directors shall consist of seven At-Large Directors, two Public Directors, and one Staff Director.
"""

IN_CHARITY: list[tuple[str, str]] = [
    # must be, in one form or another
    ("11.1 An Elected Trustee must be a Survivor.", "elected=users"),
    (
        "11.1 Every Elected Trustee shall be, and throughout the term of office remain, a Full Member.",
        "elected=users",
    ),
    ("11.1 Elected Trustees have to be Survivors themselves.", "elected=users"),
    (
        "11.1 The Elected Trustees and the Treasurer shall at all times be Full Members.",
        "elected=users treasurer=users",
    ),
    ("11.1 Each Community Trustee is to be a Carer or a Survivor.", ""),
    ("11.1 An Elected Trustee shall be someone who has had a stroke.", "elected=users"),
    ("11.1 The Treasurer must be a Survivor, and the Community Trustees must be Carers.", "treasurer=users"),
    ("11.1 The Treasurer must be a qualified accountant.", ""),
    (
        "11.1 The posts at 10.1(a) and (c) can be contested by Full Members alone.",
        "elected=users treasurer=users",
    ),
    ("11.1 A Community Trustee must be a Carer and must not personally be a Survivor.", "community=others"),
    ("11.1 A chair is elected by the board from among those trustees who are Survivors.", ""),
    ("11.1 An Elected Trustee must be at least eighteen years of age.", ""),
    ("11.1 An Elected Trustee must be a member of either class.", ""),
    ("11.1 An Elected Trustee must be supported by two Full Members.", ""),
    ("11.1 The Elected Trustees must be elected by the Full Members in a postal ballot.", ""),
    ("11.1 An Elected Trustee should be a Survivor.", ""),
    ("11.1 It is hoped that every Elected Trustee will be a Survivor.", ""),
    ("11.1 Elected Trustees must be willing to listen to Survivors.", ""),
    ("11.1 An Elected Trustee must be a friend of a Survivor or a Survivor.", ""),
    ("11.1 At least four of the Elected Trustees must be Survivors.", ""),
    ("11.1 The chair of every sub-committee must be a Survivor.", ""),
    ("11.1 A majority of the membership sub-committee must be Full Members.", ""),
    # only, alone, no one else
    ("11.1 Only Full Members may stand for election as Elected Trustees.", "elected=users"),
    ("11.1 Full Members alone may be Elected Trustees.", "elected=users"),
    ("11.1 None but a Survivor may be elected.", "elected=users community=users treasurer=users"),
    (
        "11.1 Nobody other than a Full Member shall be eligible for a place as an Elected Trustee.",
        "elected=users",
    ),
    ("11.1 The places of the Elected Trustees are reserved for Survivors.", "elected=users"),
    (
        "11.1 The places of the Elected Trustees are kept for Full Members and for no one else.",
        "elected=users",
    ),
    ("11.1 Eligibility to serve as an Elected Trustee is confined to Full Members.", "elected=users"),
    ("11.1 Elected Trustees may be chosen only from among the Full Members.", "elected=users"),
    ("11.1 Only Full Members may vote for the Elected Trustees.", ""),
    ("11.1 Only Full Members may nominate an Elected Trustee.", ""),
    ("11.1 Only an Elected Trustee may be chair.", ""),
    (
        "11.1 Only Full Members may stand, and only they may vote.",
        "elected=users community=users treasurer=users",
    ),
    ("11.1 Only Survivors may be members of the Readers' Panel.", ""),
    # unless, who is not
    (
        "11.1 No one may be a trustee unless he or she is a Survivor.",
        "elected=users community=users treasurer=users coopted=users",
    ),
    ("11.1 No person who is not a Full Member shall be an Elected Trustee.", "elected=users"),
    (
        "11.1 A person is not eligible for election as an Elected Trustee unless he or she is a Full Member on the day of the election.",
        "elected=users",
    ),
    (
        "11.1 No person shall be a candidate for election who is not, at the close of nominations, a Survivor.",
        "elected=users community=users treasurer=users",
    ),
    ("11.1 Any person who is not a Survivor is ineligible to be an Elected Trustee.", "elected=users"),
    ("11.1 A nomination for Elected Trustee is void unless the candidate is a Full Member.", "elected=users"),
    ("11.1 No one may be an Elected Trustee unless a Full Member has proposed him or her.", ""),
    ("11.1 No one may be a trustee unless he or she is over eighteen.", ""),
    ("11.1 No Elected Trustee may be removed unless the Full Members agree.", ""),
    ("11.1 No one may be paid by the charity unless he or she is a Survivor.", ""),
    # if, conditions
    (
        "11.1 A person may stand for election as an Elected Trustee only if he or she is a Survivor.",
        "elected=users",
    ),
    ("11.1 To be an Elected Trustee, a person must be a Full Member.", "elected=users"),
    (
        "11.1 A person is eligible to be an Elected Trustee if that person:\n(a) is a Survivor; and\n(b) is over eighteen.",
        "elected=users",
    ),
    (
        "11.1 A person is eligible to be an Elected Trustee if that person:\n(a) is a Survivor; or\n(b) is a Carer.",
        "",
    ),
    ("11.1 If an Elected Trustee is a Survivor, the charity pays for help at meetings.", ""),
    # from among, by and from
    ("11.1 The Elected Trustees are elected from among the Full Members.", "elected=users"),
    (
        "11.1 Elected Trustees shall be chosen by and from the Full Members at the annual general meeting.",
        "elected=users",
    ),
    ("11.1 The Full Members elect the Elected Trustees from their own number.", "elected=users"),
    ("11.1 The Elected Trustees are elected by the Full Members from among themselves.", "elected=users"),
    (
        "11.1 The Elected Trustees are elected at the annual general meeting by those entitled to vote there, out of their own number.",
        "elected=users",
    ),
    ("11.1 The Elected Trustees are elected by the Full Members.", ""),
    ("11.1 The Community Trustees are drawn from the Associate Members.", ""),
    ("11.1 The trustees elect a chair and a vice-chair from among the Full Members on the board.", ""),
    ("11.1 The Elected Trustees choose from among themselves a spokesperson.", ""),
    ("11.1 Elected Trustees are elected from among the members of either class.", ""),
    # those who vote
    ("11.1 Any member entitled to vote may stand for election as an Elected Trustee.", "elected=users"),
    (
        "11.1 Those who can vote at a general meeting, and nobody else, may stand for election.",
        "elected=users community=users treasurer=users",
    ),
    (
        "11.1 A member is eligible to be elected as an Elected Trustee if the member is over eighteen and entitled to vote at a general meeting.",
        "elected=users",
    ),
    ("11.1 Those entitled to vote at a trustees' meeting may speak to the press.", ""),
    # held by, names of the people
    ("11.1 The seats of the Elected Trustees shall be held by Survivors.", "elected=users"),
    ("11.1 The Elected Trustees, all of whom are Survivors, serve for three years.", "elected=users"),
    ("11.1 The seats of the Community Trustees are held by Carers.", ""),
    ("11.1 The seats of the Elected Trustees may be held by any person.", ""),
    (
        "11.1 The seats of the Elected Trustees belong to the Full Members, who alone fill them.",
        "elected=users",
    ),
    # nomination and its papers
    (
        "11.1 Each candidate for Elected Trustee signs a declaration that he or she is a Survivor, and a form without it is void.",
        "elected=users",
    ),
    ("11.1 A nomination for Elected Trustee is invalid unless signed by two Full Members.", ""),
    (
        "11.1 A candidate for Elected Trustee may say on the form that he or she is a Survivor, but need not.",
        "",
    ),
    # leaving
    ("11.1 An Elected Trustee who ceases to be a Full Member vacates the seat at once.", "elected=users"),
    ("11.1 An Elected Trustee who ceases to be a member vacates the seat.", ""),
    ("11.1 A Full Member who becomes an Elected Trustee keeps his or her vote.", ""),
    # shut out
    ("11.1 A Survivor may not be the Treasurer.", "treasurer=others"),
    ("11.1 The Treasurer shall be neither a Survivor nor a Carer.", "treasurer=others"),
    ("11.1 The Treasurer must be a person who is not a Survivor.", "treasurer=others"),
    ("11.1 The Community Trustees must not be Survivors.", "community=others"),
    ("11.1 No Survivor may be a trustee.", "elected=others community=others treasurer=others coopted=others"),
    (
        "11.1 No person shall be a trustee who is:\n(a) a Survivor; or\n(b) an undischarged bankrupt.",
        "elected=others community=others treasurer=others coopted=others",
    ),
    ("11.1 No Survivor may be charged for a visit.", ""),
    ("11.1 The Treasurer must not be a Carer.", ""),
    ("11.1 No Survivor may be refused a place on the board because of a speech impairment.", ""),
    # open
    (
        "11.1 Elected Trustees must be Full Members. 11.2 Co-opted Trustees need not be Full Members.",
        "elected=users",
    ),
    ("11.1 The Treasurer need not be a Survivor.", ""),
    (
        "11.1 All trustees must be Survivors, but the Treasurer need not be.",
        "elected=users community=users coopted=users",
    ),
    ("11.1 A Community Trustee may be any person, whether or not a Survivor.", ""),
    ("11.1 There is no requirement that a Community Trustee be a Survivor.", ""),
    (
        "11.1 An Elected Trustee must be a Survivor, whether or not he or she still has any disability from it.",
        "elected=users",
    ),
    ("11.1 An Elected Trustee need not live in the county but must be a Survivor.", "elected=users"),
    # all seats, with exceptions
    (
        "11.1 Every trustee must be a Full Member.",
        "elected=users community=users treasurer=users coopted=users",
    ),
    (
        "11.1 Every trustee except the Treasurer must be a Survivor.",
        "elected=users community=users coopted=users",
    ),
    (
        "11.1 All the trustees, apart from the Co-opted Trustees, must be Full Members.",
        "elected=users community=users treasurer=users",
    ),
    (
        "11.1 Save for the Treasurer and the Co-opted Trustees, no one may be a trustee who is not a Survivor.",
        "elected=users community=users",
    ),
    (
        "11.1 The Treasurer may be anyone. 11.2 For every other position only Full Members are eligible.",
        "elected=users community=users",
    ),
    (
        "11.1 Everyone on the board has to be a Survivor.",
        "elected=users community=users treasurer=users coopted=users",
    ),
    ("11.1 The trustees must act in the interests of Survivors.", ""),
    ("11.1 Every trustee must meet at least ten Survivors in each year.", ""),
    ("11.1 Trustees must be persons whom the Full Members trust.", ""),
    ("11.1 A trustee who is a Survivor may bring a helper.", ""),
    ("11.1 Trustees must be properly trained by Survivors.", ""),
    (
        "11.1 A Survivor may be a trustee only as an Elected Trustee.",
        "community=others treasurer=others coopted=others",
    ),
    (
        "11.1 A Survivor may sit on the board under clause 10.1(a) only.",
        "community=others treasurer=others coopted=others",
    ),
    (
        "11.1 No Survivor may be a trustee except as a Community Trustee.",
        "elected=others treasurer=others coopted=others",
    ),
    ("11.1 A Survivor may be a trustee only if he or she consents.", ""),
    (
        "11.1 Elected Trustees must be Survivors. If too few stand, the board may appoint anyone to the empty places.",
        "",
    ),
    (
        "11.1 An Elected Trustee must be a Full Member, but where there are not enough candidates a place may be filled by any other person.",
        "",
    ),
    (
        "11.1 Every trustee must be a Survivor. Should no Survivor be willing, another person may be elected.",
        "",
    ),
    ("11.1 Elected Trustees must be Survivors. If too few stand, the places stay empty.", "elected=users"),
    (
        "11.1 Elected Trustees must be Survivors. If too few stand, nominations may be taken from any Full Member at the meeting.",
        "elected=users",
    ),
    ("11.1 The seats of the Elected Trustees shall be held by Survivors or, failing them, by anybody.", ""),
    # items, references, anaphora
    (
        "11.1 Only a Full Member may hold a place listed in clause 10.1(a) or (c).",
        "elected=users treasurer=users",
    ),
    ("11.1 The places mentioned in clause 10.1(b) are for Survivors.", "community=users"),
    ("11.1 An Elected Trustee must be a person within clause 1.1.", "elected=users"),
    ("11.1 Elected Trustees serve for three years. They must be Survivors.", "elected=users"),
    ("11.1 The Treasurer is appointed by the board. He or she must not be a Survivor.", "treasurer=others"),
    (
        "Elected Trustees\n11.1 They serve for three years.\n11.2 Each of them must be a Survivor.",
        "elected=users",
    ),
    ("The Treasurer\n11.1 The person appointed must be a Survivor.", "treasurer=users"),
    (
        "Co-opted Trustees\n11.1 The board may co-opt people with useful skills.\n11.2 A person so co-opted need not be a member.",
        "",
    ),
    # people elected to a seat
    ("11.1 The annual general meeting shall elect six Full Members to be Elected Trustees.", "elected=users"),
    ("11.1 The board appoints two Carers as Community Trustees.", ""),
    ("11.1 The board may appoint Survivors as paid guides.", ""),
]

IN_CHARITY += [
    # conditions told from the other end, ellipses, questions; and what only looks like one
    (
        "11.1 It is a condition of holding office as an Elected Trustee that the holder be a Survivor.",
        "elected=users",
    ),
    ("11.1 The office of Elected Trustee may be held by a Survivor only.", "elected=users"),
    ("11.1 Being a Survivor is a qualification for the office of Elected Trustee.", "elected=users"),
    (
        "11.1 Unless he or she is a Full Member, a person shall not be eligible for election as an Elected Trustee.",
        "elected=users",
    ),
    (
        "11.1 Subject to clause 14, a person shall be eligible to be an Elected Trustee if, and only if, that person is a Full Member.",
        "elected=users",
    ),
    (
        "11.1 Membership of the board, in the case of Elected Trustees, is restricted to Survivors.",
        "elected=users",
    ),
    ("11.1 The six Elected Trustees shall be Full Members elected in a postal ballot.", "elected=users"),
    ("11.1 Those elected under this clause as Elected Trustees must all have had a stroke.", "elected=users"),
    ("11.1 A Full Member, and no other person, may be nominated as an Elected Trustee.", "elected=users"),
    ("11.1 Candidates for the six Elected Trustee places come from the Full Members.", "elected=users"),
    (
        "11.1 Each year the Full Members shall choose from among their number persons to fill the places of Elected Trustees.",
        "elected=users",
    ),
    ("11.1 The Treasurer shall be a Survivor who has experience of keeping accounts.", "treasurer=users"),
    ("11.1 The Treasurer shall be someone, not necessarily a Survivor, who can keep accounts.", ""),
    (
        "11.1 The Treasurer, who must have had a stroke, is elected at the annual general meeting.",
        "treasurer=users",
    ),
    ("11.1 The Treasurer, unlike the Elected Trustees, may be a person who has not had a stroke.", ""),
    (
        "11.1 The Elected Trustees are Survivors; the Community Trustees are not.",
        "elected=users community=others",
    ),
    (
        "11.1 Community Trustees are appointed by the Elected Trustees from people who have not had a stroke.",
        "community=others",
    ),
    ("11.1 Community Trustees are to be persons other than Survivors.", "community=others"),
    ("11.1 A trustee who has not had a stroke shall not chair a meeting.", ""),
    (
        "11.1 When electing the Elected Trustees, Full Members shall have regard to the need for Survivors of every age.",
        "",
    ),
    ("11.1 The Survivors' Forum elects its own chair, who must be a Survivor and may attend the board.", ""),
    ("11.1 Two Survivors shall be invited to each meeting of the trustees.", ""),
    ("11.1 The trustees shall employ as manager only a person who is a Survivor.", ""),
    ("11.1 No Elected Trustee who is not a Survivor may vote on a matter about treatment.", ""),
    ("11.1 An Elected Trustee shall hold a meeting with Survivors every quarter.", ""),
    ("11.1 An Elected Trustee may appoint as his or her alternate only a Survivor.", ""),
    (
        "11.1 If at any time an Elected Trustee is not a Survivor, that trustee shall resign forthwith.",
        "elected=users",
    ),
    (
        "11.1 An Elected Trustee shall cease to hold office if he or she ceases to be a Full Member.",
        "elected=users",
    ),
    (
        "11.1 A trustee ceases to hold office if he or she:\n(a) dies;\n(b) resigns; or\n(c) being an Elected Trustee, ceases to be a Full Member.",
        "elected=users",
    ),
    ("11.1 A person who ceases to be a Full Member ceases to be entitled to vote.", ""),
    ("11.1 The first Elected Trustees, all of whom were Survivors, were named in the application.", ""),
    ("11.1 Until the first annual general meeting only Survivors shall be Elected Trustees.", ""),
    ("11.1 Volunteers who are Survivors may become Elected Trustees.", ""),
    ("11.1 The Elected Trustees shall consist wholly of Survivors.", "elected=users"),
    ("11.1 The Elected Trustees shall include Survivors.", ""),
    ("11.1 The Elected Trustees shall be persons who represent Survivors.", ""),
    ("11.1 The Elected Trustees shall be drawn from groups run by Survivors.", ""),
    ("11.1 The Elected Trustees must be Survivors or have a Survivor in the family.", ""),
    (
        "11.1 The Elected Trustees must be persons who are, or who have at any time been, Survivors.",
        "elected=users",
    ),
    ("11.1 Elected Trustees: Survivors only. 11.2 Community Trustees: anyone.", "elected=users"),
    ("11.1 Who can be an Elected Trustee? Only a Full Member.", "elected=users"),
    ("11.1 You can only be an Elected Trustee if you have had a stroke.", "elected=users"),
    ("11.1 If you want to be an Elected Trustee you must be a Survivor.", "elected=users"),
    ("11.1 All our Elected Trustees are Survivors.", "elected=users"),
    ("11.1 We want our Elected Trustees to be Survivors.", ""),
]

IN_CHARITY += [
    # what a board consists of is whom it must have, not whom it shuts out
    ("11.1 The board shall consist of Survivors and of such other people as the trustees choose.", ""),
    ("11.1 The board shall consist only of Survivors and people appointed by the council.", ""),
    (
        "11.1 The trustees shall consist only of Survivors.",
        "elected=users community=users treasurer=users coopted=users",
    ),
    ("11.1 The Elected Trustees shall consist solely of Survivors and Carers.", ""),
    ("11.1 The board has Survivors, Carers and councillors on it.", ""),
    ("11.1 It is a rule of the charity that each trustee is trained by Survivors.", ""),
    ("11.1 It is not a condition of office that the Treasurer be a Survivor.", ""),
    ("11.1 If an Elected Trustee is not a Survivor, the board pays for training.", ""),
    ("11.1 Treasurer: a Survivor or a Carer.", ""),
    ("11.1 Elected Trustees: see the list of Survivors.", ""),
    ("11.1 If you want to be an Elected Trustee you must be nominated by two Survivors.", ""),
    ("11.1 Each year the Full Members shall choose from among their number delegates to the congress.", ""),
    (
        "11.1 Unless the Full Members agree, a person shall not be an Elected Trustee for more than six years.",
        "",
    ),
    ("11.1 Elected Trustees must be Survivors; Community Trustees need not be.", "elected=users"),
]

IN_SOCIETY: list[tuple[str, str]] = [
    (
        "9.1 The Chairperson, the Vice-Chairperson and the Secretary must each be an Ordinary Member.",
        "officers=users",
    ),
    ("9.1 No Associate shall hold the office of Chairperson, Vice-Chairperson or Secretary.", ""),
    ("9.1 Every Ward Representative shall be a Blind Person residing in the ward.", "ward=users"),
    ("9.1 Every ward shall elect one Ordinary Member to be its Ward Representative.", "ward=users"),
    (
        "9.1 Ward Representatives shall be elected by the Blind Persons of the ward out of their own number.",
        "ward=users",
    ),
    ("9.1 The person nominated by the Municipal Corporation shall be a sighted person.", ""),
    ("9.1 The Treasurer may be a sighted person.", ""),
    ("9.1 The Treasurer shall be a person who is not a Blind Person.", "treasurer=others"),
    ("9.1 The Treasurer may be an Ordinary Member, an Associate or neither.", ""),
    (
        "9.1 Only an Ordinary Member may be nominated for, or hold, a position mentioned in rule 8.1(a) or (c).",
        "officers=users ward=users",
    ),
    (
        "9.1 A candidate shall have been an Ordinary Member for two years.",
        "officers=users ward=users treasurer=users",
    ),
    (
        "9.1 Members of the Managing Committee, save the nominee of the Municipal Corporation and the Treasurer, shall be Blind Persons.",
        "officers=users ward=users",
    ),
    ("9.1 The Managing Committee shall protect the rights of Blind Persons.", ""),
    ("9.1 Two of the Ward Representatives shall be women who are Blind Persons.", ""),
    ("9.1 The Chairperson shall preferably be a Blind Person.", ""),
    ("9.1 The Secretary shall keep a list of Ordinary Members.", ""),
    ("9.1 The Education Sub-committee shall be formed only of Blind Persons.", ""),
    ("9.1 The Chairperson shall be elected by the Ordinary Members.", ""),
    (
        "9.1 Ward Representatives hold office for two years. None but an Ordinary Member is eligible.",
        "ward=users",
    ),
    ("9.1 No employee may be a Ward Representative unless the Ordinary Members consent.", ""),
]

IN_NONPROFIT: list[tuple[str, str]] = [
    ("4.2 Each At-Large Director shall be a Peer.", "large=users"),
    (
        "4.2 At-Large Directors shall be individuals who are in recovery from a substance use disorder.",
        "large=users",
    ),
    ("4.2 The Staff Director shall be an Ally.", "staff=others"),
    ("4.2 Public Directors shall be designated by the County from among its employees.", ""),
    (
        "4.2 Public Directors shall not be individuals who meet the definition in Section 1.1.",
        "public=others",
    ),
    (
        "4.2 The At-Large Directors, each of whom shall be a Peer at the time of election, serve two-year terms.",
        "large=users",
    ),
    (
        "4.2 Qualifications. No individual shall be seated as an At-Large Director who does not come within Section 1.1.",
        "large=users",
    ),
    (
        "4.2 All Directors other than the Public Directors and the Staff Director must be Peers.",
        "large=users",
    ),
    ("4.2 At-Large Directors shall have experience working with Peers.", ""),
    ("4.2 At-Large Directors may be Peers or Allies.", ""),
    ("4.2 Fifty-one percent of the At-Large Directors shall be Peers.", ""),
    ("4.2 The Executive Director shall be a Peer.", ""),
    ("4.2 The Public Directors need not be Peers.", ""),
    ("4.2 The Corporation's goal is that every At-Large Director be a Peer.", ""),
    ("4.2 The Board shall not contract with an organization unless all of its directors are Peers.", ""),
    ("4.2 Peers may stand for election as At-Large Directors; so may Allies.", ""),
    ("4.2 The founding directors, all of whom were Peers, served until the first annual meeting.", ""),
    (
        "4.2 A Public Director must be a resident of the County and may not be an employee of the Corporation.",
        "",
    ),
]
