"""Reads lines with visible borders as rows of cells, with the headings between them."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.plan.cellkinds import text_fit
from tracker.reading.plan.grid import GridRow
from tracker.reading.plan.headers import heads_other_table
from tracker.reading.plan.letters import squeezed, starts_small
from tracker.reading.plan.lines import PlanLine
from tracker.reading.plan.sections import tidy_heading


def grid_of(region: Sequence[PlanLine], kinds: Sequence[str]) -> list[GridRow]:
    """Returns the rows of the lines after a header, up to the next table."""
    grid: list[GridRow] = []
    gap, heading, prose = False, "", False
    index = 0
    while index < len(region):
        line = region[index]
        if line.role == "cells" or _is_first_line_of_row(region, index, len(kinds), bool(grid) and not gap):
            cells, used = _whole_row(region, index, len(kinds))
            if heads_other_table(cells) or (prose and _is_foreign(cells, kinds)):
                break
            grid.append(GridRow(cells, line.page, gap or not grid, heading, len(grid) + 1))
            gap, heading, index = False, "", index + used
            continue
        if line.role == "text":
            if grid and not gap and not line.level:
                grid[-1] = _with_tail(grid[-1], line.content)
            else:
                prose = prose or len(line.content) > 110 or line.content.endswith(".")
                heading = tidy_heading(line.content) if len(line.content) <= 110 else heading
        gap = gap or line.role != "text" or bool(line.level)
        index += 1
    return grid


def _is_first_line_of_row(region: Sequence[PlanLine], index: int, count: int, after_row: bool) -> bool:
    """True if a line without borders begins a row whose first cell was broken into lines.

    Directly after a row, such a line may also end that row's last cell; the first letter of the next line
    decides.
    """
    if region[index].role != "text" or not _is_completed(region, index, 1, count):
        return False
    follower = region[index + 1].content
    return starts_small(follower) and not (after_row and starts_small(region[index].content))


def _with_tail(row: GridRow, text: str) -> GridRow:
    return replace(row, cells=(*row.cells[:-1], f"{row.cells[-1]} {text}"))


def _whole_row(region: Sequence[PlanLine], index: int, count: int) -> tuple[tuple[str, ...], int]:
    """Returns the cells of a row, joined with the next lines if a line break in a cell has cut the row."""
    cells = region[index].cells or (region[index].content,)
    used = 1
    while len(cells) < count and index + used < len(region):
        follower = region[index + used]
        more = follower.cells or (follower.content,)
        fits_in = len(cells) + len(more) - 1 <= count
        if follower.role not in ("text", "cells") or not fits_in or follower.level:
            break
        if len(more) == 1 and not _is_completed(region, index + used, len(cells), count):
            break
        cells = (*cells[:-1], f"{cells[-1]} {more[0]}", *more[1:])
        used += 1
    return cells, used


def _is_completed(region: Sequence[PlanLine], at: int, have: int, count: int) -> bool:
    """True if the lines from `at` on have the cells that are missing."""
    for line in region[at : at + 12]:
        if line.role not in ("text", "cells"):
            return False
        have += max(0, len(line.cells) - 1)
        if have >= count:
            return have == count
    return False


def _is_foreign(cells: Sequence[str], kinds: Sequence[str]) -> bool:
    """True if a row after running text no longer belongs to this table."""
    return len(cells) != len(kinds) or not fits(cells, kinds)


def fits(cells: Sequence[str], kinds: Sequence[str]) -> bool:
    """True if a row's cells fit these columns."""
    judged = [
        text_fit(squeezed(cell), kind) > 0.3
        for cell, kind in zip(cells, kinds, strict=False)
        if kind in ("ansvarig", "tidplan", "uppfoljning") and cell.strip()
    ]
    return not judged or sum(judged) * 2 >= len(judged)
