"""Words that may tell who somebody is are hidden until a person clears them; personal numbers always are."""

from email.message import EmailMessage

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.services.test_replies import deliver, gathered, reply
from tests.services.year import clock
from tracker.errors import NotFoundError
from tracker.services.answers import review
from tracker.services.answers.unmask_mail import unmask_mail
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database

LATER = "2021-05-19"
WORDS = "klart, 4 av 4 var med, ring 08-123 456 78 om det är något"


def comments(database: Database) -> list[str]:
    with database.session() as session:
        rows = session.connection().execute(text("SELECT comment FROM status_report ORDER BY id"))
        return [row[0] for row in rows]


def answer(letter: EmailMessage, words: str) -> bytes:
    body = letter.get_body(("plain",)).get_content()
    numbers = [n for n in range(1, 10) if f"\n{n}. " in f"\n{body}"]
    return reply(letter, "\n".join(f"{n} {words}" for n in numbers) if len(numbers) > 1 else words)


def clear(database: Database, settings: Settings, mail: int = 1) -> None:
    with database.session() as session:
        unmask_mail(session, SAM, clock(LATER).now(), settings, mail, "växelns nummer")


@pytest.mark.each_database
def test_what_was_hidden_stands_after_a_person_has_looked(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    deliver(settings, answer(next(iter(letters.values())), WORDS))
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
    words = "klart, 4 av 4 var med, gäller 19121212-1212, ring 08-123 456 78"
    deliver(settings, answer(next(iter(letters.values())), words))
    assert gathered(database, settings) == {"review": 1}

    clear(database, settings)

    with database.session() as session:
        (waiting,) = review.waiting(session)
    shown = waiting.item.text + str(waiting.item.suggestion)
    assert "1212-1212" not in shown
    assert "08-123 456 78" in shown


def test_a_mail_that_hides_nothing_is_not_cleared(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    deliver(settings, answer(next(iter(letters.values())), "klart, 4 av 4"))
    gathered(database, settings)

    with pytest.raises(NotFoundError):
        clear(database, settings)
    with pytest.raises(NotFoundError):
        clear(database, settings, 99)
