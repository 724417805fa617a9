"""Checks a municipality's own letter templates by rendering each with sample letters."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tracker.custom_templates import OwnTextError, is_shipped, own_files, own_name, shipped_names
from tracker.domain.letter import LetterKind
from tracker.errors import os_reason
from tracker.services.letters.items import Item
from tracker.services.letters.render import RenderedLetter, own_words
from tracker.services.letters.sample_letters import samples


def check_texts(folder: Path) -> tuple[str, ...]:
    """Returns a Swedish sentence for each template that is broken, asks nothing or is unused."""
    try:
        files = own_files(folder)
    except OSError as error:
        return (f"Mappen {folder} i mail.templates går inte att läsa: {os_reason(error)}.",)
    return tuple(dict.fromkeys((*broken_texts(folder), *_unknown(folder, files))))


def broken_texts(folder: Path, kinds: Iterable[LetterKind] = LetterKind) -> Iterator[str]:
    """Yields one error per file that is broken or leaves out the questions, for the first such sample."""
    reported: set[str] = set()
    for kind in kinds:
        for values in samples():
            try:
                errors = left_out(own_words(kind, values, folder), kind, values["items"], folder)
            except OwnTextError as error:
                errors = (error,)
            yield from (str(error) for error in errors if error.file not in reported)
            reported |= {error.file for error in errors}


def left_out(
    rendered: RenderedLetter, kind: LetterKind, items: Sequence[Item], folder: Path
) -> tuple[OwnTextError, ...]:
    """Returns an error for the plain text, and for the HTML, of a reminder that leaves out its questions."""
    if kind != LetterKind.REMINDER:
        return ()
    parts = {"txt": rendered.text, "html": html.unescape(re.sub(r"<[^>]*>", " ", rendered.html))}
    return tuple(
        OwnTextError(own_name(folder, f"{kind}.{part}"), 0, _MISSING)
        for part, text in parts.items()
        if not _asks(text, items)
    )


_MISSING = "frågorna saknas, så ingen ser vad som ska besvaras. Ta med item.title och item.questions"


def _asks(text: str, items: Sequence[Item]) -> bool:
    """True if every question is in the text, and which activity it is about."""
    words = _flat(text)
    named = all(_flat(item.title) in words or _flat(item.aktivitet) in words for item in items)
    return named and all(_flat(question) in words for item in items for question in item.questions)


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unknown(folder: Path, files: tuple[str, ...]) -> Iterator[str]:
    """Yields an error per file that is neither the name of a letter template nor included by another."""
    texts = {name: _text(folder / name) for name in files}
    for name in files:
        included = any(re.search(rf"[\"'](?:mail/)?{re.escape(name)}[\"']", text) for text in texts.values())
        if not is_shipped(name) and not included:
            yield f"{name}: används inte, för en text heter {', '.join(sorted(shipped_names()))}."


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""  # rendering reports the error
