"""Counts the unknown tokens that an address has tried, in memory: a page that is shown writes nothing."""

from collections import deque
from threading import Lock
from time import monotonic

MOST, SECONDS = 30, 600.0
MOST_ADDRESSES = 10_000


class Misses:
    """An address that has missed too often is told to wait."""

    def __init__(self) -> None:
        self._times: dict[str, deque[float]] = {}
        self._lock = Lock()

    def count(self, address: str) -> None:
        with self._lock:
            if len(self._times) >= MOST_ADDRESSES:
                self._times.pop(next(iter(self._times)))
            self._times.setdefault(address, deque(maxlen=MOST)).append(monotonic())

    def too_many(self, address: str) -> bool:
        """True if the address has missed MOST times within SECONDS."""
        with self._lock:
            times = self._times.get(address)
            return times is not None and len(times) == MOST and monotonic() - times[0] < SECONDS
