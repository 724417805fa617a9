"""tracker forecast and remind: upcoming letters, and sending those of today."""

from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, parse_day
from tracker.cli.show import paragraph, show_json, table

if TYPE_CHECKING:
    from tracker.services.letters.forecast import PeriodForecast, UpcomingLetter
    from tracker.services.letters.outbox import SendResult

FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)


@click.command(cls=Command)
@click.option("--from", "first", metavar="DATUM", help="Första dagen (annars i dag).")
@click.option("--to", "last", metavar="DATUM", help="Sista dagen.")
@click.option(
    "--days",
    type=click.IntRange(1, 3660),
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
    from tracker.services.letters.forecast import chosen_period, period_forecast

    start = None if first is None else parse_day(first)
    end = None if last is None else parse_day(last)
    period = chosen_period(app.today, start, end, days)
    slug = app.slug(district)
    with app.session() as session:
        found = period_forecast(session, app.now, app.settings, period, slug)
    if form == "json":
        show_json(found.json())
        return
    _show(found.letters)
    _show_summary(found)
    for one in found.blocked:
        who = f"{one.person.name} <{one.person.email}>: " if one.person else ""
        click.echo(paragraph(f"! {who}{one.why}", hanging=2))
    click.echo(f"{len(found.letters)} brev {found.first} – {found.last}, om ingen svarar.")


@click.command(cls=Command)
@click.option("--dry-run", is_flag=True, help="Visa dagens brev, men skicka inget.")
@click.option("--yes", is_flag=True, help="Skicka även om det är ovanligt många.")
@FORMAT
@click.pass_obj
def remind(app: App, dry_run: bool, yes: bool, form: str) -> None:
    """Skickar dagens påminnelser."""
    from tracker.services.letters.forecast import todays_letters
    from tracker.services.letters.run import run_reminders

    with app.session() as session:
        todays = todays_letters(session, app.now, app.settings)
    app.unfinished = not dry_run
    if form == "json":
        show_json({"letters": [letter.json() for letter in todays]})
    else:
        _show(todays)
    if dry_run:
        click.echo(f"{len(todays)} brev skulle gå i dag. Inget har skickats.", err=form == "json")
        return
    database, actor = app.database_and_actor()
    done = run_reminders(database, actor, app.clock, app.settings, anyway=yes)
    if done.out_of_hours:
        hours = f"{app.settings.rules.send_from:%H:%M}–{app.settings.rules.send_until:%H:%M}"
        sentence = f"Brev skickas vardagar {hours}, utanför stilla perioder: inget har skickats nu."
        click.echo(sentence, err=True)
        return
    app.unfinished = False
    click.echo(sent_line(done.sent, app), err=form == "json")


def sent_line(sent: "SendResult", app: App) -> str:
    where = app.settings.smtp.host or app.settings.mail_folder / "ut"
    parts = [f"{sent.accepted} brev {'skickat' if sent.accepted == 1 else 'skickade'} ({where})"]
    parts += [f"{sent.later} försöks igen senare"] if sent.later else []
    parts += [f"{sent.failed} kunde inte skickas (se tracker doctor)"] if sent.failed else []
    return ", ".join(parts) + "."


def _show_summary(found: "PeriodForecast") -> None:
    """Shows how many letters each person gets in each month; nothing for a single letter."""
    if len(found.letters) > 1:
        columns = [("månad", 8), ("person", 50), ("brev", 4)]
        click.echo(table(columns, [(one.month, one.person.name, one.letters) for one in found.summary]))


def _show(announced: "tuple[UpcomingLetter, ...]") -> None:
    for letter in announced:
        person = f"{letter.person.name} <{letter.person.email}>"
        click.echo(paragraph(f"{letter.day}  {person}, {letter.kind.label}", hanging=12))
        activities = ", ".join(dict.fromkeys(str(stored) for stored, _ in letter.lines))
        if activities:
            click.echo(paragraph(f"om {activities}", indent=12))
        click.echo(paragraph(f"därför att: {letter.reason}", indent=12))
