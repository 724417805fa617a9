"""tracker import: reads a plan from a document and stores it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tracker.cli.app import App, Command
from tracker.cli.asking import Talk, need_someone
from tracker.cli.plans.change_view import show_changes
from tracker.cli.plans.choosing import choose_place, settle_contradictions
from tracker.cli.plans.column_questions import read_with_answers
from tracker.cli.plans.plan_view import show_plan
from tracker.cli.plans.walk_through import walk_through
from tracker.cli.plans.year_view import ask_same, show_carried, show_years
from tracker.cli.show import show_json
from tracker.cli.values import YEAR
from tracker.domain.swedish import quantity
from tracker.errors import ConfirmationError

if TYPE_CHECKING:
    from tracker.domain.plan import Corrections
    from tracker.domain.plan_place import PlanPlace
    from tracker.services.plans.follow_plan import FollowedPlan
    from tracker.services.plans.foresight import Foresight
    from tracker.services.plans.import_plan import PlanComparison
    from tracker.services.plans.read_plan import ReadPlan


class Options(NamedTuple):
    """The options of `tracker import` besides the plan's district and year."""

    name: str | None
    columns: str | None
    include_past: bool
    despite_title: bool
    dry_run: bool
    ocr: bool
    review: bool
    replace: bool
    yes: bool
    form: str

    @property
    def apart(self) -> bool:
        """True if standard output carries data, so that sentences go to standard error."""
        return self.form == "json"


@click.command("import", cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--district", required=True, metavar="DISTRIKT", help="Nämnden som äger planen, t.ex. kungsholmen."
)
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
@click.option("--name", metavar="NAMN", help="Planens namn (annars det som står i dokumentet).")
@click.option(
    "--columns", metavar="RUBRIK=SLAG,…", help="Säg vad kolumner är, t.ex. ”Datum=tidplan,Åtgärd=aktivitet”."
)
@click.option("--include-past", is_flag=True, help="Ta med tabeller som ser ut som förra årets uppföljning.")
@click.option(
    "--despite-title", is_flag=True, help="Spara fast dokumentet nämner ett annat distrikt eller år."
)
@click.option("--dry-run", is_flag=True, help="Visa vad som lästes, men spara inget.")
@click.option("--ocr", is_flag=True, help="Läs texten i en inskannad PDF (kräver tesseract med svenska).")
@click.option("--review", is_flag=True, help="Gå igenom det som är tveksamt, cell för cell.")
@click.option("--replace", is_flag=True, help="Spara även om det mesta i planen försvinner.")
@click.option("--yes", is_flag=True, help="Spara utan att fråga.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def import_plan(app: App, /, file: Path, district: str, year: int, **options: Any) -> None:
    """Läser in en handlingsplan och visar rad för rad hur den förstås.

    Word, PDF, Excel, CSV, OpenDocument eller text.
    """
    from tracker.services.plans.columns import read_columns
    from tracker.services.plans.place_plan import place_directly, place_plan, placed
    from tracker.services.plans.read_plan import HowToRead, corrected_plan, read_plan

    how = Options(**options)
    app.rehearsing = how.dry_run
    if how.review:
        need_someone()
    made: Corrections = read_columns(how.columns) if how.columns is not None else {}
    said = HowToRead(how.ocr, how.name, made, how.include_past)
    if how.review:
        plan, made = read_with_answers(file, district, year, app.settings, said, Talk(how.apart))
        made |= walk_through(plan, Talk(how.apart))
        plan = corrected_plan(plan, made, app.settings)
    else:
        plan = read_plan(file, district, year, app.settings, said)
    if how.dry_run:
        place = place_directly(app.settings, plan)
    else:
        with app.session() as session:
            place = place_plan(session, plan)
    plan = placed(plan, place)
    app.unfinished = not how.dry_run
    foreseen = _foresee(app, plan, how.dry_run)
    if how.form == "json":
        show_json(_as_json(app, plan, place, foreseen))
    else:
        show_plan(plan, foreseen)
    if how.dry_run:
        _preview(app, plan, place, how, foreseen)
    else:
        _store(app, plan, place, how, made, foreseen)


def _foresee(app: App, plan: "ReadPlan", dry_run: bool) -> "Foresight":
    """Returns what storing the plan would lead to. Stores nothing; a dry run makes no database."""
    from tracker.services.plans.foresight import foresee_without_people, needs_database

    if not needs_database(app.settings, dry_run):
        return foresee_without_people(app.settings, app.today, plan)
    from tracker.services.plans.rehearse_import import rehearse_import

    with app.session() as session:
        return rehearse_import(session, app.settings, app.now, plan)


def _as_json(app: App, plan: "ReadPlan", place: "PlanPlace", foreseen: "Foresight") -> dict[str, Any]:
    if place.known is None:
        return foreseen.beside(plan.json())
    from tracker.services.plans.import_plan import compare_plan

    with app.session() as session:
        compared = compare_plan(session, plan)
    return foreseen.beside(plan.json()) | {"changes": compared.json(foreseen.taken_back)}


def _preview(app: App, plan: "ReadPlan", place: "PlanPlace", how: Options, foreseen: "Foresight") -> None:
    """Shows what storing would change, in the plan or since last year, or which decision it would need."""
    from tracker.services.plans.place_plan import may_follow, undecided

    if how.apart:
        return
    if not place.certain:
        click.echo(undecided(plan, place))
        return
    if place.known is None:
        if may_follow(app.settings, plan):
            _beside_last_year(app, plan, how._replace(yes=True))
        return
    from tracker.services.plans.import_plan import compare_plan

    with app.session() as session:
        compared = compare_plan(session, plan)
    show_changes(compared, foreseen, Talk(how.apart))


def _store(
    app: App,
    plan: "ReadPlan",
    place: "PlanPlace",
    how: Options,
    made: "Corrections",
    foreseen: "Foresight",
) -> None:
    from tracker.services.plans.follow_plan import carry_over
    from tracker.services.plans.import_plan import compare_plan, import_plan

    settle_contradictions(plan, how.yes, how.despite_title, Talk(how.apart))
    if not place.certain:
        plan = choose_place(plan, place, how.yes, how.replace, Talk(how.apart))
        foreseen = _foresee(app, plan, how.dry_run)
    with app.session() as session:
        compared = compare_plan(session, plan)
    if not compared.same:
        show_changes(compared, foreseen, Talk(how.apart))
    followed = _beside_last_year(app, plan, how) if compared.new and not compared.same else None
    if followed:
        plan, made = _read_as_last_year(app, plan, followed, made)
    if not _may_store(compared, how):
        return
    with app.work() as (session, actor):
        import_plan(session, actor, app.now, app.settings, plan, made)
        carried = carry_over(session, actor, app.now, app.settings, plan, followed) if followed else None
    app.unfinished = False
    click.echo(f"Sparat: {plan.ref} med {_activities(len(plan.activities))}.", err=how.apart)
    if carried:
        show_carried(carried, Talk(how.apart))


def _beside_last_year(app: App, plan: "ReadPlan", how: Options) -> "FollowedPlan | None":
    """Shows the difference from last year's plan, if there is one, and asks about doubtful rows."""
    from tracker.services.plans.follow_plan import decide_same, follow_plan

    with app.session() as session:
        followed = follow_plan(session, app.settings, plan)
    if followed is None:
        return None
    followed = decide_same(followed, plan, ask_same(followed, how.yes, Talk(how.apart)))
    show_years(followed, Talk(how.apart))
    return followed


def _read_as_last_year(
    app: App, plan: "ReadPlan", followed: "FollowedPlan", made: "Corrections"
) -> "tuple[ReadPlan, Corrections]":
    """Returns the plan read with last year's decisions on its cells; what is decided today goes first."""
    from tracker.services.plans.follow_plan import last_years_readings
    from tracker.services.plans.read_plan import corrected_plan

    with app.session() as session:
        readings = last_years_readings(session, followed, plan) | made
    return (corrected_plan(plan, readings, app.settings), readings) if readings else (plan, made)


def _may_store(compared: "PlanComparison", how: Options) -> bool:
    """Asks for confirmation if needed. Returns False if there is nothing to store."""
    from tracker.services.plans.import_plan import Consent

    match compared.consent(confirmed=how.yes, replace=how.replace):
        case Consent.NOTHING_NEW:
            sentence = f"Samma fil är redan inläst som {compared.ref}: inget har ändrats."
            click.echo(sentence, err=how.apart)
            return False
        case Consent.ASK_TO_REPLACE:
            raise ConfirmationError(
                f"{compared.removed} av {_activities(compared.before)} i {compared.ref} finns inte i filen: "
                "är det rätt plan? Inget har sparats. Lägg till --replace om den ska ersättas, eller --name "
                "NAMN om det är en annan plan."
            )
        case Consent.ASK:
            _ask(compared, Talk(how.apart))
    return True


def _activities(number: int) -> str:
    return quantity(number, "aktivitet", "aktiviteter")


def _ask(compared: "PlanComparison", talk: Talk) -> None:
    """Asks for confirmation. The user has seen the changes, so a yes also covers the loss of most rows.

    Raises ConfirmationError if the answer is no or there is no terminal.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfirmationError(
            "Inget har sparats: lägg till --yes för att spara, eller --dry-run för att bara visa."
        )
    what = _activities(compared.activities) if compared.new else "ändringarna"
    if not talk.confirm(f"Spara {what} som {compared.ref}?"):
        raise ConfirmationError("Inget har sparats.")
