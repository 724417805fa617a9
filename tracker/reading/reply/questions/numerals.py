"""Numerals in folded text: figures, "1 500", and number words up to a hundred."""

import re

_UNITS = {
    "noll": 0, "en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17, "arton": 18, "nitton": 19, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "to": 2, "fire": 4, "syv": 7, "atte": 8, "ni": 9,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "tjugi": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70,
    "attio": 80, "nittio": 90, "hundra": 100,
}  # fmt: skip
_ONES = {name: value for name, value in _UNITS.items() if 0 < value < 10}
_DANISH = {"to", "fire", "syv", "atte", "ni"}  # "ni" and "to" are no numbers in Swedish
WORDS: dict[str, int] = {
    **{name: value for name, value in _UNITS.items() if name not in _DANISH},
    **_TENS,
    **{ten + one: high + low for ten, high in _TENS.items() for one, low in _ONES.items() if high < 100},
}
# One alternative for each ten with its ones: the pattern is repeated in many others, which stay small.
_SHORT = sorted(WORDS.keys() & {*_UNITS, "hundra"}, key=lambda name: (-len(name), name))
_AFTER_TEN = sorted(_ONES, key=lambda name: (-len(name), name))
_WITH_ONES = "|".join(name for name, value in _TENS.items() if value < 100)
_SPELLED = rf"(?:{_WITH_ONES})(?:{'|'.join(_AFTER_TEN)})?|{'|'.join(_SHORT)}"
NUMERAL = rf"(?:\d{{1,3}}(?: \d{{3}}){{1,3}}|\d{{1,6}}|{_SPELLED})"
_SPACED = re.compile(r"(?<=\d) (?=\d{3})")


def value_of(numeral: str) -> float:
    """The number that a numeral (matched by NUMERAL) stands for."""
    return float(WORDS[numeral] if numeral in WORDS else _SPACED.sub("", numeral))
