"""How fast letters may leave: so many a minute, so many a day, and no longer than a tick may take."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic, sleep

GRACE = 20.0  # seconds that a letter may last beyond its run


@dataclass(slots=True)
class RateLimit:
    """Shared by the connections of one run. The first minute's worth may go at once, then one at a time.

    `per_minute` 0: as fast as it goes. `left_today` None: no limit. `seconds`: the longest run, or None.
    """

    per_minute: int
    left_today: int | None
    seconds: float | None
    used_up: bool = False
    _saved: float = field(init=False)
    _counted_at: float = field(init=False)
    _ends_at: float | None = field(init=False)
    _lock: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        self._saved, self._counted_at = float(self.per_minute), monotonic()
        self._ends_at = None if self.seconds is None else monotonic() + self.seconds

    def acquire(self) -> bool:
        """Waits for a letter's turn; False when the day's letters are used up, or the run has lasted long."""
        while True:
            with self._lock:
                wait = self._turn()
            if wait is None:
                return False
            if wait == 0:
                return True
            sleep(wait)

    @property
    def latest(self) -> float | None:
        """When a letter on its way is cut off (monotonic): a tick must end though a server does not."""
        return None if self._ends_at is None else self._ends_at + GRACE

    def stop(self) -> None:
        """No more turns: somebody wants the program to end."""
        with self._lock:
            self._ends_at = monotonic()

    def refund(self) -> None:
        """The turn was not used: there was no letter, or it did not leave."""
        with self._lock:
            self._saved += 1
            if self.left_today is not None:
                self.left_today += 1

    def _turn(self) -> float | None:
        """Seconds to wait, 0 for a turn taken, None for no more turns."""
        now = monotonic()
        if self._ends_at is not None and now >= self._ends_at:
            return None
        if self.left_today == 0:
            self.used_up = True
            return None
        if self.per_minute:
            self._saved = min(self._saved + (now - self._counted_at) * self.per_minute / 60, self.per_minute)
            self._counted_at = now
            if self._saved < 1:
                return min((1 - self._saved) * 60 / self.per_minute, 1.0)
            self._saved -= 1
        if self.left_today is not None:
            self.left_today -= 1
        return 0
