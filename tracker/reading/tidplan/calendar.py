"""The days of the time words in READING.md: months, quarters, seasons, school years.

An `Atom` is one named time whose year may be unknown ("15 mars", "hösten", "v. 12"); `days` returns its first
and last day once the year is known.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from tracker.domain.swedish import MONTHS

EARLY, MIDDLE, LATE = "early", "middle", "late"
POINTS = frozenset({"date", "closing", "yearend", "monthend", "halfend"})
"""Names of a single day: bare, they are a deadline; all others are a period."""

_SEASONS = {"spring": (1, 6), "autumn": (7, 12), "summer": (6, 8)}
_PART_OF_MONTH = {EARLY: (1, 10), MIDDLE: (11, 20)}
_PART_OF_YEAR = {EARLY: (1, 4), MIDDLE: (5, 8), LATE: (9, 12)}
Days = tuple[date, date]


class NoSuchDateError(ValueError):
    """The text names a date that does not exist; `args[0]` is the date in the text's own style."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One named time. `number` is the month, week, quarter …; `text` is how a person would write it."""

    unit: str
    number: int = 0
    day: int = 0
    year: int | None = None
    part: str | None = None
    until_year: int | None = None
    exact_year: bool = True

    def in_year(self, year: int) -> "Atom":
        """Returns the same time with this year, if it had none."""
        return self if self.year is not None else replace(self, year=year)

    def days(self, default_year: int) -> Days:
        """Returns the first and last day. Raises NoSuchDateError if the time does not exist."""
        year = self.year if self.year is not None else default_year
        if not 1 < year < 9990:
            raise NoSuchDateError(str(year))
        return _DAYS[self.unit](self, year)


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _date(atom: Atom, year: int) -> Days:
    try:
        day = date(year, atom.number, atom.day)
    except ValueError as error:
        raise NoSuchDateError(_named(atom)) from error
    return day, day


def _named(atom: Atom) -> str:
    month = MONTHS[atom.number - 1] if 1 <= atom.number <= 12 else f"månad {atom.number}"
    return f"{atom.day} {month}" + (f" {atom.year}" if atom.year else "")


def _week(atom: Atom, year: int) -> Days:
    try:
        monday = date.fromisocalendar(year, atom.number, 1)
    except ValueError as error:
        raise NoSuchDateError(f"vecka {atom.number} {year}") from error
    return monday, monday + timedelta(days=6)


def _month(atom: Atom, year: int) -> Days:
    first, last = _months(year, atom.number, atom.number)
    if atom.part == LATE:
        return first.replace(day=21), last
    if atom.part:
        start, end = _PART_OF_MONTH[atom.part]
        return first.replace(day=start), first.replace(day=end)
    return first, last


def _part_of_year(atom: Atom, year: int, parts: int, name: str) -> Days:
    if not 1 <= atom.number <= parts:
        raise NoSuchDateError(f"{name} {atom.number}")
    length = 12 // parts
    return _months(year, (atom.number - 1) * length + 1, atom.number * length)


def _season(atom: Atom, year: int, name: str) -> Days:
    del atom
    return _months(year, *_SEASONS[name])


def _winter(_: Atom, year: int) -> Days:
    return date(year, 12, 1), _months(year + 1, 2, 2)[1]


def _year(atom: Atom, year: int) -> Days:
    if atom.part:
        return _months(year, *_PART_OF_YEAR[atom.part])
    return date(year, 1, 1), date(atom.until_year or year, 12, 31)


def _school_year(_: Atom, year: int) -> Days:
    return date(year, 7, 1), date(year + 1, 6, 30)


def _mandate(_: Atom, year: int) -> Days:
    """Returns the four calendar years after an election year; elections were held in 2018 and 2022."""
    first = year - (year - 2019) % 4
    return date(max(MINYEAR, first), 1, 1), date(min(first + 3, MAXYEAR), 12, 31)


def _last_day(year: int, month: int) -> Days:
    last = _months(year, month, month)[1]
    return last, last


_DAYS: dict[str, Callable[[Atom, int], Days]] = {
    "date": _date,
    "week": _week,
    "month": _month,
    "quarter": lambda atom, year: _part_of_year(atom, year, 4, "kvartal"),
    "tertial": lambda atom, year: _part_of_year(atom, year, 3, "tertial"),
    "half": lambda atom, year: _part_of_year(atom, year, 2, "halvår"),
    "spring": lambda atom, year: _season(atom, year, "spring"),
    "autumn": lambda atom, year: _season(atom, year, "autumn"),
    "summer": lambda atom, year: _season(atom, year, "summer"),
    "winter": _winter,
    "year": _year,
    "schoolyear": _school_year,
    "mandate": _mandate,
    "yearend": lambda _, year: _last_day(year, 12),
    "halfend": lambda _, year: _last_day(year, 6),
    "monthend": lambda atom, year: _last_day(year, atom.number),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Days that the text names: one atom, a range of two, or several joined by "och"."""

    first: date
    last: date
    unit: str
    year_named: bool
    parts: tuple["Span", ...] = ()

    @property
    def is_point(self) -> bool:
        """True if the text names one day rather than a period."""
        return self.unit in POINTS

    @property
    def is_border(self) -> bool:
        """True for a turn of a period: "före årsskiftet" means that very day, not the day before."""
        return (self.is_point and self.unit != "date") or self.unit.startswith("late")

    def covers(self, other: "Span") -> bool:
        """True if the other span is within this one."""
        return self.first <= other.first and other.last <= self.last


def span_of(atom: Atom, default_year: int) -> Span:
    """Returns the days of one atom."""
    first, last = atom.days(default_year)
    unit = atom.unit
    if atom.part == LATE:
        unit = "closing" if unit == "date" else f"late {unit}"
    return Span(first, last, unit, atom.year is not None and atom.exact_year)


def range_of(start: Atom, end: Atom, default_year: int) -> Span:
    """Returns the first day of one to the last day of the other; december–januari ends in the next year."""
    first, last = _fill_years(start, end, default_year)
    begun, ended = first.days(default_year), last.days(default_year)
    if ended[1] < begun[0]:
        raise NoSuchDateError(f"{begun[0]} till {ended[1]}")
    named = (start.year is not None or end.year is not None) and start.exact_year and end.exact_year
    return Span(begun[0], ended[1], "range", named, (_span(first, begun), _span(last, ended)))


def _span(atom: Atom, days: Days) -> Span:
    return Span(days[0], days[1], atom.unit, atom.year is not None)


def _fill_years(start: Atom, end: Atom, default_year: int) -> tuple[Atom, Atom]:
    if start.year is None and end.year is not None:
        start = start.in_year(end.year)
        if end.days(default_year)[1] < start.days(default_year)[0]:
            start = replace(start, year=(end.year or 0) - 1)
        return start, end
    begun = start.year if start.year is not None else default_year
    start, open_end = start.in_year(begun), end.year is None
    end = end.in_year(begun)
    if open_end and end.days(default_year)[1] < start.days(default_year)[0]:
        end = replace(end, year=begun + 1)
    return start, end
