"""An IMAP connection whose socket is known from its first byte, so that a deadline can end even its greeting.

Loaded when a server is opened: it imports the library.
"""

import socket
from imaplib import IMAP4, IMAP4_SSL
from typing import Any

from imap_tools import BaseMailBox

from tracker.errors import MailServerError
from tracker.mail.deadline import Line
from tracker.mail.security import tls_context
from tracker.settings import Imap


class Box(BaseMailBox):
    """The library's mailbox over a connection that is noted in `line`."""

    def __init__(self, imap: Imap, line: Line) -> None:
        self._imap, self._line = imap, line
        super().__init__()

    def _get_mailbox_client(self) -> IMAP4:
        imap, connect = self._imap, self._line.connect
        context = None if imap.security == "none" else tls_context(imap.ca_file)

        class Plain(IMAP4):
            def _create_socket(self, timeout: Any) -> socket.socket:
                return connect(self.host, self.port, timeout)

        class Encrypted(IMAP4_SSL):
            def _create_socket(self, timeout: Any) -> socket.socket:
                raw = connect(self.host, self.port, timeout)
                wrapped: socket.socket = self.ssl_context.wrap_socket(raw, server_hostname=self.host)
                return wrapped

        if imap.security == "ssl":
            return Encrypted(imap.host, imap.port, ssl_context=context, timeout=imap.timeout)
        client = Plain(imap.host, imap.port, imap.timeout)
        if context is not None and client.starttls(context)[0] != "OK":
            raise MailServerError(f"IMAP-servern på {imap.host} kan inte kryptera (imap.security).")
        return client
