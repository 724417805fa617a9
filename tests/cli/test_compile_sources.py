"""Who said what a section says: the internal list of sources, and why each sentence stands there."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker
from tests.prepared import prepare
from tests.small_plans import PEOPLE

WORDS = ("compile", "--district", "kungsholmen", "--year", 2021)
END = "2022-01-31"
SAID = (  # number, status, person, comment, more, day
    (2, "pagar", "pia", "Pågår. Grupperna har träffats varje vecka.", (), "2021-12-10"),
    (5, "pagar", "fredrik", "9 anhöriga", ("--value", 9), "2021-12-11"),
    (5, "pagar", "vera", "4 anhöriga", ("--value", 4), "2021-05-11"),
    (5, "pagar", "vera", "6 anhöriga", ("--value", 6), "2021-12-11"),
    (6, "inget_behov", "vera", "Nej, inte vad Lena Bergqvist har sagt.", (), "2021-12-11"),
    (7, "genomford", "fredrik", "Klart, genomfördes i april.", (), "2021-05-03"),
)


@pytest.fixture
def told(kungsholmen: Tracker, home: Path) -> Tracker:
    prepare(home, "answers with sources", lambda: _tell(kungsholmen))
    return kungsholmen


def _tell(kungsholmen: Tracker) -> None:
    for number, status, who, comment, more, day in SAID:
        words = ("--status", status, "--person", f"{who}@kommun.example", "--comment", comment, *more)
        ran = kungsholmen("report", f"kungsholmen-2021/{number}", *words, now=day)
        assert ran.code == 0, ran.err


@pytest.mark.parametrize("form", ["md", "html", "ils"])
def test_the_section_names_no_person_and_no_address(told: Tracker, form: str) -> None:
    """Units and roles answer; a comment that names somebody is told by its status only."""
    text = told(*WORDS, "--format", form, now=END).out

    assert "sammanlagt 15 anhöriga" in text
    assert "@" not in re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)
    for name, *_ in PEOPLE:
        assert name not in text
    assert "Bergqvist" not in text


def test_the_list_of_sources_names_them(told: Tracker, home: Path) -> None:
    """In the order of the notes: seat, person, address, day and channel; and it can be written to a file."""
    shown = told(*WORDS, "--sources", now=END).out
    ran = told(*WORDS, "--sources", "-o", home / "underlag.html", now=END)

    rows = [line.split(" | ") for line in shown.splitlines() if line.startswith(("| 1 ", "| 2 ", "| 3 "))]
    assert [row[0].strip("| ") for row in rows] == ["1", "2", "2", "3"]
    assert (
        "| 2 | 5 | enhetschef, familjeenheten | Fredrik Famn | fredrik@kommun.example | 2021-12-11 |" in shown
    )
    assert "Intern handling" in shown
    assert "Aktivitet 5, svar 3: Ersatt av svar 4 från den 11 december 2021." in shown
    assert "<td>fredrik@kommun.example</td>" in (home / "underlag.html").read_text(encoding="utf-8")
    assert ran.out == f"Skrivet: {home / 'underlag.html'}\n"


def test_each_sentence_has_its_answers(told: Tracker) -> None:
    """And every answer has its sentence, or the reason why not."""
    found = json.loads(told(*WORDS, "--why", "--format", "json", now=END).out)

    said = {one["text"]: one for one in found["sentences"]}
    summed = "Båda enheterna har rapporterat att sammanlagt 15 anhöriga har fått en kontakt."
    assert said[summed] == {
        "text": summed,
        "activity": 5,
        "reports": [2, 4],
    }
    assert {report for one in found["sentences"] for report in one["reports"]} == {1, 2, 4, 5, 6}
    reasons = {one["report"]: one["reason"] for one in found["left_out"]}
    assert set(reasons) == {3, 5}
    assert reasons[3].startswith("Ersatt av svar 4")
    assert "kan innehålla personuppgifter" in reasons[5]


def test_why_is_told_to_a_person_too(told: Tracker) -> None:
    out = told(*WORDS, "--why", now=END).out

    assert "sammanlagt 15 anhöriga har fått en kontakt.\n    svar 2 och 4\n" in out
    assert "    svar 3 (aktivitet 5): Ersatt av svar 4" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--format", "json"), "--why"),
        (("--why", "--format", "html"), "--why"),
        (("--why", "--sources"), "--sources"),
        (("--why", "-o", "a.md"), "-o"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    kungsholmen: Tracker, words: tuple[str, ...], says: str
) -> None:
    assert_one_sentence(kungsholmen(*WORDS, *words), 2, says)


def test_the_word_file_is_a_swedish_document(told: Tracker, home: Path) -> None:
    """A4, sv-SE, headings in order, a header row that is repeated, properties, notes as footnotes."""
    told(*WORDS, "-o", home / "a.docx", now=END)
    word = Document(str(home / "a.docx"))

    page, levels = (
        word.sections[0],
        [p.style.name for p in word.paragraphs if p.style.name.startswith("Head")],
    )
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert levels[:3] == ["Heading 1", "Heading 2", "Heading 2"]
    assert word.core_properties.language == "sv-SE"
    assert word.core_properties.author == "Kungsholmens stadsdelsnämnd"
    assert word.core_properties.title == "Uppföljning av handlingsplanen 2021"
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Nr", "Aktivitet", "Ansvarig", "Läge", "Utfall"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.columns[0].cells[0].width < Cm(1.5) < table.columns[1].cells[0].width
    marks = [one.get(qn("w:id")) for one in word.element.body.iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2", "3", "4"]
    assert not any(p.text == "Noter" for p in word.paragraphs)
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"sv-SE"}


def test_the_same_answers_give_the_same_word_file(told: Tracker, home: Path) -> None:
    for name in ("a.docx", "b.docx"):
        told(*WORDS, "-o", home / name, now=END)
    first, second = (ZipFile(home / name) for name in ("a.docx", "b.docx"))

    assert {name: first.read(name) for name in first.namelist()} == {
        name: second.read(name) for name in second.namelist()
    }


def test_what_is_to_be_checked_is_said_on_the_terminal_and_stands_in_no_section(told: Tracker) -> None:
    """A number whose words say something else; nothing of one whose words are held back."""
    words = ("--value", 9, "--person", "fredrik@kommun.example", "--comment", "Åtta anhöriga i år.")
    assert told("report", "kungsholmen-2021/5", "--status", "pagar", *words, now="2021-12-12").code == 0
    ran = told(*WORDS, now=END)

    assert "Att kontrollera före fastställande:" in ran.err
    assert "talet 9 är noterat, men orden har ett annat. Noterat: Pågår, 9." in " ".join(ran.err.split())
    assert "Bergqvist" not in ran.err
    assert "Att kontrollera" not in ran.out
    assert "”Åtta anhöriga i år.”" in ran.out
