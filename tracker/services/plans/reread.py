"""Reads stored activities again if an older version of the program read them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import UPGRADE, Actor
from tracker.domain.plan import Activity, PlanRow
from tracker.domain.plan_changes import READING
from tracker.domain.plan_ref import PlanRef
from tracker.reading.question import with_unique_titles
from tracker.services.people.match_seats import match_seats
from tracker.services.plans.read_plan import understand
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.copy import copy_database
from tracker.store.corrections import stored_corrections
from tracker.store.database import Database, open_database

Outdated = tuple[int, PlanRef, int, PlanRow]
Reread = tuple[int, Activity]


def open_reread(settings: Settings, now: datetime) -> Database:
    """Returns the database after all outdated readings have been updated."""
    return _reread(open_database(settings), settings, now)


def open_copy(settings: Settings, now: datetime) -> Database:
    """Returns a copy of the database in memory, read anew as the database would be; nothing of it is stored.

    On PostgreSQL, and where the database is of an older version, it is the database itself.
    """
    return _reread(copy_database(settings) or open_database(settings), settings, now)


def _reread(database: Database, settings: Settings, now: datetime) -> Database:
    with database.session() as session:
        reread_outdated(session, UPGRADE, now, settings)
    return database


def reread_outdated(session: Session, actor: Actor, now: datetime, settings: Settings) -> int:
    """Updates outdated readings, then seats and occasions. Returns the number of outdated readings.

    Stored corrections apply.
    """
    outdated = plans.outdated_readings(session)
    if not outdated:
        return 0
    for activity_id, activity in _read_again(session, settings, outdated):
        if plans.save_reading(session, activity_id, activity):
            events.log(session, now, "changed", actor, activity_id=activity_id, detail=READING)
    for district in sorted({ref.district for _, ref, _, _ in outdated}):
        match_seats(session, district, settings, swedish_day(now))
    return len(outdated)


def _read_again(session: Session, settings: Settings, outdated: Sequence[Outdated]) -> Iterator[Reread]:
    """Yields activity id and activity, plan by plan: titles differ within a plan."""
    corrected, lexicon = stored_corrections(session), settings.lexicon()
    for ref in dict.fromkeys(ref for _, ref, _, _ in outdated):
        ids = [one for one, plan, _, _ in outdated if plan == ref]
        rows = [(row, number) for _, plan, number, row in outdated if plan == ref]
        read = [understand(row, number, ref.year, corrected, lexicon) for row, number in rows]
        yield from zip(ids, with_unique_titles(read), strict=True)
