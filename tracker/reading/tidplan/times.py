"""Reads one named time: "v. 12", "första kvartalet", "hösten 2021".

A reader takes a cursor and returns either what it read, with the cursor moved past it, or None; `read_atom`
then resets the cursor. A year that the text leaves out is filled in by spans.py.
"""

from collections.abc import Callable
from dataclasses import replace

from tracker.reading.mending import word_list
from tracker.reading.tidplan.calendar import LATE, Atom, NoSuchDateError
from tracker.reading.tidplan.cursor import Cursor
from tracker.reading.tidplan.days import month_after_day, read_date, read_figures, read_month, read_number
from tracker.reading.tidplan.years import is_year, numbered_in_year, read_two_years, with_year

_NUMBERED = frozenset({"week", "quarter", "tertial", "half"})
_ARTICLES = frozenset(word_list("den det i under pa av vid med hela fran perioden period"))
_MOST_ARTICLES = 8
"""No time has more little words before it; without an end, a cell of them would take long to read."""
_WHOLE_YEARS = frozenset(
    word_list("aret kalenderaret verksamhetsaret budgetaret planaret kalenderar budgetar")
)
_SCHOOL_YEARS = frozenset(["lasar", "lasaret", "la", "laar"])
_ONE_LETTER = frozenset("kqth")
_PARTS_OF = frozenset(["av", "pa", "i"])


def read_atom(at: Cursor) -> Atom | None:
    """Returns one named time, including articles and prepositions before it."""
    start = at.index
    while (at.text() in _ARTICLES or at.kind() == "weekday") and at.index - start < _MOST_ARTICLES:
        at.index += 1
    reader = _READERS.get(at.kind())
    atom = reader(at) if reader else None
    if atom is None:
        at.index = start
        return None
    return _closed(at, atom)


def read_numbered(at: Cursor, unit: str) -> Atom | None:
    """Returns the end of a range whose name is not repeated: the 14 of "v. 12-14", the 2 of "kvartal 1-2"."""
    if unit == "schoolyear":
        year = read_two_years(at)
        return Atom("schoolyear", year=year) if year else None
    number = at.number()
    if number is None or unit not in _NUMBERED or number > 60:
        return None
    at.index += 1
    return with_year(at, Atom(unit, number))


def _closed(at: Cursor, atom: Atom) -> Atom:
    """Returns the last day of what was named: 'årets slut', 'mars månads utgång'."""
    ahead = 1 if at.text() == "manads" else 0
    if at.kind(ahead) != "closing" or atom.unit == "date" or at.kind(ahead + 1) == "month":
        return atom
    at.index += ahead + 1
    return _last_day(with_year(at, atom), at.year)


def _last_day(atom: Atom, year: int) -> Atom:
    """Returns a date; a time that does not exist is reported by spans.py."""
    if atom.unit == "year":
        return replace(atom, unit="yearend", part=None)
    try:
        last = atom.days(year)[1]
    except NoSuchDateError:
        return atom
    return Atom("date", last.month, last.day, atom.year and last.year, LATE, exact_year=atom.exact_year)


def _ordinal(at: Cursor) -> Atom | None:
    number = at.token().value
    if not isinstance(number, int):
        return None
    if (month := month_after_day(at)) is not None:
        return read_date(at, number, month)
    if at.text(1) in ("halvan", "halften"):
        return _half(at, number)
    if (unit := _unit_after_ordinal(at)) is None:
        return None
    at.index += 1
    if at.kind() == "unit":
        at.index += 1
        if at.text() == "av" and at.number(1):
            at.index += 1
        return with_year(at, Atom(unit, number))
    return Atom(unit, number)


def _unit_after_ordinal(at: Cursor) -> str | None:
    """Returns the unit of "första kvartalet", also across "första och andra kvartalet"."""
    ahead = 1
    if at.kind(1) in ("and", "dash", "comma") and at.kind(2) in ("ordinal", "number"):
        ahead = 3
    unit = at.token(ahead).value if at.kind(ahead) == "unit" else None
    if unit == "half" and not at.text(ahead).startswith("halvar"):
        return None
    return unit if isinstance(unit, str) and unit in ("quarter", "tertial", "half") else None


def _half(at: Cursor, number: int) -> Atom | None:
    at.index += 2
    if at.text() in _PARTS_OF:
        at.index += 1
    if at.text() in _WHOLE_YEARS:
        at.index += 1
        return Atom("half", number)
    year = at.number()
    if year is None or not is_year(year):
        return None
    at.index += 1
    return Atom("half", number, year=year)


def _last(at: Cursor) -> Atom | None:
    """'sista mars', 'sista dagen i mars', 'sista kvartalet'."""
    at.index += 1
    if at.text() in ("dagen", "dag", "veckodagen"):
        at.index += 1
    if at.kind() == "unit":
        unit = at.token().value
        at.index += 1
        number = {"quarter": 4, "tertial": 3}.get(str(unit), 0)
        return with_year(at, Atom(str(unit), number)) if number else None
    atom = read_atom(at)
    return _last_day(atom, at.year) if atom and atom.unit in ("month", "year") else None


def _unit(at: Cursor) -> Atom | None:
    text, unit = at.text(), str(at.token().value)
    if unit == "year":
        return _named_year(at, text)
    if unit == "mandate":
        return _mandate(at)
    if unit not in _NUMBERED or (unit == "half" and text not in ("halvar", "h")):
        return None
    if short := numbered_in_year(at, unit):
        return short
    number = at.number(1) if at.kind(1) != "count" else _count(at)
    if number is None or number > 99 or (text in _ONE_LETTER and text != "q" and not at.touches(1)):
        return None
    at.index += 2
    return with_year(at, Atom(unit, number))


def _mandate(at: Cursor) -> Atom | None:
    """In 'första året på ny mandatperiod' the year is meant."""
    at.index += 1
    return None if any(at.text(-back) == "aret" for back in (3, 4, 5)) else Atom("mandate")


def _count(at: Cursor) -> int | None:
    value = at.token(1).value
    return value if isinstance(value, int) and at.text() in ("kvartal", "tertial") else None


def _named_year(at: Cursor, text: str) -> Atom | None:
    at.index += 1
    if text in _SCHOOL_YEARS:
        year = read_two_years(at)
        return Atom("schoolyear", year=year) if year else None
    if text == "arets" and at.kind() == "part":
        at.index += 1
        return Atom("year", part=str(at.token(-1).value))
    number = at.number()
    if number is not None and is_year(number) and text != "arets":
        at.index += 1
        return Atom("year", year=number)
    if text in _WHOLE_YEARS and (at.kind(-2) in ("word", "ordinal") or at.text() == "efter"):
        return None  # "följer budgetåret", "första året", "året efter valet"
    if (
        text in _WHOLE_YEARS
        or (text == "arets" and at.kind() == "closing")
        or (text == "ar" and at.text(-2) == "i")
    ):
        return Atom("year")
    return None


def _season(at: Cursor) -> Atom | None:
    season = str(at.token().value)
    at.index += 1
    # "vår- och hösttermin": the dash replaces the shared ending.
    if at.kind() == "dash" and at.kind(1) == "and":
        at.index += 1
    if season == "winter" and (year := read_two_years(at)):
        return Atom("winter", year=year)
    return with_year(at, Atom(season))


def _springlike(at: Cursor) -> Atom | None:
    """'Vår' is a season only if its neighbours indicate it: "vår verksamhet" is "our"."""
    ringed = at.token().value != "var"
    before, after = at.text(-1), at.kind(1)
    year = at.number(1) or 0
    # "Målet var 2020" in the plan of 2021 is not a spring whose ring was lost in scanning.
    year_follows = is_year(year) and (ringed or at.kind(-1) != "word" or year >= at.year)
    named = year_follows or (after in ("and", "slash", "dash") and _season_within(at, 3))
    joined = at.kind(-1) in ("and", "slash", "dash") and at.kind(-2) == "season"
    alone = (
        ringed
        and after in ("end", "stop", "comma")
        and (before in ("i", "pa", "under", "varje", "(", "") or joined)
    )
    if not (named or alone or (joined and after in ("number", "end", "stop", "comma"))):
        return None
    at.index += 1
    if at.kind() == "dash" and at.kind(1) == "and":
        at.index += 1
    return with_year(at, Atom("spring"))


def _season_within(at: Cursor, reach: int) -> bool:
    return any(at.kind(ahead) == "season" for ahead in range(2, 2 + reach))


def _next(at: Cursor) -> Atom | None:
    """'Nästa år'; 'nästa höst' depends on when it was written, so it is not read."""
    if at.text() != "kommande" and at.text(1) in ("ar", "kalenderar", "verksamhetsar"):
        at.index += 2
        return Atom("year", year=at.year + 1, exact_year=False)
    return None


def _this(at: Cursor) -> Atom | None:
    if at.text(1) != "ar":
        return None
    at.index += 2
    return Atom("year")


def _turn(at: Cursor) -> Atom:
    """'Årsskiftet 2021/22' is the last day of the first year named."""
    unit = at.kind()
    at.index += 1
    return Atom(unit, year=read_two_years(at))


def _month_turn(at: Cursor) -> Atom | None:
    """'Månadsskiftet nov/dec' is the last day of the first month."""
    at.index += 1
    first = at.token().value
    if at.kind() != "month" or not isinstance(first, int):
        return None
    at.index += 1
    if at.kind() in ("slash", "dash", "and") and at.kind(1) == "month":
        at.index += 1
    second = at.token().value if at.kind() == "month" else None
    at.index += second is not None
    both = at.kind(1) in ("slash", "dash")
    year = read_two_years(at)
    if year and (first, second) == (12, 1) and not both:
        year -= 1
    return Atom("monthend", first, year=year)


def _part(at: Cursor) -> Atom | None:
    """'I början av mars', 'slutet av 2021'; beside a season or a week the word is ignored."""
    part = str(at.token().value)
    at.index += 1
    if at.kind() in ("dash", "slash") and at.kind(1) == "part":
        at.index += 2
    if at.text() in _PARTS_OF:
        at.index += 1
    atom = read_atom(at)
    return replace(atom, part=part) if atom and atom.unit in ("month", "year") else atom


def _closing(at: Cursor) -> Atom | None:
    """'Utgången av mars', 'slut mars': the last day."""
    at.index += 1
    if at.text() == "av":
        at.index += 1
    atom = read_atom(at)
    return _last_day(atom, at.year) if atom else None


_READERS: dict[str, Callable[[Cursor], Atom | None]] = {
    "atom": read_figures,
    "number": read_number,
    "month": read_month,
    "ordinal": _ordinal,
    "last": _last,
    "unit": _unit,
    "season": _season,
    "springlike": _springlike,
    "next": _next,
    "this": _this,
    "yearend": _turn,
    "halfend": _turn,
    "monthend": _month_turn,
    "part": _part,
    "closing": _closing,
}
