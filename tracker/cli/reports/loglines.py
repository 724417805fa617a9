"""tracker log: the events as a table, JSON or an audit page, and the check of the log."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, Group
from tracker.cli.show import show_json, table
from tracker.cli.values import ACTIVITY
from tracker.errors import BrokenLogError
from tracker.files import write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.services.reports.event_log import Event


@click.group(cls=Group, invoke_without_command=True)
@click.option("--district", metavar="DISTRIKT", help="Bara den här nämnden.")
@click.option("--activity", type=ACTIVITY, metavar="AKTIVITET", help="Bara den här aktiviteten.")
@click.option("--person", metavar="NAMN", help="Bara den här personen (namn eller e-post).")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "html"]), default="table", help="Hur det visas."
)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), metavar="FIL", help="Skriv till en fil."
)
@click.pass_context
def log(
    context: click.Context,
    district: str | None,
    activity: str | None,
    person: str | None,
    form: str,
    path: Path | None,
) -> None:
    """Visar vad som har hänt: frågat, mottaget av e-postservern, studsat, besvarat.

    Med --format html blir det en bevakningslogg att lämna till revisorn.
    """
    if context.invoked_subcommand is not None:
        return
    app: App = context.obj
    slug = app.slug(district)
    if form == "html":
        _page(app, slug, path)
        return
    from tracker.services.reports.event_log import log_events

    with app.session() as session:
        found = log_events(session, app.settings, slug, activity, person)
    if form == "json":
        show_json({"events": [event.json() for event in found]})
        return
    _show(found)


def _show(found: "Sequence[Event]") -> None:
    from tracker.clock import swedish_time

    longest = max((len(event.activity) for event in found), default=0)
    columns = (("När", 16), ("Vad", 16), ("Aktivitet", max(20, longest)), ("Vem", 25))
    rows = [
        (f"{swedish_time(e.at):%Y-%m-%d %H:%M}", e.label, e.activity, (e.person or e.who) + e.done_by)
        for e in found
    ]
    click.echo(table(columns, rows) if rows else "Inget har hänt än.")


@log.command(cls=Command)
@click.pass_obj
def verify(app: App) -> None:
    """Kontrollerar att loggen är som den skrevs, och säger var den annars är ändrad."""
    from tracker.services.reports.event_log import check_log

    with app.session() as session:
        check = check_log(session)
    if check.bad_row is not None:
        raise BrokenLogError(
            f"Loggen är inte hel: rad {check.bad_row} är ändrad, eller en rad före den är borttagen. "
            "Jämför med en säkerhetskopia."
        )
    click.echo(f"Loggen är hel: {check.rows} rader. Sista kontrollsumman: {check.head or 'ingen'}")


def _page(app: App, slug: str | None, path: Path | None) -> None:
    from tracker.services.reports.audit_log import audit_page

    with app.session() as session:
        text = audit_page(session, app.now, app.settings, slug)
    if path is None:
        click.echo(text, nl=False)
        return
    write_text(path, text)
    click.echo(f"Skrivet: {path}")
