"""The child that parses one file: bytes in on standard input, JSON blocks out.

A block is a paragraph {"text", "level", "page"} or a table {"number", "rows"} with, where known,
"first_row", "row_pages" and "wrapped" (tracker.reading.plan.document says what they mean). Nothing that a
file points at is ever fetched.
"""

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from tracker.documents.faults import BROKEN, TOO_HEAVY, Fault

Blocks = Iterable[dict[str, Any]]
# Each kind of file and the module that parses it.
PARSERS = {"word": "word.reading", "sheet": "sheets.reading", "odt": "odt", "pdf": "pdf.reading"}


def main(kind: str) -> int:
    """Parse standard input as a file of the kind and print its blocks; else an exit code of faults.py."""
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
