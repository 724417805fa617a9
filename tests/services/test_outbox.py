"""Letters leave once, are tried again when they should be, and one bad address stops nobody."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.event import listens_for

from tests.actors import SAM, SCHEDULER
from tests.servers import parsed, smtp_server
from tests.services.year import clock, set_up
from tracker.domain.status import Status
from tracker.errors import MailServerError
from tracker.mail.outgoing.draft import Draft
from tracker.mail.outgoing.sender import Outcome
from tracker.services.letters import outbox
from tracker.services.letters.forecast import todays_letters
from tracker.services.letters.outbox import LEASE, SendResult, send_letters
from tracker.services.letters.outcome import Claimed, record
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings, load_settings
from tracker.store import letters, people
from tracker.store.database import Database

TODAY = "2021-05-17"  # the first request of what is due on 14 June


def with_server(settings: Settings, home: Path, port: int) -> Settings:
    environment = {
        "TRACKER_SMTP__HOST": "127.0.0.1",
        "TRACKER_SMTP__PORT": str(port),
        "TRACKER_SMTP__SECURITY": "none",
        "TRACKER_SMTP__SENDER": "uppfoljning@kommun.example",
        "TRACKER_SMTP__TIMEOUT": "3.0",
        "TRACKER_DATABASE_URL": settings.database_url,
    }
    return load_settings(home / "tracker.toml", environment)


def planned(database: Database, settings: Settings, home: Path, now: str = TODAY) -> int:
    set_up(database, settings, home)
    with database.session() as session:
        return plan_letters(session, SCHEDULER, clock(now).now(), settings)


def states(database: Database) -> list[tuple[str, int]]:
    with database.session() as session:
        rows = session.connection().execute(text("SELECT state, attempts FROM letter ORDER BY id"))
        return [tuple(row) for row in rows]


@pytest.mark.each_database
def test_every_planned_letter_is_sent_once(database: Database, settings: Settings, home: Path) -> None:
    """Planning and sending twice on a day gives the same letters once, each with a Message-ID of its own."""
    received: list[bytes] = []
    count = planned(database, settings, home)
    with smtp_server(lambda _sender, _recipient, raw: received.append(raw)) as port:
        there = with_server(settings, home, port)
        for _ in range(2):
            with database.session() as session:
                plan_letters(session, SCHEDULER, clock(TODAY).now(), there)
            send_letters(database, SCHEDULER, clock(TODAY), there)

    ids = {parsed(raw)["Message-ID"] for raw in received}
    assert len(received) == len(ids) == count > 0
    assert {state for state, _ in states(database)} == {"sent"}


def test_one_address_that_is_refused_stops_nobody(database: Database, settings: Settings, home: Path) -> None:
    """The refused person is marked unreachable, the coordinator hears next day, the others get theirs."""
    count = planned(database, settings, home)
    refuse = "vera@kommun.example"
    with smtp_server(lambda _s, recipient, _r: "550 5.1.1 nobody" if recipient == refuse else None) as port:
        there = with_server(settings, home, port)
        result = send_letters(database, SCHEDULER, clock(TODAY), there)
        with database.session() as session:
            plan_letters(session, SCHEDULER, clock("2021-05-18").now(), there)
        told: list[str] = []
    with smtp_server(lambda _s, recipient, _r: told.append(recipient)) as port:
        send_letters(database, SCHEDULER, clock("2021-05-18"), with_server(settings, home, port))

    assert (result.accepted, result.failed) == (count - 1, 1)
    assert told == ["sam@kommun.example"]


@pytest.mark.each_database
def test_a_temporary_refusal_is_tried_again_under_the_same_message_id(
    database: Database, settings: Settings, home: Path
) -> None:
    """Greylisted twice, then taken: three tries, one letter, one Message-ID."""
    planned(database, settings, home)
    tries: dict[str, list[str]] = {}

    def greylist(_sender: str, recipient: str, raw: bytes) -> str | None:
        tries.setdefault(recipient, []).append(parsed(raw)["Message-ID"])
        return "451 4.7.1 later" if len(tries[recipient]) < 3 else None

    now = clock(TODAY)
    with smtp_server(greylist) as port:
        there = with_server(settings, home, port)
        results = []
        for minutes in (0, 2, 8):
            now.moment = clock(TODAY).moment + timedelta(minutes=minutes)
            results.append(send_letters(database, SCHEDULER, now, there))

    assert [result.accepted > 0 for result in results] == [False, False, True]
    assert all(len(ids) == 3 and len(set(ids)) == 1 for ids in tries.values())
    assert set(states(database)) == {("sent", 3)}


@pytest.mark.each_database
def test_a_worker_that_died_loses_no_letter(database: Database, settings: Settings, home: Path) -> None:
    """A claimed letter is left alone while its lease holds, and is sent when it has run out."""
    count = planned(database, settings, home)
    with database.session() as session:
        letters.claim_next(session, "a worker that dies", clock(TODAY).now(), LEASE)
    now = clock(TODAY)
    received: list[bytes] = []
    with smtp_server(lambda _sender, _recipient, raw: received.append(raw)) as port:
        there = with_server(settings, home, port)
        send_letters(database, SCHEDULER, now, there)
        meanwhile = len(received)
        now.moment += LEASE + timedelta(seconds=1)
        send_letters(database, SCHEDULER, now, there)

    assert (meanwhile, len(received)) == (count - 1, count)


@pytest.mark.each_database
def test_a_late_worker_cannot_overwrite_the_record(
    database: Database, settings: Settings, home: Path
) -> None:
    """When the lease has run out and another has the letter, the first one's mark changes nothing."""
    planned(database, settings, home)
    moment = clock(TODAY).now()
    with database.session() as session:
        slow = letters.claim_next(session, "slow", moment, LEASE)
    with database.session() as session:
        while (other := letters.claim_next(session, "quick", moment + 2 * LEASE, LEASE)).id != slow.id:
            pass

    with database.session() as session:
        assert not letters.mark(session, slow.id, "slow", "failed")
        assert letters.mark(session, other.id, "quick", "sent")


@pytest.mark.each_database
def test_an_answer_before_the_letter_leaves_withdraws_it(
    database: Database, settings: Settings, home: Path
) -> None:
    """A letter about what is answered already is not sent."""
    count = planned(database, settings, home)
    with database.session() as session:
        session.connection().execute(
            text(
                "INSERT INTO status_report (activity_id, status, comment, reported_on, channel)"
                " SELECT id, 'genomford', '', '2021-05-17', 'telefon' FROM activity"
            )
        )
        session.connection().execute(
            text(
                "UPDATE occasion SET closed_by = (SELECT r.id FROM status_report r"
                " WHERE r.activity_id = occasion.activity_id)"
            )
        )

    result = send_letters(database, SCHEDULER, clock(TODAY), settings)

    assert result == SendResult(withdrawn=count)
    assert not (settings.mail_folder / "ut").exists() or not list(
        (settings.mail_folder / "ut" / "new").iterdir()
    )


@pytest.mark.parametrize(
    "now", ["2021-05-17T07:59", "2021-05-17T16:00", "2021-05-15T10:00", "2021-07-05T10:00"]
)
def test_nothing_leaves_outside_the_sending_hours(
    database: Database, settings: Settings, home: Path, now: str
) -> None:
    """Before eight, after four, on a Saturday, in July: neither planned nor sent."""
    planned(database, settings, home)

    with database.session() as session:
        assert plan_letters(session, SCHEDULER, clock(now).now(), settings) == 0
    assert send_letters(database, SCHEDULER, clock(now), settings) == SendResult()


def test_a_server_that_is_down_leaves_every_letter_planned(
    database: Database, settings: Settings, home: Path
) -> None:
    """One sentence; no letter is claimed or counted as tried."""
    planned(database, settings, home)

    with pytest.raises(MailServerError):
        send_letters(database, SCHEDULER, clock(TODAY), with_server(settings, home, 1))

    assert set(states(database)) == {("planned", 0)}


def test_one_poison_letter_stops_nobody(
    database: Database, settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter that can't be built is set aside with its reason; the others go out in the same pass."""
    count = planned(database, settings, home)
    real = outbox.build

    def build(draft: Draft):
        if draft.to.email.startswith("vera"):
            raise ValueError("control character in To")
        return real(draft)

    monkeypatch.setattr(outbox, "build", build)

    result = send_letters(database, SCHEDULER, clock(TODAY), settings)

    assert (result.accepted, result.failed) == (count - 1, 1)


def test_without_a_server_letters_lie_in_the_mail_folder(
    database: Database, settings: Settings, home: Path
) -> None:
    """A Maildir that any mail program opens; each letter complete."""
    count = planned(database, settings, home)

    send_letters(database, SCHEDULER, clock(TODAY), settings)

    files = list((settings.mail_folder / "ut" / "new").iterdir())
    assert len(files) == count
    assert all("Så här:" in parsed(f.read_bytes()).get_body(("plain",)).get_content() for f in files)


def test_an_outcome_says_what_it_is() -> None:
    """An attempt that was not accepted is neither permanent nor uncertain unless said so."""
    assert Outcome(accepted=False) == Outcome(False, permanent=False, uncertain=False, detail="")


def test_a_refused_sender_silences_nobody(database: Database, settings: Settings, home: Path) -> None:
    """The words or the sender were refused, not the people: they are written to again."""
    count = planned(database, settings, home)
    with smtp_server(lambda *_: "554 5.7.1 spam") as port:
        result = send_letters(database, SCHEDULER, clock(TODAY), with_server(settings, home, port))
    with smtp_server(lambda *_: None) as port:
        there = with_server(settings, home, port)
        with database.session() as session:
            plan_letters(session, SCHEDULER, clock("2021-05-18").now(), there)
        again = send_letters(database, SCHEDULER, clock("2021-05-18"), there)

    assert result.failed == count
    assert again.accepted == count


def test_one_who_is_refused_three_times_is_shown_to_the_coordinator(
    database: Database, settings: Settings, home: Path
) -> None:
    """Whatever the reason: a letter that never goes must not be tried for ever in silence."""
    planned(database, settings, home)
    with smtp_server(lambda *_: "554 5.7.1 spam") as port:
        there = with_server(settings, home, port)
        for day in (TODAY, "2021-05-18", "2021-05-19"):
            with database.session() as session:
                plan_letters(session, SCHEDULER, clock(day).now(), there)
                known = people.people(session)
            assert not any(person.unreachable_since for person in known.values())
            send_letters(database, SCHEDULER, clock(day), there)

    with database.session() as session:
        refused = [one for one in people.people(session).values() if one.unreachable_since]
        todays = todays_letters(session, clock("2021-05-20").now(), settings)
    assert refused
    assert [letter.kind for letter in todays] == ["ring"]


def test_an_uncertain_delivery_is_tried_once_more_and_no_more(
    database: Database, settings: Settings, home: Path
) -> None:
    """The server takes the letter and drops the line: two copies at most, then it counts as asked."""
    from tests.mail.test_sender import dropping_server

    count = planned(database, settings, home)
    now = clock(TODAY)
    with dropping_server() as (port, seen):
        there = with_server(settings, home, port)
        for _ in range(5):
            send_letters(database, SCHEDULER, now, there)
            now.moment += timedelta(minutes=20)

    assert len(seen) == 2 * count
    assert set(states(database)) == {("uncertain", 2)}


def test_letters_that_waited_do_not_pile_up(database: Database, settings: Settings, home: Path) -> None:
    """No server for two weeks: one letter a person when it is back."""
    planned(database, settings, home)
    now = clock(TODAY)
    received: list[str] = []
    for _ in range(14):
        now.moment += timedelta(days=1)
        with database.session() as session:
            plan_letters(session, SCHEDULER, now.now(), settings)
    now.moment = clock("2021-06-01").moment
    with smtp_server(lambda _s, recipient, _r: received.append(recipient)) as port:
        send_letters(database, SCHEDULER, now, with_server(settings, home, port))

    assert len(received) == len(set(received)) > 0


def test_a_letter_to_one_who_has_left_is_taken_back(
    database: Database, settings: Settings, home: Path
) -> None:
    """Planned, then the seat changed hands: the old holder gets nothing."""
    from tests.services.year import write_people
    from tracker.documents.people_file import read_people_file
    from tracker.services.people.import_people import import_people

    planned(database, settings, home)
    file = write_people(home, lambda csv: csv.replace("Vera Vuxén;vera@", "Vilma Ny;vilma@"))
    with database.session() as session:
        import_people(session, SAM, clock(TODAY).now(), settings, read_people_file(file))
    received: list[str] = []
    with smtp_server(lambda _s, recipient, _r: received.append(recipient)) as port:
        send_letters(database, SCHEDULER, clock(TODAY), with_server(settings, home, port))

    assert "vera@kommun.example" not in received
    assert received


@pytest.mark.each_database
def test_a_new_holder_is_not_asked_what_the_old_one_answered(
    database: Database, settings: Settings, home: Path
) -> None:
    """A renamed unit in September: its new seat inherits what is open, not what was answered in August."""
    from tests.services.year import write_people
    from tracker.documents.people_file import read_people_file
    from tracker.services.answers.by_phone import report_by_hand
    from tracker.services.answers.record_answer import Answer
    from tracker.services.people.import_people import import_people
    from tracker.services.plans.find_activity import find_activity
    from tracker.store.occasions import open_occasions

    set_up(database, settings, home)
    with database.session() as session:
        stored = find_activity(session, settings, "kungsholmen-2021/2", None, None)
        answer = Answer(stored, (), Status.PAGAR, "Löper på.")
        report_by_hand(session, SAM, clock("2021-08-20").now(), settings, answer, "pia@kommun.example")
    file = write_people(home, lambda csv: csv.replace("Pia Fältberg;pia@", "Paul Ny;paul@"))
    with database.session() as session:
        import_people(session, SAM, clock("2021-09-01").now(), settings, read_people_file(file))
        mine = [one for one in open_occasions(session, date.max) if one.activity_id == stored.id]

    assert {str(one.due) for one in mine} == {"2021-11-14", "2022-01-12"}


def test_a_renamed_department_keeps_its_seats(database: Database, settings: Settings, home: Path) -> None:
    """Another spelling of the department doubles nothing and opens no question."""
    from tests.services.year import write_people
    from tracker.documents.people_file import read_people_file
    from tracker.services.people.import_people import import_people
    from tracker.services.people.match_seats import questions
    from tracker.store.people import seats

    set_up(database, settings, home)
    with database.session() as session:
        before = len(seats(session, "kungsholmen"))
        file = write_people(
            home, lambda csv: csv.replace(";socialtjänstavdelningen;", ";Socialtjänst avdelningen;")
        )
        import_people(session, SAM, clock("2021-02-01").now(), settings, read_people_file(file))

        assert len(seats(session, "kungsholmen")) == before
        assert questions(session, "kungsholmen") == ()


@pytest.mark.each_database
def test_what_became_of_a_letter_is_recorded_though_the_lock_is_held_long(
    database: Database, settings: Settings, home: Path
) -> None:
    """Somebody holds the database for longer than one waits: the letter has gone, and must not go again."""
    planned(database, settings, home)
    with database.session() as session:
        letter = letters.claim_next(session, "mitt", clock(TODAY).now(), LEASE)
    assert letter is not None
    refused = Event()
    impatient = replace(database, engine=_impatient(database, refused))
    with ThreadPoolExecutor(1) as pool, database.engine.connect() as holder:
        holder.execute(text("UPDATE letter SET error = error"))
        recording = pool.submit(
            record, impatient, SCHEDULER, clock(TODAY).now(), Claimed(letter, "mitt"), "sent", "250 OK"
        )
        assert refused.wait(30), "the lock was not waited for"
        holder.rollback()
        recording.result(timeout=30)

    impatient.engine.dispose()
    assert ("sent", 1) in states(database)


def _impatient(database: Database, refused: Event) -> Engine:
    """An engine that waits 0.2 s for a lock; `refused` is set when that was too short."""
    engine = create_engine(database.engine.url)
    wait = (
        "SET lock_timeout = '200ms'" if engine.dialect.name == "postgresql" else "PRAGMA busy_timeout = 200"
    )

    @listens_for(engine, "begin")
    def _set(connection: Connection) -> None:
        connection.exec_driver_sql(wait)
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @listens_for(engine, "handle_error")
    def _note(_context: object) -> None:
        refused.set()

    @listens_for(engine, "connect")
    def _manual(connection: Any, _record: object) -> None:
        if engine.dialect.name == "sqlite":
            connection.isolation_level = None

    return engine
