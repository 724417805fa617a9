"""Whose number ten or twelve digits in a row are: a person's if written or called so, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.reading.personal import things, words
from tracker.reading.personal.names import Kind
from tracker.reading.personal.other_numbers import others
from tracker.reading.personal.rows import Row, rows

_ONE_SIGN = re.compile(r"(?![.,:/])(?:[^\w\s]|_)")
_OF_TABLES = re.compile(r"[\n\t,;:|(]")
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_LIKE_ONE = 60  # characters between numbers that one name is for


class Whose(NamedTuple):
    """Where digits stand that are a person's number, or that words name as a thing's."""

    start: int
    end: int
    is_a_person_s: bool


def numbers_in_rows(text: str) -> Iterator[Whose]:
    """Yields the numbers in a text of plain signs that are known to be a person's, or another's."""
    named: list[Row] = []
    for row in rows(text):
        if _is_named_otherwise(row) or _is_like_one(row, named[-3:]):
            named.append(row)
            yield Whose(row.start, row.end, False)
        elif row.is_alone() and _is_a_person_s(row):
            yield Whose(row.start, row.end, True)


def _is_named_otherwise(row: Row) -> bool:
    if row.kind is Kind.A_TELEPHONE:
        return row.digits[0] == "0"
    return row.kind is Kind.A_THING_S and not things.IS_PERSONAL.match(row.text, row.end)


def _is_like_one(row: Row, named: Sequence[Row]) -> bool:
    """ "artikel nr 780104-5512 ersätts av 780104-5520": written like one that is named shortly before."""
    near = [one for one in named if row.start - one.end < _LIKE_ONE]
    return not row.fits and any((one.lengths, one.gaps) == (row.lengths, row.gaps) for one in near)


def _is_a_person_s(row: Row) -> bool:
    if _is_counted(row) or _is_a_time(row) or _is_the_day_of_a_thing(row):
        return False
    if _is_in_fields(row) and _is_called_one(row):
        return True
    return not _is_a_moment(row) and (row.fits or _is_written_as_one(row))


def _is_counted(row: Row) -> bool:
    """What comes after counts it, or it is a sum, a telephone or a path."""
    text, start, end = row.text, row.start, row.end
    if words.COUNTED.match(text, end) or things.EQUALS.match(text, end):
        return True
    if any(other.start < end and start < other.end for other in others(text)):
        return True
    thousands = set(row.lengths[1:]) == {3} and row.lengths[0] <= 3
    if thousands and words.MONEY.search(row.before(40)):
        return True
    return sum(gap in ("/", "\\") for gap in row.gaps) > 1


def _is_a_time(row: Row) -> bool:
    """ "frånvaro 240701-0728", "2008-03-10 10.21"."""
    if things.HOURS.search(row.text, row.start, row.end):
        return True
    *within, last = row.gaps or ("",)
    hour = _HOUR.fullmatch(row.four) is not None
    if hour and row.lengths[-2:] == (2, 2) and last in (".", ":") and last not in within:
        return True
    told = things.OF_TIME.search(row.before(40)) is not None
    return told and _is_recent(row) and (hour or things.DAY.fullmatch(row.four) is not None)


def _is_the_day_of_a_thing(row: Row) -> bool:
    """A case is often called by the day it came in and a number: "ärende 230611-0004"."""
    a_thing_s = row.kind is Kind.PERHAPS_A_THING_S and _is_recent(row)
    return a_thing_s and not (row.fits and row.is_near(words.CHILD))


def _is_called_one(row: Row) -> bool:
    """Words tell of a child or of a personal number near, or right before of one who has signed."""
    if words.OF_SOMEBODY.search(row.before()) or row.is_near(words.PERSONAL) or row.is_near(words.CHILD):
        return True
    return row.fits and row.is_near(words.PEOPLE)


def _is_a_moment(row: Row) -> bool:
    """A day on which something was done, and an hour or what was counted."""
    late = row.year[:1] == "2"
    if _HOUR.fullmatch(row.four):
        return late if row.fits else _is_recent(row)
    return late and any(map(_OF_TABLES.search, row.gaps))


def _is_recent(row: Row) -> bool:
    return "05" <= row.year <= "29"


def _is_in_fields(row: Row) -> bool:
    """Its last four stand together, and its day as days are written."""
    four = row.lengths[-1] in (4, len(row.digits)) and len(row.lengths) < 5
    return four and all(gap in (" ", "-", ".", "/") for gap in row.gaps[:-1])


def _is_written_as_one(row: Row) -> bool:
    """Written as numbers are, so that a wrong check digit is a slip: "850412-2395", "8504122395"."""
    if row.kind is Kind.PERHAPS_A_THING_S:
        return False
    late, alike = row.year[:1] == "2", len(set(row.gaps)) < 2
    if not row.gaps:
        return not late
    if not _is_in_fields(row):
        return row.digits[:-10] == "19" and alike
    if late:
        free = row.before(1) in ("", *" (:\n\t")
        return free and _ONE_SIGN.fullmatch(row.seam) is not None and not things.DAY.fullmatch(row.four)
    if len(row.lengths) > 2:
        return row.seam.strip() in ("-", "+") or alike
    return _OF_TABLES.search(row.seam) is None
