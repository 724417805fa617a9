"""Shows a case of the review queue on one screen: the person's words beside what would be recorded."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.show import paragraph
from tracker.clock import swedish_day
from tracker.domain.reply.explanation import summary
from tracker.domain.status import KEYS
from tracker.domain.swedish import shortened, swedish_date, swedish_number
from tracker.domain.text import harmless

if TYPE_CHECKING:
    from tracker.domain.records import StoredActivity
    from tracker.domain.reply.cause import Group
    from tracker.domain.status import StatusReport
    from tracker.domain.year_forecast import Forecast
    from tracker.services.answers.review_case import CaseLine, ReviewCase

FORECAST_KEY = "r"  # only where the letter asked for a forecast
HELP = (
    ("Enter, j", "inför raden som den står"),
    ("a", "inför alla rader i mejlet som de står"),
    ("1–9, v", "annan aktivitet: numret i brevet, eller v och till exempel kungsholmen-2021/7"),
    ("n", "utfallet: 11/12"),
    (FORECAST_KEY, "prognosen: ja, nej eller osäkert"),
    ("k", "ändra orden"),
    ("t", "samma ord om en aktivitet till"),
    ("x", "raden är inget svar"),
    ("h", "raden får vänta"),
    ("b", "tillbaka till raden före"),
    ("l", "låt kollegan svara för befattningen, nu och framöver"),
    ("m, o, s", "hela mejlet; orsaken till förslaget; spara bilagorna"),
    ("q", "sluta: det här mejlet väntar"),
)
MOST_LINES = 20
_NUMBER = re.compile(r"^\W*\d+(?:\W+|$)")
LONGEST_LAST = 100  # characters of the last comment: enough to remind the reader


def show_group(group: "Group", before: "Group | None", groups: "Sequence[Group]") -> "Group":
    """Prints a heading where a new group begins. Returns the group."""
    if group != before:
        click.echo(f"\n── {group.label} ({groups.count(group)}) ──")
    return group


def show_review(one: "ReviewCase", labels: Mapping[str, str], *, why: bool = False) -> None:
    """Prints the mail, why it waits, what is recorded already, and each line with its suggestion."""
    show_head(one, labels)
    if not one.lines or any(line.stored is None for line in one.lines):
        show_choices(one)
    for line in one.lines:
        show_line(line, labels)
        show_suggestion(line, labels)
        if why and line.trace:
            click.echo(paragraph(summary(line.trace, labels), indent=7, hanging=2))


def show_choices(one: "ReviewCase") -> None:
    """Prints the activities that the letter asked about, by their numbers."""
    for number, stored in one.numbered:
        click.echo(paragraph(f"{number} = {title(stored)}", indent=2, hanging=4))


def show_head(one: "ReviewCase", labels: Mapping[str, str]) -> None:
    """Prints the sender, the text, what is recorded already, and why the mail waits."""
    sender = f"{one.person.name} <{one.person.email}>" if one.person else "okänd avsändare"
    click.echo(f"\nGranskning {one.number}: {sender}, {swedish_day(one.item.received_at)}")
    text = one.item.text.splitlines() if says_more(one) else []
    for words in text[:MOST_LINES]:
        click.echo(f"  | {harmless(words)}")
    if len(text) > MOST_LINES:
        click.echo(f"  | … {len(text) - MOST_LINES} rader till")
    for done in one.recorded:
        click.echo(paragraph(f"✓ {title(done.activity)}: {told(done.report, labels)}", 2, 2))
    for sentence in dict.fromkeys(cause.sentence for cause in one.causes):
        click.echo(paragraph(f"! {sentence}", indent=2, hanging=2))


def says_more(one: "ReviewCase") -> bool:
    """Returns True if the mail has words that stand in none of its lines."""
    lines = [line.read["comment"] for line in one.lines] + [done.report.comment for done in one.recorded]
    shown = " ".join(" ".join(lines).split())
    mail = (_NUMBER.sub("", " ".join(words.split())) for words in one.item.text.splitlines())
    return not all(words in shown for words in mail)


def show_line(line: "CaseLine", labels: Mapping[str, str]) -> None:
    """Prints the activity and the question of a line, its last report, and why it waits."""
    if line.stored is None:
        click.echo("  ?. Vilken aktivitet gäller svaret?")
        return
    question = line.stored.activity.question.text
    asked = f"{line.number}. {title(line.stored)}" + (f" – {question}" if question else "")
    click.echo(paragraph(asked, indent=2, hanging=3))
    if line.last:
        when = swedish_date(line.last.reported_on)
        click.echo(paragraph(f"senast ({when}): {told(line.last, labels)}", indent=5, hanging=2))
    for cause in line.causes:
        click.echo(paragraph(f"! {cause.sentence}", indent=5, hanging=2))


def show_suggestion(line: "CaseLine", labels: Mapping[str, str]) -> None:
    read = line.read
    label, number = labels.get(read["status"] or "", ""), counted(read["value"], read["target"])
    shown = suggestion(label, number, line.forecast, read["comment"])
    click.echo(paragraph(f"→ {shown}", indent=5, hanging=2))


def suggestion(label: str, number: str, forecast: "Forecast | None", comment: str) -> str:
    """Returns a line as it would be recorded: "Pågår, 11 av 12, prognos ja: vi har kommit långt"."""
    parts = ", ".join(
        part for part in (label or "oklart", number, forecast.short if forecast else "") if part
    )
    return f"{parts}: {comment}" if comment else parts


def show_keys(labels: Mapping[str, str], *, with_forecast: bool) -> None:
    """Prints what each key of the walk does; the forecast's only where the letter asked for one."""
    statuses = ", ".join(f"{key} {labels[status]}" for key, status in KEYS.items())
    for keys, what in (*HELP[:2], (statuses, "annan status, samma ord"), *HELP[2:]):
        if keys != FORECAST_KEY or with_forecast:
            click.echo(paragraph(f"{keys}: {what}", indent=5, hanging=2))


def counted(value: float | None, target: float | None) -> str:
    """Returns a number as text: "11 av 12"; empty if there is none."""
    if value is None:
        return ""
    return swedish_number(value) + ("" if target is None else f" av {swedish_number(target)}")


def told(report: "StatusReport", labels: Mapping[str, str]) -> str:
    """Returns a report as text, with a short comment."""
    comment = shortened(report.comment, LONGEST_LAST) if report.comment else ""
    number = counted(report.value, report.target)
    return suggestion(labels[report.status], number, report.forecast, comment)


def title(stored: "StoredActivity") -> str:
    """Returns the short title of an activity, and its reference."""
    return f"{stored.activity.question.title or stored.activity.row.aktivitet} ({stored})"
