"""OpenDocument text as LibreOffice writes it."""

import zipfile

import pytest

from tests.documents.builders import odt_cell, write_odt
from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import Paragraph, read_rows

HEADER = ("Åtgärd", "Ansvarig", "Klart", "Redovisas")
ROW = ("Bygga en brygga", "Hamnvärd", "Maj 2024", "VB")


def line(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def row(*texts: str) -> str:
    return line("".join(map(odt_cell, texts)))


def test_lists_breaks_spaces_and_notes_in_a_cell(tmp_path):
    """Points and line breaks are kept apart by a space; comments and footnotes are not the plan's text."""
    cell = (
        "<table:table-cell><text:p>Bygga<text:s/>en\n  <text:span>brygga</text:span>:<text:line-break/>gräva"
        "<text:note><text:note-body><text:p>fot</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>mala</text:p></text:list-item><text:list-item><text:list>"
        "<text:list-item><text:p>så</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<office:annotation><text:p>hm</text:p></office:annotation></table:table-cell>"
    )
    rest = "".join(map(odt_cell, ROW[1:]))
    write_odt(tmp_path / "a.odt", f"<table:table>{row(*HEADER)}{line(cell + rest)}</table:table>")

    assert read_rows(read_document(tmp_path / "a.odt")).rows[0].aktivitet == "Bygga en brygga: gräva mala så"


def test_merged_cells_stand_wherever_they_cover(tmp_path):
    """A title over all columns, an area over two rows."""
    covered = "<table:covered-table-cell/>"
    title = (
        '<table:table-cell table:number-columns-spanned="5"><text:p>Vid vattnet</text:p></table:table-cell>'
    )
    area = '<table:table-cell table:number-rows-spanned="2"><text:p>Hamn</text:p></table:table-cell>'
    cells = "".join(map(odt_cell, ROW))
    body = line(title + covered * 4) + row("Område", *HEADER) + line(area + cells) + line(covered + cells)
    write_odt(tmp_path / "a.odt", f"<table:table>{body}</table:table>")

    document = read_document(tmp_path / "a.odt")
    found = read_rows(document).rows

    assert document.blocks[0].rows[0] == ("Vid vattnet",) * 5
    assert document.blocks[0].rows[3][0] == "Hamn"
    assert [(one.omrade, one.aktivitet, one.uppfoljning) for one in found] == [("Hamn", ROW[0], "VB")] * 2


def test_deleted_text_is_gone_and_sections_are_opened(tmp_path):
    """Deletions are stored apart; a section is only a wrapping."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Borta</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:section><text:h text:outline-level="3">Hamnen</text:h>'
        f"<table:table>{row(*HEADER)}{row(*ROW)}</table:table></text:section>"
    )
    write_odt(tmp_path / "a.odt", body)

    document = read_document(tmp_path / "a.odt")

    assert document.blocks[0] == Paragraph("Hamnen", 3)
    assert len(document.blocks) == 2
    assert read_rows(document).rows[0].omrade == "Hamnen"


def test_an_encrypted_opendocument_file_is_said(tmp_path):
    """The manifest tells that its parts are locked."""
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")

    with pytest.raises(DocumentError, match="krypterad"):
        read_document(tmp_path / "a.odt")
