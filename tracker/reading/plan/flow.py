"""Reads a table whose borders are lost: where it ends, how its cells are arranged, and its rows."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from tracker.reading.plan.cellkinds import says_all, text_fit
from tracker.reading.plan.headers import phrase_kind
from tracker.reading.plan.letters import bare, squeezed, starts_large
from tracker.reading.plan.lines import PlanLine
from tracker.reading.plan.sections import tidy_heading
from tracker.reading.plan.sidebyside import FlowLine, read_side_by_side, shows_gaps
from tracker.reading.plan.splits import WIDE, splits_of
from tracker.reading.plan.stacked import StackedRow, Unit, read_stacked
from tracker.reading.plan.table import RawRow
from tracker.reading.plan.words import Vocabulary, join_lines

DOUBTFUL = "Kolumngränserna är osäkra – kontrollera {what} mot planen."
UNSEEN = "Kolumnernas gränser syns inte i texten – jämför raden med planen."
TOO_LONG = "Tabellen är längre än {most} rader text – kontrollera att slutet av den kom med."
_NAMES = {
    "ansvarig": "ansvarig",
    "tidplan": "tidplan",
    "uppfoljning": "uppföljning",
    "berorda": "andra berörda",
}
_MOST_LINES = 2500


def rows_of_flow(
    kinds: tuple[str, ...], lines: Sequence[PlanLine], words: Vocabulary, stacked: bool
) -> list[RawRow]:
    """Returns the activities in the lines after a header; `stacked` if its cells were below each other."""
    rows = _rows(kinds, lines[:_MOST_LINES], words, stacked)
    if len(lines) > _MOST_LINES and rows:
        doubt = TOO_LONG.format(most=_MOST_LINES)
        rows[-1] = replace(rows[-1], doubts=(*rows[-1].doubts, doubt))
    return rows


def _rows(
    kinds: tuple[str, ...], lines: Sequence[PlanLine], words: Vocabulary, stacked: bool
) -> list[RawRow]:
    units = _units(lines)
    beside = not stacked and any(
        _begins_row(line.text, kinds) for unit in units[:2] for line in unit.lines[:40]
    )
    units = _until_prose(units, kinds, beside)
    if beside:
        return _rows_beside(kinds, units, words)
    loose = stacked and bool(units) and max(len(unit.lines) for unit in units) > 3 * len(kinds)
    if loose:
        units = [Unit((line,)) for unit in units for line in unit.lines]
    rows = read_stacked(units, kinds, loose)
    widths = _widths([row.cells for row in rows], len(kinds))
    return [_raw_row(kinds, row, units, widths, words) for row in rows]


def _units(lines: Sequence[PlanLine]) -> list[Unit]:
    units: list[list[FlowLine]] = [[]]
    for number, line in enumerate(lines):
        if (line.role not in ("text", "cells") or line.new_page or line.level) and units[-1]:
            units.append([])
        if line.role in ("text", "cells"):
            text = line.text.replace("\t", "  ") if line.role == "cells" else line.text.lstrip()
            units[-1].append(FlowLine(text, not units[-1], line.page, number))
    return [Unit(tuple(unit)) for unit in units if unit]


def _begins_row(line: str, kinds: tuple[str, ...]) -> bool:
    """True if the first lines of all cells of a row may be on this one line."""
    places = {kind: index for index, kind in enumerate(kinds)}
    working = {places[kind] for kind in ("tidplan", "uppfoljning", "berorda") if kind in places}
    needed = {places[kind] for kind in ("aktivitet", "ansvarig") if kind in places}
    return any(
        needed.issubset(split.columns)
        and working.intersection(split.columns)
        and all(_opens(text, kinds[index]) for index, text in zip(split.columns, split.texts, strict=True))
        for split in splits_of(line, kinds)
    )


def _opens(text: str, kind: str) -> bool:
    if kind in WIDE or kind in ("omrade", "ovrigt", "nummer"):
        return kind != "aktivitet" or (starts_large(text) and len(text.split()) > 1)
    return text_fit(text, kind) > 0.5 and starts_large(text)


def _until_prose(units: list[Unit], kinds: tuple[str, ...], beside: bool) -> list[Unit]:
    """Returns the units up to the running text after the table, without its heading."""
    widest = max((len(line.text.rstrip()) for unit in units[: len(kinds)] for line in unit.lines), default=0)
    for index, unit in enumerate(units):
        prose = _is_prose_beside(unit, kinds) if beside else _is_wide_prose(unit, widest)
        if index and prose:
            heading = _is_heading_before_prose(units[index - 1], kinds, index > 1)
            return units[: index - 1] if heading else units[:index]
    return units


def _is_wide_prose(unit: Unit, widest: int) -> bool:
    lengths = [len(line.text.rstrip()) for line in unit.lines]
    if len(lengths) == 1:
        return lengths[0] > max(1.6 * widest, 120)
    clearly = 1.35 if len(lengths) > 2 else 1.6
    return median(lengths[:-1]) > max(clearly * widest, widest + 12)


def _is_prose_beside(unit: Unit, kinds: tuple[str, ...]) -> bool:
    lengths = [len(line.text) for line in unit.lines]
    large = starts_large(unit.lines[0].text)
    even = len(lengths) >= 3 and min(lengths[:-1]) > 0.6 * max(lengths)
    single = len(lengths) <= 2 and max(lengths) > 120
    return large and (even or single) and not any(_begins_row(line.text, kinds) for line in unit.lines)


def _is_heading_before_prose(unit: Unit, kinds: tuple[str, ...], inside: bool) -> bool:
    text = squeezed(" ".join(unit.texts))
    if phrase_kind(bare(text)):
        return True
    looks = len(unit.lines) <= 2 and len(text) <= 90 and starts_large(text) and not text.endswith((".", ","))
    is_cell = says_all(text.split()[-1]) or any(
        text_fit(text, kind) > 1.0 for kind in kinds if kind in _NAMES
    )
    return looks and inside and not is_cell


def _rows_beside(kinds: tuple[str, ...], units: Sequence[Unit], words: Vocabulary) -> list[RawRow]:
    lines = [line for unit in units for line in unit.lines]
    reading = read_side_by_side(lines, kinds)
    unseen = () if shows_gaps(lines) else (UNSEEN,)
    rows = []
    for cells, start in zip(reading.all_rows(), reading.starts, strict=True):
        texts = {kind: join_lines(cell, words) for kind, cell in zip(kinds, cells, strict=True)}
        doubts = _doubts(texts) or _doubts_of_long_neighbours(kinds) or unseen
        rows.append(RawRow(texts, lines[start].page, None, "", doubts))
    return rows


def _widths(rows: Sequence[tuple[tuple[str, ...], ...]], count: int) -> list[int]:
    return [
        max((len(line.rstrip()) for row in rows for line in row[index]), default=0) for index in range(count)
    ]


def _raw_row(
    kinds: tuple[str, ...], row: StackedRow, units: Sequence[Unit], widths: Sequence[int], words: Vocabulary
) -> RawRow:
    cells = zip(kinds, row.cells, widths, strict=True)
    texts = {kind: join_lines(lines, words, width) for kind, lines, width in cells}
    return RawRow(texts, units[row.first].lines[0].page, None, tidy_heading(row.heading), _doubts(texts))


def _doubts(texts: dict[str, str]) -> tuple[str, ...]:
    weak = [name for kind, name in _NAMES.items() if texts.get(kind) and text_fit(texts[kind], kind) < 0.2]
    empty = [name for kind, name in _NAMES.items() if kind in texts and not texts[kind] and kind != "berorda"]
    return (DOUBTFUL.format(what=" och ".join(weak + empty)),) if weak or empty else ()


def _doubts_of_long_neighbours(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Two neighbouring columns of running text can hardly be separated by their words."""
    return (DOUBTFUL.format(what="aktivitet och syfte"),) if WIDE.issubset(kinds) else ()
