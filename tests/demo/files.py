"""Writes the demo's documents: two Word files of different layout, text copied from a PDF, and people.csv."""

from pathlib import Path
from typing import Any

from tests.demo.people import people_csv
from tests.demo.rows import EQUALITY, EXTREMISM, OSTERMALM, DemoPlan, Row

HEADINGS = ("Aktivitet", "Ansvarig enhetschef", "Tidplan", "Uppföljning")


def write_files(folder: Path) -> None:
    """Writes the plans and people.csv to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_word(folder / EXTREMISM.file, EXTREMISM)
    _write_word(folder / EQUALITY.file, EQUALITY)
    (folder / OSTERMALM.file).write_text(_as_from_pdf(OSTERMALM), encoding="utf-8")
    (folder / "people.csv").write_text(people_csv(), encoding="utf-8")


def _cells(row: Row) -> tuple[str, str, str, str]:
    return row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning


def _write_word(path: Path, plan: DemoPlan) -> None:
    """Writes a title and a table under each heading."""
    from docx import Document

    document = Document()
    document.add_heading(plan.title, 1)
    document.add_paragraph(f"Dnr {plan.dnr}. Ett påhittat exempel för att visa programmet.")
    for heading, rows in plan.parts.items():
        document.add_heading(heading, 2)
        _add_table(document, [HEADINGS, *map(_cells, rows)])
    document.save(str(path))


def _add_table(document: Any, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for place, text in enumerate(text for row in rows for text in row):
        table._cells[place].text = text


def _as_from_pdf(plan: DemoPlan) -> str:
    """Returns the plan with a table of contents, and one row to a line, as a PDF's text is copied."""
    contents = "\n".join(f"{heading}.....\t{page}" for page, heading in enumerate(plan.parts, 3))
    tables = "\n\n".join(
        f"{heading}:\n\n" + "\n".join("\t".join(cells) for cells in (HEADINGS, *map(_cells, rows)))
        for heading, rows in plan.parts.items()
    )
    return f"{plan.title}\nDnr {plan.dnr}\n\nInnehåll\n\n{contents}\n\n{tables}\n"
