"""Who has answered is left alone, also while the reply waits in review; and the day that a letter names."""

from datetime import date, timedelta
from email.message import EmailMessage
from unittest.mock import patch

import pytest

from tests.actors import SAM, SCHEDULER
from tests.servers import parsed
from tests.services.test_replies import deliver, gathered, reply
from tests.services.year import clock
from tracker.domain.forms import OccasionKind
from tracker.domain.letter import LetterState
from tracker.services.answers import review
from tracker.services.letters.forecast import forecast
from tracker.services.letters.items import main_line
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.letters import Letter, LetterLine, in_states, letter
from tracker.store.people import pause, person_by_email

PERIOD = (date(2021, 5, 20), date(2021, 7, 31))


def about_vera(database: Database, settings: Settings) -> dict[str, int]:
    """The letters of the weeks to come, by kind: to Vera, or to others about what Vera alone was asked."""
    found = {"reminder": 0, "ring": 0}
    with database.session() as session:
        for letter in forecast(session, PERIOD[0], settings, PERIOD):
            about = {line.occasion.person_id for _, line in letter.lines}
            vera = letter.person.email == "vera@kommun.example"
            if vera or (letter.kind == "ring" and about == {_id_of_vera(session)}):
                found[letter.kind] += 1
    return found


def _id_of_vera(session) -> int:
    found = person_by_email(session, "vera@kommun.example")
    assert found is not None
    return found.id


@pytest.mark.each_database
def test_a_reply_in_review_counts_as_an_answer(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """No reminder while it waits; dismissed, it is asked again."""
    before = about_vera(database, settings)
    deliver(settings, reply(letters["vera@kommun.example"], "Vi får se hur det blir med det där."))
    assert gathered(database, settings) == {"review": 1}
    waiting = about_vera(database, settings)
    with database.session() as session:
        number = review.waiting(session)[0].item.id
        review.dismiss(session, SAM, clock("2021-05-20").now(), number)

    assert before["reminder"] >= 3
    assert waiting == {"reminder": 0, "ring": 0}
    assert about_vera(database, settings) == before


def stored_only(database: Database, settings: Settings, raw: bytes) -> None:
    """The mail is in the database, and the program is killed before it is read."""
    deliver(settings, raw)
    with patch("tracker.services.answers.collect._read_all"):
        assert gathered(database, settings) == {}


@pytest.mark.each_database
@pytest.mark.parametrize(
    "headers", [{}, {"To": "svar@kommun.example", "In-Reply-To": "<annat@kommun.example>"}]
)
def test_a_mail_that_is_not_read_yet_counts_as_an_answer(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], headers: dict[str, str]
) -> None:
    """By its letter, or only by its known sender; once it is read, what it says counts."""
    mail = parsed(reply(letters["vera@kommun.example"], "Återkommer."))
    for name, value in headers.items():
        mail.replace_header(name, value)
    if headers:
        mail.replace_header("Subject", "Frågorna")
    stored_only(database, settings, mail.as_bytes())

    assert about_vera(database, settings) == {"reminder": 0, "ring": 0}
    assert gathered(database, settings) == {"review": 1}
    assert about_vera(database, settings) == {"reminder": 0, "ring": 0}


def test_a_mail_that_can_not_be_read_counts_as_an_answer(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It waits in review, with the letter that it answers."""
    deliver(settings, reply(letters["vera@kommun.example"], "Klart."))
    with patch("tracker.services.answers.collect.read_reply_mail", side_effect=ValueError("odd bytes")):
        assert gathered(database, settings) == {"failed": 1}
    with database.session() as session:
        (case,) = review.waiting(session)

    assert about_vera(database, settings) == {"reminder": 0, "ring": 0}
    assert case.person is not None
    assert [number for number, _ in case.numbered] == [1, 2, 3, 4]


@pytest.mark.each_database
def test_a_letter_that_is_planned_when_a_reply_comes_does_not_leave(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Planned in the same minute as the reply arrives: withdrawn, and the log says why."""
    later = clock("2021-06-07")
    with database.session() as session:
        plan_letters(session, SCHEDULER, later.now(), settings)
    stored_only(database, settings, reply(letters["vera@kommun.example"], "Vi får se."))
    send_letters(database, SCHEDULER, later, settings)
    with database.session() as session:
        (last, *_) = [
            one for one in in_states(session, tuple(LetterState)) if one.person_id == _id_of_vera(session)
        ]

    assert (last.day, last.state) == (later.now().date(), LetterState.WITHDRAWN)
    assert last.error == "ett svar är på väg eller väntar på granskning"


def test_a_planned_letter_loses_the_lines_that_are_replied_to(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """What the reply does not answer is asked all the same."""
    august = clock("2021-08-02")
    with database.session() as session:
        plan_letters(session, SCHEDULER, august.now(), settings)
        vera = _id_of_vera(session)
        planned = last_letter(session, vera)
    stored_only(database, settings, reply(letters["vera@kommun.example"], "Vi får se."))
    send_letters(database, SCHEDULER, august, settings)
    with database.session() as session:
        sent = last_letter(session, vera)

    assert {line.due for line in planned.lines} > {date(2021, 6, 14), date(2021, 8, 28)}
    assert sent.state == LetterState.SENT
    assert {line.due for line in sent.lines} == {date(2021, 8, 28)}


def last_letter(session, person_id: int) -> Letter:
    found = [one for one in in_states(session, tuple(LetterState)) if one.person_id == person_id]
    return letter(session, found[0].id)


def test_a_ring_letter_leaves_out_who_is_away_and_who_has_replied_and_says_so(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Each with the reason; the coordinator rings the others."""
    deliver(settings, reply(letters["vera@kommun.example"], "Vi får se hur det blir med det där."))
    gathered(database, settings)
    with database.session() as session:
        fredrik = person_by_email(session, "fredrik@kommun.example")
        assert fredrik is not None
        pause(session, fredrik.id, date(2021, 8, 16), "semester")
    for day in ("2021-06-07", "2021-06-17", "2021-06-24", "2021-08-02"):
        with database.session() as session:
            plan_letters(session, SCHEDULER, clock(day).now(), settings)
        send_letters(database, SCHEDULER, clock(day), settings)
    sent = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    rings = [one for one in sent if str(one["Subject"]).startswith("Ring om")]
    ring = max(rings, key=lambda one: one["Date"].datetime)
    for part in ("plain", "html"):
        text = " ".join(ring.get_body((part,)).get_content().split())
        assert "Ring: " in text
        assert "Ring: Fredrik Famn" not in text
        assert "Ring: Vera" not in text
        assert (
            "2 till väntar: Fredrik Famn är borta till måndag 16 augusti; "
            "Vera Vuxén har svarat, svaret väntar på granskning."
        ) in text


def line(kind: OccasionKind, due: date) -> LetterLine:
    return LetterLine(1, 1, 1, 1, kind, due, 30, True)


def test_a_letter_about_vb_names_its_day() -> None:
    """Also beside an older question; before anything is late, the first day is named, and after VB's too."""
    vb, old = line(OccasionKind.VB, date(2022, 1, 12)), line(OccasionKind.CHECKPOINT, date(2021, 11, 14))

    assert main_line([old, vb], date(2021, 12, 1)) == vb
    assert main_line([old, vb], date(2021, 11, 14)) == old
    assert main_line([old, vb], date(2022, 1, 12) + timedelta(days=1)) == old
