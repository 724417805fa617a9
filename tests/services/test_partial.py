"""Clear lines of a reply are recorded at once; the doubtful ones wait, and the whole mail where it must."""

from email.message import EmailMessage

import pytest
from sqlalchemy import text

from tests.actors import SAM
from tests.cases import each
from tests.services.test_receipts import on, receipts
from tests.services.test_replies import LATER, deliver, gathered, reply
from tests.services.year import clock
from tracker.domain.reply.cause import Cause, Group, MailCode
from tracker.domain.reply.codes import ReasonCode
from tracker.domain.status import Status
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers import review
from tracker.services.answers.causes import WAITS, group_of, may_be_accepted_unseen
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.review_case import ReviewCase, find_case
from tracker.services.answers.undo_mail import undo_mail
from tracker.services.answers.unmask_mail import unmask_mail
from tracker.settings import Settings
from tracker.store import events
from tracker.store.database import Database

__all__ = ["on"]  # the fixture of the other file
Letters = dict[str, EmailMessage]
VERA = "vera@kommun.example"
NOW = clock(LATER).now()


def answer(letter: EmailMessage, *lines: str, **headers: str) -> bytes:
    """A reply with these words about the letter's first questions."""
    return reply(letter, "\n".join(f"{n} {words}" for n, words in enumerate(lines, start=1)), **headers)


def the_case(database: Database) -> ReviewCase:
    with database.session() as session:
        (case,) = review.waiting(session)
    return case


def recorded(database: Database) -> list[tuple[str, str]]:
    """Status and words of each recorded answer about different activities, in order."""
    query = (
        "SELECT DISTINCT activity_id, status, comment FROM status_report"
        " WHERE undone_on IS NULL ORDER BY activity_id"
    )
    with database.session() as session:
        return [tuple(row)[1:] for row in session.connection().execute(text(query))]


@pytest.mark.each_database
def test_the_clear_line_is_recorded_and_the_doubtful_one_waits(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """It waits alone, with its words; accepted, nothing is recorded twice."""
    deliver(settings, answer(letters[VERA], "pågår, vi är halvvägs", "klart kanske, vi får se"))

    assert gathered(database, settings) == {"review": 1}
    case = the_case(database)
    assert [(line.number, line.read["comment"]) for line in case.lines] == [(2, "klart kanske, vi får se")]
    assert [done.report.comment for done in case.recorded] == ["pågår, vi är halvvägs"]
    assert recorded(database) == [("pagar", "pågår, vi är halvvägs")]
    assert case.group is Group.STATUS

    with database.session() as session:
        corrected = Answer(case.lines[0].stored, (), Status.PAGAR, "klart kanske, vi får se")
        assert review.correct(session, SAM, NOW, settings, case.number, [corrected]) == 0

    assert len(recorded(database)) == 2
    with database.session() as session:
        assert review.waiting(session) == ()
        assert events.first_bad_row(session)[0] is None


@pytest.mark.parametrize(
    ("lines", "headers", "why"),
    [
        (("pågår", "klart kanske"), {"sender": "Kim <kim@kommun.example>"}, "a stranger's line is no line"),
        (
            ("pågår", "klart kanske"),
            {"Authentication_Results": "mx.kommun.example; dmarc=fail"},
            "all of a forged mail is forged",
        ),
        (("pågår, gäller 19811228-9874", "kanske"), {}, "a personal number"),
    ],
)
def test_a_doubt_about_the_mail_holds_back_every_line(
    database: Database,
    settings: Settings,
    letters: Letters,
    lines: tuple[str, ...],
    headers: dict[str, str],
    why: str,
) -> None:
    deliver(settings, answer(letters[VERA], *lines, **headers))
    gathered(database, settings._replace(trusted_hosts=("mx.kommun.example",)))

    assert recorded(database) == [], why
    assert len(the_case(database).lines) >= 2, why


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            "Har slutat här, fråga Kim i stället.\n\n1 pågår\n2 klart kanske",
            "who has left may answer nothing",
        ),
        ("1 pågår\n2 klart kanske\n\nAllt det här är förresten osäkert.", "it may be said of every line"),
    ],
)
def test_loose_text_may_concern_every_line(
    database: Database, settings: Settings, letters: Letters, words: str, why: str
) -> None:
    deliver(settings, reply(letters[VERA], words))
    gathered(database, settings)

    assert recorded(database) == [], why


def test_a_question_in_a_line_is_about_that_line(
    database: Database, settings: Settings, letters: Letters
) -> None:
    deliver(settings, answer(letters[VERA], "pågår", "klart. Ska jag skicka protokollet?", "försenat"))
    gathered(database, settings)

    case = the_case(database)
    assert [status for status, _ in recorded(database)] == ["pagar", "forsenad"] or len(
        recorded(database)
    ) == 2
    assert [(cause.code, cause.number) for cause in case.item.causes] == [(ReasonCode.QUESTION, 2)]
    assert case.causes == ()
    assert case.group is Group.ASIDE


@pytest.mark.each_database
def test_undo_takes_back_the_recorded_lines_too(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The whole mail waits then, and nothing of it is recorded by itself again."""
    deliver(settings, answer(letters[VERA], "pågår, halvvägs", "klart kanske"))
    gathered(database, settings)

    with database.session() as session:
        undo_mail(session, SAM, NOW, settings, the_case(database).number, "fel plan")

    case = the_case(database)
    assert recorded(database) == []
    assert [line.number for line in case.lines] == [1, 2]
    assert case.group is Group.UNDONE
    assert not case.is_clear


def test_the_rest_of_a_case_is_dismissed_and_comes_back(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """What was recorded stays; the line that waited is as it was."""
    deliver(settings, answer(letters[VERA], "pågår, halvvägs", "klart kanske"))
    gathered(database, settings)
    before = the_case(database)
    with database.session() as session:
        review.dismiss(session, SAM, NOW, before.number)
        assert [case.number for case in review.dismissed(session)] == [before.number]
    with database.session() as session, pytest.raises(NotFoundError, match="restore"):
        review.accept(session, SAM, NOW, settings, before.number)

    with database.session() as session:
        review.restore(session, SAM, NOW, before.number)
    with database.session() as session, pytest.raises(NotFoundError, match="inte avfärdad"):
        review.restore(session, SAM, NOW, before.number)

    assert the_case(database).lines == before.lines
    assert len(recorded(database)) == 1
    with database.session() as session:
        assert events.first_bad_row(session)[0] is None


def test_hidden_words_are_shown_in_what_waits_and_in_what_is_recorded(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """And no line that is recorded already begins to wait."""
    deliver(settings, answer(letters[VERA], "pågår, ring 08-123 456 78", "kanske, ring 08-765 432 10"))
    gathered(database, settings)
    number = the_case(database).number

    with database.session() as session:
        unmask_mail(session, SAM, NOW, settings, number, "växeln")

    assert recorded(database) == [("pagar", "pågår, ring 08-123 456 78")]
    assert [(line.number, line.read["comment"]) for line in the_case(database).lines] == [
        (2, "kanske, ring 08-765 432 10")
    ]


def test_a_receipt_says_what_is_recorded_and_what_waits(
    database: Database, on: Settings, letters: Letters
) -> None:
    deliver(on, answer(letters[VERA], "pågår, halvvägs", "klart kanske"))
    gathered(database, on)

    (receipt,) = receipts(database, on)

    for part in ("plain", "html"):
        words = receipt.get_body((part,)).get_content()
        assert words.count("halvvägs") == 1
        assert " ".join(words.split()).count("läses av en människa") == 1


def test_a_line_is_corrected_and_the_others_wait(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Not the mail: the lines that were not named are as they were read, with their words."""
    deliver(settings, answer(letters[VERA], "klart kanske, vi får se", "klart kanske, osäkert"))
    gathered(database, settings)
    number = the_case(database).number
    given = review.Correction("2", Status.PAGAR, value=11, target=12)
    with database.session() as session:
        answers, left = review.correct_by_name(session, SAM, NOW, settings, number, [given])

    assert (answers[0].comment, left) == ("klart kanske, osäkert", 1)
    assert (answers[0].value, answers[0].target) == (11, 12)
    assert [line.read["comment"] for line in the_case(database).lines] == ["klart kanske, vi får se"]


def test_nothing_new_waits_with_what_it_repeats(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """From another address: the status, the words and the number of the last report are filled in."""
    deliver(settings, reply(letters[VERA], "4 pågår, 12 av 15 har gått"))
    gathered(database, settings)
    deliver(settings, reply(letters[VERA], "4 inget nytt sedan sist", sender="vera@example.se"))
    gathered(database, settings)

    (line,) = the_case(database).lines

    assert (line.read["status"], line.read["comment"]) == ("pagar", "pågår, 12 av 15 har gått")
    assert (line.read["value"], line.read["target"]) == (12, 15)


def test_what_ends_an_activity_is_only_confirmed(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """It stands first, is never taken as clear by itself, and one step records it."""
    deliver(settings, answer(letters["pia@kommun.example"], "klart kanske"))
    deliver(settings, reply(letters[VERA], "1 pågår\n4 klart"))
    gathered(database, settings)

    with database.session() as session:
        first = review.waiting(session)[0]
        assert (first.person.email, first.group, first.waits_for_yes) == (VERA, Group.CONFIRM, True)
        assert not first.is_clear
        assert review.accept(session, SAM, NOW, settings, first.number) == 1

    assert ("genomford", "klart") in recorded(database)


def test_a_case_that_has_changed_since_it_was_shown_is_not_decided(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Two coordinators at the same case: the second sees it again."""
    deliver(settings, answer(letters[VERA], "klart kanske, vi får se", "klart kanske, osäkert"))
    gathered(database, settings)
    shown = the_case(database)
    with database.session() as session:
        review.correct_by_name(
            session, SAM, NOW, settings, shown.number, [review.Correction("2", Status.PAGAR)]
        )

    with database.session() as session, pytest.raises(UsageError, match="har ändrats"):
        review.decide_as_shown(session, SAM, NOW, settings, shown, [])


def test_a_case_of_an_older_version_is_shown_and_never_taken_as_clear(
    database: Database, settings: Settings, letters: Letters
) -> None:
    deliver(settings, answer(letters[VERA], "kanske", "nja"))
    gathered(database, settings)
    number = the_case(database).number
    with database.session() as session:
        session.connection().execute(text("UPDATE review SET causes = NULL, trace = NULL"))

    with database.session() as session:
        case = find_case(session, number)
        assert case.group is Group.OTHER
        assert case.item.reasons
        assert not may_be_accepted_unseen(case.item.causes)
        review.dismiss(session, SAM, NOW, number)


def test_every_code_says_what_it_is_about() -> None:
    """A new code without a line in the table would hold back every mail, in the group of the rest."""
    assert set(WAITS) == {*ReasonCode, *MailCode}


@each(
    ("codes", "group"),
    [
        ((ReasonCode.CONFIRM,), Group.CONFIRM),
        ((ReasonCode.CONFIRM, ReasonCode.UNSURE), Group.STATUS),
        ((ReasonCode.CONFIRM, ReasonCode.SUSPECTED, MailCode.ATTACHMENTS), Group.CONFIRM),
        ((MailCode.STRANGER, ReasonCode.CONFIRM), Group.SENDER),
        ((MailCode.UNDONE, MailCode.STRANGER), Group.UNDONE),
        ((ReasonCode.SUSPECTED,), Group.OTHER),
    ],
)
def test_a_case_stands_where_its_gravest_cause_does(codes: tuple[str, ...], group: Group) -> None:
    assert group_of(Cause(code, "") for code in codes) is group


@each(
    ("code", "may"),
    [
        (ReasonCode.SUSPECTED, True),
        (MailCode.ATTACHMENTS, True),
        (ReasonCode.PERSONAL_NUMBER, True),
        (ReasonCode.QUESTION, False),
        (MailCode.REOPENS, False),
        (MailCode.STRANGER, False),
        (MailCode.UNDONE, False),
        ("of an older version", False),
    ],
)
def test_what_may_be_accepted_with_all_that_is_clear(code: str, may: bool) -> None:
    """Nothing that a person has to answer, to find out or to compare first."""
    assert may_be_accepted_unseen([Cause(code, "")]) is may
