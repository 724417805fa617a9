"""tracker revise as data, and in the municipality's own Word template."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran, Tracker
from tests.documents.own_template import own_template

NEXT = "2022-01-20"


def revise(tracker: Tracker, *more: object) -> Ran:
    words = ("--district", "kungsholmen", "--from", 2021, "--to", 2022)
    return tracker("revise", *words, *more, now=NEXT)


def test_the_draft_as_data_says_what_the_document_says(kungsholmen: Tracker, home: Path) -> None:
    """Every row with its proposal, reasons and moved words; without a file unless one is named."""
    for number, status in ((3, "genomford"), (6, "utgar")):
        kungsholmen("report", f"kungsholmen-2021/{number}", "--status", status, now="2021-12-15")
    before = {*home.rglob("*.docx")}

    ran = revise(kungsholmen, "--format", "json")
    found: dict[str, Any] = json.loads(ran.out)
    shown = revise(kungsholmen, "-o", home / "plan.docx")
    with_file = revise(kungsholmen, "--format", "json", "-o", home / "plan-2.docx")

    assert (ran.code, ran.err) == (0, "")
    assert found["plan"] == "kungsholmen-2022"
    assert found["sources"] == ["kungsholmen-2021"]
    assert [one["origins"] for one in found["dropped"]] == [["kungsholmen-2021/3"], ["kungsholmen-2021/6"]]
    assert {one["proposal"] for one in found["dropped"]} == {"dropped"}
    assert [one["number"] for one in found["activities"]] == [*range(1, len(found["activities"]) + 1)]
    for one in found["activities"]:
        assert f"{one['number']:>3} {one['title'][:20]}" in shown.out
        assert one["reasons"]
        assert all(move["to"] in (*one.values(), move["to"]) for move in one["moves"])
    moved = [one for one in found["activities"] if one["moves"]]
    assert moved
    assert all(any("2022" in move["to"] for move in one["moves"]) for one in moved)
    assert {*home.rglob("*.docx")} - before == {home / "plan.docx", home / "plan-2.docx"}
    assert json.loads(with_file.out) == found


def test_the_draft_is_written_in_the_own_template(
    kungsholmen: Tracker, home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And in the shipped one, with a sentence, where the own is broken."""
    from docx import Document

    (home / "mallar").mkdir()
    template = own_template(home / "mallar" / "egen.docx", header="{{ namnd }} {{ titel }}{{ version }}")
    with (home / "tracker.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[report]\ntemplate = "mallar/egen.docx"\n')

    ran = revise(kungsholmen, "-o", home / "plan.docx")
    own_template(template, header="{{ nämnd }}")
    broken = revise(kungsholmen, "-o", home / "plan-2.docx")

    word = Document(str(home / "plan.docx"))
    assert ran.code == 0, ran.err
    assert word.paragraphs[0].text == "Före."
    assert word.sections[0].header.paragraphs[0].text.startswith("Kungsholmens stadsdelsnämnd Handlingsplan")
    assert broken.code == 0
    assert "den medföljande mallen används" in caplog.text
    assert Document(str(home / "plan-2.docx")).paragraphs[0].text != "Före."
