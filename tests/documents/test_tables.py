"""Tables as the readers of files hand them over, into rows: what holds whatever format they came from."""

from tracker.reading.plan import Document, PlanTable, Table, read_rows

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
