"""Joins times: ranges ("mars–maj"), lists ("1 mars och 1 oktober") and years.

READING.md: month ranges with -, /, och run from the first day of the first to the last day of the last; "vår
och höst" is twice a year; a year named once applies to its neighbours.
"""

from dataclasses import dataclass, field

from tracker.reading.tidplan.calendar import POINTS, Atom, NoSuchDateError, Span, range_of, span_of
from tracker.reading.tidplan.cursor import Cursor
from tracker.reading.tidplan.days import read_several
from tracker.reading.tidplan.times import read_atom, read_numbered
from tracker.reading.tidplan.years import YEARS_BACK, YEARS_ON, read_second_year

_SEASONS = frozenset({"spring", "autumn", "summer", "winter"})
_COUNTED_UNITS = frozenset({"schoolyear", "quarter", "tertial", "half", "week", "year"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One atom, or a range of two."""

    start: Atom
    end: Atom | None = None

    @property
    def year(self) -> int | None:
        return self.start.year if self.end is None else self.end.year or self.start.year

    def in_year(self, year: int) -> "Piece":
        if self.year is not None or self.start.unit in ("year", "mandate", "schoolyear"):
            return self
        return (
            Piece(self.start.in_year(year)) if self.end is None else Piece(self.start, self.end.in_year(year))
        )

    def span(self, default_year: int) -> Span:
        if self.end is None:
            return span_of(self.start, default_year)
        return range_of(self.start, self.end, default_year)


@dataclass(slots=True)
class Times:
    """The result of a list of times: spans, dates that do not exist, and whether it is "vår och höst"."""

    spans: list[Span] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    spring_and_autumn: bool = False


def read_times(at: Cursor, between: bool = False) -> Times | None:
    """Returns times that belong together, with their years filled in; None if there is no time here."""
    piece = _read_piece(at, between)
    if piece is None:
        return None
    pieces, joins = [piece], [""]
    while following := _read_next(at, pieces[-1]):
        pieces.append(following[0])
        joins.append(following[1])
    return _resolve(_share_years(pieces), _each_of(pieces, joins), at.year)


def _read_piece(at: Cursor, between: bool) -> Piece | None:
    if several := read_several(at):
        return Piece(*several)
    start = read_atom(at)
    if start is None:
        return None
    end = _read_end(at, start, between)
    return Piece(start, end)


def _read_end(at: Cursor, start: Atom, between: bool) -> Atom | None:
    """Returns the end of a range: after a dash, "till", "t.o.m.", or "och" if "mellan" came before."""
    if start.unit == "year" and start.part is None and (years := _second_year(at)):
        return years
    ranged = at.kind() in ("dash", "until") or (between and at.kind() == "and")
    if not ranged:
        return None
    index = at.index
    at.index += 1
    while at.kind() in ("until", "comma") or at.text() == "till":
        at.index += 1
    end = read_numbered(at, start.unit) or read_atom(at)
    if end is None or (end.unit == "year" and start.unit == "date"):
        at.index = index
        return None
    return end


def _second_year(at: Cursor) -> Atom | None:
    year = read_second_year(at)
    return Atom("year", year=year) if year else None


def _read_next(at: Cursor, previous: Piece) -> tuple[Piece, str] | None:
    """Returns the next of a list, if it is of the same kind: two dates, two months, two seasons."""
    index, join = at.index, at.kind()
    if join not in ("and", "comma", "slash"):
        return None
    join = "each" if at.text() in ("respektive", "resp") else "both" if at.text() == "samt" else join
    at.index += 1
    join = "both" if join == "and" and at.text() in ("i", "under") else join  # "i mars och i oktober"
    if join == "comma" and at.kind() == "and":
        at.index += 1
    numbered = read_numbered(at, previous.start.unit)
    piece = Piece(numbered) if numbered else _read_piece(at, between=False)
    if piece is None or not _alike((previous.end or previous.start), piece.start):
        at.index = index
        return None
    return piece, join


def _alike(one: Atom, other: Atom) -> bool:
    if one.unit in _SEASONS and other.unit in _SEASONS:
        return True
    return one.unit == other.unit or (one.unit in POINTS and other.unit in POINTS)


def _share_years(pieces: list[Piece]) -> list[Piece]:
    """A year named once applies to those before it, otherwise to those after it."""
    shared = list(pieces)
    for order in (range(len(shared) - 1, -1, -1), range(len(shared))):
        known: int | None = None
        for index in order:
            if shared[index].year is None and known is not None:
                shared[index] = shared[index].in_year(known)
            known = shared[index].year or known
    return shared


def _each_of(pieces: list[Piece], joins: list[str]) -> list[str]:
    """'Mars samt oktober', 'vt 21 samt ht 21' are times one by one; "vår samt höst" is a frequency."""
    months = {piece.start.unit for piece in pieces} == {"month"}
    dated = all(piece.start.unit in _SEASONS and piece.year for piece in pieces)
    return [("each" if months or dated else "and") if join == "both" else join for join in joins]


def _resolve(pieces: list[Piece], joins: list[str], year: int) -> Times:
    times = Times()
    if len({piece.year for piece in pieces}) > 1 and set(joins[1:]) == {"comma"}:
        # "Vt 23, ht 23, vt 24" are times one by one; joined by "och" they are one span.
        joins = ["each" if piece.start.unit in _SEASONS else "comma" for piece in pieces]
    if "each" not in joins and _is_spring_and_autumn(pieces):
        times.spring_and_autumn = True
        pieces = [Piece(Atom("year", year=pieces[0].year))] if pieces[0].year else []
    for piece, join in zip(pieces, joins, strict=False):
        try:
            span = piece.span(year)
        except NoSuchDateError as error:
            times.missing.append(str(error.args[0]))
            continue
        if believable(span, year):
            _add(times.spans, span, join, listed=len(pieces) > 2)
    return times


def believable(span: Span, year: int) -> bool:
    """True if the span is in the years of the plan, or the text names its year in full."""
    return span.year_named or year - YEARS_BACK <= span.last.year <= year + YEARS_ON


def _is_spring_and_autumn(pieces: list[Piece]) -> bool:
    units = {piece.start.unit for piece in pieces}
    whole = all(piece.end is None for piece in pieces)
    return units == {"spring", "autumn"} and len(pieces) == 2 and whole and len({p.year for p in pieces}) == 1


def _add(spans: list[Span], span: Span, join: str, listed: bool) -> None:
    """Joins one continuous period: "mars och maj"; in a longer list, or after a comma, only neighbours."""
    before = spans[-1] if spans else None
    apart = listed or join not in ("and", "slash")
    if before is None or join in ("", "each") or not _runs_on(before, span, apart):
        spans.append(span)
        return
    parts = (*(before.parts or (before,)), span)
    spans[-1] = Span(before.first, span.last, "range", before.year_named or span.year_named, parts)


def _runs_on(before: Span, span: Span, apart: bool) -> bool:
    if span.unit in _SEASONS and _unit_of(before, -1) in _SEASONS:
        touching = (span.first - before.last).days <= 1
        return span.first > before.first and (touching or not apart)
    if _unit_of(span, 0) != (unit := _unit_of(before, -1)) or span.first <= before.last:
        return False
    apart = apart or bool(span.parts or before.parts)
    neighbours = (span.first - before.last).days == 1
    if unit == "month":
        return neighbours or not apart
    return neighbours and unit in _COUNTED_UNITS


def _unit_of(span: Span, end: int) -> str:
    return span.parts[end].unit if span.parts else span.unit
