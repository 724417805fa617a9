"""tracker letters show, export and sent: the words of letters, and drafts for where there is no server."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, parse_day
from tracker.domain.text import harmless
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.mail.outgoing.draft import Draft
    from tracker.services.letters.drafts import ExportResult


@click.command(cls=Command)
@click.argument("who", metavar="PERSON|NR")
@click.option("--date", "day", metavar="DATUM", help="Brevet den dagen i stället för nästa.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "eml"]), default="text", help="Hur det visas."
)
@click.pass_obj
def show(app: App, who: str, day: str | None, form: str) -> None:
    """Visar nästa brev till en person (adress eller namn), eller ett brev i utkorgen. Inget sparas."""
    from tracker.services.letters.preview import preview_for_person, preview_of_letter

    on = None if day is None else parse_day(day)
    with app.session() as session:
        if who.isascii() and who.isdigit():
            draft = preview_of_letter(session, app.settings, _number(who, on), app.now)
        else:
            draft = preview_for_person(session, app.settings, who, app.now, on)
    _show(draft, form)


def _number(text: str, day: date | None) -> int:
    if day is not None:
        raise UsageError("--date hör till en person: ange en adress eller ett namn.")
    return int(text) if len(text) < 10 else 0


def _show(draft: "Draft", form: str) -> None:
    from tracker.mail.outgoing.draft import POLICY, build

    if form == "eml":
        click.echo(build(draft).as_bytes(policy=POLICY).decode("ascii").replace("\r\n", "\n"), nl=False)
        return
    if form == "html":
        click.echo(draft.html)
        return
    for name, value in (("Till", draft.to), ("Från", draft.sender), ("Ämne", draft.subject)):
        said = f"{value.name} <{value.email}>" if not isinstance(value, str) else value
        click.echo(harmless(f"{name}: {said}"))
    click.echo(f"Dag: {draft.sent:%Y-%m-%d}\n")
    click.echo("\n".join(harmless(line) for line in draft.text.splitlines()))


@click.command(cls=Command)
@click.argument("folder", metavar="[MAPP]", required=False, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Även brev som väntar på ett nytt försök.")
@click.option("--again", is_flag=True, help="Skriv om de utkast som ännu inte är skickade.")
@click.pass_obj
def export(app: App, folder: Path | None, everything: bool, again: bool) -> None:
    """Skriver dagens brev som utkast (.eml) att skicka för hand, där ingen e-postserver finns."""
    from tracker.services.letters.drafts import export_again, export_letters
    from tracker.services.letters.may_leave import may_send
    from tracker.services.letters.planning import plan_letters
    from tracker.services.letters.watch_clock import keep_time

    where = folder or app.settings.data / "utkast"
    if again:
        _tell(export_again(app.database(), app.settings, app.now, where), where)
        return
    if not (everything or may_send(app.settings, app.now)):
        hours = f"{app.settings.rules.send_from:%H:%M}–{app.settings.rules.send_until:%H:%M}"
        click.echo(f"Brev går vardagar {hours}, utanför stilla perioder: inga utkast nu.", err=True)
        return
    keep_time(app.database(), app.now)
    with app.session() as session:
        plan_letters(session, app.settings, app.now)
    app.unfinished = True
    result = export_letters(app.database(), app.settings, app.now, where, everything)
    app.unfinished = False
    _tell(result, where)


def _tell(result: "ExportResult", where: Path) -> None:
    for one in result.written:
        click.echo(f"{one.id:>5}  {one.path.name}  {harmless(one.person)}")
    parts = [f"{len(result.written)} utkast i {where}"]
    parts += [f"{result.left} brev återtagna eller inte dags för än"] if result.left else []
    parts += [f"{result.failed} kunde inte skrivas (se tracker log)"] if result.failed else []
    click.echo(", ".join(parts) + ".")
    if result.written:
        click.echo("När de är skickade: tracker letters sent NR..., eller --all.")


@click.command(cls=Command)
@click.argument("numbers", metavar="NR...", nargs=-1, type=click.IntRange(1, 999_999_999))
@click.option("--all", "everything", is_flag=True, help="Alla utkast som väntar.")
@click.pass_obj
def sent(app: App, numbers: tuple[int, ...], everything: bool) -> None:
    """Säger att utkast har skickats för hand."""
    from tracker.services.letters.drafts import sent_by_hand

    if bool(numbers) == everything:
        raise UsageError("Ange brevens nummer, eller --all för alla utkast.")
    with app.session() as session:
        count = sent_by_hand(session, None if everything else numbers, app.now)
    click.echo(f"{count} brev antecknade som skickade.")


COMMANDS: tuple[click.Command, ...] = (show, export, sent)
