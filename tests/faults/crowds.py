"""Several schedulers at once: what is due is planned once and sent once.

On a busy machine one may wait for the lock in vain. It says so and leaves the work to the next tick; how many
did is told.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tests.faults.kills import Numbers
from tests.faults.place import Place, place
from tests.faults.progress import tell
from tests.faults.town import more_due, rows, run, withdraw
from tests.faults.worker import FAILED, finish
from tracker.errors import DatabaseError

MOST_TICKS = 20
ROUND = MOST_TICKS + 2  # minutes; each worker's clock starts anew, so that a later one must start later
BUSY = "är upptagen av ett annat program"
TWICE = (
    "INSERT INTO letter (person_id, day, kind, state, reason, token, code, message_id, attempts, next_try,"
    " error) SELECT person_id, day, kind, 'skipped', '', 't2', 'c2', 'm2', 0, next_try, '' FROM letter"
    " WHERE id = (SELECT min(id) FROM letter)"
)


def four_at_once(folder: Path, url: str, due: int, rounds: int, many: int = 4, mutation: str = "") -> Numbers:
    with place(folder, url, mutation=mutation) as here:
        for n in range(1, rounds + 1):
            more_due(here.database, due, n)
            codes = finish(*[here.job(n * ROUND, job="reminders")] * many)
            assert 0 in codes, here.output()
            _only_waited(here, codes)
            _send_the_rest(here, n)
            withdraw(here.database, n)
            assert len(here.ids()) == due * n, f"{len(here.ids())} rows of {due * n}"
            assert len(here.seen.taken()) == due * n, f"{len(here.seen.taken())} mails of {due * n}"
            tell(f"omgång {n} av {rounds}: {due * n} brev, inget två gånger")
        assert (here.lost(), here.extra()) == (0, 0)
        assert here.is_sound()
        _the_key_stands(here)
        waited = here.output().count(BUSY)
    return {
        "omgångar": rounds,
        "brev": due * rounds,
        "väntade förgäves": waited,
        "extra rader": 0,
        "extra brev": 0,
    }


def _send_the_rest(here: Place, n: int) -> None:
    """Sends the remaining letters: a tick lasts a minute at most, and the next one continues."""
    for tick in range(1, MOST_TICKS + 1):
        if not here.waiting():
            return
        _only_waited(here, finish(here.job(n * ROUND + tick)))
    raise AssertionError(f"{here.waiting()} letters still wait: {here.states()}")


def _only_waited(here: Place, codes: Sequence[int]) -> None:
    """Checks that nothing has failed but a wait for the lock."""
    assert set(codes) <= {0, FAILED}, here.output()
    assert here.output().count(" FEL ") == here.output().count(BUSY), here.output()


def _the_key_stands(here: Place) -> None:
    """Checks the unique key behind the lock: the database refuses a second letter per person and day."""
    try:
        run(here.database, TWICE)
    except (DatabaseError, DBAPIError):
        return
    raise AssertionError(f"a second letter of the same day: {rows(here.database, 'SELECT 1')}")
