"""tracker plans titles and question: what a letter calls each activity, and what it asks."""

from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.show import paragraph, show_json
from tracker.cli.values import ACTIVITY, YEAR
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.plans.questions import AskedActivity

DISTRICT = click.option("--district", metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
PLAN_YEAR = click.option("--year", type=YEAR, metavar="ÅR", help="Planens år (annars den som är i gång).")
PLAN = click.option("--plan", metavar="PLAN", help="Vilken plan, om nämnden har flera.")
FORM = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)


@click.command(cls=Command)
@DISTRICT
@PLAN_YEAR
@PLAN
@click.option(
    "--set",
    "titles_set",
    type=(ACTIVITY, str),
    multiple=True,
    metavar="NR TITEL",
    help="Ge en aktivitet en egen titel: högst tio ord.",
)
@click.option("--reset", multiple=True, type=ACTIVITY, metavar="NR", help="Ta tillbaka den egna titeln.")
@FORM
@click.pass_obj
def titles(
    app: App,
    district: str | None,
    year: int | None,
    plan: str | None,
    titles_set: tuple[tuple[str, str], ...],
    reset: tuple[str, ...],
    form: str,
) -> None:
    """Visar eller sätter aktiviteternas korta titlar, som brev och listor använder."""
    from tracker.services.plans import questions as use_cases

    place = use_cases.Place(app.slug(district), year, plan, app.today)
    if any(not title.strip() for _, title in titles_set):
        raise UsageError("Titeln saknar ord: skriv en text, eller ta tillbaka den egna med --reset.")
    if not titles_set and not reset:
        with app.session() as session:
            _show(use_cases.list_questions(session, app.settings, place), form, with_question=False)
        return
    with app.work() as (session, actor):
        changes = (*titles_set, *((number, "") for number in reset))
        done = tuple(
            use_cases.set_title(session, actor, app.now, app.settings, place, number, title)
            for number, title in changes
        )
    _show(done, form, with_question=False)


@click.command(cls=Command)
@DISTRICT
@PLAN_YEAR
@PLAN
@click.option("--set", "number", type=ACTIVITY, metavar="NR", help="Ändra frågan till en aktivitet.")
@click.option("--kind", metavar="SLAG", help="Slaget: t.ex. conditional, eller ”vid behov”.")
@click.option("--text", metavar="FRÅGA", help="Frågan med egna ord.")
@click.option("--reset", type=ACTIVITY, metavar="NR", help="Ta tillbaka slag och text till det lästa.")
@FORM
@click.pass_obj
def question(
    app: App,
    district: str | None,
    year: int | None,
    plan: str | None,
    number: str | None,
    kind: str | None,
    text: str | None,
    reset: str | None,
    form: str,
) -> None:
    """Visar eller sätter vad som frågas om varje aktivitet."""
    from tracker.services.plans import questions as use_cases

    _check_options(number, kind, text, reset)
    place = use_cases.Place(app.slug(district), year, plan, app.today)
    if number is None and reset is None:
        with app.session() as session:
            _show(use_cases.list_questions(session, app.settings, place), form, with_question=True)
        return
    with app.work() as (session, actor):
        if number is not None:
            done = use_cases.set_question(
                session, actor, app.now, app.settings, place, number, kind=kind, text=text
            )
        else:
            done = use_cases.reset_question(session, actor, app.now, app.settings, place, str(reset))
    _show((done,), form, with_question=True)


def _check_options(number: str | None, kind: str | None, text: str | None, reset: str | None) -> None:
    """Raises UsageError if the options do not say one thing to do."""
    if number is not None and reset is not None:
        raise UsageError("Ange --set eller --reset, inte båda.")
    if number is None and (kind is not None or text is not None):
        raise UsageError("Ange också --set NR: vilken aktivitet frågan gäller.")
    if number is not None and kind is None and text is None:
        raise UsageError("Ange vad som ska ändras: --kind SLAG, --text FRÅGA eller båda.")


def _show(found: "tuple[AskedActivity, ...]", form: str, *, with_question: bool) -> None:
    if form == "json":
        show_json({"activities": [one.json() for one in found]})
        return
    for one in found:
        asked = one.activity.question
        mark = " (egen)" if (one.question_set if with_question else one.title_set) else ""
        title = paragraph(f"{asked.title}{'' if with_question else mark}", indent=4)[4:]
        click.echo(f"{one.activity.number:>3} {title}")
        if with_question:
            click.echo(paragraph(f"{asked.kind.label}{mark}: {asked.text}", indent=4, hanging=2))


COMMANDS = (titles, question)
