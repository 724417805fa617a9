"""Files on disk into documents: `read_document(path)`. Text and Word; the format is told by content."""

from tracker.documents.reader import read_document

__all__ = ["read_document"]
