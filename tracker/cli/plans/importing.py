"""tracker import: reads a plan from a document and stores it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.asking import Talk, need_someone
from tracker.cli.plans.plan_view import show_changes, show_plan
from tracker.cli.plans.walk_through import walk_through
from tracker.cli.show import show_json
from tracker.cli.values import YEAR
from tracker.errors import ConfirmationError

if TYPE_CHECKING:
    from tracker.domain.plan import Corrections
    from tracker.services.plans.import_plan import PlanComparison


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
    from tracker.services.plans.read_plan import corrected_plan, is_stored, read_plan

    apart = form == "json"
    if review:
        need_someone()
    plan = read_plan(file, district, year, app.settings, ocr)
    made: Corrections = {}
    if review:
        made = walk_through(plan, Talk(apart))
        plan = corrected_plan(plan, made, app.settings)
    app.unfinished = not dry_run
    if form == "json":
        show_json(plan.json())
    else:
        show_plan(plan)
    if dry_run and (form != "table" or not is_stored(app.settings, plan.ref)):
        return
    from tracker.services.plans.import_plan import compare_plan
    from tracker.services.plans.import_plan import import_plan as use_case

    with app.session() as session:
        compared = compare_plan(session, plan)
    if dry_run:
        show_changes(compared, apart)
        return
    if not _may_store(compared, yes, replace, apart):
        return
    with app.work() as (session, actor):
        use_case(session, actor, app.now, app.settings, plan, made)
    app.unfinished = False
    click.echo(f"Sparat: {plan.ref} med {len(plan.activities)} aktiviteter.", err=apart)


def _may_store(compared: "PlanComparison", yes: bool, replace: bool, apart: bool) -> bool:
    """Shows the changes and asks for confirmation if needed. Returns False if there is nothing to store."""
    from tracker.services.plans.import_plan import Consent

    if not compared.same:
        show_changes(compared, apart)
    match compared.consent(confirmed=yes, replace=replace):
        case Consent.NOTHING_NEW:
            sentence = f"Samma fil är redan inläst som {compared.ref}: inget har ändrats."
            click.echo(sentence, err=apart)
            return False
        case Consent.ASK_TO_REPLACE:
            raise ConfirmationError(
                f"{compared.removed} av {compared.before} aktiviteter i {compared.ref} finns inte i filen: "
                "är det rätt plan? Inget har sparats. Lägg till --replace om den ska ersättas."
            )
        case Consent.ASK:
            _ask(compared, Talk(apart))
    return True


def _ask(compared: "PlanComparison", talk: Talk) -> None:
    """Asks for confirmation. The user has seen the changes, so a yes also covers the loss of most rows.

    Raises ConfirmationError if the answer is no or there is no terminal.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfirmationError(
            "Inget har sparats: lägg till --yes för att spara, eller --dry-run för att bara visa."
        )
    what = f"{compared.activities} aktiviteter" if compared.new else "ändringarna"
    if not talk.confirm(f"Spara {what} som {compared.ref}?"):
        raise ConfirmationError("Inget har sparats.")
