"""Läs in: a document is shown as it is read, corrected in place, and stored only when it is approved."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from jobs.work import run_job
from tests.actors import SAM
from tests.small_plans import write_all
from tests.web.conftest import SAM_AT, VERA, Site
from tracker.services.people.assign_seat import leave_seats
from tracker.services.plans.find_activity import find_activity
from tracker.services.plans.offered_plan import OfferedPlan, offer_plan
from tracker.web.access import SESSION

PLAN = {"distrikt": "kungsholmen", "ar": "2021"}
STORED = "/plan/kungsholmen-2021"
TEXT = """Aktivitet;Ansvarig;Tidplan;Uppföljning
Rutinen vid oro gås igenom;Enhetschef på vuxenenheten;Senast 30 november 2021;VB
Fältarbetarna är ute på kvällar;Enhetschef på familjeenheten;blå;VB
"""


def send(desk: Site, name: str, content: bytes, **fields: str) -> str:
    form = {**PLAN, **fields, "fil": (BytesIO(content), name)}
    return desk.send("/las-in", form, content_type="multipart/form-data").get_data(as_text=True)


def fields_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(fil|distrikt|ar)" value="([^"]*)"', page))


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Path]:
    return write_all(tmp_path / "planer")


def test_a_plan_is_shown_then_stored(desk: Site, documents: dict[str, Path]) -> None:
    """The rows with when and whom; nothing is stored before it is approved, and the file is gone then."""
    desk.count("INSERT INTO access_role VALUES (1, 'coordinator', 'ostermalm') RETURNING 1")
    before = desk.rows("activity")
    shown = send(desk, "ostermalm-2021.txt", documents["ostermalm"].read_bytes(), distrikt="ostermalm")

    assert "Inget är sparat än" in shown
    assert "Frågas " in shown
    assert desk.rows("activity") == before
    kept = desk.settings.data / "inlasning"
    assert [one.stat().st_mode & 0o077 for one in kept.rglob("*")] == [0, 0]
    stored = desk.send("/las-in/granska", {**fields_of(shown), "bara": "spara"})
    assert stored.headers["Location"] == "/plan/ostermalm-2021"
    assert desk.rows("activity") > before
    assert [one for one in kept.rglob("*") if one.is_file()] == []
    again = desk.send("/las-in/granska", {**fields_of(shown), "bara": "spara"})
    assert again.status_code == 404, "the file is no longer there"


def test_a_new_version_shows_what_changes_and_a_doubt_is_corrected_in_place(desk: Site) -> None:
    """From → to of each cell; most rows gone needs a word; the correction is stored with the plan."""
    shown = send(desk, "ny.csv", TEXT.encode())
    assert "Tidplanen ”blå” går inte att läsa" in shown
    assert "aktiviteter i kungsholmen-2021 finns inte i filen" in shown
    refused = desk.send("/las-in/granska", {**fields_of(shown), "bara": "spara"})
    assert refused.status_code == 422
    assert "finns inte i filen" in refused.get_data(as_text=True)

    typed = {**fields_of(shown), "tidplan-2": "senast 31 december 2021"}
    again = desk.send("/las-in/granska", {**typed, "bara": "visa"}).get_data(as_text=True)
    assert "går inte att läsa" not in again
    assert 'value="senast 31 december 2021"' in again
    sent = desk.send("/las-in/granska", {**typed, "ersatt": "1", "bara": "spara"})
    assert sent.status_code == 303
    with desk.database.session() as session:
        stored = find_activity(session, desk.settings, "kungsholmen-2021/2", None, None)
    assert [str(due) for due in stored.activity.schedule.due] == ["2021-12-31"]


def test_what_a_version_changed_stands_in_the_plan_and_at_the_activity(desk: Site) -> None:
    """From → to with day and who, also what differs from last year's plan."""

    def store(text: str, **fields: str) -> None:
        shown = send(desk, "ny.csv", text.encode(), **fields)
        typed = {**fields_of(shown), **fields, "ersatt": "1", "bara": "spara"}
        assert desk.send("/las-in/granska", typed).status_code == 303

    assert "Inget har ändrats" in desk.get(f"{STORED}/andringar")
    store(TEXT)
    desk.at("2021-05-21T10:00")
    desk.sign_in(SAM_AT)
    later = TEXT.replace("30 november", "15 oktober") + "Ny aktivitet;Rektor;Maj 2021;VB\n"
    store(later)
    store(later.replace("2021", "2022").replace("familjeenheten", "vuxenenheten"), ar="2022")
    page, row = desk.get(f"{STORED}/andringar"), desk.get(f"{STORED}/1")
    next_year = desk.get("/plan/kungsholmen-2022/andringar")

    assert "<h2>21 maj 2021, Sam Ordnare</h2>" in page
    assert page.index("21 maj 2021, Sam") < page.index("19 maj 2021, Sam")
    changed = "Tidplan: Senast 30 november 2021 → Senast 15 oktober 2021"
    assert changed in page
    assert "Ny rad: Ny aktivitet" in page
    assert "Finns inte längre: " in page
    assert f"21 maj 2021, Sam Ordnare: {changed}" in row
    assert "<small>ändrad 21 maj 2021</small>" in desk.get(STORED)
    assert "<h2>21 maj 2021, Sam Ordnare, jämfört med kungsholmen-2021</h2>" in next_year
    assert "Ansvarig: Enhetschef på familjeenheten → Enhetschef på vuxenenheten" in next_year
    assert "Tidplan: " not in next_year, "a year that only moved is no change"


def test_the_same_file_changes_nothing(desk: Site) -> None:
    shown = send(desk, "ny.csv", TEXT.encode())
    desk.send("/las-in/granska", {**fields_of(shown), "ersatt": "1", "bara": "spara"})

    again = send(desk, "ny.csv", TEXT.encode())

    assert "Samma fil är redan inläst" in again
    assert "Spara planen" not in again


def test_what_is_sent_and_not_stored_is_listed_and_removed(desk: Site) -> None:
    """By whoever sent it, who can also read on in it; the job removes it after two weeks, and logs it."""
    kept = desk.settings.data / "inlasning"
    send(desk, "ny.csv", TEXT.encode())
    listed = desk.get("/las-in")
    assert "<strong>ny.csv</strong>" in listed
    assert "19 maj 2021" in listed
    again = desk.send("/las-in/granska", {**fields_of(listed), **PLAN}).get_data(as_text=True)
    assert "Så läses ny.csv" in again
    mine = re.search(r'action="(/las-in/ta-bort/\d+)"', listed)
    assert mine is not None
    desk.send(mine[1])
    assert [one for one in kept.rglob("*") if one.is_file()] == []
    assert "ny.csv" not in desk.get("/las-in")

    send(desk, "ny.csv", TEXT.encode())
    for day, left in (("2021-06-02", 1), ("2021-06-03", 0)):
        desk.at(f"{day}T05:15")
        run_job("upkeep", desk.database, desk.settings, desk.clock)
        assert sum(one.is_file() for one in kept.rglob("*")) == left, day
    assert desk.rows("event WHERE what = 'upload_removed'") == 2
    assert desk.rows("event WHERE detail LIKE '%ny.csv%'") == 0


def test_columns_that_nobody_knows_are_named_on_the_page(desk: Site) -> None:
    """Each with its first cells, and what was said of it; if none is known they are asked about first."""
    text = "Alfa;Beta;Gamma\nRutinen vid oro gås igenom;Chef;2021-11-30\nFältarbetarna är ute;Sten;nästa år\n"
    asked = send(desk, "ny.csv", text.encode())
    assert "Vad är kolumnerna i ny.csv?" in asked
    assert "”Rutinen vid oro gås igenom”" in asked
    assert "--columns" not in asked
    said = {"kolumn-Alfa": "aktivitet", "kolumn-Beta": "ansvarig", "kolumn-Gamma": "tidplan"}
    shown = desk.send("/las-in/granska", {**fields_of(asked), **said}).get_data(as_text=True)

    assert "Så läses ny.csv" in shown
    assert "<option selected>ansvarig</option>" in shown
    assert desk.send("/las-in/granska", {**fields_of(asked), "kolumn-Gamma": "blå"}).status_code == 422


def test_many_rows_are_shown_in_parts_that_keep_what_is_typed(
    desk: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part says how many doubts it has; what is typed in one is stored from another."""
    monkeypatch.setattr("tracker.web.pages.imports.MOST", 1)
    first = send(desk, "ny.csv", TEXT.encode())
    assert 'name="tidplan-2"' not in first
    assert "2–2 (1" in first
    second = desk.send("/las-in/granska", {**fields_of(first), "rad": "2"}).get_data(as_text=True)
    typed = {**fields_of(second), "tidplan-2": "senast 31 december 2021", "rad": "1"}
    back = desk.send("/las-in/granska", typed).get_data(as_text=True)

    assert '<input type="hidden" name="tidplan-2" value="senast 31 december 2021">' in back
    assert "2–2 (1" not in back


def test_a_change_of_part_reads_nothing_again(desk: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something typed, another document or a change in the database does."""
    monkeypatch.setattr("tracker.web.pages.imports.MOST", 1)
    read: list[str] = []

    def counted(*given: Any) -> OfferedPlan:
        read.append(given[3].name)
        return offer_plan(*given)

    monkeypatch.setattr("tracker.web.pages.imports.offer_plan", counted)
    fields = {**fields_of(send(desk, "ny.csv", TEXT.encode())), "rad": "2"}
    pages = [desk.send("/las-in/granska", fields).get_data(as_text=True) for _ in range(2)]
    same = [re.sub(r'name="skydd" value="\w+"', "", page) for page in pages]  # each form has its own
    assert (len(read), same[0] == same[1]) == (1, True)

    desk.send("/las-in/granska", {**fields, "tidplan-2": "senast 31 december 2021"})
    with desk.database.session() as session:
        leave_seats(session, SAM, desk.clock.now(), VERA)
    vacant = desk.send("/las-in/granska", {**fields, "rad": "1"}).get_data(as_text=True)
    send(desk, "annan.csv", TEXT.encode())
    assert read == ["ny.csv", "ny.csv", "ny.csv", "annan.csv"]
    assert "vakant" in vacant


def test_what_is_being_done_is_told_while_a_document_is_read(
    desk: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To its own sender, step by step, and nothing when it is done; also when it could not be read."""
    told: list[str] = []

    def step() -> str:
        other = desk.app.test_client()
        other.set_cookie(SESSION, desk.client.get_cookie(SESSION).value)  # type: ignore[union-attr]
        return str(other.get("/las-in/laget").get_json()["step"])

    def watched(*given: Any) -> OfferedPlan:
        def tell(words: str) -> None:
            given[-1](words)
            told.append(step())

        return offer_plan(*given[:-1], tell)

    monkeypatch.setattr("tracker.web.pages.imports.offer_plan", watched)
    send(desk, "ny.csv", TEXT.encode())
    assert (told[0], told[1].partition(".")[0]) == ("Läser dokumentet.", "2 aktiviteter är lästa")
    assert step() == ""
    send(desk, "tom.txt", b"")
    assert (len(told), step()) == (3, "")


@pytest.mark.parametrize(
    ("name", "content", "fields", "said"),
    [
        ("plan.docx", b"MZ\x90\x00", {}, "är ett program"),
        ("plan.csv", TEXT.encode(), {"ar": "i år"}, "är inget planår"),
        ("tom.txt", b"", {}, "tom"),
        ("plan.csv", TEXT.encode(), {"namn": "19121212-1212"}, "personnummer"),
        ("../../plan.csv", b"bara text", {}, ""),
    ],
)
def test_what_can_not_be_read_is_a_sentence(
    desk: Site, name: str, content: bytes, fields: dict[str, str], said: str
) -> None:
    """Above the form, which keeps what was typed; a name is no path."""
    page = send(desk, name, content, **fields)

    assert 'id="fel"' in page
    assert said in page
    assert [one for one in desk.settings.data.parent.rglob("plan.csv") if "inlasning" not in str(one)] == []
