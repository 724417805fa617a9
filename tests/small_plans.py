# ruff: noqa: E501  (the text is as a PDF gives it, one row per line)
"""Three small plans for tests, of different layout, and people.csv: two Word files, text copied from a PDF.

Everything here is made up: the districts exist, the people, addresses and sentences do not.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

YEAR = 2021

KUNGSHOLMEN = {
    "Förebyggande aktiviteter": [
        ("Trygghetsrådet tar upp lägesbilden som en stående punkt", "Stadsdelsdirektör", "4 ggr/år", "VB"),
        (
            "Fältarbetarna är ute i parker och centrum på kvällar då många unga samlas",
            "Enhetschef, enheten för prevention och familjebehandling",
            "Löpande",
            "Tas upp i enheten för prevention och familjebehandlings verksamhetsberättelse.",
        ),
        (
            "Skolorna erbjuds en temadag om källkritik och demokrati",
            "Enhetschef, enheten för prevention och familjebehandling",
            "Senast 30 september 2021",
            "T2 och VB",
        ),
        (
            "Råden för pensionärer och funktionshinderfrågor bjuds in till ett gemensamt möte",
            "Avdelningschefer socialtjänstavdelningen och äldreomsorgsavdelningen",
            "Genomförs under våren",
            "VB",
        ),
    ],
    "Förhindrande aktiviteter": [
        (
            "Anhöriga som hör av sig får en namngiven kontakt inom två dagar",
            "Enhetschef på familjeenheten, vuxenenheten.",
            "Löpande",
            "VB, följer upp hur många anhöriga som fått en kontakt.",
        ),
        (
            "Stöd till den som vill lämna en destruktiv miljö köps in när det behövs",
            "Enhetschef på vuxenenheten",
            "Vid behov",
            "VB",
        ),
        (
            "Rutinen vid oro gås igenom på ett enhetsmöte",
            "Samtliga enhetschefer",
            "Senast 31 maj 2021",
            "T2, VB",
        ),
    ],
    "Kompetenshöjande aktiviteter": [
        (
            "Minst 10 medarbetare går den webbaserade grundutbildningen",
            "Samtliga enhetschefer inom socialtjänstavdelningen",
            "Senast 31 dec 2021",
            "VB, minst 10 medarbetare",
        ),
        (
            "Handlingsplanen revideras utifrån årets lägesbild",
            "Trygghets- och säkerhetssamordnaren",
            "Årligen",
            "Uppdatering av handlingsplanen",
        ),
    ],
}

NORRMALM = [
    (
        "Informera skolorna om vart de vänder sig vid oro",
        "Skolorna ska veta vem de ringer",
        "Preventionssamordnare",
        "Rektorer, kommunpolis",
        "Senast 31 oktober 2021",
    ),
    (
        "Se över rutinen för uthyrning av lokaler",
        "Lokaler ska inte hyras ut till den som främjar våld",
        "Lokalintendent",
        "",
        "Senast 30 juni 2021",
    ),
    (
        "Samverkan med grannförvaltningarnas fältarbetare",
        "Unga rör sig över gränserna, och det ska vi också göra",
        "Enhetschef, enheten för fält och fritid",
        "Övriga förvaltningar i innerstaden",
        "Pågår",
    ),
    (
        "Krisstödjare utbildas och övar tillsammans",
        "Förvaltningen ska kunna hantera en kris",
        "Trygghets- och säkerhetssamordnare, operativ ledare för krisberedskap",
        "Räddningstjänst, församlingar",
        "Två gånger per år",
    ),
    (
        "Nya riktlinjer för föreningsbidrag införs",
        "Bidrag ska gå till föreningar med demokratisk grund",
        "Avdelningschef äldre- och socialtjänstavdelningen",
        "",
        "När riktlinjerna är klara",
    ),
]

OSTERMALM = """Östermalms stadsdelsnämnd
Exempel på handlingsplan 2021

Innehåll

Förebyggande arbete.....\t3
Kompetens.....\t4

Förebyggande aktiviteter:

Aktivitet\tAnsvarig enhetschef\tTidplan\tUppföljning
Fältassistenterna håller kontakt med fritidsgårdarna\tEnhetschef preventions- enheten\tVeckovis\tVB
En öppen kväll för föräldrar ordnas tillsammans med polisen och\tTrygghets- och säkerhetssamordnaren\tHösten 2021\tVB

socialtjänstens förebyggande grupp\t\t\t
Föreningar som söker bidrag kontrolleras mot stadens checklista\tKultursekreterare\tVår och höst, redovisas senast 31 dec 2021\tVB

Förhindrande aktiviteter:

Aktivitet\tAnsvarig enhetschef\tTidplan\tUppföljning
Beredskap finns för den som söker hjälp att lämna en miljö\tEnhetschefer vuxenenheten och familjeenheten\tLöpande.\tVB, följer upp hur många som fått hjälp under året.
Vägledningen för återvändande barn är känd av utredarna\tEnhetschef familjeenheten\tVid introduktion av nyanställda\tVB

Kompetenshöjande aktiviteter:

Aktivitet\tAnsvarig enhetschef\tTidplan\tUppföljning
Blanketten för avidentifierad information visas på ett enhetsmöte\tAlla enhetschefer\tSenast 31 dec 2021\tUppdatering handlingsplan
"""

# name, address before @kommun.example, role, unit, department, district
PEOPLE = [
    ("Disa Rektorsson", "disa", "Stadsdelsdirektör", "", "", "kungsholmen"),
    (
        "Pia Fältberg",
        "pia",
        "Enhetschef",
        "enheten för prevention och familjebehandling",
        "socialtjänstavdelningen",
        "kungsholmen",
    ),
    ("Sten Avdelin", "sten", "Avdelningschef", "", "socialtjänstavdelningen", "kungsholmen"),
    ("Alma Äldre", "alma", "Avdelningschef", "", "äldreomsorgsavdelningen", "kungsholmen"),
    ("Fredrik Famn", "fredrik", "Enhetschef", "familjeenheten", "socialtjänstavdelningen", "kungsholmen"),
    ("Vera Vuxén", "vera", "Enhetschef", "vuxenenheten", "socialtjänstavdelningen", "kungsholmen"),
    ("Tore Trygg", "tore", "Trygghets- och säkerhetssamordnare", "", "", "kungsholmen"),
    ("Petra Prevén", "petra", "Enhetschef", "preventionsenheten", "socialtjänstavdelningen", "ostermalm"),
    ("Sara Säker", "sara", "Trygghets- och säkerhetssamordnare", "", "", "ostermalm"),
    ("Kaj Kultur", "kaj", "Kultursekreterare", "", "", "ostermalm"),
    ("Viktor Vuxlund", "viktor", "Enhetschef", "vuxenenheten", "socialtjänstavdelningen", "ostermalm"),
    ("Frida Familje", "frida", "Enhetschef", "familjeenheten", "socialtjänstavdelningen", "ostermalm"),
    ("Nora Prevént", "nora", "Preventionssamordnare", "", "", "norrmalm"),
    ("Lars Lokal", "lars", "Lokalintendent", "", "", "norrmalm"),
    ("Eva Fältman", "eva", "Enhetschef", "enheten för fält och fritid", "", "norrmalm"),
    ("Tina Trygghet", "tina", "Trygghets- och säkerhetssamordnare", "", "", "norrmalm"),
    ("Anders Avdel", "anders", "Avdelningschef", "", "äldre- och socialtjänstavdelningen", "norrmalm"),
]


def write_all(folder: Path) -> dict[str, Path]:
    """Writes the documents to a folder; returns district → file, and people → people.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "kungsholmen": folder / "kungsholmen-2021.docx",
        "ostermalm": folder / "ostermalm-2021.txt",
        "norrmalm": folder / "norrmalm-2021.docx",
        "people": folder / "people.csv",
    }
    files["kungsholmen"].write_bytes(_word_with_headings())
    files["ostermalm"].write_text(OSTERMALM, encoding="utf-8")
    files["norrmalm"].write_bytes(_word_with_title_row())
    files["people"].write_text(people_csv(), encoding="utf-8")
    return files


def people_csv() -> str:
    lines = ["name;email;role;unit;department;district;superior_email"]
    lines += [
        f"{name};{local}@kommun.example;{role};{unit};{department};{district};chef.{district}@kommun.example"
        for name, local, role, unit, department, district in PEOPLE
    ]
    return "\n".join(lines) + "\n"


@cache
def _word_with_headings() -> bytes:
    """A table under each heading, columns in the usual order."""
    from docx import Document

    document = Document()
    document.add_heading("Kungsholmens stadsdelsnämnd: exempel på handlingsplan 2021", 1)
    document.add_paragraph("Ett påhittat exempel för att visa programmet.")
    for heading, rows in KUNGSHOLMEN.items():
        document.add_heading(heading, 2)
        _fill(document, [("Aktivitet", "Ansvarig enhetschef", "Tidplan", "Uppföljning"), *rows])
    return _saved(document)


@cache
def _word_with_title_row() -> bytes:
    """One table with a merged title row above the header, and other columns."""
    from docx import Document

    document = Document()
    document.add_heading("Norrmalms stadsdelsnämnd: exempel på handlingsplan 2021", 1)
    title = ("Åtgärder för förebyggande arbete", "", "", "", "")
    header = ("Åtgärd", "Syfte med åtgärd", "Ansvarig", "Andra berörda", "Senast klart")
    table = _fill(document, [title, header, *NORRMALM])
    table.cell(0, 0).merge(table.cell(0, 4))
    return _saved(document)


def _saved(document: Any) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(document: Any, rows: list[tuple[str, ...]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    cells = table._cells
    for place, text in enumerate(text for row in rows for text in row):
        cells[place].text = text
    return table
