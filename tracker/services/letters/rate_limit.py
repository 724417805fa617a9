"""Limits how fast letters are sent: per minute, per day, and by the run's maximum duration."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic, sleep

GRACE = 20.0  # seconds that a letter may take after the end of its run


@dataclass(slots=True)
class RateLimit:
    """A rate limit shared by the connections of one run.

    Starts with a burst of one minute's quota. `per_minute` 0: unlimited. `left_today` None: unlimited.
    `seconds`: the maximum duration of the run, None: unlimited.
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
        """Waits for a turn. Returns False if the day's quota is used up or the run's time is over."""
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
        """The monotonic time when a sending is cut off, so that a run ends even if a server hangs."""
        return None if self._ends_at is None else self._ends_at + GRACE

    def stop(self) -> None:
        """Ends the run: no more turns are granted."""
        with self._lock:
            self._ends_at = monotonic()

    def refund(self) -> None:
        """Returns an unused turn: there was no letter, or it was not sent."""
        with self._lock:
            self._saved += 1
            if self.left_today is not None:
                self.left_today += 1

    def _turn(self) -> float | None:
        """Takes a turn.

        Returns the seconds to wait, 0 if a turn was taken, None if there are no more turns.
        """
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
