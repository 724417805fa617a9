"""How many examples hypothesis tries: a moderate number in `make test`, many in `make faults`.

The mutants of the rules do not depend on it: they are found by fixed seeds (tests/domain/test_mutations.py).
"""

from typing import Any

from hypothesis import settings

USUAL, THOROUGH = 100, 2000  # of a test that does not say how many

settings.register_profile("usual", max_examples=USUAL, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)


def examples(usual: int, **more: Any) -> settings:
    """So many examples in `make test`; in the thorough profile as many times more as other tests have."""
    return settings(max_examples=usual * settings.default.max_examples // USUAL, deadline=None, **more)
