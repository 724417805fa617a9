"""Keeps, in memory, what pages have found, as long as nothing that is stored has changed since."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from tracker.store.database import Database

MOST = 300  # what is kept: a person's first page is some kilobytes
Found = TypeVar("Found")


class _Place:
    """Where one result is kept; it is made by one thread at a time, and the others wait for it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made_of: object = None
        self.result: object = None


class Kept:
    """A result is found anew after anything is stored, by whatever program, or made of other things."""

    def __init__(self, database: Database) -> None:
        self._changes = database.changes()
        self._places: dict[Hashable, _Place] = {}
        self._lock = Lock()

    def of(self, key: Hashable, made_of: object, make: Callable[[], Found]) -> Found:
        """Returns what `make` found before with this key, else what it finds now.

        `made_of` is compared with that of the last time: what the result depends on besides what is stored,
        such as the day and the settings.
        """
        place = self._place(key)
        with place.lock:
            now = (made_of, self._changes.state())
            if place.made_of != now:
                place.result, place.made_of = make(), now
            return place.result  # type: ignore[return-value]

    def close(self) -> None:
        self._changes.close()

    def _place(self, key: Hashable) -> _Place:
        with self._lock:
            place = self._places.pop(key, None) or _Place()
            if len(self._places) >= MOST:
                self._places.pop(next(iter(self._places)))
            self._places[key] = place  # the last used stands last
            return place
