"""tracker collect, review and report: what came back, and what a person makes of it."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, Group
from tracker.cli.show import paragraph, show_json
from tracker.domain.status import LABELS, STATUSES
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.review import Shown

STATUS = click.Choice(STATUSES)
KINDS = {
    "applied": "införda",
    "review": "till granskning",
    "autoreply": "frånvarosvar",
    "bounce": "studsar",
    "loop": "egna brev",
    "other": "annat",
    "failed": "oläsliga",
}


@click.command(cls=Command)
@click.argument("files", metavar="[FIL...]", nargs=-1, type=click.Path(path_type=Path))
@click.pass_obj
def collect(app: App, files: tuple[Path, ...]) -> None:
    """Hämtar svar från brevlådan (eller ur .eml-filer) och för in de tydliga."""
    from tracker.services.collect import collect as deed

    result = deed(app.database(), app.settings, app.clock, files)
    click.echo(collected_line(result.new, result.kinds))


def collected_line(new: int, kinds: dict[str, int]) -> str:
    parts = [f"{count} {KINDS[kind]}" for kind, count in kinds.items()]
    return f"{new} {'nytt' if new == 1 else 'nya'} mejl" + (f": {', '.join(parts)}." if parts else ".")


@click.group(cls=Group)
def review() -> None:
    """Svar som en människa måste titta på: visa, godkänn, rätta eller avfärda."""


@review.command("list", cls=Command)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def list_reviews(app: App, form: str) -> None:
    """Visar svaren som väntar, med förslag och skäl."""
    from tracker.services.review import waiting

    with app.session() as session:
        shown = waiting(session)
    if form == "json":
        show_json({"reviews": [one.json() for one in shown]})
        return
    for one in shown:
        _show(one)
    click.echo(f"{len(shown)} svar väntar på granskning.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.pass_obj
def accept(app: App, number: int) -> None:
    """Inför förslaget som det står."""
    from tracker.services.review import accept as deed

    with app.session() as session:
        count = deed(session, number, _who(), app.settings, app.now)
    click.echo(f"Granskning {number}: {count} svar införda.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.option(
    "--activity", required=True, metavar="AKTIVITET", help="Numret i brevet, eller t.ex. kungsholmen-2021/7."
)
@click.option("--status", "status_name", type=STATUS, required=True, help="Hur det går.")
@click.option("--comment", default="", metavar="TEXT", help="Vad personen berättar.")
@click.pass_obj
def correct(app: App, number: int, activity: str, status_name: str, comment: str) -> None:
    """Inför det som svaret egentligen betyder."""
    from tracker.services.find_activity import find_activity
    from tracker.services.record_answer import Answer
    from tracker.services.review import activity_in
    from tracker.services.review import correct as deed

    with app.session() as session:
        stored = (
            activity_in(session, number, int(activity))
            if activity.isdigit()
            else find_activity(session, app.settings, activity, None, None)
        )
        answer = Answer(stored, (), status_name, comment)  # type: ignore[arg-type]
        deed(session, number, [answer], _who(), app.settings, app.now)
    click.echo(f"Granskning {number}: {stored} är {LABELS[status_name]}.")


@review.command(cls=Command)
@click.argument("number", metavar="GRANSKNING", type=int)
@click.pass_obj
def dismiss(app: App, number: int) -> None:
    """Avfärdar svaret: inget förs in, mejlet finns kvar."""
    from tracker.services.review import dismiss as deed

    with app.session() as session:
        deed(session, number, _who(), app.now)
    click.echo(f"Granskning {number} är avfärdad.")


@click.command(cls=Command)
@click.argument("activity", metavar="AKTIVITET")
@click.option("--status", "status_name", type=STATUS, required=True, help="Hur det går.")
@click.option("--comment", default="", metavar="TEXT", help="Vad som berättades.")
@click.option("--value", type=float, metavar="TAL", help="Utfallet, om planen frågar efter en siffra.")
@click.option("--target", type=float, metavar="TAL", help="Av hur många.")
@click.option("--person", metavar="E-POST", help="Vem som svarade (annars gäller det hela aktiviteten).")
@click.option("--district", metavar="DISTRIKT", help="Nämnden, om numret finns i flera planer.")
@click.option("--year", type=int, metavar="ÅR", help="Planens år (annars den nyaste).")
@click.pass_obj
def report(
    app: App,
    activity: str,
    status_name: str,
    comment: str,
    value: float | None,
    target: float | None,
    person: str | None,
    district: str | None,
    year: int | None,
) -> None:
    """För in ett svar som kom på telefon: AKTIVITET är numret, eller kungsholmen-2021/7."""
    from tracker.services.find_activity import find_activity
    from tracker.services.record_answer import Answer, report_by_hand

    with app.session() as session:
        stored = find_activity(session, app.settings, activity, district, year)
        answer = Answer(stored, (), status_name, _clean(comment), value, target)  # type: ignore[arg-type]
        report_by_hand(session, answer, person, app.settings, app.now)
    click.echo(f"{stored} är {LABELS[status_name]}.")


def _clean(comment: str) -> str:
    from tracker.reading.reply import guard

    masked, found = guard.mask(comment)
    if found:
        raise UsageError("Kommentaren innehåller ett personnummer: skriv om den utan. Inget har sparats.")
    return masked


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return "samordnaren"


def _show(one: "Shown") -> None:
    sender = f"{one.person.name} <{one.person.email}>" if one.person else "okänd avsändare"
    click.echo(f"\nGranskning {one.item.id}: {sender}, {one.item.received_at:%Y-%m-%d}")
    for number, stored in one.numbered:
        click.echo(paragraph(f"{number} = {stored}: {stored.activity.row.aktivitet}", indent=2, hanging=4))
    for line in one.item.text.splitlines()[:20]:
        click.echo(f"  | {line}")
    for reason in one.item.reasons:
        click.echo(paragraph(f"! {reason}", indent=2, hanging=2))
    for read in one.item.suggestion:
        label = LABELS.get(read["status"] or "", "oklart")
        click.echo(paragraph(f"→ {read['activity'] or '?'}: {label}. {read['comment']}", indent=2, hanging=2))
