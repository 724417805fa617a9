"""A small municipality for tests: one plan, its people, and short ways through a year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.actors import SAM
from tests.prepared import prepare
from tests.small_plans import people_csv, write_all
from tracker.clock import FixedClock, parse_moment
from tracker.documents.people_file import read_people_file
from tracker.services.people.import_people import import_people
from tracker.services.plans.read_plan import ReadPlan, read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings
from tracker.store.database import Database

YEAR = 2021
_PLANS: dict[str, ReadPlan] = {}


def clock(text: str = "2021-01-04") -> FixedClock:
    return FixedClock(parse_moment(text))


def set_up(
    database: Database, settings: Settings, folder: Path, districts: tuple[str, ...] = ("kungsholmen",)
) -> None:
    """Imports the example plans and people as on 4 January."""
    own = settings._replace(database_url="")
    key = f"plans of {districts} {own!r}".replace(str(folder), "")
    database.engine.dispose()
    prepare(folder, key, lambda: _import(database, settings, folder, districts), settings.database_url)


def _import(database: Database, settings: Settings, folder: Path, districts: tuple[str, ...]) -> None:
    files = write_all(folder / "planer")
    now = clock().now()
    with database.session() as session:
        for district in districts:
            store_plan(session, SAM, now, settings, _read(files[district], district, settings))
        import_people(session, SAM, now, settings, read_people_file(files["people"]))
    database.engine.dispose()


def _read(file: Path, district: str, settings: Settings) -> ReadPlan:
    """The plan, read once for both databases."""
    key = f"{district} {settings._replace(database_url='')!r}".replace(str(file.parent.parent), "")
    if key not in _PLANS:
        _PLANS[key] = read_plan(file, district, YEAR, settings)
    return _PLANS[key]


def write_people(folder: Path, change: Callable[[str], str]) -> Path:
    """people.csv of the examples, changed."""
    file = folder / "people.csv"
    file.write_text(change(people_csv()), encoding="utf-8")
    return file


def day(text: str) -> date:
    return date.fromisoformat(text)
