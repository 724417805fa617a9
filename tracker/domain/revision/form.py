"""The tables of a draft in the form that the plan's own had: columns, headings, and where the areas stand."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.domain.plan import USUAL_HEADINGS, Column
from tracker.domain.report.sheet import page_shares
from tracker.domain.revision.values import DraftRow

_AIR, _LONGEST_WORD, _PER_ROOT = 4, 26, 3.2  # in characters
Headings = tuple[tuple[str, str], ...]  # kind and heading of each column


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the plan under the heading `area` ("" if it has none). A row of one cell is a title."""

    area: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def full(self) -> tuple[tuple[str, ...], ...]:
        """The rows that are not titles."""
        return tuple(row for row in self.rows if len(row) == len(self.header))


def widths(tables: Sequence[Grid], header: tuple[str, ...]) -> tuple[int, ...]:
    """Returns the shares of the columns: the same for all tables of a form, and more for longer texts.

    No column is narrower than its longest word.
    """
    rows = [row for table in tables if table.header == header for row in table.full]
    columns = list(zip(header, *rows, strict=True))
    longest = [_longest_word(texts) for texts in columns]
    wished = [max(word, _usual_length(texts)) for word, texts in zip(longest, columns, strict=True)]
    return page_shares(header, rows, [wish + _AIR for wish in wished])


def _longest_word(texts: Sequence[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=1), _LONGEST_WORD)


def _usual_length(texts: Sequence[str]) -> int:
    """A column of texts four times as long is twice as wide: it becomes as many lines more."""
    return round(_PER_ROOT * math.sqrt(sum(map(len, texts)) / len(texts)))


def grids(rows: Sequence[DraftRow], merged: bool) -> Iterator[Grid]:
    """Yields the plan's tables in order; plans that are `merged` have one form together."""
    known = [_headings(row.row.source.columns) for row in rows]
    usual = _usual(rows)
    common = _common([one for one in known if one] or [usual], usual) if merged else ()
    forms = [common or one or usual for one in known]

    def table(pair: tuple[Headings, DraftRow]) -> tuple[Headings, str]:
        return pair[0], _area_above(*pair)

    for (form, area), pairs in groupby(zip(forms, rows, strict=True), table):
        yield Grid(area, tuple(heading for _, heading in form), tuple(_rows(form, [row for _, row in pairs])))


def _headings(columns: Sequence[Column]) -> Headings:
    return tuple((column.kind, column.heading) for column in columns)


def _usual(rows: Sequence[DraftRow]) -> Headings:
    """Returns the usual headings of what the plan says, for one that was stored without its own."""
    filled = {kind for row in rows for kind in USUAL_HEADINGS if getattr(row.row, kind, "")}
    return tuple((kind, text) for kind, text in USUAL_HEADINGS.items() if kind in filled - {"omrade"})


def _common(forms: Sequence[Headings], usual: Headings) -> Headings:
    """Returns the form with most columns, and after its last neighbour each column that only others have."""
    most = max(map(len, forms))
    common = list(next(form for form in forms if len(form) == most))
    order = list(USUAL_HEADINGS)
    for kind, heading in dict.fromkeys((*(one for form in forms for one in form), *usual)):
        has = {known for known, _ in common}
        if kind == "ovrigt" and (kind, heading) not in common:
            common.append((kind, heading))
        elif kind != "ovrigt" and kind not in has:
            before = [n for n, (known, _) in enumerate(common) if known in order[: order.index(kind)]]
            common.insert(before[-1] + 1 if before else 0, (kind, heading))
    return tuple(common)


def _area_above(form: Headings, row: DraftRow) -> str:
    """Returns the heading above the table; "" where the area stands in a column or a row of its own."""
    in_column = any(kind == "omrade" for kind, _ in form)
    return "" if in_column or row.row.source.under_title else row.row.omrade


def _rows(form: Headings, rows: Sequence[DraftRow]) -> Iterator[tuple[str, ...]]:
    in_column, area = any(kind == "omrade" for kind, _ in form), ""
    for row in rows:
        if row.row.source.under_title and not in_column and row.row.omrade != area:
            area = row.row.omrade
            yield (area,)
        yield tuple(_cell(kind, heading, row) for kind, heading in form)


def _cell(kind: str, heading: str, row: DraftRow) -> str:
    if kind == "nummer":
        return str(row.number)
    if kind != "ovrigt":
        return str(getattr(row.row, kind))
    return next(
        (one.text for one in row.row.source.columns if (one.kind, one.heading) == (kind, heading)), ""
    )
