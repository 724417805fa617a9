"""tracker plans list and name: the stored plans, and what each is called."""

import click

from tracker.cli.app import App, Command
from tracker.cli.show import paragraph, show_json
from tracker.domain.swedish import quantity


@click.command("list", cls=Command)
@click.option("--district", metavar="DISTRIKT", help="Bara den här nämndens planer.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def list_command(app: App, district: str | None, form: str) -> None:
    """Visar planerna: beteckning, namn, hur många aktiviteter, och ur vilken fil."""
    from tracker.services.plans.stored_plans import list_plans

    slug = app.slug(district)
    with app.session() as session:
        found = list_plans(session, app.settings, [slug] if slug else None)
    if form == "json":
        show_json({"plans": [one.json() for one in found]})
        return
    if not found:
        click.echo("Det finns ingen plan än: läs in en med tracker import FIL --district D --year ÅR.")
        return
    for one in found:
        dnr = f", dnr {one.plan.dnr}" if one.plan.dnr else ""
        counted = quantity(one.activities, "aktivitet", "aktiviteter")
        state = "återtagen" if one.plan.withdrawn else counted
        came = f"inläst {one.plan.imported_on} ur {one.plan.source_name}"
        click.echo(paragraph(f"{one.plan.ref}  {one.plan.name}{dnr}: {state}, {came}", hanging=2))


@click.command("name", cls=Command)
@click.argument("plan", metavar="PLAN")
@click.argument("name", metavar="NAMN")
@click.pass_obj
def name_command(app: App, plan: str, name: str) -> None:
    """Ger en plan ett annat namn; beteckningen är densamma."""
    from tracker.services.plans.stored_plans import name_plan

    with app.work() as (session, actor):
        named = name_plan(session, actor, app.now, app.settings, plan, name)
    click.echo(f"{named.ref} heter nu ”{named.name}”.")


COMMANDS = (list_command, name_command)
