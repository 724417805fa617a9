"""A document without characters that some form can't contain: cleaned once, before every renderer."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_T = TypeVar("_T")
# Control characters (C0, C1), line and paragraph separators, tabs and line feeds become spaces ...
_SPACES = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# ... halves of surrogate pairs and noncharacters a sign that one was there ...
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# ... and marks that turn the direction of what follows, or show nothing, go.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


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
    return _UNSEEN.sub("", _BROKEN.sub("\ufffd", _SPACES.sub(" ", text)))
