"""A document without characters that some form can't contain: cleaned once, before every renderer."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tracker.domain.text import harmless

_T = TypeVar("_T")
# Marks that show nothing go too.
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_LINES = re.compile("[\t\n]")


def cleaned(value: _T) -> _T:
    """Returns the same value with every text in it cleaned; dataclasses and tuples are walked through."""
    result: _T = _cleaned(value)
    return result


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _cleaned(getattr(value, one.name)) for one in fields(value)})
    return value


def clean_text(text: str) -> str:
    """Returns the text with characters only that XML, HTML, PDF and a terminal can show."""
    return _UNSEEN.sub("", _LINES.sub(" ", harmless(text)))
