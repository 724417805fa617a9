"""Reads years: "2021", "-21", "21/22"; a number of two figures is a year only in some contexts."""

from dataclasses import replace

from tracker.reading.tidplan.calendar import Atom
from tracker.reading.tidplan.cursor import Cursor

YEARS_BACK, YEARS_ON = 1, 10
"""A year that the text does not name in full is only believed this near to the plan's (READING.md)."""

_MARKED = frozenset({"dash", "slash"})


def is_year(number: int) -> bool:
    """True if a number of four figures is a year."""
    return 1990 <= number <= 2099


def short_year(at: Cursor, ahead: int = 0) -> int | None:
    """Returns a year of two figures, if it is near the plan's."""
    number = at.number(ahead)
    if number is None or len(at.text(ahead)) != 2:
        return None
    year = 2000 + number
    return year if at.year - YEARS_BACK <= year <= at.year + YEARS_ON else None


def year_at(at: Cursor, ahead: int = 0) -> int | None:
    """Returns the year of four figures at this position."""
    number = at.number(ahead)
    return number if number is not None and is_year(number) else None


def with_year(at: Cursor, atom: Atom) -> Atom:
    """Returns the atom with the year that follows it, if any: "mars 2021", "31 dec, 2021", "VT-21"."""
    if atom.year is not None:
        return atom
    ahead = 1 if at.kind() in ("comma", "slash") and not _starts_years(at, 1) else 0
    if at.kind() == "unit" and at.text() == "ar":
        ahead = 1
    if year := year_at(at, ahead):
        at.index += ahead + 1
        return replace(atom, year=year)
    ahead = 1 if at.kind() == "dash" else 0
    year = short_year(at, ahead)
    if year is None or not _ends_here(at, ahead + 1) or (ahead and atom.unit == "week"):
        return atom
    at.index += ahead + 1
    return replace(atom, year=year, exact_year=False)


def numbered_in_year(at: Cursor, unit: str) -> Atom | None:
    """'Q4/22': the tokenizer read a day and a month, which the number after the slash can't be."""
    value = at.token(1).value
    if unit == "week" or not isinstance(value, Atom) or value.unit != "date" or value.year is not None:
        return None
    year = 2000 + value.number
    if value.number <= 12 or not at.year - YEARS_BACK <= year <= at.year + YEARS_ON:
        return None
    at.index += 2
    return Atom(unit, value.day, year=year, exact_year=False)


def _starts_years(at: Cursor, ahead: int) -> bool:
    """True if a range of whole years begins there, which is then a separate time."""
    return (
        year_at(at, ahead) is not None and at.kind(ahead + 1) == "dash" and at.number(ahead + 2) is not None
    )


def _ends_here(at: Cursor, ahead: int) -> bool:
    return at.kind(ahead) not in ("month", "colon", "unit") and at.text(ahead) not in ("ggr", "ganger", "av")


def read_two_years(at: Cursor) -> int | None:
    """Returns the first year of "2021/22", "21/22", "2021-2022" or "2021"; None if no year follows."""
    token = at.token()
    if isinstance(token.value, Atom):
        return _two_years_as_date(at, token.value)
    year = year_at(at) or short_year(at)
    if year is None:
        return None
    at.index += 1
    if at.kind() in _MARKED and (at.number(1) or 0) % 100 == (year + 1) % 100:
        at.index += 2
    return year


def _two_years_as_date(at: Cursor, atom: Atom) -> int | None:
    """Returns the first year if the tokenizer read "21/22" as a day and month, or "2011-12" as a month."""
    if atom.unit == "month" and atom.year and atom.number == (atom.year + 1) % 100:
        at.index += 1
        return atom.year
    if atom.unit == "date" and atom.year is None and atom.number == atom.day + 1:
        at.index += 1
        return 2000 + atom.day
    return None


def read_second_year(at: Cursor) -> int | None:
    """Returns the end of a range of years: the 2024 of "2021-2024", the 22 of "2021/22"."""
    if at.kind() not in ("dash", "slash", "until", "and") or (first := at.number(-1)) is None:
        return None
    second = at.number(1)
    if second is not None and len(at.text(1)) == 2 and at.kind() in _MARKED:
        second += first - first % 100
    if at.kind() == "and" and second != first + 1:
        return None  # "2026 och 2028" are two years
    if second is None or not is_year(second) or second <= first or at.kind(2) in ("month", "slash", "dash"):
        return None
    at.index += 2
    return second
