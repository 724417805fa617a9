"""More plans, with features that the others do not have."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from docx.oxml import parse_xml
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, Spacer, Table

from tests.bench.documents_pdf import GRID, H1, HEAD, TOP, build, p
from tests.bench.documents_word_parts import W, fill, start, table
from tests.bench.documents_words import ALDRE, ARBETE, FRITID, KLIMAT, KRIS, SKOLA, VALD, Act


def explained_headers(path: Path) -> list[Act]:
    """Header cells with explanations, automatic numbers, a table that continues without its header."""
    document = start("Lokal handlingsplan 2026", font="Garamond")
    document.add_paragraph("Arbetsgrupp", style="Heading 1")
    table(
        document,
        ("Namn", "Roll", "Ansvar"),
        [("Kim Exempel", "Samordnare", "Sammankallande"), ("Lo Påhitt", "Polis", "Lägesbild")],
    )
    document.add_paragraph("Uppföljning av förra året", style="Heading 1")
    table(
        document,
        ("Aktivitet 2025", "Status", "Kommentar"),
        [("Utbilda chefer", "Klart", "Alla är utbildade"), ("Ny rutin", "Pågår", "")],
    )
    document.add_paragraph("Handlingsplan", style="Heading 1")
    expected = []
    header = (
        "Nr",
        "Åtgärd (vad ska göras?)",
        "Ansvarig (funktion)",
        "Tidplan (när ska åtgärden vara klar?)",
        "Uppföljning/indikator",
    )
    for at, area in enumerate((KRIS, VALD), 1):
        name = f"Mål {at}: {area[0].omrade}"
        document.add_paragraph(name, style="Heading 2")
        document.add_paragraph("Målet nås genom att flera verksamheter hjälps åt.")
        document.add_paragraph(f"Tabell {at}. Aktiviteter", style="Caption")
        rows = [("", a.aktivitet, a.ansvarig, a.tidplan, a.uppfoljning) for a in area]
        made = table(document, header, rows[:2])
        document.add_paragraph("")
        more = table(document, ("",) * 5, rows[2:])
        for row in (*made.rows[1:], *more.rows):
            row.cells[0].paragraphs[0]._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
            )
        expected += [a.only("ansvarig", "tidplan", "uppfoljning").under(name) for a in area]
    document.add_paragraph("Ekonomi", style="Heading 1")
    table(document, ("Insats", "Kostnad 2026", "Finansiering"), [("Övning", "40 tkr", "Statsbidrag")])
    document.save(str(path))
    return expected


def broken_headers(path: Path) -> list[Act]:
    """Line breaks in header cells, the område in a rotated first column, ticks and drop-down lists."""
    document = start("Trygghetsskapande åtgärder")
    made = document.add_table(rows=1, cols=6)
    made.style = "Table Grid"
    for cell, lines in zip(
        made.rows[0].cells,
        (
            ("Fokus-", "område"),
            ("Aktivitet",),
            ("Ansvarig", "chef"),
            ("Klart", "senast"),
            ("Uppfölj-", "ning"),
            ("Klar",),
        ),
        strict=True,
    ):
        cell.text = "\n".join(lines)
    for area in (SKOLA, ARBETE):
        first = len(made.rows)
        for act in area:
            fill(made.add_row(), ("", act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning, ""))
            tick = parse_xml(
                f"<w:sdt {W}><w:sdtPr/><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
            )
            made.rows[-1].cells[5].paragraphs[0]._p.append(tick)
        merged = made.cell(first, 0).merge(made.cell(len(made.rows) - 1, 0))
        merged.paragraphs[0].add_run(area[0].omrade)
        merged._tc.get_or_add_tcPr().append(parse_xml(f'<w:textDirection {W} w:val="btLr"/>'))
    document.save(str(path))
    return [a.only("ansvarig", "tidplan", "uppfoljning") for area in (SKOLA, ARBETE) for a in area]


def framed(path: Path) -> list[Act]:
    """A plan in a frame table, its title row above the header row, the activities' names in bold first."""
    document = start("Åtgärdsplan", landscape=False)
    document.add_paragraph("Nulägesbeskrivning", style="Heading 1")
    document.add_paragraph("Här finns risker för halka. Vem som ansvarar framgår av tabellen.")
    expected = []
    for area in (ALDRE, KLIMAT):
        made = document.add_table(rows=1, cols=4)
        made.style = "Table Grid"
        made.rows[0].cells[0].merge(made.rows[0].cells[3]).text = f"Område: {area[0].omrade}"
        fill(made.add_row(), ("Vad", "Hur följs det upp?", "Vem", "När"), bold=True)
        for act in area:
            fill(made.add_row(), (act.aktivitet, act.uppfoljning, act.ansvarig, act.tidplan))
        document.add_paragraph("")
        expected += [a.only("ansvarig", "tidplan", "uppfoljning").under(f"Område: {a.omrade}") for a in area]
    document.save(str(path))
    return expected


def zebra(path: Path) -> list[Act]:
    """No lines at all, every second row shaded, bold titles between, the header on the first page only."""
    rows: list[list[Any]] = [
        [p(t, HEAD) for t in ("Aktivitet", "Ansvarig funktion", "Tidplan", "Uppföljning")]
    ]
    style: list[Any] = [TOP]
    expected = []
    for area in (SKOLA, FRITID, ALDRE, VALD, KRIS, KLIMAT):
        style.append(("SPAN", (0, len(rows)), (-1, len(rows))))
        rows.append([p(area[0].omrade, HEAD), "", "", ""])
        for act in area:
            if len(rows) % 2:
                style.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.whitesmoke))
            rows.append([p(t) for t in (act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning)])
            expected.append(act.only("ansvarig", "tidplan", "uppfoljning"))
    story = [p("Handlingsplan 2025", H1), p("Planen antogs i januari."), Spacer(1, 10)]
    build(path, [*story, Table(rows, colWidths=[215, 110, 80, 90], style=style)], A4)
    return expected


class _Turned(Flowable):
    """Rotated text, as in narrow merged cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, *_: float) -> tuple[float, float]:
        return 12.0, 90.0

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.setFont("Helvetica", 8)
        self.canv.drawString(2, -10, self.text)


def turned(path: Path) -> list[Act]:
    """The område rotated in a merged first column, a header of two rows, contacts below."""
    head = [
        [p(t, HEAD) for t in ("Område", "Åtgärd", "Genomförande", "", "Uppföljning", "")],
        [p(t, HEAD) for t in ("", "", "Ansvar", "Tid", "Mått", "Rapport")],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (5, 0))]
    style: list[Any] = [*GRID, *(("SPAN", *span) for span in spans)]
    rows: list[list[Any]] = list(head)
    expected = []
    for area in (FRITID, KLIMAT):
        style.append(("SPAN", (0, len(rows)), (0, len(rows) + len(area) - 1)))
        for at, act in enumerate(area):
            name = _Turned(act.omrade) if at == 0 else ""
            rows.append(
                [name, *(p(t) for t in (act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning, "VB"))]
            )
            expected.append(Act(act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning, omrade=act.omrade))
    story = [
        p("Handlingsplan", H1),
        Table(rows, colWidths=[28, 280, 140, 100, 130, 50], style=style, repeatRows=2),
    ]
    story.append(p("Kontaktuppgifter", H1))
    story.append(Table([["Namn", "Telefon"], ["Kim Exempel", "0123-456"]], style=GRID))
    build(path, story, landscape(A4))
    return expected


def beside(path: Path) -> list[Act]:
    """Contacts to the right of the plan, a header in row seven of two rows, months and texts as dates."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Handlingsplan"
    sheet["B2"] = "Handlingsplan jämlik hälsa"
    sheet["B3"], sheet["C3"] = "Beslutad", date(2025, 2, 3)
    heads = {
        "B7": "Område",
        "C7": "Aktivitet",
        "D7": "Vem och när",
        "F7": "Uppföljning",
        "D8": "Ansvarig",
        "E8": "Klart",
        "F8": "Indikator",
    }
    for place, text in heads.items():
        sheet[place] = text
    for area in ("B7:B8", "C7:C8", "D7:E7"):
        sheet.merge_cells(area)
    sheet["I7"], sheet["J7"] = "Kontakt", "Telefon"
    for at, (name, phone) in enumerate((("Växel", "0123-1"), ("Kansli", "0123-2")), 8):
        sheet[f"I{at}"], sheet[f"J{at}"] = name, phone
    row = 9
    expected = []
    for area in (ALDRE, SKOLA):
        first = row
        for at, act in enumerate(area):
            when: Any = date(2025, 6 + at, 1) if at != 1 else act.tidplan
            for column, value in zip(
                "CDEF", (act.aktivitet, act.ansvarig, when, act.uppfoljning), strict=True
            ):
                sheet[f"{column}{row}"] = value
            sheet[f"E{row}"].number_format = "mmmm yyyy"
            shown = ("juni", "", "augusti", "september")[at] + " 2025" if at != 1 else act.tidplan
            expected.append(Act(act.aktivitet, act.ansvarig, shown, act.uppfoljning, omrade=act.omrade))
            row += 1
        sheet[f"B{first}"] = area[0].omrade
        sheet.merge_cells(f"B{first}:B{row - 1}")
    book.save(path)
    return expected


def csv_excel(path: Path) -> list[Act]:
    """What Excel saves: "sep=;", empty columns at the end, other names, quotes within quotes."""
    with path.open("w", encoding="cp1252", newline="") as file:
        file.write("sep=;\r\n")
        writer = csv.writer(file, delimiter=";")
        writer.writerow(
            ["Nr", "Vad ska göras?", "Vem?", "Klart när?", "Hur följs det upp?", "Målgrupp", "", ""]
        )
        for at, act in enumerate((*VALD, *ARBETE), 1):
            said = act.aktivitet + ' – enligt "nollvisionen"' if at == 2 else act.aktivitet
            writer.writerow([f"{at}.", said, act.ansvarig, act.tidplan, act.uppfoljning, act.berorda, "", ""])
    return [
        Act(
            a.aktivitet + (' – enligt "nollvisionen"' if at == 2 else ""),
            a.ansvarig,
            a.tidplan,
            a.uppfoljning,
            berorda=a.berorda,
        )
        for at, a in enumerate((*VALD, *ARBETE), 1)
    ]


def markdown(path: Path) -> list[Act]:
    """Pipes and headings of Markdown, another table before."""
    lines = ["# Handlingsplan 2025", "", "| Version | Datum |", "| --- | --- |", "| 1 | 2025-01-01 |", ""]
    for area in (KRIS, FRITID):
        lines += [
            f"## {area[0].omrade}",
            "",
            "Bakgrund i korthet.",
            "",
            "| Nr | Insats | Ansvarig | Tidsplan | Mått |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| {at} | {a.aktivitet} | {a.ansvarig} | {a.tidplan} | {a.uppfoljning} |"
            for at, a in enumerate(area, 1)
        ]
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")
    return [a.only("ansvarig", "tidplan", "uppfoljning") for area in (KRIS, FRITID) for a in area]


def pages_of_text(path: Path) -> list[Act]:
    """A PDF's text as columns with spaces: form feeds and page footers, no blank lines between rows."""
    from textwrap import wrap

    widths = (6, 46, 28, 22, 30)
    head = ("Nr", "Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")
    acts = (*SKOLA, *VALD, *KRIS)
    pages: list[list[str]] = [["Ekdala kommun", "", "Handlingsplan 2025", "", "Trygghet och säkerhet", ""]]
    for row in [
        head,
        *((f"{n}.", a.aktivitet, a.ansvarig, a.tidplan, a.uppfoljning) for n, a in enumerate(acts, 1)),
    ]:
        cells = [wrap(text, width - 3) for text, width in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        if len(pages[-1]) + height > 30:
            pages[-1] += ["", f"{len(pages)} (3)".rjust(110)]
            pages.append([])
        for at in range(height):
            pages[-1].append(
                "".join(
                    (c[at] if at < len(c) else "").ljust(w) for c, w in zip(cells, widths, strict=True)
                ).rstrip()
            )
    path.write_text("\f".join("\n".join(page) for page in pages), "utf-8")
    return [a.only("ansvarig", "tidplan", "uppfoljning").under("Trygghet och säkerhet") for a in acts]


MORE = {
    ("Word", "förklarande rubriker", ".docx"): explained_headers,
    ("Word", "brutna rubriker, kryssrutor", ".docx"): broken_headers,
    ("Word", "titelrad över rubrikraden", ".docx"): framed,
    ("PDF", "skuggade rader utan linjer", ".pdf"): zebra,
    ("PDF", "område på högkant, rubrik i två rader", ".pdf"): turned,
    ("Excel", "kontakter bredvid, månader", ".xlsx"): beside,
    ("CSV", "sparad av Excel", ".csv"): csv_excel,
    ("text", "Markdown", ".md"): markdown,
    ("text", "sidor med spalter", ".txt"): pages_of_text,
}
