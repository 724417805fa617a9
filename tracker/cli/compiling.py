"""tracker compile: the report section."""

from pathlib import Path

import click

from tracker.cli.app import App, Command
from tracker.errors import DocumentError, UsageError


@click.command("compile", cls=Command)
@click.option("--district", required=True, metavar="DISTRIKT", help="Nämnden, t.ex. kungsholmen.")
@click.option("--year", required=True, type=int, metavar="ÅR", help="Planens år.")
@click.option("--form", "kind", type=click.Choice(["VB", "T1", "T2"]), default="VB", help="Vilken rapport.")
@click.option(
    "--format", "form", type=click.Choice(["md", "docx"]), help="Filens form (annars av filnamnet, eller md)."
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
    from tracker.services import compile_section as deed

    wanted = form or ("docx" if path and path.suffix.lower() == ".docx" else "md")
    if wanted == "docx" and path is None:
        raise UsageError("Word-filen behöver ett namn: lägg till -o avsnitt.docx.")
    ref = PlanRef(app.slug(district) or "", year)
    with app.session() as session:
        section = deed.compile_section(session, app.settings, ref, kind, app.today)
    if path is None:
        click.echo(deed.markdown(section), nl=False)
        return
    if wanted == "docx":
        deed.write_word(section, path)
    else:
        _write(path, deed.markdown(section))
    click.echo(f"Skrivet: {path}")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DocumentError(f"Filen {path} går inte att skriva: {error.strerror}.") from error
