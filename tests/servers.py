"""Real servers for tests and the demo, on 127.0.0.1: SMTP (aiosmtpd). They stop with the process."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

Received = Callable[[str, str, bytes], str | None]  # sender, recipient, raw → None or an SMTP refusal


class Handler:
    """Hands each accepted message to a function; what that returns is said instead of 250."""

    def __init__(self, received: Received) -> None:
        self.received = received

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        for recipient in envelope.rcpt_tos:
            refusal = self.received(envelope.mail_from, recipient, envelope.original_content)
            if refusal:
                return refusal
        return "250 OK"


@contextmanager
def smtp_server(received: Received) -> Iterator[int]:
    """A real SMTP server; gives its port."""
    port = free_port()
    controller = Controller(Handler(received), hostname="127.0.0.1", port=port, ready_timeout=20)
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
