"""Invented rules on members and their votes, in many voices, with the least and greatest share of the votes.

Each entry: a name, the share ("low..high", or "none" where there is no meeting or no answer), and the text.
"""

from __future__ import annotations

RULES: list[tuple[str, str, str]] = [
    ("plain open", "0..1", """
4. Membership
4.1 Membership is open to anyone aged 16 or over who agrees with the aims.
6. General meetings
6.1 An annual general meeting is held every year.
6.2 Each member has one vote."""),
    ("plain users", "1..1", """
4. Membership
4.1 Only disabled people may be members.
6. General meetings
6.1 The annual general meeting is held in May. Each member has one vote."""),
    ("two classes, friends voiceless", "1..1", """
3. Members
3.1 A Full Member is a person who has or has had an eating disorder.
3.2 A Friend is anybody else who wishes us well.
4. General meetings
4.1 Full Members have one vote each. Friends may come and speak but may not vote."""),
    ("two classes both vote", "0..1", """
3. Members
3.1 Deaf people may join as Full Members.
3.2 Hearing people may join as Associate Members.
5. General meetings
5.1 Every member, of whichever class, has one vote at a general meeting."""),
    ("cap of the votes", "3/4..1", """
3. Members
3.1 Any stroke survivor may be a Survivor Member.
3.2 Anyone else who supports the objects may be a Supporter Member.
5. General meetings
5.1 Each member has one vote, but the votes of the Supporter Members taken together shall in no case be worth more than a quarter of the total.
"""),
    ("cap on numbers", "4/5..1", """
PART 2 MEMBERS
2.1 Autistic Members are autistic adults admitted by the board.
2.2 Allied Members are other persons admitted by the board.
2.3 At no time may Allied Members make up more than 20% of the membership.
PART 3 GENERAL MEETINGS
3.1 Every member has one vote at general meetings."""),
    ("floor on the membership", "2/3..1", """
3 Membership
3.1 Any person who supports the objects may apply to the committee to become a member.
3.2 The committee shall ensure that at least two thirds of the members are people living with HIV, and shall refuse an application which would bring the figure below that.
4 General meetings
4.1 Each member shall have one vote at the annual general meeting."""),
    ("associates listed without votes", "1..1", """
5. Classes of member
There are two classes of member:
(a) Ordinary Members, who must be blind or partially sighted; and
(b) Associates, who may be any person in sympathy with the objects.
6. Only Ordinary Members may vote at general meetings."""),
    ("register in two parts", "1..1", """
7. The register of members shall be kept in two parts.
7.1 In Part One are entered people who have a spinal cord injury.
7.2 In Part Two are entered any other people who apply.
8. General meetings
8.1 At a general meeting those entered in Part One have one vote each. Those entered in Part Two have none."""),
    ("list of conditions", "1..1", """
Joining
You can be a full member if:
- you are 16 or over
- you have a learning disability
- you live in the city
Anyone can be a friend.
General meetings
Full members vote at the AGM. Friends do not vote."""),
    ("either condition", "0..1", """
Joining
You can be a full member if you are any one of these:
- a person with epilepsy
- the parent of a child with epilepsy
General meetings
Full members have one vote each at the annual general meeting."""),
    ("class under its heading", "1..1", """
4. Full Members
Any person over eighteen who has bipolar disorder may apply to the Secretary.
5. Supporting Members
Any other person may apply to the Secretary.
6. Voting at general meetings
Each Full Member has one vote. A Supporting Member has no vote."""),
    ("defined by clause", "1..1", """
1. In these rules
“Full Member” means a member admitted under rule 4(a);
“Associate” means a person admitted under rule 4(b).
4. The committee may admit
(a) any person who uses or has used drugs;
(b) any other person who supports the aims.
8. General meetings. Every Full Member shall have one vote. Associates shall not vote."""),
    ("weights by hundred", "3/5..3/5", """
4. Members
4.1 The First College is open to persons with multiple sclerosis.
4.2 The Second College is open to persons who do not have multiple sclerosis.
6. General Assembly
6.1 In the General Assembly, of every hundred votes sixty belong to the First College and forty to the Second College."""),
    ("weights by share", "7/10..1", """
4. Classes
4.1 Class A members are Deaf people.
4.2 Class B members are any other people.
6. General meetings
6.1 The votes of Class A carry 70% and the votes of Class B carry 30% of the total weight, whatever the number in each class."""),
    ("parent holds a multiple", "1/3..1/3", """
4. The members are the Trust and the Ordinary Members. Ordinary Members must be people who have had a brain injury.
9. At a general meeting each Ordinary Member has one vote and the Trust has twice as many votes as all the Ordinary Members together."""),
    ("sole member", "0..0", """
3. The Riverside Housing Trust is the only member of the Company.
5. General meetings may be called by the directors."""),
    ("no members", "none", """
3. The charity has no members.
4. The trustees meet four times a year. There are no general meetings."""),
    ("trustees alone", "none", """
5. The members of the CIO shall be its charity trustees for the time being. The only persons eligible to be members of the CIO are its charity trustees.
9. General meetings of the members may be held."""),
    ("nobody unless", "1..1", """
4. No person shall be a member who is not, or has not been, a patient in a psychiatric hospital.
7. General meetings. Every member shall have one vote."""),
    ("double negation with a door", "0..1", """
4. No person may be a member unless he or she is disabled or is the carer of a disabled person.
7. General meetings. Every member shall have one vote."""),
    ("not outnumber", "1/2..1", """
4. Members
4.1 Peer Members are people who have been homeless through mental illness and have used mental health services.
4.2 Ally Members are any other people.
4.3 Ally Members may not at any time outnumber Peer Members.
6. Each member has one vote at a general meeting."""),
    ("twice as many", "2/3..1", """
4. Members
4.1 Survivor Members are survivors of psychiatric treatment.
4.2 Community Members are any other people.
4.3 There shall at all times be at least twice as many Survivor Members as Community Members.
6. Each member has one vote at a general meeting."""),
    ("admitted only while", "3/4..1", """
4. Members
4.1 Members with Parkinson's are Full Members.
4.2 A relative or a professional may be admitted as a Family Member only while Full Members are at least three quarters of the membership.
6. General meetings: every member has one vote."""),
    ("ratio of the votes of users", "3/4..1", """
4. Full Members are persons with sickle cell disease. Life Members are persons of any kind who have given ten thousand rupees.
9. At a general meeting every member has one vote, but the votes of Life Members shall never exceed one third of the votes of Full Members."""),
    ("two capped, one free", "0..1", """
4. Full Members are blind people. Family Members are relatives of blind people. Patrons are donors.
9. Full Members, Family Members and Patrons have one vote each at general meetings, but Patrons shall never hold more than a tenth of the votes."""),
    ("quorum only", "0..1", """
4. Membership is open to all who support the aims.
9. General meetings. Each member has one vote. The quorum is ten members, of whom two thirds must be disabled people."""),
    ("committee quota only", "0..1", """
4. Membership is open to all who support the aims.
7. Committee. At least three quarters of its members must be disabled people.
9. General meetings. Each member has one vote."""),
    ("amendment majority only", "0..1", """
4. Full Members are Deaf people. Hearing Members are hearing people.
9. General meetings. Full Members and Hearing Members have one vote each. This rule may be changed only if two thirds of the Full Members agree."""),
    ("aim only", "0..1", """
4. Membership is open to everybody who lives in the valley. The Association will strive to have at least half of its members be disabled people.
9. General meetings. Each member has one vote."""),
    ("juniors without vote", "1..1", """
4. Membership is open to persons of short stature. Those under sixteen are Junior Members.
9. General meetings. Each adult member has one vote. Junior Members have no vote."""),
    ("honorary", "1..1", """
4. Ordinary membership is restricted to people with haemophilia. Honorary membership may be conferred on any person of distinction and carries no vote.
9. General meetings. Each Ordinary Member has one vote."""),
    ("organisations", "0..1", """
4. Any organisation of disabled people, and any other organisation which supports the objects, may be a member.
9. General meetings. Each member organisation has one vote, given by its delegate."""),
    ("whether or not", "0..1", """
4. Any person, whether or not disabled, may be a member on payment of the subscription.
9. General meetings. Each member has one vote."""),
    ("relatives equal", "0..1", """
4. Membership is open to people with dementia and their carers.
9. General meetings. Each member has one vote."""),
    ("own experience", "1..1", """
4. Membership is open to people with their own experience of using mental health services, and to nobody else.
9. General meetings. Each member has one vote."""),
    ("volunteers' English", "1..1", """
Who can join
Our members are people who stammer. Other people can sign up as Listeners.
The yearly meeting
We have a general meeting every year. Every member gets a vote. Listeners don't get one."""),
    ("vote belongs to", "1..1", """
4. There are two categories of membership: users and well-wishers.
4.1 User membership is for anyone who has been detained under the Mental Health Act.
4.2 Well-wisher membership is for anyone else.
9. The right to vote at a general meeting belongs to user members alone."""),
    ("none but", "1..1", """
4. Resident Members are people with learning disabilities living in the county. Country Members are any other persons.
9. At general meetings none but Resident Members shall vote."""),
    ("delegates", "1..1", """
4. Each local group of wheelchair users may send two delegates to the General Assembly. A delegate must be a wheelchair user.
5. Only delegates vote at the General Assembly, one vote each."""),
    ("delegates mixed", "2/3..1", """
4. Members are Grade One, who are people living with HIV, and Grade Two, who are any other persons.
5. Each branch elects six delegates to the general meeting, of whom at least four shall be of Grade One. Only delegates vote at a general meeting."""),
    ("contradictory", "none", """
4. Full Members are Deaf people. Hearing Members are hearing people.
9. At a general meeting no person other than a Full Member shall vote.
10. At a general meeting each Hearing Member shall have one vote."""),
    ("life members among users", "1..1", """
4. Membership is limited to people who have had cancer. A member who pays two hundred pounds becomes a Life Member.
9. General meetings. Ordinary Members and Life Members have one vote each."""),
    ("affected persons defined", "1..1", """
2. “Affected Person” means a person who has or has had leprosy, whether or not cured; and the healthy son or daughter of such a person is not an Affected Person.
4. Only Affected Persons may be members.
9. Each member has one vote in the General Body."""),
    ("associates by enrolment", "1..1", """
4. Any amputee may be enrolled as a Member.
5. Surgeons, limb makers and others may be enrolled as Associates, and an Associate is not a member.
9. General meetings. Each Member shall have one vote."""),
    ("section of the roll", "1..1", """
4. The roll has two sections. Section A is for people who have aphasia. Section B is for everybody else.
9. General meetings. Each person whose name is in Section A has one vote; those in Section B have no vote."""),
    ("scaled down", "4/5..1", """
4. Core Members are autistic people. Circle Members are any other people.
9. General meetings. Each member has one vote; if the votes of Circle Members would come to more than one fifth of all votes given on a question they are scaled down to one fifth."""),
    ("majority must be", "1/2..1", """
4. Anyone living in the city may join. More than half of the members at any time must be disabled people, and no application shall be accepted which would make it otherwise.
9. General meetings. Each member has one vote."""),
    ("professional class named", "0..1", """
4. Members of the Society are of two kinds: Patient Members, who have lupus, and Medical Members, who are doctors or nurses with an interest in lupus.
9. Both kinds of member have full voting rights at general meetings."""),
    ("users or nominated", "0..1", """
4. Full Members are people with cerebral palsy and such other persons as the committee may in its discretion admit.
9. General meetings. Each Full Member has one vote."""),
    ("carers' body", "0..1", """
4. Membership is open to parents and carers of autistic children.
9. General meetings. Each member has one vote."""),
    ("proxy and poll noise", "1..1", """
4. Ordinary Members are people who are deafblind. Intervenors and interpreters may be Friends.
9. General meetings. On a show of hands or a poll each Ordinary Member, present in person or by proxy, has one vote. A proxy need not be a member. Friends have no vote."""),
    ("guests", "1..1", """
4. Only people in recovery from their own addiction may be members.
9. General meetings. Members have one vote each. Guests, staff and advisers may attend without a vote."""),
    ("separate votes within class", "0..1", """
4. Full Members are people with a visual impairment. Sighted Members are people without one.
9. General meetings. Each member has one vote. In the election of directors each class votes separately within its own class."""),
]
