"""Mails that come back: applied when they are clear, to a person when they are not, never twice."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from sqlalchemy import text

from tests.actors import SAM, SCHEDULER
from tests.conftest import VOUCHED
from tests.letter_text import questions_asked
from tests.services.year import clock
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers import review
from tracker.services.answers.collect import collect
from tracker.services.answers.record_answer import Answer
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store import people
from tracker.store.database import Database
from tracker.store.status import direct_status

TODAY = "2021-05-17"
LATER = "2021-05-19"


def reply(letter: EmailMessage, words: str, sender: str | None = None, **headers: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender or str(letter["To"])
    mail["To"] = str(letter["Reply-To"])
    mail["Subject"] = f"SV: {letter['Subject']}"
    mail["Message-ID"] = f"<{abs(hash((words, sender)))}@kommun.example>"
    mail["In-Reply-To"] = str(letter["Message-ID"])
    mail["Date"] = "Wed, 19 May 2021 09:00:00 +0200"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if not mail["Authentication-Results"]:
        mail["Authentication-Results"] = VOUCHED
    mail.set_content(words)
    return mail.as_bytes()


def deliver(settings: Settings, *raws: bytes) -> None:
    import mailbox

    settings.mail_folder.mkdir(parents=True, exist_ok=True)
    box = mailbox.Maildir(settings.mail_folder / "in", create=True)
    for raw in raws:
        box.add(raw)


def gathered(database: Database, settings: Settings) -> dict[str, int]:
    return collect(database, SCHEDULER, clock(LATER), settings).kinds


def status_of(settings: Settings, number: int) -> str:
    rows = direct_status(settings, "kungsholmen", 2021, clock(LATER).now().date())
    return next(row.status for row in rows if row.number == number)


def reports(database: Database) -> int:
    with database.session() as session:
        return session.connection().execute(text("SELECT count(*) FROM status_report")).scalar_one()


DONE = "klart, 4 av 4 var med"  # closes as the letter taught
DONE_ONCE = "klart, genomfördes i april"  # the same where the question is how many times


def lines_for(letter: EmailMessage, words: str) -> str:
    """The same words for every number of the letter; DONE as it fits the question."""
    return "\n".join(
        f"{number} {words.replace(DONE, DONE_ONCE) if 'gånger' in asked else words}"
        for number, asked in questions_asked(letter).items()
    )


@pytest.mark.each_database
def test_a_clear_reply_is_applied_once(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Read again, or delivered twice, the same mail changes nothing more."""
    letter = letters["vera@kommun.example"]
    raw = reply(letter, lines_for(letter, DONE))
    deliver(settings, raw)

    first = gathered(database, settings)
    deliver(settings, raw)
    second = gathered(database, settings)

    assert (first, second) == ({"applied": 1}, {})
    assert status_of(settings, 6) == "genomford"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sender": "Någon Annan <annan@kommun.example>"}, "not the one who got the letter"),
        ({"words": "Återkommer i nästa vecka."}, "a promise is no status"),
        ({"words": "Klart, det gällde Anna 19811228-9874."}, "a personnummer"),
        ({"Authentication_Results": "mx.kommun.example; dmarc=fail"}, "the server says it is forged"),
    ],
)
def test_what_is_doubtful_goes_to_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], change: dict[str, str], why: str
) -> None:
    """Nothing is applied; the queue holds the mail with its reasons."""

    letter = letters["vera@kommun.example"]
    trusting = settings._replace(trusted_hosts=("mx.kommun.example",))
    mail = {"words": lines_for(letter, DONE)} | change
    deliver(settings, reply(letter, **mail))

    kinds = collect(database, SCHEDULER, clock(LATER), trusting).kinds

    assert kinds == {"review": 1}, why
    assert reports(database) == 0
    with database.session() as session:
        (item,) = review.waiting(session)
    assert item.item.reasons
    assert "19811228" not in item.item.text


def test_a_mail_that_answers_no_letter_goes_to_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Without a token nobody knows what "klart" is about."""
    letter = letters["vera@kommun.example"]
    del letter["Message-ID"]
    letter["Message-ID"] = "<something-else@kommun.example>"
    letter.replace_header("Subject", "Hej")
    deliver(settings, reply(letter, "Klart"))

    assert gathered(database, settings) == {"review": 1}
    assert reports(database) == 0


@pytest.mark.each_database
def test_an_autoreply_pauses_the_person_and_nobody_else(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Out of office until 7 June: paused; a forged one from elsewhere pauses nobody."""
    letter = letters["vera@kommun.example"]
    words = "Jag är ledig och är åter 7 juni."
    deliver(
        settings,
        reply(letter, words, Auto_Submitted="auto-replied"),
        reply(letter, words, "Pia <pia@kommun.example>", Auto_Submitted="auto-replied"),
    )

    kinds = gathered(database, settings)

    assert kinds == {"autoreply": 2}
    with database.session() as session:
        paused = {p.email: str(p.paused_until) for p in people.people(session).values() if p.paused_until}
    assert paused == {"vera@kommun.example": "2021-06-07"}


def test_our_own_letter_that_comes_back_is_a_loop(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It carries our mark and is left alone."""
    deliver(settings, letters["vera@kommun.example"].as_bytes())

    assert gathered(database, settings) == {"loop": 1}
    assert reports(database) == 0


def test_a_poison_mail_does_not_stop_the_others(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], monkeypatch
) -> None:
    """One that makes the reader fail is set aside whole; the rest are read in the same run."""
    from tracker.services.answers import read_reply as reading

    real = reading.read_message

    def read_message(raw: bytes, **more):
        if b"poison" in raw:
            raise RuntimeError("gift")
        return real(raw, **more)

    monkeypatch.setattr(reading, "read_message", read_message)
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, "poison"), reply(letter, lines_for(letter, DONE)))

    assert gathered(database, settings) == {"failed": 1, "applied": 1}


def test_a_backward_step_goes_to_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Genomförd and then pågår about what had a date: someone must look. What goes on may go on."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, lines_for(letter, DONE)))
    gathered(database, settings)
    deliver(settings, reply(letter, lines_for(letter, "pågår")))

    assert gathered(database, settings) == {"review": 1}
    assert status_of(settings, 6) == "pagar"
    with database.session() as session:
        (case,) = (one for one in review.waiting(session) if "redan rapporterad" in one.item.reasons[0])
    kinds = {line.stored.activity.question.kind for line in case.lines}
    assert kinds == {QuestionKind.DATE, QuestionKind.COUNTABLE}


def test_same_as_last_repeats_the_last_status(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Inget nytt sedan sist: the status that was reported last, dated now."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, lines_for(letter, "försenat, väntar på lokal")))
    gathered(database, settings)
    deliver(settings, reply(letter, lines_for(letter, "inget nytt sedan sist")))

    assert gathered(database, settings) == {"applied": 1}
    assert status_of(settings, 6) == "forsenad"


def doubtful(database: Database, settings: Settings, letters: dict[str, EmailMessage]) -> int:
    """A review item whose suggestion is whole: everything clear, from the wrong sender."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, lines_for(letter, DONE), "Vikarie <vik@kommun.example>"))
    gathered(database, settings)
    with database.session() as session:
        return review.waiting(session)[0].item.id


@pytest.mark.each_database
def test_a_suggestion_can_be_accepted_once(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Accepted, it counts as the answer of the one who was asked; a second time it is decided already."""
    number = doubtful(database, settings, letters)

    with database.session() as session:
        review.accept(session, SAM, clock(LATER).now(), settings, number)

    assert status_of(settings, 6) == "genomford"
    with database.session() as session, pytest.raises(NotFoundError, match="redan avgjord"):
        review.accept(session, SAM, clock(LATER).now(), settings, number)


@pytest.mark.each_database
def test_a_suggestion_can_be_corrected(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """What the coordinator says counts, not the suggestion."""
    number = doubtful(database, settings, letters)

    with database.session() as session:
        stored = find_activity(session, settings, "kungsholmen-2021/6", None, None)
        answer = Answer(stored, (), Status.PAGAR, "enligt samtal")
        review.correct(session, SAM, clock(LATER).now(), settings, number, [answer])

    assert status_of(settings, 6) == "pagar"


def test_a_dismissed_mail_changes_nothing(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It leaves the queue and stays in the archive."""
    number = doubtful(database, settings, letters)

    with database.session() as session:
        review.dismiss(session, SAM, clock(LATER).now(), number)

    assert reports(database) == 0
    with database.session() as session:
        assert review.waiting(session) == ()


def test_an_unclear_suggestion_cannot_be_accepted(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """A promise has no status to accept: correct it or dismiss it."""
    deliver(settings, reply(letters["vera@kommun.example"], "Återkommer nästa vecka"))
    gathered(database, settings)

    with database.session() as session, pytest.raises(UsageError, match="ofullständigt"):
        review.accept(session, SAM, clock(LATER).now(), settings, review.waiting(session)[0].item.id)


def without_row(database: Database, settings: Settings, number: int) -> None:
    """The plan comes in again without one of its rows."""
    from dataclasses import replace

    from tests.small_plans import YEAR
    from tracker.services.plans.read_plan import read_plan
    from tracker.services.plans.store_plan import store_plan

    file = settings.data.parent / "planer" / "kungsholmen-2021.docx"
    plan = read_plan(file, "kungsholmen", YEAR, settings)
    kept = [activity for activity in plan.activities if activity.number != number]
    moved = tuple(replace(activity, number=place) for place, activity in enumerate(kept, start=1))
    with database.session() as session:
        store_plan(
            session,
            SAM,
            clock(LATER).now(),
            settings,
            replace(plan, activities=moved, source=("ny.docx", "1")),
        )


@pytest.mark.each_database
def test_numbers_mean_what_they_meant_when_the_letter_left(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """A row was taken out since: the answer about it goes to a person, none slips to its neighbour."""
    letter = letters["vera@kommun.example"]
    before = {number: status_of(settings, number) for number in (1, 2, 3)}
    without_row(database, settings, 6)
    deliver(settings, reply(letter, lines_for(letter, DONE)))

    kinds = gathered(database, settings)

    assert kinds == {"review": 1}
    assert before == {number: status_of(settings, number) for number in (1, 2, 3)}
    with database.session() as session:
        (shown,) = review.waiting(session)
    assert any("finns inte längre" in reason for reason in shown.item.reasons)


def test_a_line_that_cannot_be_read_sends_the_mail_to_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """ "2 hmm kanske" is an answer of its own, not part of number 1's."""
    letter = letters["pia@kommun.example"]
    numbers = lines_for(letter, DONE).splitlines()
    words = "\n".join([numbers[0], *(line.replace(DONE, "hmm kanske") for line in numbers[1:])])
    deliver(settings, reply(letter, words))

    expected = {"review": 1} if len(numbers) > 1 else {"applied": 1}
    assert gathered(database, settings) == expected


def test_a_database_that_fails_leaves_the_mail_for_the_next_run(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], monkeypatch
) -> None:
    """A fault that passes loses no answer: the run says so, and the next one reads the mail."""
    from tracker.errors import DatabaseError
    from tracker.services.answers import collect as collecting

    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, lines_for(letter, DONE)))
    real = collecting.read_reply_mail

    def locked(*_: object) -> str:
        raise DatabaseError("upptagen")

    monkeypatch.setattr(collecting, "read_reply_mail", locked)
    with pytest.raises(DatabaseError):
        gathered(database, settings)
    monkeypatch.setattr(collecting, "read_reply_mail", real)

    assert gathered(database, settings) == {"applied": 1}


@pytest.mark.each_database
def test_a_mail_is_read_by_one_program_only(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Taken by one, it is passed over by the other."""
    from tracker.store import incoming

    with database.session() as session:
        kept = incoming.keep(
            session, ("mappen", "", "1"), b"From: a@kommun.example\n\nhej", clock(LATER).now()
        )
        assert incoming.take(session, kept)
        assert not incoming.take(session, kept)
        assert incoming.keep(session, ("mappen", "", "1"), b"other", clock(LATER).now()) is None


def test_an_outsider_does_not_answer_for_everybody(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """A mail about no letter, from one without a seat in the matter: it can't be corrected into an answer."""
    letter = letters["vera@kommun.example"]
    letter.replace_header("Message-ID", "<something-else@kommun.example>")
    letter.replace_header("Subject", "Hej")
    deliver(settings, reply(letter, "Klart hos mig", "Disa Rektorsson <disa@kommun.example>"))
    gathered(database, settings)

    with database.session() as session:
        stored = find_activity(session, settings, "kungsholmen-2021/7", None, None)
        number = review.waiting(session)[0].item.id
        with pytest.raises(UsageError, match="svarar inte för"):
            review.correct(
                session, SAM, clock(LATER).now(), settings, number, [Answer(stored, (), Status.GENOMFORD)]
            )


@pytest.mark.each_database
def test_nothing_new_keeps_the_words_and_the_number(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Inget nytt sedan sist: what was said then still stands in the section."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, lines_for(letter, "pågår, 12 av 15 har gått")))
    gathered(database, settings)
    deliver(settings, reply(letter, lines_for(letter, "inget nytt sedan sist")))
    gathered(database, settings)

    with database.session() as session:
        rows = session.connection().execute(text("SELECT comment, value FROM status_report ORDER BY id DESC"))
        comment, value = rows.first()
    assert "12 av 15" in comment
    assert value == 12
