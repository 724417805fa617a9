"""Serves the application with waitress, in a thread beside the scheduler."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGTERM, default_int_handler, signal
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

import waitress

from tracker.clock import Clock
from tracker.errors import WebServerError, os_reason
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.posting import Poster

THREADS = 8
GRACE = 2.0  # seconds for the answers in hand when the program is stopped


@contextmanager
def pages(database: Database, settings: Settings, clock: Clock, host: str, port: int) -> Iterator[str]:
    """Serves the pages meanwhile, and yields where they are; port 0 is any free one.

    Raises WebServerError if the address can't be listened to.
    """
    poster = Poster()
    server = _listening(create_app(database, settings, clock, poster), host, port, settings.web.proxies)
    thread = Thread(target=server.run, name="pages", daemon=True)
    thread.start()
    try:
        yield f"http://{_shown(host)}:{server.effective_port}{_path(settings)}/"
    finally:
        server.close()
        server.task_dispatcher.shutdown(timeout=GRACE)
        thread.join(GRACE)
        poster.close()


def wait_until_interrupted() -> None:
    """Waits for Ctrl-C, or TERM from the system."""
    signal(SIGTERM, default_int_handler)
    try:
        Event().wait()
    except KeyboardInterrupt:
        return


def _listening(app: Any, host: str, port: int, proxies: int) -> Any:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        return waitress.create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            max_request_body_size=1_000_000,
            max_request_header_size=32_768,
            channel_timeout=30,
            clear_untrusted_proxy_headers=not proxies,
        )
    except (OSError, ValueError) as error:
        reason = os_reason(error) if isinstance(error, OSError) else "adressen finns inte på den här datorn"
        raise WebServerError(
            f"Sidorna kan inte visas på {host}:{port} ({reason}): välj en annan adress med --host och "
            "--port, eller kör utan sidor med --no-web."
        ) from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _path(settings: Settings) -> str:
    return urlsplit(settings.web.base_url).path.rstrip("/")
