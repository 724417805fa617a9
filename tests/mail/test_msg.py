"""Files that Outlook saves (.msg): the same mail as an .eml would be."""

import contextlib
import random
from email.message import EmailMessage

import pytest

from tests.mail.msg_files import compound_file, msg_file
from tracker.domain.incoming import Authenticity
from tracker.mail.incoming.message import MailProblem, read_message

HEADERS = (
    "Received: from x\r\nFrom: =?utf-8?q?Anna_=C3=85berg?= <anna@kommun.example>\r\n"
    "To: uppf@kommun.example\r\nSubject: SV: =?utf-8?q?Uppf=C3=B6ljning?=\r\n"
    "Date: Wed, 19 May 2021 09:00:00 +0200\r\nMessage-ID: <a1@kommun.example>\r\n"
    "In-Reply-To: <token@tracker.example>\r\nAuthentication-Results: mx.kommun.example; dmarc=pass\r\n"
    "  header.from=kommun.example\r\nContent-Type: multipart/mixed; boundary=x\r\n"
)


def test_a_mail_from_outside_has_the_headers_it_came_with() -> None:
    found = read_message(
        msg_file({"007D": HEADERS, "1000": "1. Klart, det blev bra\r\n"}), trusted_hosts=["mx.kommun.example"]
    )

    assert (found.kind, found.sender, found.sender_name) == ("reply", "anna@kommun.example", "Anna Åberg")
    assert found.subject == "SV: Uppföljning"
    assert found.references == ("<token@tracker.example>",)
    assert found.authenticity is Authenticity.PASS
    assert found.text.split() == ["1.", "Klart,", "det", "blev", "bra"]


def test_a_mail_that_never_left_exchange_has_what_its_properties_say() -> None:
    """Between two mailboxes of one server there are no headers: nobody vouches for the sender either."""
    properties = {"0037": "SV: Uppföljning", "5D01": "anna@kommun.example", "0C1A": "Anna Åberg",
                  "1042": "<token@tracker.example>", "1000": "Klart"}  # fmt: skip

    found = read_message(msg_file(properties), trusted_hosts=["mx.kommun.example"])

    assert (found.sender, found.subject) == ("anna@kommun.example", "SV: Uppföljning")
    assert found.references == ("<token@tracker.example>",)
    assert found.authenticity is Authenticity.ABSENT


def test_html_alone_is_read_as_text() -> None:
    html = "<html><body><p>1. Klart</p><p>2. Pågår</p></body></html>".encode()

    assert read_message(msg_file({"007D": HEADERS, "1013": html})).text.split() == [
        "1.",
        "Klart",
        "2.",
        "Pågår",
    ]


def test_long_texts_lie_in_sectors_of_their_own() -> None:
    assert "slutet" in read_message(msg_file({"007D": HEADERS, "1000": "pågår " * 3000 + "slutet"})).text


def test_two_senders_are_seen() -> None:
    """A file can hold anything: the reader sees what is wrong as in an .eml."""
    found = read_message(msg_file({"007D": HEADERS + "From: evil@example.org\r\n", "1000": "klart"}))

    assert found.sender is None


@pytest.mark.parametrize(
    ("message_class", "kind"),
    [("REPORT.IPM.Note.NDR", "bounce"), ("IPM.Note.Rules.OofTemplate.Microsoft", "autoreply")],
)
def test_what_outlook_says_is_automatic_is(message_class: str, kind: str) -> None:
    properties = {"001A": message_class, "0037": "Hej", "5D01": "anna@kommun.example", "1000": "Hej"}

    assert read_message(msg_file(properties)).kind == kind


def test_broken_files_are_refused_or_read() -> None:
    """Cut anywhere or with bytes changed: a value or a MailProblem."""
    whole, chance = msg_file({"007D": HEADERS, "1000": "klart"}), random.Random(3)
    for n in range(12):
        raw = bytearray(whole)
        for _ in range(20):
            raw[chance.randrange(8, len(raw))] = chance.randrange(256)
        with contextlib.suppress(MailProblem):
            read_message(bytes(raw) if n % 2 else whole[: chance.randrange(8, len(whole))])


def test_a_word_document_is_no_mail() -> None:
    found = read_message(compound_file({"WordDocument": b"x" * 5000}))

    assert found.sender is None
    assert found.text.strip() == ""


def test_the_converted_mail_keeps_the_limits() -> None:
    """A thousand parts in the headers of a .msg are no way around them."""
    attack = EmailMessage()
    attack["From"] = "a@kommun.example"
    raw = msg_file({"007D": HEADERS + f"To: {'a@b.se, ' * 40_000}\r\n", "1000": "klart"})

    with pytest.raises(MailProblem, match="huvud"):
        read_message(raw)
