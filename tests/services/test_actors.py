"""Who did what: the log keeps the id of each, and shows the name that they have today."""

from collections.abc import Iterable
from email.message import EmailMessage

import pytest

from tests.actors import SCHEDULER
from tests.services.test_replies import LATER, TODAY, deliver, gathered, reply
from tests.services.year import clock
from tracker.domain.actor import Actor, ActorKind, read_code
from tracker.errors import NotFoundError
from tracker.services.letters.choices import hold_letter
from tracker.services.people.actors import terminal_actor
from tracker.services.people.assign_seat import leave_seats
from tracker.services.reports.event_log import check_log, log_events
from tracker.services.upkeep.retention import extract, pseudonymise
from tracker.settings import Settings
from tracker.store import events, people
from tracker.store.chain import link
from tracker.store.database import Database
from tracker.store.event_list import Event

Letters = dict[str, EmailMessage]
VERA = "vera@kommun.example"


def logged(database: Database, what: str) -> list[Event]:
    with database.session() as session:
        return [event for event in log_events(session, database.settings) if event.what == what]


def actors(found: Iterable[Event]) -> set[Actor | None]:
    return {read_code(event.actor) for event in found}


def test_the_coordinator_a_reply_and_the_scheduler_are_told_apart(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """By id and channel: who asked, who answered by mail, and who held letters at the terminal."""
    deliver(settings, reply(letters[VERA], "1: klart. Rutinen är genomgången."))
    gathered(database, settings)
    with database.session() as session:
        sam = terminal_actor(session, settings)
        hold_letter(session, sam, clock(LATER).now(), VERA, "sjuk")
        vera = people.person_by_email(session, VERA)
    assert vera is not None

    planned, held = logged(database, "planned"), logged(database, "held")
    by_mail = logged(database, "answered") + logged(database, "review")

    assert actors(planned) == {SCHEDULER}
    assert {event.who for event in planned} == {"schemaläggaren"}
    assert {event.actor for event in by_mail} == {f"person:{vera.id}/mail"}
    assert {event.who for event in by_mail} == {vera.name}
    assert actors(held) == {sam}
    assert sam.kind is ActorKind.PERSON
    assert sam.person_id not in (None, vera.id)
    assert [(event.who, event.person) for event in held] == [("Sam Ordnare", vera.name)]


def test_a_forged_mail_is_not_the_persons_doing(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """What the mail server says is not from the person is handled by the program."""
    trusting = settings._replace(trusted_hosts=("mx.kommun.example",))
    results = "mx.kommun.example; dmarc=fail"
    deliver(settings, reply(letters[VERA], "1: klart.", Authentication_Results=results))

    assert gathered(database, trusting) == {"review": 1}

    assert {event.actor for event in logged(database, "review")} == {"tracker/mail"}


@pytest.mark.each_database
def test_an_older_entry_shows_its_own_words_and_the_chain_holds(database: Database) -> None:
    """Rows from before there were actors hold a name as free text; nothing of them changes."""
    at = clock(TODAY).now()
    with database.session() as session:
        events.log_all(
            session, at, [events.NewEvent("imported", "Sam Ordnare", None, None, None, "", "plan.docx")]
        )
        events.log(session, at, "imported", SCHEDULER, detail="plan.docx")

    old, new = logged(database, "imported")
    with database.session() as session:
        check = check_log(session)

    assert (old.who, old.actor) == ("Sam Ordnare", "")
    assert (new.who, new.actor) == ("schemaläggaren", "scheduler")
    assert (check.bad_row, check.rows) == (None, 2)
    row = {"at": at, "what": "imported", "activity_id": None, "person_id": None, "letter_id": None}
    rest = {"district": "", "detail": "plan.docx"}
    first = link("", row | {"who": "Sam Ordnare"} | rest)
    assert check.head == link(first, row | {"who": "scheduler"} | rest)


def test_somebody_else_acts_at_the_terminal(database: Database, settings: Settings, letters: Letters) -> None:
    with database.session() as session:
        vera = terminal_actor(session, settings, " Vera@Kommun.example ")
        known = people.person_by_email(session, VERA)

        with pytest.raises(NotFoundError, match=r"Ingen person har adressen nils@kommun\.example: --as"):
            terminal_actor(session, settings, "nils@kommun.example")

    assert known is not None
    assert vera.person_id == known.id


def test_who_has_left_and_is_pseudonymised_is_no_name_in_the_log(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Also where the person is the one who acted; a new coordinator is another person."""
    now = clock(LATER).now()
    with database.session() as session:
        vera = terminal_actor(session, settings, VERA)
        hold_letter(session, vera, now, "pia@kommun.example", "semester")
        sam = terminal_actor(session, settings)
        leave_seats(session, sam, now, VERA)
        name = pseudonymise(session, sam, now, VERA, "KS 2023/8")

    (held,) = logged(database, "held")
    with database.session() as session:
        whole = check_log(session).bad_row is None

    assert held.who == name == f"Person {vera.person_id}"
    assert held.actor == vera.code
    assert whole


def test_a_register_extract_tells_what_the_person_did_but_nothing_of_others(
    database: Database, settings: Settings, letters: Letters
) -> None:
    now = clock(LATER).now()
    with database.session() as session:
        vera = terminal_actor(session, settings, VERA)
        hold_letter(session, vera, now, "pia@kommun.example", "semester")
        found = extract(session, terminal_actor(session, settings), now, VERA)

    (held,) = [event for event in found.content["events"] if event["what"] == "held"]  # type: ignore[attr-defined]
    assert held["actor"] == vera.code
    assert "pia@kommun.example" not in found.document
    assert held["detail"] == ""
