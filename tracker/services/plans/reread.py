"""Activities whose reading was stored by an older version are read anew from their own words."""

from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import UPGRADE
from tracker.domain.plan_changes import READING
from tracker.services.people.match_seats import match_seats
from tracker.services.plans.read_plan import understand
from tracker.settings import Settings
from tracker.store import events, plans
from tracker.store.corrections import stored_corrections
from tracker.store.database import Database, open_database


def open_reread(settings: Settings, now: datetime) -> Database:
    """The database of this version of the program, with no reading of an older one left in it."""
    database = open_database(settings)
    with database.session() as session:
        reread_outdated(session, settings, now)
    return database


def reread_outdated(session: Session, settings: Settings, now: datetime) -> int:
    """Reads them with what people have corrected; seats and occasions follow. Returns how many there were."""
    outdated = plans.outdated_readings(session)
    if not outdated:
        return 0
    corrected, lexicon = stored_corrections(session), settings.lexicon()
    for activity_id, ref, number, row in outdated:
        activity = understand(row, number, ref.year, corrected, lexicon)
        if plans.save_reading(session, activity_id, activity):
            events.log(session, now, "changed", UPGRADE, activity_id=activity_id, detail=READING)
    for district in sorted({ref.district for _, ref, _, _ in outdated}):
        match_seats(session, district, settings, swedish_day(now))
    return len(outdated)
