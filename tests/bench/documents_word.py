"""Word plans as municipalities make them; each builder writes the file and returns the expected rows."""

from pathlib import Path

from tests.bench.documents_word_parts import (
    append,
    change,
    complex_field,
    control,
    delete_row,
    fill,
    front_matter,
    insert_row,
    repeat_header,
    start,
    table,
    text_box,
    title_row,
)
from tests.bench.documents_words import ALDRE, ARBETE, AREAS, FRITID, KLIMAT, KRIS, SKOLA, VALD, Act


def headings(path: Path) -> list[Act]:
    """One table for each område under its heading, after versions, contents and contacts; signatures last."""
    document = start("Handlingsplan för ett tryggt Ekdala 2025")
    front_matter(document)
    number = 0
    kinds = ("ansvarig", "tidplan", "uppfoljning")
    for area in (SKOLA, FRITID, ALDRE):
        document.add_paragraph(area[0].omrade, style="Heading 2")
        document.add_paragraph("Nämnden har beslutat om följande inom området. Ansvarig chef rapporterar.")
        rows = []
        for act in area:
            number += 1
            rows.append((str(number), act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning))
        made = table(
            document, ("Nr", "Aktivitet", "Ansvarig", "Tidplan", "Uppföljning"), rows, (1.2, 9, 5, 3.5, 5)
        )
        repeat_header(made.rows[0])
    document.add_paragraph("Underskrifter", style="Heading 2")
    table(document, ("Ort och datum", "Namnteckning", "Namnförtydligande"), [("", "", ""), ("", "", "")])
    document.save(str(path))
    return [act.only(*kinds) for area in (SKOLA, FRITID, ALDRE) for act in area]


def title_rows(path: Path) -> list[Act]:
    """Merged title rows name the område; the only heading is the title; the header is repeated by hand."""
    document = start("Trygghetsplan 2025", font="Arial")
    header = ("Tid", "Åtgärd", "Ansvarig funktion", "Mått")
    made = table(document, header, (), ())
    for at, area in enumerate((VALD, KRIS, KLIMAT), start=1):
        if at > 1:
            fill(made.add_row(), header, bold=True)
        title_row(made, f"{at}. {area[0].omrade}")
        for act in area:
            fill(made.add_row(), (act.tidplan, act.aktivitet, act.ansvarig, act.uppfoljning))
    document.save(str(path))
    return [
        act.only("ansvarig", "tidplan", "uppfoljning").under(f"{at}. {act.omrade}")
        for at, area in enumerate((VALD, KRIS, KLIMAT), start=1)
        for act in area
    ]


def two_row_header(path: Path) -> list[Act]:
    """A header of two rows, the område merged downwards, a sum and empty rows at the end."""
    document = start("Folkhälsoplan", landscape=True)
    document.add_paragraph("Mål och åtgärder", style="Heading 1")
    made = document.add_table(rows=2, cols=6)
    made.style = "Table Grid"
    for at, text in enumerate(("Fokusområde", "Insats", "Genomförande", "", "Uppföljning", "Kostnad")):
        made.cell(0, at).text = text
    made.cell(0, 2).merge(made.cell(0, 3))
    for at in (0, 1, 4, 5):
        made.cell(0, at).merge(made.cell(1, at))
    made.cell(1, 2).text, made.cell(1, 3).text = "Ansvar", "När"
    for area in (ALDRE, ARBETE):
        first = len(made.rows)
        for act in area:
            fill(made.add_row(), ("", act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning, "50 tkr"))
        made.cell(first, 0).text = area[0].omrade
        made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0))
    fill(made.add_row(), ("", "Summa", "", "", "", "300 tkr"))
    for _ in range(3):
        made.add_row()
    document.save(str(path))
    return [act.only("ansvarig", "tidplan", "uppfoljning") for area in (ALDRE, ARBETE) for act in area]


def tracked(path: Path) -> list[Act]:
    """Changes, comments, notes, hidden text, a text box, fields and content controls."""
    document = start("Handlingsplan mot våld")
    document.add_paragraph("Våld i nära relationer", style="Heading 1")
    made = table(
        document,
        ("Nr", "Aktivitet", "Syfte", "Ansvarig", "Tidplan"),
        [(f"1.{at}", act.aktivitet, act.syfte, act.ansvarig, act.tidplan) for at, act in enumerate(VALD, 1)],
    )
    change(made.cell(1, 4), "Klart ", "31 mars 2024", "30 juni 2025")
    insert_row(made.rows[3])
    gone = made.add_row()
    fill(gone, ("1.5", "Starta mansmottagning", "Män ska få hjälp", "Socialchef", "2024"))
    delete_row(gone)
    append(
        made.cell(2, 1), '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> internt: dyrt</w:t></w:r>'
    )
    append(
        made.cell(2, 3),
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
    )
    append(made.cell(3, 3), '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
    text_box(document)
    control(made.cell(3, 4))
    complex_field(made.cell(4, 4))
    document.save(str(path))
    return [act.only("syfte", "ansvarig", "tidplan") for act in VALD]


def false_headings(path: Path) -> list[Act]:
    """Headings that are only bold, lists in cells, line breaks, a nested table, continuous numbers."""
    document = start("Handlingsplan barnets bästa", landscape=False, font="Times New Roman")
    header = ("", "Vad ska göras?", "Vem ansvarar?", "När ska det vara klart?", "Hur följs det upp?")
    expected: list[Act] = []
    for area in (SKOLA, KRIS):
        document.add_paragraph().add_run(area[0].omrade).bold = True
        rows = [
            (f"{len(expected) + at}", a.aktivitet, a.ansvarig, a.tidplan, a.uppfoljning)
            for at, a in enumerate(area, 1)
        ]
        made = table(document, header, rows, (1, 6, 3.5, 3, 3))
        first = made.cell(1, 1)
        for text in ("en vandring på hösten", "en vandring på våren"):
            first.add_paragraph(text, style="List Bullet")
        first.add_paragraph("även fritidshemmet", style="List Bullet 2")
        made.cell(2, 2).paragraphs[0].add_run().add_break()
        made.cell(2, 2).paragraphs[0].add_run("Vid frånvaro: rektor")
        inner = made.cell(3, 4).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Mål", "90 %"
        for at, act in enumerate(area):
            more = " en vandring på hösten en vandring på våren även fritidshemmet" if at == 0 else ""
            expected.append(
                Act(
                    act.aktivitet + more,
                    act.ansvarig + (" Vid frånvaro: rektor" if at == 1 else ""),
                    act.tidplan,
                    act.uppfoljning + (" Mål 90 %" if at == 2 else ""),
                    omrade=act.omrade,
                )
            )
        document.add_paragraph("Ansvarig nämnd följer frågan och kan besluta om fler aktiviteter under året.")
    document.save(str(path))
    return expected


def many_columns(path: Path) -> list[Act]:
    """Eight columns in landscape, one row of a whole page, sub-numbers, a gap of an empty column."""
    document = start("Plan för arbete, klimat och fritid 2025–2027", font="Verdana")
    document.add_paragraph("Så läser du planen", style="Heading 1")
    table(
        document, ("Begrepp", "Förklaring"), [("Aktivitet", "Det som ska göras"), ("Mål", "Det vi vill nå")]
    )
    header = ("Id", "Mål", "Aktivitet/åtgärd", "Målgrupp", "Ansvarig chef", "Tidsplan", "Indikator", "Status")
    expected = []
    for letter, area in zip("abc", (ARBETE, KLIMAT, FRITID), strict=True):
        document.add_paragraph(area[0].omrade, style="Heading 1")
        rows = []
        for at, act in enumerate(area, 1):
            text = act.aktivitet
            if letter == "b" and at == 2:
                text = " ".join(
                    f"Steg {step}: gå igenom underlaget för delområde {step} med berörda enheter, samla in "
                    "synpunkter och för in dem i kartan innan nästa steg tas."
                    for step in range(1, 31)
                )
            rows.append(
                (
                    f"{at}{letter})",
                    act.syfte,
                    text,
                    act.berorda,
                    act.ansvarig,
                    act.tidplan,
                    act.uppfoljning,
                    "",
                )
            )
            expected.append(
                Act(text, act.ansvarig, act.tidplan, act.uppfoljning, act.syfte, act.berorda, act.omrade)
            )
        table(document, header, rows, (1.2, 3.5, 6, 3, 3, 2.5, 3.5, 1.5))
    document.save(str(path))
    return expected


def banded(path: Path) -> list[Act]:
    """A table style that frames every second row, with no lines between its columns."""
    document = start("Åtgärdsprogram", font="Carlito")
    header = ("Vad", "Vem", "När", "Hur följs det upp")
    for area in AREAS:
        document.add_paragraph(area[0].omrade, style="Heading 2")
        rows = [(act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning) for act in area]
        table(document, header, rows).style = "Light List"
    document.save(str(path))
    return [act.only("ansvarig", "tidplan", "uppfoljning") for area in AREAS for act in area]


def narrow(path: Path) -> list[Act]:
    """Six columns in portrait: words longer than their column are broken."""
    document = start("Handlingsplan 2025–2027", landscape=False, font="Liberation Sans")
    header = ("Aktivitet", "Syfte", "Ansvarig", "Tidplan", "Uppföljning", "Andra berörda")
    for area in AREAS:
        document.add_paragraph(area[0].omrade, style="Heading 1")
        rows = [(a.aktivitet, a.syfte, a.ansvarig, a.tidplan, a.uppfoljning, a.berorda) for a in area]
        repeat_header(table(document, header, rows, (4, 3, 2.6, 2.2, 2.6, 2.6)).rows[0])
    document.save(str(path))
    return [act for area in AREAS for act in area]


WORD = {
    "rubriker och andra tabeller": headings,
    "titelrader i tabellen": title_rows,
    "rubrik i två rader": two_row_header,
    "spårade ändringar": tracked,
    "fet text som rubrik, listor": false_headings,
    "åtta kolumner": many_columns,
    "varannan rad inramad": banded,
    "smala spalter": narrow,
}
