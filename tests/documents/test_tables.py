"""Tables as the readers of files hand them over, into rows: what holds whatever format they came from."""

from tracker.reading.plan import Document, PlanTable, Table, document_from_text, read_rows

HEADER = ("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
ROW = ("Ordna läxhjälp på gården", "Fritidsledare", "Maj", "VB")


def read(*tables: Table) -> PlanTable:
    return read_rows(Document("plan.pdf", tables))


def test_columns_that_only_repeat_others_are_one():
    """A form drawn on a fine grid has each text three times, and as many empty columns."""
    rows = tuple(tuple(cell for text in row for cell in (text, text, "")) for row in (HEADER, ROW))

    (row,) = read(Table(1, rows)).rows

    assert (row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) == ROW


def test_a_row_that_a_page_has_cut_is_joined_where_its_rest_names_nobody():
    """The first row of a page that lacks what all rows have goes on from the last one."""
    cut = ("Ordna läxhjälp på gården", "Fritidsledare", "Senast 30 september", "Redovisas i tertialrapport")
    rest = ("Kometen och i Dammsjö", "", "2024", "2")

    joined = read(Table(1, (HEADER, cut, rest), row_pages=(1, 1, 2), wrapped=True)).rows
    apart = read(Table(1, (HEADER, cut, rest), row_pages=(1, 1, 1), wrapped=True)).rows

    assert [row.aktivitet for row in joined] == ["Ordna läxhjälp på gården Kometen och i Dammsjö"]
    assert joined[0].tidplan == "Senast 30 september 2024"
    assert "sidbrytning" in joined[0].warnings[0]
    assert len(apart) == 2


def test_signs_that_hold_on_to_the_next_line_need_no_space():
    """Programs break lines after hyphens, dashes and strokes."""
    row = ("Ordna barn-\noch ungdomskör", "Rektor/\nförskolechef", "2021-\n2024", "Juni–\naugusti, T1")

    (found,) = read(Table(1, (HEADER, row), wrapped=True)).rows

    assert found.aktivitet == "Ordna barn- och ungdomskör"
    assert found.ansvarig == "Rektor/förskolechef"
    assert found.tidplan == "2021-2024"
    assert found.uppfoljning == "Juni–augusti, T1"


def test_a_column_of_aims_before_the_activities_is_the_area_only_where_several_share_one():
    header = ("Mål", *HEADER)
    rows = [(ROW[0] + str(at), *ROW[1:]) for at in range(4)]
    own = tuple((f"Mål nummer {at}", *row) for at, row in enumerate(rows))
    shared = tuple((f"Mål nummer {at // 2}", *row) for at, row in enumerate(rows))

    aims = read(Table(1, (header, *own))).rows
    areas = read(Table(1, (header, *shared))).rows

    assert [row.syfte for row in aims] == [row[0] for row in own]
    assert {row.omrade for row in aims} == {""}
    assert [row.omrade for row in areas] == [row[0] for row in shared]


def test_a_sum_is_neither_an_activity_nor_an_area():
    first, second = (("Summa", "", "", ""), ("Totalt", "", "", "12 000"))

    rows = read(Table(1, (HEADER, ROW, first, ROW, second))).rows

    assert [row.omrade for row in rows] == ["", ""]


def test_a_header_with_a_word_in_two_lines_names_its_column():
    header = ("Fokus-\nområde", "Aktivitet", "Ansvarig\nchef", "Klart\nsenast", "Uppfölj-\nning")

    (row,) = read(Table(1, (header, ("Trygghet", *ROW)))).rows

    assert (row.omrade, row.uppfoljning) == ("Trygghet", "VB")


def test_one_line_a_cell_with_nothing_between_is_counted_by_columns():
    """So programs save a Word table as text; an empty cell is a blank line."""
    lines = ["Utemiljö", *HEADER, *ROW, "Gräva diken", "Enhetschef", "", "VB", "Kontakt"]

    rows = read_rows(document_from_text("\n".join(lines))).rows

    assert [(row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) for row in rows] == [
        ROW,
        ("Gräva diken", "Enhetschef", "", "VB"),
    ]
    assert rows[0].omrade == "Utemiljö"


def test_a_heading_over_running_text_names_the_area_though_nothing_parts_them():
    """Text saved from Word has no blank lines; a telephone number is no heading."""
    lines = ["Växel", "0123-450 00", "Utemiljö", "Nämnden har beslutat om detta.", *HEADER, *ROW, *ROW]
    numbers = ["Utemiljö", "", "0123-450 00", "", *HEADER, *ROW, *ROW]

    for text in (lines, numbers):
        rows = read_rows(document_from_text("\n".join(text))).rows
        assert {row.omrade for row in rows} == {"Utemiljö"}
