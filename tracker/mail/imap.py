"""Mail in from an IMAP server. UIDs are asked first; nothing is marked read, moved or searched by words."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tracker.errors import MailServerError, TrackerError
from tracker.mail.tls import tls_context
from tracker.mail.token import fetch_token
from tracker.settings import Imap


@dataclass(frozen=True, slots=True)
class FoundMail:
    """A mail that is there; `read` fetches it whole."""

    uid: str
    read: Callable[[], bytes]


class ImapBox:
    """An open IMAP folder. `uidvalidity` changes when the server has numbered the mails anew."""

    def __init__(self, box: Any, folder: str) -> None:
        self._box = box
        self.uidvalidity = str(box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"])

    def replies(self, known: frozenset[str]) -> Iterator[FoundMail]:
        """The mails in the folder that are not known, oldest first."""
        uids = [uid for uid in self._box.uids("ALL") if uid not in known]
        for uid in sorted(uids, key=int):
            yield FoundMail(uid=uid, read=lambda uid=uid: self._fetch(uid))  # type: ignore[misc]

    def _fetch(self, uid: str) -> bytes:
        # The library parses and writes mails anew; the raw bytes are what must be kept.
        _, parts = self._box.client.uid("FETCH", uid, "(BODY.PEEK[])")
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        if raw is None:
            raise MailServerError(f"Mejlet med UID {uid} försvann ur brevlådan medan det lästes.")
        return bytes(raw)


@contextmanager
def open_box(imap: Imap) -> Iterator[ImapBox]:
    """The folder on the IMAP server; MailServerError says why it can't be opened."""
    from imaplib import IMAP4

    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted
    from imap_tools.errors import ImapToolsError

    context = tls_context(imap.ca_file)
    kinds: dict[str, Callable[[], Any]] = {
        "ssl": lambda: MailBox(imap.host, imap.port, imap.timeout, ssl_context=context),
        "starttls": lambda: MailBoxStartTls(imap.host, imap.port, imap.timeout, ssl_context=context),
        "none": lambda: MailBoxUnencrypted(imap.host, imap.port, imap.timeout),
    }
    try:
        box = kinds[imap.security]()
        if imap.token_command:
            box.xoauth2(imap.user, fetch_token(imap.token_command, "imap.token_command"), imap.folder)
        else:
            box.login(imap.user, imap.password, initial_folder=imap.folder)
    except TrackerError:
        raise
    except Exception as error:
        raise MailServerError(_sentence(error, imap)) from error
    try:
        yield ImapBox(box, imap.folder)
    except TrackerError:
        raise
    except (OSError, EOFError, IMAP4.error, ImapToolsError) as error:
        raise MailServerError(_sentence(error, imap)) from error
    finally:
        _log_out(box)


def _log_out(box: Any) -> None:
    try:
        box.logout()
    except Exception:  # the line is gone already; what was read is stored
        return


def _sentence(error: Exception, imap: Imap) -> str:
    where = f"{imap.host}:{imap.port}"
    name = type(error).__name__
    if isinstance(error, TimeoutError):
        return f"IMAP-servern {where} svarar inte inom {imap.timeout:g} sekunder: kontrollera imap.host."
    if isinstance(error, ssl.SSLError):
        return (
            f"IMAP-serverns certifikat på {where} godkänns inte ({error.reason}): kontrollera imap.ca_file."
        )
    if "Login" in name:
        return f"IMAP-servern {where} godtar inte inloggningen för {imap.user}: kontrollera lösenordet."
    if "Folder" in name:
        return f"Mappen {imap.folder} finns inte i brevlådan på {where}: kontrollera imap.folder."
    if isinstance(error, ConnectionError):
        return f"IMAP-servern {where} tar inte emot anslutningen: kontrollera imap.host och imap.port."
    return f"IMAP-servern {where} går inte att använda: {error or name}."
