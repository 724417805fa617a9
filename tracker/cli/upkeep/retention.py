"""tracker retention: purging of mails, register extracts and pseudonymisation."""

from pathlib import Path

import click

from tracker.cli.app import App, Command, Group
from tracker.errors import ConfirmationError
from tracker.files import write_text

DECISION = click.option(
    "--decision", default="", metavar="BESLUT", help="Beslutet den vilar på, t.ex. ”KS 2021/123”."
)
YES = click.option("--yes", is_flag=True, help="Gör det. Annars visas bara vad som skulle ske.")


@click.group(cls=Group)
def retention() -> None:
    """Gallring och registerutdrag: vad som får tas bort, och vad som finns om en person."""


@retention.command(cls=Command)
@DECISION
@YES
@click.pass_obj
def thin(app: App, decision: str, yes: bool) -> None:
    """Gallrar mejl i den form de kom in, när deras tid är ute. Svaren och loggen är kvar."""
    from tracker.services.upkeep import retention as use_cases

    if not yes:
        with app.session() as session:
            click.echo(use_cases.mails_to_purge(session, app.now, app.settings).summary)
        click.echo("Inget har tagits bort. Gör det med --decision BESLUT --yes.")
        return
    with app.work() as (session, actor):
        done = use_cases.purge_mails(session, actor, app.now, app.settings, decision)
    click.echo(f"{done.mails} mejl gallrade. Protokollet: {done.protocol}")


@retention.command(cls=Command)
@click.argument("person", metavar="PERSON")
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), metavar="FIL", help="Skriv till en fil."
)
@click.pass_obj
def extract(app: App, person: str, path: Path | None) -> None:
    """Skriver ett registerutdrag: allt som finns om en person (JSON)."""
    from tracker.services.upkeep import retention as use_cases

    with app.work() as (session, actor):
        text = use_cases.extract(session, actor, app.now, person).document
    if path is None:
        click.echo(text, nl=False)
        return
    write_text(path, text)
    click.echo(f"Skrivet: {path}")


@retention.command(cls=Command)
@click.argument("person", metavar="PERSON")
@DECISION
@YES
@click.pass_obj
def pseudonymise(app: App, person: str, decision: str, yes: bool) -> None:
    """Tar bort en persons namn, adresser och mejl; vad som frågats och svarats är kvar."""
    from tracker.services.upkeep import retention as use_cases

    if not yes:
        raise ConfirmationError(
            "Inget har ändrats. Det går inte att ångra: lägg till --yes för att göra det."
        )
    with app.work() as (session, actor):
        name = use_cases.pseudonymise(session, actor, app.now, person, decision)
    click.echo(f"{person} är nu {name}.")
