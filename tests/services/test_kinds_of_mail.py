"""Kinds of mail that municipalities' servers and programs make of a reply: none is lost, none is misread."""

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.conftest import Tracker
from tests.services.test_replies import deliver, gathered, reports, status_of
from tracker.errors import DocumentError, NotFoundError
from tracker.services.answers.attachments import attachments_of, save_attachments
from tracker.settings import Settings
from tracker.store import reviews
from tracker.store.database import Database

MAILS = Path(__file__).parents[1] / "data" / "mail" / "kinds"
ASKED = 1
EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (MAILS / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


def of_one(letters: dict[str, EmailMessage]) -> EmailMessage:
    """The letter that asks about one activity only, number 1 of the plan."""
    return letters["disa@kommun.example"]


def as_answer(name: str, letter: EmailMessage) -> bytes:
    """The mail, as an answer to this letter."""
    raw = (MAILS / name).read_text(encoding="utf-8")
    subject = " ".join(str(letter["Subject"]).split()).encode("ascii", "ignore").decode()
    for place, value in (
        ("{reply_to}", str(letter["Reply-To"])),
        ("{message_id}", str(letter["Message-ID"])),
        ("{subject}", subject),
        ("Vera Vuxén <vera@kommun.example>", str(letter["To"])),
    ):
        raw = raw.replace(place, value)
    return raw.encode()


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
        items = reviews.review_items(session)
    suggested = [answer["status"] for item in items for answer in item.suggestion]
    if expected["status"] and outcome == "applied":
        assert status_of(settings, ASKED) == expected["status"]
    elif expected["status"]:
        assert suggested == [expected["status"]]
    shown = "\n".join(item.text for item in items)
    assert all(words in shown for words in expected["has"])
    assert not any(words in shown for words in expected["has_not"])
    with database.session() as session:
        comments = session.connection().execute(text("SELECT comment FROM status_report")).scalars().all()
    assert not any(words in comment for words in expected["has_not"] for comment in comments)


def review_of(database: Database) -> reviews.ReviewItem:
    with database.session() as session:
        (item,) = reviews.review_items(session)
    return item


def test_an_attachment_is_named_and_saved_without_overwriting(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], home: Path
) -> None:
    """The reason names it; a file that has its name is kept; only the owner can read it."""
    deliver(settings, as_answer("attachment_with_the_answer.eml", of_one(letters)))
    gathered(database, settings)
    item = review_of(database)
    (home / "bilagor").mkdir()
    (home / "bilagor" / "Uppföljning 2021.pdf").write_text("min egen", encoding="utf-8")

    with database.session() as session:
        found = attachments_of(session, item.id)
    (saved,) = save_attachments(found, home / "bilagor")

    assert any("Uppföljning 2021.pdf" in reason for reason in item.reasons)
    assert saved.name == "Uppföljning 2021 (2).pdf"
    assert saved.read_bytes() == b"%PDF-1.4 protokoll"
    assert saved.stat().st_mode & 0o777 == 0o600
    assert (home / "bilagor" / "Uppföljning 2021.pdf").read_text(encoding="utf-8") == "min egen"


def test_the_command_names_and_saves_them(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], tracker: Tracker, home: Path
) -> None:
    deliver(settings, as_answer("attachment_with_the_answer.eml", of_one(letters)))
    gathered(database, settings)
    number = review_of(database).id

    named = tracker("review", "attachments", number)
    saved = tracker("review", "attachments", number, "-o", home / "ny")

    assert "Uppföljning 2021.pdf (1 kB)" in named.out
    assert "1 bilaga" in named.out
    assert str(home / "ny" / "Uppföljning 2021.pdf") in saved.out
    assert (home / "ny" / "Uppföljning 2021.pdf").is_file()


def test_a_name_that_points_elsewhere_stays_in_the_folder(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], home: Path
) -> None:
    deliver(settings, as_answer("attachment_alone.eml", of_one(letters)))
    gathered(database, settings)

    with database.session() as session:
        found = attachments_of(session, review_of(database).id)

    assert [path.relative_to(home).as_posix() for path in save_attachments(found, home / "b")] == ["b/passwd"]


def test_a_folder_that_is_a_file_and_a_review_that_is_none_are_refused(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], home: Path
) -> None:
    (home / "fil").write_text("", encoding="utf-8")

    with pytest.raises(DocumentError, match="går inte att skriva"):
        save_attachments((), home / "fil")
    with database.session() as session, pytest.raises(NotFoundError, match="inget mejl 7"):
        attachments_of(session, 7)
