"""tracker import: a document becomes a plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.show import paragraph, show_json
from tracker.errors import ConfirmationError

if TYPE_CHECKING:
    from tracker.domain.plan import Activity
    from tracker.services.read_plan import ReadPlan


@click.command("import", cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--district", required=True, metavar="DISTRIKT", help="Nämnden som äger planen, t.ex. kungsholmen."
)
@click.option("--year", required=True, type=int, metavar="ÅR", help="Planens år.")
@click.option("--dry-run", is_flag=True, help="Visa vad som lästes, men spara inget.")
@click.option("--yes", is_flag=True, help="Spara utan att fråga.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def import_plan(app: App, file: Path, district: str, year: int, dry_run: bool, yes: bool, form: str) -> None:
    """Läser in en handlingsplan (Word eller text) och visar rad för rad hur den förstås."""
    from tracker.services.read_plan import read_plan

    plan = read_plan(file, district, year, app.settings)
    if form == "json":
        show_json(plan.json())
    else:
        _show(plan)
    if dry_run:
        return
    from tracker.services import store_plan as deed

    with app.session() as session:
        known = deed.stored_before(session, plan)
    if known:
        click.echo(f"Samma fil är redan inläst som {plan.ref}: inget har ändrats.", err=form == "json")
        return
    _confirm(plan, yes)
    with app.session() as session:
        deed.store_plan(session, plan, app.settings, app.now)
    click.echo(f"Sparat: {plan.ref} med {len(plan.activities)} aktiviteter.", err=form == "json")


def _confirm(plan: "ReadPlan", yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise ConfirmationError(
            "Inget har sparats: lägg till --yes för att spara, eller --dry-run för att bara visa."
        )
    if not click.confirm(f"Spara {len(plan.activities)} aktiviteter som {plan.ref}?"):
        raise ConfirmationError("Inget har sparats.")


def _show(plan: "ReadPlan") -> None:
    click.echo(f"{plan.district.name} {plan.ref.year}: {len(plan.activities)} aktiviteter i {plan.source[0]}")
    omrade = None
    for activity in plan.activities:
        if activity.row.omrade != omrade:
            omrade = activity.row.omrade
            click.echo(f"\n{omrade}")
        click.echo()
        _show_activity(activity)
    for warning in plan.warnings:
        click.echo(paragraph(f"! {warning}", hanging=2))
    doubts = sum(bool(doubts_of(activity)) for activity in plan.activities)
    click.echo(f"\n{doubts} av {len(plan.activities)} rader har något att titta på (märkta med !).")


def _show_activity(activity: "Activity") -> None:
    from tracker.domain.people import role_text

    row = activity.row
    click.echo(paragraph(f"{activity.number:>3} {row.aktivitet}", hanging=4))
    roles = "; ".join(role_text(role) for role in activity.roles) or "ingen läst"
    for name, words, meaning in (
        ("Ansvarig", row.ansvarig, roles),
        ("Tidplan", row.tidplan, activity.schedule.explanation),
        ("Uppföljning", row.uppfoljning, _forms(activity)),
    ):
        click.echo(paragraph(f"{name}: {words or '–'}  →  {meaning}", indent=4, hanging=2))
    for name, words in (("Syfte", row.syfte), ("Andra berörda", row.berorda)):
        if words:
            click.echo(paragraph(f"{name}: {words}", indent=4, hanging=2))
    for doubt in doubts_of(activity):
        click.echo(paragraph(f"! {doubt}", indent=4, hanging=2))


def _forms(activity: "Activity") -> str:
    follow_up = activity.follow_up
    said = ", ".join(follow_up.forms) or "ingen form angiven, planens vanliga gäller"
    if follow_up.owner:
        said += f" (hos {follow_up.owner})"
    if follow_up.indicator:
        said += f"; siffra: {follow_up.indicator.question}"
    return said


def doubts_of(activity: "Activity") -> list[str]:
    """What a person should look at, in Swedish sentences: the row's own, and cells that could not be read."""
    doubts = list(activity.warnings)
    schedule = activity.schedule
    if schedule.problem == "no such date":
        doubts.append(f"Tidplanen ”{activity.row.tidplan}” nämner ett datum som inte finns.")
    elif schedule.kind == "unclear":
        doubts.append(f"Tidplanen ”{activity.row.tidplan}” går inte att läsa: ingen tid bevakas.")
    if not activity.roles:
        doubts.append(f"Ansvarig ”{activity.row.ansvarig}” går inte att läsa: samordnaren får frågan.")
    return doubts
