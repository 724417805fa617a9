"""Turns the strict form of Excel's format into the usual one: it differs in the names of its namespaces."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def as_usual(data: bytes) -> bytes:
    """Returns the workbook in the usual form; one that is not strict is returned as it is."""
    with ZipFile(io.BytesIO(data)) as archive:
        if _STRICT not in archive.read("xl/workbook.xml"):
            return data
        usual = io.BytesIO()
        with ZipFile(usual, "w", ZIP_DEFLATED, compresslevel=1) as target:
            for entry in archive.infolist():
                target.writestr(entry, _renamed(entry.filename, archive.read(entry)))
    return usual.getvalue()


def _renamed(name: str, part: bytes) -> bytes:
    if name.endswith((".xml", ".rels")):
        for strict, usual in _NAMES:
            part = part.replace(strict, usual)
    return part
