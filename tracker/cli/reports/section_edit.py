"""tracker section edit: the coordinator's own text, verdict and deviation of an activity."""

from pathlib import Path
from typing import Unpack

import click

from tracker.cli.app import App, Command
from tracker.cli.reports.section_options import About, about_section, form_of, plan_named
from tracker.domain.report.own_texts import SUMMARY, Judgement
from tracker.domain.report.verdict import CHOICES
from tracker.domain.text import harmless
from tracker.errors import UsageError

VERDICTS = {verdict.facts.label.casefold(): verdict for verdict in CHOICES}
VERDICT = click.Choice([*VERDICTS], case_sensitive=False)


@click.command("edit", cls=Command)
@about_section
@click.option("--activity", type=click.IntRange(1), metavar="NR", help="Aktivitetens nummer.")
@click.option("--summary", is_flag=True, help="Sammanfattningen i stället för en aktivitet.")
@click.option("--text", metavar="TEXT", help="Texten (annars öppnas en redigerare med den som står).")
@click.option("--file", "file", type=click.Path(path_type=Path), metavar="FIL", help="Texten ur en fil.")
@click.option(
    "--verdict", type=VERDICT, metavar="LÄGE", help=f"Läget som du bedömer det: {', '.join(VERDICTS)}."
)
@click.option("--deviation", metavar="TEXT", help="Vad som avviker; ”” om inget gör det.")
@click.option("--keep", is_flag=True, help="Det står sig som det är: svaren är sedda.")
@click.option("--clear", is_flag=True, help="Ta bort det du skrivit: det sammanställda gäller igen.")
@click.pass_obj
def edit_command(
    app: App,
    activity: int | None,
    summary: bool,
    text: str | None,
    file: Path | None,
    verdict: str | None,
    deviation: str | None,
    keep: bool,
    clear: bool,
    **about: Unpack[About],
) -> None:
    """Skriver din egen text om en aktivitet, eller ditt läge; de står kvar när nya svar kommer."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.draft_section import clear_text, edit_text, judged, keep_text

    if (activity is None) == (not summary):
        raise UsageError("Ange vad du skriver om: --activity NR, eller --summary för sammanfattningen.")
    judges = verdict is not None or deviation is not None
    if sum((text is not None, file is not None, keep, clear)) > 1 or (judges and (keep or clear)):
        raise UsageError("Välj ett av --text, --file, --keep och --clear, de två sista för sig.")
    number, form = activity or SUMMARY, form_of(about)
    words = text if text is not None else _read(file) if file else None
    if words is None and not (clear or keep or judges):
        words = _typed(app, about, number)
    warning, changes = "", True
    with app.work() as (session, actor):
        found = find_plan(session, app.settings, *plan_named(about))
        if clear:
            clear_text(session, actor, app.now, found, form, number)
        elif keep:
            keep_text(session, actor, app.now, app.settings, found, form, number)
            changes = False
        else:
            said = _changed(judged(session, found, form, number), words, verdict, deviation)
            edited = edit_text(session, actor, app.now, app.settings, found, form, number, said)
            warning, changes = edited.warning, edited.said.changes
    what = "Sammanfattningen" if summary else f"Aktivitet {activity}"
    done = "det sammanställda gäller igen" if clear else "ditt står i utkastet" if changes else "kontrollerad"
    click.echo(f"{what}: {done}.")
    if warning:
        click.echo(warning, err=True)


def _changed(said: Judgement, text: str | None, verdict: str | None, deviation: str | None) -> Judgement:
    """Returns what has been said with what is said now in its place."""
    return Judgement(
        said.text if text is None else text,
        VERDICTS[verdict] if verdict else said.verdict,
        said.deviation if deviation is None else deviation,
    )


def _read(file: Path) -> str:
    from tracker.cli.streams import limited
    from tracker.errors import DocumentError, os_reason

    try:
        return limited(file.read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise DocumentError(f"Filen {file} går inte att läsa: {os_reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"Filen {file} är inte text i UTF-8: spara den så, och försök igen.") from error


def _typed(app: App, about: About, number: int) -> str:
    """Returns the text as the user has changed it in an editor. Raises UsageError if it was not changed."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.draft_section import present_text

    with app.session() as session:
        found = find_plan(session, app.settings, *plan_named(about))
        before = present_text(session, found, form_of(about), number)
    try:
        typed = click.edit(harmless(before) + "\n", extension=".txt")
    except click.ClickException as error:
        raise UsageError(
            "Ingen redigerare kunde öppnas (EDITOR): ge texten med --text eller --file."
        ) from error
    if typed is None or typed.strip() == before.strip():
        raise UsageError("Texten är inte ändrad, så inget har sparats.")
    return typed
