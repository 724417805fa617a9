"""tracker revise: next year's plan as a draft, and what was proposed for each row."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.app import App, Command
from tracker.cli.show import paragraph, show_json
from tracker.cli.values import YEAR
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.domain.revision.values import Draft, DraftRow


@click.command(cls=Command)
@click.option("--district", required=True, metavar="DISTRIKT", help="Nämnden som ska ha den nya planen.")
@click.option("--from", "year", required=True, type=YEAR, metavar="ÅR", help="Planen att utgå från.")
@click.option("--to", "target", required=True, type=YEAR, metavar="ÅR", help="Den nya planens år.")
@click.option("--plan", metavar="PLAN", help="Vilken plan, om nämnden har flera det året.")
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    help="Word-filen som skrivs; krävs utom med json.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def revise(
    app: App, district: str, year: int, target: int, plan: str | None, path: Path | None, form: str
) -> None:
    """Skriver nästa års plan som utkast i Word, med tiderna flyttade och skäl för varje rad."""
    if path is None and form != "json":
        raise UsageError(f"Utkastet behöver ett namn: lägg till -o plan-{target}.docx.")
    draft = _drafted(app, district, year, target, plan, path)
    if form == "json":
        from tracker.domain.revision.as_json import draft_json

        show_json(draft_json(draft))
        return
    _show(draft)
    click.echo(f"\nSkrivet: {path}")


def _drafted(app: App, district: str, year: int, target: int, plan: str | None, path: Path | None) -> "Draft":
    """Returns the draft, which is written where there is a path."""
    from tracker.services.plans.revise_plan import draft_plan, revise_plan

    with app.work() as (session, actor):
        if path is None:
            return draft_plan(session, app.now, app.settings, district, year, target, plan)
        return revise_plan(session, actor, app.now, app.settings, district, year, target, path, plan)


def _show(draft: "Draft") -> None:
    from tracker.domain.revision import words
    from tracker.domain.revision.paper import heard_line

    click.echo(f"{words.title(draft)}, {draft.district}")
    click.echo(paragraph(words.about(draft)))
    click.echo(paragraph(words.numbering(draft)))
    for row in draft.rows:
        _show_row(f"{row.number:>3}", row)
    for row in draft.dropped:
        _show_row("  –", row)
    if draft.heard or draft.content:
        click.echo(f"\n{words.HEARD}:")
    for one in draft.heard:
        click.echo(paragraph(f"{one.unit}: {heard_line(one)}", indent=2, hanging=2))
    if draft.content:
        click.echo(paragraph(words.content(draft.content), indent=2, hanging=2))
    for note in draft.notes:
        click.echo(paragraph(f"! {note}", hanging=2))
    click.echo(f"\n{words.summary(draft)}")


def _show_row(number: str, row: "DraftRow") -> None:
    from tracker.domain.revision import words

    old = f" (nr {row.places})" if row.places != number.strip() else ""
    click.echo(f"{number} {paragraph(f'{row.title}{old}: {row.proposal.label}', indent=4)[4:]}")
    reasons = words.sentences(row.reasons)
    click.echo(paragraph(reasons, indent=4, hanging=2))
    for text in dict.fromkeys(words.move(one.before, one.after) for one in row.moves):
        click.echo(paragraph(text, indent=4, hanging=2))
