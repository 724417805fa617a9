"""Rapporten: a draft by activity, own texts, what has come since, fixing, and every form to download."""

import re
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.web.conftest import SAM_AT, Site
from tracker.services.reports.formats import FORMATS
from tracker.web.pages.report import CALLED

T2 = "/rapport/kungsholmen-2021/T2"


@pytest.fixture
def drawn(desk: Site) -> Site:
    """The draft of T2 is drawn up in August, when Vera's answer by phone about number 7 has come."""
    desk.at("2021-08-30T10:00")
    desk.sign_in(SAM_AT)
    desk.send("/plan/kungsholmen-2021/7/svar", {"status": "pagar", "ord": "En grupp är kvar.", "vem": ""})
    desk.send("/granska/1/avfarda")
    desk.send("/granska/2/avfarda")
    assert desk.send(f"{T2}/utkast").status_code == 303
    return desk


def test_without_a_draft_one_can_be_made(desk: Site) -> None:
    """The list says how far each report has come, and each opens."""
    listed = desk.get("/rapport")
    pages = re.findall(r'href="(/rapport/[^"]+)"', listed)

    assert pages == [f"/rapport/kungsholmen-2021/{form}" for form in ("T1", "T2", "VB")]
    assert listed.count("Inget utkast än") == 3
    assert all("Gör ett utkast" in desk.get(page) for page in pages)
    assert desk.client.get("/rapport/kungsholmen-2021/T9").status_code == 404


def test_what_is_to_be_checked_stands_on_the_page_and_in_no_file(drawn: Site) -> None:
    """The words may say something else than is recorded: the coordinator sees which, and why."""
    shown = drawn.get(T2)
    file = drawn.client.get(f"{T2}/utkast.md").get_data(as_text=True)

    assert "Kvar att kontrollera före fastställande" in shown
    assert "Noterat: Pågår. Svaret: <q>En grupp är kvar.</q>" in " ".join(shown.split())
    assert "Att kontrollera" not in file
    assert "En grupp är kvar." in file


def test_an_own_text_is_kept_and_what_comes_later_is_marked(drawn: Site) -> None:
    """An own text stands until it is taken away; a new answer is told beside it."""
    drawn.send(f"{T2}/text/7", {"text": "Arbetet går framåt, och en grupp återstår."})
    assert "en grupp återstår. <small>(din text)</small>" in drawn.get(T2)
    assert "Nytt svar:" not in drawn.get(T2)

    drawn.send("/plan/kungsholmen-2021/7/svar", {"status": "genomford", "ord": "Nu är alla med."})
    shown = drawn.get(T2)
    assert "Nytt svar:</strong> svar" in shown
    assert "Nu är alla med." in shown
    refused = drawn.send(f"{T2}/faststall")
    assert refused.status_code == 422
    assert "Svar har kommit eller väntar" in refused.get_data(as_text=True)

    drawn.send(f"{T2}/utkast")
    drawn.send(f"{T2}/text/7", {"bara": "behall"})
    assert "Nytt svar:" not in drawn.get(T2)
    drawn.send(f"{T2}/text/7", {"bara": "ta-bort"})
    assert "din text" not in drawn.get(T2)


def test_a_text_that_can_not_stand_keeps_what_was_typed(drawn: Site) -> None:
    for text, said in (("19121212-1212 var med.", "personnummer"), ("", "Texten är tom")):
        sent = drawn.send(f"{T2}/text/7", {"text": text})
        assert sent.status_code == 422
        assert said in sent.get_data(as_text=True)
        assert f'name="text" rows="5" aria-invalid="true">\n{text}</textarea>' in sent.get_data(as_text=True)


def test_a_fixed_version_stands_and_is_corrected_with_a_reason(drawn: Site) -> None:
    """Each form of it can be downloaded, and is the same when something has come since."""
    drawn.send(f"{T2}/text/7", {"bara": "behall"})
    drawn.send(f"{T2}/faststall", {"dnr": "KUN 2021/17"})
    shown = drawn.get(T2)
    assert "Version 1, 30 augusti 2021, dnr KUN 2021/17" in shown
    before = drawn.client.get(f"{T2}/version-1.docx").data

    drawn.send(f"{T2}/text/0", {"text": "Det mesta är i gång."})
    assert drawn.send(f"{T2}/faststall").status_code == 422
    drawn.send(f"{T2}/faststall", {"skal": "Sammanfattningen var för kort."})
    assert "Rättelse: Sammanfattningen var för kort." in drawn.get(T2)
    assert drawn.client.get(f"{T2}/version-1.docx").data == before
    assert "Det mesta är i gång." in drawn.get(f"{T2}/version-2.md")


def test_every_form_is_downloaded(drawn: Site) -> None:
    """As a file, with a name that says which; Word and Excel open."""
    found = {one.name: drawn.client.get(f"{T2}/utkast.{one.name}") for one in FORMATS}

    assert set(found) == set(CALLED), "each is offered on the page"
    assert {name: one.status_code for name, one in found.items() if one.status_code != 200} == {}
    for one in FORMATS:
        named = f"kungsholmen-2021-T2-utkast{one.suffixes[0]}"
        assert found[one.name].headers["Content-Disposition"] == f"attachment; filename={named}"
    assert any(
        "tertialrapport 2" in one.text.lower() for one in Document(BytesIO(found["docx"].data)).paragraphs
    )
    assert load_workbook(BytesIO(found["xlsx"].data)).sheetnames
    assert drawn.client.get(f"{T2}/utkast.exe").status_code == 404
    assert drawn.client.get(f"{T2}/version-1.docx").status_code == 404
