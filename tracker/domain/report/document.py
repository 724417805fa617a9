"""The section as a document: headings, tables, paragraphs and notes, the same for every format."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.report import phrases
from tracker.domain.report.cleaning import unbroken
from tracker.domain.report.sheet import Sheet, activity_sheet, page_widths, text_size
from tracker.domain.report.values import Section, Sentence, Told
from tracker.domain.report.verdict import Verdict

ACTIVITY_LEVEL = 3  # of the headings
_LONG = 12  # activities from which a section has a table of contents
_ONE_PAGE = 30  # activities that a table of contents names on one page
_CHARTED = 5  # activities from which it has a chart
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

    @property
    def text_size(self) -> float:
        """Points of the text on a page, at which no word of it is broken."""
        return text_size(self.header, self.rows)


@dataclass(frozen=True, slots=True)
class Chart:
    """How many activities have each verdict; `description` says the same in words."""

    kind: ClassVar[str] = "chart"
    caption: str
    header: tuple[str, str]
    bars: tuple[tuple[str, int], ...]
    description: str

    @property
    def most(self) -> int:
        return max(count for _, count in self.bars)


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents with the headings of these levels, which a long document has."""

    kind: ClassVar[str] = "contents"
    title: str
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Sources that a reader may open; only a form that can hide them shows them."""

    kind: ClassVar[str] = "details"
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, each with its mark; `title` is their heading where the form has no footnotes."""

    kind: ClassVar[str] = "notes"
    title: str
    notes: tuple[tuple[Run, str], ...]


Block = Heading | Paragraph | Items | Table | Chart | Contents | Details | Notes


@dataclass(frozen=True, slots=True)
class Document:
    """A document in the order in which it is read; `sheet` is what a table file of it contains.

    `version` is the line below the title of a section: draft, or which version, fixed on which day.
    """

    title: str
    author: str
    day: date
    blocks: tuple[Block, ...]
    dnr: str = ""
    sheet: Sheet | None = None
    version: str = ""

    @property
    def notes(self) -> tuple[tuple[Run, str], ...]:
        return tuple(note for block in self.blocks if isinstance(block, Notes) for note in block.notes)


def section_document(section: Section, version: str = phrases.DRAFT) -> Document:
    """Returns the section as a document; the notes are numbered in the order of the text."""
    marks = note_numbers(section)
    blocks: list[Block] = [
        Heading(1, section.title),
        _paragraph([version]),
        _paragraph([text for text in (section.facts, section.whose_word) if text]),
        *_contents(section),
        Heading(2, phrases.SUMMARY),
        _paragraph([sentence.text for sentence in section.summary]),
    ]
    if section.told:  # first, for its rows may break over pages: a chart that does not fit leaves a gap
        blocks.append(_table(section))
    blocks += _charts(section)
    for area in section.areas:
        blocks.append(Heading(2, area.name))
        for told in area.told:
            blocks += _activity(told, marks)
    blocks += _lists(section)
    if marks:
        notes = tuple((Run(str(marks[told.number]), "mark"), told.note) for told in section.told if told.note)
        blocks.append(Notes(phrases.NOTES, notes))
    return Document(
        title=section.title,
        author=section.district,
        day=section.period.taken,
        blocks=unbroken(tuple(blocks)),
        dnr=phrases.file_number(section.dnr),
        sheet=activity_sheet(section) if section.told else None,
        version=version,
    )


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
    widths = page_widths(phrases.COLUMNS, rows)
    return Table(phrases.TABLE_CAPTION, phrases.COLUMNS, rows, widths)


def _contents(section: Section) -> Iterator[Contents]:
    if len(section.told) >= _LONG:
        yield Contents(phrases.CONTENTS, (2, 3) if len(section.told) <= _ONE_PAGE else (2,))


def _charts(section: Section) -> Iterator[Chart]:
    """Yields the chart of the verdicts, if there are enough activities for one to say more than the text."""
    labels = [told.verdict_label for verdict in Verdict for told in section.told if told.verdict is verdict]
    counts = Counter(labels)
    if len(labels) >= _CHARTED and len(counts) > 1:
        bars = tuple(counts.items())
        yield Chart(phrases.CHART_CAPTION, phrases.CHART_COLUMNS, bars, phrases.chart_description(bars))


def _activity(told: Told, marks: dict[int, int]) -> Iterator[Block]:
    text = " ".join(sentence.text for sentence in told.sentences)
    runs = [Run(f"{told.label}.", "emphasis"), Run(f" {text}" if text else "")]
    if told.number in marks:
        runs.append(Run(str(marks[told.number]), "mark"))
    yield Heading(ACTIVITY_LEVEL, f"{told.number}. {told.title}")
    if told.plan_words or told.tidplan:
        yield _paragraph([phrases.in_the_plan(told.plan_words, told.tidplan)])
    yield Paragraph(tuple(run for run in runs if run.text))
    if told.record.heard:
        yield Details(phrases.heard_title(told.number, len(told.record.heard)), told.record.heard)


def _lists(section: Section) -> Iterator[Block]:
    if section.changes:
        yield from _list(phrases.CHANGES, section.changes)
    yield from _list(phrases.DEVIATIONS, section.deviations, phrases.NO_DEVIATIONS)
    if section.deviations:
        yield _paragraph([phrases.MORE_DEVIATIONS, *_judged(section)])
    if section.dropped:
        yield _paragraph([one.text for one in section.dropped])
    yield from _list(phrases.MISSING, section.missing, phrases.NOTHING_MISSING)


def _judged(section: Section) -> Iterator[str]:
    """Yields whose the deviations are that nobody has reported as such."""
    if section.judged_deviations:
        yield phrases.judged_deviations(section.judged_deviations)


def _list(title: str, sentences: Sequence[Sentence], if_none: str = "") -> Iterator[Block]:
    yield Heading(2, title)
    if sentences:
        yield Items(tuple(sentence.text for sentence in sentences))
    else:
        yield _paragraph([if_none])
