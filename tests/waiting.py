"""Tests wait for conditions, never for a fixed time that a busy machine may exceed."""

import time
from collections.abc import Callable

LONGEST = 60.0  # seconds; only a fault takes that long


def wait_until(fact: Callable[[], object], what: str = "") -> None:
    """Returns when the condition is true; raises AssertionError if it is not within a minute."""
    latest = time.monotonic() + LONGEST
    while not fact():
        assert time.monotonic() < latest, f"it never came: {what or fact}"
        time.sleep(0.02)
