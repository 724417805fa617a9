"""Letters out through yagmail to real SMTP servers, well-behaved and not."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.servers import free_port, parsed, smtp_server
from tracker.errors import MailServerError
from tracker.mail.outgoing.draft import Address, Draft, build, plus_address
from tracker.mail.outgoing.sender import open_server
from tracker.settings import Smtp


def smtp(port: int, **changes: object) -> Smtp:
    values = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "user": "",
        "sender": "uppfoljning@kommun.example",
        "sender_name": "Uppföljning",
        "reply_to": "",
        "plus_addresses": False,
        "timeout": 2,
        "ca_file": "",
    }
    return Smtp(**(values | changes))  # type: ignore[arg-type]


def draft(**changes: object) -> Draft:
    values = {
        "sender": Address("Uppföljning, Östra", "uppfoljning@kommun.example"),
        "to": Address("Åsa Öst", "asa@kommun.example"),
        "reply_to": Address("Uppföljning, Östra", "svar+abc@kommun.example"),
        "subject": "Uppföljning: två aktiviteter – svara senast måndag",
        "text": "Hej Åsa!\n\n1. Något på svenska: åäö\n",
        "html": "<p>Hej Åsa!</p>",
        "message_id": "<d.abc@kommun.example>",
        "instance": "tracker/uppfoljning@kommun.example",
        "sent": datetime(2021, 11, 15, 7, tzinfo=UTC),
    }
    return Draft(**(values | changes))  # type: ignore[arg-type]


def test_a_letter_arrives_as_it_was_written() -> None:
    """Plain text first and whole, HTML after; names with å ä ö and commas; headers that machines respect."""
    received: list[bytes] = []
    with keeping(received) as port, open_server(smtp(port)) as server:
        outcome = server.send("asa@kommun.example", build(draft()))

    message = parsed(received[0])
    assert outcome.accepted
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert "1. Något på svenska: åäö" in message.get_body(("plain",)).get_content()
    assert message["To"] == "Åsa Öst <asa@kommun.example>"
    assert message["Reply-To"].addresses[0].addr_spec == "svar+abc@kommun.example"
    assert message["Message-ID"] == "<d.abc@kommun.example>"
    assert message["Auto-Submitted"] == "auto-generated"


def test_many_letters_go_over_one_connection() -> None:
    """The connection is kept between letters."""
    received: list[bytes] = []
    peers: set[tuple[str, int]] = set()
    with (
        smtp_server(lambda *mail: received.append(mail[2]), peers) as port,
        open_server(smtp(port)) as server,
    ):
        server.send("a@kommun.example", build(draft()))
        server.send("b@kommun.example", build(draft()))

    assert (len(received), len(peers)) == (2, 1)


@pytest.mark.parametrize(
    ("refusal", "permanent"),
    [("550 5.1.1 no such user", True), ("451 4.7.1 greylisted", False), ("421 4.3.2 going down", False)],
)
def test_a_refusal_is_told_apart_from_a_delay(refusal: str, permanent: bool) -> None:
    """5xx never, 4xx later; neither is uncertain, for the server said so."""
    with smtp_server(lambda *_: refusal) as port, open_server(smtp(port)) as server:
        outcome = server.send("asa@kommun.example", build(draft()))

    assert (outcome.accepted, outcome.permanent, outcome.uncertain) == (False, permanent, False)
    assert refusal[:3] in outcome.detail


def test_a_lost_reply_is_uncertain_and_sent_once() -> None:
    """The server took the letter and the line broke: it is in its hands once, and we say we don't know."""
    with dropping_server() as (port, seen), open_server(smtp(port)) as server:
        outcome = server.send("asa@kommun.example", build(draft()))

    assert (outcome.accepted, outcome.uncertain) == (False, True)
    assert len(seen) == 1


def test_a_server_that_hangs_is_given_up_in_time() -> None:
    """A port that accepts and says nothing: one sentence after the timeout."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with (
            pytest.raises(MailServerError, match="svarar inte"),
            open_server(smtp(silent.getsockname()[1], timeout=0.5)),
        ):
            pass


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    """It says which setting to look at."""
    with pytest.raises(MailServerError, match=r"smtp\.host"), open_server(smtp(free_port())):
        pass


def test_a_server_without_tls_is_not_used_where_tls_is_wanted() -> None:
    """Nothing goes in the clear when security is starttls."""
    received: list[bytes] = []
    with (
        smtp_server(lambda _sender, _recipient, raw: received.append(raw)) as port,
        pytest.raises(MailServerError),
        open_server(smtp(port, security="starttls")),
    ):
        pass

    assert received == []


@given(st.text(min_size=1), st.sampled_from(["subject", "name"]))
def test_no_text_can_add_a_header(text: str, place: str) -> None:
    """Whatever stands in a name or a subject, the letter has one recipient or is refused."""
    changed = draft(subject=text) if place == "subject" else draft(to=Address(text, "asa@kommun.example"))
    try:
        raw = build(changed).as_bytes()
    except ValueError:
        return

    message = parsed(raw)
    assert "Bcc" not in message
    assert len(message.get_all("To")) == len(message.get_all("Subject")) == 1
    assert sorted(message.keys()) == sorted(build(draft()).keys())


def test_plus_addresses_carry_the_token() -> None:
    """svar@ becomes svar+token@."""
    assert plus_address("svar@kommun.example", "abc") == "svar+abc@kommun.example"


def keeping(received: list[bytes]):
    """A server that takes everything into a list."""
    return smtp_server(lambda _sender, _recipient, raw: received.append(raw))


@contextmanager
def dropping_server() -> Iterator[tuple[int, list[bytes]]]:
    """An SMTP server that takes the letter and drops the line before it answers."""
    seen: list[bytes] = []
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    threading.Thread(target=_take_and_drop, args=(listener, seen), daemon=True).start()
    yield listener.getsockname()[1], seen
    listener.close()


def _take_and_drop(listener: socket.socket, seen: list[bytes]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection, connection.makefile("rwb") as line:
            _say(line, b"220 hej")
            for command in line:
                if command.upper().startswith(b"DATA"):
                    _say(line, b"354 ja")
                    seen.append(b"".join(iter(line.readline, b".\r\n")))
                    break
                _say(line, b"250 ok")


def _say(line, words: bytes) -> None:
    line.write(words + b"\r\n")
    line.flush()
