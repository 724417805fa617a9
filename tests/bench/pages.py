"""The answer page over many activities, beside an empty page that makes one query, served side by side."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from urllib.request import urlopen

import waitress
from flask import Flask
from sqlmodel import text

from tests.actors import SCHEDULER
from tests.bench.tick import NOW, fill
from tests.faults.town import activity, town_settings
from tracker.clock import FixedClock, parse_moment
from tracker.domain.districts import District
from tracker.services.letters.answer_link import keep_link, live_link
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store import letters
from tracker.store.database import Database, open_database
from tracker.store.readings import VERSION, stored_reading
from tracker.web.server import THREADS, pages

ACTIVITIES = 100_000
A_SECOND, SECONDS = 20, 6
Show = Callable[[str, float, str], None]


def main(show: Show) -> None:
    """Prints the 95th percentile of both at 20 requests a second, the errors at 100, and the memory."""
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        settings = town_settings(Path(folder))._replace(districts=_districts())
        settings = settings._replace(web=settings.web._replace(base_url="http://127.0.0.1"))
        database = _town(settings)
        clock = FixedClock(parse_moment(NOW))
        links = _links(database, settings, clock)
        with pages(database, settings, clock, "127.0.0.1", 0) as at, _empty(database) as bare:
            ours = [at.rstrip("/") + link for link in links]
            _paced([*ours[:20], *[bare] * 20], A_SECOND)  # the first requests load what they need
            taken, empty = (_p95(_paced(where, A_SECOND)) for where in (ours, [bare] * len(ours)))
            before = getrusage(RUSAGE_SELF).ru_maxrss
            hurried = _paced(ours * 4, 5 * A_SECOND)
            grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
        database.close()
    failed = sum(one is None for one in hurried)
    show("svarssidan, 95:e percentilen", taken, f"{taken / empty:.1f} × en tom sida med en fråga (mål: 5)")
    show("… vid 100 i sekunden", _p95(hurried), f"{failed} fel (mål: 0), minnet växte {grown:.1f} MB")


def _districts() -> dict[str, District]:
    return {f"d{n}": District(f"d{n}", f"Nämnd {n}", "stadsdelsnämnd") for n in range(500)}


def _town(settings: Settings) -> Database:
    open_database(settings).close()
    file = settings.data / "tracker.db"
    fill(file, ACTIVITIES)
    reading = json.dumps(stored_reading(activity()))
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE activity SET reading = ?, reading_version = ?", (reading, VERSION))
    connection.close()
    return open_database(settings)


def _links(database: Database, settings: Settings, clock: FixedClock) -> list[str]:
    """Plans the letters of the day, and returns the path of each one's page."""
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock.now(), settings)
        found = [letters.letter(session, one) for one in letters.letter_ids(session)][: A_SECOND * SECONDS]
        for letter in found:
            keep_link(session, settings, letter, clock.now())
        return [live_link(settings, one).removeprefix("http://127.0.0.1") for one in found]


@contextmanager
def _empty(database: Database) -> Iterator[str]:
    """Serves a page that makes one query and says its result."""
    app = Flask("empty")

    @app.get("/")
    def _page() -> str:
        with database.reading() as session:
            return str(session.connection().execute(text("SELECT count(*) FROM job_run")).scalar())

    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=THREADS)
    Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.close()


def _paced(addresses: list[str], a_second: int) -> list[float | None]:
    """Asks for each address in turn, so many a second; returns the seconds of each, None for an error."""
    began = perf_counter()
    with ThreadPoolExecutor(16) as pool:
        asked = []
        for number, address in enumerate(addresses):
            sleep(max(0.0, began + number / a_second - perf_counter()))
            asked.append(pool.submit(_asked, address))
        return [one.result() for one in asked]


def _asked(address: str) -> float | None:
    began = perf_counter()
    try:
        with urlopen(address, timeout=30) as answer:
            answer.read()
    except OSError:
        return None
    return perf_counter() - began


def _p95(taken: list[float | None]) -> float:
    good = sorted(one for one in taken if one is not None)
    return good[len(good) * 95 // 100]
