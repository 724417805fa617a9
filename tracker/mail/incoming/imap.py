"""Opens a folder on an IMAP server, and turns connection errors into Swedish sentences."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tracker.errors import MailServerError, TrackerError
from tracker.mail.incoming.imap_box import ImapBox
from tracker.mail.security import fetch_token, tls_context
from tracker.settings import Imap


@contextmanager
def open_box(imap: Imap) -> Iterator[ImapBox]:
    """Returns the open folder on the IMAP server. Raises MailServerError if it can't be opened."""
    from imap_tools import MailBox, MailBoxStartTls, MailBoxUnencrypted

    context = None if imap.security == "none" else tls_context(imap.ca_file)
    kinds: dict[str, Callable[[], Any]] = {
        "ssl": lambda: MailBox(imap.host, imap.port, imap.timeout, ssl_context=context),
        "starttls": lambda: MailBoxStartTls(imap.host, imap.port, imap.timeout, ssl_context=context),
        "none": lambda: MailBoxUnencrypted(imap.host, imap.port, imap.timeout),
    }
    box = None
    try:
        box = kinds[imap.security]()
        if imap.token_command:
            box.xoauth2(imap.user, fetch_token(imap.token_command, "imap.token_command"), imap.folder)
        else:
            box.login(imap.user, imap.password, initial_folder=imap.folder)
    except Exception as error:
        _log_out(box)
        if isinstance(error, TrackerError):
            raise
        raise MailServerError(_sentence(error, imap)) from error
    try:
        yield _opened(box, imap)
    finally:
        _log_out(box)


def _opened(box: Any, imap: Imap) -> ImapBox:
    return ImapBox(box, imap.folder, lambda error: _sentence(error, imap))


def _log_out(box: Any) -> None:
    """Logs out, and closes the connection even if it is already broken."""
    if box is None:
        return
    try:
        box.logout()
    except Exception:  # what was read has been stored
        with suppress(OSError):
            box.client.shutdown()


def _sentence(error: Exception, imap: Imap) -> str:
    where = f"{imap.host}:{imap.port}"
    name = type(error).__name__
    if isinstance(error, TimeoutError):
        return f"IMAP-servern {where} svarar inte inom {imap.timeout:g} sekunder: kontrollera imap.host."
    if isinstance(error, ssl.SSLError):
        return (
            f"IMAP-serverns certifikat på {where} godkänns inte ({error.reason}): kontrollera imap.ca_file."
        )
    if "Login" in name or "AUTHENTICATIONFAILED" in str(error):
        check = "imap.token_command" if imap.token_command else "lösenordet"
        return f"IMAP-servern {where} godtar inte inloggningen för {imap.user}: kontrollera {check}."
    if "Folder" in name:
        return f"Mappen {imap.folder} finns inte i brevlådan på {where}: kontrollera imap.folder."
    if isinstance(error, ConnectionError):
        return f"IMAP-servern {where} tar inte emot anslutningen: kontrollera imap.host och imap.port."
    return f"IMAP-servern {where} går inte att använda: {error or name}."
