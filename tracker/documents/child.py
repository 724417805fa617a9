"""The child process that parses one file: bytes on standard input, JSON blocks on standard output.

A block is a paragraph {"text", "level", "page"} or a table {"number", "rows"} with, where known,
"first_row", "row_pages", "wrapped" and "sheet" (explained in tracker.reading.plan.document), or a part that
is not read: {"unread": KIND, "text"} (explained in tracker.documents.unread). External references
in a file are never fetched.
"""

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from tracker.documents.faults import BROKEN, TOO_HEAVY, Fault

Blocks = Iterable[dict[str, Any]]
# The kinds of files and the modules that parse them.
PARSERS = {
    "word": "word.reading",
    "sheet": "sheets.reading",
    "odt": "odt",
    "pdf": "pdf.reading",
    "page": "markup",
}


def main(kind: str) -> int:
    """Parses standard input as a file of the kind and prints its blocks; returns an exit code (faults.py)."""
    try:
        blocks = list(_parser(kind)(sys.stdin.buffer.read()))
    except Fault as fault:
        return fault.code
    except MemoryError:
        return TOO_HEAVY
    except Exception:
        return BROKEN
    sys.stdout.write(json.dumps(blocks))
    return 0


def _parser(kind: str) -> Callable[[bytes], Blocks]:
    parser: Callable[[bytes], Blocks] = import_module(f"tracker.documents.{PARSERS[kind]}").blocks_of
    return parser
