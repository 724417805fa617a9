"""The content of a fixed version: canonical JSON with its digest, the document and the list of sources.

The list of sources refers to people by their numbers; names and addresses are looked up when it is printed,
so that a fixed version holds none, and a person who is pseudonymised is so there too.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

from tracker.domain.actor import read_code
from tracker.domain.records import Person
from tracker.domain.report.codec import UnreadableError, built, plain
from tracker.domain.report.document import Document, Table
from tracker.domain.report.kept import SectionState
from tracker.domain.report.sources import Answerer
from tracker.domain.report.values import Section
from tracker.domain.text import harmless
from tracker.errors import DatabaseError
from tracker.store import people, reports
from tracker.store.event_list import name_of_actor
from tracker.store.section_versions import StoredVersion

FORMAT = 1
# A cell that stands for a person or an actor; the first sign is in no text (Unicode's private use).
_SIGN = "\ue000"
_NOBODY = "Samordnaren"  # who took the answer by phone, for nobody in particular
_CELL = re.compile(rf"{_SIGN}(?P<what>name|email|actor):(?P<key>.+)")


@dataclass(frozen=True, slots=True)
class VersionContent:
    """What a fixed version consists of. `head` is what it is: plan, form, number, dnr, day, by whom."""

    head: Mapping[str, Any]
    state: SectionState
    document: Document
    sources: Document

    @property
    def canonical(self) -> str:
        """Returns the JSON whose digest is the version's: sorted keys, no spaces."""
        parts = {"state": self.state, "document": self.document, "sources": self.sources}
        content = {"format": FORMAT, **self.head} | {name: plain(part) for name, part in parts.items()}
        # Cleaned here, as the border to the database does: the digest is that of what is stored.
        return harmless(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def sha256(canonical: str) -> str:
    return hashlib.sha256(canonical.encode()).hexdigest()


def read_content(version: StoredVersion) -> VersionContent:
    """Returns the content of a stored version. Raises DatabaseError if it is not what was fixed."""
    if sha256(version.content) != version.sha256:
        raise DatabaseError(
            f"Version {version.number} av avsnittet {version.form} är ändrad i databasen sedan den "
            "fastställdes (kontrollsumman stämmer inte): lägg tillbaka en säkerhetskopia."
        )
    content = json.loads(version.content)
    try:
        return VersionContent(
            {key: content[key] for key in content.keys() - {"format", "state", "document", "sources"}},
            built(SectionState, content["state"]),
            built(Document, content["document"]),
            built(Document, content["sources"]),
        )
    except (UnreadableError, KeyError) as error:
        raise DatabaseError(
            f"Version {version.number} av avsnittet {version.form} går inte att läsa: den är fastställd med "
            "en annan version av programmet, som kan skriva ut den."
        ) from error


def without_names(session: Session, section: Section) -> dict[int, Answerer]:
    """Returns report id → who answered, by the person's number instead of name and address."""
    ids = [report.id for report in section.sources]
    seats = people.seats_of(session, {report.seat_id for report in section.sources if report.seat_id})
    persons = reports.persons_behind(session, ids)
    return {
        report.id: Answerer(
            _cell("name", persons[report.id].id) if report.id in persons else _NOBODY,
            _cell("email", persons[report.id].id) if report.id in persons else "",
            seats[report.seat_id].seat.title if report.seat_id in seats else "",
        )
        for report in section.sources
    }


def _cell(what: str, key: object) -> str:
    return f"{_SIGN}{what}:{key}"


def actor_cell(code: str) -> str:
    """Returns the cell that stands for an actor."""
    return _cell("actor", code)


def with_names(session: Session, document: Document) -> Document:
    """Returns a list of sources with the present names and addresses of its people."""
    cells = {
        cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row
    }
    keys = {match["key"] for cell in cells if (match := _CELL.fullmatch(cell)) and match["what"] != "actor"}
    known = people.people_of(session, [int(key) for key in keys])
    blocks = tuple(
        replace(block, rows=tuple(tuple(_shown(session, cell, known) for cell in row) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    sheet = document.sheet
    if sheet is None:
        return replace(document, blocks=blocks)
    rows = tuple(
        tuple(_shown(session, cell, known) if isinstance(cell, str) else cell for cell in row)
        for row in sheet.rows
    )
    return replace(document, blocks=blocks, sheet=replace(sheet, rows=rows))


def _shown(session: Session, cell: str, known: Mapping[int, Person]) -> str:
    match = _CELL.fullmatch(cell)
    if match is None:
        return cell
    if match["what"] == "actor":
        actor = read_code(match["key"])
        return name_of_actor(session, actor) if actor else match["key"]
    person = known.get(int(match["key"]))
    if person is None:
        return f"Person {match['key']}" if match["what"] == "name" else "–"
    return person.name if match["what"] == "name" else person.email
