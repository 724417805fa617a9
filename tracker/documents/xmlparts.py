"""XML parts of an archive, parsed with nothing defined and nothing fetched."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from tracker.documents.faults import Fault


class _RootSeen(Exception):
    """The root element has begun: no document type can follow."""


def archive_of(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The root of a part, None if the archive has no such part. Fault if it defines entities."""
    if name not in archive.NameToInfo:
        return None
    data = archive.read(name)
    refuse_document_type(data)
    return ElementTree.fromstring(data)


def refuse_document_type(data: bytes) -> None:
    """Entities, bombs and outside references all need a document type, and Office files never have one."""
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
    """The same for every XML part, where a library reads the archive by itself."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            refuse_document_type(archive.read(name))


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of this local name."""
    return (child for child in element if local(child) == name) if element is not None else iter(())
