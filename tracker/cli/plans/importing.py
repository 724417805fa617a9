"""tracker import: a document becomes a plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.asking import Talk, need_someone
from tracker.cli.plans.plan_view import show_changes, show_plan
from tracker.cli.show import show_json
from tracker.cli.values import YEAR
from tracker.errors import ConfirmationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.plan import Corrections
    from tracker.domain.plan_changes import PlanChange
    from tracker.services.plans.read_plan import ReadPlan


@click.command("import", cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--district", required=True, metavar="DISTRIKT", help="Nämnden som äger planen, t.ex. kungsholmen."
)
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
@click.option("--dry-run", is_flag=True, help="Visa vad som lästes, men spara inget.")
@click.option("--ocr", is_flag=True, help="Läs texten i en inskannad PDF (kräver tesseract med svenska).")
@click.option("--review", is_flag=True, help="Gå igenom det som är tveksamt, cell för cell.")
@click.option("--replace", is_flag=True, help="Spara även om det mesta i planen försvinner.")
@click.option("--yes", is_flag=True, help="Spara utan att fråga.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def import_plan(
    app: App,
    file: Path,
    district: str,
    year: int,
    dry_run: bool,
    ocr: bool,
    review: bool,
    replace: bool,
    yes: bool,
    form: str,
) -> None:
    """Läser in en handlingsplan och visar rad för rad hur den förstås.

    Word, PDF, Excel, CSV, OpenDocument eller text.
    """
    from tracker.services.plans.read_plan import read_plan

    if review:
        need_someone()
    plan = read_plan(file, district, year, app.settings, ocr)
    made: Corrections = {}
    if review:
        from tracker.cli.plans.walk_through import walk_through
        from tracker.services.plans.read_plan import corrected_plan

        made = walk_through(plan, Talk(apart=form == "json"))
        plan = corrected_plan(plan, made, app.settings)
    app.unfinished = not dry_run
    if form == "json":
        show_json(plan.json())
    else:
        show_plan(plan)
    if dry_run:
        if form == "table" and _is_stored(plan, app):
            show_changes(_changes(plan, app) or (), form)
        return
    from tracker.services.plans.store_plan import log_corrections, store_plan
    from tracker.store.corrections import remember_corrections

    changes = _changes(plan, app)
    if changes is None:
        click.echo(f"Samma fil är redan inläst som {plan.ref}: inget har ändrats.", err=form == "json")
        return
    show_changes(changes, form)
    if not yes or not replace:
        _confirm(plan, changes, yes, Talk(apart=form == "json"))
    with app.session() as session:
        store_plan(session, plan, app.settings, app.now)
        remember_corrections(session, made)
        log_corrections(session, plan.ref.district, made, app.now)
    app.unfinished = False
    click.echo(f"Sparat: {plan.ref} med {len(plan.activities)} aktiviteter.", err=form == "json")


def _changes(plan: "ReadPlan", app: App) -> "tuple[PlanChange, ...] | None":
    from tracker.services.plans.store_plan import changes_to

    with app.session() as session:
        return changes_to(session, plan)


def _is_stored(plan: "ReadPlan", app: App) -> bool:
    """True when the plan is in a database that is there: a dry run makes none."""
    from tracker.store.quick import quick_rows

    query = "SELECT id FROM plan WHERE district = :district AND year = :year"
    return bool(quick_rows(app.settings, query, {"district": plan.ref.district, "year": plan.ref.year}))


def _confirm(plan: "ReadPlan", changes: "Sequence[PlanChange]", yes: bool, talk: Talk) -> None:
    gone = sum(change.kind == "removed" for change in changes)
    before = sum(change.old is not None for change in changes)
    if yes and gone * 2 > before:
        raise ConfirmationError(
            f"{gone} av {before} aktiviteter i {plan.ref} finns inte i filen: är det rätt plan? "
            "Inget har sparats. Lägg till --replace om den ska ersättas."
        )
    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfirmationError(
            "Inget har sparats: lägg till --yes för att spara, eller --dry-run för att bara visa."
        )
    new = all(change.kind == "added" for change in changes)
    what = f"{len(plan.activities)} aktiviteter" if new else "ändringarna"
    if not talk.confirm(f"Spara {what} som {plan.ref}?"):
        raise ConfirmationError("Inget har sparats.")
