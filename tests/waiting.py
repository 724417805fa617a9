"""Tests wait for facts, never for a time that a busy machine needs more than."""

import time
from collections.abc import Callable

LONGEST = 60.0  # seconds; only a fault lasts that long


def wait_until(fact: Callable[[], object], what: str = "") -> None:
    """Returns when the fact is there; AssertionError when it has not come in a minute."""
    latest = time.monotonic() + LONGEST
    while not fact():
        assert time.monotonic() < latest, f"it never came: {what or fact}"
        time.sleep(0.02)
