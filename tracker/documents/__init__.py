"""Reads files on disk into documents with `read_document`: Word, PDF, Excel, OpenDocument, CSV and text."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reading.plan.document import Document

__all__ = ["read_document"]


def read_document(path: Path, ocr: bool = False) -> "Document":
    """Returns the content of a file; the format is detected by content, not by name.

    `ocr`: also read the images of a scanned PDF, if tesseract is installed.

    Raises DocumentError, with a Swedish sentence, if the file can't be read (see reader.py).
    """
    # Imported here, because the child process that parses a file (child.py) imports this package too.
    from tracker.documents.reader import read_document as read

    return read(path, ocr)
