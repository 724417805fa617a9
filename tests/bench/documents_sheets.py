"""Plans as sheets, separated values, text and OpenDocument."""

import csv
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Alignment, Font

from tests.bench.documents_words import ALDRE, ARBETE, AREAS, FRITID, KLIMAT, KRIS, SKOLA, VALD, Act
from tests.documents.builders import write_odt


def excel_sheets(path: Path) -> list[Act]:
    """Title rows above, empty rows between, typed dates, notes and lists on other sheets."""
    book = openpyxl.Workbook()
    notes = book.active
    notes.title = "Läs mig"
    notes.append(["Så här fyller du i planen"])
    notes.append(["Kolumn", "Förklaring"])
    notes.append(["Aktivitet", "Skriv vad som ska göras"])
    notes.append(["Ansvarig", "Skriv befattning, inte namn"])
    sheet = book.create_sheet("Plan 2025")
    sheet.append(["Ekdala kommun"])
    sheet.append(["Handlingsplan säkerhet", None, None, None, "Uppdaterad:", date(2025, 1, 20)])
    sheet.append([])
    sheet.append([None, "Deadline", "Ansvarig", "Aktivitet", "Område", "Uppföljning", "Kommentar"])
    expected = []
    for area in (KRIS, KLIMAT):
        for at, act in enumerate(area):
            when = date(2025, 3 + at, 28) if at != 1 else act.tidplan
            sheet.append([None, when, act.ansvarig, act.aktivitet, act.omrade, act.uppfoljning, None])
            expected.append(
                Act(
                    act.aktivitet,
                    act.ansvarig,
                    f"2025-{3 + at:02d}-28" if at != 1 else act.tidplan,
                    act.uppfoljning,
                    omrade=act.omrade,
                )
            )
        sheet.append([])
    for cell in sheet["B"][4:]:
        cell.number_format = "yyyy/mm/dd"
    lists = book.create_sheet("Listor")
    for row in (("Status", "Ansvarig"), ("Klar", "Säkerhetschef"), ("Pågår", "VA-chef")):
        lists.append(row)
    lists.sheet_state = "hidden"
    sheet.auto_filter.ref = "B4:G12"
    book.save(path)
    return expected


def excel_titles(path: Path) -> list[Act]:
    """Two sheets with merged område rows, numbers 1.1, line breaks in cells, a sum with a formula."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    expected = []
    for name, areas in (("Skola fritid", (SKOLA, FRITID)), ("Vuxna", (VALD, ARBETE))):
        sheet = book.create_sheet(name)
        sheet["A1"], sheet["A1"].font = "Handlingsplan 2025 – " + name.lower(), Font(bold=True, size=16)
        sheet.merge_cells("A1:F1")
        sheet.append(["Nr", "Insats", "Syfte", "Vem", "Tidsplan", "Mått", "Budget"])
        for order, area in enumerate(areas, 1):
            sheet.append([area[0].omrade])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=7)
            for at, act in enumerate(area, 1):
                text = act.aktivitet.replace(". ", ".\n")
                sheet.append(
                    [
                        float(f"{order}.{at}"),
                        text,
                        act.syfte,
                        act.ansvarig,
                        act.tidplan,
                        act.uppfoljning,
                        10000,
                    ]
                )
                sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True)
                expected.append(act.only("ansvarig", "tidplan", "uppfoljning", "syfte"))
        sheet.append(["Summa", None, None, None, None, None, f"=SUM(G4:G{sheet.max_row})"])
    book.save(path)
    return expected


def csv_old(path: Path) -> list[Act]:
    """Semicolons in cp1252 with title lines, line breaks within quotes, CRLF."""
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows(
            [["Handlingsplan för trygghet", "", "", "", ""], ["Ekdala kommun; reviderad", "", "", "", ""], []]
        )
        writer.writerow(["Område", "Åtgärd", "Ansvarig enhet", "Klart senast", "Följs upp"])
        for area in (SKOLA, VALD):
            for at, act in enumerate(area):
                writer.writerow(
                    [
                        act.omrade if at == 0 else "",
                        act.aktivitet.replace(". ", ".\n"),
                        act.ansvarig,
                        act.tidplan,
                        act.uppfoljning,
                    ]
                )
        writer.writerow(["", "", "", "", ""])
    return [act.only("ansvarig", "tidplan", "uppfoljning") for area in (SKOLA, VALD) for act in area]


def csv_marked(path: Path) -> list[Act]:
    """Commas in UTF-8 with a byte order mark, another order, the område in separate rows, empty rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["När", "Vem", "Aktivitet", "Syfte", "Samverkan"])
        for area in (FRITID, ALDRE, KLIMAT):
            writer.writerow([area[0].omrade, "", "", "", ""])
            for act in area:
                writer.writerow([act.tidplan, act.ansvarig, act.aktivitet, act.syfte, act.berorda])
            writer.writerow([""] * 5)
    return [
        act.only("ansvarig", "tidplan", "syfte", "berorda")
        for area in (FRITID, ALDRE, KLIMAT)
        for act in area
    ]


def text_tabs(path: Path) -> list[Act]:
    """Tabs between cells, headings between tables, prose before."""
    lines = ["Handlingsplan", "", "Planen gäller i två år. Ansvarig nämnd är socialnämnden.", ""]
    for area in (VALD, ARBETE):
        lines += [area[0].omrade, "", "Aktivitet\tAnsvarig\tTidplan\tUppföljning"]
        lines += ["\t".join((a.aktivitet, a.ansvarig, a.tidplan, a.uppfoljning)) for a in area]
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")
    return [act.only("ansvarig", "tidplan", "uppfoljning") for area in (VALD, ARBETE) for act in area]


def text_aligned(path: Path) -> list[Act]:
    """Columns lined up with spaces, cells over several lines, a blank line between rows."""
    from textwrap import wrap

    widths = (40, 24, 20, 28)
    lines = ["HANDLINGSPLAN 2025", "", "Åtgärder", ""]
    rows = [("Aktivitet", "Ansvarig", "Tidplan", "Uppföljning")]
    rows += [
        (a.aktivitet, a.ansvarig, a.tidplan, a.uppfoljning) for area in (FRITID, ALDRE, KLIMAT) for a in area
    ]
    for row in rows:
        cells = [wrap(text, width - 2) for text, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            lines.append(
                "".join(
                    (c[at] if at < len(c) else "").ljust(w) for c, w in zip(cells, widths, strict=True)
                ).rstrip()
            )
        lines.append("")
    path.write_text("\n".join(lines), "utf-8")
    return [
        a.only("ansvarig", "tidplan", "uppfoljning").under("")
        for area in (FRITID, ALDRE, KLIMAT)
        for a in area
    ]


def odt_notes(path: Path) -> list[Act]:
    """Headings, a note and an annotation in cells, a tracked deletion, covered cells, a list."""

    def cell(body: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{body}</table:table-cell>"

    def para(text: str) -> str:
        return f"<text:p>{escape(text)}</text:p>"

    parts = ['<text:h text:outline-level="1">Handlingsplan</text:h>']
    parts.append(
        "<text:table-of-content><text:index-body><text:p>Trygg skolmiljö<text:tab/>2</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    expected = []
    for area in AREAS[:3]:
        parts.append(
            f'<text:h text:outline-level="2">{area[0].omrade}</text:h>'
            "<table:table><table:table-header-rows><table:table-row>"
        )
        parts += [cell(para(t)) for t in ("Nr", "Aktivitet", "Ansvarig", "Tid", "Uppföljning")]
        parts.append("</table:table-row></table:table-header-rows>")
        for at, act in enumerate(area, 1):
            body = para(act.aktivitet)
            if at == 2:
                body = (
                    f"<text:p>{escape(act.aktivitet)}<text:note><text:note-citation>1</text:note-citation>"
                    f"<text:note-body>{para('Se bilaga.')}</text:note-body></text:note></text:p><text:list>"
                    f"<text:list-item>{para('först i liten skala')}</text:list-item></text:list>"
                )
            note = f"<office:annotation>{para('Stämmer det?')}</office:annotation>"
            who = f"<text:p>{escape(act.ansvarig)}{note}</text:p>"
            when = escape(act.tidplan).replace(" ", " <text:s/>" if at == 1 else " ")
            parts.append(
                f"<table:table-row>{cell(para(str(at)))}{cell(body)}{cell(who)}{cell(f'<text:p>{when}</text:p>')}{cell(para(act.uppfoljning))}</table:table-row>"
            )
            more = " först i liten skala" if at == 2 else ""
            expected.append(
                Act(act.aktivitet + more, act.ansvarig, act.tidplan, act.uppfoljning, omrade=act.omrade)
            )
        parts.append("</table:table>")
    write_odt(path, "".join(parts))
    return expected


SHEETS = {
    ("Excel", "flera blad, datum", ".xlsx"): excel_sheets,
    ("Excel", "titelrader, två blad", ".xlsx"): excel_titles,
    ("CSV", "cp1252 med titelrader", ".csv"): csv_old,
    ("CSV", "UTF-8, områdesrader", ".csv"): csv_marked,
    ("text", "tabbar", ".txt"): text_tabs,
    ("text", "spalter med mellanslag", ".txt"): text_aligned,
    ("OpenDocument", "noter och listor", ".odt"): odt_notes,
}
