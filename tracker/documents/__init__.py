"""Files on disk into documents: `read_document(path)`. Word, PDF, Excel, OpenDocument, CSV and text."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reading.plan.document import Document

__all__ = ["read_document"]


def read_document(path: Path, ocr: bool = False) -> "Document":
    """The blocks of a file; its format is told by its content, not by its name.

    `ocr`: the pictures of a scanned PDF are read, where the machine has tesseract.

    Raises DocumentError, one Swedish sentence, where the file can't be read (see reader.py).
    """
    # Imported here, because the child that parses a file (child.py) passes through this package too.
    from tracker.documents.reader import read_document as read

    return read(path, ocr)
