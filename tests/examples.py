"""The number of hypothesis examples: moderate in `make test`, many in `make faults`.

The mutants of the rules do not depend on it: they are found with fixed seeds
(tests/domain/test_mutations.py).
"""

from typing import Any

from hypothesis import settings

USUAL, THOROUGH = 100, 2000  # the default of a test

settings.register_profile("usual", max_examples=USUAL, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)


def examples(usual: int, **more: Any) -> settings:
    """Sets the number of examples in `make test`; the thorough profile multiplies it as for other tests."""
    return settings(max_examples=usual * settings.default.max_examples // USUAL, deadline=None, **more)
