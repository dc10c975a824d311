"""One input after another from seeds, the same for the same number: a crash is made again by its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

_MOST_CHANGES = 6
_LONGEST = 6_000  # characters or bytes; larger inputs are for the soak
_ODD = (
    *(
        "\x00",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\xad",
        "\xa0",
        "\u2028",
        "\u0301",
        "İ",
        "ſ",
        "ﬁ",
        "①",
        "½",
        "٣",
        "𝟛",
    ),
    *(
        "\ud800",
        "\U0010ffff",
        "\r",
        "\x0b",
        "\x1b[2J",
        "\t",
        "—",
        "“",
        "’",
        "(((((",
        ")",
        "[",
        "]]",
        "{",
        "}}",
        "\\",
    ),
    *(
        "0",
        "-1",
        "1/0",
        "99999999999999999999",
        "1e999",
        "100%",
        "0 of 0",
        "nought of eleven",
        "(iiii)",
        "=1+1",
    ),
    *(
        "&#0;",
        "&#x110000;",
        "<",
        ">",
        "/>",
        "<![CDATA[",
        "<!--",
        "&",
        "'",
        '"',
        "\\u-1?",
        "\\bin99 ",
        "%",
        "%PDF-",
    ),
    *(" " * 300, "a" * 600, "1." * 90, "\n" * 60, "not " * 60, "at least " * 40),
)
_NUMBERS = (
    "0",
    "1",
    "-1",
    "7",
    "11",
    "255",
    "256",
    "65536",
    "2147483648",
    "99999999999999999999999",
    "0.5",
    "",
)


def mutated_text(seeds: Sequence[str], random: Random) -> str:
    """A text that grew from one or two seeds by a few changes."""
    text = random.choice(seeds)
    for _ in range(random.randint(0, _MOST_CHANGES)):
        text = random.choice(_changes())(text, seeds, random)[:_LONGEST]
    return text


def mutated_bytes(seeds: Sequence[bytes], random: Random) -> bytes:
    """Bytes that grew from a seed: flipped, cut, doubled and written over."""
    data = bytearray(random.choice(seeds))
    for _ in range(random.randint(1, _MOST_CHANGES)):
        at, to = _range(len(data), random)
        match random.randrange(6):
            case 0:
                data[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del data[at:to]
            case 2:
                data[at:at] = data[at:to][:500]
            case 3:
                data[at:to] = random.choice(_ODD).encode("utf-8", "replace")
            case 4:
                _new_number(data, at, random)
            case _:
                data[at : at + 4] = random.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\r\n")
                )
    return bytes(data)


def _new_number(data: bytearray, at: int, random: Random) -> None:
    """Write another number where one stands at or after a place: lengths, counts, offsets."""
    start = next((n for n in range(at, len(data)) if 48 <= data[n] < 58), None)  # the figures of ASCII
    if start is not None:
        end = next((n for n in range(start, len(data)) if not 48 <= data[n] < 58), len(data))
        data[start:end] = random.choice(_NUMBERS).encode()


def _range(length: int, random: Random) -> tuple[int, int]:
    at = random.randint(0, length)
    return at, min(length, at + int(random.expovariate(1 / 20)))


Change = Callable[[str, Sequence[str], Random], str]


def _cut(text: str, _: Sequence[str], random: Random) -> str:
    at, to = _range(len(text), random)
    return text[:at] + text[to:]


def _again(text: str, _: Sequence[str], random: Random) -> str:
    at, to = _range(len(text), random)
    return text[:to] + text[at:to] * random.randint(1, 30) + text[to:]


def _odd(text: str, _: Sequence[str], random: Random) -> str:
    at, _end = _range(len(text), random)
    return text[:at] + random.choice(_ODD) + text[at:]


def _number(text: str, _: Sequence[str], random: Random) -> str:
    at = random.randint(0, len(text))
    start = next((n for n in range(at, len(text)) if text[n].isdigit()), at)
    end = next((n for n in range(start, len(text)) if not text[n].isdigit()), start)
    return text[:start] + random.choice(_NUMBERS) + text[end:]


def _joined(text: str, seeds: Sequence[str], random: Random) -> str:
    other = random.choice(seeds)
    return text[: random.randint(0, len(text))] + other[random.randint(0, len(other)) :]


def _word(text: str, seeds: Sequence[str], random: Random) -> str:
    words, others = text.split(" "), random.choice(seeds).split()
    if others:
        words[random.randrange(len(words))] = random.choice(others)
    return " ".join(words)


def _shuffled(text: str, _: Sequence[str], random: Random) -> str:
    words = text.split(" ")
    at, to = _range(len(words), random)
    some = words[at:to]
    random.shuffle(some)
    return " ".join([*words[:at], *some, *words[to:]])


def _letters(text: str, _: Sequence[str], random: Random) -> str:
    at, to = _range(len(text), random)
    how = random.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:at] + how(text[at:to]) + text[to:]


def _wrapped(text: str, _: Sequence[str], random: Random) -> str:
    gap = random.choice(("\n", "\r\n", "  ", "\xa0", "-\n", "\n\n"))
    return "".join(gap if letter == " " and random.random() < 0.2 else letter for letter in text)


@cache
def _changes() -> tuple[Change, ...]:
    return (_cut, _again, _odd, _number, _joined, _word, _shuffled, _letters, _wrapped)
