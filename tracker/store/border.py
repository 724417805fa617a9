"""The border to the database: every text that goes into a statement is cleaned here, whoever wrote it.

PostgreSQL refuses NUL and halves of surrogate pairs, SQLite only the latter, Word some more; and what is
stored is shown to people sooner or later. Bytes, such as the raw mail, are left as they are.
"""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, event

from tracker.domain.swedish import shortened
from tracker.domain.text import harmless
from tracker.errors import NotFoundError

_LARGEST = 2**63 - 1  # SQLite's driver has no larger integer


def guard_border(engine: Engine) -> None:
    """Cleans the parameters of every statement of the engine. JSON is cleaned by `clean_json` before."""
    event.listen(engine, "before_cursor_execute", _clean_parameters, retval=True)


def clean_json(value: object) -> str:
    """Returns the value as JSON with every text in it cleaned: an escaped NUL would get through else."""
    return json.dumps(cleaned(value))


def cleaned(value: Any) -> Any:
    """Returns the same value with every text in lists, tuples and dictionaries cleaned, keys too."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {cleaned(name): cleaned(one) for name, one in value.items()}
    if isinstance(value, list):
        return [cleaned(one) for one in value]
    if isinstance(value, tuple):
        return tuple(cleaned(one) for one in value)
    return value


def _clean_parameters(
    _connection: object, _cursor: object, statement: str, parameters: Any, _context: object, _many: bool
) -> tuple[str, Any]:
    for number in _numbers(parameters):
        if abs(number) > _LARGEST:
            raise NotFoundError(f"Inget har numret {shortened(str(number), 30)}.")
    return statement, cleaned(parameters)


def _numbers(parameters: Any) -> Iterator[int]:
    """Yields the integers of one set of parameters, or of several."""
    for one in parameters.values() if isinstance(parameters, dict) else parameters:
        if isinstance(one, int):
            yield one
        elif isinstance(one, (dict, tuple)):
            yield from _numbers(one)
