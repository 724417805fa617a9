"""tracker compile: the report section."""

from pathlib import Path

import click

from tracker.cli.app import App, Command
from tracker.cli.values import YEAR
from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.services.reports.formats import FORMATS

# The annual report comes first because it is written most often.
REPORT_CODES = [kind.value for kind in sorted(REPORTS, key=lambda kind: not is_annual(kind))]


@click.command("compile", cls=Command)
@click.option("--district", required=True, metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
@click.option("--plan", metavar="PLAN", help="Vilken plan, om nämnden har flera det året.")
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
    type=click.Choice([one.name for one in FORMATS]),
    help="Filens form (annars av filnamnet, eller md). ils är ren text att klistra in i planeringssystemet.",
)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="Filen som skrivs (annars på skärmen)."
)
@click.pass_obj
def compile_section(
    app: App, district: str, year: int, plan: str | None, kind: str, form: str | None, path: Path | None
) -> None:
    """Sammanställer avsnittet till verksamhetsberättelsen eller en tertialrapport."""
    from tracker.services.plans.find_activity import find_plan
    from tracker.services.reports.compile_section import compile_section as use_case
    from tracker.services.reports.formats import choose_format, text_of, write_report

    wanted = choose_format(form, path)
    with app.session() as session:
        found = find_plan(session, app.settings, district, year, plan)
        section = use_case(session, app.today, app.settings, found, OccasionKind(kind))
    if path is None:
        click.echo(text_of(section, wanted), nl=False)
        return
    write_report(section, wanted, path)
    click.echo(f"Skrivet: {path}")
