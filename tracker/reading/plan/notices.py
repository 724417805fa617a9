"""Says in Swedish what of a document was not read into the plan, and what a person can say of it."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.sentence import sentence
from tracker.domain.swedish import capitalized, listed, shortened
from tracker.reading.plan.headings import NOT_READ, heading_kind, loose_kind
from tracker.reading.plan.letters import squeezed
from tracker.reading.plan.table import FoundTable, OpenColumn, UnreadTable

_COLUMN = "Kolumnen ”{column}” i {place} läses inte in{cells}."
_ASKED = "{place} har inte lästs in ({words}). Är den en del av planen? Säg då vad kolumnerna är"
_LEFT = "{place} har inte lästs in: {words}."
_PAST = (
    "{place} ser ut som uppföljning av en tidigare plan och har inte lästs in: ”{heading}”, {rows}. Ska den "
    "med, "
)
_NO_PLAN = "Hittar ingen tabell med aktiviteter i {name}"
_USUAL = "den ska ha en rubrikrad med t.ex. Aktivitet, Ansvarig, Tidplan och Uppföljning"
_SEEN = "{start} – rubrikerna som syns är {names}, men {missing}. Säg vad kolumnerna är"
_SHORT, _MOST_CELLS, _MOST_NAMES = 40, 3, 12


def place_of(number: int | None, sheet: str) -> str:
    """ "tabell 2", or "bladet ”Plan”" in a workbook."""
    return f"bladet ”{sheet}”" if sheet else f"tabell {number}"


def column_notices(tables: Sequence[FoundTable]) -> Iterator[str]:
    """Yields a sentence for each column that is not kept; once for tables of the same form."""
    columns: dict[str, tuple[list[str], list[str]]] = {}
    for place, name, cells in _columns_left(tables):
        places, texts = columns.setdefault(name, ([], []))
        places.append(place)
        texts.extend(cells)
    for name, (places, texts) in columns.items():
        shown = _quoted(texts)
        where = listed(list(dict.fromkeys(places)))
        yield _COLUMN.format(column=name, place=where, cells=f": {shown}" if shown else "")


def _columns_left(tables: Sequence[FoundTable]) -> Iterator[tuple[str, str, list[str]]]:
    for at, table in enumerate(tables, start=1):
        place = place_of(table.number or at, table.sheet)
        for index, (kind, name) in enumerate(zip(table.kinds, table.names, strict=False)):
            cells = [text for row in table.rows if (text := row.others.get(index))]
            if kind == NOT_READ and (name.strip() or cells):
                yield place, name or f"nr {index + 1}", cells


def open_columns(tables: Sequence[FoundTable], unread: Sequence[UnreadTable]) -> Iterator[OpenColumn]:
    """Yields the columns that a person can give a meaning: those not kept, and those of unread tables."""
    for place, name, texts in _columns_left(tables):
        if heading_kind(name) != NOT_READ:
            yield OpenColumn(place, name, tuple(texts[:_MOST_CELLS]), True)
    for table in unread:
        for name, cells in _asked_columns(table):
            yield OpenColumn(place_of(table.number, table.sheet), name, cells, False)


def _asked_columns(table: UnreadTable) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not table.asks:
        return
    head = _head_row(table)
    for index, name in enumerate(table.rows[head]):
        below = [row[index] for row in table.rows[head + 1 :] if index < len(row) and row[index]]
        if name:
            yield name, tuple(below[:_MOST_CELLS])


def _head_row(table: UnreadTable) -> int:
    widths = [len(set(row) - {""}) for row in table.rows]
    return next((at for at, width in enumerate(widths) if width >= min(3, max(widths))), 0)


def table_notices(unread: Iterable[UnreadTable]) -> Iterator[str]:
    """Yields a sentence for each table that was not read; a question for one that may be plan."""
    for table in unread:
        place = capitalized(place_of(table.number, table.sheet))
        rows = [row for row in table.rows if any(row)]
        names = [name for name in dict.fromkeys(table.rows[_head_row(table)]) if name] if rows else []
        if table.asks and len(names) > 1:
            example = f", till exempel --columns ”{names[0]}=aktivitet,{names[1]}=ansvarig”"
            yield sentence(_ASKED.format(place=place, words=_words(rows)), example, "", ".")
        elif rows:
            yield _LEFT.format(place=place, words=_words(rows))


def _words(rows: Sequence[Sequence[str]]) -> str:
    """Returns the first words of the first two rows."""
    shown = [" | ".join(shortened(cell, _SHORT) for cell in dict.fromkeys(row) if cell) for row in rows[:2]]
    return "; ".join(f"”{text}”" for text in filter(None, shown))


def past_notices(past: Iterable[tuple[FoundTable, str]]) -> Iterator[str]:
    """Yields a sentence for each table that was left out as an earlier plan's follow-up."""
    for table, heading in past:
        place = capitalized(place_of(table.number, table.sheet))
        rows = _quoted([row.get("aktivitet") for row in table.rows])
        told = _PAST.format(place=place, heading=heading, rows=rows)
        yield sentence(told, "lägg till --include-past.", "kryssa för det.")


def no_plan(name: str, unread: Sequence[UnreadTable]) -> str:
    """Returns why a document has no plan: the headings that were seen, and what is missing among them."""
    start = _NO_PLAN.format(name=name)
    best = max(unread, key=_promise, default=None)
    names = [name for name in dict.fromkeys(best.rows[_head_row(best)]) if name] if best and best.rows else []
    if len(names) < 2:
        return f"{start} – {_USUAL}."
    kinds = {heading_kind(name) or loose_kind(name) for name in names}
    lacks = [] if "aktivitet" in kinds else ["aktivitet"]
    lacks += [] if kinds & {"ansvarig", "tidplan"} else ["ansvarig eller tidplan"]
    missing = (
        f"det saknas en kolumn för {' och en för '.join(lacks)}"
        if lacks
        else "under dem syns inga aktiviteter"
    )
    unknown = [name for name in names if heading_kind(name) is None] or names
    wanted = [kind for kind in ("aktivitet", "ansvarig") if kind not in kinds] or ["aktivitet"]
    example = ",".join(f"{name}={kind}" for name, kind in zip(unknown, wanted, strict=False))
    shown = listed([f"”{shortened(name, _SHORT)}”" for name in names[:_MOST_NAMES]])
    told = _SEEN.format(start=start, names=shown, missing=missing)
    return sentence(told, f" med --columns, till exempel --columns ”{example}”", "", ".")


def _promise(table: UnreadTable) -> tuple[int, int]:
    names = table.rows[_head_row(table)] if table.rows else ()
    return sum(heading_kind(name) not in (None, NOT_READ) for name in names), len(table.rows)


def _quoted(texts: Sequence[str]) -> str:
    firsts = [f"”{shortened(squeezed(text), _SHORT)}”" for text in texts[:_MOST_CELLS] if text]
    more = f" och {len(texts) - _MOST_CELLS} till" if len(texts) > _MOST_CELLS else ""
    return ", ".join(firsts) + more
