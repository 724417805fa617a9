"""An outsider changes nothing: forged absences, bounces, answers and floods, as a coordinator meets them."""

from email.message import EmailMessage

import pytest
from sqlalchemy import text
from sqlmodel import Session

from tests.actors import SAM
from tests.conftest import VOUCHED
from tests.services.test_replies import DONE, LATER, deliver, gathered, lines_for, reply, reports
from tests.services.year import clock
from tracker.domain.events import EventKind
from tracker.domain.reply.cause import Group, MailCode
from tracker.services.answers import review
from tracker.services.upkeep.doctor import examine
from tracker.settings import Settings
from tracker.store import people
from tracker.store.database import Database
from tracker.store.replied import replied_to

VERA = "vera@kommun.example"
NOW = clock(LATER).now()
AWAY = {"words": "Jag är ledig och är åter 7 juni.", "Auto_Submitted": "auto-replied"}
STRANGER = "Någon <nagon@example.se>"
FORGERIES = {
    "spf of another domain": "mx.kommun.example; spf=pass smtp.mailfrom=example.se; dkim=none; dmarc=none",
    "everything none": "mx.kommun.example; spf=none; dkim=none; dmarc=none",
    "permanent error": "mx.kommun.example; spf=permerror smtp.mailfrom=kommun.example",
    "a signature of another domain": "mx.kommun.example; dkim=pass header.d=example.se",
    "refuted": "mx.kommun.example; dmarc=fail header.from=kommun.example",
}
Letters = dict[str, EmailMessage]


def without_token(letter: EmailMessage) -> EmailMessage:
    """The letter as one sees it who only knows its subject."""
    seen = EmailMessage()
    seen["Message-ID"], seen["To"] = "<x@example.se>", VERA
    seen["Reply-To"] = "uppfoljning@kommun.example"
    seen["Subject"] = str(letter["Subject"])
    return seen


def bounce(letter: EmailMessage, **headers: str) -> bytes:
    words = f"<{VERA}>: 550 5.1.1 User unknown"
    return reply(letter, words, "MAILER-DAEMON <mailer-daemon@mx.example.se>", **headers)


def vera(database: Database) -> people.Person:
    with database.session() as session:
        found = people.person_by_email(session, VERA)
    assert found is not None
    return found


def cases(database: Database) -> list[review.ReviewCase]:
    with database.session() as session:
        return list(review.waiting(session))


def logged(database: Database, kind: EventKind) -> list[str]:
    query = text("SELECT detail FROM event WHERE what = :kind ORDER BY id").bindparams(kind=kind.value)
    with database.session() as session:
        return list(session.connection().execute(query).scalars())


def asked_of(session: Session, email: str) -> set[int]:
    """The occasions that the person's letter asks about."""
    query = text(
        "SELECT line.occasion_id FROM letter_line line JOIN letter ON letter.id = line.letter_id"
        " JOIN person ON person.id = letter.person_id WHERE person.email = :email"
    ).bindparams(email=email)
    return set(session.connection().execute(query).scalars())


@pytest.mark.parametrize("accepts", [True, False])
def test_the_code_alone_pauses_and_marks_nobody(
    database: Database, settings: Settings, letters: Letters, accepts: bool
) -> None:
    """Whoever saw a subject can forge both. A person confirms each with one decision."""
    seen = without_token(letters[VERA])
    own = settings._replace(accept_unauthenticated=accepts, trusted_hosts=())
    deliver(own, reply(seen, **AWAY, Authentication_Results="none"), bounce(seen))

    assert gathered(database, own) == {"review": 2}

    assert (vera(database).paused_until, vera(database).unreachable_since) == (None, None)
    assert {case.group for case in cases(database)} == {Group.PERHAPS}
    assert all("Kan stämma, bekräfta" in case.item.reasons[0] for case in cases(database))
    for case in cases(database):
        with database.session() as session:
            assert review.accept(session, SAM, NOW, own, case.number) == 0
    assert str(vera(database).paused_until) == "2021-06-07"
    assert vera(database).unreachable_since is not None
    assert cases(database) == []


@pytest.mark.parametrize("results", FORGERIES.values(), ids=FORGERIES)
def test_a_forwarded_token_needs_a_sender_that_is_proved(
    database: Database, settings: Settings, letters: Letters, results: str
) -> None:
    """The letter was passed on, and an outsider writes in Vera's name: her answers and her absence wait."""
    letter = letters[VERA]
    forged = {"Authentication_Results": results}
    deliver(settings, reply(letter, lines_for(letter, "pågår"), **forged), reply(letter, **AWAY, **forged))

    assert gathered(database, settings) == {"review": 2}

    assert reports(database) == 0
    assert vera(database).paused_until is None
    assert {case.group for case in cases(database)} == {Group.SENDER, Group.PERHAPS}
    assert not any(case.is_clear or case.waits_for_yes for case in cases(database))


def test_a_bounce_that_names_the_letter_counts_unless_it_is_refuted(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Mail systems are seldom authenticated, and only the letter's receivers know its Message-ID."""
    deliver(settings, bounce(letters[VERA], Authentication_Results="mx.kommun.example; spf=fail"))
    assert gathered(database, settings) == {"review": 1}
    assert vera(database).unreachable_since is None

    deliver(settings, bounce(letters[VERA], Authentication_Results=FORGERIES["everything none"]))
    assert gathered(database, settings) == {"bounce": 1}
    assert vera(database).unreachable_since is not None


def test_without_trusted_hosts_nothing_closes_by_itself(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """What goes on is recorded; what ends an activity is confirmed; a failure that is seen holds all."""
    letter, open_to_all = letters[VERA], settings._replace(trusted_hosts=())
    first, *others = lines_for(letter, "pågår").splitlines()
    done = lines_for(letter, DONE).splitlines()[0]
    deliver(open_to_all, reply(letter, "\n".join([done, *others])))

    assert gathered(database, open_to_all) == {"review": 1}

    (case,) = cases(database)
    assert reports(database) == len(others)
    assert case.waits_for_yes
    assert [cause.code for cause in case.item.causes] == [MailCode.CLOSES_UNPROVED]
    deliver(open_to_all, reply(letter, first, Authentication_Results=FORGERIES["refuted"]))
    gathered(database, open_to_all)
    assert reports(database) == len(others)


@pytest.mark.parametrize(("accepts", "recorded"), [(True, True), (False, False)])
def test_a_mail_without_results_closes_nothing(
    database: Database, settings: Settings, letters: Letters, accepts: bool, recorded: bool
) -> None:
    """accept_unauthenticated = true lets what does not close through, and false lets nothing."""
    letter = letters[VERA]
    numbers = lines_for(letter, "pågår").splitlines()
    mail = reply(letter, "\n".join([lines_for(letter, DONE).splitlines()[0], *numbers[1:]]))
    deliver(settings, mail.replace(VOUCHED.encode(), b"mx.example.se; dmarc=pass"))

    gathered(database, settings._replace(accept_unauthenticated=accepts))

    assert reports(database) == (len(numbers) - 1 if recorded else 0)


@pytest.mark.each_database
def test_a_second_writer_is_shown(database: Database, settings: Settings, letters: Letters) -> None:
    """In the review with the first one's name, in the log without it. A stranger's mail is not the first."""
    letter = letters[VERA]
    deliver(settings, reply(letter, lines_for(letter, "pågår"), STRANGER))
    assert gathered(database, settings) == {"review": 1}
    deliver(settings, reply(letter, lines_for(letter, "pågår")))
    assert gathered(database, settings) == {"applied": 1}
    assert logged(database, EventKind.ANSWERED_AGAIN) == []

    deliver(settings, reply(letter, lines_for(letter, "försenat"), "Kim <kim@kommun.example>"))

    assert gathered(database, settings) == {"review": 1}
    reasons = cases(database)[-1].item.reasons
    assert any(f"av Vera Vuxén <{VERA}>. Det här svaret kommer från någon annan" in one for one in reasons)
    assert logged(database, EventKind.ANSWERED_AGAIN) == [
        "mejl 3: en annan person än den som svarade med mejl 2"
    ]


def test_a_mail_that_is_refuted_counts_as_a_strangers(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Without the token, a forged Vera is nobody; a true one from her address waits as her mail."""
    seen = without_token(letters[VERA])
    deliver(settings, reply(seen, "klart", Authentication_Results=FORGERIES["refuted"]), reply(seen, "pågår"))

    assert gathered(database, settings) == {"outsiders": 1, "review": 1}


@pytest.mark.parametrize(("known", "results", "silenced"), [
    (True, FORGERIES["everything none"], True),
    (False, FORGERIES["everything none"], False),
    (False, VOUCHED, True),
])  # fmt: skip
def test_who_has_not_seen_the_letter_holds_back_no_reminder(
    database: Database, settings: Settings, letters: Letters, known: bool, results: str, silenced: bool
) -> None:
    """A mail in Vera's name that nobody proves is no answer of hers, unless it knows the letter's token."""
    letter = letters[VERA] if known else without_token(letters[VERA])
    deliver(settings, reply(letter, "Återkommer i nästa vecka.", VERA, Authentication_Results=results))

    assert gathered(database, settings) == {"review": 1}

    with database.session() as session:
        assert bool(replied_to(session, asked_of(session, VERA))) is silenced


def test_doctor_says_the_risk_in_one_line(settings: Settings, database: Database) -> None:
    def line(own: Settings) -> tuple[bool | None, str]:
        (found,) = (check for check in examine(NOW, own) if check.name == "avsändare")
        return found.ok, found.detail

    assert line(settings) == (True, "intygas av mx.kommun.example")
    ok, detail = line(settings._replace(trusted_hosts=()))
    assert ok is None
    assert "trusted_hosts" in detail
    assert "\n" not in detail
