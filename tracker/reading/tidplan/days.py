"""Reads days, months and years in numbers, and "de två första kvartalen"."""

from dataclasses import replace

from tracker.reading.mending import word_list
from tracker.reading.tidplan.calendar import Atom
from tracker.reading.tidplan.cursor import Cursor
from tracker.reading.tidplan.words import COUNTED
from tracker.reading.tidplan.years import is_year, with_year

NUMBERED = frozenset(word_list("steg fas del etapp moment omgang punkt pass modul nivo niva grupp aktivitet"))
"""Words whose number follows them."""


def read_figures(at: Cursor) -> Atom | None:
    """Returns a date written in figures, which the tokenizer has already read."""
    atom = at.token().value
    at.index += 1
    return with_year(at, atom) if isinstance(atom, Atom) else None


def read_number(at: Cursor) -> Atom | None:
    """Returns a year, or a day with its month."""
    number = at.number() or 0
    if is_year(number):
        return _year(at, number)
    month = month_after_day(at)
    if month is None or number > 99:
        return None
    return read_date(at, number, month)


def read_date(at: Cursor, day: int, month: int) -> Atom:
    """Returns the day of the month; in "1-15 mars" only the first number, whose month is read ahead."""
    if at.kind(1) == "month":
        at.index += 2
        if at.text() == "manad":
            at.index += 1
        return with_year(at, Atom("date", month, day))
    at.index += 1
    return Atom("date", month, day)


def month_after_day(at: Cursor) -> int | None:
    """Returns the month of a day, also if more days are between: "1 och 15 mars", "1-15/3"."""
    ahead = 1
    if _is_label(at):
        return None
    while at.kind(ahead) in ("dash", "and", "comma", "slash", "until") and ahead < 12:
        if at.number(ahead + 1) is None and at.kind(ahead + 1) not in ("ordinal", "atom"):
            return None
        ahead += 1 if at.kind(ahead + 1) == "atom" else 2
    token = at.token(ahead)
    if token.kind == "month" and isinstance(token.value, int):
        return token.value
    atom = token.value
    within = ahead > 1 and isinstance(atom, Atom) and atom.unit == "date" and atom.year is None
    return atom.number if within and isinstance(atom, Atom) else None


def _is_label(at: Cursor) -> bool:
    """'(del 1) resp. 31/12', 'steg 2 oktober': a number that says which part it is, is not a day."""
    token, following = at.token(), at.token(1)
    if at.text(-1) in NUMBERED:
        return True
    gap = following.start - token.start - len(token.text)
    return token.kind == "number" and following.kind == "and" and gap > 1


def _year(at: Cursor, number: int) -> Atom | None:
    if at.text(1) in COUNTED:
        return None
    at.index += 1
    if at.text() == "ars":
        at.index += 1
        if at.kind() != "closing":
            return None
        at.index += 1
        return Atom("yearend", year=number)
    return Atom("year", year=number)


def read_month(at: Cursor) -> Atom | None:
    """'Mars', 'mars månad'; 'jul' alone is the holiday."""
    month = at.token().value
    if at.text() == "jul":
        return None
    at.index += 1
    if at.text() == "manad":
        at.index += 1
    return with_year(at, Atom("month", month)) if isinstance(month, int) else None


def read_several(at: Cursor) -> tuple[Atom, Atom] | None:
    """Returns the first and last of 'de två första kvartalen' or 'de sista tre månaderna 2021'."""
    kinds = (at.kind(), at.kind(1))
    if "count" not in kinds or at.kind(2) != "unit":
        return None
    edge, count = (0, 1) if kinds[1] == "count" else (1, 0)
    unit, many = str(at.token(2).value), at.token(count).value
    parts = {"quarter": 4, "tertial": 3, "month": 12}.get(unit)
    first = at.token(edge).value == 1
    if not parts or not isinstance(many, int) or not 1 < many <= parts:
        return None
    if not first and at.kind(edge) != "last":
        return None
    at.index += 3
    begun = 1 if first else parts - many + 1
    start, end = Atom(unit, begun), Atom(unit, begun + many - 1)
    end = with_year(at, end)
    return replace(start, year=end.year, exact_year=end.exact_year), end
