"""The answer page and the desk over many activities, beside an empty page that makes one query."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from resource import getpagesize
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter, sleep
from urllib.request import Request, urlopen

import waitress
from flask import Flask
from sqlmodel import text

from tests.actors import SAM, SCHEDULER
from tests.bench.pages_town import bench_settings, filled, on_postgresql
from tests.bench.tick import NOW
from tracker.clock import FixedClock, parse_moment
from tracker.domain.access import AccessRole
from tracker.services.access.sign_in import sign_in_as
from tracker.services.access.users import add_user
from tracker.services.letters.answer_link import keep_link, live_link
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store import letters
from tracker.store.database import Database
from tracker.web.access import SESSION
from tracker.web.server import THREADS, pages

A_SECOND, SECONDS = 20, 6
Show = Callable[[str, float, str], None]
Asked = str | Request
REQUESTS, ASKING = 10_000, 8
DESK = ("att-gora", "granska", "brev", "personer", "rapport", "plan", "installningar")
DISTRICT, SAMS = "d1", "sam@kommun.example"


def main(show: Show) -> None:
    """Prints, on each database, the 95th percentiles at 20 requests a second, and the errors at 100."""
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        town = filled(bench_settings(Path(folder)))
        with on_postgresql(town, Path(folder)) as other:
            _measure(town, "SQLite", show)
            _measure(other, "PostgreSQL", show)
        town.close()


def _measure(database: Database, kind: str, show: Show) -> None:
    settings, clock = database.settings, FixedClock(parse_moment(NOW))
    links, key = _links(database, settings, clock), _session_key(database, clock)
    with pages(database, settings, clock, "127.0.0.1", 0) as at, _empty(database) as bare:
        ours: list[Asked] = [at.rstrip("/") + link for link in links]
        desk, year = (_at_the_desk(at, key, page) for page in ("att-gora", "brev?dagar=366"))
        _paced([*ours[:20], *[bare] * 20, *[desk] * 5], A_SECOND)  # the first requests load what they need
        taken, empty = (_p95(_paced(where, A_SECOND)) for where in (ours, [bare] * len(ours)))
        first, letters = _p95(_paced([desk] * len(ours), A_SECOND)), _asked(year)
        hurried = {what: _paced(where * 4, 5 * A_SECOND) for what, where in _hurried(ours, desk).items()}
        grown = _grown([*ours, *(_at_the_desk(at, key, page) for page in DESK)])
    for what, p95 in (("svarssidan, 95:e percentilen", taken), ("skrivbordets första sida", first)):
        show(f"{kind}: {what}", p95, f"{p95 / empty:.1f} × en tom sida med en fråga (mål: 5)")
    for what, asked in hurried.items():
        failed = sum(one is None for one in asked)
        show(f"… {what} vid 100 i sekunden", _p95(asked), f"{failed} fel (mål: 0)")
    show(f"{kind}: Breven ett år fram, första gången", letters or 0.0, "")
    print(f"{kind}: minnet växte {grown:.1f} MB under {REQUESTS} förfrågningar (mål: 0)")


def _grown(addresses: list[Asked]) -> float:
    """Returns by how many megabytes the memory in use grows in 10,000 requests, after a thousand others."""
    with ThreadPoolExecutor(ASKING) as pool:

        def used_after(many: int) -> int:
            fine = pool.map(lambda first: _all_answered(addresses, range(first, many, ASKING)), range(ASKING))
            assert all(fine), "a page failed"
            return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize()

        before = used_after(REQUESTS // 10)
        return (used_after(REQUESTS) - before) / 1e6


def _all_answered(addresses: list[Asked], numbers: range) -> bool:
    return all(_asked(addresses[number % len(addresses)]) is not None for number in numbers)


def _hurried(ours: list[Asked], desk: Asked) -> dict[str, list[Asked]]:
    return {"svarssidan": ours, "första sidan": [desk] * len(ours)}


def _at_the_desk(at: str, key: str, page: str) -> Request:
    return Request(at + page, headers={"Cookie": f"{SESSION}={key}"})


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
