"""Receipts are off; on, a recorded answer gets one, to our own address, and no machine ever does."""

from email.message import EmailMessage

import pytest

from tests.actors import SCHEDULER
from tests.servers import parsed
from tests.services.test_replies import DONE, deliver, gathered, lines_for, reply
from tests.services.year import clock
from tracker.services.letters.outbox import send_letters
from tracker.settings import Settings
from tracker.store.database import Database

LATER = "2021-05-19"


def receipts(database: Database, settings: Settings) -> list[EmailMessage]:
    """What has gone out as an answer."""
    send_letters(database, SCHEDULER, clock(LATER), settings)
    found = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    return [mail for mail in found if mail["Auto-Submitted"] == "auto-replied"]


@pytest.fixture
def on(settings: Settings) -> Settings:
    return settings._replace(receipts=True)


def test_none_by_default(database: Database, settings: Settings, letters: dict[str, EmailMessage]) -> None:
    letter = next(iter(letters.values()))
    deliver(settings, reply(letter, lines_for(letter, DONE)))
    gathered(database, settings)

    assert receipts(database, settings) == []


def test_one_a_person_and_day_to_the_address_we_have(
    database: Database, on: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It says what was noted, answers the answer, and a second answer that day gets no second one."""
    letter = next(iter(letters.values()))
    answer = reply(letter, lines_for(letter, DONE), Reply_To="annan@mejl.example")
    deliver(on, answer, reply(letter, lines_for(letter, "pågår")))
    gathered(database, on)

    (receipt,) = receipts(database, on)

    assert receipt["To"].addresses[0].addr_spec == letter["To"].addresses[0].addr_spec
    assert receipt["In-Reply-To"] == parsed(answer)["Message-ID"]
    assert "noterat" in receipt.get_body(("plain",)).get_content()
    assert len(receipts(database, on)) == 1


def test_what_goes_to_review_and_what_a_machine_wrote_gets_none(
    database: Database, on: Settings, letters: dict[str, EmailMessage]
) -> None:
    first, second, *_ = letters.values()
    away = reply(second, "Jag är åter den 1 juni.", Auto_Submitted="auto-replied")
    deliver(on, reply(first, "Hm?"), away)
    gathered(database, on)

    assert receipts(database, on) == []


def test_a_receipt_does_not_stop_the_next_reminder(
    database: Database, on: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It is no request: the week between letters is counted without it."""
    from tracker.store.letter_days import last_letter_days

    letter = next(iter(letters.values()))
    deliver(on, reply(letter, lines_for(letter, "pågår")))
    gathered(database, on)
    receipts(database, on)

    with database.session() as session:
        days = last_letter_days(session, clock("2021-01-01").now().date())
    assert {str(day) for day in days.values()} == {"2021-05-17"}
