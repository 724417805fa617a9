"""Ten or twelve digits in a row, in any grouping by signs, that begin with a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tracker.reading.personal.fields import day_exists, weight
from tracker.reading.personal.names import Kind, kind

_ROW = re.compile(r"\d+(?:(?:[^\w]|_){1,3}\d+)*")
_GROUP = re.compile(r"\d+")
_CENTURIES = ("", "18", "19", "20")
_FIELDS = {2, 4, 6, 8, 10}
_NO_JOIN = re.compile(r"§ |&#")
_NEAR = 60  # characters between a word and the number that it is about
Place = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """The digits, the lengths of their groups, the gaps between these and those to the digits around."""

    text: str
    start: int
    end: int
    digits: str
    lengths: tuple[int, ...]
    gaps: tuple[str, ...]
    around: tuple[str, str]

    @cached_property
    def fits(self) -> bool:
        """Whether the check digit is right."""
        return weight(self.digits[-10:]) % 10 == 0

    @cached_property
    def kind(self) -> Kind:
        return kind(self.text, self.start, self.end)

    @property
    def four(self) -> str:
        return self.digits[-4:]

    @property
    def seam(self) -> str:
        """Returns what stands right before the last four, "" if nothing does."""
        return self.gaps[-1] if self.gaps and self.lengths[-1] == 4 else ""

    @property
    def year(self) -> str:
        """Returns two digits of a year that may be of this century, "" if it is of another."""
        return self.digits[-10:-8] if self.digits[:-10] in ("", "20") else ""

    def before(self, length: int = _NEAR) -> str:
        return self.text[max(0, self.start - length) : self.start]

    def is_near(self, words: re.Pattern[str]) -> bool:
        after = self.text[self.end : self.end + _NEAR]
        return words.search(self.before()) is not None or words.search(after) is not None

    def is_alone(self) -> bool:
        """Returns whether no digits before or after belong to the same row."""
        usual = self.lengths in ((6, 4), (8, 4), (10,), (12,))
        inside = () if usual else self.gaps
        return not any(gap and (gap in "-./:_," or gap in inside) for gap in self.around)


def rows(text: str) -> Iterator[Row]:
    """Yields those of a text of plain signs that may be a personal number."""
    for found in _ROW.finditer(text):
        groups = [group.span() for group in _GROUP.finditer(text, *found.span())]
        for first in range(len(groups)):
            for last in _ends(groups, first):
                row = _row(text, groups, first, last)
                if _begins_with_a_day(row) and _is_grouped(row):
                    yield row


def _ends(groups: Sequence[Place], first: int) -> Iterator[int]:
    """Yields the groups with which ten or twelve digits end."""
    count = 0
    for last in range(first, min(first + 12, len(groups))):
        count += groups[last][1] - groups[last][0]
        if count in (10, 12):
            yield last


def _row(text: str, groups: Sequence[Place], first: int, last: int) -> Row:
    chosen = groups[first : last + 1]
    gaps = tuple(text[one[1] : two[0]] for one, two in pairwise(chosen))
    before = text[groups[first - 1][1] : chosen[0][0]] if first else ""
    after = text[chosen[-1][1] : groups[last + 1][0]] if last + 1 < len(groups) else ""
    digits = "".join(text[start:end] for start, end in chosen)
    lengths = tuple(end - start for start, end in chosen)
    return Row(text, chosen[0][0], chosen[-1][1], digits, lengths, gaps, (before, after))


def _begins_with_a_day(row: Row) -> bool:
    century, day = row.digits[:-10], row.digits[-10:-4]
    return century in _CENTURIES and day_exists(century, day)


def _is_grouped(row: Row) -> bool:
    """Its groups end where its fields do, and one where its last four begin, or all gaps are alike."""
    ends = {sum(row.lengths[:at]) for at in range(1, len(row.lengths))}
    alike = len(row.gaps) > 1 and len(set(row.gaps)) == 1
    fields = ends <= _FIELDS and (len(row.digits) - 4 in ends or ends == {2})
    return (not ends or alike or fields) and not any(map(_NO_JOIN.search, row.gaps))
