"""tracker letters show, export and sent: previews, and drafts for installations without a mail server."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command, parse_day
from tracker.domain.text import harmless
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.letters.drafts import ExportResult
    from tracker.services.letters.preview import Preview


@click.command(cls=Command)
@click.argument("who", metavar="PERSON|NR")
@click.option("--date", "day", metavar="DATUM", help="Brevet den dagen i stället för nästa.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "eml"]), default="text", help="Hur det visas."
)
@click.pass_obj
def show(app: App, who: str, day: str | None, form: str) -> None:
    """Visar nästa brev till en person (adress eller namn), eller ett brev i utkorgen. Inget sparas."""
    from tracker.services.letters.preview import preview_letter

    on = None if day is None else parse_day(day)
    with app.session() as session:
        preview = preview_letter(session, app.now, app.settings, who, on)
    _show(preview, form)
    for warning in preview.warnings:
        click.echo(f"! {harmless(warning)}", err=True)


def _show(preview: "Preview", form: str) -> None:
    if form == "eml":
        click.echo(preview.mail, nl=False)
        return
    if form == "html":
        click.echo(preview.draft.html)
        return
    for name, value in (("Till", preview.to), ("Från", preview.sender), ("Ämne", preview.draft.subject)):
        click.echo(harmless(f"{name}: {value}"))
    click.echo(f"Dag: {preview.draft.sent:%Y-%m-%d}\n")
    click.echo("\n".join(harmless(line) for line in preview.draft.text.splitlines()))


@click.command(cls=Command)
@click.argument("folder", metavar="[MAPP]", required=False, type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Även brev som väntar på ett nytt försök.")
@click.option("--again", is_flag=True, help="Skriv om de utkast som ännu inte är skickade.")
@click.pass_obj
def export(app: App, folder: Path | None, everything: bool, again: bool) -> None:
    """Skriver dagens brev som utkast (.eml) att skicka för hand, där ingen e-postserver finns."""
    from tracker.services.letters.drafts import export_again, export_todays_letters

    where = folder or app.settings.data / "utkast"
    if again:
        _print_result(export_again(app.database(), app.now, app.settings, where), where)
        return
    database, actor = app.database_and_actor()
    app.unfinished = True
    result = export_todays_letters(database, actor, app.now, app.settings, where, everything)
    app.unfinished = False
    if result.out_of_hours:
        hours = f"{app.settings.rules.send_from:%H:%M}–{app.settings.rules.send_until:%H:%M}"
        click.echo(f"Brev går vardagar {hours}, utanför stilla perioder: inga utkast nu.", err=True)
        return
    _print_result(result, where)


def _print_result(result: "ExportResult", where: Path) -> None:
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
    with app.work() as (session, actor):
        count = sent_by_hand(session, actor, app.now, None if everything else numbers)
    click.echo(f"{count} brev antecknade som skickade.")


COMMANDS: tuple[click.Command, ...] = (show, export, sent)
