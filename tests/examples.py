"""How much is tried: the number of hypothesis examples, and samples of what takes long.

Moderate in `make test`, all in `make thorough`, whose profile is `thorough`.

The mutants of the rules do not depend on it: they are found with fixed seeds
(tests/domain/test_mutations.py).
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from hypothesis import settings

Case = TypeVar("Case")
USUAL, THOROUGH = 100, 2000  # the default of a test

settings.register_profile("usual", max_examples=USUAL, deadline=None)
settings.register_profile("thorough", max_examples=THOROUGH, deadline=None)


def examples(usual: int, **more: Any) -> settings:
    """Sets the number of examples in `make test`; the thorough profile multiplies it as for other tests."""
    return settings(max_examples=usual * settings.default.max_examples // USUAL, deadline=None, **more)


def is_thorough() -> bool:
    """Returns True in `make thorough`."""
    return settings.default.max_examples > USUAL


def sample(cases: Iterable[Case], every: int, first: int = 0) -> list[Case]:
    """Returns each `every`th case in `make test`, from number `first`; all of them in `make thorough`."""
    return list(cases) if is_thorough() else list(cases)[first::every]
