"""The section in parts that are pasted one at a time into the city's planning system, each with its notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.domain.report.document import (
    Block,
    Chart,
    Contents,
    Details,
    Document,
    Heading,
    Notes,
    Paragraph,
    Run,
    Table,
)

# The summary states the verdicts, and the notes stand in their own parts.
_LEFT_OUT = (Chart, Contents, Details, Notes)


@dataclass(frozen=True, slots=True)
class Part:
    """A part; the notes are those that its own text refers to."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[tuple[Run, str], ...]


def parts(document: Document) -> tuple[Part, ...]:
    """Returns the parts: the title with the summary, the table, and what stands under each heading."""
    notes = {mark.text: (mark, text) for mark, text in document.notes}
    return tuple(_part(document, blocks, notes) for blocks in _divided(document))


def _divided(document: Document) -> Iterator[list[Block]]:
    current: list[Block] = []
    for block in document.blocks:
        if isinstance(block, _LEFT_OUT):
            continue
        if _begins(block) and any(_begins(one) for one in current):
            yield current
            current = []
        current.append(block)
    yield current


def _begins(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Heading) and block.level == 2)


def _part(document: Document, blocks: list[Block], notes: Mapping[str, tuple[Run, str]]) -> Part:
    first = blocks[0]
    title = first.caption if isinstance(first, Table) else getattr(first, "text", document.title)
    runs = (run for one in blocks if isinstance(one, Paragraph) for run in one.runs)
    marks = [run.text for run in runs if run.style == "mark"]
    return Part(title, tuple(blocks), tuple(notes[mark] for mark in marks if mark in notes))
