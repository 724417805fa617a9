"""Renders the templates in templates/: letters and report sections, with Swedish dates and numbers."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from tracker.domain.swedish import (
    capitalized,
    listed,
    number_word,
    shortened,
    swedish_date,
    swedish_near_date,
    swedish_near_day,
    swedish_number,
    swedish_weekday,
    uncapitalized,
)
from tracker.domain.text import harmless
from tracker.resources import templates


def render(template: str, values: Mapping[str, Any]) -> str:
    """Returns templates/`template` rendered with `values`.

    HTML is escaped, plain text is not; control characters are left out. Raises jinja2's UndefinedError if the
    template uses a name that is not in `values`.
    """
    return harmless(_environment().get_template(template).render(values))


_MARKUP = re.compile(r"[\\`*_<\[\]|#~]|&(?=#?\w+;)")
# What makes a list, a heading or a quotation of a line that begins so.
_BLOCK = re.compile(r"^(\s*)(?:([-+=>])|(\d{1,9})(?=[.)](?:\s|$)))")
_INDENT = re.compile(r"^\s{2,}")


def markdown_words(text: str) -> str:
    """Returns text that Markdown shows as it is within a line: no link, picture or HTML comes of it."""
    return _MARKUP.sub(r"\\\g<0>", text)


def markdown_line(text: str) -> str:
    """Returns text that Markdown shows as it is at the start of a line: nor is it a heading or a list."""
    escaped = markdown_words(_INDENT.sub(" ", text))
    return _BLOCK.sub(lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[0]}\\", escaped)


FILTERS: Mapping[str, Callable[..., str]] = {
    "date": swedish_date,
    "weekday": swedish_weekday,
    "near_day": swedish_near_day,
    "near_date": swedish_near_date,
    "word": number_word,
    "number": swedish_number,
    "listed": listed,
    "shortened": shortened,
    "uncapitalized": uncapitalized,
    "capitalized": capitalized,
    "md": markdown_words,
    "md_line": markdown_line,
}
# The options for all templates, shipped and custom.
READING: Mapping[str, Any] = {
    "autoescape": select_autoescape(["html"]),
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(templates()), **READING)  # noqa: S701  (READING escapes)
    environment.filters |= FILTERS
    return environment
