"""Writes a section as Word, PDF, Excel and CSV: bytes out of a document, the same from the same."""
