"""Raw mails of many programs → the value that the services act on."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cases import each
from tracker.mail.incoming.message import IncomingMail, MailProblem, read_message
from tracker.reading.reply import cut_quotes, cut_signature, read_reply

MAILS = Path(__file__).parents[1] / "data" / "mail"
EXPECTED: dict[str, dict[str, Any]] = json.loads((MAILS / "expected.json").read_text(encoding="utf-8"))


def mail(name: str) -> IncomingMail:
    return read_message((MAILS / f"{name}.eml").read_bytes())


def test_every_mail_in_the_folder_is_expected() -> None:
    """A mail without an expectation would test nothing."""
    assert {path.stem for path in MAILS.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) >= 40


@each("name", EXPECTED)
def test_a_mail_is_what_its_file_says(name: str) -> None:
    """Kind, sender, subject, references, recipients, bounce and instance are read from the mail."""
    found = mail(name)

    for field, wanted in EXPECTED[name].items():
        if field in {"own", "answers"}:
            continue
        value = getattr(found, field)
        value = value.isoformat() if isinstance(value, date) else value
        assert (list(value) if isinstance(value, tuple) else value) == wanted, field


@each("name", [name for name, wanted in EXPECTED.items() if "own" in wanted])
def test_only_the_senders_own_words_are_left(name: str) -> None:
    """Quotes, footers and signatures of every client are cut, and no own word is lost."""
    text = cut_signature(cut_quotes(mail(name).text))

    assert text.split() == EXPECTED[name]["own"].split()


@each("name", [name for name, wanted in EXPECTED.items() if "answers" in wanted])
def test_answers_between_quoted_lines_find_their_numbers(name: str) -> None:
    """An answer written under "> 2. …" is for number 2."""
    reading = read_reply(mail(name).text, 2)

    assert {str(answer.activity): answer.status for answer in reading.answers} == EXPECTED[name]["answers"]
    assert not reading.review


def test_a_mail_over_twenty_five_megabytes_is_refused_before_parsing() -> None:
    with pytest.raises(MailProblem, match="25 MB"):
        read_message(b"From: a@example.se\n\n" + b"a" * (25 * 1024 * 1024))


def test_huge_headers_are_refused() -> None:
    with pytest.raises(MailProblem, match="256 kB"):
        read_message(b"To: " + b"a@example.se, " * 20_000 + b"\n\nKlart")


def test_deep_nesting_is_refused() -> None:
    """Five hundred levels break the standard library; ten are more than any reply has."""
    levels = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(500)
    )

    with pytest.raises(MailProblem, match="nivåer"):
        read_message(b"From: a@example.se\n" + levels)


def test_many_parts_are_refused() -> None:
    head = b'From: a@example.se\nContent-Type: multipart/mixed; boundary="b"\n\n'

    with pytest.raises(MailProblem, match="femtio delar"):
        read_message(head + b"--b\nContent-Type: text/plain\n\nx\n" * 60)


def test_messages_inside_messages_are_refused() -> None:
    with pytest.raises(MailProblem, match="nivåer"):
        read_message(b"Content-Type: message/rfc822\n\n" * 400)


def test_closed_parts_beside_each_other_are_not_depth() -> None:
    """Twelve small multiparts after one another are two levels, not twelve."""
    inner = b"".join(
        b'--o\nContent-Type: multipart/mixed; boundary="i%d"\n\n--i%d\n\nKlart\n--i%d--\n' % (n, n, n)
        for n in range(12)
    )

    found = read_message(
        b'From: a@example.se\nContent-Type: multipart/mixed; boundary="o"\n\n' + inner + b"--o--\n"
    )

    assert found.kind == "reply"
    assert "Klart" in found.text


def test_problems_are_said_in_swedish() -> None:
    found = mail("two_from_headers")

    assert found.problems == ("Brevet har mer än en avsändare.",)


def test_a_letter_below_outlooks_line_is_no_text() -> None:
    """Outlook on the web marks what it quotes with an id, and nothing else."""
    assert "Samverkan" not in mail("html_only_outlook_web").text


def test_a_status_beginning_with_four_is_for_now() -> None:
    raw = (MAILS / "bounce_rfc3464_hard.eml").read_bytes().replace(b"Status: 5.1.1", b"Status: 4.4.1")

    assert read_message(raw).hard is False
