"""Reads people.csv (who holds which position): any delimiter, UTF-8 or cp1252, columns in any order."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.domain.address import mailable
from tracker.domain.text import compare_key, on_one_line
from tracker.errors import PeopleFileError, os_reason

LARGEST = 5 * 1024 * 1024  # bytes; far more than the people of a municipality need
LONGEST = 300  # characters of a cell; a longer one means that a quotation mark was never closed
COLUMNS = {
    "name": ("name", "namn"),
    "email": ("email", "epost", "mejl", "mail"),
    "role": ("role", "roll", "befattning", "titel"),
    "unit": ("unit", "enhet"),
    "department": ("department", "avdelning"),
    "district": ("district", "distrikt", "namnd", "forvaltning"),
    "superior_email": ("superioremail", "chefensepost", "chefepost", "overordnadepost"),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line: a person in a position. `line` counts from 1, the header; addresses are lower case."""

    line: int
    name: str
    email: str
    role: str
    unit: str
    department: str
    district: str
    superior_email: str


def read_people_file(path: Path) -> tuple[PersonRow, ...]:
    """Returns the file's people. Raises PeopleFileError if a column or value is missing or invalid."""
    rows = _rows(path)
    if not rows:
        raise PeopleFileError(f"Filen {path.name} är tom: den ska ha en rubrikrad och en rad per person.")
    columns = _columns(rows[0], path)
    found = [
        _person(line, {name: _cell(row, column) for name, column in columns.items()}, path)
        for line, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise PeopleFileError(f"Filen {path.name} har en rubrikrad men inga personer.")
    _refuse_shared_addresses(found, path)
    return _with_superiors(found)


def _rows(path: Path) -> list[list[str]]:
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=None), delimiter=_delimiter(text))
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise PeopleFileError(
            f"Rad {len(rows) + 1} i {path.name} går inte att läsa: står det ett citattecken för mycket?"
        ) from error
    return rows


def _text(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        raise PeopleFileError(f"Filen {path} går inte att öppna: {os_reason(error)}.") from error
    if len(raw) > LARGEST:
        raise PeopleFileError(f"Filen {path.name} är större än 5 MB: är det rätt fil?")
    if b"\0" in raw:
        raise PeopleFileError(f"Filen {path.name} är ingen CSV-fil: spara listan som CSV och försök igen.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    header = next(iter(text.splitlines()), "")
    return max(";,\t", key=header.count)


def _columns(header: list[str], path: Path) -> dict[str, int]:
    present = {compare_key(title): column for column, title in enumerate(header)}
    columns = {}
    for name, titles in COLUMNS.items():
        column = next((present[title] for title in titles if title in present), None)
        if column is None:
            raise PeopleFileError(
                f"Filen {path.name} saknar kolumnen {name}: den ska ha {', '.join(COLUMNS)}."
            )
        columns[name] = column
    return columns


def _cell(row: list[str], column: int) -> str:
    return on_one_line(row[column]) if column < len(row) else ""


def _person(line: int, cells: dict[str, str], path: Path) -> PersonRow:
    for name in ("name", "email", "role", "district"):
        if not cells[name]:
            raise PeopleFileError(f"Rad {line} i {path.name} saknar {name}. Inget har sparats.")
    for name, cell in cells.items():
        if len(cell) > LONGEST:
            raise PeopleFileError(
                f"Rad {line} i {path.name}: {name} är över {LONGEST} tecken; står ett citattecken för mycket?"
            )
    for name in ("email", "superior_email"):
        cells[name] = _address(cells[name], line, path) if cells[name] else ""
    return PersonRow(line=line, **cells)


def _address(text: str, line: int, path: Path) -> str:
    address = mailable(text)
    if address is None:
        raise PeopleFileError(f"Rad {line} i {path.name}: ”{text}” är ingen e-postadress. Inget har sparats.")
    return address


def _refuse_shared_addresses(rows: list[PersonRow], path: Path) -> None:
    """Raises PeopleFileError if two names share an address; one name may have several positions."""
    names: dict[str, PersonRow] = {}
    for row in rows:
        first = names.setdefault(row.email, row)
        if first.name.casefold() != row.name.casefold():
            raise PeopleFileError(
                f"Adressen {row.email} står för både {first.name} (rad {first.line}) och {row.name} "
                f"(rad {row.line}) i {path.name}: ge var och en sin egen adress. Inget har sparats."
            )


def _with_superiors(rows: list[PersonRow]) -> tuple[PersonRow, ...]:
    """Copies a person's superior to all of their rows, since it may be stated in only one."""
    superiors = {row.email: row.superior_email for row in reversed(rows) if row.superior_email}
    return tuple(
        row if row.superior_email else replace(row, superior_email=superiors.get(row.email, ""))
        for row in rows
    )
