"""The section as a document: headings, tables, paragraphs and notes, the same for every format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.report import phrases
from tracker.domain.report.values import Section, Sentence, Told

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: plain, "emphasis", or a "mark" that refers to a note."""

    text: str
    style: str = ""

    @property
    def raised(self) -> str:
        """The mark in plain text: ¹²."""
        return self.text.translate(_RAISED)


@dataclass(frozen=True, slots=True)
class Heading:
    kind: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    kind: ClassVar[str] = "items"
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the column `head` names its row, `widths` are shares of the page."""

    kind: ClassVar[str] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    head: int = 1


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, each with its mark."""

    kind: ClassVar[str] = "notes"
    notes: tuple[tuple[Run, str], ...]


Block = Heading | Paragraph | Items | Table | Notes


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    author: str
    day: date
    blocks: tuple[Block, ...]


def section_document(section: Section) -> Document:
    """Returns the section as a document; the notes are numbered in the order of the text."""
    marks = note_numbers(section)
    blocks: list[Block] = [
        Heading(1, section.title),
        _paragraph([section.facts]),
        Heading(2, phrases.SUMMARY),
        _paragraph([sentence.text for sentence in section.summary]),
    ]
    if section.told:
        blocks.append(_table(section))
    for area in section.areas:
        blocks.append(Heading(2, area.name))
        for told in area.told:
            blocks += _activity(told, marks)
    blocks += _lists(section)
    if marks:
        notes = tuple((Run(str(marks[told.number]), "mark"), told.note) for told in section.told if told.note)
        blocks += [Heading(2, phrases.NOTES), Notes(notes)]
    return Document(section.title, section.district, section.period.taken, tuple(blocks))


def note_numbers(section: Section) -> dict[int, int]:
    """Returns activity number → number of its note."""
    noted = (told.number for told in section.told if told.note)
    return {number: mark for mark, number in enumerate(noted, start=1)}


def _paragraph(sentences: Sequence[str]) -> Paragraph:
    return Paragraph((Run(" ".join(sentences)),))


def _table(section: Section) -> Table:
    rows = tuple(
        (str(told.number), told.title, told.ansvarig or "–", told.label, told.outcome or "–")
        for told in section.told
    )
    return Table(phrases.TABLE_CAPTION, phrases.COLUMNS, rows, (6, 36, 24, 18, 16))


def _activity(told: Told, marks: dict[int, int]) -> Iterator[Block]:
    text = " ".join(sentence.text for sentence in told.sentences)
    runs = [Run(f"{told.label}.", "emphasis"), Run(f" {text}" if text else "")]
    if told.number in marks:
        runs.append(Run(str(marks[told.number]), "mark"))
    yield Heading(3, f"{told.number}. {told.title}")
    yield Paragraph(tuple(run for run in runs if run.text))


def _lists(section: Section) -> Iterator[Block]:
    if section.changes:
        yield from _list(phrases.CHANGES, section.changes)
    yield from _list(phrases.DEVIATIONS, section.deviations, phrases.NO_DEVIATIONS)
    yield from _list(phrases.MISSING, section.missing, phrases.NOTHING_MISSING)


def _list(title: str, sentences: Sequence[Sentence], if_none: str = "") -> Iterator[Block]:
    yield Heading(2, title)
    if sentences:
        yield Items(tuple(sentence.text for sentence in sentences))
    else:
        yield _paragraph([if_none])
