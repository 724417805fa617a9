"""Word plans as people make them are read like any other."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import Paragraph, PlanTable, Table, read_rows

HEADER = ("Åtgärd", "Ansvarig", "Klart senast", "Redovisas")
ROWS = (
    ("Bygga en skolskog vid dammen", "Rektor Dammskolan", "1 maj 2024", "VB"),
    ("Öppna ett odlingskafé", "Verksamhetschef kultur", "Löpande", "T1 och T2"),
)


def fill(document, rows: Sequence[Sequence[str]]):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def read(document, folder: Path) -> PlanTable:
    document.save(folder / "plan.docx")
    return read_rows(read_document(folder / "plan.docx"))


def cells(table: PlanTable) -> list[tuple[str, ...]]:
    return [(row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) for row in table.rows]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2)])
def test_columns_may_stand_in_any_order(tmp_path, order):
    """The header says which column is which."""
    document = docx.Document()
    fill(document, [[row[place] for place in order] for row in (HEADER, *ROWS)])

    assert cells(read(document, tmp_path)) == list(ROWS)


def test_a_merged_title_row_and_a_repeated_header_are_no_activities(tmp_path):
    """The title above the header names the area; the header that a page repeats is left out."""
    document = docx.Document()
    table = fill(document, [("Gröna skolgårdar", "", "", ""), HEADER, ROWS[0], HEADER, ROWS[1]])
    table.rows[0].cells[0].merge(table.rows[0].cells[3])

    found = read(document, tmp_path)

    assert cells(found) == list(ROWS)
    assert {row.omrade for row in found.rows} == {"Gröna skolgårdar"}


def test_two_tables_take_their_areas_from_the_headings_above_them(tmp_path):
    """Each table has its heading's name, its number and its rows' numbers."""
    document = docx.Document()
    document.add_heading("Handlingsplan", 1)
    document.add_heading("Skola", 2)
    fill(document, [HEADER, ROWS[0]])
    document.add_heading("Kultur", 2)
    document.add_paragraph("Kulturen är till för alla, och ska nå dem som sällan kommer.")
    fill(document, [HEADER, ROWS[1]])

    rows = read(document, tmp_path).rows

    assert [(row.omrade, row.source.table, row.source.row) for row in rows] == [
        ("Skola", 1, 2),
        ("Kultur", 2, 2),
    ]


def test_an_area_merged_downwards_holds_for_all_its_rows(tmp_path):
    """A cell that spans rows is said for each of them."""
    document = docx.Document()
    table = fill(document, [("Område", *HEADER), ("Skola", *ROWS[0]), ("", *ROWS[1])])
    table.cell(1, 0).merge(table.cell(2, 0))

    assert [row.omrade for row in read(document, tmp_path).rows] == ["Skola", "Skola"]


def test_tracked_changes_are_read_as_accepted(tmp_path):
    """What was inserted is text, what was deleted is not."""
    document = docx.Document()
    table = fill(document, [HEADER, ("", *ROWS[0][1:])])
    paragraph = table.cell(1, 0).paragraphs[0]._p
    mark = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    paragraph.append(
        parse_xml(f"<w:ins {nsdecls('w')} {mark}><w:r><w:t>Bygga en skolskog</w:t></w:r></w:ins>")
    )
    paragraph.append(
        parse_xml(f"<w:del {nsdecls('w')} {mark}><w:r><w:delText> och en mur</w:delText></w:r></w:del>")
    )

    assert read(document, tmp_path).rows[0].aktivitet == "Bygga en skolskog"


def test_lists_breaks_and_nested_tables_in_a_cell_are_one_text(tmp_path):
    """Nothing in a cell is lost."""
    document = docx.Document()
    table = fill(document, [HEADER, ("Göra tre saker:", *ROWS[0][1:])])
    cell = table.cell(1, 0)
    cell.add_paragraph("gräva", style="List Bullet")
    cell.add_paragraph("så").add_run().add_break()
    cell.add_table(1, 2).cell(0, 1).text = "skörda"

    assert read(document, tmp_path).rows[0].aktivitet == "Göra tre saker: gräva så skörda"


def test_a_table_that_a_page_has_cut_in_two_goes_on(tmp_path):
    """A second table without a header just after the first belongs to it."""
    document = docx.Document()
    fill(document, [HEADER, ROWS[0]])
    document.add_paragraph("")
    fill(document, [ROWS[1]])

    assert cells(read(document, tmp_path)) == list(ROWS)


def test_a_contact_list_is_no_plan(tmp_path):
    """Tables of another kind are passed over."""
    document = docx.Document()
    fill(document, [("Namn", "Roll", "Telefon", "E-post"), ("Eva Ek", "Samordnare", "08-1", "e@example.se")])
    fill(document, [HEADER, ROWS[0]])

    assert cells(read(document, tmp_path)) == [ROWS[0]]


def rewritten(source: Path, target: Path, part: str, change) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target


def test_entities_in_a_word_file_are_refused(tmp_path):
    """A document that defines entities is never parsed further."""
    docx.Document().save(tmp_path / "a.docx")
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
    path = rewritten(tmp_path / "a.docx", tmp_path / "b.docx", "word/document.xml", lambda old: bomb)

    with pytest.raises(DocumentError, match=r"^b\.docx är skadad"):
        read_document(path)


def test_a_broken_part_is_a_broken_file(tmp_path):
    """Half an XML part is told as damage, not as a traceback."""
    docx.Document().save(tmp_path / "a.docx")
    path = rewritten(tmp_path / "a.docx", tmp_path / "b.docx", "word/document.xml", lambda old: old[:200])

    with pytest.raises(DocumentError, match=r"^b\.docx är skadad"):
        read_document(path)


def test_the_blocks_of_a_word_file_are_cells(tmp_path):
    """Text is handed over as it stands, table for table."""
    document = docx.Document()
    fill(document, [HEADER, ROWS[0]])
    document.save(tmp_path / "plan.docx")

    assert read_document(tmp_path / "plan.docx").blocks == (Table(1, (HEADER, ROWS[0])),)


def tagged(name: str, inner: str, more: str = "") -> str:
    return f"<w:{name} {nsdecls('w')}{more}>{inner}</w:{name}>"


def test_a_table_in_a_content_control_or_in_a_frame_is_read(tmp_path):
    """Templates wrap their tables; what is wrapped is the plan all the same."""
    document = docx.Document()
    table = fill(document, [HEADER, ROWS[0]])._tbl
    control = parse_xml(tagged("sdt", "<w:sdtPr/><w:sdtContent/>"))
    table.addprevious(control)
    control[1].append(table)
    frame = document.add_table(1, 1).cell(0, 0)
    frame.paragraphs[0].text = "Kultur"
    inner = fill(document, [HEADER, ROWS[1]])._tbl
    frame._tc.append(inner)

    found = read(document, tmp_path)

    assert cells(found) == list(ROWS)
    assert found.rows[1].omrade == "Kultur"


def test_hidden_text_text_boxes_and_deleted_rows_are_not_there(tmp_path):
    """Only what a reader of the page sees, with all changes accepted, is the plan."""
    document = docx.Document()
    table = fill(document, [HEADER, ROWS[0], ROWS[1]])
    run = table.cell(1, 0).paragraphs[0].add_run(" i smyg")
    run.font.hidden = True
    box = tagged(
        "r", "<w:pict><w:txbxContent><w:p><w:r><w:t>UTKAST</w:t></w:r></w:p></w:txbxContent></w:pict>"
    )
    table.cell(1, 1).paragraphs[0]._p.append(parse_xml(box))
    mark = ' w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(tagged("del", "", mark)))

    assert cells(read(document, tmp_path)) == [ROWS[0]]


def test_borders_that_were_dragged_do_not_move_cells_to_other_columns(tmp_path):
    """Word then counts grid columns differently from row to row; a person counts cells."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=5)
    for row, texts, wide in zip(table.rows, (HEADER, *ROWS), (1, 0, 2), strict=True):
        row.cells[wide].merge(row.cells[wide + 1])
        for cell, text in zip(row._tr.tc_lst, texts, strict=True):
            cell.p_lst[0].append(parse_xml(tagged("r", f"<w:t>{text}</w:t>")))

    assert cells(read(document, tmp_path)) == list(ROWS)


def test_a_style_that_builds_on_a_heading_is_a_heading(tmp_path):
    """Municipalities have styles of their own."""
    document = docx.Document()
    style = document.styles.add_style("Kommunrubrik", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Skola", style="Kommunrubrik")
    fill(document, [HEADER, ROWS[0]])
    document.save(tmp_path / "plan.docx")

    assert read_document(tmp_path / "plan.docx").blocks[0] == Paragraph("Skola", 2)


def test_the_strict_form_of_word_is_read_too(tmp_path):
    """It differs in the names of its namespaces only."""
    document = docx.Document()
    fill(document, [HEADER, ROWS[0]])
    document.save(tmp_path / "a.docx")
    usual, strict = (
        b"schemas.openxmlformats.org/wordprocessingml/2006",
        b"purl.oclc.org/ooxml/wordprocessingml",
    )
    path = rewritten(
        tmp_path / "a.docx", tmp_path / "b.docx", "word/document.xml", lambda old: old.replace(usual, strict)
    )

    assert cells(read_rows(read_document(path))) == [ROWS[0]]


def archive(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries.items():
            target.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"word/document.xml": b"\0" * (201 * 1024 * 1024)}, "packar upp till för mycket"),
        ({f"x{number}": b"" for number in range(2001)}, "packar upp till för mycket"),
        ({"ppt/presentation.xml": b"<x/>"}, "är varken ett Word-, Excel- eller OpenDocument-dokument"),
    ],
    ids=["bomb", "entries", "slides"],
)
def test_dangerous_and_foreign_archives_are_refused_before_parsing(tmp_path, entries, says):
    """Size and number of entries are looked at before anything is unpacked."""
    path = tmp_path / "plan.docx"
    path.write_bytes(archive(entries))

    with pytest.raises(DocumentError, match=says):
        read_document(path)
