"""Rapporten: a draft by activity, own texts, what has come since, fixing, and every form to download."""

import re
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.web.conftest import SAM_AT, Site
from tracker.services.reports.formats import FORMATS
from tracker.store.archive import all_about
from tracker.store.people import person_by_email
from tracker.web.pages.report import CALLED

T2 = "/rapport/kungsholmen-2021/T2"


@pytest.fixture
def drawn(desk: Site) -> Site:
    """The draft of T2 is drawn up in August, when Vera's answer by phone about number 7 has come."""
    desk.at("2021-08-30T10:00")
    desk.sign_in(SAM_AT)
    desk.send(
        "/plan/kungsholmen-2021/7/svar",
        {"status": "pagar", "ord": "Vet inte om en grupp är kvar.", "vem": ""},
    )
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
    assert "Noterat: Pågår. Svaret: <q>Vet inte om en grupp är kvar.</q>" in " ".join(shown.split())
    assert "Att kontrollera" not in file
    assert "Vet inte om en grupp är kvar." in file


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


FORM = {"text": "En grupp återstår.", "lage": "partly", "avvikelse": "En grupp väntar på lokal."}


def test_the_coordinator_chooses_verdict_and_deviation(drawn: Site) -> None:
    """The form shows what stands; what is sent as it was shown is the answers', and the rest is marked."""
    opened = drawn.get(f"{T2}?skriv=7")
    assert '<option value="">Som svaren säger: Pågår</option>' in opened
    assert '<option value="not_done">Inte påbörjad</option>' in opened, "as the section of August says it"
    shown = _fields(opened)
    assert shown["lage"] == ""

    drawn.send(f"{T2}/text/7", shown | {"lage": "partly"})
    judged = drawn.get(T2)
    assert "<em>Delvis genomförd" in judged
    assert "<small>(din bedömning)</small>" in judged
    assert "är delvis genomförd (aktivitet 7)" in judged

    drawn.send(f"{T2}/text/7", FORM)
    both = drawn.get(f"{T2}?skriv=7")
    assert "<small>(din text och bedömning)</small>" in both
    assert "<p><small>Avvikelse: En grupp väntar på lokal.</small></p>" in both
    assert _fields(both) | FORM == _fields(both)

    drawn.send(f"{T2}/text/7", {"bara": "ta-bort"})
    assert _fields(drawn.get(f"{T2}?skriv=7")) == shown


def _fields(shown: str) -> dict[str, str]:
    """Returns the fields of the open form about activity 7, as a browser sends them."""
    form = re.search(r"<form[^>]*/text/7(.*?)</form>", shown, re.DOTALL)
    assert form is not None
    texts = dict(re.findall(r'<textarea [^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', form[1], re.DOTALL))
    chosen = re.search(r'value="(\w*)" selected', form[1])
    mark = re.search(r'name="forut-text" value="(\w+)"', form[1])
    assert mark is not None
    fields = {**texts, "lage": chosen[1] if chosen else "", "forut-text": mark[1]}
    return {name: unescape(value) for name, value in fields.items()}


def test_what_is_right_as_it_stands_is_said_so(drawn: Site) -> None:
    """By the button, or by saving the form untouched; it is not called the coordinator's own."""
    unlooked = drawn.get(T2)
    assert unlooked.count("Stämmer som det står") == 1
    assert f'<li><a href="{T2}?del=7#del-7">7. ' in unlooked

    for sent in ({"bara": "behall"}, _fields(drawn.get(f"{T2}?skriv=7"))):
        with drawn.unchanged():
            drawn.send(f"{T2}/text/7", sent)
            seen = drawn.get(T2)
            assert "Noterat som kontrollerat." in seen
            assert "<small>(kontrollerat)</small>" in seen
            assert "Stämmer som det står" not in seen
            assert "Kvar att kontrollera" not in seen
            assert "(din " not in seen


def test_nothing_is_fixed_before_it_is_looked_at(drawn: Site) -> None:
    """The page says so, and a ticked box says that it is wanted; a changed answer asks again."""
    refused = drawn.send(f"{T2}/faststall")
    assert refused.status_code == 422
    assert "Allt är inte kontrollerat" in refused.get_data(as_text=True)
    assert "Fastställ ändå, fast allt inte är kontrollerat" in drawn.get(T2)

    drawn.send(f"{T2}/text/7", {"bara": "behall"})
    drawn.send(
        "/plan/kungsholmen-2021/7/svar",
        {"status": "pagar", "ord": "Vet inte om två grupper är kvar.", "vem": ""},
    )
    drawn.send(f"{T2}/utkast")
    assert "Stämmer som det står" in drawn.get(T2)
    assert drawn.send(f"{T2}/faststall").status_code == 422
    assert drawn.send(f"{T2}/faststall", {"anda": "1"}).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"text": ""}, "text", "Texten är tom"),
        ({"avvikelse": "Gäller 19121212-1212."}, "avvikelse", "Avvikelsen innehåller ett personnummer"),
        ({"forut-text": "0"}, "text", "Texten har ändrats sedan du öppnade den"),
    ],
)
def test_an_error_keeps_the_whole_form(drawn: Site, wrong: dict[str, str], field: str, said: str) -> None:
    """Text, verdict and deviation as they were typed; the sentence leads to the field that it is about."""
    sent = drawn.send(f"{T2}/text/7", FORM | wrong)

    shown = sent.get_data(as_text=True)
    assert sent.status_code == 422
    assert f'<a href="#{field}-7">{said}' in shown
    assert f'id="{field}-7"' in shown
    typed = {name: value for name, value in (FORM | wrong).items() if name in FORM}
    assert {name: value for name, value in _fields(shown).items() if name in FORM} == typed
    assert "(din " not in drawn.get(T2)


def test_a_page_that_shows_something_else_overwrites_nothing(drawn: Site) -> None:
    """What another tab has said stands, and is in the form that opens; a form sent twice is no other."""
    before = _fields(drawn.get(f"{T2}?skriv=7"))
    assert drawn.send(f"{T2}/text/7", before | FORM).status_code == 303
    assert drawn.send(f"{T2}/text/7", before | FORM).status_code == 303

    stale = drawn.send(f"{T2}/text/7", {"bara": "behall", "forut-text": before["forut-text"]})

    assert stale.status_code == 422
    shown = _fields(stale.get_data(as_text=True))
    assert {name: value for name, value in shown.items() if name in FORM} == FORM


def test_a_register_extract_has_what_somebody_has_judged(drawn: Site) -> None:
    drawn.send(f"{T2}/text/7", FORM)

    with drawn.database.session() as session:
        sam = person_by_email(session, SAM_AT)
        assert sam is not None
        found = all_about(session, sam)

    (own,) = found["own_texts"]
    assert (own["text"], own["verdict"], own["deviation"]) == tuple(FORM.values())


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
        "tertialrapport 2" in one.text.lower().replace("\xa0", " ")
        for one in Document(BytesIO(found["docx"].data)).paragraphs
    )
    assert load_workbook(BytesIO(found["xlsx"].data)).sheetnames
    assert drawn.client.get(f"{T2}/utkast.exe").status_code == 404
    assert drawn.client.get(f"{T2}/version-1.docx").status_code == 404
