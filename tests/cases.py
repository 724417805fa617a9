"""One test for a table of cases: it goes through all of them, and reports each that fails.

A test costs milliseconds beside its own work, in every worker: thousands of short cases cost minutes. What
runs the program, or needs a folder or a database of its own, stays a test (pytest.mark.parametrize).
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from traceback import extract_tb
from typing import Any

import pytest

Test = Callable[..., None]
Row = dict[str, Any]
LONGEST = 500  # characters of a case's values, and of what is said of it


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Calls the test with every case; written as pytest.mark.parametrize is, also one above another."""
    arguments = (names,) if isinstance(names, str) else names
    rows: list[Row] = [dict(zip(arguments, _values(arguments, case), strict=True)) for case in cases]

    def decorate(test: Test) -> Test:
        own, below = getattr(test, "each", (test, [{}]))
        every = [row | other for row in rows for other in below]
        assert every, "a test without cases tests nothing"

        @wraps(own)
        def all_of_them(**fixtures: Any) -> None:
            __tracebackhide__ = True
            _try(own, every, fixtures)

        signature = inspect.signature(own)
        left = [one for name, one in signature.parameters.items() if name not in every[0]]
        all_of_them.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        all_of_them.each = (own, every)  # type: ignore[attr-defined]
        return all_of_them

    return decorate


def _values(names: tuple[str, ...], case: Any) -> Iterable[Any]:
    return (case,) if len(names) == 1 else case


def _try(test: Test, rows: list[Row], fixtures: Row) -> None:
    """Raises the first failure's error as the cause of one that lists them all."""
    __tracebackhide__ = True
    failed: list[tuple[str, BaseException]] = []
    for row in rows:
        try:
            test(**fixtures, **row)
        except (Exception, pytest.fail.Exception) as error:
            failed.append((", ".join(f"{name}={value!r}" for name, value in row.items())[:LONGEST], error))
    if failed:
        lines = [f"{len(failed)} of {len(rows)} cases failed:", *(_said(*one) for one in failed)]
        raise AssertionError("\n".join(lines)) from failed[0][1]


def _said(case: str, error: BaseException) -> str:
    """Returns the case, the line of the test, and what was wrong there."""
    line = extract_tb(error.__traceback__)[1].lineno
    return f"{case}: line {line}: {type(error).__name__}: {error}"[: 2 * LONGEST]
