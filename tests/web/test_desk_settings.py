"""Inställningar: what a coordinator sets holds at once, is logged, and never passes tracker.toml."""

import html
import re
from typing import Any

import pytest

from jobs.work import JOBS, run_job
from tests.conftest import write_settings
from tests.web.conftest import WEB, Site
from tracker.clock import Clock
from tracker.domain.forms import OccasionKind
from tracker.errors import SettingsError
from tracker.settings import Settings, load_settings
from tracker.settings.desk import rules_file, texts_folder
from tracker.store.database import Database

PAGE, MINE = "/installningar", "/installningar/kungsholmen"
TEXT = f"{PAGE}/texter/reminder-txt"
HELLO = """Hej {{ first_name }}, hör av dig!
{% for item in items %}
{{ item.title }} {{ item.questions | join(" ") }}
{% endfor %}
"""


def fields(page: str) -> dict[str, str]:
    """Returns what the form of the page would send, unchanged."""
    found = dict(re.findall(r'name="(forut-\w+)" value="([^"]*)"', page))
    return {name: html.unescape(value) for name, value in found.items()} | {
        name.removeprefix("forut-"): html.unescape(value) for name, value in found.items()
    }


def t2_due(settings: Settings, district: str = "kungsholmen") -> tuple[int, int]:
    return dict(settings.rules_for(district).report_days)[OccasionKind.T2]


def reloaded(desk: Site) -> Settings:
    return load_settings(desk.settings.file, {})


def log(desk: Site) -> list[tuple[Any, ...]]:
    with desk.database.session() as session:
        query = "SELECT who, district, detail FROM event WHERE what = 'setting' ORDER BY id"
        return [tuple(row) for row in session.connection().exec_driver_sql(query)]


def test_a_day_that_is_set_moves_the_questions_at_once(desk: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a restart: the page, the commands and the next job go by it; the log says who, from and to."""
    seen: list[Settings] = []

    def job(_database: Database, settings: Settings, _clock: Clock) -> str:
        seen.append(settings)
        return ""

    monkeypatch.setitem(JOBS, "sections", job)
    due = "SELECT count(*) FROM occasion WHERE kind = 'T2' AND withdrawn_on IS NULL AND due = "
    before = desk.count(f"{due}'2021-08-28'")
    form = fields(desk.get(PAGE)) | {"t2_due": "3 sept", "quiet": "1 juli – 31 juli"}
    sent = desk.send(MINE, form)

    assert sent.status_code == 303
    assert before > 0
    assert (desk.count(f"{due}'2021-08-28'"), desk.count(f"{due}'2021-09-03'")) == (0, before)
    run_job("sections", desk.database, desk.settings, desk.clock)
    assert [t2_due(one) for one in (*seen, reloaded(desk))] == [(9, 3), (9, 3)]
    assert t2_due(reloaded(desk), "ostermalm") == (8, 28), "another district's is as it was"
    (who, district, said), (_, _, quiet) = log(desk)
    assert re.fullmatch(r"person:\d+/page", who)
    assert (district, said) == ("kungsholmen", "Tertialrapport 2: 28 augusti → 3 september")
    assert quiet.endswith("1 juli – 31 juli; 23 december – 6 januari → 1 juli – 31 juli")
    page = desk.get(PAGE)
    assert "Satt här. Annars gäller 28 augusti." in page

    older = re.findall(r'name="forut-satt" value="(\w+)"', page)
    desk.send(MINE, fields(page) | {"ring_after": "20"})
    refused = desk.send(f"{MINE}/aterstall", {"forut-satt": older[0]})
    assert (refused.status_code, t2_due(reloaded(desk))) == (422, (9, 3))
    assert "Något annat är satt sedan du öppnade sidan" in refused.get_data(as_text=True)
    desk.send(f"{MINE}/aterstall")
    assert t2_due(reloaded(desk)) == (8, 28)
    assert desk.count(f"{due}'2021-08-28'") == before
    assert "Satt här" not in desk.get(PAGE)


def test_of_two_pages_each_changes_only_its_own(desk: Site) -> None:
    """What another has set meanwhile stays; what is sent unchanged changes nothing and is not logged."""
    stale = fields(desk.get(PAGE))
    desk.send(MINE, stale | {"ring_after": "20"})
    desk.send(MINE, stale | {"escalate": "ja"})
    desk.send(MINE, fields(desk.get(PAGE)))

    rules = reloaded(desk).rules_for("kungsholmen")
    assert (rules.ring_after, rules.escalate) == (20, True)
    assert len(log(desk)) == 2


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("t2_due", "31 juni", "”31 juni” är ingen dag"),
        ("quiet", "1 januari – 31 december", "ingen dag öppen"),
        ("ring_after", "många", "är inget antal dagar"),
    ],
)
def test_what_can_not_be_is_a_sentence_by_its_field(desk: Site, field: str, typed: str, said: str) -> None:
    """Nothing is changed, also not what was right beside it, and what was typed stays."""
    form = fields(desk.get(PAGE)) | {"digest": "nej", field: typed}
    sent = desk.send(MINE, form)
    page = html.unescape(sent.get_data(as_text=True))

    assert sent.status_code == 422
    assert said in page
    assert f'href="#{field}"' in page
    assert typed in page
    assert not rules_file(desk.settings).exists()
    assert log(desk) == []


@pytest.mark.parametrize(
    ("toml", "counts", "locked"),
    [
        ("", (9, 3), False),
        ('[followup]\nt1_due = "05-02"\n', (9, 3), False),
        ('[followup]\nt2_due = "08-20"\n', (8, 20), True),
        ('[district.kungsholmen.followup]\nt2_due = "08-21"\n', (8, 21), True),
        ('[district.ostermalm.followup]\nt2_due = "08-22"\n', (9, 3), False),
    ],
)
def test_what_the_administrator_names_is_locked(
    desk: Site, toml: str, counts: tuple[int, int], locked: bool
) -> None:
    """Also if it was set at the desk before; the page says so, and what is sent all the same is refused."""
    desk.send(MINE, fields(desk.get(PAGE)) | {"t2_due": "3 september"})
    write_settings(desk.home, WEB + toml)
    site = Site(desk.home, load_settings(desk.home / "tracker.toml", {}), desk.database, desk.clock)
    site.sign_in("sam@kommun.example")

    assert t2_due(site.settings) == counts
    page = site.get(PAGE)
    assert ("Låst av den som sköter installationen, i tracker.toml" in page) == (locked or "t1_due" in toml)
    sent = site.send(MINE, {"forut-t2_due": fields(page).get("t2_due", ""), "t2_due": "1 augusti"})
    assert sent.status_code == (422 if locked else 303)


def test_a_damaged_file_is_told_and_not_guessed(desk: Site) -> None:
    file = rules_file(desk.settings)
    desk.send(MINE, fields(desk.get(PAGE)) | {"digest": "nej"})
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("[1", encoding="utf-8")

    with pytest.raises(SettingsError, match="är skadad: lägg tillbaka den från en säkerhetskopia"):
        reloaded(desk)


def test_a_text_is_seen_before_it_is_kept_and_is_in_the_next_letter(desk: Site) -> None:
    """The preview stores nothing; the log holds no words; the program's own text can be had back."""
    shown = desk.send(TEXT, {"text": HELLO, "bara": "visa"}).get_data(as_text=True)
    assert "Hej Vera, hör av dig!" in shown
    assert "Inget är sparat än" in shown
    assert not texts_folder(desk.settings).exists()

    assert desk.send(TEXT, {"text": HELLO.replace("\n", "\r\n")}).status_code == 303
    assert (texts_folder(desk.settings) / "reminder.txt").read_bytes() == HELLO.encode()
    assert "hör av dig!" in desk.get("/personer/7"), "the next letter, as it will look"
    assert next(said for _, _, said in log(desk)).startswith("brevtexten reminder.txt: ")
    assert "hör av dig" not in str(log(desk))

    assert desk.send(TEXT, {"bara": "aterstall", "text": ""}).status_code == 303
    assert "hör av dig!" not in desk.get("/personer/7")
    assert len(log(desk)) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hej {{ fornamn }}!", "reminder.txt, rad 1: namnet ”fornamn” finns inte."),
        ("Hej!", "frågorna saknas"),
        ("\n{% if late %}", "något är inte avslutat"),
        ("{{ person.__class__.__mro__ }}", "som inte är tillåtet"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "aldrig färdig"),
        (HELLO + "19121212-1212", "personnummer"),
        ("", "Texten är tom"),
    ],
)
def test_a_text_that_can_not_be_used_is_a_sentence(desk: Site, text: str, said: str) -> None:
    sent = desk.send(TEXT, {"text": text})
    page = html.unescape(sent.get_data(as_text=True))

    assert sent.status_code == 422
    assert said in page
    assert f">\n{text}</textarea>" in page
    assert not texts_folder(desk.settings).exists()


def test_the_letter_as_a_page_runs_no_script(desk: Site) -> None:
    """It is shown in a sandbox, with its own style only."""
    page = f"{PAGE}/texter/reminder-html"
    own = desk.get(page)
    text = html.unescape(re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', own, re.DOTALL)[1])  # type: ignore[index]
    sent = desk.send(page, {"text": f"<script>alert(1)</script>{text}", "bara": "webbsida"})

    assert sent.status_code == 200
    assert sent.headers["Content-Security-Policy"].endswith("sandbox")
    assert "script-src" not in sent.headers["Content-Security-Policy"]
    assert "<style>" in sent.get_data(as_text=True)


def test_texts_of_the_administrators_folder_are_locked(desk: Site) -> None:
    folder = desk.home / "texter"
    folder.mkdir()
    (folder / "reminder.txt").write_text(HELLO, encoding="utf-8")
    write_settings(desk.home, f'{WEB}[mail]\ntemplates = "texter"\n')
    site = Site(desk.home, load_settings(desk.home / "tracker.toml", {}), desk.database, desk.clock)
    site.sign_in("sam@kommun.example")

    page = site.get(TEXT)
    assert "låsta av den som sköter installationen" in page
    assert "Hej Vera, hör av dig!" in page
    assert site.send(TEXT, {"text": HELLO + "Mer.\n"}).status_code == 422
    assert (folder / "reminder.txt").read_text(encoding="utf-8") == HELLO
