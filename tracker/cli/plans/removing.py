"""tracker plans remove and move: mends a plan that was put in by mistake."""

import click

from tracker.cli.app import App, Command
from tracker.cli.asking import agree
from tracker.cli.values import YEAR

YES = click.option("--yes", is_flag=True, help="Gör det utan att fråga.")


@click.command("remove", cls=Command)
@click.argument("plan", metavar="PLAN")
@click.option(
    "--reason", default="", metavar="TEXT", help="Varför; krävs om någon har frågats. Står i loggen."
)
@YES
@click.pass_obj
def remove_command(app: App, plan: str, reason: str, yes: bool) -> None:
    """Tar bort en plan som lästs in av misstag; har någon frågats om den blir den återtagen."""
    from tracker.services.plans import remove_plan as use_cases

    if not yes:
        with app.session() as session:
            removal = use_cases.preview_removal(session, app.settings, plan)
            use_cases.check_reason(removal, reason)
        agree(removal.summary)
    with app.work() as (session, actor):
        done = use_cases.remove_plan(session, actor, app.now, app.settings, plan, reason)
    click.echo(f"{done.plan.ref} är {'återtagen' if done.use.asked else 'borttagen'}.")


@click.command("move", cls=Command)
@click.argument("plan", metavar="PLAN")
@click.option("--district", metavar="DISTRIKT", help="Nämnden som planen hör till.")
@click.option("--year", type=YEAR, metavar="ÅR", help="Året som planen gäller.")
@click.option("--name", metavar="NAMN", help="Vad planen heter.")
@click.pass_obj
def move_command(app: App, plan: str, district: str | None, year: int | None, name: str | None) -> None:
    """Flyttar en plan som lästs in under fel nämnd, år eller namn; svaren följer med."""
    from tracker.services.plans.move_plan import Target, move_plan

    with app.work() as (session, actor):
        moved = move_plan(session, actor, app.now, app.settings, plan, Target(district, year, name))
    click.echo(f"{moved.before.ref} är nu {moved.label}. Se tracker people missing och tracker forecast.")


COMMANDS = (remove_command, move_command)
