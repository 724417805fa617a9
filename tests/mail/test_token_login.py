"""XOAUTH2: a command prints the token, a real SMTP server checks it, and what goes wrong is one sentence."""

import shlex
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.mail.test_sender import draft, smtp
from tests.servers import free_port
from tracker.errors import MailServerError
from tracker.mail.outgoing.draft import build
from tracker.mail.outgoing.sender import open_server
from tracker.mail.security import fetch_token

TOKEN = "ey.Jhb-GciOi_J"


class Checking:
    """Takes mail only after XOAUTH2 with the right user and token; answers a wrong one as Microsoft does."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:
        words = b64decode(args[1]).decode()
        if words == f"user=svc@kommun.example\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True, auth_data=b"svc")
        await server.challenge_auth(b'{"status":"401"}')
        return AuthResult(success=False, handled=False)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.received.append(envelope.content)
        return "250 OK"


@contextmanager
def checking() -> Iterator[tuple[int, Checking]]:
    handler, port = Checking(), free_port()
    controller = Controller(
        handler, hostname="127.0.0.1", port=port, auth_required=True, auth_require_tls=False
    )
    controller.start()
    try:
        yield port, handler
    finally:
        controller.stop()


def command(words: str, code: int = 0) -> str:
    """A command that prints these words and ends so."""
    program = f"import sys; sys.stdout.write({words!r}); sys.exit({code})"
    return shlex.join([sys.executable, "-c", program])


def test_a_letter_goes_after_a_login_with_a_token() -> None:
    with checking() as (port, server):
        token = smtp(port, user="svc@kommun.example", token_command=command(TOKEN + "\n"))
        with open_server(token) as post:
            outcome = post.send("asa@kommun.example", build(draft()))

    assert outcome.accepted, outcome
    assert len(server.received) == 1


def test_a_wrong_token_is_one_sentence_and_nothing_goes() -> None:
    with checking() as (port, server):
        wrong = smtp(port, user="svc@kommun.example", token_command=command("fel"))
        with pytest.raises(MailServerError, match=r"smtp\.token_command"), open_server(wrong):
            pass

    assert server.received == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (command("", 3), "gav ingen token"),
        (command("två\nrader"), "gav ingen token"),
        (command(TOKEN, 1), "gav ingen token"),
        ("/finns/inte", "går inte att köra"),
        ("'obalanserat", "går inte att köra"),
    ],
)
def test_a_command_that_fails_is_one_sentence(words: str, said: str) -> None:
    with pytest.raises(MailServerError, match=said):
        fetch_token(words, "smtp.token_command")


def test_the_token_is_shown_nowhere(tmp_path: Path) -> None:
    """Not in the settings' own text, and not in what is said when the login fails."""
    with checking() as (port, _):
        settings = smtp(port, user="svc@kommun.example", token_command=command("hemlig-token"))
        with pytest.raises(MailServerError) as raised, open_server(settings):
            pass

    assert "hemlig-token" not in str(raised.value)
