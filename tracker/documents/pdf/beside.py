"""What lies on top of a PDF page and is no part of its text: notes, struck words and form fields."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.documents.pdf.words import Char, lines_of

_NOT_SAID = frozenset({"Link", "Popup", "Screen", "Movie", "Sound", "TrapNet", "PrinterMark", "Watermark"})
_OFF = ("", "Off")
_TICK = "ikryssad"
_MOST_PARENTS = 8


def unread_of(page: Any, chars: Sequence[Char]) -> Iterator[dict[str, Any]]:
    """Yields what is not read of a pdfplumber page, in the order of the file; `chars` are its characters."""
    for annotation in _resolved(page.page_obj.annots) or []:
        values = _resolved(annotation)
        if not isinstance(values, dict):
            continue
        kind = _name(values.get("Subtype"))
        if kind == "Widget":
            text = _field(values)
            if text:
                yield {"unread": "field", "text": text, "page": page.page_number}
        elif kind not in _NOT_SAID:
            yield from _notes(kind, values, page, chars)


def _notes(kind: str, values: dict[str, Any], page: Any, chars: Sequence[Char]) -> Iterator[dict[str, Any]]:
    struck = _words_under(values, page, chars) if kind == "StrikeOut" else ""
    said = _text(values.get("Contents"))
    if struck or (kind == "StrikeOut" and not said):
        yield {"unread": "struck over", "text": struck, "page": page.page_number}
    if said and said != struck:
        yield {"unread": "comment", "text": said, "page": page.page_number}


def _field(values: dict[str, Any]) -> str:
    """Returns "name: value" of a form field that is filled in, otherwise nothing."""
    name = _text(_inherited(values, "TU")) or _text(_inherited(values, "T"))
    if _name(_inherited(values, "FT")) == "Btn":
        state = _name(values.get("AS") or _inherited(values, "V"))
        value = "" if state in _OFF else _TICK
    else:
        value = _text(_inherited(values, "V"))
    return ": ".join(filter(None, (name, value))) if value else ""


def _inherited(values: dict[str, Any], key: str) -> Any:
    """Returns a field's value, which may stand in a parent of it."""
    for _ in range(_MOST_PARENTS):
        if key in values:
            return values[key]
        parent = _resolved(values.get("Parent"))
        if not isinstance(parent, dict):
            break
        values = parent
    return None


def _words_under(values: dict[str, Any], page: Any, chars: Sequence[Char]) -> str:
    """Returns the text below a mark: the characters whose middles are inside one of its boxes."""
    numbers = [_resolved(value) for value in _resolved(values.get("QuadPoints")) or []]
    if not all(isinstance(value, int | float) for value in numbers):
        return ""
    boxes = [numbers[at : at + 8] for at in range(0, len(numbers) - 7, 8)]
    inside = [char for char in chars if any(_holds(box, char, float(page.height)) for box in boxes)]
    return " ".join(line.text for line in lines_of(inside))


def _holds(box: Sequence[float], char: Char, height: float) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, height - (char["top"] + char["bottom"]) / 2
    return bool(min(box[::2]) <= x <= max(box[::2]) and min(box[1::2]) <= y <= max(box[1::2]))


def _resolved(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(value)


def _name(value: Any) -> str:
    from pdfminer.psparser import PSLiteral

    value = _resolved(value)
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _text(value: Any) -> str:
    """Returns a text string of a PDF; several choices are set apart with commas."""
    from pdfminer.utils import decode_text

    value = _resolved(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return " ".join(decode_text(value).split()) if isinstance(value, bytes) else _name(value)
