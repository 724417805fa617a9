"""Serves the application with waitress, in a thread beside the scheduler."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGTERM, default_int_handler, signal
from threading import Event, Thread, Timer
from typing import Any
from urllib.parse import urlsplit

import waitress

from tracker.clock import Clock
from tracker.errors import WebServerError, os_reason
from tracker.services.upkeep.connections import cut_connections
from tracker.services.upkeep.desk_files import settle_files
from tracker.settings import Settings
from tracker.settings.waiting_files import waiting_files
from tracker.store.database import Database
from tracker.web.app import create_app
from tracker.web.context import close_context
from tracker.web.posting import Poster
from tracker.web.uploads import LARGEST_REQUEST

THREADS = 8
GRACE = 2.0  # seconds for the answers in hand when the program is stopped


@contextmanager
def pages(database: Database, settings: Settings, clock: Clock, host: str, port: int) -> Iterator[str]:
    """Serves the pages meanwhile, and yields where they are; port 0 is any free one.

    Raises WebServerError if the address can't be listened to.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a busy moment is no news
    poster = Poster()
    if waiting_files(settings):
        with database.session() as session:
            settle_files(session, settings)
    listening = _listening(host, port)
    app = create_app(database, settings, clock, poster)
    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_REQUEST,
        max_request_header_size=32_768,
        channel_timeout=30,
        clear_untrusted_proxy_headers=not settings.web.proxies,
    )
    where = f"http://{_shown(host)}:{listening.getsockname()[1]}{_path(settings)}/"
    closing = Event()
    thread = Thread(target=_run, args=[server, closing], name="pages", daemon=True)
    thread.start()
    try:
        yield where
    finally:
        closing.set()
        server.close()
        server.task_dispatcher.shutdown(timeout=GRACE)
        thread.join(GRACE)
        cutter = Timer(GRACE, cut_connections)  # of a mail server that does not answer
        cutter.start()
        poster.close()
        cutter.cancel()
        close_context(app)


def _run(server: Any, closing: Event) -> None:
    """Answers requests until the server is closed, also while it waits for a line that is then gone."""
    try:
        server.run()
    except OSError:
        if not closing.is_set():
            raise


def wait_until_interrupted() -> None:
    """Waits for Ctrl-C, or TERM from the system."""
    signal(SIGTERM, default_int_handler)
    try:
        Event().wait()
    except KeyboardInterrupt:
        return


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        known = not isinstance(error, socket.gaierror)
        reason = os_reason(error) if known else "adressen finns inte på den här datorn"
        raise WebServerError(
            f"Sidorna kan inte visas på {host}:{port} ({reason}): välj en annan adress med --host och "
            "--port, eller kör utan sidor med --no-web."
        ) from error


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _path(settings: Settings) -> str:
    return urlsplit(settings.web.base_url).path.rstrip("/")
