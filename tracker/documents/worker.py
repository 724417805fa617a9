"""Parse a Word file in a child process, so that a hostile one can cost neither memory nor time.

The child is `python -m tracker.documents.word`: bytes in on standard input, JSON out.
"""

import json
import subprocess
import sys
from typing import Any

from tracker.errors import DocumentError
from tracker.reading.plan.document import Block, Document, Paragraph, Table

_SECONDS = 10
_BROKEN = "{name} är skadad och kan inte läsas som Word – spara om den i Word och försök igen."
_TOO_HEAVY = (
    "{name} tar för lång tid eller för mycket minne att läsa – spara om planen utan bilder och bilagor."
)


def parse_word(data: bytes, name: str) -> Document:
    """The blocks of a Word document. Raises DocumentError where it is broken, or too heavy."""
    command = [sys.executable, "-P", "-m", "tracker.documents.word"]
    try:
        # The child has its own limits (word.py); this one is for a child that hangs all the same.
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(_TOO_HEAVY.format(name=name)) from error
    if done.returncode < 0 or done.returncode == TOO_HEAVY:
        raise DocumentError(_TOO_HEAVY.format(name=name))
    if done.returncode != 0:
        raise DocumentError(_BROKEN.format(name=name))
    return Document(name, tuple(_block(value) for value in json.loads(done.stdout)))


def _block(value: dict[str, Any]) -> Block:
    if "rows" in value:
        return Table(value["number"], tuple(tuple(row) for row in value["rows"]))
    return Paragraph(value["text"], value["level"])


TOO_HEAVY = 3
