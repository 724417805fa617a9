"""The numbers of the services that no setting holds: each as a promise, so that a change of one is seen."""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from shutil import copytree
from time import monotonic

import pytest
from sqlalchemy import text

from tests.actors import SCHEDULER
from tests.conftest import write_settings
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.test_automatic import bounce, gathered, person
from tests.services.year import clock
from tracker.domain.letter import LetterKind, LetterState
from tracker.domain.records import Person
from tracker.domain.status import LABELS, Channel, Status, StatusReport
from tracker.errors import MailServerError
from tracker.mail.incoming.imap_box import FoundMail
from tracker.mail.outgoing import sender
from tracker.mail.outgoing.sender import Outcome
from tracker.services.answers import collect as collecting
from tracker.services.letters import items, may_leave, outbox, outcome, render
from tracker.services.letters.keys import new_row
from tracker.services.letters.next_letter import next_letter
from tracker.services.letters.outbox_list import outbox_list
from tracker.services.letters.outstanding import outstanding_occasions
from tracker.services.letters.rate_limit import RateLimit
from tracker.services.letters.run import run_reminders
from tracker.services.letters.watch_clock import FORWARD, keep_time, what_is_wrong
from tracker.services.upkeep.doctor import examine
from tracker.store import letters, new_letters, people
from tracker.store.database import Database
from tracker.store.jobs import JobRun, record_run
from tracker.store.last_runs import forecast_counts

NOW = clock(collector.TODAY).now()
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A municipality whose letters of 17 May have been sent; made once."""
    return collector.place(tmp_path_factory.mktemp("sent"), {})


@pytest.fixture
def here(sent: Place, tmp_path: Path) -> Place:
    copytree(sent.config.parent / "data", tmp_path / "data")
    return Place(write_settings(tmp_path), {}, sent.letter)


@pytest.fixture
def database(here: Place) -> Iterator[Database]:
    opened = here.database()
    yield opened
    opened.engine.dispose()


def unsent(database: Database) -> None:
    """One letter waits, as if it had never been tried; the others are gone."""
    with database.session() as session:
        first = "(SELECT min(id) FROM letter)"
        change = f"UPDATE letter SET state = 'planned', attempts = 0, sent_at = NULL WHERE id = {first}"
        session.connection().execute(text(change))


def claimed(database: Database, now: datetime) -> letters.Letter | None:
    with database.session() as session:
        return letters.claim_next(session, "prov", now, outbox.LEASE)


def next_try(database: Database) -> datetime:
    with database.session() as session:
        query = "SELECT next_try FROM letter WHERE state = 'planned'"
        return datetime.fromisoformat(f"{session.connection().execute(text(query)).scalar_one()}+00:00")


def vera(database: Database) -> Person:
    return person(database)


# Answers


@pytest.mark.parametrize(("back", "paused"), [("27 augusti", True), ("28 augusti", False)])
def test_an_absence_of_more_than_a_hundred_days_is_a_question(
    here: Place, database: Database, back: str, paused: bool
) -> None:
    """From 19 May: it is no pause but a change of who answers."""
    words = f"Jag är åter den {back} 2021."
    raw = collector.reply(here.letter, words, 1, Auto_Submitted="auto-replied")

    assert gathered(here, database, raw) == {"autoreply" if paused else "review": 1}
    assert (vera(database).paused_until is not None) is paused


@pytest.mark.parametrize(("days", "kind"), [(13, "review"), (15, "bounce")])
def test_three_soft_bounces_in_a_fortnight_are_told(
    here: Place, database: Database, days: int, kind: str
) -> None:
    gathered(here, database, *(bounce(here.letter, "4.4.1", n) for n in range(2)))

    assert gathered(here, database, bounce(here.letter, "4.4.1", 2), days=days) == {kind: 1}


def test_mail_is_fetched_from_two_days_before_the_first_letter(
    here: Place, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server's days may begin half a day from ours, and its clock may be wrong."""
    asked: list[date | None] = []

    class Inbox:
        def replies(self, _known: frozenset[str], since: date | None = None) -> list[FoundMail]:
            asked.append(since)
            return []

    monkeypatch.setattr(collecting, "open_inbox", lambda _: nullcontext(("brevlådan", "1", Inbox())))
    collecting.collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert asked == [date(2021, 5, 15)]


def test_a_mailbox_whose_line_breaks_is_visited_three_times_a_run(
    here: Place, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def broken(uid: str) -> bytes:
        tried.append(uid)
        raise MailServerError("IMAP-servern svarar inte.")

    class Inbox:
        def replies(self, known: frozenset[str], _since: date | None = None) -> Iterator[FoundMail]:
            return (FoundMail(uid, partial(broken, uid)) for uid in "12345" if uid not in known)

    monkeypatch.setattr(collecting, "open_inbox", lambda _: nullcontext(("brevlådan", "1", Inbox())))
    with suppress(MailServerError):
        collecting.collect(database, SCHEDULER, clock(collector.LATER), here.settings())

    assert tried == ["1", "2", "3"]


# Sending


def test_a_temporary_refusal_is_tried_for_close_to_five_days(database: Database) -> None:
    """After 1, 5, 15 minutes, 1, 4, 12 hours and four days; each wait up to a tenth shorter, by chance."""
    unsent(database)
    now, waits, state = NOW, [], "planned"
    while state == "planned":
        letter = claimed(database, now)
        assert letter is not None
        refused = Outcome(accepted=False, detail="451 later")
        state = outcome.record_outcome(database, SCHEDULER, now, outcome.Claimed(letter, "prov"), refused)
        if state == "planned":
            waits.append((next_try(database) - now) / MINUTE)
            now = next_try(database)

    wanted = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440]
    assert state == "failed"
    assert [0.9 * most <= wait <= most for wait, most in zip(waits, wanted, strict=True)] == [True] * 10
    assert waits != wanted
    assert outcome.MOST_ATTEMPTS == 11


def test_letters_refused_together_do_not_come_back_together(database: Database) -> None:
    """The waits of twenty tries are spread over a twentieth of the wait or more."""
    unsent(database)
    waits = []
    for _ in range(20):
        letter = claimed(database, NOW)
        assert letter is not None
        one = outcome.Claimed(replace(letter, attempts=10), "prov")
        outcome.record_outcome(database, SCHEDULER, NOW, one, Outcome(accepted=False))
        waits.append((next_try(database) - NOW) / DAY)
        unsent(database)
        with database.session() as session:
            session.connection().execute(text("UPDATE letter SET next_try = '2021-01-01 00:00:00.000000'"))

    assert max(waits) - min(waits) > 0.05


def test_a_claim_holds_for_five_minutes(database: Database) -> None:
    """Then its worker is taken for dead: longer than two logins and two attempts at one letter can last."""
    unsent(database)
    assert claimed(database, NOW) is not None

    assert claimed(database, NOW + 5 * MINUTE - timedelta(seconds=1)) is None
    assert claimed(database, NOW + 5 * MINUTE + timedelta(seconds=1)) is not None
    assert outbox.LEASE.total_seconds() >= 4 * sender.LONGEST


def test_a_letter_waits_a_minute_for_a_server_that_takes_none(here: Place, database: Database) -> None:
    class Post:
        def send(self, to: str, message: object) -> Outcome:
            raise MailServerError("E-postservern tar inte emot brev just nu.")

    unsent(database)
    letter = claimed(database, NOW)
    assert letter is not None
    run = outbox._Run(database, SCHEDULER, clock(collector.TODAY), here.settings(), RateLimit(0, None, None))

    with pytest.raises(MailServerError):
        outbox._send_one(run, Post(), outcome.Claimed(letter, "prov"))

    assert next_try(database) == NOW + MINUTE


@pytest.mark.parametrize(("waiting", "connections"), [(1, 1), (10, 1), (11, 2), (31, 4), (1000, 4)])
def test_another_connection_is_opened_for_each_ten_letters(
    here: Place, database: Database, monkeypatch: pytest.MonkeyPatch, waiting: int, connections: int
) -> None:
    """Up to outbox.connections."""
    opened: list[object] = []
    monkeypatch.setattr(outbox, "_ready", lambda _: waiting)
    monkeypatch.setattr(outbox, "_work", opened.append)
    settings = here.settings()
    settings = settings._replace(smtp=settings.smtp._replace(host="mail.example"))

    outbox.send_letters(database, SCHEDULER, clock(collector.TODAY), settings)

    assert len(opened) == connections


def test_a_letter_outside_its_hours_is_looked_at_every_quarter(here: Place, database: Database) -> None:
    evening = clock("2021-05-17T20:00").now()
    unsent(database)
    letter = claimed(database, evening)
    assert letter is not None

    with database.session() as session:
        again = may_leave.out_of_hours(session, letter, here.settings(), evening)

    assert again == evening + 15 * MINUTE


def test_a_letter_on_its_way_may_last_twenty_seconds_beyond_its_run() -> None:
    latest = RateLimit(0, None, 10.0).latest

    assert latest is not None
    assert 29 < latest - monotonic() <= 30


# The clock and the forecast


@pytest.mark.parametrize(("days", "well"), [(40, True), (41, False), (-1, True), (-2, False)])
def test_how_far_the_clock_may_jump(database: Database, days: int, well: bool) -> None:
    """Forty days forward: longer than any holiday. One day back: no day is asked about twice."""
    keep_time(database, SCHEDULER, NOW)

    with database.session() as session:
        assert (what_is_wrong(session, NOW + days * DAY) is None) is well


def test_the_forecast_that_is_kept_reaches_beyond_the_longest_stop(here: Place, database: Database) -> None:
    """Else the first run after a stop had nothing to be held against."""
    run_reminders(database, SCHEDULER, clock("2021-05-18"), here.settings())

    with database.session() as session:
        assert forecast_counts(session, date(2021, 5, 18), date(2021, 5, 18) + FORWARD + DAY) is not None


def test_the_last_letter_to_a_person_is_known_for_a_year(here: Place, database: Database) -> None:
    """followup.days_between may be as long as that."""
    later = date(2022, 5, 17)
    with database.session() as session:
        known = outstanding_occasions(session, here.settings(), later, later).recipients

    assert known[vera(database).id].last_letter == date(2021, 5, 17)


def test_a_next_letter_is_found_a_year_ahead(here: Place, database: Database) -> None:
    """Of a person whose only open question is the annual report's: it is asked in December."""
    asked = vera(database)
    with database.session() as session:
        session.connection().execute(
            text("UPDATE occasion SET withdrawn_on = '2021-01-04' WHERE kind <> 'VB'")
        )
        found = next_letter(session, here.settings(), asked, date(2021, 1, 4))

    assert found.day >= date(2021, 12, 1)


@pytest.mark.parametrize(("hours", "ok"), [(25, True), (27, None)])
def test_a_job_that_has_been_silent_for_a_day_is_shown(
    here: Place, database: Database, hours: int, ok: bool | None
) -> None:
    """A day, and two hours for one that runs once a day and comes late."""
    with database.session() as session:
        record_run(session, JobRun("collect", NOW, NOW, True, "0 nya mejl"))

    checks = {check.name: check.ok for check in examine(NOW + timedelta(hours=hours), here.settings())}

    assert checks["jobb collect"] is ok


# What people see


def report(comment: str) -> StatusReport:
    return StatusReport(1, 1, 1, "Vera", Status.GENOMFORD, comment, date(2021, 5, 17), Channel.MAIL)


def test_how_much_of_a_text_is_shown() -> None:
    """A subject of 150 characters, lines of 78, and 120 of what was said last."""
    assert len(render.one_line("å" * 151)) == len(render.one_line("å" * 150)) == 150
    assert render.one_line("å" * 150).endswith("å")
    assert render.wrapped(f"{'å' * 39} {'å' * 38}").count("\n") == 1
    assert render.wrapped(f"{'å' * 39} {'å' * 39}").count("\n") == 2
    said = [items._last_report(report("å" * length), LABELS) for length in (120, 121)]
    assert said[0].count("å") == 120
    assert said[1].endswith("å…")
    assert said[1].count("å") == 119


def test_the_outbox_shows_the_newest_five_hundred(here: Place, database: Database) -> None:
    settings = here.settings()
    with database.session() as session:
        person_id = next(iter(people.people(session)))
        days = [date(2018, 1, 1) + n * DAY for n in range(501)]
        rows = [
            new_row(person_id, day, LetterKind.REMINDER, "", [], settings, LetterState.SKIPPED)
            for day in days
        ]
        new_letters.plan_letters(session, rows, NOW)
        shown = outbox_list(session, NOW, everything=True)

    assert len(shown) == 500
