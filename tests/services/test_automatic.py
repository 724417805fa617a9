"""What nobody wrote: an address that bounces, somebody who has left, a complaint. A person is asked."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

from tests.actors import SCHEDULER
from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.test_collect_faults import here
from tests.services.year import clock
from tracker.clock import FixedClock
from tracker.services.answers import review
from tracker.services.answers.collect import collect
from tracker.store import people
from tracker.store.database import Database

__all__ = ["here"]  # the fixture of the other file
REPORT = (
    "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; {}\r\nAction: failed\r\nStatus: {}"
)


def bounce(letter: EmailMessage, status: str, number: int) -> bytes:
    report = REPORT.format(collector.ADDRESS, status)
    return (
        f"From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nDate: Wed, 19 May 2021 09:00:00 +0200\r\n"
        f"Message-ID: <studs-{number}@mx.example>\r\nReferences: {letter['Message-ID']}\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\nSorry {number}\r\n--b\r\n{report}\r\n--b--\r\n"
    ).encode()


def gathered(here: Place, database: Database, *raws: bytes, days: int = 0) -> dict[str, int]:
    collector.deliver(here, list(raws))
    now = FixedClock(clock(collector.LATER).now() + timedelta(days=days))
    return collect(database, SCHEDULER, now, here.settings()).kinds


def reasons(database: Database) -> list[str]:
    with database.session() as session:
        return [reason for waiting in review.waiting(session) for reason in waiting.item.reasons]


def person(database: Database) -> people.Person:
    with database.session() as session:
        found = people.person_by_email(session, collector.ADDRESS)
    assert found is not None
    return found


@pytest.mark.each_database
def test_the_third_soft_bounce_in_a_row_is_told(here: Place) -> None:
    """Two are the weather; three within a fortnight are an address. A hard one marks it at once."""
    database = here.database()

    assert gathered(here, database, *(bounce(here.letter, "4.4.1", n) for n in range(2))) == {"bounce": 2}
    assert gathered(here, database, bounce(here.letter, "5.2.2", 2), days=5) == {"review": 1}

    assert "studsat" in reasons(database)[0]
    assert person(database).unreachable_since is None
    assert gathered(here, database, bounce(here.letter, "5.1.1", 3), days=5) == {"bounce": 1}
    assert person(database).unreachable_since is not None
    database.engine.dispose()


def test_soft_bounces_far_apart_or_with_a_reply_between_are_no_row(here: Place) -> None:
    database = here.database()
    gathered(here, database, *(bounce(here.letter, "4.4.1", n) for n in range(2)))
    assert gathered(here, database, bounce(here.letter, "4.4.1", 2), days=20) == {"bounce": 1}
    gathered(here, database, bounce(here.letter, "4.4.1", 3), *collector.answers(here, 1), days=21)

    assert gathered(here, database, bounce(here.letter, "4.4.1", 4), days=22) == {"bounce": 1}
    assert not [reason for reason in reasons(database) if "studsat" in reason]
    database.engine.dispose()


def test_a_forged_bounce_silences_nobody(here: Place) -> None:
    """Without the letter's secret Message-ID it is about nothing."""
    database = here.database()
    forged = bounce(here.letter, "5.1.1", 1).replace(
        str(here.letter["Message-ID"]).encode(), b"<x@y.example>"
    )

    assert gathered(here, database, forged) == {"bounce": 1}
    assert person(database).unreachable_since is None
    database.engine.dispose()


def test_who_has_left_is_a_question_and_no_pause(here: Place) -> None:
    """The coordinator reads what to do; the letters of the seat go on until it is done."""
    database = here.database()
    words = "Jag har slutat min tjänst. Kontakta Kim, åter 1 juni."
    raw = collector.reply(here.letter, words, 1, Auto_Submitted="auto-replied")

    assert gathered(here, database, raw) == {"review": 1}
    assert "Stämmer det, notera det och vem som har tagit över." in reasons(database)[0]
    assert person(database).paused_until is None
    database.engine.dispose()


def test_a_complaint_is_shown_and_never_answered(here: Place) -> None:
    database = here.database()
    raw = (
        "From: fbl@leverantor.example\r\nDate: Wed, 19 May 2021 09:00:00 +0200\r\n"
        f"References: {here.letter['Message-ID']}\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\n\r\nabuse\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n"
        "Feedback-Type: abuse\r\n--b--\r\n"
    ).encode()

    assert gathered(here, database, raw) == {"review": 1}
    assert "klagomål" in reasons(database)[0]
    assert collector.applied(database) == {}
    database.engine.dispose()
