"""tracker compile: the report section, its sources, and why it says what it says."""

from pathlib import Path

import click

from tracker.cli.app import App, Command
from tracker.cli.reports.section_list import checklist
from tracker.cli.show import show_json
from tracker.cli.values import YEAR
from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.domain.report.values import Section
from tracker.errors import UsageError
from tracker.services.reports.formats import FORMATS, ReportFormat

# The annual report comes first because it is written most often.
REPORT_CODES = [kind.value for kind in sorted(REPORTS, key=lambda kind: not is_annual(kind))]


@click.command("compile", cls=Command)
@click.option("--district", metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
@click.option("--all", "every", is_flag=True, help="Alla nämnders planer bredvid varandra, i stället för en.")
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
@click.option(
    "--plan",
    metavar="PLAN",
    help="Vilken plan, om nämnden har flera det året; med --all ord i planernas namn.",
)
@click.option(
    "--form",
    "kind",
    type=click.Choice(REPORT_CODES),
    default=OccasionKind.VB.value,
    help="Vilken rapport.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*(one.name for one in FORMATS), "json"]),
    help="Filens form (annars av filnamnet, eller md). ils är ren text att klistra in i planeringssystemet, "
    "xlsx och csv är aktiviteterna som tabell.",
)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="Filen som skrivs (annars på skärmen)."
)
@click.option(
    "--sources", is_flag=True, help="Källförteckningen i stället: vem som svarat, med namn och dag."
)
@click.option("--why", is_flag=True, help="Varje mening med svaren bakom, och vad som utelämnats.")
@click.pass_obj
def compile_section(
    app: App,
    district: str | None,
    every: bool,
    year: int,
    plan: str | None,
    kind: str,
    form: str | None,
    path: Path | None,
    sources: bool,
    why: bool,
) -> None:
    """Sammanställer avsnittet till verksamhetsberättelsen eller en tertialrapport."""
    from tracker.domain.report.document import section_document
    from tracker.domain.report.sources import sources_document
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.compile_section import answerers
    from tracker.services.reports.compile_section import compile_section as use_case
    from tracker.services.reports.formats import choose_format, text_of, write_report
    from tracker.services.reports.print_section import fixed_hint

    _check(form, path, sources, why)
    _check_district(district, every, sources or why)
    wanted = None if why else choose_format(form, path)
    if every and wanted is not None:
        _compile_all(app, year, plan, OccasionKind(kind), wanted, path)
        return
    with app.session() as session:
        found = find_plan(session, app.settings, district, year, plan)
        section = use_case(session, app.today, app.settings, found, OccasionKind(kind))
        people = answerers(session, section) if sources else {}
        hint = fixed_hint(session, found, OccasionKind(kind))
    if hint:
        click.echo(hint, err=True)
    if wanted is None:
        _explain(section, form == "json")
        return
    document = sources_document(section, people) if sources else section_document(section)
    if path is None:
        click.echo(text_of(document, wanted), nl=False)
    else:
        own = None if sources else app.settings.report_template_for(found.ref.district)
        write_report(document, wanted, path, own)
        click.echo(f"Skrivet: {path}")
    for line in () if sources else checklist(section.checks):
        click.echo(line, err=True)


def _compile_all(
    app: App, year: int, words: str | None, form: OccasionKind, wanted: ReportFormat, path: Path | None
) -> None:
    from tracker.domain.report.across.document import across_document
    from tracker.services.reports.compile_across import compile_across
    from tracker.services.reports.formats import text_of, write_report

    with app.session() as session:
        across = compile_across(session, app.today, app.settings, year, form, words)
    document = across_document(across)
    if path is None:
        click.echo(text_of(document, wanted), nl=False)
        return
    write_report(document, wanted, path)
    click.echo(f"Skrivet: {path}")


def _check_district(district: str | None, every: bool, explains: bool) -> None:
    """Raises UsageError unless one district is named, or all are wanted and nothing that is of one."""
    if every and district is not None:
        raise UsageError("Välj en nämnd med --district eller alla med --all, inte båda.")
    if not every and district is None:
        raise UsageError("Ange nämnden med --district, till exempel kungsholmen, eller alla med --all.")
    if every and explains:
        raise UsageError("--why och --sources visas för en nämnd i taget: byt --all mot --district.")


def _check(form: str | None, path: Path | None, sources: bool, why: bool) -> None:
    """Raises UsageError for options that do not go together."""
    if why and (sources or path is not None or form not in (None, "json")):
        raise UsageError("--why visas på skärmen: välj bort --sources, -o och andra format än json.")
    if form == "json" and not why:
        raise UsageError("--format json visar meningarnas svar: lägg till --why.")


def _explain(section: Section, as_json: bool) -> None:
    from tracker.services.reports.why import explained, why_json

    if as_json:
        show_json(why_json(section))
    else:
        click.echo("\n".join(explained(section)))
