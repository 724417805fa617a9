"""A scanned plan's rows come out with their å, ä and ö, and say so."""

from tests.reading.plan_variants import ROWS, framed, pick, tabbed
from tracker.reading.plan import Document, Table, document_from_text, read_rows

FOUR = ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
LOST = str.maketrans("åäöÅÄÖ", "aaoAAO")


def test_rows_of_a_scan_are_mended_and_say_how_many_words():
    """The row counts its words; the scan's own words are kept beside; a clean row has no warning."""
    rows = pick(2, FOUR)
    table = read_rows(document_from_text(framed(tabbed(rows, FOUR)).translate(LOST)))

    assert [[getattr(row, kind) for kind in FOUR] for row in table.rows] == [
        [row[kind] for kind in FOUR] for row in rows
    ]
    for row, scanned, given in zip(table.rows, table.scanned, rows, strict=True):
        lost = sum(word.translate(LOST) != word for kind in FOUR for word in given[kind].split())
        assert scanned.aktivitet == given["aktivitet"].translate(LOST)
        assert row.warnings == (
            ()
            if not lost
            else (f"Texten är inskannad: å, ä och ö har återställts i {lost} ord – jämför med originalet.",)
        )


def test_a_clean_plan_is_not_touched():
    """No scanned rows, no warnings."""
    table = read_rows(document_from_text(framed(tabbed(ROWS, FOUR))))

    assert table.scanned == ()
    assert all(not row.warnings for row in table.rows)


def test_tables_with_cells_are_judged_by_their_cells():
    """A document of tables only, as a PDF gives them, is mended too; `known` helps."""
    rows = [("Åtgärd", "Ansvarig", "Tidplan"), *((r["aktivitet"], r["ansvarig"], r["tidplan"]) for r in ROWS)]
    rows.append(("Städa torget i Örnköpinge", "Parkchef", "Löpande"))
    cells = tuple(tuple(cell.translate(LOST) for cell in row) for row in rows)
    document = Document("plan.pdf", (Table(1, cells),))

    found = read_rows(document, frozenset({"örnköpinge"})).rows

    assert found[-1].aktivitet == "Städa torget i Örnköpinge"
    assert [row.aktivitet for row in found] == [row[0] for row in rows[1:]]
