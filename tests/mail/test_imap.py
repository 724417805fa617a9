"""Mail in from real IMAP servers."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import ImapServer, dovecot_server, free_port, pymap_server
from tracker.errors import MailServerError
from tracker.mail.incoming.imap import open_box
from tracker.settings import Imap

MAIL = "From: Åsa <asa@kommun.example>\r\nSubject: svar {}\r\n\r\n1 klart\r\n"


@pytest.fixture(scope="module", params=["pymap", "dovecot"])
def server(request: pytest.FixtureRequest) -> Iterator[ImapServer]:
    if request.param == "pymap":
        with pymap_server() as running:
            yield running
        return
    if not Path("/usr/sbin/dovecot").exists() and os.environ.get("CI") != "true":
        pytest.skip("dovecot-imapd is not installed on this machine")
    with dovecot_server() as running:
        yield running


def imap(server: ImapServer, **changes: object) -> Imap:
    values = {
        "host": "127.0.0.1",
        "port": server.port,
        "security": "none",
        "user": server.user,
        "folder": "INBOX",
        "timeout": 5,
        "ca_file": "",
        "password": server.password,
    }
    return Imap(**(values | changes))  # type: ignore[arg-type]


def test_mails_are_fetched_whole_once_and_left_unread(server: ImapServer) -> None:
    """The raw bytes as they lie there; what is known is not fetched again; nobody's unread is read."""
    raws = [MAIL.format(n).encode() for n in range(3)]
    for raw in raws:
        server.append(raw)

    with open_box(imap(server)) as box:
        found = [(mail.uid, mail.read()) for mail in box.replies(frozenset())]
        again = list(box.replies(frozenset(uid for uid, _ in found)))

    assert [raw for _, raw in found[-3:]] == raws
    assert again == []
    with server.connection() as outside:
        assert len(outside.uids("UNSEEN")) == len(found)


def test_the_numbering_of_the_folder_is_known(server: ImapServer) -> None:
    """UIDVALIDITY comes with the folder, the same at each visit."""
    with open_box(imap(server)) as first, open_box(imap(server)) as second:
        assert first.uidvalidity == second.uidvalidity
        assert int(first.uidvalidity) > 0


def test_a_wrong_password_is_a_sentence(server: ImapServer) -> None:
    """It names the server and the user, not the password."""
    with (
        pytest.raises(MailServerError, match="godtar inte inloggningen") as error,
        open_box(imap(server, password="fel")),
    ):
        pass

    assert "fel" not in str(error.value).replace("fel:", "")


def test_a_password_that_cannot_be_sent_is_a_sentence(server: ImapServer) -> None:
    with (
        pytest.raises(MailServerError, match="byt lösenordet, som har tecken") as error,
        open_box(imap(server, password="hemlöst")),
    ):
        pass

    assert "hemlöst" not in str(error.value)


def test_a_folder_that_is_not_there_is_a_sentence(server: ImapServer) -> None:
    """It names the folder and the setting."""
    with pytest.raises(MailServerError, match=r"imap\.folder"), open_box(imap(server, folder="Saknas")):
        pass


def test_a_server_that_is_not_there_is_a_sentence(server: ImapServer) -> None:
    """Nobody listens on the port."""
    with pytest.raises(MailServerError, match="tar inte emot"), open_box(imap(server, port=free_port())):
        pass
