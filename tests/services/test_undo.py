"""What was applied by itself can be taken back; a colleague who answers is let in with one step."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.services.test_replies import (
    DONE,
    LATER,
    deliver,
    gathered,
    lines_for,
    reply,
    reports,
    status_of,
)
from tests.services.year import clock, write_people
from tracker.documents.people_file import read_people_file
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers import review
from tracker.services.answers.undo_mail import applied_mails, undo_mail
from tracker.services.people.addresses import add_alias, change_address
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.deputies import deputies_in, end_deputy
from tracker.services.people.import_people import import_people
from tracker.services.upkeep.doctor import unreachable
from tracker.settings import Settings
from tracker.store import archive, deputies, events, people
from tracker.store.database import Database
from tracker.store.occasions import open_occasions
from tracker.store.seats import set_holders
from tracker.store.tenures import held_before

Letters = dict[str, EmailMessage]


def an_answer(database: Database, settings: Settings, letters: Letters, words: str = DONE) -> int:
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


@pytest.mark.each_database
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
        undone = undo_mail(session, SAM, clock(LATER).now(), settings, mail, "fel plan")

    assert undone.answers >= 1
    assert undone.waiting
    assert open_ids(database) == before
    with database.session() as session:
        (waiting,) = review.waiting(session)
        assert waiting.item.suggestion[0]["status"] in {"genomford", "pagar"}  # "pagar" is kept text
        assert applied_mails(session, clock("2021-05-01").now()) == ()
        assert events.first_bad_row(session)[0] is None
        review.accept(session, SAM, clock(LATER).now(), settings, waiting.item.id)
    assert open_ids(database) < before


@pytest.mark.each_database
def test_the_status_is_what_it_was_before(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    mail = an_answer(database, settings, letters)
    numbers = range(1, 10)
    after = [status_of(settings, number) for number in numbers]
    with database.session() as session:
        undo_mail(session, SAM, clock(LATER).now(), settings, mail, "fel")

    again = [status_of(settings, number) for number in numbers]

    assert "genomford" in after or "pagar" in after
    assert set(again) == {"ej_rapporterad"}


def test_a_mail_is_undone_once(database: Database, settings: Settings, letters: Letters) -> None:
    mail = an_answer(database, settings, letters)
    with database.session() as session:
        undo_mail(session, SAM, clock(LATER).now(), settings, mail, "fel")

    with pytest.raises(NotFoundError), database.session() as session:
        undo_mail(session, SAM, clock(LATER).now(), settings, mail, "fel")


@pytest.mark.each_database
def test_what_a_thinned_mail_said_is_taken_back_too(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """It can't be read again: the questions are open, and nothing waits for review."""
    before = open_ids(database)
    mail = an_answer(database, settings, letters)
    with database.session() as session:
        archive.remove_raw(session, [mail])

    with database.session() as session:
        undone = undo_mail(session, SAM, clock(LATER).now(), settings, mail, "fel plan")

    assert not undone.waiting
    assert open_ids(database) == before
    with database.session() as session:
        assert review.waiting(session) == ()


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
        let_in = review.let_answer(session, SAM, clock(LATER).now(), settings, waiting.item.id)
    assert (let_in.writer.name, let_in.writer.email) == ("Kim Kollega", "kim@kommun.example")
    assert let_in.answers >= 1

    deliver(settings, reply(letter, lines_for(letter, DONE), sender="Kim Kollega <kim@kommun.example>"))

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
        review.let_answer(session, SAM, clock(LATER).now(), settings, waiting.item.id)

    deliver(settings, reply(second, lines_for(second, DONE), sender="kim@kommun.example"))

    assert gathered(database, settings) == {"review": 1}


def test_an_alias_is_the_same_person(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    letter = next(iter(letters.values()))
    owner = letter["To"].addresses[0].addr_spec
    with database.session() as session:
        add_alias(session, SAM, clock(LATER).now(), owner, "Privat@Mejl.example")

    own = {"Authentication_Results": "mx.kommun.example; spf=pass smtp.mailfrom=mejl.example"}
    deliver(settings, reply(letter, lines_for(letter, "pågår"), sender="privat@mejl.example", **own))

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
        add_alias(session, SAM, clock(LATER).now(), owner, address)


def test_somebody_elses_address_is_no_alias(
    database: Database,
    settings: Settings,
    letters: Letters,
) -> None:
    first, second, *_ = letters

    with pytest.raises(UsageError), database.session() as session:
        add_alias(session, SAM, clock(LATER).now(), first, second)


VERA = "vera@kommun.example"
NEW_VERA = "vera.holm@kommun.example"
KIM = "kim@kommun.example"


def let_kim(database: Database, settings: Settings, letters: Letters) -> None:
    """Kim answers Vera's letter, and may from now on."""
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, "pågår"), sender=f"Kim Kollega <{KIM}>"))
    assert gathered(database, settings) == {"review": 1}
    with database.session() as session:
        (waiting,) = review.waiting(session)
        review.let_answer(session, SAM, clock(LATER).now(), settings, waiting.item.id)


def imported(database: Database, settings: Settings, folder: Path, old: str, new: str) -> None:
    file = write_people(folder, lambda words: words.replace(old, new))
    with database.session() as session:
        import_people(session, SAM, clock(LATER).now(), settings, read_people_file(file))


def reasons(database: Database) -> tuple[str, ...]:
    with database.session() as session:
        return review.waiting(session)[0].item.reasons


def test_a_deputy_is_shown_and_taken_back(database: Database, settings: Settings, letters: Letters) -> None:
    let_kim(database, settings, letters)
    with database.session() as session:
        assert {one.person.email for one in deputies_in(session, "kungsholmen")} == {KIM}
        assert deputies_in(session, "bromma") == ()
        end_deputy(session, SAM, clock(LATER).now(), KIM)
    with database.session() as session:
        assert deputies_in(session, None) == ()
        assert events.first_bad_row(session)[0] is None
        with pytest.raises(NotFoundError, match="people deputies"):
            end_deputy(session, SAM, clock(LATER).now(), KIM)

    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, DONE), sender=f"Kim Kollega <{KIM}>"))
    assert gathered(database, settings) == {"review": 1}


@pytest.mark.parametrize("who", [VERA, KIM])
def test_a_deputy_is_none_when_one_of_them_has_left(
    database: Database, settings: Settings, letters: Letters, who: str
) -> None:
    let_kim(database, settings, letters)
    with database.session() as session:
        leave_seats(session, SAM, clock(LATER).now(), who)

    with database.session() as session:
        assert deputies_in(session, None) == ()


@pytest.mark.each_database
def test_a_deputy_does_not_answer_for_the_next_holder(
    database: Database, settings: Settings, letters: Letters, home: Path
) -> None:
    let_kim(database, settings, letters)
    imported(database, settings, home, f"{name_of(database, VERA)};vera@", "Nils Nyström;nils@")
    with database.session() as session:
        held = people.seats(session)
        assert deputies.deputies_of(session, [seat.seat.id for seat in held]) == ()


def test_who_has_left_a_seat_does_not_answer_for_the_next_holder(
    database: Database, settings: Settings, letters: Letters, home: Path
) -> None:
    """A late answer to an old letter, from the one who got it."""
    holder = name_of(database, VERA)
    imported(database, settings, home, f"{holder};vera@", "Nils Nyström;nils@")
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, DONE)))

    assert gathered(database, settings) == {"review": 1}
    assert "Den som svarar har inte längre befattningen." in reasons(database)
    assert reports(database) == 0


def test_who_has_the_seat_still_answers_for_what_is_answered_already(
    database: Database, settings: Settings, letters: Letters
) -> None:
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, "pågår")))
    assert gathered(database, settings) == {"applied": 1}
    deliver(settings, reply(letter, lines_for(letter, DONE)))

    assert gathered(database, settings) == {"applied": 1}


def name_of(database: Database, address: str) -> str:
    with database.session() as session:
        person = people.person_by_email(session, address)
        assert person is not None
        return person.name


def test_an_own_address_comes_before_an_alias(
    database: Database, settings: Settings, letters: Letters, home: Path
) -> None:
    """Vera's other address becomes Nils's own: what comes from there is his."""
    with database.session() as session:
        add_alias(session, SAM, clock(LATER).now(), VERA, "delad@kommun.example")
        people.save_person(session, "Nils Nyström", "delad@kommun.example")
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, DONE), sender="delad@kommun.example"))

    assert gathered(database, settings) == {"review": 1}


def test_a_corrected_address_is_the_same_person(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """She keeps her seat; the address that failed is forgotten, and answers from it are hers."""
    day = clock(LATER).now().date()
    with database.session() as session:
        vera = people.person_by_email(session, VERA)
        assert vera is not None
        people.mark_unreachable(session, vera.id, day)
        assert unreachable(session, settings) == (VERA,)
        change_address(session, SAM, clock(LATER).now(), VERA, NEW_VERA)
    with database.session() as session:
        assert unreachable(session, settings) == ()
        assert people.people(session)[vera.id].email == NEW_VERA

    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, "pågår")))
    assert gathered(database, settings) == {"applied": 1}
    deliver(settings, reply(letter, lines_for(letter, DONE), sender=NEW_VERA))
    assert gathered(database, settings) == {"applied": 1}


@pytest.mark.parametrize("address", ["pia@kommun.example", VERA, "inget", "pias@kommun.example"])
def test_an_address_that_is_anothers_is_refused(
    database: Database, settings: Settings, letters: Letters, address: str
) -> None:
    with database.session() as session:
        add_alias(session, SAM, clock(LATER).now(), "pia@kommun.example", "pias@kommun.example")
    with pytest.raises(UsageError), database.session() as session:
        change_address(session, SAM, clock(LATER).now(), VERA, address)


def test_who_has_nothing_any_more_is_no_fault_of_the_doctors(
    database: Database, settings: Settings, letters: Letters, home: Path
) -> None:
    """A new address in the file: the old one is nobody's; superiors and coordinators are tried again."""
    chief, sam = "chef.kungsholmen@kommun.example", "sam@kommun.example"
    with database.session() as session:
        for address in (VERA, chief, sam):
            person = people.person_by_email(session, address)
            assert person is not None
            people.mark_unreachable(session, person.id, clock(LATER).now().date())
        assert set(unreachable(session, settings)) == {VERA, chief, sam}

    imported(database, settings, home, VERA, NEW_VERA)

    with database.session() as session:
        assert unreachable(session, settings) == ()


@pytest.mark.each_database
def test_a_new_address_takes_nothing_over(
    database: Database, settings: Settings, letters: Letters, home: Path
) -> None:
    """Nobody comes after somebody of the same name."""
    imported(database, settings, home, VERA, NEW_VERA)
    with database.session() as session:
        vera = people.person_by_email(session, NEW_VERA)
        assert vera is not None
        mine = [seat.seat.id for seat in people.seats(session) if vera.id in {one.id for one in seat.holders}]
        assert mine
        assert held_before(session, vera.id, mine) == {}


@pytest.mark.each_database
def test_a_superior_answers_for_a_vacant_seat_until_somebody_has_it(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The letter went to the superior: an answer counts, and waits when somebody has come to the seat."""
    day, chief = clock(LATER).now().date(), "chef.kungsholmen@kommun.example"
    with database.session() as session:
        vera = people.person_by_email(session, VERA)
        assert vera is not None
        mine = [seat.seat.id for seat in people.seats(session) if vera.id in {one.id for one in seat.holders}]
        leave_seats(session, SAM, clock(LATER).now(), VERA)
        superior = people.person_by_email(session, chief)
        assert superior is not None
        # As if the letter had gone to the superior.
        session.connection().execute(
            text("UPDATE letter SET person_id = :to WHERE person_id = :was"),
            {"to": superior.id, "was": vera.id},
        )
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, "pågår"), sender=chief))
    assert gathered(database, settings) == {"applied": 1}

    with database.session() as session:
        nils = people.save_person(session, "Nils Nyström", "nils@kommun.example")
        for seat in mine:
            set_holders(session, {seat: [nils.id]}, day)
    deliver(settings, reply(letter, lines_for(letter, DONE), sender=chief))
    assert gathered(database, settings) == {"review": 1}
