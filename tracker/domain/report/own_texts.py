"""The coordinator's own texts in a section, and the document of a draft or a fixed version."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.report import phrases as common
from tracker.domain.report.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    section_document,
)
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.sources import Answerer, sources_document
from tracker.domain.report.values import Section, Sentence, Told
from tracker.domain.swedish import swedish_date

SUMMARY = 0  # the number of the summary among the own texts; activities begin at 1
_GAP = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An own text, by whom (as the list of sources shows it) and on which day."""

    text: str
    author: str
    day: date


def tidy(text: str) -> str:
    """Returns the text as paragraphs: single spaces, an empty line between."""
    parts = (" ".join(part.split()) for part in _GAP.split(text.strip()))
    return "\n\n".join(part for part in parts if part)


def with_own_texts(section: Section, own: Mapping[int, OwnWords]) -> Section:
    """Returns the section with the own texts, by activity number, in the place of the compiled ones.

    The verdict, the lists and the answers behind stay as they are; the note says whose text it is.
    """
    areas = tuple(
        replace(area, told=tuple(_own(told, own.get(told.number)) for told in area.told))
        for area in section.areas
    )
    if SUMMARY not in own:
        return replace(section, areas=areas)
    behind = tuple(sorted({report for sentence in section.summary for report in sentence.reports}))
    return replace(section, areas=areas, summary=(Sentence(own[SUMMARY].text, behind),))


def _own(told: Told, words: OwnWords | None) -> Told:
    if words is None:
        return told
    own = (Sentence(words.text, told.sources, told.number),)
    return replace(told, sentences=own, note=phrases.own_note(words.day, told.note))


def version_document(section: Section, line: str, own: Mapping[int, OwnWords]) -> Document:
    """Returns the document of a section with its own texts; `line` says draft, or which version."""
    made = section_document(with_own_texts(section, own), line)
    return replace(made, blocks=tuple(_blocks(made.blocks, SUMMARY in own)))


def _blocks(blocks: Sequence[Block], own_summary: bool) -> Iterator[Block]:
    """Yields the blocks, every paragraph of a text as one of its own."""
    heading = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            mark = (Run(f" {phrases.OWN_TEXT}", "emphasis"),)
            own = own_summary and heading == common.SUMMARY
            yield from _paragraphs(Paragraph((*block.runs, *mark)) if own else block)
        else:
            heading = block.text if isinstance(block, Heading) else heading
            yield block


def _paragraphs(block: Paragraph) -> Iterator[Paragraph]:
    runs: list[Run] = []
    for run in block.runs:
        first, *more = run.text.split("\n\n")
        runs.append(replace(run, text=first))
        for text in more:
            yield Paragraph(tuple(runs))
            runs = [replace(run, text=text)]
    yield Paragraph(tuple(runs))


def version_sources(
    section: Section, answerers: Mapping[int, Answerer], own: Mapping[int, OwnWords]
) -> Document:
    """Returns the internal list of sources, with the own texts and what each takes the place of."""
    made = sources_document(with_own_texts(section, own), answerers)
    if not own:
        return made
    compiled = {told.number: told.sentences for told in section.told} | {SUMMARY: section.summary}
    rows = tuple(_row(number, own[number], compiled[number]) for number in sorted(own) if number in compiled)
    table = Table(phrases.OWN_CAPTION, phrases.OWN_COLUMNS, rows, (12, 20, 16, 52), head=0)
    return replace(made, blocks=(*made.blocks, Heading(2, phrases.OWN_TEXTS), table))


def _row(number: int, words: OwnWords, compiled: Sequence[Sentence]) -> tuple[str, ...]:
    replaced = " ".join(sentence.text for sentence in compiled)
    about = phrases.WHOLE if number == SUMMARY else str(number)
    return about, words.author, swedish_date(words.day), replaced
