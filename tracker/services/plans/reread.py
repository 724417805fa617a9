"""Reads stored activities again if an older version of the program read them."""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import UPGRADE, Actor
from tracker.domain.plan_changes import READING
from tracker.services.people.match_seats import match_seats
from tracker.services.plans.read_plan import understand
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.corrections import stored_corrections
from tracker.store.database import Database, open_database


def open_reread(settings: Settings, now: datetime) -> Database:
    """Returns the database after all outdated readings have been updated."""
    database = open_database(settings)
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
    corrected, lexicon = stored_corrections(session), settings.lexicon()
    for activity_id, ref, number, row in outdated:
        activity = understand(row, number, ref.year, corrected, lexicon)
        if plans.save_reading(session, activity_id, activity):
            events.log(session, now, "changed", actor, activity_id=activity_id, detail=READING)
    for district in sorted({ref.district for _, ref, _, _ in outdated}):
        match_seats(session, district, settings, swedish_day(now))
    return len(outdated)
