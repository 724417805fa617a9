"""The internal list of sources: who said what the section's notes refer to. It names people."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.domain.report import phrases
from tracker.domain.report.document import (
    Block,
    Document,
    Heading,
    Items,
    Paragraph,
    Run,
    Table,
    note_numbers,
)
from tracker.domain.report.sheet import Sheet, column_widths, page_widths
from tracker.domain.report.values import LeftOut, Section
from tracker.domain.status import StatusReport


class Answerer(NamedTuple):
    """Who gave an answer, and the seat for which it was given, as it is shown."""

    name: str
    email: str
    seat: str


def sources_document(section: Section, answerers: Mapping[int, Answerer]) -> Document:
    """Returns the list: note, activity, seat, person, address, day and channel of each answer."""
    title = f"{phrases.SOURCES_TITLE}: {section.title[:1].lower()}{section.title[1:]}"
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph((Run(f"{phrases.INTERNAL} {section.facts}"),)),
    ]
    rows = tuple(_rows(section, answerers))
    widths = column_widths(phrases.SOURCE_COLUMNS, rows)
    if rows:
        shares = page_widths(phrases.SOURCE_COLUMNS, rows)
        blocks.append(Table(phrases.SOURCES_TITLE, phrases.SOURCE_COLUMNS, rows, shares, head=3))
    if section.left_out:
        blocks += [
            Heading(2, phrases.LEFT_OUT),
            Items(tuple(_left_out(one) for one in section.left_out)),
        ]
    return Document(
        title=title,
        author=section.district,
        day=section.period.taken,
        blocks=tuple(blocks),
        dnr=phrases.file_number(section.dnr),
        sheet=Sheet(phrases.SOURCES_TITLE, phrases.SOURCE_COLUMNS, rows, widths),
    )


def _rows(section: Section, answerers: Mapping[int, Answerer]) -> Iterator[tuple[str, ...]]:
    marks, reports = note_numbers(section), {report.id: report for report in section.sources}
    told = {report for one in section.told for report in one.sources}
    for one in section.told:
        for report in one.sources:
            yield _row(str(marks.get(one.number, "–")), str(one.number), reports[report], answerers)
    for sentence in section.changes:
        for report in sentence.reports:
            if report not in told:
                yield _row("–", str(sentence.activity or "–"), reports[report], answerers)


def _row(mark: str, number: str, report: StatusReport, answerers: Mapping[int, Answerer]) -> tuple[str, ...]:
    who = answerers.get(report.id, Answerer(report.person, "", ""))
    day = report.reported_on.isoformat()
    return mark, number, who.seat or "–", who.name, who.email or "–", day, report.channel.label


def _left_out(one: LeftOut) -> str:
    return phrases.left_out_line(one.activity, one.report, one.reason)
