"""tracker compile: the report section."""

from pathlib import Path

import click

from tracker.cli.app import App, Command
from tracker.cli.values import YEAR
from tracker.domain.forms import REPORTS, OccasionKind, is_annual
from tracker.errors import DocumentError, UsageError, os_reason

# The annual report stands first: it is what is written most.
REPORT_CODES = [kind.value for kind in sorted(REPORTS, key=lambda kind: not is_annual(kind))]
FORMS = ("md", "docx", "html", "ils")
SUFFIXES = {".docx": "docx", ".html": "html", ".htm": "html", ".txt": "ils"}


@click.command("compile", cls=Command)
@click.option("--district", required=True, metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
@click.option("--year", required=True, type=YEAR, metavar="ÅR", help="Planens år.")
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
    type=click.Choice(FORMS),
    help="Filens form (annars av filnamnet, eller md). ils är ren text att klistra in i planeringssystemet.",
)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path), help="Filen som skrivs (annars på skärmen)."
)
@click.pass_obj
def compile_section(
    app: App, district: str, year: int, kind: str, form: str | None, path: Path | None
) -> None:
    """Sammanställer avsnittet till verksamhetsberättelsen eller en tertialrapport."""
    from tracker.domain.records import PlanRef
    from tracker.services.reports import compile_section as deed

    wanted = form or SUFFIXES.get(path.suffix.lower() if path else "", "md")
    if wanted == "docx" and path is None:
        raise UsageError("Word-filen behöver ett namn: lägg till -o avsnitt.docx.")
    ref = PlanRef(app.slug(district) or "", year)
    with app.session() as session:
        section = deed.compile_section(session, app.settings, ref, OccasionKind(kind), app.today)
    if path is not None and wanted == "docx":
        _refuse_folder(path)
        deed.write_word(section, path)
    else:
        text = {"html": deed.html, "ils": deed.plain_text}.get(wanted, deed.markdown)(section)
        if path is None:
            click.echo(text, nl=False)
            return
        _write(path, text)
    click.echo(f"Skrivet: {path}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DocumentError(f"Filen {path} går inte att skriva: {os_reason(error)}.") from error


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise DocumentError(f"Filen {path} går inte att skriva: det är en mapp.")
