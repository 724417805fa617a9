"""tracker import: a document becomes a plan."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.asking import Talk, need_someone
from tracker.cli.show import paragraph, show_json
from tracker.cli.values import YEAR
from tracker.domain.doubts import doubts
from tracker.errors import ConfirmationError

CHANGES = {"same": "oförändrad", "changed": "ändrad", "added": "ny", "removed": "borttagen"}
COLUMNS = {
    "omrade": "område",
    "aktivitet": "aktivitet",
    "ansvarig": "ansvarig",
    "tidplan": "tidplan",
    "uppfoljning": "uppföljning",
    "syfte": "syfte",
    "berorda": "andra berörda",
    "lasning": "hur den förstås",
}

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.plan import Activity, Corrections
    from tracker.domain.plan_changes import PlanChange
    from tracker.services.read_plan import ReadPlan


@click.command("import", cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--district", required=True, metavar="DISTRIKT", help="Nämnden som äger planen, t.ex. kungsholmen."
)
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
@click.option("--dry-run", is_flag=True, help="Visa vad som lästes, men spara inget.")
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
    review: bool,
    replace: bool,
    yes: bool,
    form: str,
) -> None:
    """Läser in en handlingsplan (Word eller text) och visar rad för rad hur den förstås."""
    from tracker.services.read_plan import read_plan

    if review:
        need_someone()
    plan = read_plan(file, district, year, app.settings)
    made: Corrections = {}
    if review:
        from tracker.cli.reviewing import walk_through
        from tracker.services.read_plan import corrected_plan

        made = walk_through(plan, Talk(apart=form == "json"))
        plan = corrected_plan(plan, made, app.settings)
    app.unfinished = not dry_run
    if form == "json":
        show_json(plan.json())
    else:
        _show(plan)
    if dry_run:
        if form == "table" and _is_stored(plan, app):
            _show_changes(_changes(plan, app) or (), form)
        return
    from tracker.services.store_plan import store_plan
    from tracker.store.corrections import remember_corrections

    changes = _changes(plan, app)
    if changes is None:
        click.echo(f"Samma fil är redan inläst som {plan.ref}: inget har ändrats.", err=form == "json")
        return
    _show_changes(changes, form)
    if not yes or not replace:
        _confirm(plan, changes, yes, Talk(apart=form == "json"))
    with app.session() as session:
        store_plan(session, plan, app.settings, app.now)
        remember_corrections(session, made)
    app.unfinished = False
    click.echo(f"Sparat: {plan.ref} med {len(plan.activities)} aktiviteter.", err=form == "json")


def _changes(plan: "ReadPlan", app: App) -> "tuple[PlanChange, ...] | None":
    from tracker.services.store_plan import changes_to

    with app.session() as session:
        return changes_to(session, plan)


def _is_stored(plan: "ReadPlan", app: App) -> bool:
    """True when the plan is in a database that is there: a dry run makes none."""
    from tracker.store.quick import quick_rows

    query = "SELECT id FROM plan WHERE district = {mark} AND year = {mark}"
    return bool(quick_rows(app.settings, query, (("text", plan.ref.district), ("int", plan.ref.year))))


def _show_changes(changes: "Sequence[PlanChange]", form: str) -> None:
    """What an edited plan changes; nothing for a new one, where every row is new."""
    if all(change.kind == "added" for change in changes):
        return
    click.echo("\nJämfört med planen som finns:", err=form == "json")
    for change in changes:
        if change.kind != "same":
            click.echo(paragraph(_change_line(change), indent=2, hanging=2), err=form == "json")
    counts = ", ".join(f"{n} {CHANGES[kind]}" for kind, n in Counter(c.kind for c in changes).items())
    click.echo(f"{counts}.", err=form == "json")


def _change_line(change: "PlanChange") -> str:
    activity = change.new or (change.old.activity if change.old else None)
    words = f" ({', '.join(COLUMNS[word] for word in change.words)})" if change.words else ""
    return f"{CHANGES[change.kind]} {activity.number}: {activity.row.aktivitet}{words}" if activity else ""


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
    doubtful = sum(bool(doubts(activity)) for activity in plan.activities)
    click.echo(f"\n{doubtful} av {len(plan.activities)} rader har något att titta på (märkta med !).")


def _show_activity(activity: "Activity") -> None:
    from tracker.domain.people import role_text

    row = activity.row
    click.echo(f"{activity.number:>3} {paragraph(row.aktivitet, indent=4)[4:]}")
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
    for doubt in doubts(activity):
        click.echo(paragraph(f"! {doubt.sentence}", indent=4, hanging=2))


def _forms(activity: "Activity") -> str:
    follow_up = activity.follow_up
    said = ", ".join(follow_up.forms) or "ingen form angiven, planens vanliga gäller"
    if follow_up.owner:
        said += f" (hos {follow_up.owner})"
    if follow_up.indicator:
        said += f"; siffra: {follow_up.indicator.question}"
    return said
