"""Sentences on what others may do to a body, each with the acts to be found in it ("-" for none).

All bodies are invented. Every sentence is read as a clause of the small rule book under whose name it stands.
"""

from __future__ import annotations

COMPANY = """ROWAN VOICES LIMITED
Articles of association

1. The name of the Company is Rowan Voices Limited. In these articles "the Foundation" means the Larchwood Foundation.
2. There are nine directors, of whom six are elected by the members and three are the Foundation Directors.
3. The directors manage the business of the Company. A director serves for three years. Directors meet each month.
4. {}
5. The members of the Company meet in general meeting once a year.
"""

PANEL = """SALTERN INFIRMARY NHS TRUST
PATIENTS' PANEL: TERMS OF REFERENCE

1. The Patients' Panel ("the Panel") was set up by Saltern Infirmary NHS Trust ("the Trust").
2. The Panel has twelve members, of whom nine are patients. The Panel meets monthly. The Panel elects its chair.
3. The Panel may write to anybody. Minutes of the Panel are put on the wall. The Panel may form small groups.
4. {}
5. The Panel looks at these terms of reference each year.
"""

ASSOCIATION = """LONGACRE ASSOCIATION OF DEAFBLIND PEOPLE
Constitution and rules

1. The Association is called the Longacre Association of Deafblind People. The objects of the Association are below.
2. The Committee has eight members, elected by the members of the Association. The Committee manages its affairs.
3. The Committee meets each month. Members of the Committee serve for two years.
4. {}
5. The funds of the Association are kept in a bank.
"""

CHARITY = """THE HARROW LANE TRUST
Declaration of trust

1. The name of the charity is the Harrow Lane Trust ("the Trust"). The objects of the Trust are to help autistic people.
2. There are seven trustees. The trustees hold the property of the Trust. Trustees serve for four years.
3. A trustee may resign. Five trustees are chosen by the autistic members.
4. {}
5. The trustees keep accounts.
"""

BRANCH = """WESTING BRANCH OF THE UNITED STAMMERERS
Branch rules

1. This is the Westing Branch ("the Branch") of the United Stammerers of Morrow ("the National Society").
2. The Branch is run by a committee of seven. The committee meets monthly. Committee members serve for a year.
3. Members of the Branch elect the committee at the annual meeting.
4. {}
5. The committee keeps a list of members of the Branch.
"""

CASES: dict[str, list[str]] = {
    COMPANY: [
        # removes
        "removes | The Foundation may by letter remove any director.",
        "removes | Any director may be removed from office at any time by notice in writing from the Foundation.",
        "removes | A director ceases to hold office if he or she is removed by the Foundation.",
        "removes | The Foundation shall be entitled, without giving reasons, to dismiss any one or more of the directors.",
        "removes | The directors hold office at the pleasure of the Foundation.",
        "removes | The Foundation reserves the right to require any director to stand down.",
        "removes | The Foundation may terminate the appointment of any director, whether elected or appointed.",
        "removes | If the Foundation considers that the Company is badly run, it may remove some or all of the directors.",
        "removes | Power to remove a director rests with the Foundation alone.",
        "removes | The Foundation has power at any time to suspend or remove from office a director of either description.",
        "removes | The office of a director is vacated if the Foundation so resolves and notifies the director that he or she is dismissed by the Foundation.",
        "removes | The Larchwood Foundation may call upon any director to resign, and that director shall then leave office.",
        "removes | The Foundation can take anybody off the board.",
        "removes | The Foundation's trustees may relieve any director of his or her duties.",
        "removes | The following rights are reserved to the Foundation: (a) the removal of any director; (b) the choice of the auditor.",
        "- | The Foundation may remove its own nominees.",
        "- | The Foundation may at any time remove a Foundation Director and appoint another in that person's place.",
        "- | The Foundation may appoint up to three directors and may remove any director so appointed.",
        "- | The Foundation may remove any director whom it has appointed.",
        "- | The Foundation may not remove a director.",
        "- | The Foundation has no power to remove a director.",
        "- | Neither the Foundation nor any funder may remove a director.",
        "- | No funder may dismiss a director.",
        "- | The Foundation may ask the members to remove a director, but the decision is theirs.",
        "- | The Foundation may recommend that a director be removed by the members.",
        "- | The members may by ordinary resolution remove a director.",
        "- | A director may be removed by the members in general meeting, of which the Foundation shall be told.",
        "- | The Charity Commission may remove a director under the Act.",
        "- | A director ceases to hold office if removed by order of the court.",
        "- | The directors may remove the manager.",
        "- | A director is removed only by the members, and never by the Foundation.",
        "- | The Foundation may withdraw its nominee and send another.",
        "- | The Foundation no longer has power to remove directors.",
        "- | Nothing in the funding agreement lets the Foundation remove a director.",
        # overrules
        "overrules | The Foundation may set aside any decision of the board.",
        "overrules | Any decision of the directors may be overturned by the Foundation within thirty days.",
        "overrules | No decision of the directors takes effect until the Foundation has approved it.",
        "overrules | The Foundation has a veto over all decisions of the board.",
        "overrules | All resolutions of the directors are subject to ratification by the Foundation.",
        "overrules | Where the Foundation and the directors differ, the decision of the Foundation is final.",
        "overrules | The last word lies with the Foundation.",
        "overrules | The Foundation may, if it thinks fit, veto any resolution of the directors.",
        "- | The Foundation has no veto.",
        "- | The Foundation may not overrule the directors.",
        "- | The Foundation may comment on a decision of the directors, which stands unless the directors change it.",
        "- | The chair's decision on a point of order is final.",
        "- | The members may set aside a decision of the directors by special resolution.",
        "- | The directors need not consult the Foundation before a decision.",
        "- | Decisions of the directors do not require the approval of the Foundation.",
        "- | No agreement with a funder may give the funder a veto over decisions of the directors.",
        # directs
        "directs | The directors shall comply with any direction given by the Foundation.",
        "directs | The Foundation may give directions to the directors, who shall carry them out.",
        "directs | The board acts at all times under the direction of the Foundation.",
        "directs | The Foundation may direct the directors to take or not to take any step.",
        "directs | The directors shall give effect to the written instructions of the Foundation.",
        "- | The directors shall have regard to the views of the Foundation.",
        "- | The Company is not subject to direction by the Foundation.",
        "- | The members may by special resolution direct the directors to take a step.",
        "- | The directors must spend a grant as the terms of the grant say, and report to the Foundation each year.",
        "- | The directors must comply with any direction of the Charity Commission.",
        # dissolves
        "dissolves | The Foundation may at any time wind up the Company.",
        "dissolves | The Company may be dissolved by resolution of the Foundation.",
        "dissolves | The Foundation may resolve that the Company be wound up.",
        "- | On a winding up what is left goes to the Foundation.",
        "- | The Company may be wound up by special resolution, and assets left are given to a charity which the Foundation approves.",
        "- | The Foundation may end its funding agreement with the Company on six months' notice.",
        "- | The Foundation may not dissolve the Company.",
        # amends and consents
        "amends | The Foundation may amend these articles.",
        "amends | These articles may be altered only by resolution of the Foundation.",
        "consents | No alteration of these articles has effect without the prior written consent of the Foundation.",
        "consents | These articles may be altered by special resolution, provided that the Foundation has first agreed in writing.",
        "consents | It is a condition of every amendment of the articles that the Foundation approves it.",
        "consents | The articles shall not be changed unless the Foundation consents.",
        "consents | Amendments must be approved by the Foundation before they are put to the members.",
        "- | The consent of the Foundation is not required for any amendment of the articles.",
        "- | The articles may be altered by special resolution without reference to the Foundation.",
        "- | A copy of every amendment shall be sent to the Foundation.",
        "- | An amendment that is a regulated alteration needs the consent of the Charity Commission.",
        "- | No amendment takes effect until the Registrar has approved it.",
        "- | The articles may be altered by special resolution. The Foundation need not be consulted.",
        "- | The hall shall not be altered without the consent of the Foundation, which owns it.",
        # appoints
        "appoints | All the directors are appointed by the Foundation.",
        "appoints | The Foundation appoints every director, by notice in writing.",
        "appoints | No election of a director takes effect until the Foundation has ratified it.",
        "appoints | The Foundation may refuse to confirm any person elected, or strike out any name on the list of candidates.",
        "appoints | The election of directors is subject to confirmation by the Foundation.",
        "- | The Foundation may appoint one director.",
        "- | Three directors are appointed by the Foundation.",
        "- | The Foundation may suggest names to the members, who are free to choose others.",
        "- | The Foundation sends an observer, who has no vote.",
        "- | The first directors were all appointed by the members.",
        # sole member
        "sole member | The Foundation is the sole member of the Company.",
        "sole member | The Company shall have one member only, which is the Foundation.",
        "- | The Company is the sole member of Rowan Trading Limited.",
        "- | A household has one member who votes for it.",
        "- | The only member present forms no quorum.",
    ],
    PANEL: [
        "removes | The Chief Executive may remove any member of the Panel.",
        "removes | Membership of the Panel ends on written notice from the Director of Nursing.",
        "removes | The Trust may ask any member to leave the Panel, and that member shall then leave.",
        "appoints | All members of the Panel are appointed by the Trust.",
        "appoints | The Trust decides who is on the Panel.",
        "dissolves | The Trust Board may disband the Panel at any time.",
        "dissolves | The Panel may be wound up by the Trust at three months' notice.",
        "dissolves | The Panel continues for so long as the Trust wishes.",
        "amends | The Trust may change these terms of reference.",
        "amends | These terms of reference may be varied by the Trust and by nobody else.",
        "overrules | The Panel makes recommendations, and the Trust is free to reject them.",
        "overrules | The Panel's recommendations bind nobody until the Trust has adopted them.",
        "overrules | The Board may set aside any decision of the Panel.",
        "directs | The Panel works under the direction of the Director of Nursing.",
        "- | The Trust lends the Panel a room and pays for its biscuits.",
        "- | The Trust may close the room at six in the evening.",
        "- | The Trust does not choose who sits on the Panel.",
        "- | The Trust may not close the Panel.",
        "- | The Panel sends its minutes to the Trust.",
        "- | The chair may ask a member to leave the room.",
        "- | The Panel may remove a member by a vote of two thirds.",
        "- | The Panel is independent of the Trust, which has no say in who belongs to it.",
        "- | The Chief Executive may attend meetings of the Panel without a vote.",
        "- | The Trust may end its grant to the Panel at a year's notice.",
    ],
    ASSOCIATION: [
        "removes | The Minister may remove any member of the Committee from office.",
        "removes | It shall be lawful for the Mayor to dismiss the Committee and call a fresh election.",
        "removes | The Bishop may remove any officer or member of the Committee at will.",
        "directs | The Department may give the Committee directions, and the Committee shall obey them.",
        "dissolves | The Diocese may at any time dissolve the Association.",
        "overrules | The Hospital Board may veto any resolution of the Committee.",
        "consents | No change in these rules shall have force until the County Council has agreed to it.",
        "appoints | The Minister appoints all the members of the Committee.",
        "appoints | The Committee has eight members. Five members are nominated by the Borough Council.",
        "overrules | The Founder has the final say in all matters.",
        "removes | The Founders may by a joint letter dismiss any member of the Committee.",
        "- | The Minister may be invited to open the annual meeting.",
        "- | The Borough Council nominates two members of the Committee.",
        "- | The Committee may remove any member of a sub-committee.",
        "- | The Association may dissolve any local group.",
        "- | The general meeting may remove any member of the Committee.",
        "- | The Registrar may dissolve the Association if it breaks the Act.",
        "- | The Minister may dissolve the Association in exercise of powers under the Societies Act.",
        "- | No change in the rules takes effect until the Registrar of Societies has approved it.",
        "- | The landlord may end the lease of the hall.",
        "- | A funder may ask for a report and may inspect the books.",
        "- | The Association shall not accept money on terms that would let a donor appoint or remove a member of the Committee.",
        "- | The President may direct a member to stop speaking.",
        "- | The Committee may direct the coordinator and may dismiss staff.",
        "- | The Association may be dissolved by two thirds of its members, and the hall then returns to the Borough Council.",
        "- | Formerly the Mission could dismiss the Committee; it no longer can.",
        "- | The auditor may direct that books be kept in another way.",
        "- | The Federation, of which the Association is a member, has no power over it.",
        "- | Any purported removal of a member of the Committee by a funder is void.",
        "- | The Patron is told of every change of the rules.",
        "- | The Committee may change the meeting place if the Church agrees.",
        "- | Money from the Lottery shall be spent as the grant directs.",
    ],
    CHARITY: [
        "removes | The Settlor may remove a trustee at any time by deed.",
        "removes | A trustee holds office during the Settlor's pleasure.",
        "amends | The Settlor may during his lifetime vary this deed.",
        "consents | This deed may be varied by the trustees with the consent of the Settlor.",
        "appoints | The trustees are appointed by the Settlor.",
        "appoints | The Settlor shall appoint all trustees.",
        "directs | The trustees shall act in accordance with the wishes of the Founder.",
        "removes | The Larkspur Company may by notice dismiss any trustee of the Trust.",
        "- | The Trust may remove a trustee by a resolution of the autistic members.",
        "- | The trustees of the Trust may remove a trustee who misses four meetings.",
        "- | The Settlor has no power to revoke these trusts or to remove a trustee.",
        "- | The Settlor may appoint one trustee in his lifetime.",
        "- | The power of the Settlor to appoint trustees ended at the Settlor's death.",
        "- | The Trust may wind up any subsidiary.",
        "- | The Trust may set aside money as a reserve.",
        "- | The trustees may amend this deed, but not so that the Settlor benefits.",
        "- | The trustees may with the consent of the Charity Commission amend this deed.",
        "- | The Trust may appoint agents and remove them.",
        "- | No trustee may be removed by the Settlor or by any other person outside the Trust.",
        "consents | The name of the Trust may not be changed without the consent of the Settlor's family.",
    ],
    BRANCH: [
        "removes | The National Executive may suspend any member of the committee.",
        "dissolves | The National Society may withdraw the Branch's charter.",
        "dissolves | The National Council may dissolve the Branch.",
        "overrules | The National Society may at any time set aside a decision of the committee.",
        "directs | The committee shall carry out the instructions of Head Office.",
        "directs | The National Society may place the Branch under an administrator.",
        "amends | These rules may be altered only by the National Society.",
        "consents | No amendment of these rules is valid until approved by the National Executive.",
        "- | The Branch sends two delegates to the National Society's conference.",
        "- | The Branch pays a share of its subscriptions to the National Society.",
        "- | The National Society may not interfere in the affairs of the Branch.",
        "- | The committee may remove a member of the Branch.",
    ],
}

EASY = """THE BIG VOICE GROUP
Our rules in easy words

1. We are the Big Voice Group. We are people with learning disabilities. Marram Care ("the Charity") gives us a room.
2. Our committee has six people. We vote for the committee every spring. The committee meets on Mondays.
3. The committee plans trips. The committee looks after our tin of money. People on the committee listen.
4. {}
5. We look at the rules of the Group every year.
"""

COUNCIL = """CITY OF FENWORTH
DISABILITY ADVISORY COMMITTEE
Terms of Reference

1. The Disability Advisory Committee (the Committee) is set up by Fenworth City Council (Council).
2. The Committee has eleven members. The Committee meets six times a year. The Committee elects a chair.
3. The Committee may ask for reports. The Committee keeps notes. Members of the Committee serve for two years.
4. {}
5. The Committee looks at its work each year.
"""

NONPROFIT = """BYLAWS OF CEDAR FORK PEER CENTER, INC.
A Nonprofit Corporation

ARTICLE I. NAME
1.1 The name of the corporation is Cedar Fork Peer Center, Inc. (the "Center"). "System" means Tolland Valley Health System, Inc.
ARTICLE II. BOARD
2.1 The Board of Directors consists of nine Directors. Directors serve two-year terms. The Directors manage the affairs of the Center.
2.2 Five Directors shall be Consumers. A Director may resign.
ARTICLE III. OTHER
3.1 {}
3.2 The fiscal year of the Center ends in June.
"""

PANCHAYAT = """RULES AND REGULATIONS OF THE NAVJYOTI LEPROSY COLONY SAMITI

1. The name of the Society shall be Navjyoti Leprosy Colony Samiti. The Society is a registered society.
2. The Governing Body shall consist of eleven members, all elected by the General Body from the members of the Society.
3. The Governing Body shall manage the affairs of the Society. Members of the Governing Body hold office for three years.
4. {}
5. The accounts of the Society shall be audited every year.
"""

CASES |= {
    EASY: [
        "dissolves | The Charity can close the group.",
        "removes | The Charity can tell anyone on the committee to leave.",
        "overrules | The Charity can stop our decisions.",
        "overrules | If the Charity does not agree with the committee, the Charity has the last word.",
        "overrules | A decision about money only happens if the Charity says yes.",
        "appoints | The Charity picks who is on the committee.",
        "amends | The Charity can change our rules.",
        "consents | We can only change the rules if the Charity agrees.",
        "directs | The committee must do what the Charity says.",
        "- | The Charity cannot close the group.",
        "- | The Charity does not pick who is on the committee. We do.",
        "- | The Charity can ask us questions, but we decide.",
        "- | A helper from the Charity can come to meetings. Helpers do not vote.",
        "- | The Charity can say what it thinks. It cannot change what we decide.",
        "- | If the group closes, the money goes to the Charity.",
        "- | We can ask a person to leave the committee if two out of three of us agree.",
    ],
    COUNCIL: [
        "appoints | Members are appointed by resolution of Council.",
        "removes | Council may at any time revoke the appointment of any member.",
        "dissolves | Council may by resolution disband the Committee.",
        "amends | Council may vary these Terms of Reference.",
        "overrules | The Committee is advisory and has no delegated authority.",
        "overrules | The Committee has no power to make decisions on behalf of Council.",
        "overrules | Recommendations of the Committee have no effect until adopted by Council.",
        "directs | The Committee shall carry out such tasks as Council directs.",
        "- | Council thanks the Committee for its work.",
        "- | The Mayor may open the first meeting.",
        "- | Officers of Council attend and have no vote.",
        "- | The Committee may set up a working group and may end it.",
        "- | The chair may end a meeting that has become disorderly.",
    ],
    NONPROFIT: [
        "removes | Any Director may be removed, with or without cause, by the System.",
        "sole member | The sole member of the corporation is the System.",
        "appoints | The Directors shall be elected by the System at its annual meeting.",
        "overrules | No action of the Board with respect to the budget is effective until ratified by the System.",
        "dissolves | The System may cause the Center to be dissolved.",
        "amends | The System may alter, amend or repeal these Bylaws.",
        "amends | The power to amend these Bylaws is vested in the System.",
        "removes | The System shall have the sole power, exercisable in its discretion, to elect and to remove Directors.",
        "consents | No amendment shall be valid without the approval of the System.",
        "removes | Each Director serves at the will of the System.",
        "- | The System has no right to elect or remove any Director.",
        "- | The System may designate one person to attend meetings of the Board without a vote.",
        "- | Two Directors may be designated by the System, which may replace its designees.",
        "- | The Board may by two-thirds vote remove a Director.",
        "- | The State may revoke the license of any clinic.",
        "- | The Executive Director may discharge any employee.",
        "- | The Department of Rehabilitation may audit the books of the Center.",
        "- | The Center shall comply with the directives of the Department of Rehabilitation as to the use of grant funds.",
        "- | No Director shall be removed at the request of a funder.",
        "- | The Board may remove a Director on the recommendation of the Ethics Committee.",
        "- | Nothing herein gives the System any power over the Board.",
        "- | The System waives any right to amend these Bylaws.",
    ],
    PANCHAYAT: [
        "removes | The District Collector may dismiss the Governing Body or any member thereof.",
        "overrules | The Mission may cancel any resolution of the Governing Body.",
        "removes | The Patron shall have full powers to remove any member of the Governing Body without assigning any reason.",
        "consents | No amendment of these rules shall be carried out save with the previous sanction of the State Government.",
        "directs | The Governing Body shall be bound by the orders of the Mission.",
        "dissolves | The Mission may take over the management and dissolve the Society.",
        "- | The Collector may be chief guest on the annual day.",
        "- | The Registrar may call for the list of the Governing Body.",
        "- | No person outside the Society, be it the Mission or the Government, shall appoint or remove a member of the Governing Body.",
        "- | The rules may be amended by three-fifths of the members in accordance with section 12 of the Act.",
        "- | The Government may give a grant and may inspect the accounts.",
        "- | On dissolution the property shall vest in the Government.",
    ],
}

FOUNDATION = """BIRCH HILL FOUNDATION OF AUTISTIC PEOPLE
Statutes

Article 1. The Foundation bears the name Birch Hill Foundation of Autistic People. It is independent.
Article 2. The Council governs the Foundation. The Council has nine members. The Council meets six times a year.
Article 3. Members of the Council are elected by the Assembly. The Council chooses a president.
Article 4. {}
Article 5. The property of the Foundation serves its purposes.
"""

UNION = """NATIONAL UNION OF WHEELCHAIR USERS
Rule book

Rule 1. The Union is the National Union of Wheelchair Users. Its members are wheelchair users. It has branches.
Rule 2. The National Executive governs the Union. The National Executive has fifteen members elected by branches.
Rule 3. Conference meets each June. The General Secretary is employed by the Union.
Rule 4. {}
Rule 5. The funds of the Union are held at the bank.
"""

CLUB = """THE TUESDAY CLUB FOR DEAFENED PEOPLE
How we run the club

1. We are the Tuesday Club. The members of the Club are deafened people.
2. A committee of six runs the Club. The members choose the committee each May.
3. The hall belongs to St Aldhelm's Church ("the Church"). The committee meets in the hall.
4. {}
5. The Club keeps its money at the building society.
"""

SOCIETY = """HOLLOW ROAD SOCIETY FOR EPILEPSY
Articles

1. In these articles "the Society" means the Hollow Road Society for Epilepsy, "the Grantor" means the Ashcombe Bequest, a charitable company, and "the Authority" means the Middle Vale Health Authority.
2. The Board consists of ten Directors. The Directors manage the affairs of the Society. Six Directors are persons with epilepsy.
3. A Director serves three years. Directors may be paid their fares. The Board elects a chair.
4. {}
5. The members of the Society meet once a year.
"""

CASES |= {
    FOUNDATION: [
        "- | The Foundation may withdraw from any partnership and may dissolve any working group.",
        "- | The Council may remove any of its members by a vote of three quarters.",
        "- | The Council may amend these statutes with the consent of the Assembly.",
        "- | The Assembly may set aside any decision of the Council and may remove its members.",
        "- | The Foundation may remove a member who does not pay.",
        "- | The president may direct the staff.",
        "- | The Foundation is dissolved by a vote of the Assembly.",
        "- | The Council acts under the control of the Assembly.",
        "- | No alteration of the statutes has effect without the approval of the court.",
        "removes | The Canton may remove any member of the Council if it thinks that good.",
        "overrules | The Holm Institute may veto any decision of the Council.",
        "consents | The statutes may be changed only with the agreement of the Holm Institute.",
        "removes | The Founder may at any time during her life dismiss any member of the Council.",
    ],
    UNION: [
        "- | The National Executive may suspend any officer of a branch.",
        "- | The Union may dissolve any branch.",
        "- | Conference may overrule the National Executive and may alter these rules.",
        "- | The General Secretary shall carry out the directions of the National Executive.",
        "- | Any member of the National Executive may be removed by Conference.",
        "- | Branch rules need the approval of the National Executive.",
        "- | The National Executive may appoint all members of any sub-committee.",
        "removes | The Ministry of Social Welfare may remove any member of the National Executive.",
    ],
    CLUB: [
        "- | The Church may let the hall to others on other days.",
        "- | The Church may ask the Club to leave the hall at a month's notice.",
        "- | The committee must follow the instructions of the Church about fire doors.",
        "- | The Church lends the Club its piano. Its vicar is welcome at the meal.",
        "- | The vicar may draw the raffle.",
        "- | The Church has no say in the affairs of the Club.",
        "removes | The Church may put out the committee and choose another.",
        "consents | We cannot alter these rules unless the Church agrees.",
        "overrules | What the committee decides is subject to the approval of the Church.",
        "dissolves | The Church may close the Club when it likes.",
    ],
    SOCIETY: [
        "removes | The Grantor may by instrument in writing remove all or any of the Directors.",
        "removes | Every Director shall vacate office on receiving notice from the Authority to that effect.",
        "removes | The Directors, however elected, hold office only during the pleasure of the Grantor.",
        "removes | The right to dismiss Directors is vested in the Grantor.",
        "removes | The Authority, where it is satisfied that this would be for the good of the service, may end the term of office of any Director.",
        "appoints | Six Directors are appointed by the Grantor.",
        "appoints | The Grantor appoints four Directors and the Authority appoints three Directors.",
        "appoints | All ten Directors are to be chosen by the Grantor.",
        "appoints | No person elected may take office until the Grantor has approved the election.",
        "overrules | Resolutions of the Board shall be laid before the Grantor, which may disallow them within a month.",
        "overrules | The Board shall do nothing of importance without the approval of the Grantor.",
        "overrules | The Grantor may within six weeks annul any act of the Board.",
        "overrules | In any matter of dispute the view of the Authority shall prevail.",
        "directs | The Grantor may issue to the Board such directions as it thinks fit, and the Board shall obey.",
        "directs | The Society shall be under the control and direction of the Grantor.",
        "directs | The Board must give effect to any policy laid down by the Authority.",
        "dissolves | The Grantor may by notice in writing require that the Society be wound up.",
        "dissolves | The Society shall continue during the pleasure of the Grantor.",
        "amends | These articles may at any time be varied by the Grantor.",
        "amends | The Grantor reserves the power to revoke or vary all or any of these articles.",
        "consents | An alteration of these articles is void if made without the leave of the Grantor.",
        "consents | The Directors may propose an amendment, but it has no force before the Grantor signs it.",
        "- | The Grantor may appoint two Directors and may replace either of them.",
        "- | Three Directors are nominated by the Authority, which may at any time revoke such a nomination.",
        "- | The Grantor may nominate a Director in the place of any Director whom it nominated.",
        "- | A Director appointed by the Grantor may be removed by the Grantor.",
        "- | A nominee of the Authority ceases to be a Director when the Authority so decides.",
        "- | The Grantor shall be given a copy of every resolution of the Board.",
        "- | The Board shall consult the Grantor before amending these articles, but is not bound by what it says.",
        "- | Neither these articles nor any grant gives the Grantor power to remove a Director.",
        "- | The Authority may inspect the premises and may require the Board to supply accounts.",
        "- | The Society is independent, and no decision of the Board needs the approval of the Authority.",
        "- | The Grantor is entitled to attend meetings of the Board but not to vote or to overrule it.",
        "- | The members may, against the advice of the Grantor, remove a Director.",
        "- | Any term of a grant which lets the Grantor remove a Director is of no effect.",
        "- | If the Grantor ends its grant the Board shall call a general meeting, which may decide to wind up the Society.",
        "- | The Grantor shall not unreasonably be refused a copy of the accounts.",
        "- | The minister of the Chapel may say grace.",
        "- | The Board may, without the consent of the Grantor, borrow money.",
        "- | The treasurer may be removed by the Board.",
        "- | A Director may be disqualified by order of the court or of the Commission.",
        "- | The members of the Authority are appointed by the Minister.",
        "- | The Authority appoints its own officers and may dismiss them.",
        "- | The Authority may close its ward, in which case the Society looks for another room.",
    ],
}

CONGREGATION = """SAINT EITHNE'S DEAF COMMUNITY COMPANY LIMITED BY GUARANTEE
Constitution

1. Name. The company is Saint Eithne's Deaf Community Company Limited by Guarantee (the "Company").
2. The Company grew from a school of the Sisters of the Quiet Well (the "Congregation"), which owns the house.
3. There are eleven directors. Seven directors are Deaf. The directors manage the Company. A director serves a term.
4. {}
5. The members meet once a year.
"""

AUSPICED = """RIVERBEND PEER NETWORK INCORPORATED
Rules

1. The name of the Association is Riverbend Peer Network Incorporated. Its auspicing body is Plainsong Community Services.
2. The committee of management has nine members, of whom six are consumers. Committee members serve two years.
3. The committee of management manages the affairs of the Association.
4. {}
5. The Association keeps a register of members.
"""

KENYA = """CONSTITUTION OF THE TUMAINI EPILEPSY SELF HELP GROUP
Under the sponsorship of Kisanga Mission Hospital

1. The name shall be the Tumaini Epilepsy Self Help Group ("the Group"). Members are people who have epilepsy.
2. There shall be an Executive Committee of seven office bearers elected by the members of the Group each year.
3. The Executive Committee shall run the affairs of the Group. Office bearers shall serve for one year.
4. {}
5. The Group shall have a bank account.
"""

NHS = """NORTH FELLS INTEGRATED CARE BOARD
CO-PRODUCTION FORUM - TERMS OF REFERENCE

1 Purpose
The Co-production Forum (the Forum) brings people with long-term conditions together with staff of the ICB.
2 Membership
The Forum has fourteen members, eight of whom have a long-term condition. The Forum meets every six weeks.
The Forum chooses two co-chairs. The Forum may set up groups. Notes of the Forum are public.
3 Other
{}
4 Review
The Forum looks at this paper yearly.
"""

CASES |= {
    CONGREGATION: [
        "removes | The Congregation may, for any reason which it thinks good, request a director in writing to resign, and the director shall thereupon be deemed to have resigned.",
        "removes | A person ceases to be a director upon the Congregation giving notice to that effect.",
        "removes | The Congregational Leader of the Congregation may remove and replace any of the directors.",
        "appoints | The directors shall be such persons as the Congregation appoints.",
        "overrules | Decisions about the house, the budget and all else may be reversed by the Congregation.",
        "overrules | Whatever the board decides may be vetoed by the Congregation within forty days.",
        "consents | No resolution to amend this constitution shall be proposed unless the Congregation has given its prior consent in writing.",
        "consents | This constitution may not be changed save with the blessing of the Congregation.",
        "directs | In all matters the directors shall defer to the directions of the Congregation.",
        "dissolves | It is for the Congregation to decide when the Company shall be wound up.",
        "sole member | The Congregation shall be and remain the sole member of the Company.",
        "- | The Congregation lets the house to the Company at one euro a year.",
        "- | The house shall not be sold without the consent of the Congregation, its owner.",
        "- | The Congregation may appoint two directors and may at its discretion remove and replace those two.",
        "- | A director appointed by the Congregation holds office at its pleasure.",
        "- | The Congregation gave up its power to remove directors when the Company was registered.",
        "- | The Charities Regulator may remove a director.",
        "- | The Company is autonomous: the Congregation neither appoints nor removes its directors.",
        "- | The chaplain sent by the Congregation may attend and has no vote.",
    ],
    AUSPICED: [
        "removes | The auspicing body may stand down the committee or any member of it.",
        "removes | Plainsong Community Services may remove a committee member by notice.",
        "overrules | A decision to spend money has no effect unless the auspicing body confirms it, and any other decision may be set aside by it or by the auspicing body's board.",
        "directs | The committee must act on every instruction of the auspicing body.",
        "amends | The auspicing body may rewrite these rules.",
        "dissolves | Plainsong Community Services may close the Association down.",
        "- | The auspicing body keeps the books and pays the bills that the committee passes.",
        "- | The auspicing body cannot overturn a decision of the committee.",
        "- | The committee may change its auspicing body at any time.",
        "- | Consumer Affairs may ask for the register.",
        "- | The committee may remove a committee member who misses three meetings.",
        "- | The members may by special resolution alter these rules, which then go to the Registrar for approval.",
    ],
    KENYA: [
        "removes | The Medical Superintendent of Kisanga Mission Hospital shall have power to remove any office bearer.",
        "dissolves | The Hospital may at its discretion disband the Group.",
        "overrules | The Hospital shall have the final say in all matters of the Group.",
        "consents | Any amendment to this constitution shall first be approved by the Hospital.",
        "directs | The Executive Committee shall work under the supervision and control of the Hospital.",
        "- | The Hospital may give the Group drugs and a place to meet.",
        "- | The Group shall not be dissolved without the consent of the Registrar.",
        "- | The Area Chief may attend as a guest.",
        "- | The members may remove any office bearer by a two thirds vote.",
        "- | The Hospital shall not interfere with elections of the Group.",
        "- | Amendments shall be filed with the Department of Social Development.",
    ],
    NHS: [
        "appoints | The ICB appoints all the members after an interview.",
        "removes | The Director of Communities may end anyone's membership if it is not working out.",
        "overrules | The Forum advises; decisions are made by the Board.",
        "overrules | The Forum has no decision-making powers.",
        "dissolves | The ICB may stand the Forum down.",
        "amends | The ICB reviews and may amend these terms of reference.",
        "amends | These terms of reference will be changed only by the Executive Committee.",
        "directs | The Forum carries out work as directed by the Quality Committee of the ICB and must follow the instructions of the ICB.",
        "- | The ICB pays travel and a fee.",
        "- | The Director of Communities comes to meetings and does not vote.",
        "- | The co-chairs may ask someone who shouts to leave the meeting.",
        "- | The ICB will publish what the Forum decides and cannot change it.",
        "- | The Forum decides who its members are.",
    ],
}
