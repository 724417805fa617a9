"""A mail whose answer the database refuses is set aside, and the ones after it are read."""

import json

import pytest
from sqlalchemy import text

from tests.actors import SCHEDULER
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.test_collect_faults import here
from tests.services.year import clock
from tracker.services.answers.collect import collect
from tracker.services.answers.review import waiting
from tracker.store import events
from tracker.store.database import Database

__all__ = ["here"]  # the fixture of the other file
# A value that the database will not have, as a fault of the program or a column too small would give.
REFUSE = {
    "sqlite": "CREATE TRIGGER refusing BEFORE INSERT ON status_report WHEN NEW.comment LIKE '%gift%' "
    "BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed'); END",
    "postgresql": "ALTER TABLE status_report ADD CONSTRAINT refusing CHECK (comment NOT LIKE '%gift%')",
}
UNNOTED = {
    "sqlite": "CREATE TRIGGER unnoted BEFORE UPDATE ON incoming WHEN NEW.state = 'stored' "
    "BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed'); END",
    "postgresql": "ALTER TABLE incoming ADD CONSTRAINT unnoted "
    "CHECK (state <> 'stored' OR letter_id IS NULL)",
}


@pytest.mark.each_database
def test_a_mail_that_the_database_refuses_is_set_aside_and_the_next_is_read(here: Place) -> None:
    database = here.database()
    change(database, REFUSE[database.engine.dialect.name])
    poison = collector.reply(here.letter, f"{here.lines()[0]} pågår, gift i växthuset", 7)
    before, after = collector.answers(here, 2)
    collector.deliver(here, [before, poison, after])

    result = collect(database, SCHEDULER, clock(collector.LATER), here.settings())
    again = collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert result.kinds == {"applied": 2, "failed": 1}
    assert (again.new, again.kinds) == (0, {})
    assert collector.states(database) == {"read": 2, "failed": 1}
    with database.session() as session:
        (case,) = waiting(session)
        assert events.first_bad_row(session)[0] is None
        logged = json.dumps(session.connection().execute(text("SELECT detail FROM event")).scalars().all())
    assert "gick inte att läsa" in str(case)
    assert "gift" not in logged
    database.engine.dispose()


@pytest.mark.each_database
def test_a_mail_is_kept_though_whose_it_seems_to_be_can_not_be_noted(here: Place) -> None:
    database = here.database()
    change(database, UNNOTED[database.engine.dialect.name])
    collector.deliver(here, collector.answers(here, 1))

    result = collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert (result.new, result.kinds) == (1, {"applied": 1})
    database.engine.dispose()


def change(database: Database, statement: str) -> None:
    with database.session() as session:
        session.connection().execute(text(statement))
