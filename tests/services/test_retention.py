"""Gallring, registerutdrag and pseudonyms: by decision, with a protocol, and the trail still whole."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.services.test_replies import DONE, deliver, gathered, lines_for, reply
from tests.services.year import clock
from tracker.domain.reply.cause import Cause
from tracker.errors import NotFoundError, UsageError
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.remove_person import remove_person
from tracker.services.upkeep import retention
from tracker.settings import Settings
from tracker.store import archive, deputies, events, incoming, people, reviews
from tracker.store.cell_changes import (
    CellChange,
    changes_naming,
    changes_of_activity,
    keep_changes,
    rename_in_changes,
)
from tracker.store.database import Database
from tracker.store.tables import StatusReportTable

pytestmark = pytest.mark.each_database

YEARS_LATER = "2023-09-01"
Letters = dict[str, EmailMessage]


@pytest.fixture
def answered(database: Database, settings: Settings, letters: Letters) -> str:
    """One clear and one doubtful answer; gives the address of who sent the clear one."""
    first, second, *_ = letters.values()
    deliver(settings, reply(first, lines_for(first, f"{DONE}, vi träffades i april")), reply(second, "Hm?"))
    assert gathered(database, settings) == {"applied": 1, "review": 1}
    return str(first["To"].addresses[0].addr_spec)


def count(database: Database, table: str) -> int:
    with database.session() as session:
        return int(session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar() or 0)


def test_old_mails_are_thinned_by_a_decision_and_the_answers_stay(
    database: Database, settings: Settings, answered: str
) -> None:
    """What waits for review is left; the protocol names each mail, and the log the decision."""
    reports = count(database, "status_report")
    with database.session() as session:
        done = retention.purge_mails(session, SAM, clock(YEARS_LATER).now(), settings, "KS 2023/7")

    assert done.mails == 1
    assert count(database, "raw_mail") == 1
    assert count(database, "incoming") == 2
    assert count(database, "status_report") == reports
    words = done.protocol.read_text()
    assert "KS 2023/7" in words
    assert words.count("\n| 1 |") == 1
    with database.session() as session:
        assert events.first_bad_row(session)[0] is None


def test_a_mail_that_could_not_be_read_is_thinned_when_it_has_been_looked_at(
    database: Database, settings: Settings, letters: Letters
) -> None:
    with database.session() as session:
        place = ("mappen", "", "1")
        mail = incoming.keep(session, place, b"gift", clock("2021-05-19").now())
        assert mail is not None
        incoming.mark_failed(session, mail, "trasigt")
        number = reviews.add_review(session, mail, "", (), [Cause("unreadable", "trasigt")])
        assert archive.old_mails(session, clock(YEARS_LATER).now()) == ()

        reviews.decide(session, number, "dismissed", "Sam", clock("2021-05-19").now())
        session.flush()

        assert [one.id for one in archive.old_mails(session, clock(YEARS_LATER).now())] == [mail]


def test_nothing_is_thinned_before_its_time_or_without_a_decision(
    database: Database, settings: Settings, answered: str
) -> None:
    with pytest.raises(NotFoundError), database.session() as session:
        retention.purge_mails(session, SAM, clock("2022-09-01").now(), settings, "KS 2023/7")
    with pytest.raises(UsageError), database.session() as session:
        retention.purge_mails(session, SAM, clock(YEARS_LATER).now(), settings, " ")

    assert count(database, "raw_mail") == 2


def test_the_extract_has_all_that_is_kept_of_a_person(
    database: Database, settings: Settings, answered: str
) -> None:
    with database.session() as session:
        found = json.loads(retention.extract(session, SAM, clock(YEARS_LATER).now(), answered).document)

    assert found["person"]["email"] == answered
    assert found["seats"]
    assert found["letters"]
    assert any("april" in answer["comment"] for answer in found["answers"])
    assert found["mails"][0]["kept_whole"] is True
    assert {"planned", "accepted", "answered"} <= {event["what"] for event in found["events"]}


def test_a_name_is_taken_out_of_everything_but_the_trail_is_whole(
    database: Database, settings: Settings, answered: str, home: Path
) -> None:
    """No table holds the name or the address any more; what was asked and answered is there."""
    now = clock(YEARS_LATER).now()
    with database.session() as session:
        name = retention.extract(session, SAM, now, answered).person.name
        leave_seats(session, SAM, now, answered)
        rows = count_events(session)
        new = retention.pseudonymise(session, SAM, now, answered, "KS 2023/8")

    everything = whole_database(database)
    assert answered not in everything
    assert name not in everything
    assert new in everything
    with database.session() as session:
        assert events.first_bad_row(session)[0] is None
        assert count_events(session) == rows + 1


def test_a_name_is_taken_out_of_the_comments_too(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The whole name in anybody's answer, and its parts in one's own; other words stay."""
    now, who = clock(YEARS_LATER).now(), "pia@kommun.example"
    with database.session() as session:
        person = people.person_by_email(session, who)
        assert person is not None
        first = person.name.split()[0]
        own = StatusReportTable(
            activity_id=1, person_id=person.id, status="pagar", channel="telefon", reported_on=now.date(),
            comment=f"Möte i maj, hälsar {first}",
        )  # fmt: skip
        others = StatusReportTable(
            activity_id=1, status="pagar", channel="telefon", reported_on=now.date(),
            comment=f"{person.name.upper()} ansvarade, och {first}a var med",
        )  # fmt: skip
        session.add_all([own, others])
        leave_seats(session, SAM, now, who)
        new = retention.pseudonymise(session, SAM, now, who, "KS 2023/8")
        said = (own.comment, others.comment)

    assert said == (f"Möte i maj, hälsar {new}", f"{new} ansvarade, och {first}a var med")


def test_a_name_in_what_a_plan_has_changed_is_in_the_extract_and_taken_out(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Whole, also over two lines and in capitals; who is only partly called the same is left."""
    now, who = clock(YEARS_LATER).now(), "pia@kommun.example"
    with database.session() as session:
        person = people.person_by_email(session, who)
        assert person is not None
        broken, other = person.name.replace(" ", "\n").upper(), f"Bo{person.name}"
        pairs = [(f"Enhetschef, {broken}", "Kurator"), (other, f"{person.name}, kurator"), ("Ada", "Bo")]
        keep_changes(session, [CellChange(1, now, "ada", "ansvarig", *pair) for pair in pairs])
        found = retention.extract(session, SAM, now, who).content["plan_changes"]
        leave_seats(session, SAM, now, who)
        new = retention.pseudonymise(session, SAM, now, who, "KS 2023/8")
        left = {(one.before, one.after) for one in changes_of_activity(session, 1)}

    assert [(one["before"], one["after"]) for one in found] == pairs[:2]  # type: ignore[attr-defined]
    assert left == {(f"Enhetschef, {new}", "Kurator"), (other, f"{new}, kurator"), ("Ada", "Bo")}


def test_who_is_removed_without_a_history_is_not_named_in_what_a_plan_has_changed(
    database: Database, settings: Settings, letters: Letters
) -> None:
    now = clock(YEARS_LATER).now()
    with database.session() as session:
        bo = people.save_person(session, "Bo Fel", "bo.fel@kommun.example")
        keep_changes(session, [CellChange(1, now, "ada", "ansvarig", "Bo Fel", "Kurator")])
        remove_person(session, SAM, now, settings, "bo.fel@kommun.example")
        (left,) = changes_of_activity(session, 1)

    assert left.before == f"Person {bo.id}"


def test_neither_reasons_nor_errors_nor_others_keep_a_name_or_an_address(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Out of office for good, a letter answered by a colleague, a broken mail, and a superior."""
    now, who = clock(YEARS_LATER).now(), "pia@kommun.example"
    letter = letters[who]
    gone = "Jag har slutat min anställning."
    deliver(
        settings,
        reply(letter, gone, Auto_Submitted="auto-replied"),
        reply(letter, lines_for(letter, DONE), "Pia privat <pia.privat@mejl.example>"),
    )
    assert gathered(database, settings) == {"review": 2}
    with database.session() as session:
        person = people.person_by_email(session, who)
        assert person is not None
        under = people.save_person(session, "Bo Under", "bo.under@kommun.example")
        people.set_superiors(session, {under.id: person.id})
        broken = incoming.keep(session, ("mappen", "", "9"), b"gift", now)
        assert broken is not None
        incoming.mark_failed(session, broken, f"Avsändaren {who} är trasig")
        leave_seats(session, SAM, now, who)
        found = retention.extract(session, SAM, now, who).content
        retention.pseudonymise(session, SAM, now, who, "KS 2023/8")

    assert person.name in json.dumps(found["reviews"], ensure_ascii=False)
    everything = whole_database(database)
    for words in (who, "pia.privat", person.name):
        assert words not in everything
    with database.session() as session:
        under = people.person_by_email(session, "bo.under@kommun.example")
        assert under is not None
        assert under.superior_id is None
        assert events.first_bad_row(session)[0] is None


def test_the_extract_has_the_rights_of_a_deputy(
    database: Database, settings: Settings, answered: str
) -> None:
    now = clock(YEARS_LATER).now()
    with database.session() as session:
        seat = people.seats(session, "kungsholmen")[0]
        kim = people.save_person(session, "Kim Kollega", "kim@kommun.example")
        deputies.add_deputy(session, [seat.seat.id], kim.id, now.date())
        session.flush()
        found = retention.extract(session, SAM, now, "kim@kommun.example").content

    assert [one["role"] for one in found["deputy_for"]] == [seat.seat.role]  # type: ignore[attr-defined]


def test_somebody_who_has_a_seat_is_not_pseudonymised(
    database: Database, settings: Settings, answered: str
) -> None:
    with pytest.raises(UsageError, match="people leave"), database.session() as session:
        retention.pseudonymise(session, SAM, clock(YEARS_LATER).now(), answered, "KS 2023/8")


def count_events(session) -> int:  # type: ignore[no-untyped-def]
    return int(session.connection().execute(text("SELECT count(*) FROM event")).scalar())


def whole_database(database: Database) -> str:
    """Every value of every table, as text; mails that wait for review are not the person's."""
    from sqlalchemy import inspect

    words = []
    with database.session() as session:
        for table in inspect(database.engine).get_table_names():
            if table != "raw_mail":
                words += [
                    str(tuple(row)) for row in session.connection().execute(text(f"SELECT * FROM {table}"))
                ]
    return "\n".join(words)


def test_a_name_of_one_word_is_no_name_in_what_a_plan_has_changed(
    database: Database, letters: Letters
) -> None:
    """ "Samordnaren" is the coordinator's name where none is set, and any plan's word."""
    with database.session() as session:
        keep_changes(session, [CellChange(1, clock().now(), "ada", "ansvarig", "Samordnaren", "Kurator")])
        found = changes_naming(session, "Samordnaren")
        rename_in_changes(session, "Samordnaren", "Person 5")
        (left,) = changes_of_activity(session, 1)

    assert found == ()
    assert left.before == "Samordnaren"
