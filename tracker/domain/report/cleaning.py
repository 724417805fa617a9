"""The texts of a document, changed once for every form: cleaned, and what belongs together on one line."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tracker.domain.text import harmless

_T = TypeVar("_T")
# Marks that show nothing go too.
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")
_LINES = re.compile("[\t\n]")
_TOGETHER = re.compile(r"(?<=\d) (?=%)|(?<=\S) (?=…)|(?<=tertialrapport) (?=\d)")


def cleaned(value: _T) -> _T:
    """Returns the same value with every text in it cleaned; dataclasses and tuples are walked through."""
    return _changed(value, clean_text)


def unbroken(value: _T) -> _T:
    """Returns the same value with spaces that break no line in "90 %", "barn …" and "tertialrapport 2"."""
    return _changed(value, lambda text: _TOGETHER.sub("\u00a0", text))


def _changed(value: _T, change: Callable[[str], str]) -> _T:
    result: _T = _walked(value, change)
    return result


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_walked(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: _walked(getattr(value, one.name), change) for one in fields(value)}
        )
    return value


def clean_text(text: str) -> str:
    """Returns the text with characters only that XML, HTML, PDF and a terminal can show."""
    return _UNSEEN.sub("", _LINES.sub(" ", harmless(text)))
