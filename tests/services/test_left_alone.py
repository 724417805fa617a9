"""Who has answered is left alone, also while the reply waits in review; and the day that a letter names."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from tests.actors import SAM
from tests.services.test_replies import deliver, gathered, reply
from tests.services.year import clock
from tracker.domain.forms import OccasionKind
from tracker.services.answers import review
from tracker.services.letters.forecast import forecast
from tracker.services.letters.items import main_line
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.letters import LetterLine

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
    from tracker.store.people import person_by_email

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


def line(kind: OccasionKind, due: date) -> LetterLine:
    return LetterLine(1, 1, 1, 1, kind, due, 30, True)


def test_a_letter_about_vb_names_its_day() -> None:
    """Also beside an older question; before anything is late, the first day is named, and after VB's too."""
    vb, old = line(OccasionKind.VB, date(2022, 1, 12)), line(OccasionKind.CHECKPOINT, date(2021, 11, 14))

    assert main_line([old, vb], date(2021, 12, 1)) == vb
    assert main_line([old, vb], date(2021, 11, 14)) == old
    assert main_line([old, vb], date(2022, 1, 12) + timedelta(days=1)) == old
