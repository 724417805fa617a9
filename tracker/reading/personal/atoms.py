"""The digits of a text as one stream: figures, number words, months and ordinals, wherever they stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.reading.personal.spelled import (
    ALONE,
    MONTH,
    NAMED_DAYS,
    ORDINALS,
    SCALES,
    UNITS,
    indivisible,
    month_number,
)
from tracker.reading.wordpattern import any_of

_NUMBERS = UNITS | ALONE
_WORD = rf"(?:(?:{any_of(ALONE)})(?!\w)|{any_of(UNITS | SCALES)})"
# No word that others make up: "femtioåtta" again and again can be read in one way only, not in three to the
# power of how often.
_PART = rf"(?:(?:{any_of(ALONE)})(?!\w)|{any_of(indivisible(UNITS | SCALES))})"
# Small letters between points only: "20 i 1931" is no January.
_ROMAN = r"(?-i:X?I{1,3}|I?[VX]|VI{1,3})(?=[ ./-]\d)|(?<=[./-])(?:x?i{1,3}|i?[vx]|vi{1,3})(?=[./-])"
_TOKEN = re.compile(
    rf"(?P<figures>\d+)|(?<![^\W\d_])(?:(?P<ordinal>{any_of(ORDINALS)})|(?P<month>{MONTH})|(?P<named>{any_of(NAMED_DAYS)})|"
    rf"(?P<said>{_PART}(?:[ -]?(?:och )?{_PART})*))(?![^\W\d_])|(?<=\d[ ./-])(?P<roman>{_ROMAN})",
    re.IGNORECASE,
)
_SAID = re.compile(_WORD, re.IGNORECASE)


class Atom(NamedTuple):
    """A digit in a row of figures, or the digits of a number, a month or an ordinal in words.

    `first` and `last`: it begins and ends its row.
    """

    digits: str
    start: int
    end: int
    figure: bool = False
    first: bool = True
    last: bool = True
    month: bool = False
    ordinal: bool = False


def atoms(text: str, joined: bool = False) -> list[Atom]:
    """Returns the digits of the text in order; `joined` reads "tjugo tre" as 23, else as 20 and 3."""
    return [atom for token in _TOKEN.finditer(text) for atom in _atoms(token, joined)]


def _atoms(token: re.Match[str], joined: bool) -> Iterator[Atom]:
    start, end = token.span()
    word = token[0].lower()
    if token["figures"]:
        for at, digit in enumerate(token[0], start):
            yield Atom(digit, at, at + 1, True, at == start, at + 1 == end)
    elif token["said"]:
        yield from _said(token, joined)
    elif token["ordinal"]:
        yield Atom(f"{ORDINALS[word]:02}", start, end, ordinal=True)
    elif token["named"]:
        yield Atom(NAMED_DAYS[word][:2], start, end - 1, month=True)
        yield Atom(NAMED_DAYS[word][2:], end - 1, end)
    else:
        yield Atom(f"{month_number(word):02}", start, end, month=True)


def _said(token: re.Match[str], joined: bool) -> Iterator[Atom]:
    """Yields the numbers of words in a row, hundreds and thousands as one: "tjugotrehundra nittiofyra"."""
    row: list[tuple[int, int, int, int]] = []  # value, start, end, and below what may be added to it
    for word in _SAID.finditer(token.string, *token.span()):
        number, scale = _NUMBERS.get(word[0].lower(), 0), SCALES.get(word[0].lower(), 0)
        if scale and row:
            value, start, _, _ = row.pop()
            low = value % 1000
            row.append((value - low + low * scale, start, word.end(), scale))
        elif row and 0 < number < row[-1][3]:
            value, start, _, _ = row.pop()
            row.append((value + number, start, word.end(), 0))
        else:
            tens = joined and number >= 20 and number % 10 == 0
            row.append((scale or number, word.start(), word.end(), scale or 10 * tens))
    for value, start, end, _ in row:
        yield Atom(str(value), start, end)
