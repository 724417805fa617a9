"""Joins rows whose cells are already separated (tabs, pipes, Word) into activities, across page breaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.reading.plan.cellkinds import ends_sentence, leaves_hanging, text_fit
from tracker.reading.plan.furniture import is_rule
from tracker.reading.plan.headings import NOT_READ
from tracker.reading.plan.letters import bare, squeezed, starts_small
from tracker.reading.plan.periods import PERIOD, Period, time_of_marks
from tracker.reading.plan.table import RawRow
from tracker.reading.plan.tablehead import is_head
from tracker.reading.plan.timecolumns import START, span_text
from tracker.reading.plan.words import PERHAPS_CUT, Vocabulary, continue_cell, mend_hyphens

GOES_ON = "Raden är hopsatt av två delar på var sin sida om en sidbrytning – kontrollera {what}."
TOO_MANY = "Raden har fler celler än rubrikraden – kontrollera var kolumnerna börjar i ”{start}”."
_SUMS = frozenset({"summa", "totalt", "total", "delsumma", "totalsumma", "summering", "summa totalt"})
_NAMES = {
    "aktivitet": "aktiviteten", "ansvarig": "ansvarig", "tidplan": "tidplanen",
    "uppfoljning": "uppföljningen", "syfte": "syftet", "berorda": "andra berörda", "omrade": "området",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row as found; `after_gap` if something was before it, `heading` is a heading before it.

    `doubts` are Swedish sentences about its words.
    """

    cells: tuple[str, ...]
    page: int | None = None
    after_gap: bool = False
    heading: str = ""
    row: int | None = None
    doubts: tuple[str, ...] = ()


def rows_of_grid(
    kinds: Sequence[str],
    grid: Sequence[GridRow],
    words: Vocabulary,
    before: Sequence[RawRow] = (),
    periods: Mapping[int, Period] = {},
) -> list[RawRow]:
    """Returns the activities of a table whose columns have these kinds, after those that it continues.

    `periods` are those of the columns of kind "period".
    """
    small_is_usual = _mostly_small(kinds, grid)
    rows: list[RawRow] = list(before)
    omrade = ""
    for found in grid:
        omrade = found.heading or omrade
        if _says_nothing(found.cells) or is_head(found.cells):
            continue
        title = _title(kinds, found, rows)
        if _is_sum(found.cells):
            continue
        if title:
            omrade = title
            continue
        row = _with_time(_raw_row(kinds, found, omrade), kinds, found.cells, periods)
        if rows and _goes_on(rows[-1], row, found.after_gap, small_is_usual):
            rows[-1] = _joined(rows[-1], row, words)
        else:
            rows.append(row)
    return [_without_marks(row) for row in rows]


def _without_marks(row: RawRow) -> RawRow:
    return replace(row, cells={kind: text.removesuffix(PERHAPS_CUT) for kind, text in row.cells.items()})


def _says_nothing(cells: Sequence[str]) -> bool:
    return all(is_rule(cell) for cell in cells)


def _is_sum(cells: Sequence[str]) -> bool:
    """True if the row is a sum of columns: "Summa" and numbers."""
    texts = [bare(cell) for cell in cells if not is_rule(cell)]
    return bool(_SUMS.intersection(texts)) and all(
        text in _SUMS or text[0].isdigit() for text in texts if text
    )


def _mostly_small(kinds: Sequence[str], grid: Sequence[GridRow]) -> bool:
    index = list(kinds).index("aktivitet")
    texts = [row.cells[index] for row in grid if len(row.cells) > index and row.cells[index].strip()]
    return sum(map(starts_small, texts)) * 2 > len(texts)


def _raw_row(kinds: Sequence[str], found: GridRow, omrade: str) -> RawRow:
    cells: dict[str, str] = {}
    others: dict[int, str] = {}
    doubts = list(found.doubts)
    for index, cell in enumerate(found.cells):
        text = "" if is_rule(cell) and squeezed(cell) not in ("-", "–", "—") else mend_hyphens(squeezed(cell))
        kind = kinds[index] if index < len(kinds) else kinds[-1]
        if index >= len(kinds) and text:
            doubts.append(TOO_MANY.format(start=squeezed(found.cells[0])[:40]))
        if kind in (NOT_READ, PERIOD) and text:
            others[index] = text
        if kind == PERIOD:
            continue
        if text != cells.get(kind):  # a cell merged over two columns of one kind counts once
            joint = " – " if kind == "uppfoljning" and text and cells.get(kind) else " "
            cells[kind] = squeezed(f"{cells.get(kind, '')}{joint}{text}")
    return RawRow(cells, found.page, found.row, omrade, tuple(doubts), others)


def _with_time(
    row: RawRow, kinds: Sequence[str], cells: Sequence[str], periods: Mapping[int, Period]
) -> RawRow:
    """Returns the row with its start and end, or its marked periods, as one time plan."""
    time = row.get("tidplan")
    if START in kinds:
        time = span_text(row.get(START), time)
    if not time and PERIOD in kinds:
        time = time_of_marks(periods, cells)
    return replace(row, cells={**row.cells, "tidplan": time}) if time != row.get("tidplan") else row


def _title(kinds: Sequence[str], found: GridRow, rows: Sequence[RawRow]) -> str:
    """Returns the text of a row that is a heading of the rows below: a single text, or one in every cell."""
    filled = [squeezed(cell) for cell in found.cells if not is_rule(cell)]
    if len(kinds) < 3 or not filled or len(found.cells) < 2 or len(set(filled)) != 1:
        return ""
    text = filled[0]
    if len(filled) == len(found.cells) or (len(filled) == 1 and is_rule(found.cells[0]) is False):
        open_before = bool(rows) and found.after_gap and not ends_sentence(rows[-1].get("aktivitet") + " ")
        short = len(text) <= 90 and len(text.split()) <= 12 and not text.endswith((".", ",", "-", "”"))
        merged = len(filled) == len(found.cells) and len(text) <= 200
        if merged or (short and not starts_small(text) and not open_before):
            return text.rstrip(" :")
    return ""


def _goes_on(last: RawRow, row: RawRow, after_gap: bool, small_is_usual: bool) -> bool:
    """True if a row is only a continuation of the one before it."""
    activity = row.get("aktivitet")
    empty = [kind for kind in last.cells if last.get(kind) and not row.get(kind)]
    if not activity or (after_gap and _is_rest(last, row)):
        return True
    signs = 2.0 if starts_small(activity) and not small_is_usual else 0.0
    signs += 1.0 if row.get("ansvarig") == "" and last.get("ansvarig") else 0.0
    signs += 0.5 * sum(kind in empty for kind in ("tidplan", "uppfoljning", "syfte"))
    before = last.get("aktivitet").split()
    signs += 1.5 if before and leaves_hanging(before[-1]) else 0.0
    signs -= 1.5 if before and ends_sentence(before[-1]) else 0.0
    signs += 0.5 if after_gap else -0.5
    signs += 0.6 if after_gap and row.get("ansvarig") == "" and last.get("ansvarig") else 0.0
    signs -= (
        1.0
        if not empty and "ansvarig" in row.cells and text_fit(row.get("ansvarig"), "ansvarig") > 1
        else 0.0
    )
    return signs >= 2.0 and bool(empty or starts_small(activity))


def _is_rest(last: RawRow, row: RawRow) -> bool:
    """True for a part after a page's end without number, responsible and time: READING.md, "The table"."""
    lacks = all(last.get(kind) and not row.get(kind) for kind in ("ansvarig", "tidplan"))
    return lacks and not row.get("nummer") and not row.get("uppfoljning")


def _joined(last: RawRow, more: RawRow, words: Vocabulary) -> RawRow:
    cells = {kind: continue_cell(text, more.get(kind), words) for kind, text in last.cells.items()}
    cells |= {kind: text for kind, text in more.cells.items() if kind not in cells}
    grown = [_NAMES[kind] for kind in cells if kind in _NAMES and bare(cells[kind]) != bare(last.get(kind))]
    doubt = (GOES_ON.format(what=" och ".join(grown)),) if grown else ()
    others = {index: f"{last.others.get(index, '')} {text}".strip() for index, text in more.others.items()}
    doubts = last.doubts + more.doubts + doubt
    return replace(last, cells=cells, doubts=doubts, others={**last.others, **others})
