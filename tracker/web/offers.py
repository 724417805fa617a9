"""Keeps, in memory, each person's document of Läs in as it was last read: its parts are turned like pages."""

from collections.abc import Callable
from threading import Lock

from tracker.services.plans.offered_plan import OfferedPlan

Tell = Callable[[str], None]
MOST = 8  # people whose documents are kept; a plan of 500 rows is some megabytes


class Offers:
    """A document is read again when it, what was said of it, or anything that it was compared with is new."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, OfferedPlan]] = {}
        self._steps: dict[int, str] = {}
        self._lock = Lock()

    def step(self, person_id: int) -> str:
        """Returns what is being done with the person's document; "" if it is not being read."""
        return self._steps.get(person_id, "")

    def of(self, person_id: int, made_of: object, make: Callable[[Tell], OfferedPlan]) -> OfferedPlan:
        """Returns what was made of the same before, else what `make` returns, which tells its steps."""
        with self._lock:
            known = self._kept.get(person_id)
        if known is not None and known[0] == made_of:
            return known[1]
        try:
            offered = make(lambda step: self._steps.update({person_id: step}))
        finally:
            self._steps.pop(person_id, None)
        with self._lock:
            self._kept.pop(person_id, None)
            if len(self._kept) >= MOST:
                self._kept.pop(next(iter(self._kept)))
            self._kept[person_id] = made_of, offered
        return offered

    def forget(self, person_id: int) -> None:
        with self._lock:
            self._kept.pop(person_id, None)
