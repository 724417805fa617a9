"""Sections and documents as plain JSON values and back, field by field.

Decoding ignores unknown fields and uses the defaults of missing ones, so that a later version of the program
reads what an earlier one has stored.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


class UnreadableError(Exception):
    """The stored value is not of this type: another version of the program has stored it."""


def plain(value: Any) -> Any:
    """Returns a dataclass, named tuple, tuple, date or enumeration as JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return _kind(value) | {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _kind(value: Any) -> dict[str, Any]:
    return {"kind": value.kind} if hasattr(type(value), "kind") else {}


def built(kind: type[Made], value: Any) -> Made:
    """Returns the value that `plain` made JSON of. Raises UnreadableError if it is no such value."""
    try:
        made: Made = _made(kind, value)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnreadableError(f"{kind}: {error}") from error
    return made


def _made(kind: Any, value: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind), value)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        each = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_made(of, one) for of, one in zip(each, value, strict=True))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        given = {name: _made(of, value[name]) for name, of in _hints(kind).items() if name in value}
        return kind(**given)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    return _plain_value(kind, value)


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    """Returns a plain value of one of the kinds, or the kind that its "kind" names, or the only one."""
    if value is None or type(value) in kinds:
        return value
    name = value.get("kind") if isinstance(value, Mapping) else None
    named = [one for one in kinds if name and getattr(one, "kind", "") == name]
    chosen = named or [one for one in kinds if one is not type(None)]
    return _made(chosen[0], value)


def _plain_value(kind: Any, value: Any) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind}")
    return value


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """Returns the types of the fields by name."""
    hints = get_type_hints(kind)
    if hasattr(kind, "_fields"):
        return {name: hints[name] for name in kind._fields}
    return {field.name: hints[field.name] for field in fields(kind) if field.init}
