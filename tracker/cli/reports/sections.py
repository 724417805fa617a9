"""tracker section: the draft of a report section, own texts in it, and fixed versions."""

from pathlib import Path
from typing import Unpack

import click

from tracker.cli.app import App, Command, Group
from tracker.cli.reports.section_edit import edit_command
from tracker.cli.reports.section_list import checklist, show_drawn, show_list
from tracker.cli.reports.section_options import About, about_section, form_of, plan_named
from tracker.cli.show import show_json
from tracker.cli.values import YEAR
from tracker.domain.text import harmless
from tracker.errors import UsageError
from tracker.services.reports.formats import FORMATS


@click.group(cls=Group)
def section() -> None:
    """Avsnittets utkast: gör det, skriv om det, fastställ det, se vad som skiljer."""


section.add_command(edit_command)


@section.command("draft", cls=Command)
@about_section
@click.pass_obj
def draft_command(app: App, **about: Unpack[About]) -> None:
    """Sammanställer avsnittet och sparar det som utkast; dina egna texter står kvar."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.draft_section import draw_draft

    with app.work() as (session, actor):
        found = find_plan(session, app.settings, *plan_named(about))
        drawn = draw_draft(session, actor, app.now, app.settings, found, form_of(about))
    show_drawn(drawn)


@section.command("check", cls=Command)
@about_section
@click.pass_obj
def check_command(app: App, **about: Unpack[About]) -> None:
    """Visar vad du ska kontrollera i utkastet innan det fastställs."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.kept_draft import need_draft

    with app.session() as session:
        found = find_plan(session, app.settings, *plan_named(about))
        unseen = need_draft(session, found, form_of(about)).unseen
    click.echo("\n".join(checklist(unseen)) or "Inget är kvar att kontrollera.")


@section.command("list", cls=Command)
@click.option("--district", metavar="DISTRIKT", help="Bara den här nämnden.")
@click.option("--year", type=YEAR, metavar="ÅR", help="Bara planer för det här året.")
@click.option("--plan", metavar="PLAN", help="Bara den här planen.")
@click.option(
    "--format", "shown", type=click.Choice(["table", "json"]), default="table", help="Hur det visas."
)
@click.pass_obj
def list_command(app: App, district: str | None, year: int | None, plan: str | None, shown: str) -> None:
    """Visar utkast och fastställda versioner, och vad som har kommit sedan dess."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.list_sections import list_sections

    slug = app.slug(district)
    with app.session() as session:
        only = find_plan(session, app.settings, district, year, plan) if plan else None
        found = list_sections(session, app.today, app.settings, slug, year, only)
    if shown == "json":
        show_json({"sections": [one.json() for one in found]})
    else:
        show_list(found)


@section.command("show", cls=Command)
@about_section
@click.option("--version", type=int, metavar="N", help="Den här versionen (annars den senaste).")
@click.option("--draft", is_flag=True, help="Utkastet, också om en version är fastställd.")
@click.option(
    "--format",
    "shown",
    type=click.Choice([*(one.name for one in FORMATS), "json"]),
    help="Filens form (annars av filnamnet, eller md).",
)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="Filen som skrivs (annars på skärmen)."
)
@click.option("--sources", is_flag=True, help="Källförteckningen i stället, med namn.")
@click.pass_obj
def show_command(
    app: App,
    version: int | None,
    draft: bool,
    shown: str | None,
    path: Path | None,
    sources: bool,
    **about: Unpack[About],
) -> None:
    """Skriver ut den fastställda versionen, eller utkastet om ingen finns."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.formats import choose_format
    from tracker.services.reports.print_section import print_section

    if version is not None and draft:
        raise UsageError("Välj --version eller --draft, inte båda.")
    if shown == "json" and (path is not None or sources):
        raise UsageError("--format json visas på skärmen, utan --sources: välj bort -o.")
    chosen = None if shown == "json" else choose_format(shown, path)
    with app.session() as session:
        found = print_section(
            session,
            find_plan(session, app.settings, *plan_named(about)),
            form_of(about),
            version=version,
            draft=draft,
            sources=sources,
            format_name=chosen.name if chosen else "",
        )
    if chosen is None:
        show_json(found.json())
    elif path is None:
        click.echo(found.text(chosen), nl=False)
    else:
        own = None if sources else app.settings.report_template_for(found.plan.ref.district)
        found.write(chosen, path, own)
        click.echo(f"Skrivet: {path}")


@section.command("fix", cls=Command)
@about_section
@click.option("--dnr", metavar="DNR", help="Diarienumret (annars planens).")
@click.option("--again", metavar="ORSAK", help="Rättelse: en ny version, och varför. Den förra står kvar.")
@click.option("--yes", is_flag=True, help="Fastställ det som det är, fast svar väntar eller är osedda.")
@click.pass_obj
def fix_command(
    app: App,
    dnr: str | None,
    again: str | None,
    yes: bool,
    **about: Unpack[About],
) -> None:
    """Fastställer utkastet: en numrerad version som aldrig ändras."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.fix_section import Choice, fix_section

    with app.work() as (session, actor):
        found = find_plan(session, app.settings, *plan_named(about))
        choice = Choice(dnr, again, yes)
        fixed = fix_section(session, actor, app.now, app.settings, found, form_of(about), choice)
    version = fixed.version
    click.echo(f"{found.ref} {form_of(about)}: version {version.number} är fastställd {app.today}.")
    click.echo(f"sha256 {version.sha256}")
    if fixed.closed:
        click.echo(f"{fixed.closed} obesvarade frågor ställs inte längre.")


@section.command("diff", cls=Command)
@about_section
@click.option("--from", "before", metavar="FRÅN", help="1, draft, now, T1 eller T1:2 (annars förra).")
@click.option("--to", "after", metavar="TILL", help="Det som jämförs med (annars det senaste).")
@click.option("--format", "shown", type=click.Choice(["text", "json"]), default="text", help="Hur det visas.")
@click.pass_obj
def diff_command(
    app: App,
    before: str | None,
    after: str | None,
    shown: str,
    **about: Unpack[About],
) -> None:
    """Visar vad som skiljer: mellan versioner, utkastet och en version, eller T1, T2 och VB."""
    from tracker.domain.report.compare import explained
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.compare_sections import compare_sections

    with app.session() as session:
        found = find_plan(session, app.settings, *plan_named(about))
        compared = compare_sections(session, app.today, app.settings, found, form_of(about), before, after)
    if shown == "json":
        show_json(compared.json())
        return
    lines = explained(compared.found, compared.before.name, compared.after.name)
    click.echo("\n".join(harmless(line) for line in lines))
