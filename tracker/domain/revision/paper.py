"""The draft as a document: the plan's tables, what has changed and why, last year's status, proposals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.report.document import Heading, Items, Paragraph, Run, Table
from tracker.domain.report.sheet import page_widths
from tracker.domain.revision import words
from tracker.domain.revision.form import Grid, grids
from tracker.domain.revision.values import Draft, DraftRow, Heard, OldPlan

Block = Heading | Paragraph | Items | Table | Grid
_WIDE = 5  # columns from which a table needs a page on its side


@dataclass(frozen=True, slots=True)
class Paper:
    """The blocks of the document in order. `landscape`: the plan's own table needs the width."""

    title: str
    author: str
    day: date
    blocks: tuple[Block, ...]
    landscape: bool


def draft_paper(draft: Draft) -> Paper:
    """Returns the draft as a document: the plan first, as it was, then what whoever decides needs to see."""
    tables = tuple(grids(draft.rows, len(draft.sources) > 1))
    blocks: list[Block] = [
        Heading(1, words.title(draft)),
        _text(words.about(draft)),
        *_plan(tables),
        Heading(2, words.CHANGES),
        _text(words.numbering(draft)),
        *_changes(draft),
        *_dropped(draft.dropped),
        *(block for source in draft.sources for block in _status(source, len(draft.sources) > 1)),
        *_heard(draft),
    ]
    if draft.notes:
        blocks += [Heading(2, words.NOTES), Items(draft.notes)]
    wide = any(len(table.header) >= _WIDE for table in tables)
    return Paper(words.title(draft), draft.district, draft.day, tuple(blocks), wide)


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _plan(tables: Sequence[Grid]) -> Iterator[Block]:
    for table in tables:
        if table.area:
            yield Heading(2, table.area)
        yield table


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], caption: str) -> Table:
    return Table(caption, header, tuple(rows), page_widths(header, rows))


def _changes(draft: Draft) -> Iterator[Block]:
    rows = [(str(row.number), row.places, row.title, row.proposal.label, _why(row)) for row in draft.rows]
    if rows:
        yield _table(words.change_header(draft), rows, words.CHANGES_CAPTION)


def _why(row: DraftRow) -> str:
    moves = [words.move(one.before, one.after) for one in row.moves]
    return words.sentences((*row.reasons, *dict.fromkeys(moves)))


def _dropped(dropped: Sequence[DraftRow]) -> Iterator[Block]:
    yield Heading(2, words.DROPPED)
    rows = [(row.places, row.row.aktivitet, words.sentences(row.reasons)) for row in dropped]
    if rows:
        yield _table(words.DROPPED_HEADER, rows, words.DROPPED_CAPTION)
    else:
        yield _text(words.NONE_DROPPED)


def _status(source: OldPlan, several: bool) -> Iterator[Block]:
    """The table comes from the section's data: the same verdicts in the same words."""
    yield Heading(2, words.status_heading(source if several else None))
    rows = [
        (str(told.number), told.title, told.label, told.outcome or "–")
        for told in (row.told for row in source.rows)
        if told is not None
    ]
    if rows:
        yield _table(words.STATUS_HEADER, rows, words.status_caption(source.plan.ref.year))
    else:
        yield _text(words.NO_STATUS)


def _heard(draft: Draft) -> Iterator[Block]:
    yield Heading(2, words.HEARD)
    if not draft.heard and not draft.content:
        yield _text(words.NOTHING_HEARD)
    for unit in dict.fromkeys(one.unit for one in draft.heard):
        yield Heading(3, unit)
        yield Items(tuple(heard_line(one) for one in draft.heard if one.unit == unit))
    if draft.content:
        yield _text(words.content(draft.content))


def heard_line(heard: Heard) -> str:
    """Returns what one has said, in quotation marks, with the row that it is about."""
    return words.heard(heard.place, heard.title, heard.words)
