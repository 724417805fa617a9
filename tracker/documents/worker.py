"""Parses a file in a child process (child.py), which limits the memory and time of a hostile file."""

import json
from collections.abc import Iterable
from typing import Any

from tracker.child_process import Limits, run_module
from tracker.documents.faults import LOCKED, NO_TEXT, TOO_HEAVY
from tracker.documents.limits import refuse_too_much
from tracker.documents.unread import sentences
from tracker.domain.sentence import reworded, sentence
from tracker.domain.text import harmless
from tracker.errors import DocumentError, ScannedError
from tracker.reading.plan.document import Block, Document, Paragraph, Table

LIMITS = Limits(memory=480 * 1024 * 1024, cpu_seconds=7, seconds=8.5)
_PROGRAMS = {"word": "Word", "sheet": "Excel", "odt": "OpenDocument", "pdf": "PDF", "page": "webbsida"}
_BROKEN = "{name} är skadad och kan inte läsas som {program} – öppna den, spara om den och försök igen."
_SENTENCES: dict[int, str] = {
    TOO_HEAVY: "{name} tar för lång tid eller för mycket minne att läsa – spara om planen utan bilder och "
    "bilagor.",
    LOCKED: "{name} är krypterad med lösenord – ta bort lösenordet och spara om filen.",
    NO_TEXT: sentence(
        "{name} är en inskannad PDF utan text – ",
        "lägg till --ocr för att läsa bilderna, gör",
        "gör",
        " filen sökbar med OCR (textigenkänning) i ett annat program, eller använd Word-filen.",
    ),
}


def parse(kind: str, data: bytes, name: str) -> Document:
    """Returns the blocks of a file of the kind (child.PARSERS).

    Raises DocumentError if it is broken, locked or too heavy, ScannedError if it has only images.
    """
    try:
        ended = run_module("tracker.documents.child", [kind], data, LIMITS)
    except TimeoutError as error:
        raise DocumentError(_SENTENCES[TOO_HEAVY].format(name=name)) from error
    if ended.code != 0:
        code = TOO_HEAVY if ended.code < 0 else ended.code
        kind_of_error = ScannedError if code == NO_TEXT else DocumentError
        text = _SENTENCES.get(code, _BROKEN)
        raise kind_of_error(reworded(text, lambda words: words.format(name=name, program=_PROGRAMS[kind])))
    return document_of(json.loads(ended.output), name)


def document_of(blocks: Iterable[dict[str, Any]], name: str) -> Document:
    """Returns the document built from these blocks; child.py describes the form of a block.

    Raises DocumentError if there is more than in any plan.
    """
    blocks = [_cleaned(block) for block in blocks]
    rows = [row for block in blocks for row in block.get("rows", ())]
    letters = sum(len(block.get("text", "")) for block in blocks) + sum(
        len(cell) for row in rows for cell in row
    )
    refuse_too_much(letters, len(rows), name)
    kept = (block for block in blocks if "unread" not in block)
    unread = (block for block in blocks if "unread" in block)
    return Document(name, tuple(map(_block, kept)), tuple(sentences(unread)))


def _cleaned(block: dict[str, Any]) -> dict[str, Any]:
    """Returns the block without characters that steer a terminal or that no database takes."""
    rows = {"rows": [list(map(harmless, row)) for row in block["rows"]]} if "rows" in block else {}
    words = {"text": harmless(block["text"])} if "text" in block else {}
    return {**block, **words, **rows}


def _block(value: dict[str, Any]) -> Block:
    if "rows" not in value:
        return Paragraph(value["text"], value.get("level"), value.get("page"))
    return Table(
        number=value["number"],
        rows=tuple(map(tuple, value["rows"])),
        first_row=value.get("first_row", 1),
        row_pages=tuple(value.get("row_pages", ())),
        wrapped=value.get("wrapped", False),
        sheet=harmless(value.get("sheet", "")),
    )
