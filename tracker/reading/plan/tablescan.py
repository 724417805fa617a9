"""Collects the plan tables of a document from its tables with cells, and what else those tables hold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading.plan.aims import with_aims
from tracker.reading.plan.cells import Part, is_row, parts_of
from tracker.reading.plan.document import Table
from tracker.reading.plan.grid import GridRow, rows_of_grid
from tracker.reading.plan.headers import heads_other_table
from tracker.reading.plan.headings import Told
from tracker.reading.plan.letters import squeezed, starts_small
from tracker.reading.plan.lines import PlanLine
from tracker.reading.plan.periods import periods_of
from tracker.reading.plan.sections import section_before
from tracker.reading.plan.table import Found, FoundTable, UnreadTable
from tracker.reading.plan.tabrows import fits
from tracker.reading.plan.words import Vocabulary

_NOTE = re.compile(r"^\s*(?:\d{1,2}|\*{1,3}|\[\d+\])[.)]?\s+\S|^-{3,}$|^\(?forts\w*\.?\)?$", re.IGNORECASE)
_MOST_NOTE_LINES = 4
_FEWEST_ASKED = 3


class TableScan:
    """The scan of a document: the tables found so far, those not read, and the headings passed."""

    def __init__(self, words: Vocabulary, told: Told, guess: bool) -> None:
        self.words, self.told, self.guess = words, told, guess
        self.found: list[FoundTable] = []
        self.unread: list[UnreadTable] = []
        self._headings: dict[int, str] = {}

    def result(self) -> Found:
        return Found(tuple(self.found), tuple(self.unread))

    def pass_headings(self, lines: Sequence[PlanLine]) -> None:
        """Remembers the headings that what follows stands under."""
        for line in lines:
            if line.role == "text" and line.level:
                self._headings = {level: text for level, text in self._headings.items() if level < line.level}
                self._headings[line.level] = line.content

    def add(self, table: Table, before: Sequence[PlanLine]) -> None:
        """Adds the parts of a table; one without a header continues the plan table just before it."""
        section = section_before(before, len(before))
        if not before and self.found and self.found[-1].sheet == table.sheet:
            section = self.found[-1].section  # nothing stands between two tables
        above = tuple(dict.fromkeys((*(text for _, text in sorted(self._headings.items())), section)))
        for part in parts_of(table, self.words, self.told, section, self.guess):
            if part.kinds:
                section = part.title or section
                self._add_part(table, part, section, above)
            elif not part.foreign and self.found and _goes_on(self.found[-1], part.grid, before):
                self._continue(table, part.grid)
            else:
                self._leave(table, part)

    def _add_part(self, table: Table, part: Part, section: str, above: tuple[str, ...]) -> None:
        kinds = with_aims(part.kinds, part.names, part.grid)
        words = replace(self.words, as_printed=table.wrapped)
        rows = rows_of_grid(kinds, part.grid, words, periods=periods_of(part.names))
        self.found.append(
            FoundTable(kinds, part.names, tuple(rows), section, table.number, part.notes, above, table.sheet)
        )

    def _continue(self, table: Table, grid: Sequence[GridRow]) -> None:
        """Adds rows to the table before; the first may be the end of a row that the page before began."""
        last = self.found.pop()
        grid = [replace(grid[0], after_gap=True), *grid[1:]]
        words = replace(self.words, as_printed=table.wrapped)
        rows = rows_of_grid(last.kinds, grid, words, last.rows, periods_of(last.names))
        self.found.append(last.with_rows(tuple(rows)))

    def _leave(self, table: Table, part: Part) -> None:
        rows = tuple(tuple(map(squeezed, row.cells)) for row in part.grid)
        wide = [row for row in rows if len(set(row) - {""}) >= _FEWEST_ASKED]
        asks = len(wide) > 1 and not part.foreign and not heads_other_table(wide[0])
        first = part.grid[0].row if part.grid else None
        self.unread.append(UnreadTable(rows, table.number, table.sheet, asks, first))


def _goes_on(last: FoundTable, grid: Sequence[GridRow], before: Sequence[PlanLine]) -> bool:
    """True if rows without a header belong to the table before, with at most a footnote between."""
    same_width = bool(grid) and all(len(row.cells) == len(last.kinds) for row in grid)
    texts = [line for line in before if line.role == "text"]
    if not same_width or any(line.level for line in texts) or not any(is_row(row.cells) for row in grid):
        return False
    notes = len(texts) <= _MOST_NOTE_LINES and bool(texts) and bool(_NOTE.match(texts[0].content))
    if texts and not notes:
        return False
    whole = [row for row in grid if not _is_rest(row.cells)]
    return all(fits(row.cells, last.kinds) for row in whole[:1]) and bool(whole)


def _is_rest(cells: Sequence[str]) -> bool:
    """True if a row is only the end of one that a page has cut."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and len(filled) < len(cells) and all(map(starts_small, filled))
