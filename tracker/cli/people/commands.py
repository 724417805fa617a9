"""tracker people: people, their seats, and the assignment of roles."""

from pathlib import Path

import click

from tracker.cli.app import App, Command, Group, parse_day
from tracker.cli.asking import Talk, agree, can_ask
from tracker.cli.show import paragraph, table
from tracker.cli.values import ACTIVITY, YEAR

DISTRICT = click.option("--district", metavar="DISTRIKT", help="Bara den här nämnden.")


@click.group(cls=Group)
def people() -> None:
    """Personer och befattningar: läs in, visa, koppla ihop med planens roller."""


@people.command("import", cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.pass_obj
def import_people(app: App, file: Path) -> None:
    """Läser people.csv: name, email, role, unit, department, district, superior_email."""
    from tracker.services.people.import_people import import_people as use_case
    from tracker.services.people.import_people import read_people

    rows = read_people(file)
    with app.work() as (session, actor):
        result = use_case(session, actor, app.now, app.settings, rows)
    people_, seats_ = result.people, result.seats
    click.echo(
        f"Sparat: {people_} {'person' if people_ == 1 else 'personer'} på "
        f"{seats_} {'befattning' if seats_ == 1 else 'befattningar'} i {', '.join(result.districts)}."
    )


@people.command("list", cls=Command)
@DISTRICT
@click.pass_obj
def list_people(app: App, district: str | None) -> None:
    """Visar befattningar och vem som har dem."""
    from tracker.services.people.list_seats import list_seats

    slug = app.slug(district)
    with app.session() as session:
        seats = list_seats(session, slug)
    columns = (("Distrikt", 14), ("Befattning", 38), ("Innehavare", 26))
    rows = [(s.district, s.seat.title, ", ".join(p.name for p in s.holders) or "vakant") for s in seats]
    click.echo(table(columns, rows) if rows else "Inga personer är inlästa: tracker people import FIL.")


@people.command(cls=Command)
@DISTRICT
@click.pass_obj
def missing(app: App, district: str | None) -> None:
    """Visar planens roller som ingen befattning hittades för, med förslag."""
    from tracker.services.people.list_seats import missing_seats

    slug = app.slug(district)
    with app.session() as session:
        asked = missing_seats(session, slug)
    for one in asked:
        refs = ", ".join(str(stored) for stored in one.role.activities)
        click.echo(paragraph(f"{one.district}: ”{one.role.text}” i {refs}", hanging=2))
        for seat in one.role.candidates:
            for person in seat.holders:
                click.echo(f"    {seat.seat.title}: {person.name} <{person.email}>")
        if not one.role.candidates:
            click.echo("    Ingen liknande befattning finns.")
    click.echo(
        f"{len(asked)} {'roll' if len(asked) == 1 else 'roller'} saknar befattning. "
        "Koppla med: tracker people assign AKTIVITET E-POST"
        if asked
        else "Alla roller i planerna har en befattning."
    )


@people.command(cls=Command)
@click.argument("activity", metavar="AKTIVITET", type=ACTIVITY)
@click.argument("emails", metavar="E-POST...", nargs=-1, required=True)
@click.option("--role", metavar="TEXT", help="Vilken av aktivitetens roller, om flera är öppna.")
@DISTRICT
@click.option("--year", type=YEAR, metavar="ÅR", help="Planens år.")
@click.pass_obj
def assign(
    app: App, activity: str, emails: tuple[str, ...], role: str | None, district: str | None, year: int | None
) -> None:
    """Säger vem som menas med en roll i planen. Svaret gäller samma text framöver."""
    from tracker.services.people.assign_seat import assign_seat
    from tracker.services.plans.find_activity import find_activity

    with app.work() as (session, actor):
        stored = find_activity(session, app.settings, activity, district, year, app.today)
        done = assign_seat(session, actor, app.now, app.settings, stored, emails, role)
    click.echo(f"”{done.role}” i {done.district} är nu {', '.join(emails)}.")


@people.command(cls=Command)
@click.argument("email", metavar="E-POST")
@click.pass_obj
def leave(app: App, email: str) -> None:
    """Någon har slutat: befattningen blir vakant, frågorna går till chefen, annars till samordnaren."""
    from tracker.services.people.assign_seat import leave_seats

    with app.work() as (session, actor):
        count = leave_seats(session, actor, app.now, email)
    click.echo(f"{email} lämnar {count} {'befattning' if count == 1 else 'befattningar'}.")


@people.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.option("--until", "day", required=True, metavar="DATUM", help="Första dagen tillbaka.")
@click.option("--reason", default="", metavar="TEXT", help="Varför; det står i prognosen och loggen.")
@click.pass_obj
def pause(app: App, person: str, day: str, reason: str) -> None:
    """Någon är borta: inga frågor till personen förrän dagen."""
    from tracker.services.people.pause_person import pause_person

    with app.work() as (session, actor):
        paused = pause_person(session, actor, app.now, person, parse_day(day), reason)
    click.echo(f"{paused.name} får inga brev före {day}. Det som väntar kommer då i ett brev.")


@people.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.argument("email", metavar="E-POST")
@click.pass_obj
def alias(app: App, person: str, email: str) -> None:
    """Säger att en person också skriver från en annan adress; breven går till den vanliga."""
    from tracker.services.people.addresses import add_alias

    with app.work() as (session, actor):
        who = add_alias(session, actor, app.now, person, email)
    click.echo(f"Svar från {email} räknas som {who.name}s.")


@people.command(cls=Command)
@click.argument("person", metavar="GAMMAL")
@click.argument("email", metavar="NY")
@click.pass_obj
def address(app: App, person: str, email: str) -> None:
    """Ger en person en ny e-postadress: det är samma person, och svar från den gamla räknas."""
    from tracker.services.people.addresses import change_address

    with app.work() as (session, actor):
        who = change_address(session, actor, app.now, person, email)
    click.echo(f"{who.name} får sina brev till {email.strip().lower()}. Ändra också i people.csv.")


@people.command(cls=Command)
@DISTRICT
@click.pass_obj
def deputies(app: App, district: str | None) -> None:
    """Visar vilka som får svara för någon annans befattning."""
    from tracker.services.people.deputies import deputies_in

    slug = app.slug(district)
    with app.session() as session:
        found = deputies_in(session, slug)
    columns = (("Distrikt", 14), ("Befattning", 30), ("Får svara", 32), ("Sedan", 10))
    rows = [(one.seat.district, one.seat.seat.title, one.person.email, str(one.since)) for one in found]
    click.echo(table(columns, rows) if rows else "Ingen svarar för någon annans befattning.")


@people.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.pass_obj
def undeputy(app: App, person: str) -> None:
    """Tar tillbaka rätten att svara för andras befattningar (se review let)."""
    from tracker.services.people.deputies import end_deputy

    with app.work() as (session, actor):
        ended = end_deputy(session, actor, app.now, person)
    seats_ = "befattning" if ended.seats == 1 else "befattningar"
    click.echo(f"{ended.person.name} får inte längre svara för {ended.seats} {seats_}.")


@people.command(cls=Command)
@click.argument("person", metavar="FRÅN")
@click.argument("into", metavar="TILL")
@click.option("--yes", is_flag=True, help="Gör det utan att fråga.")
@click.pass_obj
def merge(app: App, person: str, into: str, yes: bool) -> None:
    """Slår ihop två poster som är samma person: FRÅN blir TILL, med frågor och svar."""
    from tracker.services.people import merge_people as use_cases

    if not yes:
        with app.session() as session:
            summary = use_cases.preview_merge(session, app.settings, person, into)
        agree(summary)
    with app.work() as (session, actor):
        done = use_cases.merge_people(session, actor, app.now, app.settings, person, into)
    also = f" Svar från {done.gone.email} räknas också." if done.alias else ""
    click.echo(
        f"{done.gone.email} är nu {done.person.name} <{done.person.email}>.{also} Ändra i people.csv med."
    )


@people.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.option("--to", "into", metavar="PERSON", help="Vem som tar över det som är öppet.")
@click.option("--yes", is_flag=True, help="Gör det utan att fråga.")
@click.pass_obj
def remove(app: App, person: str, into: str | None, yes: bool) -> None:
    """Tar bort någon som lästs in av misstag; --to säger vem som tar över befattningarna."""
    from tracker.services.people import remove_person as use_cases

    if not yes:
        with app.session() as session:
            removal = use_cases.preview_person_removal(session, app.settings, person)
        if removal.open_seats and into is None and can_ask():
            Talk().say(removal.summary)
            into = Talk().ask("Vem tar över (namn eller adress)?") or None
        elif into is not None or not removal.open_seats:
            agree(removal.summary)
    with app.work() as (session, actor):
        done = use_cases.remove_person(session, actor, app.now, app.settings, person, into)
    kept = " Det som frågats och svarats är kvar." if done.history else ""
    click.echo(f"{done.person.name} <{done.person.email}> är borttagen.{kept} Ändra i people.csv med.")


@people.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.pass_obj
def back(app: App, person: str) -> None:
    """Någon är tillbaka i förtid: frågorna går igen."""
    from tracker.services.people.pause_person import end_pause

    with app.work() as (session, actor):
        here = end_pause(session, actor, app.now, person)
    click.echo(f"{here.name} får brev igen.")
