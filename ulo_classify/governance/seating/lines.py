"""Tagged sentences with their leads, and what a document says elsewhere: how many regions, how many officers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.phrases import name_of
from ulo_classify.governance.tagged import TOKEN, Tagged, Tagger

Number = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its tagged words and the tagged words that lead into its list."""

    sentence: Sentence
    tagged: Tagged
    lead: str = ""

    @property
    def words(self) -> str:
        """The tagged words."""
        return self.tagged.words

    @property
    def clause(self) -> str:
        """The number of the clause without the letters of its items."""
        return self.sentence.clause.split("(")[0]


def lines_of(sentences: Sequence[Sentence], tagger: Tagger) -> list[Line]:
    """Every sentence of a document, tagged; leads are tagged by their own words."""
    plain: list[Line] = []
    for sentence in sentences:
        tagged = _each_duty(tagger.tag(sentence.start, sentence.end))
        plain.append(Line(sentence, _said_again(tagged, plain[-1] if plain else None)))
    by_words = {line.sentence.text: line.words for line in plain}
    leads: dict[str, str] = {"": ""}
    for line in plain:
        lead = line.sentence.lead
        if lead not in leads:
            leads[lead] = next((words for text, words in by_words.items() if lead.endswith(text)), "")
    return [Line(line.sentence, line.tagged, leads[line.sentence.lead]) for line in plain]


# "So must the holders of three of the others", "the same goes for the Treasurer": what was said before.
_AGAIN = re.compile(
    r"^(?:(?:and |nor )?(?:so|likewise)(?: too| also)?,? (?P<must>must|shall|is|are|has to|have to) (?P<of>(?:the |an? |any |each |both )[^,;.]*)"
    r"|the same (?:rule |requirement |condition |qualification |restriction )?(?:applies|holds|goes|is true|is required)(?: good)?"
    r" (?:to|for|of|with) (?P<of2>(?:the |an? |any |each |both )[^,;.]*))(?P<rest>[,;.].*|)$"
)
_DUTY = re.compile(
    r"\b(?:must|shall|has to|have to)(?: each| all| both| also)* be (?P<what>[^,;.]*<[UCM]\d+>[^,;.]*)[.;]?$"
)


def _said_again(tagged: Tagged, before: Line | None) -> Tagged:
    """A sentence that asks the same of others, with what the sentence before asked put in its words."""
    again = _AGAIN.match(tagged.words)
    duty = _DUTY.search(before.words) if again and before else None
    if again is None or duty is None or before is None:
        return tagged
    shift = len(tagged.tokens)
    what = TOKEN.sub(lambda found: f"<{found[1]}{int(found[2]) + shift}>", duty["what"])
    words = f"{again['of'] or again['of2']} must be {what}{again['rest']}"
    return Tagged(words, (*tagged.tokens, *before.tagged.tokens))


# "The two chairs and one of the assessors must be Survivors": the same duty for whole offices and for some of others.
_SHARED_DUTY = re.compile(
    r"^(?P<seats>(?:(?:the|an?|both the) )?<[OS]\d+>(?:(?:,|,? and) (?:(?:the|an?) )?<[OS]\d+>)*),? (?:and|as well as|together with) "
    r"(?P<some><N\d+> of the (?:<N\d+> )?[^,;.]{3,40}?),? (?P<duty>(?:must|shall|has to|have to|are to|is to|need to|are|is) (?:each |all |both |always |themselves )*be [^.;]+)"
)
_SHORT_OFFICE = re.compile(
    r"\bthe (?P<first>first|second|deputy|vice|joint|assistant|honorary) and (?:the )?(?P<o><O\d+>)"
)


def _each_duty(tagged: Tagged) -> Tagged:
    """A sentence that asks the same of offices and of some other seats, as two statements."""
    words = tagged.words
    short = _SHORT_OFFICE.search(words)
    if short:
        second = tagged.token(short["o"])
        name = f"{short['first']} {second.name.rpartition(' ')[2]}"
        index = len(tagged.tokens)
        tagged = replace(tagged, tokens=(*tagged.tokens, replace(second, name=name, text=name)))
        words = f"{words[: short.start()]}the <O{index}> and the {short['o']}{words[short.end() :]}"
    found = _SHARED_DUTY.match(words)
    if found:
        rest = words[found.end() :]
        words = f"{found['seats']} {found['duty']}; {found['some']} {found['duty']}{rest}"
    return tagged if words == tagged.words else replace(tagged, words=words)


def is_definition(line: Line) -> bool:
    """True of a sentence that tells what a word means."""
    means = r"[“\"‘']?[\w'’ /-]{2,45}[”\"’']?(?: (?:means?|shall mean|has the meaning|includes)\b|: )|[“\"]"
    others = r"the (?:other|remaining|first|last)? ?<N\d+>[^:]{0,30} (?:are|is|shall be|must be)\b"
    if re.match(others, line.words):
        return False  # "the other three are ward places: ..."
    return bool(re.match(means, line.sentence.text)) and not re.match(r"(?:the|a|an) <[BT]\d+>", line.words)


def topics_of(lines: Sequence[Line]) -> dict[int, str]:
    """The kind of seat that each sentence is about by the title above it, by where the sentence starts."""
    found: dict[int, str] = {}
    topic, heading, clause = "", "", ""
    for line in lines:
        alone = re.fullmatch(r"(?:kind <N\d+>: |the )?(?P<s><S\d+>)[.:]?", line.words.strip())
        if alone:
            topic, clause = name_of(line.tagged.token(alone["s"])), line.clause
        elif line.sentence.heading != heading or line.clause != clause:
            topic = ""
        heading, clause = line.sentence.heading, line.clause
        if topic:
            found[line.sentence.start] = topic
    return found


_NOUN_INSIDE = re.compile(
    r"\b(?P<noun>[a-z]{4,}s) (?:and|or|but)\b"
)  # "five branches and not more than nine"


# "At no time shall the number of branches be fewer than four or more than eight."
_NUMBER_OF = re.compile(
    r"\bnumber of (?:the |all |such )?(?P<noun>[a-z-]{4,}s),? (?:shall|must|may|is|are|will|can|be|have|at all times|always|never|not|to|exceed| )*(?P<n><N\d+>)"
)


def noun_counts(lines: Sequence[Line]) -> dict[str, Number]:
    """How many there are of each noun that a number stands before: "six Regions", "five Wards"."""
    counts: dict[str, Number] = {}
    for line in lines:
        for found in re.finditer(
            r"(?P<n><N\d+>) [\"“]?(?:(?!<)[\w'-]+ ){0,2}?(?P<noun>[a-z-]+|<\w+>)s?\b", line.words
        ):
            count = line.tagged.token(found["n"]).count
            if count is not None and (count.low or 0) > 1:
                noun = re.sub(r"(?<=ch|sh|ss)es$", "", found["noun"])
                counts.setdefault(noun.rstrip("s"), (count.low, count.high))
        for token in line.tagged.within(line.words, "N"):
            inside = _NOUN_INSIDE.search(token.text.lower())
            if inside and token.count is not None and (token.count.low or 0) > 1:
                noun = re.sub(r"(?<=ch|sh|ss)es$", "", inside["noun"])
                counts.setdefault(noun.rstrip("s"), (token.count.low, token.count.high))
        number = _NUMBER_OF.search(line.words)
        count = line.tagged.token(number["n"]).count if number else None
        if number and count is not None and (count.low or 0) > 1:
            noun = re.sub(r"(?<=ch|sh|ss)es$", "", number["noun"])
            counts.setdefault(noun.rstrip("s"), (count.low, count.high))
        each = re.search(
            r"\b(?:an?|one) (?P<noun>[a-z-]+)\b[^.;<]{0,60} in each of the (?P<n><N\d+>)", line.words
        )
        count = line.tagged.token(each["n"]).count if each else None
        if each and count is not None:
            counts.setdefault(each["noun"].rstrip("s"), (count.low, count.high))
    return counts


def officers(lines: Sequence[Line]) -> int:
    """How many officers, office-bearers or office-holders there are, where the document names them."""
    for line in lines:
        found = pattern("officers_are").search(line.words)
        if found:
            rest = re.split(r"[.;]|\bwho\b|\belected\b|\bfrom\b|\ball of\b", line.words[found.end() :])[0]
            number = _offices(line, rest)
            if number > 1:
                return number
    return max(_listed_officers(lines), default=0)


def _offices(line: Line, words: str) -> int:
    number = 0
    for found in re.finditer(r"(?:(?P<n><N\d+>) )?(?:[\w'-]+ ){0,2}?(?P<o><O\d+>)", words):
        count = line.tagged.token(found["n"]).count if found["n"] else None
        number += (count.low or 1) if count is not None else 1
    return number


def _listed_officers(lines: Sequence[Line]) -> Sequence[int]:
    """Lengths of lists of offices under words such as "The office-bearers are:"."""
    totals: dict[str, int] = {}
    for line in lines:
        about = line.sentence.item and pattern("officers").search(line.lead)
        if about and not re.search(r"duties|role|shall not|vacat|cease", line.lead):
            head = re.split(r"\bwho\b|\bshall\b|\belected\b|;|,", line.words)[0]
            totals[line.sentence.lead] = totals.get(line.sentence.lead, 0) + _offices(line, head)
    return list(totals.values())
