"""Importing people and listing unmatched roles, with as many seats as activities, at two sizes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlmodel import Session

from tests.actors import SCHEDULER
from tests.domain.make import activity
from tests.faults.town import town_settings
from tracker.clock import parse_moment
from tracker.documents.people_file import PersonRow
from tracker.domain.plan import Role
from tracker.domain.plan_ref import PlanRef
from tracker.services.people.import_people import import_people
from tracker.services.people.list_seats import missing_seats
from tracker.store import plans
from tracker.store.database import Database, open_database

SMALL, LARGE = 250, 2_500
MOST = 5.0
NOW = parse_moment("2021-01-04T09:00")
Show = Callable[[str, float, str], None]


def main(show: Show) -> None:
    with TemporaryDirectory() as folder:
        small, large = (measured(Path(folder) / str(size), size) for size in (SMALL, LARGE))
    for what, little, much in zip(("people import", "people missing"), small, large, strict=True):
        size = f"{LARGE:,}".replace(",", " ")
        beside = f"processortid; mål: {MOST:.0f} s; {much / little:.1f} × {SMALL} (linjärt: {LARGE // SMALL})"
        show(f"{what}: {size} befattningar och aktiviteter", much, beside)


def measured(folder: Path, size: int) -> tuple[float, float]:
    """Returns seconds of processor time of an import and of the list of unmatched roles."""
    database = town(folder, size)
    rows = people_rows(size)
    with database.session() as session:
        imported = _timed(lambda: import_people(session, SCHEDULER, NOW, database.settings, rows))
        session.commit()
    with database.session() as session:
        listed = _timed(lambda: missing_seats(session, None))
    database.engine.dispose()
    return imported, listed


def people_rows(size: int) -> tuple[PersonRow, ...]:
    """Returns one head for each of `size` units in ten departments."""
    return tuple(
        PersonRow(
            line=number + 2,
            name=f"Chef {number}",
            email=f"chef{number}@kommun.example",
            role="enhetschef",
            unit=unit_name(number),
            department=f"avdelningen för {_WORDS[number % 10]}",
            district="kungsholmen",
            superior_email=f"chef{number // 10}@kommun.example",
        )
        for number in range(size)
    )


_WORDS = (
    "barn", "unga", "vuxna", "äldre", "stöd", "kultur", "fritid", "skola", "miljö", "service",
    "trygghet", "hälsa", "arbete", "boende", "ekonomi",
)  # fmt: skip


def unit_name(number: int) -> str:
    """Returns "trygghetsenheten barn 12": names as alike as those of real organisations."""
    return f"{_WORDS[number % 15]}enheten {_WORDS[number // 15 % 15]} {number // 225}"


def town(folder: Path, size: int) -> Database:
    database = open_database(town_settings(folder))
    with database.session() as session:
        _add_plan(session, size)
        session.commit()
    return database


def _add_plan(session: Session, size: int) -> None:
    """A plan where half the rows name a unit as it is, a quarter misspelt, and a quarter none that exists."""
    roles = [Role("enhetschef", _as_written(number)) for number in range(size)]
    rows = tuple(replace(activity(), number=at, roles=(role,)) for at, role in enumerate(roles, start=1))
    plans.add_plan(session, PlanRef("kungsholmen", 2021), rows, ("plan", ""), NOW.date())


def _as_written(number: int) -> str:
    name = unit_name(number)
    return (name, name.title(), name.replace("heten", "hten"), f"gruppen för {name[::-1]}")[number % 4]


def _timed(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
