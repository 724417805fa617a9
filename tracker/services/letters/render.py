"""Renders a letter's subject, plain text and HTML from own templates or the shipped ones."""

import logging
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracker.custom_templates import OwnTextError, own_name, render_own
from tracker.domain.letter import LetterKind
from tracker.domain.text import harmless, on_one_line
from tracker.render import render

WIDTH = 78  # the line length recommended by RFC 5322 (2.1.1)
LONGEST_SUBJECT = 150
_BEFORE_NUMBER = re.compile(r"(?<=\S) (?=\d+[.):](?: |$))")
_JOINT = "\x00"  # no space to textwrap, and in no text

Renderer = Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    subject: str
    text: str
    html: str


def letter_words(kind: LetterKind, values: Mapping[str, Any], own: Path | None) -> RenderedLetter:
    """Returns the rendered letter. If an own template is broken, the whole letter uses the shipped ones."""
    if own is not None:
        try:
            return own_words(kind, values, own)
        except OwnTextError as error:
            _warn_once(str(error))
    return _rendered(kind, values, render)


def own_words(kind: LetterKind, values: Mapping[str, Any], own: Path) -> RenderedLetter:
    """Renders with a municipality's own templates. Raises OwnTextError if one is broken or empty."""
    rendered = _rendered(kind, values, lambda template, given: render_own(own, template, given))
    for part, text in (("subject.txt", rendered.subject), ("txt", rendered.text), ("html", rendered.html)):
        if not text.strip():
            raise OwnTextError(own_name(own, f"{kind}.{part}"), 0, "texten är tom")
    return rendered


def _rendered(kind: LetterKind, values: Mapping[str, Any], renderer: Renderer) -> RenderedLetter:
    subject = one_line(renderer(f"mail/{kind}.subject.txt", values))
    return RenderedLetter(
        subject=subject,
        text=wrapped(harmless(renderer(f"mail/{kind}.txt", values))),
        html=harmless(renderer(f"mail/{kind}.html", {**values, "subject": subject})),
    )


def one_line(text: str) -> str:
    """Returns the text as a subject: one line, no control characters, at most LONGEST_SUBJECT characters."""
    line = on_one_line(text)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def wrapped(text: str) -> str:
    """Wraps plain text at WIDTH characters, keeps the indent, and merges repeated blank lines."""
    lines = [part for line in text.splitlines() for part in _wrapped(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _wrapped(line: str) -> list[str]:
    """Wraps one line; no part begins with "5. ", as if it were another numbered question."""
    line = line.rstrip()
    if len(line) <= WIDTH:
        return [line]
    prefix = re.match(r"\s*(?:\d+\. |- )?", line)
    indent = " " * (prefix.end() if prefix else 0)
    joined = _BEFORE_NUMBER.sub(_JOINT, line)
    # A word that is longer than a line is kept whole: half a link leads nowhere.
    parts = textwrap.wrap(
        joined, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
    return [part.replace(_JOINT, " ") for part in parts]


@lru_cache(maxsize=100)
def _warn_once(sentence: str) -> None:
    """Logs a warning about a broken template once per process."""
    message = "Egen brevtext: %s Den medföljande texten används i stället."
    logging.getLogger(__name__).warning(message, sentence)
