"""The answer page and the desk over many activities, beside an empty page that makes one query."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from urllib.request import Request, urlopen

import waitress
from flask import Flask
from sqlmodel import text

from tests.actors import SAM, SCHEDULER
from tests.bench.tick import NOW, fill
from tests.faults.town import activity, town_settings
from tracker.clock import FixedClock, parse_moment
from tracker.domain.access import AccessRole
from tracker.domain.districts import District
from tracker.services.access.sign_in import sign_in_as
from tracker.services.access.users import add_user
from tracker.services.letters.answer_link import keep_link, live_link
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store import letters
from tracker.store.database import Database, open_database
from tracker.store.readings import VERSION, stored_reading
from tracker.web.access import SESSION
from tracker.web.server import THREADS, pages

ACTIVITIES = 100_000
A_SECOND, SECONDS = 20, 6
Show = Callable[[str, float, str], None]
Asked = str | Request
# The plans of the filled database are of this year; their coordinator has one district of 500.
PRESENT = "UPDATE plan SET year = 2021, slug = 'p' || (id / 500), name = 'Plan ' || (id / 500)"
DISTRICT, SAMS = "d1", "sam@kommun.example"


def main(show: Show) -> None:
    """Prints the 95th percentile of both at 20 requests a second, the errors at 100, and the memory."""
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        settings = town_settings(Path(folder))._replace(districts=_districts())
        settings = settings._replace(web=settings.web._replace(base_url="http://127.0.0.1"))
        database = _town(settings)
        clock = FixedClock(parse_moment(NOW))
        links, key = _links(database, settings, clock), _session_key(database, clock)
        with pages(database, settings, clock, "127.0.0.1", 0) as at, _empty(database) as bare:
            ours: list[Asked] = [at.rstrip("/") + link for link in links]
            desk = Request(f"{at}att-gora", headers={"Cookie": f"{SESSION}={key}"})
            _paced(
                [*ours[:20], *[bare] * 20, *[desk] * 5], A_SECOND
            )  # the first requests load what they need
            taken, empty = (_p95(_paced(where, A_SECOND)) for where in (ours, [bare] * len(ours)))
            first = _p95(_paced([desk] * len(ours), A_SECOND))
            before = getrusage(RUSAGE_SELF).ru_maxrss
            hurried = _paced(ours * 4, 5 * A_SECOND)
            grown = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
        database.close()
    failed = sum(one is None for one in hurried)
    show("svarssidan, 95:e percentilen", taken, f"{taken / empty:.1f} × en tom sida med en fråga (mål: 5)")
    show("skrivbordets första sida", first, f"{first / empty:.1f} × en tom sida med en fråga (mål: 5)")
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
        connection.execute(PRESENT)
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


def _session_key(database: Database, clock: FixedClock) -> str:
    """Returns the key of a coordinator who is signed in."""
    with database.session() as session:
        add_user(session, SAM, clock.now(), SAMS, AccessRole.COORDINATOR, (DISTRICT,), name="Sam Ordnare")
        return sign_in_as(session, clock.now(), SAMS) or ""


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


def _paced(addresses: Sequence[Asked], a_second: int) -> list[float | None]:
    """Asks for each address in turn, so many a second; returns the seconds of each, None for an error."""
    began = perf_counter()
    with ThreadPoolExecutor(16) as pool:
        asked = []
        for number, address in enumerate(addresses):
            sleep(max(0.0, began + number / a_second - perf_counter()))
            asked.append(pool.submit(_asked, address))
        return [one.result() for one in asked]


def _asked(address: Asked) -> float | None:
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
