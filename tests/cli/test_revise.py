"""tracker revise: next year's plan as Word in the plan's own form, with what became of each row."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Ran, Tracker
from tests.examples import sample
from tests.small_plans import write_all

USUAL = ("Aktivitet", "Ansvarig enhetschef", "Tidplan", "Uppföljning")
WIDE = ("Åtgärd", "Syfte med åtgärd", "Ansvarig", "Andra berörda", "Senast klart")
FORMS = (("norrmalm", WIDE), ("kungsholmen", USUAL), ("ostermalm", USUAL))
NEXT = "2022-01-20"
HEAD = "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"


def revise(tracker: Tracker, path: Path, *more: object, district: str = "kungsholmen") -> Ran:
    words = ("--district", district, "--from", 2021, "--to", 2022, "-o", path)
    return tracker("revise", *words, *more, now=NEXT)


def plan_of(
    tracker: Tracker, file: Path, district: str, year: int, how: str = "--dry-run"
) -> list[dict[str, Any]]:
    """Returns the activities of a file as `tracker import` reads them."""
    ran = tracker("import", file, "--district", district, "--year", year, how, "--format", "json", now=NEXT)
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["activities"]
    return found


def tables(file: Path) -> list[list[list[str]]]:
    from docx import Document

    return [[[cell.text for cell in row.cells] for row in one.rows] for one in Document(str(file)).tables]


def headings(file: Path) -> list[str]:
    from docx import Document

    return [p.text for p in Document(str(file)).paragraphs if p.style.name.startswith("Heading")]


def text_of(file: Path) -> str:
    from docx import Document

    cells = " ".join(cell for table in tables(file) for row in table for cell in row)
    return " ".join(paragraph.text for paragraph in Document(str(file)).paragraphs) + cells


@pytest.mark.parametrize(("district", "header"), sample(FORMS, every=2))
def test_the_draft_comes_in_again_as_next_years_plan(
    tracker: Tracker, home: Path, district: str, header: tuple[str, ...]
) -> None:
    """The same activities in their order, nothing lost, times a year later, and the plan's own headings."""
    file, draft = write_all(home / "planer")[district], home / "utkast.docx"
    before = plan_of(tracker, file, district, 2021, "--yes")

    ran = revise(tracker, draft, district=district)

    assert ran.code == 0, ran.err
    after = plan_of(tracker, draft, district, 2022)
    same = (
        "number",
        "omrade",
        "aktivitet",
        "title",
        "ansvarig",
        "syfte",
        "berorda",
        "roles",
        "forms",
        "question",
    )
    assert [[one[key] for key in same] for one in before] == [[one[key] for key in same] for one in after]
    for old, new in zip(before, after, strict=True):
        assert new["tidplan"] == old["tidplan"].replace("2021", "2022")
        assert [day.replace("2021", "2022") for day in old["schedule"]["due"]] == new["schedule"]["due"]
        assert old["schedule"]["kind"] == new["schedule"]["kind"]
    assert f"{len(before)} behålls" in ran.out
    assert_its_own_form(draft, header)


def assert_its_own_form(draft: Path, header: tuple[str, ...]) -> None:
    """The plan's own headings, repeated on each page, on a page that is turned if there are many."""
    from docx import Document

    word = Document(str(draft))
    page = word.sections[0]
    assert tables(draft)[0][0] == list(header)
    assert (page.page_width > page.page_height) == (len(header) > 4)
    assert "w:tblHeader" in word.tables[0].rows[0]._tr.xml
    assert word.core_properties.language == "sv-SE"


def test_areas_within_the_table_and_columns_that_are_not_read_are_there_too(
    tracker: Tracker, home: Path
) -> None:
    """An area in a row of its own stays one; a cost is carried, and told, because it is last year's."""
    from docx import Document

    head = ("Nr", "Aktivitet", "Ansvarig", "Kostnad", "Tidplan")
    rows = [head, ("Förebyggande",) * 5, ("1", "Skolorna erbjuds en temadag", "Rektor", "10 tkr", "Maj 2021")]
    rows += [("Kompetens",) * 5, ("2", "Anhöriga får en kontakt", "Enhetschef", "", "Löpande")]
    word = Document()
    word.add_heading("Handlingsplan mot ensamhet 2021", 1)
    table = word.add_table(rows=len(rows), cols=5)
    for line, texts in zip(table.rows, rows, strict=True):
        if len(set(texts)) == 1:
            line.cells[0].merge(line.cells[4]).text = texts[0]
        else:
            for cell, text in zip(line.cells, texts, strict=True):
                cell.text = text
    word.save(str(home / "plan.docx"))
    tracker("import", home / "plan.docx", "--district", "kungsholmen", "--year", 2021, "--yes")
    draft = home / "utkast.docx"

    ran = revise(tracker, draft)

    assert tables(draft)[0] == [
        list(head),
        ["Förebyggande"] * 5,
        ["1", "Skolorna erbjuds en temadag", "Rektor", "10 tkr", "Maj 2022"],
        ["Kompetens"] * 5,
        ["2", "Anhöriga får en kontakt", "Enhetschef", "", "Löpande"],
    ]
    assert "Kolumnen ”Kostnad” är med som den var" in ran.out
    after = plan_of(tracker, draft, "kungsholmen", 2022)
    assert [(one["omrade"], one["tidplan"]) for one in after] == [
        ("Förebyggande", "Maj 2022"),
        ("Kompetens", "Löpande"),
    ]


def test_each_row_is_kept_or_dropped_for_a_reason_that_is_shown(kungsholmen: Tracker, home: Path) -> None:
    """What is finished and had a date, and what has left, stands in a list; the numbers are new."""
    for number, status in ((3, "genomford"), (6, "utgar"), (2, "genomford")):
        ran = kungsholmen("report", f"kungsholmen-2021/{number}", "--status", status, now="2021-12-15")
        assert ran.code == 0, ran.err
    draft = home / "utkast.docx"

    ran = revise(kungsholmen, draft)

    assert "7 behålls och 2 föreslås utgå." in ran.out
    assert "omnumrerade" in ran.out
    changes, dropped, status = tables(draft)[-3:]
    assert [row[:2] for row in changes[1:4]] == [["1", "1"], ["2", "2"], ["3", "4"]]
    assert [(row[0], row[2]) for row in dropped[1:]] == [
        ("3", "Är genomförd, och uppgiften hade ett slut."),
        ("6", "Utgår enligt svaren."),
    ]
    assert [row[2] for row in status[1:]][2] == "Genomförd"
    assert len(status) == 10
    assert "Senast 31 maj 2022" in text_of(draft)
    assert len(plan_of(kungsholmen, draft, "kungsholmen", 2022)) == 7


def test_what_heads_said_should_change_is_quoted_by_unit(kungsholmen: Tracker, home: Path) -> None:
    """Words that may name somebody are held back, and who has nothing to change is named together."""
    said = (
        ("tore@kommun.example", "Lägg till en rad om kulturhuset."),
        ("tore@kommun.example", "Fråga Vera Vuxén om rutinen."),
    )
    for address, comment in said:
        ran = kungsholmen(
            "report",
            "kungsholmen-2021/9",
            "--status",
            "pagar",
            "--person",
            address,
            "--comment",
            comment,
            now="2021-11-10",
        )
        assert ran.code == 0, ran.err
    draft = home / "utkast.docx"

    ran = revise(kungsholmen, draft)

    assert "trygghets- och säkerhetssamordnaren" in headings(draft)
    assert "”Lägg till en rad om kulturhuset.”" in text_of(draft)
    assert "kan peka ut en person" in text_of(draft)
    assert "Vera" not in text_of(draft) + ran.out
    assert "Vad cheferna har sagt bör ändras" in ran.out


def test_the_draft_is_logged_and_written_over_an_older_one(kungsholmen: Tracker, home: Path) -> None:
    draft = home / "utkast.docx"
    draft.write_bytes(b"gammalt")

    assert revise(kungsholmen, draft).code == 0

    assert draft.read_bytes()[:2] == b"PK"
    events = json.loads(kungsholmen("log", "--format", "json", now=NEXT).out)
    assert "kungsholmen-2021: 9 aktiviteter för 2022, 0 föreslås utgå" in json.dumps(
        events, ensure_ascii=False
    )


def two_bodies(tracker: Tracker, home: Path) -> None:
    rows = {
        "norrmalm": "Skolorna erbjuds en temadag\tEnhetschef fältenheten\tSenast 31 maj 2023\tVB\n"
        "Föreningar kontrolleras\tKultursekreterare\tLöpande\tVB\n",
        "ostermalm": "Skolorna erbjuds en temadag\tPreventionssamordnare\tHösten 2023\tVB\n"
        "Anhöriga får en kontakt\tEnhetschef vuxenenheten\tLöpande\tT2\n",
    }
    for district, text in rows.items():
        file = home / f"{district}.txt"
        file.write_text(f"Handlingsplan mot ensamhet 2023\n\nFörebyggande\n\n{HEAD}{text}", encoding="utf-8")
        ran = tracker("import", file, "--district", district, "--year", 2023, "--yes", now="2023-01-04")
        assert ran.code == 0, ran.err


def test_the_plans_of_merged_bodies_become_one(tracker: Tracker, home: Path) -> None:
    """The same row stands once with both who answer; all the others are there, each with its old place."""
    two_bodies(tracker, home)
    draft = home / "utkast.docx"

    words = ("--district", "norra-innerstaden", "--from", 2023, "--to", 2024, "-o", draft)
    ran = tracker("revise", *words, now="2024-01-20")

    assert ran.code == 0, ran.err
    rows = plan_of(tracker, draft, "norra-innerstaden", 2024)
    assert [(one["aktivitet"], one["ansvarig"], one["tidplan"]) for one in rows] == [
        (
            "Skolorna erbjuds en temadag",
            "Enhetschef fältenheten; Preventionssamordnare",
            "Senast 31 maj 2024; Hösten 2024",
        ),
        ("Föreningar kontrolleras", "Kultursekreterare", "Löpande"),
        ("Anhöriga får en kontakt", "Enhetschef vuxenenheten", "Löpande"),
    ]
    changes = next(table for table in tables(draft) if table[0][0] == "Nr" and len(table[0]) == 5)
    assert [row[1] for row in changes[1:]] == ["Norrmalm 1, Östermalm 1", "Norrmalm 2", "Östermalm 2"]
    assert sum(one.startswith("Status på föregående års aktiviteter") for one in headings(draft)) == 2


def test_a_body_without_a_plan_is_named_and_the_others_are_carried(tracker: Tracker, home: Path) -> None:
    two_bodies(tracker, home)
    words = ("--from", 2023, "--to", 2024, "-o", home / "utkast.docx")

    norra = tracker("import", home / "norrmalm.txt", "--district", "spanga-tensta", "--year", 2023, "--yes")
    jarva = tracker("revise", "--district", "jarva", *words, now="2024-01-20")
    old = tracker("revise", "--district", "norrmalm", *words, now="2024-01-20")

    assert norra.code == jarva.code == old.code == 0, jarva.err
    assert "Rinkeby-Kista stadsdelsnämnd har ingen plan för 2023" in jarva.out
    assert "nästa plan hör troligen dit" in " ".join(old.out.split())


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--from", 2021, "--to", 2022), 2, "lägg till -o plan-2022.docx"),
        (("--from", 2021, "--to", 2021, "-o", "plan.docx"), 2, "måste vara efter 2021"),
        (("--from", 2021, "--to", 2022, "-o", "plan.pdf"), 2, "sluta på .docx"),
        (("--from", 2019, "--to", 2020, "-o", "plan.docx"), 5, "Det finns ingen plan kungsholmen-2019"),
        (
            ("--from", 2021, "--to", 2022, "-o", "plan.docx", "--plan", "annan"),
            5,
            "Det finns ingen plan annan",
        ),
        (("--from", 2021, "--to", 2022, "-o", "finns-inte/plan.docx"), 10, "går inte att skriva"),
    ],
)
def test_what_can_not_be_done_is_told_in_a_sentence(
    kungsholmen: Tracker, words: tuple[object, ...], code: int, told: str
) -> None:
    assert_one_sentence(kungsholmen("revise", "--district", "kungsholmen", *words, now=NEXT), code, told)


def test_several_plans_are_listed_and_a_district_without_any_is_named(
    kungsholmen: Tracker, home: Path
) -> None:
    file = home / "plan.txt"
    file.write_text(
        f"Jämställdhetsplan 2021\n\n{HEAD}Lönerna kartläggs\tChef\tSenast 31 maj 2021\tVB\n", "utf-8"
    )
    name = ("--name", "Jämställdhetsplan", "--yes")
    kungsholmen("import", file, "--district", "kungsholmen", "--year", 2021, *name)

    both = revise(kungsholmen, home / "utkast.docx")
    one = revise(kungsholmen, home / "utkast.docx", "--plan", "jamstalldhet")
    words = ("--from", 2021, "--to", 2022, "-o", home / "utkast.docx")
    none = kungsholmen("revise", "--district", "norra-innerstaden", *words, now=NEXT)

    assert_one_sentence(both, 2, "kungsholmen-2021-jamstalldhet")
    assert "Jämställdhetsplan 2022" in one.out
    assert_one_sentence(none, 5, "Norrmalms stadsdelsnämnd och Östermalms stadsdelsnämnd")
