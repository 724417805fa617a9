"""The parts of a personal number in a stream of digits: days in any order of fields, and four digits."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tracker.reading.personal.atoms import Atom
from tracker.reading.personal.words import LABEL, LAST_FOUR

_LAYOUTS = ("YMD", "DMY", "MDY", "YDM")
_CENTURIES = ("16", "17", "18", "19", "20")
_VALUES = {
    "Y": {f"{year:02}" for year in range(100)},
    "M": {f"{month:02}" for month in range(1, 13)},
    "D": {f"{day + more:02}" for day in range(1, 32) for more in (0, 60)},
}
LONGEST_GAP = 40  # characters between the fields of a day
# Signs only: also tags and codes of pages, and "x" between figures.
SIGNS = re.compile(r"(?:[^\w<&]|_|[xX](?=\d|$)|</?[a-zA-Z][^<>]{0,40}>|<|&#?\w{0,8};?)*$")
_IN_SENTENCE = re.compile(r"(?!.*[.!?]\s+[A-ZÅÄÖ]).{0,20}$", re.DOTALL)
_CHECK = re.compile(
    r"\W{0,4}(?:(?:och|med|samt|plus|sen|sedan|följt av) )?(?:den )?(?:kontroll|check|slut|sist)\D{0,24}$|"
    r"\W{0,4}(?:på )slutet\W{0,3}$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\W{0,3}(?:(?:och|sen|sedan|så|följt av|därefter) ?){1,3}\W{0,3}$", re.IGNORECASE)
Field = tuple[str, int, int]  # its digits, and where it begins and ends in the stream


class Part(NamedTuple):
    """A day or four digits: its place in the stream and in the text, and the digits that it stands for.

    `gaps` are what stands between its digits. `words` counts what is in words. `cut`: a field goes over a gap
    that other digits of the day don't have. `weight` is what it adds to the sum that the check digit makes
    divisible by ten.
    """

    first: int
    last: int
    start: int
    end: int
    digits: str
    century: str = ""
    gaps: tuple[str, ...] = ()
    words: int = 0
    layout: str = ""
    cut: bool = False
    weight: int = 0


class Stream:
    """The digits of a text, and the parts that can be read from a place among them."""

    def __init__(self, text: str, atoms: Sequence[Atom]) -> None:
        self.text, self.atoms = text, atoms
        self._read: dict[tuple[int, str], Sequence[tuple[str, int]]] = {}
        self._ends: dict[tuple[int, int], int] = {}
        self._said: dict[re.Pattern[str], list[tuple[int, int]]] = {}
        self._joins: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.atoms)

    def between(self, at: int) -> str:
        """Returns what stands before an atom, up to the one before."""
        return unbroken(self.text[self.atoms[at - 1].end : self.atoms[at].start])

    def places(self, pattern: re.Pattern[str]) -> Sequence[tuple[int, int]]:
        if pattern not in self._said:
            self._said[pattern] = [found.span() for found in pattern.finditer(self.text)]
        return self._said[pattern]

    def says(self, words: re.Pattern[str], start: int, end: int) -> bool:
        """Returns whether some of the words stand between two places; the text is read once for each."""
        found = self.places(words)
        at = bisect_left(found, (start, 0))
        return at < len(found) and found[at][1] <= end

    def begins(self, at: int) -> bool:
        return self.atoms[at].first

    def begins_a_row(self, at: int) -> bool:
        """Returns whether a day may begin here: not within a row of single digits with the same signs."""
        if not 0 < at < len(self) - 1 or not all(self._alone(one) for one in (at - 1, at, at + 1)):
            return self.begins(at)
        return self.between(at) != self.between(at + 1)

    def _alone(self, at: int) -> bool:
        atom = self.atoms[at]
        return atom.figure and atom.first and atom.last

    def ends(self, at: int) -> bool:
        return self.atoms[at - 1].last

    def days(self, at: int) -> Iterator[Part]:
        """Yields the days that begin at a place in the stream."""
        seen = set()
        start = self.atoms[at].start
        hangs = start > 1 and self.text[start - 1] in "-./:" and self.text[start - 2].isdecimal()
        for layout in _LAYOUTS[: 1 if hangs else None]:
            for fields in self._fields(at, layout):
                last = fields[-1][2]
                if not self._may_end(last) or self._splits_a_year(fields):
                    continue
                found = {name: digits for name, (digits, _, _) in zip(layout, fields, strict=True)}
                if layout != "YMD" and found["D"] > "60":  # a samordningsnummer has one order
                    continue
                year, digits = found["Y"], f"{found['Y'][-2:]}{found['M']}{found['D']}"
                if (last, digits, year) not in seen and day_exists(year[:-2], digits):
                    seen.add((last, digits, year))
                    cut = any(self._is_cut(first, end) for _, first, end in fields)
                    yield self._part(at, last, digits, year[:-2], layout, cut)

    def _splits_a_year(self, fields: Sequence[Field]) -> bool:
        """Returns whether two fields are cut out of a year, or of figures beside a month in words."""
        for _, _, end in fields[:-1]:
            if not self.ends(end):
                in_words = any(self.atoms[first].month or self.atoms[first].ordinal for _, first, _ in fields)
                year = self._digits(end - 2, end + 2)
                alone = self.begins(end - 2) and self.ends(end + 2) if 1 < end <= len(self) - 2 else False
                if in_words or (alone and "1900" <= year < "2050"):
                    return True
        return False

    def _is_cut(self, first: int, end: int) -> bool:
        """Returns whether a field goes over a gap, and its digits do not each stand alone."""
        return any(
            self.atoms[one].figure
            and self.atoms[one].first
            and not (self.atoms[one].last and self.atoms[one - 1].first)
            for one in range(first + 1, end)
        )

    def fours(self, at: int) -> Iterator[Part]:
        """Yields what may be the last four at a place: "1234", "12 34", "123, kontrollsiffra 4"."""
        if last := self._joined(at, 4):
            yield self._part(at, last, self._digits(at, last))
        two = self._joined(at, 2)
        if 0 < two < len(self) and (four := self._joined(two, 2)) and _THEN.match(self.between(two)):
            start = self.atoms[at].start
            if self.says(LAST_FOUR, start - LONGEST_GAP, start):  # "de sista fyra är 66 och sedan 25"
                yield self._part(at, four, self._digits(at, four))
        three = self._joined(at, 3)
        if 0 < three < len(self) and len(self.atoms[three].digits) == 1 and _CHECK.match(self.between(three)):
            yield self._part(at, three + 1, self._digits(at, three + 1))

    def _part(
        self, at: int, last: int, digits: str, century: str = "", layout: str = "", cut: bool = False
    ) -> Part:
        atoms = self.atoms[at:last]
        gaps = tuple(gap for one in range(at + 1, last) if (gap := self.between(one)))
        words = sum(not atom.figure for atom in atoms)
        place = at, last, atoms[0].start, atoms[-1].end
        return Part(*place, digits, century, gaps, words, layout, cut, weight(digits))

    def _fields(self, at: int, layout: str) -> Iterator[tuple[Field, ...]]:
        if not layout:
            yield ()
            return
        for digits, end in self._field(at, layout[0]):
            if len(layout) > 1 and not self._goes_on(end):
                continue
            for fields in self._fields(end, layout[1:]):
                yield ((digits, at, end), *fields)

    def _may_end(self, last: int) -> bool:
        """Returns whether a day may end before a place: with its row, or four digits before its end."""
        return self.ends(last) or (last + 4 <= len(self) and self.ends(last + 4))

    def _goes_on(self, at: int) -> bool:
        """Returns whether a field may belong to the one before: what is between is short, or labels."""
        if at not in self._joins:
            self._joins[at] = at < len(self) and self._may_be_between(self.between(at))
        return self._joins[at]

    @staticmethod
    def _may_be_between(gap: str) -> bool:
        if len(gap) <= 4:
            return True
        return len(gap) <= LONGEST_GAP and (
            LABEL.search(gap) is not None or _IN_SENTENCE.match(gap) is not None
        )

    def _field(self, at: int, field: str) -> Sequence[tuple[str, int]]:
        """Returns the digits of a field that begins at a place, and where it ends, in each way to read it."""
        if (at, field) not in self._read:
            self._read[at, field] = tuple(self._ways(at, field)) if at < len(self) else ()
        return self._read[at, field]

    def _ways(self, at: int, field: str) -> Iterator[tuple[str, int]]:
        atom = self.atoms[at]
        if field != "Y" and atom.first and atom.last and len(atom.digits) == 1 and atom.digits != "0":
            yield f"0{atom.digits}", at + 1
        if (atom.month and field != "M") or (atom.ordinal and field == "Y"):
            return
        if (end := self._joined(at, 2)) and self._digits(at, end) in _VALUES[field]:
            yield self._digits(at, end), end
        if field == "Y" and (end := self._joined(at, 4)) and self._digits(at, end)[:2] in _CENTURIES:
            yield self._digits(at, end), end

    def _digits(self, at: int, end: int) -> str:
        return "".join([atom.digits for atom in self.atoms[at:end]])

    def _joined(self, at: int, length: int) -> int:
        """Returns where `length` digits end that begin at a place, with signs only between; 0 if none do."""
        if (at, length) not in self._ends:
            self._ends[at, length] = self._end(at, length)
        return self._ends[at, length]

    def _may_join(self, at: int) -> bool:
        """Returns whether two digits with signs between may be of one part: of rows alike, or close."""
        between = self.between(at)
        figures = self.atoms[at].figure and self.atoms[at - 1].figure
        if not figures or self._row(at) == self._row(at - 1) < 3:
            return len(between) <= 16 and SIGNS.match(between) is not None
        return len(between) == 1 and between in " .,/_'’-\n"

    def _row(self, at: int) -> int:
        """Returns how many figures stand in the row of an atom."""
        first = next(one for one in range(at, -1, -1) if self.atoms[one].first)
        last = next(one for one in range(at, len(self)) if self.atoms[one].last)
        return last - first + 1

    def _end(self, at: int, length: int) -> int:
        count = 0
        for end in range(at, min(at + length, len(self))):
            if length > 2 and (self.atoms[end].month or self.atoms[end].ordinal):
                return 0
            apart = end > at and self.atoms[end - 1].end != self.atoms[end].start
            if apart and not self._may_join(end):
                return 0
            count += len(self.atoms[end].digits)
            if count >= length:
                return end + 1 if count == length else 0
        return 0


def unbroken(gap: str) -> str:
    """Returns what stands between digits without the line break after a dash."""
    return gap[:-1] if gap in ("-\n", "/\n", ".\n") else gap


@lru_cache(maxsize=4096)
def day_exists(century: str, digits: str) -> bool:
    """Returns whether six digits are a day; a samordningsnummer has 60 more."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day = day - 60 if day > 60 else day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    return any(
        _is_day(hundred * 100 + year, month, day) for hundred in ([int(century)] if century else [19, 20])
    )


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)  # twice a digit, as the sum of its own digits


def weight(digits: str) -> int:
    """Returns the Luhn sum of an even number of digits: that of ten is divisible by ten."""
    return sum(_DOUBLED[int(digit)] if at % 2 == 0 else int(digit) for at, digit in enumerate(digits))
