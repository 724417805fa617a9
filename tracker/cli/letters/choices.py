"""tracker letters list, hold, release, skip, move and send: what the coordinator decides about one letter."""

from datetime import timedelta

import click

from tracker.cli.app import App, Command, parse_day
from tracker.cli.show import show_json, table

PERSON = click.argument("person", metavar="PERSON")
REASON = click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")
LATELY = timedelta(days=14)


@click.command("list", cls=Command)
@click.option("--all", "everything", is_flag=True, help="Också det som har gått.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def list_letters(app: App, everything: bool, form: str) -> None:
    """Visar utkorgen: vad som väntar, hålls eller har misslyckats."""
    from tracker.services.letters.outbox_list import MOST, outbox_list

    with app.session() as session:
        found = outbox_list(session, app.now - LATELY, everything)
    if form == "json":
        show_json({"letters": [one.json() for one in found]})
        return
    columns = (("Nr", 5), ("Dag", 10), ("Till", 22), ("Slag", 11), ("Läge", 11), ("Anmärkning", 16))
    rows = [
        (one.letter.id, one.letter.day, one.person.name, one.letter.kind.label, one.state, one.letter.error)
        for one in found
    ]
    click.echo(table(columns, rows) if rows else "Inga brev väntar.")
    if everything and len(found) == MOST:
        click.echo(f"De {MOST} senaste. Äldre brev står i tracker log.")


@click.command(cls=Command)
@PERSON
@REASON
@click.pass_obj
def hold(app: App, person: str, reason: str) -> None:
    """Håller breven till en person (namn eller e-post) tills de släpps."""
    from tracker.services.letters.choices import hold_letter

    with app.session() as session:
        held = hold_letter(session, person, reason, app.now)
    click.echo(f"Inga brev går till {held.name} förrän du kör: tracker letters release {held.email}")


@click.command(cls=Command)
@PERSON
@click.option("--reason", default="", metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def release(app: App, person: str, reason: str) -> None:
    """Släpper breven till en person igen."""
    from tracker.services.letters.choices import release_letter

    with app.session() as session:
        freed = release_letter(session, person, reason, app.now)
    click.echo(f"Breven till {freed.name} går som vanligt igen.")


@click.command(cls=Command)
@PERSON
@REASON
@click.pass_obj
def skip(app: App, person: str, reason: str) -> None:
    """Hoppar över en persons nästa brev; det därpå går som vanligt."""
    from tracker.services.letters.choices import skip_letter

    with app.session() as session:
        who, day = skip_letter(session, app.settings, person, reason, app.now)
    click.echo(f"Brevet till {who.name} {day} skickas inte.")


@click.command(cls=Command)
@PERSON
@click.option("--to", "day", required=True, metavar="DATUM", help="Dagen det ska gå i stället.")
@REASON
@click.pass_obj
def move(app: App, person: str, day: str, reason: str) -> None:
    """Flyttar en persons nästa brev till en senare dag."""
    from tracker.services.letters.choices import move_letter

    with app.session() as session:
        who = move_letter(session, app.settings, person, parse_day(day), reason, app.now)
    click.echo(f"Nästa brev till {who.name} går tidigast {day}.")


@click.command(cls=Command)
@PERSON
@REASON
@click.pass_obj
def send(app: App, person: str, reason: str) -> None:
    """Skickar en persons nästa brev nu."""
    from tracker.cli.letters.reminding import sent_line
    from tracker.services.letters.choices import send_now
    from tracker.services.letters.hours import may_send
    from tracker.services.letters.outbox import send_letters
    from tracker.services.letters.watch_clock import keep_time

    keep_time(app.database(), app.now)
    with app.session() as session:
        who = send_now(session, app.settings, person, reason, app.now)
    if not may_send(app.settings, app.now):
        click.echo(f"Brevet till {who.name} går när brev får skickas igen (vardagar, inom sändningstiden).")
        return
    click.echo(sent_line(send_letters(app.database(), app.settings, app.clock), app))


COMMANDS: tuple[click.Command, ...] = (list_letters, hold, release, skip, move, send)
