"""A letter's three texts (subject, plain text, HTML) from the templates: a municipality's own, or ours."""

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
from tracker.domain.text import on_one_line
from tracker.render import render

WIDTH = 78  # RFC 5322 wants no longer lines, and no screen is too narrow for them
LONGEST_SUBJECT = 150

Renderer = Callable[[str, Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    subject: str
    text: str
    html: str


def letter_words(kind: LetterKind, values: Mapping[str, Any], own: Path | None) -> RenderedLetter:
    """The words of a letter. A broken own text stops no letter: then all of it is the shipped one."""
    if own is not None:
        try:
            return own_words(kind, values, own)
        except OwnTextError as error:
            _say_once(str(error))
    return _words(kind, values, render)


def own_words(kind: LetterKind, values: Mapping[str, Any], own: Path) -> RenderedLetter:
    """The words with a municipality's own texts; OwnTextError where one is broken."""
    words = _words(kind, values, lambda template, given: render_own(own, template, given))
    for part, text in (("subject.txt", words.subject), ("txt", words.text), ("html", words.html)):
        if not text.strip():
            raise OwnTextError(own_name(own, f"{kind}.{part}"), 0, "texten är tom")
    return words


def _words(kind: LetterKind, values: Mapping[str, Any], renderer: Renderer) -> RenderedLetter:
    subject = one_line(renderer(f"mail/{kind}.subject.txt", values))
    return RenderedLetter(
        subject=subject,
        text=wrapped(renderer(f"mail/{kind}.txt", values)),
        html=renderer(f"mail/{kind}.html", {**values, "subject": subject}),
    )


def one_line(text: str) -> str:
    """A subject: no line breaks, nothing that a header can't hold, not without end."""
    line = on_one_line(text)
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def wrapped(text: str) -> str:
    """Plain text in lines of at most WIDTH characters, set in as the line was; never two empty lines."""
    lines = [part for line in text.splitlines() for part in _wrapped(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _wrapped(line: str) -> list[str]:
    line = line.rstrip()
    if len(line) <= WIDTH:
        return [line]
    set_in = re.match(r"\s*(?:\d+\. )?", line)
    indent = " " * (set_in.end() if set_in else 0)
    return textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_on_hyphens=False)


@lru_cache(maxsize=100)
def _say_once(sentence: str) -> None:
    """Once while the program runs, not once a letter."""
    said = "Egen brevtext: %s Den medföljande texten används i stället."
    logging.getLogger(__name__).warning(said, sentence)
