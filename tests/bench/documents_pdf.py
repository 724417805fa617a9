"""PDF plans as programs other than Word make them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.bench.documents_words import ALDRE, ARBETE, AREAS, FRITID, KLIMAT, KRIS, SKOLA, VALD, Act

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=11)
NARROW = ParagraphStyle("narrow", parent=TEXT, fontSize=8, leading=9.5, hyphenationLang="", splitLongWords=1)
HEAD = ParagraphStyle("head", parent=TEXT, fontName="Helvetica-Bold")
H1 = ParagraphStyle("h1", fontName="Helvetica-Bold", fontSize=16, leading=22, spaceBefore=12, spaceAfter=6)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), TOP]
RULES = [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), TOP]


def p(text: str, style: ParagraphStyle = TEXT) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[float], style: Sequence[Any], repeat: int = 1
) -> Table:
    cells = [[p(text, TEXT if at else HEAD) for text in row] for at, row in enumerate(rows)]
    return Table(cells, colWidths=list(widths), repeatRows=repeat, style=list(style), splitInRow=1)


def build(path: Path, story: list[Any], size: tuple[float, float]) -> None:
    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, size[1] - 30, "Ekdala kommun   Handlingsplan   Dnr KS 2025/0117")
        canvas.drawString(50, 25, "Antagen av kommunstyrelsen 2025-01-15")
        canvas.drawRightString(size[0] - 50, 25, f"Sida {document.page}")

    template = SimpleDocTemplate(str(path), pagesize=size, leftMargin=50, rightMargin=50, topMargin=60)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)


def ruled(path: Path) -> list[Act]:
    """All borders, rows that break across pages, the header on each page, versions and contents before."""
    story: list[Any] = [p("Handlingsplan för trygghet 2025", H1)]
    story.append(
        table([("Version", "Datum", "Beslutad av"), ("2", "2025-01-15", "KS § 4")], (80, 90, 120), GRID)
    )
    story += [
        p("Innehåll", H1),
        *(p(f"{name} {'.' * 60} {at}") for at, name in enumerate(("Syfte", "Mål"), 2)),
    ]
    story.append(PageBreak())
    kinds = ("ansvarig", "tidplan", "uppfoljning", "syfte")
    number = 0
    for area in (SKOLA, VALD, KRIS, KLIMAT):
        rows: list[tuple[str, ...]] = [("Nr", "Åtgärd", "Syfte", "Ansvarig", "Tidplan", "Uppföljning")]
        for act in area:
            number += 1
            rows.append((str(number), act.aktivitet, act.syfte, act.ansvarig, act.tidplan, act.uppfoljning))
        story += [p(area[0].omrade, H1), table(rows, (28, 240, 140, 120, 95, 115), GRID)]
        story.append(p("Texten mellan tabellerna beskriver läget och är ingen aktivitet för någon ansvarig."))
    build(path, story, landscape(A4))
    return [act.only(*kinds) for area in (SKOLA, VALD, KRIS, KLIMAT) for act in area]


def rules_only(path: Path) -> list[Act]:
    """Lines between rows only, the område in a coloured row over the whole width, another column order."""
    rows: list[list[Any]] = [[p(t, HEAD) for t in ("Insats", "Ansvar", "Klart", "Indikator")]]
    style: list[Any] = list(RULES)
    expected = []
    for area in (ALDRE, FRITID, ARBETE):
        style += [
            ("SPAN", (0, len(rows)), (-1, len(rows))),
            ("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.lightblue),
        ]
        rows.append([p(area[0].omrade, HEAD), "", "", ""])
        for act in area:
            rows.append([p(t) for t in (act.aktivitet, act.ansvarig, act.tidplan, act.uppfoljning)])
            expected.append(act.only("ansvarig", "tidplan", "uppfoljning"))
    story = [p("Handlingsplan", H1), Table(rows, colWidths=[200, 110, 90, 95], repeatRows=1, style=style)]
    build(path, story, A4)
    return expected


def spanning(path: Path) -> list[Act]:
    """The område in a first column that spans its rows, header not repeated, one row of more than a page."""
    rows: list[list[Any]] = [[p(t, HEAD) for t in ("Område", "Aktivitet", "Vem", "När", "Berörda")]]
    style: list[Any] = list(GRID)
    expected = []
    long = " ".join(
        f"Delmoment {at} innebär att enheten går igenom rutinen, rättar det som inte stämmer och berättar "
        "för personalen vad som är nytt."
        for at in range(1, 26)
    )
    for area in (KRIS, VALD):
        first = len(rows)
        for at, act in enumerate(area):
            text = long if area is VALD and at == 1 else act.aktivitet
            name = p(act.omrade) if at == 0 else ""
            rows.append([name, p(text), p(act.ansvarig), p(act.tidplan), p(act.berorda)])
            expected.append(Act(text, act.ansvarig, act.tidplan, berorda=act.berorda, omrade=act.omrade))
        style.append(("LINEABOVE", (0, first), (-1, first), 1, colors.black))
    story = [
        p("Plan för beredskap och mot våld", H1),
        Table(rows, colWidths=[80, 190, 90, 65, 80], style=style, splitInRow=1),
    ]
    build(path, story, A4)
    return expected


def narrow(path: Path) -> list[Act]:
    """Seven columns in portrait; long words broken with a hyphen as Word does it."""
    header = ("Nr", "Mål-\nsättning", "Aktivitet", "Ansvarig", "Tid", "Samverkan", "Uppföljning")
    widths = (26, 70, 128, 72, 58, 76, 78)
    style = NARROW
    rows = [[p(t, HEAD.clone("h8", fontSize=7.5)) for t in header]]
    expected = []
    for area in AREAS:
        for act in area:
            cells = (act.syfte, act.aktivitet, act.ansvarig, act.tidplan, act.berorda, act.uppfoljning)
            rows.append(
                [
                    p(str(len(rows)), style),
                    *(
                        Paragraph(hyphenated(t, w - 12), style)
                        for t, w in zip(cells, widths[1:], strict=True)
                    ),
                ]
            )
            expected.append(act.under(""))  # "Åtgärder" is the heading of any plan, and no area
    story = [p("Handlingsplan 2025–2026", H1), p("Åtgärder", H1)]
    story.append(
        Table(
            rows,
            colWidths=list(widths),
            repeatRows=1,
            style=[*GRID, ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)],
        )
    )
    build(path, story, A4)
    return expected


def hyphenated(text: str, width: float) -> str:
    """Lines broken as a word processor breaks them: at spaces, long words with a hyphen."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def fits(line: str) -> bool:
        return stringWidth(line, "Helvetica", 8) <= width

    lines = [""]
    for word in text.split():
        rest = word
        while rest:
            tried = f"{lines[-1]} {rest}".strip()
            if fits(tried):
                lines[-1] = tried
                break
            cuts = [
                at
                for at in range(4, len(rest) - 3)
                if rest[at - 1] not in "aeiouyåäö" and rest[at] in "aeiouyåäö"
            ]
            cuts = [at - 1 for at in cuts if rest[: at - 1].isalpha() and rest[at - 1 :].isalpha()]
            fit = [at for at in cuts if at >= 3 and fits(f"{lines[-1]} {rest[:at]}-".strip())]
            if fit and len(rest) > 9:
                lines[-1] = f"{lines[-1]} {rest[: fit[-1]]}-".strip()
                rest = rest[fit[-1] :]
            lines.append("")
            if not lines[-2]:
                lines.pop(-2)
                if not fits(rest) and not fit:
                    lines[-1] = rest
                    break
    return "<br/>".join(escape(line) for line in lines if line)


def bullets(path: Path) -> list[Act]:
    """Cells with bullets, the tables of two plans in sequence, a sum row, contacts at the end."""
    expected: list[Act] = []
    story: list[Any] = [p("Trygg i Ekdala", H1)]
    for area in (SKOLA, ALDRE):
        rows: list[list[Any]] = [
            [p(t, HEAD) for t in ("Aktivitet", "Ansvarig", "Tidplan", "Hur följs det upp?")]
        ]
        for at, act in enumerate(area):
            number = f"{len(expected) + 1}. "
            more = ["• informera hemmen", "• bjuda in föreningar"] if at == 1 else []
            rows.append(
                [
                    p("\n".join([number + act.aktivitet, *more])),
                    p(act.ansvarig),
                    p(act.tidplan),
                    p(act.uppfoljning),
                ]
            )
            expected.append(
                Act(
                    " ".join([number + act.aktivitet, *more]),
                    act.ansvarig,
                    act.tidplan,
                    act.uppfoljning,
                    omrade=act.omrade,
                )
            )
        rows.append([p("Summa", HEAD), "", "", ""])
        story += [
            p(f"{area[0].omrade}", H1),
            Table(rows, colWidths=[210, 110, 80, 95], style=GRID, repeatRows=1),
            Spacer(1, 12),
        ]
    story += [
        p("Kontakt", H1),
        table(
            [("Namn", "Telefon", "E-post"), ("Kim Exempel", "0123-45", "kim@ekdala.example")],
            (120, 90, 160),
            GRID,
        ),
    ]
    build(path, story, A4)
    return expected


PDF = {
    "linjer runt alla celler": ruled,
    "bara linjer mellan rader": rules_only,
    "område som spänner över rader": spanning,
    "sju smala spalter": narrow,
    "punkter i celler, summa": bullets,
}
