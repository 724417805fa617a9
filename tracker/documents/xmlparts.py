"""Parses XML parts of an archive safely: no entity definitions, no external references."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from tracker.documents.faults import Fault


class _RootSeen(Exception):
    """The root element has started: no document type can follow."""


def archive_of(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Returns the root of a part, None if there is no such part. Raises Fault if it defines entities."""
    if name not in archive.NameToInfo:
        return None
    data = archive.read(name)
    refuse_document_type(data)
    return ElementTree.fromstring(data)  # noqa: S314  (no document type, so no entities)


def refuse_document_type(data: bytes) -> None:
    """Refuses document types: entities and external references need one, and Office files never have it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = _stop
    try:
        parser.Parse(data, True)
    except _RootSeen:
        return


def _refuse(*_: object) -> None:
    raise Fault("a document type")


def _stop(*_: object) -> None:
    raise _RootSeen


def refuse_document_types(archive: zipfile.ZipFile) -> None:
    """Applies the check to every XML part, for libraries that read the archive themselves."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            refuse_document_type(archive.read(name))


def local(element: Element) -> str:
    """Returns the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Returns the children with this local name."""
    return (child for child in element if local(child) == name) if element is not None else iter(())
