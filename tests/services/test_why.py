"""Why a reply was read as it was is stored with the answer and the suggestion, without what is hidden."""

import json
from email.message import EmailMessage

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.services.test_replies import DONE, LATER, deliver, gathered, lines_for, reply
from tests.services.year import clock
from tracker.domain.reply.codes import DecidedBy, Rule
from tracker.services.answers import review
from tracker.services.answers.undo_mail import Applied, applied_mails
from tracker.services.people.assign_seat import leave_seats
from tracker.services.upkeep import retention
from tracker.settings import Settings
from tracker.store import people
from tracker.store.database import Database
from tracker.store.event_list import event_list

pytestmark = pytest.mark.each_database

YEARS_LATER = "2023-09-01"
Letters = dict[str, EmailMessage]


def applied(database: Database) -> Applied:
    with database.session() as session:
        (one,) = applied_mails(session, clock("2021-05-01").now())
    return one


def stored_traces(database: Database) -> str:
    """Every stored trace, as text with its letters."""
    with database.session() as session:
        rows = [
            row[0]
            for table in ("review", "status_report")
            for row in session.connection().execute(text(f"SELECT trace FROM {table}"))
        ]
    read = [json.loads(row) if isinstance(row, str) else row for row in rows]
    return json.dumps(read, ensure_ascii=False)


def test_an_applied_answer_keeps_why_and_an_accepted_one_was_a_persons(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The suggestion had a trace of its own; what a person accepted was decided by the person."""
    first, second, *_ = letters.values()
    deliver(settings, reply(first, lines_for(first, DONE)))
    assert gathered(database, settings) == {"applied": 1}

    traces = [line.trace for line in applied(database).lines]
    assert {trace.decided_by for trace in traces if trace} == {DecidedBy.QUESTION}
    assert {trace.rule for trace in traces if trace} <= {Rule.KEPT, Rule.TAUGHT, Rule.ALL_OF_THEM}
    assert any("klart" in clause.text for trace in traces if trace for clause in trace.clauses)

    deliver(settings, reply(second, lines_for(second, f"{DONE}. Ska jag skicka protokollet?")))
    assert gathered(database, settings) == {"review": 1}
    with database.session() as session:
        (waiting,) = review.waiting(session)
        assert waiting.item.traces[0] is not None
        assert waiting.json(why=True)["answers"][0]["why"]["decided_by"] == "question"
        review.accept(session, SAM, clock(LATER).now(), settings, waiting.item.id)
        accepted = applied_mails(session, clock("2021-05-01").now())[0]
    assert {line.trace for line in accepted.lines} == {None}
    assert all(one["why"] is None for one in accepted.json(why=True)["answers"])  # type: ignore[attr-defined]


def test_rows_of_an_older_version_are_shown_without_why(
    database: Database, settings: Settings, letters: Letters
) -> None:
    first, second, *_ = letters.values()
    deliver(settings, reply(first, lines_for(first, DONE)), reply(second, "Hm?"))
    assert gathered(database, settings) == {"applied": 1, "review": 1}
    with database.session() as session:
        for table in ("review", "status_report"):
            session.connection().execute(text(f"UPDATE {table} SET trace = NULL"))

    assert {line.trace for line in applied(database).lines} == {None}
    with database.session() as session:
        (waiting,) = review.waiting(session)
    assert set(waiting.item.traces) == {None}
    assert all(one["why"] is None for one in waiting.json(why=True)["answers"])


def test_neither_the_log_nor_the_trace_has_what_is_not_theirs(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The log has no words of the sender; the trace has no number, name or address that was hidden."""
    hidden = ("Ludmilla", "Kvist", "08-123 456 78", "ludmilla@mail.example", "19121212-1212")
    words = "pågår, brukaren Ludmilla Kvist, ring 08-123 456 78 eller ludmilla@mail.example"
    first, second, *_ = letters.values()
    deliver(
        settings,
        reply(first, lines_for(first, words)),
        reply(second, lines_for(second, f"{words}, gäller 19121212-1212")),
    )
    assert gathered(database, settings) == {"applied": 1, "review": 1}

    traces = stored_traces(database)
    assert traces.count('"pågår"') >= 2
    assert not [word for word in hidden if word in traces]
    with database.session() as session:
        log = json.dumps(
            [event.json() for event in event_list(session, None, None, None)], ensure_ascii=False
        )
    assert not [word for word in ("pågår", "brukaren", "clauses", *hidden) if word in log]


def test_a_name_is_taken_out_of_the_traces_too(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The person's own answer and somebody else's, applied and waiting; the extract had them."""
    now, who = clock(YEARS_LATER).now(), "pia@kommun.example"
    with database.session() as session:
        person = people.person_by_email(session, who)
    assert person is not None
    other, third = [letter for address, letter in letters.items() if address != who][:2]
    deliver(
        settings,
        reply(letters[who], lines_for(letters[who], f"pågår, hälsar {person.name.split()[0]}")),
        reply(other, lines_for(other, f"pågår, {person.name} höll i det")),
        reply(third, lines_for(third, f"pågår, {person.name} höll i det. Eller?")),
    )
    assert gathered(database, settings) == {"applied": 2, "review": 1}
    assert stored_traces(database).count(person.name) >= 2

    with database.session() as session:
        leave_seats(session, SAM, now, who)
        found = retention.extract(session, SAM, now, who).content
        new = retention.pseudonymise(session, SAM, now, who, "KS 2023/8")

    assert "pågår" in json.dumps(found["answers"][0]["trace"], ensure_ascii=False)  # type: ignore[index]
    traces = stored_traces(database)
    assert new in traces
    assert not [part for part in person.name.split() if part in traces]
