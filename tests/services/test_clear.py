"""Words that may tell who somebody is are hidden until a person clears them; personal numbers always are."""

from email.message import EmailMessage

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.services.test_replies import deliver, gathered, lines_for, reply
from tests.services.year import clock
from tracker.errors import NotFoundError
from tracker.services.answers import review
from tracker.services.answers.unmask_mail import unmask_mail
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database

LATER = "2021-05-19"
WORDS = "pågår, ring 08-123 456 78 om det är något"
VERA = "vera@kommun.example"


def comments(database: Database) -> list[str]:
    with database.session() as session:
        rows = session.connection().execute(text("SELECT comment FROM status_report ORDER BY id"))
        return [row[0] for row in rows]


def clear(database: Database, settings: Settings, mail: int = 1) -> None:
    with database.session() as session:
        unmask_mail(session, SAM, clock(LATER).now(), settings, mail, "växelns nummer")


@pytest.mark.each_database
def test_what_was_hidden_stands_after_a_person_has_looked(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    deliver(settings, reply(letters[VERA], lines_for(letters[VERA], WORDS)))
    assert gathered(database, settings) == {"applied": 1}
    assert all("[telefonnummer]" in comment for comment in comments(database))

    clear(database, settings)

    assert all("08-123 456 78" in comment for comment in comments(database))
    with database.session() as session:
        assert events.first_bad_row(session)[0] is None


def test_a_personal_number_stays_hidden(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Also in the queue, also after clearing."""
    words = "pågår, gäller 19121212-1212, ring 08-123 456 78"
    deliver(settings, reply(letters[VERA], lines_for(letters[VERA], words)))
    assert gathered(database, settings) == {"review": 1}

    clear(database, settings)

    with database.session() as session:
        (waiting,) = review.waiting(session)
    shown = waiting.item.text + str(waiting.item.suggestion)
    assert "1212-1212" not in shown
    assert "08-123 456 78" in shown


@pytest.mark.parametrize(("words", "kind"), [("pågår", "applied"), ("klart kanske", "review")])
def test_a_mail_that_hides_nothing_is_not_cleared(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], words: str, kind: str
) -> None:
    """Neither one that is recorded nor one that waits."""
    deliver(settings, reply(letters[VERA], lines_for(letters[VERA], words)))
    assert gathered(database, settings) == {kind: 1}

    with pytest.raises(NotFoundError):
        clear(database, settings)
    with pytest.raises(NotFoundError):
        clear(database, settings, 99)
