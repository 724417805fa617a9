"""Real servers for tests and the demo, on 127.0.0.1: SMTP (aiosmtpd), IMAP (pymap, Dovecot)."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from imap_tools import MailBoxUnencrypted

from tests.waiting import wait_until

Received = Callable[[str, str, bytes], str | None]  # sender, recipient, raw → None or an SMTP refusal


class Handler:
    """Passes each accepted message to a function, whose result replaces the answer 250."""

    def __init__(self, received: Received, peers: set[Any]) -> None:
        self.received, self.peers = received, peers

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:
        self.peers.add(session.peer)
        for recipient in envelope.rcpt_tos:
            refusal = self.received(envelope.mail_from, recipient, envelope.original_content)
            if refusal:
                return refusal
        return "250 OK"


@contextmanager
def smtp_server(received: Received, peers: set[Any] | None = None) -> Iterator[int]:
    """Runs a real SMTP server; yields its port. `peers` collects the addresses that letters come from."""
    port = free_port()
    controller = Controller(
        Handler(received, set() if peers is None else peers),
        hostname="127.0.0.1",
        port=port,
        ready_timeout=20,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@dataclass(frozen=True, slots=True)
class ImapServer:
    """A running IMAP server: its address and login."""

    port: int
    user: str
    password: str

    def append(self, raw: bytes) -> None:
        """Delivers a mail to INBOX, as a mail server would."""
        with self.connection() as box:
            box.append(raw, "INBOX")

    @contextmanager
    def connection(self) -> Iterator[MailBoxUnencrypted]:
        with MailBoxUnencrypted("127.0.0.1", self.port, timeout=20).login(self.user, self.password) as box:
            yield box


def imap_server() -> AbstractContextManager[ImapServer]:
    """Runs a real IMAP server: Dovecot if installed (login is 30 times faster), otherwise pymap."""
    return dovecot_server() if Path("/usr/sbin/dovecot").exists() else pymap_server()


# Hashes the password of a login a thousand times, not half a million: a test logs in often.
PYMAP = """
import functools, pymap.config, pymap.main
pymap.config.BuiltinHash = functools.partial(pymap.config.BuiltinHash, rounds=1000)
pymap.main.main()
"""


@contextmanager
def pymap_server() -> Iterator[ImapServer]:
    """Runs pymap, from pip, in memory: polling works, keywords don't."""
    port = free_port()
    words = ["--host", "127.0.0.1", "--port", str(port), "--no-tls", "--no-service", "admin"]
    command = [sys.executable, "-c", PYMAP, *words, "--no-service", "managesieve"]
    with _process([*command, "dict", "--demo-data"], port):
        server = ImapServer(port, "demouser", "demopass")
        with server.connection() as box:
            box.delete(box.uids("ALL"))
        yield server


@contextmanager
def dovecot_server(passwords: str = "driver = static\n  args = password=hemligt") -> Iterator[ImapServer]:
    """Runs Dovecot, from Debian, which municipalities use too. It writes only in its own folder."""
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "mail").mkdir()
        account = pwd.getpwuid(os.getuid()).pw_name
        users = ROOTLESS.format(account=account)
        if (
            account == "root"
        ):  # Dovecot requires separate users for its network processes, and refuses mail owned by root
            account, users = "nobody", ""
            shutil.chown(folder / "mail", "nobody", "nogroup")
        config = folder / "dovecot.conf"
        words = {"folder": folder, "port": port, "account": account, "users": users, "passwords": passwords}
        config.write_text(DOVECOT.format(**words), encoding="utf-8")
        with _process(["/usr/sbin/dovecot", "-F", "-c", str(config)], port):
            yield ImapServer(port, "samordnare", "hemligt")


ROOTLESS = """default_internal_user = {account}
default_login_user = {account}
default_internal_group =
"""
DOVECOT = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
{users}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
auth_mechanisms = plain login xoauth2
passdb {{
  {passwords}
}}
userdb {{
  driver = static
  args = uid={account} home={folder}/mail
}}
"""


@contextmanager
def _process(command: list[str], port: int) -> Iterator[None]:
    """Runs a server process, yields when its port answers, and ends it at the end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    def answers() -> bool:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} ended with {process.returncode}")
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait_until(answers, f"{process.args} on port {port}")
