"""XOAUTH2 against a real IMAP server, which asks a token server whether the token holds."""

import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest

from tests.mail.test_imap import MAIL
from tests.mail.test_imap import imap as imap_settings
from tests.servers import ImapServer, dovecot_server
from tracker.errors import MailServerError
from tracker.mail.incoming.imap import open_box
from tracker.settings import Imap

TOKEN, USER = "ey.Jhb-GciOi_J", "svar@kommun.example"
pytestmark = pytest.mark.skipif(
    not Path("/usr/sbin/dovecot").exists() and os.environ.get("CI") != "true",
    reason="dovecot-imapd is not installed on this machine: there is no other IMAP server with XOAUTH2",
)


class Tokens(BaseHTTPRequestHandler):
    """Says of one token that it is this user's, and of all others that they don't hold (RFC 7662)."""

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        holds = asked.get("token") == [TOKEN]
        answer = json.dumps({"active": holds, "username": USER} if holds else {"active": False}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ImapServer]:
    with _tokens() as port:
        file = tmp_path_factory.mktemp("tokens") / "oauth2.conf"
        file.write_text(
            f"introspection_mode = post\nintrospection_url = http://127.0.0.1:{port}/\n"
            "username_attribute = username\nactive_attribute = active\nactive_value = true\n"
        )
        for folder in (file, *list(file.parents)[:3]):  # Dovecot reads it as a user of its own
            folder.chmod(0o755)
        with dovecot_server(f"driver = oauth2\n  mechanisms = xoauth2\n  args = {file}") as found:
            yield found


@contextmanager
def _tokens() -> Iterator[int]:
    answering = HTTPServer(("127.0.0.1", 0), Tokens)
    Thread(target=answering.serve_forever, daemon=True).start()
    yield answering.server_port
    answering.shutdown()
    answering.server_close()


def printing(token: str) -> str:
    return shlex.join([sys.executable, "-c", f"print({token!r})"])


def imap(server: ImapServer, token: str) -> Imap:
    return imap_settings(server, user=USER, password="", token_command=printing(token))


def test_answers_are_fetched_after_a_login_with_a_token(server: ImapServer) -> None:
    with open_box(imap(server, TOKEN)) as box:
        box._box.append(MAIL.format(1).encode(), "INBOX")
        assert [mail.read() for mail in box.replies(frozenset())] == [MAIL.format(1).encode()]


def test_a_token_that_does_not_hold_is_one_sentence(server: ImapServer) -> None:
    with (
        pytest.raises(MailServerError, match=r"imap\.token_command") as raised,
        open_box(imap(server, "gammal")),
    ):
        pass

    assert "gammal" not in str(raised.value)
