"""Opens a folder on an IMAP server, and turns connection errors into Swedish sentences."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from tracker.errors import CutOffError, MailServerError, TrackerError
from tracker.mail.deadline import Deadline, Line
from tracker.mail.incoming.imap_box import ImapBox
from tracker.mail.security import fetch_token
from tracker.settings import Imap

_GOODBYE = 2.0  # seconds for logging out, after which the connection is just closed


@contextmanager
def open_box(imap: Imap) -> Iterator[ImapBox]:
    """Returns the open folder on the IMAP server. Raises MailServerError if it can't be opened.

    Each operation, be it the login or a mail, may take `imap.mail_seconds`, even if the server keeps
    answering. One that takes longer ends the connection with CutOffError.
    """
    from tracker.mail.incoming.imap_line import Box

    line = Line()
    deadline = Deadline(lambda: line.socket)
    box = None
    try:
        with _told(imap, deadline):
            box = Box(imap, line)
            _log_in(box, imap, deadline)
        yield ImapBox(box, imap.folder, lambda: _told(imap, deadline))
    finally:
        with deadline.within(_GOODBYE):
            _log_out(box)
        deadline.close()
        line.close()


def _log_in(box: Any, imap: Imap, deadline: Deadline) -> None:
    """Logs in and opens the folder. What the server says then is not repeated: it may quote the password."""
    try:
        if imap.token_command:
            box.xoauth2(imap.user, fetch_token(imap.token_command, "imap.token_command"), imap.folder)
        else:
            box.login(imap.user, imap.password, initial_folder=imap.folder)
    except TrackerError:
        raise
    except Exception as error:
        if deadline.was_cut:
            raise
        raise MailServerError(_sentence(error, imap, quoted=False)) from error


@contextmanager
def _told(imap: Imap, deadline: Deadline) -> Iterator[None]:
    """Limits an operation, and turns its errors into MailServerError."""
    try:
        with deadline.within(imap.mail_seconds):
            yield
    except TrackerError:
        raise
    except Exception as error:
        if deadline.was_cut:
            raise CutOffError(_too_slow(imap)) from error
        raise MailServerError(_sentence(error, imap)) from error


def _too_slow(imap: Imap) -> str:
    return (
        f"IMAP-servern {imap.host}:{imap.port} svarade för långsamt och avbröts (imap.mail_seconds är "
        f"{imap.mail_seconds:g}): nästa körning försöker igen."
    )


def _log_out(box: Any) -> None:
    """Logs out, and closes the connection even if it is already broken."""
    if box is None:
        return
    try:
        box.logout()
    except Exception:  # what was read has been stored
        with suppress(OSError):
            box.client.shutdown()


def _sentence(error: Exception, imap: Imap, quoted: bool = True) -> str:
    where = f"{imap.host}:{imap.port}"
    name = type(error).__name__
    if isinstance(error, TimeoutError):
        return f"IMAP-servern {where} svarar inte inom {imap.timeout:g} sekunder: kontrollera imap.host."
    if isinstance(error, ssl.SSLError):
        return (
            f"IMAP-serverns certifikat på {where} godkänns inte ({error.reason}): kontrollera imap.ca_file."
        )
    unsendable = isinstance(error, UnicodeEncodeError)
    if unsendable or "Login" in name or "AUTHENTICATIONFAILED" in str(error):
        check = "kontrollera imap.token_command" if imap.token_command else "kontrollera lösenordet"
        check = (
            "byt lösenordet, som har tecken (å, ä, ö) som inloggningen inte klarar" if unsendable else check
        )
        return f"IMAP-servern {where} godtar inte inloggningen för {imap.user}: {check}."
    if "Folder" in name:
        return f"Mappen {imap.folder} finns inte i brevlådan på {where}: kontrollera imap.folder."
    if isinstance(error, ConnectionError):
        return f"IMAP-servern {where} tar inte emot anslutningen: kontrollera imap.host och imap.port."
    at_login = f"svarar fel på inloggningen för {imap.user} ({name}): försök senare"
    return f"IMAP-servern {where} {f'går inte att använda: {error or name}' if quoted else at_login}."
