"""Many questions' last answers, asked for at once, are those that are found one by one."""

from datetime import date
from pathlib import Path

from tests.services.year import set_up
from tracker.domain.status import Channel, Status, StatusReport
from tracker.settings import Settings
from tracker.store import people, plans, reports
from tracker.store.database import Database
from tracker.store.last_reports import last_report, last_reports


def test_all_at_once_are_those_one_by_one(database: Database, settings: Settings, home: Path) -> None:
    """Of a seat, for the whole activity, of other seats, undone, and on the same day."""
    set_up(database, settings, home)
    with database.session() as session:
        assigned = people.assignments(session, [stored.id for stored in plans.activities(session)])
        asked = [(activity, seat) for activity, seats in assigned.items() for seat in seats]
        for number, (activity, seat) in enumerate(asked * 3):
            said = Status.PAGAR if number % 2 else Status.FORSENAD
            on = date(2021, 2 + number % 5, 1 + number % 3)
            own = None if number % 7 == 0 else seat
            one = reports.add_report(
                session, StatusReport(0, activity, own, "", said, f"{number}", on, Channel.WEB), None, None
            )
            if number % 5 == 0:
                reports.undo_report(session, one, on)
        for day in (date(2021, 1, 1), date(2021, 3, 2), date(2021, 12, 31)):
            expected = {pair: last_report(session, *pair, day) for pair in asked}
            assert last_reports(session, asked, day) == expected
        assert len({one.comment for one in expected.values() if one}) > 5
