"""Digits, days of a month and years that are written in words: "åtta fem noll fyra", "den tolfte april"."""

import re
from collections.abc import Iterator

DIGITS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
DIGIT_WORDS = "|".join(DIGITS)
_DIGIT = f"(?:{DIGIT_WORDS})"
_FIRST = re.compile(rf"(?<!\w){_DIGIT}(?!\w)", re.IGNORECASE)
_NEXT = re.compile(rf"[ ,./-]{{1,3}}({_DIGIT})(?!\w)", re.IGNORECASE)

_UP_TO_TWENTY = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde",
    "nittonde", "tjugonde",
)  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate(_UP_TO_TWENTY, 1)},
    **{f"tjugo{word}": 20 + number for number, word in enumerate(_UP_TO_TWENTY[:9], 1)},
    "trettionde": 30, "trettiförsta": 31, "trettioförsta": 31,
}  # fmt: skip
ORDINAL = "|".join(sorted(ORDINALS, key=lambda word: -len(word)))

_TEENS = ("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_LOW = {
    **{word: number for number, word in enumerate(DIGITS) if number},
    **{word: 10 + number for number, word in enumerate(_TEENS)},
    **{
        ten + one: 10 * high + low
        for high, ten in enumerate(_TENS, 2)
        for low, one in enumerate(("", *DIGITS[1:]))
    },
}  # fmt: skip
_WITHIN = "|".join(sorted(_LOW, key=lambda word: -len(word)))
YEAR = rf"(?:nitton ?(?:hundra ?)?(?:{_WITHIN})|(?:tvåtusen|tjugohundra) ?(?:{_WITHIN})?)"


def digit_runs(text: str) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """Yields the digits of words in a row, and the place of each word."""
    at = 0
    while first := _FIRST.search(text, at):
        places = [first.span()]
        while found := _NEXT.match(text, places[-1][1]):
            places.append(found.span(1))
        at = places[-1][1]
        if len(places) >= 4:
            yield "".join(str(DIGITS.index(text[a:b].lower())) for a, b in places), tuple(places)


def windows(text: str, length: int) -> Iterator[tuple[str, int, int]]:
    """Yields each `length` of digit words that stand in a row: digits, start and end."""
    for digits, places in digit_runs(text):
        for first in range(len(digits) - length + 1):
            last = first + length - 1
            yield digits[first : last + 1], places[first][0], places[last][1]


def year_of(words: str) -> int:
    """Returns 1943 for "nittonfyrtiotre" and "nittonhundrafyrtiotre", 2004 for "tvåtusenfyra"."""
    plain = words.lower().replace(" ", "")
    for start, century in (
        ("nittonhundra", 1900),
        ("nitton", 1900),
        ("tvåtusen", 2000),
        ("tjugohundra", 2000),
    ):
        if plain.startswith(start) and (low := plain.removeprefix(start)) in {"", *_LOW}:
            return century + _LOW.get(low, 0)
    raise ValueError(f"no year in words: {words}")
