"""tracker review rest, give and take: a case that waits until a day, or with a colleague."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, parse_day
from tracker.domain.swedish import swedish_date

if TYPE_CHECKING:
    from datetime import date

    from tracker.services.answers.review_queue import QueuedReply

NUMBER = click.argument("number", metavar="NUMMER", type=int)
NOTE = click.option("--note", default="", metavar="TEXT", help="Varför; visas i granskningen.")


@click.command(cls=Command)
@NUMBER
@click.option("--until", required=True, metavar="DATUM", help="Dagen då svaret kommer tillbaka.")
@NOTE
@click.pass_obj
def rest(app: App, number: int, until: str, note: str) -> None:
    """Låter svaret vila till en dag. Då väntar det igen av sig självt."""
    from tracker.services.answers.set_aside import rest as use_case

    day = parse_day(until)
    with app.work() as (session, actor):
        use_case(session, actor, app.now, number, day, note)
    click.echo(f"Granskning {number} vilar till {swedish_date(day)}.")


@click.command(cls=Command)
@NUMBER
@click.argument("who", metavar="VEM")
@NOTE
@click.pass_obj
def give(app: App, number: int, who: str, note: str) -> None:
    """Lämnar svaret till en annan samordnare (namn eller adress), som ser det på skrivbordet."""
    from tracker.services.answers.set_aside import give as use_case
    from tracker.services.people.find_person import find_person

    with app.work() as (session, actor):
        to = find_person(session, who).id
        given = use_case(session, actor, app.now, app.settings, number, to, note)
    click.echo(f"Granskning {number} är hos {given.person.name}. {given.sentence}".strip())


@click.command(cls=Command)
@NUMBER
@click.pass_obj
def take(app: App, number: int) -> None:
    """Tar upp ett svar som vilar eller är hos en annan: det väntar igen, för alla."""
    from tracker.services.answers.set_aside import take_up

    with app.work() as (session, actor):
        take_up(session, actor, app.now, number)
    click.echo(f"Granskning {number} väntar igen.")


def show_aside(cases: "Sequence[QueuedReply]", today: "date") -> None:
    """Prints a line for each case that is put aside."""
    if cases:
        click.echo(f"\n── Undanlagt ({len(cases)}) ──")
    for one in cases:
        click.echo(f"Granskning {one.number}: {one.name}, {one.put_for(None, today)}")
