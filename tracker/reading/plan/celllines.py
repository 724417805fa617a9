"""Reads a table whose text has one line per cell and no separators, as programs save Word tables as text."""

from collections.abc import Sequence

from tracker.reading.plan.cellkinds import text_fit
from tracker.reading.plan.furniture import is_rule
from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import KINDS
from tracker.reading.plan.letters import starts_large
from tracker.reading.plan.lines import PlanLine
from tracker.reading.plan.sections import tidy_heading

_JUDGED = ("ansvarig", "tidplan", "uppfoljning")
_FITS = 0.2
_LONGEST_TITLE = 90
_FEWEST_ROWS = 2


def grid_of_cell_lines(lines: Sequence[PlanLine], kinds: Sequence[str]) -> list[GridRow]:
    """Returns the rows as long as each has one line per column; empty if the lines have another layout.

    An empty cell is a blank line, and so is a separator of tables. One extra line is a title before a row.
    """
    count = len(kinds)
    grid: list[GridRow] = []
    index, heading = 0, ""
    while index + count <= len(lines):
        if _is_row(lines[index : index + count], kinds):
            cells = tuple(_cell(line) for line in lines[index : index + count])
            grid.append(GridRow(cells, lines[index].page, False, heading, len(grid) + 1))
            index, heading = index + count, ""
        elif _is_title(lines[index]) and _is_row(lines[index + 1 : index + 1 + count], kinds):
            index, heading = index + 1, tidy_heading(lines[index].content)
        elif grid and lines[index].role == "blank":
            index += 1
        else:
            break
    lost = any(_is_row(lines[at : at + count], kinds, surely=True) for at in range(index, len(lines)))
    return [] if lost or len(grid) < _FEWEST_ROWS else grid


def _is_row(lines: Sequence[PlanLine], kinds: Sequence[str], surely: bool = False) -> bool:
    """True if each line may be in its column; `surely` if none of the judged cells may be empty."""
    if len(lines) < len(kinds) or any(line.level for line in lines):
        return False
    cells = dict(zip(kinds, map(_cell, lines), strict=True))
    judged = [(cells[kind], kind) for kind in _JUDGED if kind in cells]
    if not starts_large(cells["aktivitet"]) or not any(text for text, _ in judged):
        return False
    if surely and not all(text for text, _ in judged):
        return False
    if any(kind not in KINDS and len(text) > _LONGEST_TITLE for kind, text in cells.items()):
        return False
    fits = [text_fit(text, kind) > _FITS for text, kind in judged if text]
    return all(fits) if surely else sum(fits) * 2 >= len(fits)


def _cell(line: PlanLine) -> str:
    return "" if is_rule(line.content) else line.content


def _is_title(line: PlanLine) -> bool:
    return line.role == "text" and 0 < len(line.content) <= _LONGEST_TITLE and not line.content.endswith(".")
