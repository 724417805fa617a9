"""Plans in Excel and CSV, with all that people keep beside the table."""

# ruff: noqa: DTZ001  Excel's dates know no time zone.
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.documents.builders import write_odt
from tracker.documents import read_document
from tracker.documents.sheets.values import text_of
from tracker.errors import NoPlanError
from tracker.reading.plan import PlanTable, read_rows

HEADER = ["Åtgärd", "Ansvarig", "Klart senast", "Redovisas"]
ROWS = [
    ["Måla om lekstugan", "Rektor Solgläntan", "2021-12-31", "VB"],
    ["Ordna fadderträffar, minst två per termin", "Enhetschef öppenvård", "Löpande", "T1 och T2"],
    ["Lägga ut bänkar\nlängs ån", "Parkchef", "2022", "Protokoll"],
]


def cells(table: PlanTable) -> list[list[str]]:
    return [[row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning] for row in table.rows]


SAID = [[" ".join(cell.split()) for cell in row] for row in ROWS]


def read(path: Path) -> PlanTable:
    return read_rows(read_document(path))


def saved(book: openpyxl.Workbook, folder: Path) -> Path:
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def sheet_of(book: openpyxl.Workbook, rows, name: str | None = None):
    sheet = book.create_sheet(name) if name else book.active
    for row in rows:
        sheet.append(row)
    return sheet


def test_what_stands_above_and_below_the_table_is_no_activity(tmp_path):
    """Title rows, empty rows and columns, notes and contacts; rows keep the sheet's numbers."""
    book = openpyxl.Workbook()
    rows = [
        ["", "Handlingsplan för trygghet 2021"],
        ["", "Beslutad av nämnden 2020-12-03"],
        ["", "Dnr", "SN 2020/31"],
        [],
        ["", *HEADER],
        ["", *ROWS[0]],
        [],
        ["", *ROWS[1]],
        ["", *ROWS[2]],
        [],
        ["", "Planen ses över varje höst av samordnaren och antas av nämnden i december."],
        [],
        ["", "Namn", "Telefon", "E-post"],
        ["", "Eva Ek", "08-123", "eva@example.se"],
    ]
    sheet_of(book, rows)

    found = read(saved(book, tmp_path))

    assert cells(found) == SAID
    assert [row.source.row for row in found.rows] == [6, 8, 9]


def test_each_visible_sheet_is_an_area_and_hidden_ones_are_left_out(tmp_path):
    """The sheet's name heads its table where no other heading does; "Blad1" names nothing."""
    book = openpyxl.Workbook()
    sheet_of(book, [["Läs mig först: fyll i varje flik"]])
    sheet_of(book, [["Handlingsplan 2021"], HEADER, ROWS[0]], "Skola")
    sheet_of(book, [["Trygga parker"], [], HEADER, ROWS[1]], "Blad3")
    sheet_of(book, [HEADER, ROWS[1]], "Gammal").sheet_state = "hidden"
    sheet_of(book, [HEADER, ROWS[1]], "Äldre").sheet_state = "veryHidden"
    sheet_of(book, [HEADER, ROWS[2]], "Kultur")

    rows = read(saved(book, tmp_path)).rows

    assert [(row.omrade, row.source.table) for row in rows] == [
        ("Skola", 2),
        ("Trygga parker", 3),
        ("Kultur", 6),
    ]


def test_a_title_that_names_only_the_plan_gives_way_to_the_sheets_name(tmp_path):
    """So does a line about decisions, wherever it stands; a title of an area does not."""
    book = openpyxl.Workbook()
    sheet_of(book, [["Handlingsplan 2021"], ["Reviderad 2021-02-01"], [], HEADER, ROWS[0]], "Skola")
    sheet_of(book, [["Handlingsplan 2021"], ["Ungas trygghet"], [], HEADER, ROWS[1]], "Flik två")

    assert [row.omrade for row in read(saved(book, tmp_path)).rows] == ["Skola", "Ungas trygghet"]


def test_two_tables_on_a_sheet_may_have_their_columns_in_different_order(tmp_path):
    """Each header holds for the rows below it, and the title above it names them."""
    book = openpyxl.Workbook()
    order = (1, 3, 0, 2)
    rows = [["Skola"], HEADER, ROWS[0], [], ["Kultur"]]
    rows += [[row[place] for place in order] for row in (HEADER, ROWS[1])]
    sheet_of(book, rows)

    found = read(saved(book, tmp_path))

    assert cells(found) == SAID[:2]
    assert [row.omrade for row in found.rows] == ["Skola", "Kultur"]


def test_merged_cells_and_headers_over_several_columns(tmp_path):
    """An area merged downwards holds for its rows; a header over two columns names both."""
    book = openpyxl.Workbook()
    sheet = sheet_of(
        book, [["Område", "Åtgärd", "Ansvarig", "", "Klart"], ["Park", "Måla", "Rektor", "Solgläntan", 2021]]
    )
    sheet.append([None, "Plantera", "Parkchef", None, 2022.0])
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C3:D3")

    rows = read(saved(book, tmp_path)).rows

    assert [(row.omrade, row.aktivitet, row.ansvarig, row.tidplan) for row in rows] == [
        ("Park", "Måla", "Rektor Solgläntan", "2021"),
        ("Park", "Plantera", "Parkchef", "2022"),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(2021, 12, 31), "yyyy-mm-dd", "2021-12-31"),
        (date(2021, 12, 31), "d/m", "2021-12-31"),
        (datetime(2021, 12, 31, 9, 30), "yyyy-mm-dd hh:mm", "2021-12-31 09:30"),
        (datetime(2021, 12, 1), "mmm-yy", "december 2021"),
        (datetime(2021, 1, 1), "yyyy", "2021"),
        (datetime(2021, 12, 1), '[$-41D]mmmm "den" yyyy', "december 2021"),
        (2020.0, "General", "2020"),
        (0.5, "0%", "50 %"),
        (12.25, "General", "12,25"),
        (True, "General", "Ja"),
        ("#REF!", "General", ""),
        ("Två_x000D_\nrader", "@", "Två\nrader"),
        (None, "General", ""),
    ],
)
def test_a_value_is_said_as_a_person_sees_it(value, number_format, text):
    """A month is not turned into its first day, nor a year into a number with decimals."""
    assert text_of(value, number_format) == text


def test_a_formula_is_read_by_its_last_value(tmp_path):
    """Nothing is worked out here: Excel has left the value beside the formula."""
    book = openpyxl.Workbook()
    sheet_of(book, [HEADER, ["Måla", "=B9", datetime(2021, 12, 31), "VB"]])
    source = saved(book, tmp_path)
    target = tmp_path / "med-varden.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = re.sub(rb'<c r="B2".*?</c>', b'<c r="B2" t="str"><f>B9</f><v>Rektor</v></c>', data)
            new.writestr(name, data)

    assert cells(read(target)) == [["Måla", "Rektor", "2021-12-31", "VB"]]


CSV = (
    "Åtgärd{0}Ansvarig{0}Klart senast{0}Redovisas\r\n"
    '"Måla om, och putsa; allt"{0}Rektor{0}2021{0}"VB\r\noch T1"\r\n'
)


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    "above", ["", "Handlingsplan 2021\r\n\r\n", "Handlingsplan{0}{0}{0}\r\nDnr{0}3{0}{0}\r\n"]
)
def test_csv_in_all_the_ways_that_programs_write_it(tmp_path, mark, encoding, above):
    """Marks and line breaks inside quotation marks are text."""
    path = tmp_path / "plan.csv"
    path.write_bytes((above + CSV).format(mark).encode(encoding))

    assert cells(read(path)) == [["Måla om, och putsa; allt", "Rektor", "2021", "VB och T1"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.txt", "Åtgärd;Ansvarig;Klart\nMåla;Rektor;2021\nTvätta;Rektor;2022\n"),
        ("plan.csv", "sep=|\nÅtgärd|Ansvarig|Klart\nMåla|Rektor|2021\nTvätta|Rektor|2022\n"),
        ("plan.csv", 'Åtgärd,Ansvarig,Klart\nMåla,Rektor,2021\n"Tvätta",Rektor,2022\n'),
        ("plan.csv", "Åtgärd;Ansvarig;Klart\n\nMåla;Rektor;2021;;\nTvätta;Rektor;2022\n;;\n"),
        ("plan.csv", 'Åtgärd;Ansvarig;Klart\nMåla;Rektor;2021\nTvätta;"Rektor;2022\n'),
    ],
    ids=["named text", "mark told", "few commas", "ragged", "open quotation mark"],
)
def test_odd_csv_is_read_too(tmp_path, name, text):
    """The mark is told by the rows, whatever the file is called."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    rows = read(tmp_path / name).rows

    assert [(row.aktivitet, row.ansvarig.strip('"'), row.tidplan) for row in rows] == [
        ("Måla", "Rektor", "2021"),
        ("Tvätta", "Rektor", "2022"),
    ]


def test_running_text_with_commas_and_semicolons_is_no_csv(tmp_path):
    """Words that could head a table do not make one."""
    path = tmp_path / "brev.txt"
    path.write_text("Aktivitet, ansvarig, tidplan: allt står i planen.\nVi ses; hej, hej\n", encoding="utf-8")

    with pytest.raises(NoPlanError):
        read(path)


def test_an_opendocument_sheet_is_read_like_excel(tmp_path):
    """Repeated cells and rows are written once in the file. The names of several sheets are areas."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    lines = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in (HEADER, ROWS[0])
    )
    nothing = '<table:table-cell table:number-columns-repeated="900"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048000">{nothing}</table:table-row>'
    sheets = [
        f'<table:table table:name="{name}">{lines}{empty}</table:table>' for name in ("Skola", "Förskola")
    ]
    write_odt(tmp_path / "plan.ods", "".join(sheets), "spreadsheet")
    write_odt(tmp_path / "one.ods", sheets[0], "spreadsheet")

    found = read(tmp_path / "plan.ods")

    assert cells(found) == [ROWS[0], ROWS[0]]
    assert [row.omrade for row in found.rows] == ["Skola", "Förskola"]
    assert [row.omrade for row in read(tmp_path / "one.ods").rows] == [""]
