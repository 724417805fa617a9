"""What a document holds and the plan does not take is named, with its place and first words."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.documents.builders import odt_cell, write_odt
from tests.documents.strange_plans import word_table
from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import PlanTable, read_rows

HEAD = ["Åtgärd", "Ansvarig", "Klart"]
ROWS = [["Bygga en bro", "Gatuchef", "2021-05-01"], ["Måla staketet", "Parkchef", "Löpande"]]
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
BOX = (
    '<w:p {ns}><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    'wordprocessingShape"><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(folder: Path, change: Callable[[Any, Any], None] = lambda document, table: None) -> PlanTable:
    document = docx.Document()
    change(document, word_table(document, [HEAD, *ROWS]))
    document.save(str(folder / "plan.docx"))
    return read_rows(read_document(folder / "plan.docx"))


def sheet(folder: Path, change: Callable[[Any, Any], None]) -> PlanTable:
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    change(book, book.active)
    book.save(folder / "plan.xlsx")
    return read_rows(read_document(folder / "plan.xlsx"))


def activities(table: PlanTable) -> list[str]:
    return [row.aktivitet for row in table.rows]


def says(table: PlanTable, *patterns: str) -> bool:
    return any(all(re.search(pattern, text) for pattern in patterns) for text in table.warnings)


BOTH = [row[0] for row in ROWS]


def test_a_plain_plan_has_nothing_left_out(tmp_path: Path) -> None:
    assert word(tmp_path).warnings == ()


def test_the_words_of_a_text_box_are_named(tmp_path: Path) -> None:
    def change(document: Any, table: Any) -> None:
        inside = paragraph("Rättelse: bron ska vara klar i juni")
        document.element.body.insert(0, parse_xml(BOX.format(ns=nsdecls("w"), inside=inside)))

    table = word(tmp_path, change)

    assert activities(table) == BOTH
    assert says(table, "[Tt]extruta", "Rättelse: bron")
    assert len([text for text in table.warnings if "Rättelse" in text]) == 1


def test_a_table_in_a_text_box_is_read(tmp_path: Path) -> None:
    def change(document: Any, table: Any) -> None:
        moved = table._tbl
        moved.getparent().remove(moved)
        from lxml.etree import tostring

        inside = tostring(moved).decode() + "<w:p/>"
        document.element.body.insert(0, parse_xml(BOX.format(ns=nsdecls("w"), inside=inside)))

    assert activities(word(tmp_path, change)) == BOTH


@pytest.mark.parametrize(("kind", "name"), [("footnote", "[Ff]otnot"), ("endnote", "[Ss]lutnot")])
def test_a_note_is_named_with_the_row_that_it_belongs_to(tmp_path: Path, kind: str, name: str) -> None:
    word(tmp_path, lambda document, table: _refer(table, f'<w:{kind}Reference {nsdecls("w")} w:id="2"/>'))
    notes = (
        f'<w:{kind}s {nsdecls("w")}><w:{kind} w:type="separator" w:id="0">{paragraph("x")}</w:{kind}>'
        f'<w:{kind} w:id="2">{paragraph("Flyttat till september")}</w:{kind}></w:{kind}s>'
    )
    add_part(tmp_path / "plan.docx", f"word/{kind}s.xml", notes)

    table = read_rows(read_document(tmp_path / "plan.docx"))

    assert activities(table) == BOTH
    assert says(table, name, "Flyttat till september", "tabell 1", "rad 2")


def test_a_comment_is_named(tmp_path: Path) -> None:
    word(tmp_path, lambda document, table: _refer(table, f'<w:commentReference {nsdecls("w")} w:id="0"/>'))
    comment = f'<w:comment w:id="0">{paragraph("Stryk den här")}</w:comment>'
    comments = f"<w:comments {nsdecls('w')}>{comment}</w:comments>"
    add_part(tmp_path / "plan.docx", "word/comments.xml", comments)

    assert says(read_rows(read_document(tmp_path / "plan.docx")), "[Kk]ommentar", "Stryk den här", "rad 2")


def _refer(table: Any, reference: str) -> None:
    run = table.cell(1, 0).paragraphs[0].add_run()
    run._r.append(parse_xml(reference))


def add_part(path: Path, name: str, data: str) -> None:
    with zipfile.ZipFile(path) as old:
        parts = {one: old.read(one) for one in old.namelist() if one != name}
    with zipfile.ZipFile(path, "w") as new:
        for one, held in parts.items():
            new.writestr(one, held)
        new.writestr(name, data)


def _with_chunk(folder: Path, name: str, data: bytes) -> PlanTable:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    def change(document: Any, table: Any) -> None:
        part = Part(PackURI(f"/word/{name}"), "application/octet-stream", data, document.part.package)
        found = document.part.relate_to(part, CHUNK)
        chunk = parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{found}"/>')
        document.element.body.insert(len(document.element.body) - 1, chunk)

    return word(folder, change)


def test_an_inserted_html_page_is_read(tmp_path: Path) -> None:
    page = "<html><body><table><tr>{}</tr></table></body></html>".format(
        "</tr><tr>".join(
            "".join(f"<td>{c}</td>" for c in row) for row in (HEAD, ["Gräva en damm", "Ekolog", "2022"])
        )
    )

    assert activities(_with_chunk(tmp_path, "a.html", page.encode())) == [*BOTH, "Gräva en damm"]


def test_an_inserted_word_file_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    word_table(document, [HEAD, ["Gräva en damm", "Ekolog", "2022"]])
    document.save(str(tmp_path / "in.docx"))

    inserted = (tmp_path / "in.docx").read_bytes()

    assert activities(_with_chunk(tmp_path, "a.docx", inserted)) == [*BOTH, "Gräva en damm"]


def test_an_inserted_part_of_another_kind_is_named(tmp_path: Path) -> None:
    table = _with_chunk(tmp_path, "a.rtf", b"{\\rtf1 hej}")

    assert activities(table) == BOTH
    assert says(table, "[Ii]nfogad", "a.rtf")


def test_hidden_text_is_named(tmp_path: Path) -> None:
    def change(document: Any, table: Any) -> None:
        run = table.cell(2, 2).paragraphs[0].add_run(" till 2025")
        run.font.hidden = True

    table = word(tmp_path, change)

    assert table.rows[1].tidplan == "Löpande"
    assert says(table, "[Dd]old", "till 2025", "rad 3")


def test_struck_text_is_not_read_and_named(tmp_path: Path) -> None:
    """An old date that is struck out beside the new one, and a whole row."""

    def change(document: Any, table: Any) -> None:
        cell = table.cell(1, 2).paragraphs[0]
        cell.runs[0].font.strike = True
        cell.add_run(" 2021-06-15")
        for index in range(3):
            table.cell(2, index).paragraphs[0].runs[0].font.double_strike = True

    table = word(tmp_path, change)

    assert [(row.aktivitet, row.tidplan) for row in table.rows] == [("Bygga en bro", "2021-06-15")]
    assert says(table, "[Öö]verstruke", "2021-05-01")
    assert says(table, "[Öö]verstruke", "Måla staketet")


def test_the_fields_of_a_form_are_read_as_they_are_filled_in(tmp_path: Path) -> None:
    """A chosen line of a list is text; what only asks for text is none."""

    def change(document: Any, table: Any) -> None:
        cell = table.cell(1, 2).paragraphs[0]
        cell.runs[0].text = ""
        field = (
            '<w:r {0}><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
            '<w:listEntry w:val="Välj"/><w:listEntry w:val="Juni 2021"/></w:ddList></w:ffData></w:fldChar>'
            "</w:r>"
        )
        cell._p.append(parse_xml(field.format(nsdecls("w"))))
        asks = (
            "<w:sdt {0}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klicka här</w:t></w:r>"
            "</w:sdtContent></w:sdt>"
        )
        table.cell(2, 1).paragraphs[0].runs[0].text = ""
        table.cell(2, 1).paragraphs[0]._p.append(parse_xml(asks.format(nsdecls("w"))))

    rows = word(tmp_path, change).rows

    assert (rows[0].tidplan, rows[1].ansvarig) == ("Juni 2021", "")


def test_a_hidden_sheet_a_hidden_row_and_a_hidden_column_are_named(tmp_path: Path) -> None:
    def change(book: Any, first: Any) -> None:
        first["D1"], first["D2"] = "Syfte", "Hemligt skäl"
        first.column_dimensions["D"].hidden = True
        first.append(["Riva muren", "Gatuchef", "2021-09-01"])
        first.row_dimensions[4].hidden = True
        other = book.create_sheet("Gammalt")
        other.append(["Ett utkast"])
        other.sheet_state = "hidden"

    table = sheet(tmp_path, change)

    assert activities(table) == BOTH
    assert says(table, "[Dd]old", "rad 4", "Riva muren")
    assert says(table, "[Dd]old", "[Kk]olumn", "Syfte|Hemligt")
    assert says(table, "[Dd]ol[dt]", "Gammalt", "Ett utkast")


def test_comments_and_struck_cells_of_a_sheet_are_named(tmp_path: Path) -> None:
    def change(book: Any, first: Any) -> None:
        first["A2"].comment = Comment("Flyttad till hösten", "x")
        for cell in first[3]:
            cell.font = Font(strike=True)

    table = sheet(tmp_path, change)

    assert activities(table) == BOTH[:1]
    assert says(table, "[Kk]ommentar", "Flyttad till hösten", "A2")
    assert says(table, "[Öö]verstruke", "Måla staketet")


def test_a_text_box_of_a_sheet_is_named(tmp_path: Path) -> None:
    sheet(tmp_path, lambda book, first: None)
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Gäller till 2022'
        "</a:t></a:r></a:p></xdr:wsDr>"
    )
    add_part(tmp_path / "plan.xlsx", "xl/drawings/drawing1.xml", drawing)

    assert says(read_rows(read_document(tmp_path / "plan.xlsx")), "[Tt]extruta", "Gäller till 2022")


def test_a_sheet_that_is_no_plan_is_named_by_its_name(tmp_path: Path) -> None:
    def change(book: Any, first: Any) -> None:
        other = book.create_sheet("Övrigt")
        for row in (["Sak", "Folk", "Färg"], ["Bänk", "Åsa Ek", "Grön"]):
            other.append(row)

    table = sheet(tmp_path, change)

    assert activities(table) == BOTH
    assert says(table, "Övrigt", "Sak", "--columns")


def _odt(folder: Path, more: str, extra: str = "") -> PlanTable:
    rows = "".join(
        f"<table:table-row>{''.join(map(odt_cell, row))}</table:table-row>" for row in (HEAD, *ROWS)
    )
    write_odt(folder / "plan.odt", f"<table:table>{rows}{extra}</table:table>{more}")
    return read_rows(read_document(folder / "plan.odt"))


def test_notes_and_frames_of_an_opendocument_text_are_named(tmp_path: Path) -> None:
    note = "<text:note><text:note-body><text:p>Se bilaga 4</text:p></text:note-body></text:note>"
    frame = (
        "<drawing:frame><drawing:text-box><text:p>Rättelse: maj</text:p></drawing:text-box></drawing:frame>"
    )
    comment = "<office:annotation><text:p>Stryk denna</text:p></office:annotation>"

    table = _odt(tmp_path, f"<text:p>Slut{note}</text:p><text:p>{frame}</text:p><text:p>{comment}</text:p>")

    assert activities(table) == BOTH
    assert says(table, "[Ff]otnot", "Se bilaga 4")
    assert says(table, "[Tt]extruta", "Rättelse: maj")
    assert says(table, "[Kk]ommentar", "Stryk denna")


def test_a_table_in_a_frame_of_an_opendocument_text_is_read(tmp_path: Path) -> None:
    row = "".join(map(odt_cell, ["Gräva en damm", "Ekolog", "2022"]))
    head = "".join(map(odt_cell, HEAD))
    rows = f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>"
    inside = f"<drawing:text-box><table:table>{rows}</table:table></drawing:text-box>"

    table = _odt(tmp_path, f"<text:p><drawing:frame>{inside}</drawing:frame></text:p>")

    assert activities(table) == [*BOTH, "Gräva en damm"]


def test_hidden_rows_and_columns_of_an_opendocument_sheet_are_named(tmp_path: Path) -> None:
    hidden = 'table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column/><table:table-column/><table:table-column {hidden}/>"
    rows = [[*HEAD, "Syfte"], [*ROWS[0], "Hemligt skäl"], [*ROWS[1], ""]]
    lines = "".join(f"<table:table-row>{''.join(map(odt_cell, row))}</table:table-row>" for row in rows)
    wall = "".join(map(odt_cell, ["Riva muren", "Gatuchef", "2021"]))
    last = f"<table:table-row {hidden}>{wall}</table:table-row>"
    write_odt(tmp_path / "plan.ods", f"<table:table>{columns}{lines}{last}</table:table>", "spreadsheet")

    table = read_rows(read_document(tmp_path / "plan.ods"))

    assert activities(table) == BOTH
    assert says(table, "[Dd]old", "Riva muren")
    assert says(table, "[Dd]old", "[Kk]olumn", "Syfte|Hemligt")


@pytest.mark.parametrize(
    ("name", "start", "said"),
    [
        ("plan.rtf", b"{\\rtf1\\ansi Handlingsplan}", "RTF.*Word.*docx"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word.*docx"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel.*xlsx"),
        ("plan.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
         "Excel.*xlsx"),
    ],
)  # fmt: skip
def test_a_format_that_is_not_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, start: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(start)

    with pytest.raises(DocumentError, match=said):
        read_document(tmp_path / name)
