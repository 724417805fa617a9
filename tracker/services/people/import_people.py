"""Imports people.csv: people, seats and superiors, then updates the assignments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.documents.people_file import PersonRow, read_people_file
from tracker.domain.actor import Actor
from tracker.domain.districts import find_district
from tracker.errors import PeopleFileError
from tracker.reading.ansvarig import RoleLexicon, read_ansvarig
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.match_seats import match_seats
from tracker.settings import Settings
from tracker.store import events, people
from tracker.store.seats import SeatName, save_seats, set_holders


@dataclass(frozen=True, slots=True)
class ImportedPeople:
    people: int
    seats: int
    districts: tuple[str, ...]


def read_people(path: Path) -> tuple[PersonRow, ...]:
    """Returns the rows of a people file. Raises PeopleFileError if it can't be read."""
    return tuple(read_people_file(path))


def districts_named(rows: Sequence[PersonRow], settings: Settings) -> frozenset[str]:
    """Returns the districts of the rows. Raises UnknownDistrictError."""
    return frozenset(find_district(row.district, settings.districts).slug for row in rows)


def import_people(
    session: Session, actor: Actor, now: datetime, settings: Settings, rows: Sequence[PersonRow]
) -> ImportedPeople:
    """Stores the people of a file.

    Seats in the file get exactly the holders named there; others are unchanged.

    Raises UnknownDistrictError, PeopleFileError or UsageError (a personal number) before anything is
    committed. Clears the bounce mark of all addresses in the file and of the coordinators.
    """
    day = swedish_day(now)
    districts = {row.line: find_district(row.district, settings.districts).slug for row in rows}
    lexicon = settings.lexicon()
    holders: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        what = f"Rad {row.line} i personlistan"
        words = (row.name, row.email, row.role, row.unit, row.department, row.superior_email)
        refuse_personal_number("\n\n".join(words), what)
    known = people.save_people(session, {row.email: row.name for row in rows})
    names = [SeatName(districts[row.line], _role(row, lexicon), row.unit, row.department) for row in rows]
    for row, seat in zip(rows, save_seats(session, names), strict=True):
        holders[seat.id].append(known[row.email].id)
    _save_superiors(session, rows)
    people.try_again(session, {row.email for row in rows} | _coordinators(settings))
    before = people.holders_of(session, holders)
    set_holders(session, holders, day)
    touched = tuple(sorted(set(districts.values())))
    _log_changes(session, actor, now, before, holders)
    for district in touched:
        match_seats(session, district, settings, day)
    return ImportedPeople(len({row.email for row in rows}), len(holders), touched)


def _log_changes(
    session: Session,
    actor: Actor,
    now: datetime,
    before: Mapping[int, Sequence[int]],
    holders: Mapping[int, Sequence[int]],
) -> None:
    """Logs an event for each person who has got or left a seat."""
    changes = [
        events.NewEvent("people", actor.code, None, person, None, "", f"{change} befattning {seat}")
        for seat, persons in holders.items()
        for person in dict.fromkeys((*persons, *before.get(seat, ())))
        if (change := _change(person in persons, person in before.get(seat, ())))
    ]
    events.log_all(session, now, changes)


def _change(holds: bool, held: bool) -> str:
    return "" if holds == held else "har fått" if holds else "har lämnat"


def _save_superiors(session: Session, rows: Sequence[PersonRow]) -> None:
    """Sets superiors. One without a row of their own is saved by address only; bounce marks are cleared."""
    superiors = {row.superior_email for row in rows} - {""}
    known = people.people_at(session, {row.email for row in rows} | superiors)
    known |= people.save_people(session, {email: email for email in sorted(superiors - known.keys())})
    ids: dict[str, int] = {email: person.id for email, person in known.items()}
    people.set_superiors(session, {ids[row.email]: ids.get(row.superior_email) for row in rows})
    people.try_again(session, superiors)


def _coordinators(settings: Settings) -> set[str]:
    """Returns the coordinators' addresses; people files do not include them."""
    contacts = (settings.coordinator, *settings.district_coordinators.values())
    return {contact.email for contact in contacts if contact}


def _role(row: PersonRow, lexicon: RoleLexicon) -> str:
    """Returns the normalised role (EC is enhetschef); an unknown role is kept as written.

    Raises PeopleFileError if the role is empty.
    """
    read = read_ansvarig(row.role, lexicon)
    if len(read) == 1 and read[0].role and not read[0].unit:
        return read[0].role
    if not row.role.strip():
        raise PeopleFileError(f"Rad {row.line} saknar role.")
    return row.role.strip().lower()
