"""Whom a description admits: sentences in many voices, all invented, with the answer beside each."""

from __future__ import annotations

import pytest

from ulo_classify.governance.admission import admits
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Who
from ulo_classify.governance.terms import read_terms

PRELUDE = (
    "RULES OF THE HEATHER LANE CIRCLE\n"
    "“Insider” means a person who has been a patient in a psychiatric hospital.\n"
    "“Helpmate” means a relative, carer or friend of an Insider.\n"
)

USERS = """
a Deaf person
any Deaf person aged sixteen or over
an Insider
an Insider who lives in the county
any Insider who rents, studies or is treated in the county
a person living with HIV
a person who is living with HIV
someone who has a learning disability
somebody with epilepsy
an individual with a learning disability
an adult who identifies as autistic
any autistic adult, whether diagnosed by a doctor or self-identified
a person who has, or has had, cancer
a person who has or has ever had an eating disorder
a person who has been told by a doctor that he or she has epilepsy
one who is blind or partially sighted
a blind person or a partially sighted person
an adult in constant pain
someone who has been dependent on alcohol or another drug
a person who is now in recovery
a disabled person or a person with a long-term health condition
any person of full age who stammers and accepts the objects
a person who uses mental health services or has used them in the past
an Insider, whether or not still in hospital
an Insider (whether or not he or she has a diagnosis)
a Deaf person, whatever language he or she prefers
a disabled person, with or without a certificate
a wheelchair user resident in the borough
a disabled person who supports the objects of the charity
a disabled person who is also a carer
a person who has a visual impairment and who works for the charity
a person with dementia who has been admitted by the committee
nobody who is not an Insider
no one unless he or she is an Insider
no person who is not autistic
none but Insiders
only a Deaf person
a person must be an Insider
must be a disabled person
must themselves have a brain injury
is himself or herself blind
a person who is a Deaf person and no other
a person who has told the committee, in private, that he or she is living with HIV
one who has declared that they are Deaf
an Insider who is not employed by the county or by the hospital
an Insider who lives in the town or in a village nearby
a person who answers the description of Insider
a person who has survived a stroke
a stroke survivor
people who use drugs
a person who uses or has used drugs
a person who has experienced homelessness and mental distress
a person who has personally experienced mental distress
a person with their own lived experience of mental distress
an adult who has been detained under the Mental Health Act
a person who self-identifies as disabled
a member of the Deaf community who is Deaf
a person who was born deaf or became deaf later in life
a deaf, deafened, hard of hearing or deafblind person
Insiders and no one else
an individual aged 18 or over who has sickle cell disease in any of its forms
a resident who has Parkinson's
a person with a spinal cord injury from whatever cause
a person who lives with a mental illness, other than one who is an employee of the charity
an Insider who is not an employee
an Insider, not being a member of staff
a disabled person who does not work for the council
an Insider other than a person removed under rule 9
a person of short stature
an amputee
any person with a disability within the meaning of the Equality Act 2010
a current or former patient of a psychiatric hospital
a person who is or has been an Insider
a woman living with HIV
a young person with cerebral palsy aged 14 to 25
a person who has a hearing loss of any degree
an Insider nominated by any two members
an Insider who has the support of a carer or nurse
a person with a learning disability, who may bring a supporter
an Insider whose carer agrees
a person who has muscular dystrophy and subscribes to the aims
"""

ANYONE = """
a person who has told the committee that he or she is a friend of a Deaf person
one who has declared that they are in sympathy with Insiders
an Insider who is not employed by the county, or any other person whom the board accepts
an Insider who lives in the town or any resident of a village nearby
a person who can give the description of Insiders that the form asks for
any person
a person who supports the objects
any person aged eighteen or over who is interested in the work of the charity
an Insider or a Helpmate
a disabled person or a carer
a disabled person or the parent of a disabled child
a person with a learning disability, or a relative of such a person
a Deaf person or a person with an interest in Deaf people
disabled people and their carers
disabled people, their families and friends
any person, whether or not disabled
any person, disabled or not
any person, with or without a disability
a person, be they Deaf or hearing
Deaf and hearing people alike
a person who is disabled or who works with disabled people
a person who has or who cares for someone who has epilepsy
a person in sympathy with disabled people
a person in sympathy with the aims of the Insiders
anyone affected by cancer
a person affected by dementia, directly or through a relative
a person with an interest in autism
a person with knowledge of autism
a person with experience of working with Deaf people
a person with professional experience of mental illness
a psychiatrist
a nurse who works with Insiders
a parent of an autistic child
a parent or guardian of a person with a learning disability
a person who lives with a person with dementia
a spouse of a person living with HIV
the husband, wife or partner of an Insider
a carer for a disabled person
a friend of the Deaf community
an organisation of disabled people or any other organisation
an organisation that supports blind people
any person who wishes to help blind people
an employer of disabled people
a person committed to equality for disabled people
a teacher of the deaf
an interpreter for Deaf people
a person who raises funds for people with cancer
a volunteer at a hospice for people with cancer
an Insider, a Helpmate or any other person approved by the committee
an Insider or such other person as the committee may admit
an Insider or any individual with relevant skills
a person who need not be an Insider
a person who does not have to be disabled
regardless of whether he or she is an Insider
a person of any description
a resident of the county
a solicitor or any other person
a person with a qualification in law, accountancy or social care
a person who has studied Deaf culture
a child of Deaf adults
a brother or sister of a person with Down's syndrome
someone who looks after a person with dementia
a person who shares a home with an Insider
a person bereaved by suicide or an Insider
a person who represents an organisation for disabled people
a representative of a charity for blind people
a person with a concern for the welfare of Insiders
a person who believes in the rights of disabled people
a person living with or caring for someone with HIV
a disabled person or an ally
either an Insider or a person nominated by the council
a person who has epilepsy, or a member of the family of one who has
a hearing person fluent in sign language or a Deaf person
a person with lived experience of mental distress or of caring for somebody with it
people with autism, their parents and professionals
all those who have at heart the interests of the blind
a lawyer acting for Insiders
a donor
a body corporate
a person who is sympathetic to people who use drugs
neither his being an Insider nor his not being one shall count
"""

OTHERS = """
a person who is not an Insider
a hearing person who is not Deaf
a person other than an Insider
any person not being an Insider
a person who has never been an Insider
a relative who is not himself or herself disabled
a parent who is not autistic
a person without a disability
a sighted person who is not blind
a carer who is not an Insider
somebody who is neither an Insider nor a Helpmate
a nurse not being an Insider
a parent sent by the school, not being somebody who is or has ever been an Insider
an adult who does not have a learning disability
a professional who must not be an Insider
"""


def _lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]


CASES: list[tuple[str, Who]] = [
    *((line, "users") for line in _lines(USERS)),
    *((line, "anyone") for line in _lines(ANYONE)),
    *((line, "others") for line in _lines(OTHERS)),
]


@pytest.mark.parametrize(("words", "who"), CASES)
def test_description_admits(words: str, who: Who) -> None:
    text = f"{PRELUDE}3. {words[0].upper()}{words[1:]}."
    reader = read_terms(text, read_outline(text))
    start = text.index(words[1:]) - 1
    assert admits(reader.tagger.tag(start, start + len(words))) == who
