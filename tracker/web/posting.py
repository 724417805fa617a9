"""Sends the mails that a page asks for, after its answer: how long it takes tells nobody anything."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tracker.errors import TrackerError

_log = logging.getLogger(__name__)
Send = Callable[[], None]


class Poster:
    """A thread that sends one mail at a time."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="posting")

    def post(self, send: Send) -> None:
        self._pool.submit(_tried, send)

    def close(self) -> None:
        """Waits for the mail in hand; the others are not sent."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _tried(send: Send) -> None:
    try:
        send()
    except TrackerError as error:
        _log.error("mejl från en sida: %s", error)
    except Exception as error:  # the next mail is sent all the same
        _log.error("mejl från en sida: oväntat fel (%s)", type(error).__name__)
