"""A personal number in any part of a plan is told at import, and kept and shown nowhere."""

import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Tracker
from tests.documents.builders import Builder, excel, separated, word
from tests.examples import sample

# Made by the rules; they belong to nobody.
BORN, LAST = "850412", "2394"
HEADER = ["Område", "Aktivitet", "Syfte", "Ansvarig", "Andra berörda", "Tidplan", "Uppföljning", "Anteckning"]
PLAIN = ["Stöd", "Bjud in till samtal", "Trygghet", "Enhetschef", "Skolan", "Senast 31 maj 2021", "VB", "Nej"]
SPELLINGS = (f"{BORN}-{LAST}", f"19{BORN} {LAST}", f"född 12 april 1985, sista fyra {LAST}")
TITLES = (
    "Ordna en utbildning om källkritik",
    "Öppna en mötesplats",
    "Skriv ett informationsblad",
    "Se över belysningen",
    "Besök föreningar",
    "Inventera lokaler",
    "Samla fritidsledare",
    "Pröva en telefonlinje",
)
FORMATS = {"docx": word, "xlsx": excel, "csv": separated(";", "utf-8-sig")}


@pytest.mark.parametrize("ending", sample(FORMATS, every=2))
def test_a_number_in_a_cell_is_told_and_kept_nowhere(tracker: Tracker, home: Path, ending: str) -> None:
    """In each column of the plan, by a row of its own."""
    file = home / f"plan.{ending}"
    build(FORMATS[ending], file)

    read = tracker("import", file, "--district", "kungsholmen", "--year", 2021, "--yes", "--format", "json")

    assert read.code == 0, read.err
    told = {
        one["number"]: [warning for warning in one["warnings"] if "personnummer" in warning]
        for one in json.loads(read.out)["activities"]
        if one["warnings"]
    }
    assert list(told) == list(range(2, len(HEADER) + 2))
    assert all(told.values())
    assert LAST not in without_sums(read.out + read.err)
    assert LAST not in without_sums("".join(shown(tracker, home)))
    assert LAST not in stored(home)


def test_a_number_in_the_title_the_case_number_and_the_file_name_is_shown_nowhere(
    tracker: Tracker, home: Path
) -> None:
    file = home / f"plan {BORN}-{LAST}.docx"
    build(word, file)
    document = Document(str(file))
    first = document.paragraphs[0]
    first.text = f"Handlingsplan för {BORN}-{LAST} i Kungsholmen 2021"
    first.insert_paragraph_before(f"Dnr {BORN}-{LAST}")
    document.save(str(file))

    read = tracker("import", file, "--district", "kungsholmen", "--year", 2021, "--yes", "--format", "json")

    assert read.code == 0, read.err
    assert LAST not in without_sums(read.out + read.err + "".join(shown(tracker, home)))
    assert LAST not in stored(home)


def without_sums(text: str) -> str:
    """Leaves out the SHA-256 sums of files and of the log: they hold any four digits now and then."""
    return re.sub(r"[0-9a-f]{64}", "", text)


def build(builder: Builder, file: Path) -> None:
    """Writes a plan of a plain row, and a row for each column with a number in its cell."""
    rows = [[*PLAIN] for _ in range(len(HEADER) + 1)]
    for column, (row, spelling) in enumerate(zip(rows[1:], cycle(SPELLINGS), strict=False)):
        row[1] = TITLES[column]
        row[column] += f" ({spelling})"
    builder(HEADER, rows, file, "Handlingsplan mot ensamhet Kungsholmen 2021")


def shown(tracker: Tracker, home: Path) -> Iterator[str]:
    """Yields what commands, letters and sections show of the plan."""
    people = home / "people.csv"
    people.write_text(
        "name,email,role,unit,department,district,superior_email\n"
        "Vera Ek,vera@kommun.example,Enhetschef,,,kungsholmen,\n",
        encoding="utf-8",
    )
    place = ("--district", "kungsholmen", "--year", 2021)
    for words in (
        ("people", "import", people),
        ("people", "missing"),
        ("status", "--format", "json"),
        ("plans", "list"),
        ("plans", "titles", *place),
        ("forecast", "--days", 400, "--format", "json"),
        ("log", "--format", "json"),
    ):
        yield tracker(*words).out
    tracker("run", "reminders", now="2021-05-04T10:00")
    sent = tracker("run", "outbox", now="2021-05-04T10:01")
    letters = [path for path in (home / "data").rglob("*") if path.is_file() and "mail" in path.parts]
    assert letters, sent
    yield from (path.read_bytes().decode("utf-8", "replace") for path in letters)
    for form in ("md", "html", "ils"):
        yield tracker("compile", *place, "--form", "VB", "--format", form, now="2022-01-13").out
    revised = home / "ny.docx"
    tracker("revise", "--district", "kungsholmen", "--from", 2021, "--to", 2022, "-o", revised)
    yield "\n".join(cell.text for t in Document(str(revised)).tables for row in t.rows for cell in row.cells)


def stored(home: Path) -> str:
    """Returns all bytes of the database, each as a sign."""
    files = [path for path in (home / "data").glob("*") if path.is_file()]
    return without_sums("".join(path.read_bytes().decode("latin-1") for path in files))
