"""What tracker section draft and list print."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.show import Column, paragraph, table

if TYPE_CHECKING:
    from tracker.domain.report.values import Check
    from tracker.services.reports.draft_section import DrawnDraft
    from tracker.services.reports.kept_draft import Draft
    from tracker.services.reports.list_sections import ListedSection
    from tracker.services.reports.section_news import News

COLUMNS: tuple[Column, ...] = (
    ("Plan", 24), ("Rapport", 7), ("Läge", 20), ("Dag", 10), ("Kontrollsumma", 15),
)  # fmt: skip


def show_drawn(drawn: "DrawnDraft") -> None:
    """Prints what became of the draft."""
    click.echo("\n".join(_drawn(drawn)))


def _drawn(drawn: "DrawnDraft") -> Iterator[str]:
    from tracker.domain.report.phrases import number_list
    from tracker.domain.swedish import swedish_date
    from tracker.services.reports.kept_draft import where

    draft = drawn.draft
    count = len(draft.section.told)
    yield f"Utkast: {draft.plan.ref} {draft.form}, {count} {'aktivitet' if count == 1 else 'aktiviteter'}."
    if drawn.fixed:
        yield f"Avsnittet är fastställt sedan den {swedish_date(drawn.fixed)}: utkastet är till en rättelse."
    if drawn.changed:
        yield f"Ny text sedan förra utkastet: {number_list(drawn.changed)}."
    if drawn.kept:
        numbers = [number for number in drawn.kept if number]
        parts = (["sammanfattningen"] if 0 in drawn.kept else []) + [str(number) for number in numbers]
        yield f"{_whose(draft, drawn.kept)} står kvar: {', '.join(parts)}."
    yield from (_unseen(one) for one in drawn.news)
    yield from checklist(draft.unseen)
    yield f"Läs det: tracker section show {where(draft.plan, draft.form)} --draft"


def _whose(draft: "Draft", kept: "Sequence[int]") -> str:
    texts = [draft.said_of(number).text is not None for number in kept]
    return "Din text" if all(texts) else "Din text och bedömning" if any(texts) else "Din bedömning"


def checklist(checks: "Sequence[Check]") -> Iterator[str]:
    """Yields what to look at before a section is fixed, nothing if there is nothing."""
    from tracker.domain.report.checks import line
    from tracker.domain.report.phrases import CHECKS

    if checks:
        yield f"{CHECKS}:"
        yield from (paragraph(line(one), indent=2, hanging=2) for one in checks)


def _unseen(one: "News") -> str:
    about = f"{one.number} {one.title}" if one.number else "Sammanfattningen"
    return paragraph(f"{about}: nytt svar sedan du ändrade: {one.what}", indent=2, hanging=2)


def show_list(found: "Iterable[ListedSection]") -> None:
    """Prints the table, and below it what has come since."""
    listed = list(found)
    if not listed:
        click.echo("Det finns inga utkast än: tracker section draft --district D --year ÅR --form VB.")
        return
    click.echo(table(COLUMNS, [_row(one) for one in listed]))
    for line in (line for one in listed for line in _below(one)):
        click.echo(line)


def _row(one: "ListedSection") -> tuple[str, ...]:
    names = {"draft": "utkast", "fixed": f"version {one.number}", "outdated": "utkast, gör om"}
    state = names[one.state]
    if one.own:
        state += ", egen text"
    return str(one.plan.ref), one.form.value, state, str(one.day or ""), one.sha256[:14]


def _below(one: "ListedSection") -> Iterator[str]:
    if not one.came and not one.unseen:
        return
    made = "fastställdes" if one.state == "fixed" else "gjordes"
    name = f"version {one.number}" if one.number else "utkastet"
    yield ""
    yield f"{one.plan.ref} {one.form}, {name}:"
    yield from (_unseen(news) for news in one.unseen)
    told = {news.number for news in one.unseen}
    for news in (news for news in one.came if news.number not in told):
        yield paragraph(f"{news.number} {news.title}: sedan det {made}: {news.what}", indent=2, hanging=2)
