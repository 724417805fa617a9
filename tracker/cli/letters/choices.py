"""tracker letters list, hold, release, skip, move and send: decisions about single letters."""

import click

from tracker.cli.app import App, Command, parse_day
from tracker.cli.show import show_json, table

PERSON = click.argument("person", metavar="PERSON")
REASON = click.option("--reason", required=True, metavar="TEXT", help="Varför; det står i loggen.")


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
        found = outbox_list(session, app.now, everything)
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

    with app.work() as (session, actor):
        recipient = hold_letter(session, actor, app.now, person, reason)
    click.echo(
        f"Inga brev går till {recipient.name} förrän du kör: tracker letters release {recipient.email}"
    )


@click.command(cls=Command)
@PERSON
@click.option("--reason", default="", metavar="TEXT", help="Varför; det står i loggen.")
@click.pass_obj
def release(app: App, person: str, reason: str) -> None:
    """Släpper breven till en person igen."""
    from tracker.services.letters.choices import release_letter

    with app.work() as (session, actor):
        freed = release_letter(session, actor, app.now, person, reason)
    click.echo(f"Breven till {freed.name} går som vanligt igen.")


@click.command(cls=Command)
@PERSON
@REASON
@click.pass_obj
def skip(app: App, person: str, reason: str) -> None:
    """Hoppar över en persons nästa brev; det därpå går som vanligt."""
    from tracker.services.letters.choices import skip_letter

    with app.work() as (session, actor):
        skipped = skip_letter(session, actor, app.now, app.settings, person, reason)
    click.echo(f"Brevet till {skipped.person.name} {skipped.day} skickas inte.")


@click.command(cls=Command)
@PERSON
@click.option("--to", "day", required=True, metavar="DATUM", help="Dagen det ska gå i stället.")
@REASON
@click.pass_obj
def move(app: App, person: str, day: str, reason: str) -> None:
    """Flyttar en persons nästa brev till en senare dag."""
    from tracker.services.letters.choices import move_letter

    with app.work() as (session, actor):
        who = move_letter(session, actor, app.now, app.settings, person, parse_day(day), reason)
    click.echo(f"Nästa brev till {who.name} går tidigast {day}.")


@click.command(cls=Command)
@PERSON
@REASON
@click.pass_obj
def send(app: App, person: str, reason: str) -> None:
    """Skickar en persons nästa brev nu."""
    from tracker.cli.letters.reminding import sent_line
    from tracker.services.letters.run import send_letter_now

    database, actor = app.database_and_actor()
    done = send_letter_now(database, actor, app.clock, app.settings, person, reason)
    if done.sent is None:
        name = done.person.name
        click.echo(f"Brevet till {name} går när brev får skickas igen (vardagar, inom sändningstiden).")
        return
    click.echo(sent_line(done.sent, app))


COMMANDS: tuple[click.Command, ...] = (list_letters, hold, release, skip, move, send)
