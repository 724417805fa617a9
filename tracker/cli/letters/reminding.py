"""tracker forecast and remind: what is asked of whom, when and why."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, parse_day
from tracker.cli.show import paragraph, show_json
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.letters.forecast import UpcomingLetter
    from tracker.services.letters.outbox import SendResult

LONGEST = 3660  # days: ten years are counted through in two seconds
FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)


@click.command(cls=Command)
@click.option("--from", "first", metavar="DATUM", help="Första dagen (annars i dag).")
@click.option("--to", "last", metavar="DATUM", help="Sista dagen.")
@click.option(
    "--days",
    type=click.IntRange(1, LONGEST),
    metavar="ANTAL",
    help="Antal dagar i stället för --to (annars 30).",
)
@click.option("--district", metavar="DISTRIKT", help="Bara den här nämnden.")
@FORMAT
@click.pass_obj
def forecast(
    app: App, first: str | None, last: str | None, days: int | None, district: str | None, form: str
) -> None:
    """Visar varje brev som en period ger om ingen svarar, och varför just då."""
    from tracker.services.letters.forecast import forecast as deed
    from tracker.services.letters.forecast import remember_forecast
    from tracker.services.letters.held_back import held_back
    from tracker.store.plans import districts

    start, end = _period(first, last, days, app.today)
    slug = app.slug(district)
    with app.session() as session:
        announced = deed(session, app.settings, (start, end), app.today, slug)
        held = held_back(session, app.settings, (start, end), app.now, slug)
        everything = slug is None or districts(session) == (slug,)
        if everything and start == app.today:  # what the coordinator has seen is no surprise
            remember_forecast(session, (start, end), announced)
    if form == "json":
        show_json({"letters": [letter.json() for letter in announced], "held": [one.json() for one in held]})
        return
    _show(announced)
    for one in held:
        who = f"{one.person.name} <{one.person.email}>: " if one.person else ""
        click.echo(paragraph(f"! {who}{one.why}", hanging=2))
    click.echo(f"{len(announced)} brev {start} – {end}, om ingen svarar.")


def _period(first: str | None, last: str | None, days: int | None, today: date) -> tuple[date, date]:
    """The first and the last day. The rules run from today, so a period far ahead is as long as the way."""
    if last is not None and days is not None:
        raise UsageError("Ange --to eller --days, inte båda.")
    start = today if first is None else parse_day(first)
    end = start + timedelta(days=(days or 30) - 1) if last is None else parse_day(last)
    if end < start:
        raise UsageError(f"Perioden slutar ({end}) innan den börjar ({start}).")
    if (end - min(start, today)).days >= LONGEST:
        raise UsageError(f"Högst tio år i taget: {end} är längre bort än så. Välj en kortare period.")
    return start, end


@click.command(cls=Command)
@click.option("--dry-run", is_flag=True, help="Visa dagens brev, men skicka inget.")
@click.option("--yes", is_flag=True, help="Skicka även om det är ovanligt många.")
@FORMAT
@click.pass_obj
def remind(app: App, dry_run: bool, yes: bool, form: str) -> None:
    """Skickar dagens påminnelser."""
    from tracker.services.letters.forecast import todays_letters
    from tracker.services.letters.hours import may_send
    from tracker.services.letters.run import run_reminders

    with app.session() as session:
        todays = todays_letters(session, app.settings, app.now)
    app.unfinished = not dry_run
    if form == "json":
        show_json({"letters": [letter.json() for letter in todays]})
    else:
        _show(todays)
    if dry_run:
        click.echo(f"{len(todays)} brev skulle gå i dag. Inget har skickats.", err=form == "json")
        return
    done = run_reminders(app.database(), app.settings, app.clock, anyway=yes)
    if not may_send(app.settings, app.now):
        hours = f"{app.settings.rules.send_from:%H:%M}–{app.settings.rules.send_until:%H:%M}"
        said = f"Brev skickas vardagar {hours}, utanför stilla perioder: inget har skickats nu."
        click.echo(said, err=True)
        return
    app.unfinished = False
    click.echo(sent_line(done.sent, app), err=form == "json")


def sent_line(sent: "SendResult", app: App) -> str:
    where = app.settings.smtp.host or app.settings.mail_folder / "ut"
    parts = [f"{sent.accepted} brev skickade ({where})"]
    parts += [f"{sent.later} försöks igen senare"] if sent.later else []
    parts += [f"{sent.failed} kunde inte skickas (se tracker doctor)"] if sent.failed else []
    return ", ".join(parts) + "."


def _show(announced: "tuple[UpcomingLetter, ...]") -> None:
    for letter in announced:
        person = f"{letter.person.name} <{letter.person.email}>"
        click.echo(paragraph(f"{letter.day}  {person}, {letter.kind.label}", hanging=12))
        activities = ", ".join(dict.fromkeys(str(stored) for stored, _ in letter.lines))
        click.echo(paragraph(f"om {activities}", indent=12))
        click.echo(paragraph(f"därför att: {letter.reason}", indent=12))
