"""Kills the sender at random moments and at named points: nothing is lost, and duplicates are few."""

import random
from collections.abc import Iterator
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep

from tests.faults.crashes import CRASHED, POINTS, UNSURE
from tests.faults.place import Place, place
from tests.faults.progress import tell
from tests.faults.town import rows
from tests.faults.worker import finish, start
from tests.waiting import wait_until

Numbers = dict[str, object]
AFTER_LEASE = 6  # minutes
CLAIMED = "SELECT message_id FROM letter WHERE state = 'claimed'"


def random_kills(
    folder: Path, url: str, letters: int, kills: int, pause: float = 0.4, connections: int = 1
) -> Numbers:
    """Runs kill -9 on the sender at random moments, then lets it finish, while the clock advances.

    At most one duplicate per kill and connection: each has one letter in progress.
    """
    chance = random.Random(7)
    with place(folder, url, letters=letters, connections=connections) as here:
        minutes, killed = 0.0, 0
        while here.waiting():
            worker = start(here.job(minutes))
            if killed < kills:
                _wait(here, worker, chance, pause)
                killed += worker.exitcode is None
                tell(f"kill -9: {killed} av {kills}, {here.waiting()} brev väntar")
                worker.kill()
            worker.join(300)
            minutes += chance.uniform(0, AFTER_LEASE) if killed < kills else AFTER_LEASE
        numbers: Numbers = {
            "brev": letters,
            "förbindelser": connections,
            "kill -9": killed,
            "förlorade": here.lost(),
            "extra exemplar": here.extra(),
            "flest av ett brev": max(here.copies().values()),
        }
        assert here.lost() == 0, numbers
        assert here.extra() <= killed * connections, numbers
        assert here.is_sound(), "the database is not sound"
    return numbers


def _wait(here: Place, worker: BaseProcess, chance: random.Random, pause: float) -> None:
    """Usually waits until letters are being sent, and a little longer; sometimes kills earlier."""
    before, early = len(here.seen.taken()), chance.random() < 0.2
    while not early and worker.is_alive() and len(here.seen.taken()) == before:
        sleep(0.01)
    sleep(chance.uniform(0, pause))


def crash_points(
    folder: Path, url: str, rounds: int, points: tuple[str, ...] = tuple(POINTS), mutation: str = ""
) -> Numbers:
    """Dies at each point: one copy of the letter in progress, or two if the server had accepted it."""
    with place(folder, url, letters=rounds * len(points) * 3 + 8, mutation=mutation, connections=1) as here:
        moments = count(1)
        in_hand = {point: _crashes(here, point, moments, rounds) for point in points}
        _finish(here, rounds * len(points))
        copies = here.copies()
        numbers: Numbers = dict.fromkeys(points, f"{rounds} krascher")
        for point, letters in in_hand.items():
            most = max((copies[letter] for letter in letters if letter), default=1)
            numbers[point] = f"{rounds} krascher, högst {most} exemplar"
            assert most <= (2 if point in UNSURE else 1), numbers
        assert here.lost() == 0, numbers
        assert here.extra() <= rounds * len(set(points) & set(UNSURE)), numbers
        assert here.waiting() == 0, here.states()
        assert here.is_sound(), "the database is not sound"
    return numbers


def _crashes(here: Place, point: str, moments: Iterator[int], rounds: int) -> list[str]:
    tell(f"{point}: {rounds} krascher")
    return [_crash(here, point, next(moments)) for _ in range(rounds)]


def _crash(here: Place, point: str, n: int) -> str:
    """Kills once; returns the Message-ID of the letter in progress, which the database has as claimed."""
    code = here.run(AFTER_LEASE * n, crash=point, passage=2 + n % 2)  # not the letter of the crash before
    assert code == CRASHED, here.output()
    claimed = rows(here.database, CLAIMED)
    assert len(claimed) == (point != "after record"), f"{point}: {len(claimed)} claimed"
    if point in UNSURE:
        wait_until(
            lambda: here.seen.taken()[-1:] == [claimed[0][0]], f"{point}: the server takes what it was handed"
        )
    return str(claimed[0][0]) if claimed else ""


def _finish(here: Place, rounds: int) -> None:
    for n in range(3):
        finish(here.job(AFTER_LEASE * (rounds + 1 + n)))
