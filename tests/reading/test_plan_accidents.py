"""Made-up plans that met the accidents of real ones: the cells come back whole."""

from itertools import chain

import pytest

from tests.cases import each
from tests.examples import sample
from tests.reading.plan_variants import (
    PROSE,
    framed,
    paragraphs,
    pick,
    side_by_side,
    stacked,
    tabbed,
)
from tracker.domain.plan import PlanRow
from tracker.errors import NoPlanError
from tracker.reading.plan import document_from_text, read_rows

FOUR = ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
ORDERS = (
    ("aktivitet", "ansvarig", "tidplan"),
    FOUR,
    ("aktivitet", "tidplan", "ansvarig", "uppfoljning"),
    ("ansvarig", "aktivitet", "tidplan", "uppfoljning"),
    ("aktivitet", "ansvarig", "berorda", "tidplan", "uppfoljning"),
    ("aktivitet", "syfte", "ansvarig", "berorda", "tidplan", "uppfoljning"),
)


def read(text: str) -> tuple[PlanRow, ...]:
    return read_rows(document_from_text(text, "plan.txt")).rows


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "")


def cells_of(rows: tuple[PlanRow, ...], columns: tuple[str, ...]) -> list[list[str]]:
    return [[squeezed(getattr(row, kind)) for kind in columns] for row in rows]


def wanted(rows: list[dict[str, str]], columns: tuple[str, ...]) -> list[list[str]]:
    return [[squeezed(row[kind]) for kind in columns] for row in rows]


@each("columns", ORDERS)
@each("seed", sample(range(4), every=2))
@each("render", [tabbed, stacked, paragraphs])
def test_cells_come_back_in_any_order_of_columns(render, seed, columns):
    """Tabs, cells under each other, one cell a paragraph: every cell is what was put in."""
    rows = pick(seed, columns)

    assert cells_of(read(framed(render(rows, columns))), columns) == wanted(rows, columns)


@each("columns", ORDERS)
@each("seed", range(4))
def test_narrow_columns_sharing_a_block_are_parted(seed, columns):
    """Words cut without a hyphen are whole again, and a time and a form in one block are two cells."""
    rows = pick(seed, columns)

    text = framed(stacked(rows, columns, {"ansvarig": 13, "uppfoljning": 12}, share=True, spaces=True))

    assert cells_of(read(text), columns) == wanted(rows, columns)


@pytest.mark.parametrize("columns", ORDERS[:3])
def test_most_cells_of_columns_side_by_side_come_back(columns):
    """Where a scan lost all borders, no row is lost and nine cells in ten are right."""
    right = total = 0
    for seed in sample(range(6), every=2):
        rows = pick(seed, columns)
        found = cells_of(read(framed(side_by_side(rows, columns))), columns)
        assert len(found) == len(rows)
        pairs = list(zip(chain(*found), chain(*wanted(rows, columns)), strict=True))
        total += len(pairs)
        right += sum(one == other for one, other in pairs)

    assert right >= 0.9 * total


def test_no_text_is_lost_between_columns_side_by_side():
    """Whatever the borders, every word of a row stands in one of its cells."""
    rows = pick(3, FOUR)

    found = read(framed(side_by_side(rows, FOUR)))

    for row, given in zip(found, rows, strict=True):
        together = sorted("".join(getattr(row, kind) for kind in FOUR).replace(" ", ""))
        assert together == sorted("".join(given.values()).replace(" ", ""))


TABBED = """Innehåll

Trygga parker.....\t3
Uppföljning.....\t4

Version\tDatum\tAnsvarig\tÅtgärd
1.0\t2024-01-01\tEva Ek\tFörsta utgåvan

Trygga parker:

<b>Aktivitet</b>\t<b>Ansvarig</b>\t<b>Tidplan</b>\t<b>Uppföljning</b>
Klippa buskage vid gångvägar<sup>2</sup>\tParkchef\tLöpande\tI nämndens verksamhetsberättelse

<sup>2</sup> Se riktlinjen från 2019, s 4

\t\t\terättelse för 2024.
Byta lampor i *samtliga* tunnlar så att den som går hem\tGatuingenjör\tSenast 1 juni\tT1

Storstads handlingsplan för trygga parker
7 (12)

sent känner sig trygg\t\toch därefter årligen\t
---\t--\t-----\t---

# Trygga hållplatser

Aktivitet\tAnsvarig\tTidplan\tUppföljning
Måla om väntkurer\tTrafikstrateg\tHösten 2024\t-

Kontakt

Namn\tRoll\tTelefon\tE-post
Eva Ek\tSamordnare\t08-123\teva@example.se
"""


def test_rows_go_on_after_a_page_break_and_after_a_footnote():
    """What a page cut is joined, what it repeated is said once, and page furniture is no text."""
    first, second, third = read(TABBED)

    assert first.uppfoljning == "I nämndens verksamhetsberättelse för 2024."
    assert first.aktivitet == "Klippa buskage vid gångvägar"
    assert second.aktivitet == "Byta lampor i samtliga tunnlar så att den som går hem sent känner sig trygg"
    assert second.tidplan == "Senast 1 juni och därefter årligen"
    assert (second.ansvarig, second.uppfoljning) == ("Gatuingenjör", "T1")
    assert third.aktivitet == "Måla om väntkurer"


def test_a_joined_row_says_what_to_look_at():
    """A row put together from two pages carries a warning that names the cells."""
    second = read(TABBED)[1]

    assert len(second.warnings) == 1
    assert "aktiviteten" in second.warnings[0]
    assert "tidplanen" in second.warnings[0]


def test_the_area_is_the_heading_above_the_table():
    """Colon and marks are left out; each table has its own heading; the source counts its tables."""
    rows = read(TABBED)

    assert [row.omrade for row in rows] == ["Trygga parker", "Trygga parker", "Trygga hållplatser"]
    assert [row.source.table for row in rows] == [1, 1, 2]


def test_an_area_column_and_title_rows_name_the_area():
    """A column for the area fills downwards; a lone text above some rows is their area."""
    header = "Fokusområde\tInsats\tVem\tNär\n"
    column = f"{header}Trafik\tSätta farthinder\tTrafikchef\t2024\n\tMåla stråk\tTrafikchef\t2025\n"
    titles = "Insats\tVem\tNär\nTrafik\t\t\nSätta farthinder\tTrafikchef\t2024\n"
    titles += "Skola\t\t\nLäsa högt\tRektor\tLöpande\n"

    assert [row.omrade for row in read(column)] == ["Trafik", "Trafik"]
    assert [(row.omrade, row.aktivitet) for row in read(titles)] == [
        ("Trafik", "Sätta farthinder"),
        ("Skola", "Läsa högt"),
    ]


def test_damaged_letters_in_a_header_are_forgiven():
    """ "Uppfdljning" and "Atgard" still head their columns."""
    (row,) = read("Atgard\tAnsvarlg\tTldplan\tUppfdljning\nStadga torget\tParkchef\tLopande\tVB\n")

    assert (row.aktivitet, row.ansvarig, row.tidplan, row.uppfoljning) == (
        "Stadga torget",
        "Parkchef",
        "Lopande",
        "VB",
    )


def test_form_feeds_count_pages():
    """Where the text has form feeds a row knows its page, else it says None."""
    text = "Framsida\n\fAktivitet\tAnsvarig\tTidplan\nSkotta snö\tParkchef\tVintern\n"

    assert read(text)[0].source.page == 2
    assert read(text.replace("\f", ""))[0].source.page is None


def test_a_pipe_table_is_a_table():
    """Markdown's table, with its separator line, is read as cells."""
    (row,) = read(
        "| Åtgärd | Ansvarig | Klart |\n|---|:--|---|\n| Laga grinden | Vaktmästare | **1 maj** |\n"
    )

    assert (row.aktivitet, row.ansvarig, row.tidplan) == ("Laga grinden", "Vaktmästare", "1 maj")


def test_a_cell_with_a_line_break_stays_one_cell():
    """A row whose cell was broken into lines is still one row."""
    (row,) = read("Åtgärd\tAnsvarig\tKlart\nLaga grinden\noch stängslet\tVaktmästare\t1 maj\n")

    assert row.aktivitet == "Laga grinden och stängslet"


def test_a_column_that_is_not_kept_is_said():
    """No column disappears in silence."""
    table = read_rows(document_from_text("Åtgärd\tAnsvarig\tKostnad\nLaga grinden\tVaktmästare\t500 kr\n"))

    assert table.warnings == ("Kolumnen ”Kostnad” i tabell 1 läses inte in: ”500 kr”.",)


@each("text", [PROSE, "Innehåll\n\nUppföljning.....\t13\nAnsvar\t4\n", "x", "\t\t\t\n", "Namn\tTelefon\n"])
def test_a_document_without_a_table_of_activities_says_so(text):
    """One Swedish sentence with the file's name and what is looked for."""
    with pytest.raises(
        NoPlanError, match=r"^Hittar ingen tabell med aktiviteter i brev\.txt – .*Aktivitet, Ansvarig"
    ):
        read_rows(document_from_text(text, "brev.txt"))


STACKED = """Trygga badplatser:

Aktivitet Ansvarig Samverkan Tidplan Uppföljning

Sätta upp livbojar vid alla bryggor
och badplatser i kommunen

Badvärdssamo
rdnare

Dykarklubben

Senast 1 juni

VB

Ordna simskola för vuxna

Enhetschef sim

Löpande

T1

Storstads handlingsplan för vatten
och bad
4 (9)

Se över skyltar.

Alla ska kunna läsa dem på flera språk.

Badchef

Turistbyrån

2024

T2
"""


def test_an_empty_cell_and_a_blank_line_inside_a_cell_keep_the_row_together():
    """Under each other: a missing cell moves no other, a page head is no cell, a cell may have two parts."""
    rows = read(STACKED)

    assert [(row.aktivitet, row.ansvarig, row.berorda, row.tidplan, row.uppfoljning) for row in rows] == [
        (
            "Sätta upp livbojar vid alla bryggor och badplatser i kommunen",
            "Badvärdssamordnare",
            "Dykarklubben",
            "Senast 1 juni",
            "VB",
        ),
        ("Ordna simskola för vuxna", "Enhetschef sim", "", "Löpande", "T1"),
        ("Se över skyltar. Alla ska kunna läsa dem på flera språk.", "Badchef", "Turistbyrån", "2024", "T2"),
    ]


def test_a_line_without_its_last_space_was_cut_inside_a_word():
    """Where lines end in a space, a missing one says that the word goes on: no word is glued or torn."""
    rows = pick(5, FOUR, 12)

    table = stacked(rows, FOUR, {"ansvarig": 12, "uppfoljning": 11}, spaces=True)
    marked = framed("{}").replace("\n", " \n").format(table)

    assert [[getattr(row, kind) for kind in FOUR] for row in read(marked)] == [
        [row[kind] for kind in FOUR] for row in rows
    ]
