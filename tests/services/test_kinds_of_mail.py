"""Kinds of mail that municipalities' servers and programs make of a reply: none is lost, none is misread."""

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.services.test_replies import deliver, gathered, reports, status_of
from tracker.settings import Settings
from tracker.store import incoming
from tracker.store.database import Database

MAILS = Path(__file__).parents[1] / "data" / "mail" / "kinds"
EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (MAILS / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


def of_one(letters: dict[str, EmailMessage]) -> EmailMessage:
    return letters["vera@kommun.example"]


def as_answer(name: str, letter: EmailMessage) -> bytes:
    """The mail, as an answer to this letter."""
    raw = (MAILS / name).read_text(encoding="utf-8")
    subject = " ".join(str(letter["Subject"]).split()).encode("ascii", "ignore").decode()
    for place, value in (
        ("{reply_to}", str(letter["Reply-To"])),
        ("{message_id}", str(letter["Message-ID"])),
        ("{subject}", subject),
    ):
        raw = raw.replace(place, value)
    return raw.encode()


def waiting_text(database: Database) -> str:
    with database.session() as session:
        return "\n".join(item.text for item in incoming.review_items(session))


def test_every_mail_is_expected() -> None:
    assert {path.name for path in MAILS.glob("*.eml")} == {one["file"] for one in EXPECTED}
    assert len(EXPECTED) >= 30


@pytest.mark.parametrize("expected", EXPECTED, ids=[one["file"] for one in EXPECTED])
def test_a_reply_of_this_kind_ends_where_it_should(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], expected: dict[str, Any]
) -> None:
    """Applied only with the right status and without others' words; in review with what was written."""
    deliver(settings, as_answer(expected["file"], of_one(letters)))

    (outcome,) = gathered(database, settings)

    assert outcome in expected["outcome"]
    assert (reports(database) > 0) == (outcome == "applied")
    with database.session() as session:
        items = incoming.review_items(session)
    suggested = [answer["status"] for item in items for answer in item.suggestion]
    if expected["status"] and outcome == "applied":
        assert status_of(settings, 7) == expected["status"]
    elif expected["status"]:
        assert suggested == [expected["status"]]
    shown = "\n".join(item.text for item in items)
    assert all(words in shown for words in expected["has"])
    assert not any(words in shown for words in expected["has_not"])
