"""Invented rules that look closed and are open, or look open and are closed."""

from __future__ import annotations

RULES: list[tuple[str, str, str]] = [
    ("honorary with vote", "0..1", """
4. Ordinary Members are people who have had a heart transplant. Honorary Members are persons chosen for their services.
9. General meetings. Ordinary Members and Honorary Members shall each have one vote."""),
    ("staff admitted too", "0..1", """
4.1 Members must be people with lived experience of homelessness and psychosis, or staff of the charity.
9. General meetings. Each member has one vote."""),
    ("unless the committee decides", "0..1", """
4.1 Members shall be autistic persons, save that the committee may admit any other person whom it thinks fit.
9. General meetings. Each member has one vote."""),
    ("ceases to be disabled stays", "1..1", """
4.1 Membership is open to persons who have ulcerative colitis. A member does not cease to be one by recovering.
9. General meetings. Each member has one vote."""),
    ("household membership", "0..1", """
4.1 Individual Members are persons with a brain injury. Household Members are the whole household of a person with a brain injury.
9. General meetings. Each Individual Member has one vote and each Household Member has two votes."""),
    ("disabled-led organisations", "0..1", """
4.1 Full Members are organisations whose committees have a majority of disabled people.
9. General meetings. Each Full Member has one vote, which it casts by a representative of its choice."""),
    ("guardian votes for the member", "1..1", """
4.1 Only persons with intellectual disability may be members. A guardian may come with a member.
9. General meetings. Each member has one vote. A guardian or supporter has no vote."""),
    ("parents vote for minors", "0..1", """
4.1 Members are persons with haemophilia and, where a person with haemophilia is under eighteen, the parents of that person.
9. General meetings. Each member has one vote."""),
    ("two doors in one list", "0..1", """
4. The following may be members:
(a) any person who has or has had Hansen's disease;
(b) the spouse or adult child of such a person;
(c) any person who has served the colony for ten years.
9. General meetings. Each member has one vote."""),
    ("list of users", "1..1", """
4. The following may be members:
(a) any person who is blind;
(b) any person who is deafblind;
(c) any person who is partially sighted.
9. General meetings. Each member has one vote."""),
    ("all three needed", "1..1", """
4. A person is eligible for membership who
(a) is deafblind;
(b) has attained the age of eighteen; and
(c) lives in the province.
9. General meetings. Each member has one vote."""),
    ("no class voting named; associates may not", "1..1", """
4. Any person who uses a wheelchair may be a member. Any other person may be an associate; associates are not members.
9. General meetings. Members only may vote."""),
    ("temporary open start", "1..1", """
4. Membership is restricted to people with Tourette syndrome.
4.2 The first members, who were the subscribers, ceased to be members at the first annual general meeting.
9. General meetings. Each member has one vote."""),
    ("ex officio voter", "0..1", """
4. User Members are people who are deafened. The Mayor and the Vicar for the time being are also members, ex officio.
9. General meetings. Each member has one vote."""),
    ("service users of any kind", "0..1", """
4. Anyone who uses the centre, works in the centre or lives near the centre may be a member.
9. General meetings. Each member has one vote."""),
    ("volunteers become members", "0..1", """
4. Disabled people living in the borough, and volunteers who have served for six months, are eligible for membership.
9. General meetings. Each member has one vote."""),
    ("friends have a say only", "1..1", """
4. Members: people with a stoma. Friends: whoever else likes to come.
9. At the annual general meeting Friends have their say and Members have the vote."""),
    ("casting of votes by class for directors only", "0..1", """
4. There are Peer Members, who are people in recovery from their own addiction, and Community Members, who are other residents.
7. Only Peer Members vote in the election of Peer Directors.
9. General meetings. Peer Members and Community Members have one vote each."""),
    ("quorum of users", "0..1", """
4. Any resident may become a member.
9. General meetings. Each member has one vote. No business shall be done unless at least two thirds of the members present are disabled people."""),
    ("target", "0..1", """
4. Any resident may become a member. It is the aim of the Society that three quarters of the members should be disabled people.
9. General meetings. Each member has one vote."""),
    ("register note only", "0..1", """
4. Any resident may become a member. The register shows whether a member is a disabled person.
9. General meetings. Each member has one vote."""),
    ("veto of users no share", "0..1", """
4. Deaf Members are Deaf people. Hearing Members are hearing people.
9. General meetings. Each member has one vote. A change to these rules also needs the consent of two thirds of the Deaf Members."""),
    ("cap forgotten class", "0..1", """
4. Core Members are people with scoliosis. Family Members are relatives. Corporate Members are firms.
9. General meetings. Every member has one vote, but the votes of Corporate Members shall not exceed one tenth of all votes."""),
    ("caps on both", "3/5..1", """
4. Core Members are people with scoliosis. Family Members are relatives. Corporate Members are firms.
9. General meetings. Every member has one vote, but the votes of Family Members and of Corporate Members shall not together exceed two fifths of all votes."""),
    ("who need not", "0..1", """
4. Members shall be residents of the district, who need not themselves be disabled.
9. General meetings. Each member has one vote."""),
    ("carers only by exclusion", "1..1", """
4. Membership is open to any person who has a mental health condition. Carers, relatives and professionals are not eligible unless they have such a condition themselves.
9. General meetings. Each member has one vote."""),
    ("plain: our group", "1..1", """
We are a group of people with a learning disability.
Members
To be a member you must have a learning disability. Your supporter cannot be a member.
General meeting
Each member has one vote at the general meeting."""),
    ("plain: open", "0..1", """
We are a group of people with a learning disability and our friends.
Members
To be a member you must live in the town and like our group.
General meeting
Each member has one vote at the general meeting."""),
    ("associate means", "1..1", """
2. "Associate" means a person enrolled under rule 6; "Member" means a person enrolled under rule 5.
5. Any person who has been treated for cancer may be enrolled by the committee as a Member.
6. Any other person may be enrolled by the committee as an Associate.
9. General meetings. Members alone may vote."""),
    ("members of any kind", "0..1", """
2. "Member" means a person of either kind described in rule 5.
5. There are Disabled Members and Non-disabled Members. A Disabled Member must be a disabled person.
9. General meetings. Each Member has one vote."""),
]
