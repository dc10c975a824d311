"""More invented rules on members and their votes: lawyers, volunteers, translators, plain English."""

from __future__ import annotations

RULES: list[tuple[str, str, str]] = [
    ("company articles by construction", "1..1", """
1. Interpretation
1.1 In these Articles "Voting Member" and "Companion" have the meanings given to them by Articles 8 and 9 respectively.
8. Voting Members
The Board may admit as a Voting Member any individual who has been diagnosed with a rheumatic disease.
9. Companions
The Board may enrol as a Companion any other individual or body.
14. Votes at general meetings
Every Voting Member shall have one vote. Companions shall be entitled to attend and speak but not to vote."""),
    ("australian model rules", "0..1", """
5 Membership
(1) A person who supports the purposes of the Association is eligible for membership.
(2) The committee consists of the president, the secretary, the treasurer and 5 ordinary members.
9 General meetings
(1) On any question arising at a general meeting, subject to subrule (3), each member who is entitled to vote has one vote.
(2) A member may vote in person or by proxy."""),
    ("scottish scio", "1..1", """
11 Membership is open to any individual aged 16 or over who has personal experience of mental illness, and who supports the purposes.
12 Employees of the organisation are not eligible for membership.
20 Every member has one vote at members' meetings, which must be given personally."""),
    ("memorial society, indian english", "2/3..1", """
3. MEMBERSHIP: The Society shall have the following classes of members, namely:-
(a) Active Members: Any person with locomotor disability of forty per cent or more who has attained 18 years.
(b) Well-wisher Members: Any other citizen of good character.
9. GENERAL BODY: All Active Members and Well-wisher Members shall have one vote each in the General Body, provided that the votes of Well-wisher Members shall not be counted beyond one third of the total votes."""),
    ("us bylaws", "1..1", """
ARTICLE II. MEMBERS
Section 1. Classes. There shall be two classes of members: Consumer Members and Associate Members.
Section 2. Consumer Members. Consumer Membership shall be limited to individuals who currently receive or formerly received mental health services for themselves.
Section 3. Associate Members. Any individual or organization that supports the mission may become an Associate Member. Associate Members shall have no voting rights.
ARTICLE III. MEETINGS OF MEMBERS
Section 1. Annual Meeting. The annual meeting shall be held in June. Each Consumer Member is entitled to one vote."""),
    ("us bylaws open", "0..1", """
ARTICLE II. MEMBERS
Section 1. Eligibility. Membership is open to all persons who share the purposes of the corporation, including consumers, family members, providers and other interested citizens.
ARTICLE III. MEETINGS
Section 1. There shall be an annual meeting. Each member in good standing shall be entitled to one vote."""),
    ("german statutes", "1..1", """
§ 4 Members
(1) Ordinary members can be natural persons who are themselves affected by psoriasis.
(2) Supporting members can be natural or legal persons who wish to support the association.
§ 8 General Assembly
(1) Ordinary members have one vote each. Supporting members take part with advisory voice."""),
    ("french statutes", "0..1", """
Article 5. The association is composed of active members and members of honour. Active members are the persons with a disability, their relatives and the persons who adhere to the statutes.
Article 9. The general assembly comprises all the active members, each of whom disposes of one vote."""),
    ("kenyan constitution", "1..1", """
3. MEMBERSHIP
(a) Any person with disability who is over the age of 18 years and resides in the sub-county shall be eligible for full membership and shall, subject to approval by the committee, become a full member on payment of an entrance fee.
(b) Parents and guardians may be registered as associate members. They shall not vote nor be elected.
7. GENERAL MEETINGS
There shall be annual general meetings. Each full member shall have one vote."""),
    ("south african co-operative", "1/2..1", """
5. Membership
5.1 User members are people who use wheelchairs. Worker members are the persons whom the co-operative employs.
5.2 The number of worker members may not be greater than the number of user members.
8. General meetings
8.1 Each member has one vote at a general meeting, as section 14 of the Act requires."""),
    ("canadian by-law, classes with shares", "3/5..1", """
2.01 There shall be two classes of members, being the Lived Experience Class and the Community Class.
2.02 Membership in the Lived Experience Class is open to individuals who have themselves lived with an eating disorder.
2.03 Membership in the Community Class is open to all other persons.
4.05 At every meeting of members the votes of the Lived Experience Class shall count as 60% of the votes and those of the Community Class as 40%, regardless of the number present."""),
    ("easy read", "0..1", """
Who can be a member?
Anyone can be a member.
You can have a disability or not.
Our big meeting
We have a big meeting once a year. Every member has one vote."""),
    ("easy read, users", "1..1", """
Who can be a member?
You must have a learning disability to be a member.
Supporters can help. Supporters are not members.
Our big meeting
We have a big meeting every year. Every member has one vote."""),
    ("club rules", "1..1", """
1. The Left Foot Club is for people who have had a leg amputated.
2. Anyone who has had a leg amputated can join by telling the Secretary.
3. Husbands, wives, friends and the people from the limb centre are welcome on Thursdays but they are not members.
4. There is an annual general meeting in April. Every member has a vote."""),
    ("old charter", "1..1", """
V. Of the Members. No person shall be elected a Member of the Guild save such as be blind.
VI. Of Subscribers. Any well-disposed person subscribing one guinea yearly shall be styled a Subscriber, and shall have no voice in the affairs of the Guild.
IX. Of General Meetings. At every General Meeting each Member shall have one vote."""),
    ("nobody may hold both; votes by poll", "4/5..4/5", """
3. Membership is of two kinds, and nobody may hold both.
3.1 Hearing-Voices Members are people who hear voices.
3.2 Other Members are persons other than people who hear voices.
8. General meetings. On a poll the votes are so weighted that the Hearing-Voices Members, however many they are, have four fifths of the votes and the Other Members one fifth."""),
    ("council holds majority", "1/5..1/5", """
4. The members of the company are the Trust and the Tenant Members. A Tenant Member must be a person with a learning disability.
9. At general meetings the Trust holds 80% of the votes, and the Tenant Members hold the remainder between them, one each in proportion."""),
    ("members elected by others are no class", "1..1", """
4. Membership is restricted to autistic people.
7. The committee shall consist of a chair, a secretary, a treasurer and four ordinary members elected at the annual general meeting.
9. Every member of the Association has one vote at general meetings."""),
    ("temporary suspension", "1..1", """
4. Only people who have had tuberculosis may be members.
9. Each member has one vote at a general meeting. A member in arrears may not vote until the arrears are paid."""),
    ("affiliated groups", "1..1", """
4. Membership is open to local groups which are run by people with dementia.
4.2 Each local group appoints as its delegate a person with dementia, and the delegate must be a person with dementia.
9. At a general meeting each delegate has one vote."""),
    ("family equal class", "0..1", """
4. There are two classes of voting member.
4.1 Patient Members: individuals with cystic fibrosis.
4.2 Family Members: parents, partners and siblings of individuals with cystic fibrosis.
9. All voting members have one vote at general meetings."""),
    ("cap by reference to entitled", "7/10..1", """
4. Primary Members are people with chronic pain. Secondary Members are others who support the objects.
4.3 Secondary Members shall constitute not more than thirty per cent of those entitled to vote at general meetings.
9. General meetings. Primary and Secondary Members have one vote each."""),
    ("half the votes at least", "1/2..1", """
4. Any adult may become a member.
9. General meetings. Members vote by ballot. Members who are Deaf shall always have at least half of the votes cast between them, the value of the other votes being reduced as far as is needed."""),
    ("founder members", "0..1", """
4. The founder members are the persons who signed the memorandum. Ordinary Members are people with hepatitis C.
9. General meetings. Founder Members and Ordinary Members each have one vote."""),
    ("patrons by co-option without vote", "1..1", """
4. Membership is confined to people who are or have been homeless and who have a mental health condition.
5. The committee may invite persons of distinction to be Patrons. A Patron is not a member.
9. General meetings. Each member has one vote."""),
    ("any person who declares", "1..1", """
4. Any person who declares that he or she is living with HIV may become a member, and no proof shall be asked for.
9. General meetings. Each member has one vote."""),
    ("affected, not infected", "0..1", """
4. Any person infected or affected by HIV may become a member.
9. General meetings. Each member has one vote."""),
    ("interested persons", "0..1", """
4. Membership is open to all who are interested in the welfare of the deaf.
9. General meetings. Each member has one vote."""),
    ("associate becomes full", "1..1", """
4. Full Membership: for adults who have attention deficit disorder.
5. Associate Membership: for anyone else. An Associate Member who is diagnosed with attention deficit disorder may transfer to Full Membership.
9. General meetings. Full Members may vote. Associate Members may speak."""),
    ("table", "1..1", """
SCHEDULE 1 CLASSES OF MEMBERS
Class: Core
Who: people who have had a burn injury
Votes: one each
4. Core Members are people who have had a burn injury. Ring Members are everybody else.
9. General meetings. Ring Members shall have neither vote nor voice unless the chair allows."""),
    ("not exceed users in number", "1/2..1", """
4. User Members are persons who use or have used mental health services. Citizen Members are any others.
5. No Citizen Member shall be admitted if the Citizen Members would then be more in number than the User Members.
9. General meetings. Each member has one vote."""),
    ("only those in Part 1", "1..1", """
4. The Secretary keeps a roll in two lists. List One: members who have Crohn's disease. List Two: members who do not.
9. General meetings. Voting is restricted to those on List One."""),
    ("professional body", "0..1", """
4. Membership is open to qualified social workers and occupational therapists.
9. General meetings. Each member has one vote."""),
    ("disability by act", "1..1", """
2. “Disabled Person” means a person who has a disability within the meaning of section 6 of the Equality Act 2010.
4. A person is eligible for membership only if he or she is a Disabled Person.
9. General meetings. Each member has one vote."""),
    ("definition with carer tail", "0..1", """
2. “Eligible Person” means a person who has a disability within the meaning of section 6 of the Equality Act 2010 or who is the carer of such a person.
4. Only Eligible Persons may be members.
9. General meetings. Each member has one vote."""),
    ("definition excluding carers", "1..1", """
2. “Lived Experience” means having oneself been through psychosis; caring for somebody who has is not Lived Experience.
4. Membership is open to people with Lived Experience.
9. General meetings. Each member has one vote."""),
    ("members named twice", "0..1", """
4.1 Any autistic person may be a member.
4.2 Any other person who is approved by the committee may also be a member.
9. General meetings. Each member has one vote."""),
    ("second door later", "0..1", """
4.1 Full membership is open to people who have multiple sclerosis.
4.2 Full membership is also open to the husband, wife or partner of a person who has multiple sclerosis.
9. General meetings. Each full member has one vote."""),
    ("second door elsewhere", "0..1", """
4.1 Full Members are people who have multiple sclerosis.
9. General meetings. Each Full Member has one vote.
15. The committee may by resolution admit any person as a Full Member for services to the Society."""),
    ("member means trustee board vote", "1..1", """
4. Only people with a speech impediment may be members.
6. The trustees may co-opt up to two persons who need not be members. Each trustee has one vote.
9. General meetings. Each member has one vote and the chair has a casting vote."""),
]
