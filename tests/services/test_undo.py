"""What was applied by itself can be taken back; a colleague who answers is let in with one step."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.services.test_replies import (
    LATER,
    deliver,
    gathered,
    lines_for,
    reply,
    reports,
    status_of,
)
from tests.services.year import clock
from tracker.errors import NotFoundError, UsageError
from tracker.services import review
from tracker.services.add_alias import add_alias
from tracker.services.undo_mail import applied_mails, undo_mail
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database
from tracker.store.occasions import open_occasions

Letters = dict[str, EmailMessage]


def an_answer(database: Database, settings: Settings, letters: Letters, words: str = "klart") -> int:
    """A clear reply to the first letter, applied; gives the mail's id."""
    letter = next(iter(letters.values()))
    deliver(settings, reply(letter, lines_for(letter, words)))
    assert gathered(database, settings) == {"applied": 1}
    with database.session() as session:
        return applied_mails(session, clock("2021-05-01").now())[0].id


def open_ids(database: Database) -> set[int]:
    from datetime import date

    with database.session() as session:
        return {one.id for one in open_occasions(session, date.max)}


def test_what_was_applied_by_itself_can_be_taken_back(
    database: Database,
    settings: Settings,
    letters: Letters,
    home: Path,
) -> None:
    """The status is as before, the questions are open again, and the mail waits with its suggestion."""
    before = open_ids(database)
    mail = an_answer(database, settings, letters)
    assert open_ids(database) < before

    with database.session() as session:
        count = undo_mail(session, mail, "Sam", "fel plan", settings, clock(LATER).now())

    assert count >= 1
    assert open_ids(database) == before
    with database.session() as session:
        (waiting,) = review.waiting(session)
        assert waiting.item.suggestion[0]["status"] == "genomford"
        assert applied_mails(session, clock("2021-05-01").now()) == ()
        assert events.first_bad_row(session)[0] is None
        review.accept(session, waiting.item.id, "Sam", settings, clock(LATER).now())
    assert open_ids(database) < before


def test_the_status_is_what_it_was_before(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    mail = an_answer(database, settings, letters)
    numbers = range(1, 10)
    after = [status_of(settings, number) for number in numbers]
    with database.session() as session:
        undo_mail(session, mail, "Sam", "fel", settings, clock(LATER).now())

    again = [status_of(settings, number) for number in numbers]

    assert "genomford" in after or "pagar" in after
    assert set(again) == {"ej_rapporterad"}


def test_a_mail_is_undone_once(database: Database, settings: Settings, letters: Letters) -> None:
    mail = an_answer(database, settings, letters)
    with database.session() as session:
        undo_mail(session, mail, "Sam", "fel", settings, clock(LATER).now())

    with pytest.raises(NotFoundError), database.session() as session:
        undo_mail(session, mail, "Sam", "fel", settings, clock(LATER).now())


def test_a_colleague_is_let_in_with_one_step(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    """A forwarded letter waits; after "let" it is recorded, and her next answer goes by itself."""
    letter = next(iter(letters.values()))
    deliver(settings, reply(letter, lines_for(letter, "pågår"), sender="Kim Kollega <kim@kommun.example>"))
    assert gathered(database, settings) == {"review": 1}
    with database.session() as session:
        (waiting,) = review.waiting(session)
        writer, count = review.let_answer(session, waiting.item.id, "Sam", settings, clock(LATER).now())
    assert (writer.name, writer.email) == ("Kim Kollega", "kim@kommun.example")
    assert count >= 1

    deliver(settings, reply(letter, lines_for(letter, "klart"), sender="Kim Kollega <kim@kommun.example>"))

    assert gathered(database, settings) == {"applied": 1}


def test_a_deputy_of_one_does_not_answer_for_another(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    first, second, *_ = letters.values()
    deliver(settings, reply(first, lines_for(first, "pågår"), sender="kim@kommun.example"))
    gathered(database, settings)
    with database.session() as session:
        (waiting,) = review.waiting(session)
        review.let_answer(session, waiting.item.id, "Sam", settings, clock(LATER).now())

    deliver(settings, reply(second, lines_for(second, "klart"), sender="kim@kommun.example"))

    assert gathered(database, settings) == {"review": 1}


def test_an_alias_is_the_same_person(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    letter = next(iter(letters.values()))
    owner = letter["To"].addresses[0].addr_spec
    with database.session() as session:
        add_alias(session, owner, "Privat@Mejl.example", clock(LATER).now())

    deliver(settings, reply(letter, lines_for(letter, "pågår"), sender="privat@mejl.example"))

    assert gathered(database, settings) == {"applied": 1}
    assert reports(database) >= 1


@pytest.mark.parametrize("address", ["inget", "a@b", "a b@kommun.example"])
def test_what_is_no_address_is_no_alias(
    database: Database,
    settings: Settings,
    letters: Letters,
    address: str,
) -> None:
    owner = next(iter(letters))

    with pytest.raises(UsageError), database.session() as session:
        add_alias(session, owner, address, clock(LATER).now())


def test_somebody_elses_address_is_no_alias(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    first, second, *_ = letters

    with pytest.raises(UsageError), database.session() as session:
        add_alias(session, first, second, clock(LATER).now())
