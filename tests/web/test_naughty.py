"""Naughty words through every field of every form: no page breaks, nothing runs, every file opens."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO
from itertools import cycle
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from lxml import html
from openpyxl import load_workbook

from tests.browser import needs_browser
from tests.conftest import ROOT, write_settings
from tests.examples import is_thorough, sample
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.year import clock
from tests.web.conftest import LATER, SAM_AT, VERA, WEB, Site, replies
from tests.web.desk_routes import DESK
from tests.web.forms import FREE, RIGHT, Form, every_form, forms_in, sample_file, send, walk
from tests.web.naughty import MIXED, NAUGHTY, SHORT
from tests.web.test_desk_aside import kim
from tests.web.test_desk_in_a_browser import at_the_desk
from tests.web.test_desk_review import VERAS
from tests.web.test_routes import ROUTES
from tracker.domain.text import is_formula
from tracker.settings import load_settings
from tracker.store.database import open_database

PLAN = "/plan/kungsholmen-2021"
LETTERS = "2021-08-23T10:00"  # when they leave
T1, T2 = "/rapport/kungsholmen-2021/T1", "/rapport/kungsholmen-2021/T2"
# Forms that are only a button, some of which not every desk has.
BUTTONS = {
    "/logga-ut",
    "/granska/<int:number>/slapp-in",
    "/granska/<int:number>/stammer",
    "/granska/avgjort/<int:number>/oppna",
}
# The elements that our templates have.
OURS = {"h4"} | {
    tag
    for one in (ROOT / "templates/web").glob("*.html")
    for tag in re.findall(r"<([a-z]\w*)", one.read_text(encoding="utf-8"))
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk with its pages as they are shown, and with their forms; no test may change it."""

    site: Site
    pages: dict[str, str]
    forms: list[Form]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk where every form is there."""
    home = tmp_path_factory.mktemp("full")
    write_settings(home, WEB)
    settings = load_settings(home / "tracker.toml", {})
    prepare(home, "a desk with replies", lambda: replies(home, settings))
    with opened_site(home, LATER) as site:
        work(site)
        pages = walk(site, *starts(site))
        yield Desk(site, pages, every_form(site, pages))


@contextmanager
def opened_site(home: Path, moment: str) -> Iterator[Site]:
    settings = load_settings(home / "tracker.toml", {})
    database = open_database(settings)
    site = Site(home, settings, database, clock(moment))
    site.sign_in(SAM_AT)
    yield site
    database.engine.dispose()


def work(desk: Site) -> None:
    """Lets every form be there: a draft, a version, a phone answer, a role that nobody has, a colleague."""
    kim(desk)
    desk.send(f"/granska/{VERAS}/vila", {"dag": "2021-05-30"})
    desk.send(f"{PLAN}/1/svar", {"status": "pagar", "ord": "En grupp är kvar."})
    desk.send(f"{PLAN}/2/lasning", {"ansvarig": "Arkivarien", "tidplan": "Hösten 2021", "uppfoljning": "VB"})
    desk.send(f"{T1}/utkast")
    desk.send(f"{T1}/faststall", {"anda": "1"})
    desk.send(f"{T2}/utkast")
    desk.send("/installningar/kungsholmen", {"forut-digest": "ja", "digest": "nej"})
    left = {"distrikt": "kungsholmen", "ar": "2021", "fil": (BytesIO(b"Hej"), "kvar.csv")}
    desk.send("/las-in", left, content_type="multipart/form-data")


def starts(site: Site) -> tuple[str, ...]:
    """Returns pages that no link of the others leads to, and where a walk begins."""
    links = [
        site.link(one)
        for one in (VERA, "disa@kommun.example", "fredrik@kommun.example", "pia@kommun.example")
    ]
    desk = ("/att-gora", "/logga-in", site.sign_in_link(SAM_AT), f"{PLAN}/2", f"{PLAN}/1", T2)
    return (*desk, "/svar/okand", f"{links[0]}/kvitto", *links)


def wrong_with(shown: str) -> list[str]:
    """Returns what has come into a page that no template of ours has, and what it lacks."""
    wrong = strange_in(shown)
    if not shown.endswith("</html>") or shown.count("<h1") != 1 or shown.count("</main>") != 1:
        wrong.append("not whole")
    return wrong + (["unclean"] if re.search("[\x00\ud800-\udfff\u202e]", shown) else [])


def strange_in(shown: str, *, also: tuple[str, ...] = ()) -> list[str]:
    """Returns elements, attributes and addresses that somebody else has put into the document."""
    page = html.document_fromstring(shown.encode("utf-8", "surrogatepass"), html.HTMLParser(encoding="utf-8"))
    wrong = [str(one.tag) for one in page.iter() if one.tag not in {*OURS, *also}]
    wrong += [f"script {one.text}" for one in page.iter("script") if one.text or not one.get("src")]
    wrong += [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    places = page.xpath("//@href | //@src | //@action")
    return wrong + [one for one in places if not one.startswith(("/", "#", "data:,", "?", "mailto:", BASE))]


BASE = "http://127.0.0.1:8000/"


def tries(form: Form) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yields fields, words, and the form so filled in: each field alone; each button with all of them."""
    fields, mixed = form.to_try, cycle(MIXED)
    for field in sample(fields, every=8):
        for words in NAUGHTY if is_thorough() else (next(mixed),):
            yield field.name, words, form.filled({field.name: words})
    for button in form.buttons or (("", ""),):
        for words in MIXED if is_thorough() else (next(mixed),):
            everywhere = {one.name: words for one in fields if one.kind != "hidden"}
            yield "all", words, form.filled(everywhere | ({button[0]: button[1]} if button[0] else {}))


def tried(site: Site, form: Form, words: str, fields: dict[str, str]) -> list[str]:
    """Sends the form, and returns what is wrong with the page that follows; then all is as it was."""
    with site.unchanged():
        sent = send(site, form, fields, sample_file(form, words))
        codes = [sent.status_code]
        while sent.status_code == 303 and len(codes) < 4:
            sent = site.client.get(sent.headers["Location"])
            codes.append(sent.status_code)
    shown = sent.get_data(as_text=True)
    return [str(code) for code in codes if code >= 500] + wrong_with(shown)


def test_every_field_takes_naughty_words(full: Desk) -> None:
    """Each is told of or taken, and the page that follows is whole: no server error, no strange element."""
    forms = [one for one in full.forms if one.action != "/logga-ut"]
    wrong = {page: found for page, shown in full.pages.items() if (found := wrong_with(shown))}
    wrong |= {
        f"{form.action} {name} {words[:60]!a}": found
        for form in forms
        for name, words, fields in tries(form)
        if (found := tried(full.site, form, words, fields))
    }

    assert wrong == {}
    sending = {rule for rule, methods in (*ROUTES.items(), *DESK.items()) if "POST" in methods}
    assert sending - sent_to(full.site, forms) <= BUTTONS, "a form that no page has: lead the walk to it"


def sent_to(site: Site, forms: list[Form]) -> set[str]:
    """Returns the rules that the forms go to."""
    places = site.app.url_map.bind("")
    return {
        places.match(one.action.partition("?")[0], method="POST", return_rule=True)[0].rule
        for one in forms
        if not one.showing
    }


def test_every_address_takes_naughty_words(full: Desk) -> None:
    """In each part of its path, and in whatever the pages look for behind the question mark.

    308 is where an address with // in it goes: to the same with /.
    """
    source = "".join(one.read_text(encoding="utf-8") for one in (ROOT / "tracker/web").rglob("*.py"))
    asked = sorted(set(re.findall(r'(?:args|chosen)(?:\.get\(|\[)"(\w+)"', source)))
    assert {"ord", "fran", "fraga", "distrikt"} <= set(asked)
    rules = [rule for rule in full.site.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    wrong, mixed = {}, cycle(NAUGHTY if is_thorough() else MIXED)
    for rule in rules:
        for words in [next(mixed) for _ in (NAUGHTY if is_thorough() else "1")]:
            typed = quote(words, safe="", errors="surrogatepass")
            path = re.sub(r"<int:\w+>", "1", rule.rule)
            with_words = re.sub(r"<[\w:]+>", lambda _, typed=typed: typed, path)
            with_query = f"{path}?{'&'.join(f'{one}={typed}' for one in asked)}"
            for where in (
                with_words,
                with_query.replace("<plan>", "kungsholmen-2021").replace("<form>", "T2"),
            ):
                shown = full.site.client.get(where, buffered=True)
                found = [str(shown.status_code)] if shown.status_code >= 500 else []
                if shown.mimetype == "text/html" and shown.status_code not in (303, 308):
                    found += wrong_with(shown.get_data(as_text=True)) if "<" in shown.text else []
                if found:
                    wrong[where[:120]] = found

    assert wrong == {}


@pytest.fixture(scope="module")
def naughty(full: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk where every field that keeps words has kept naughty ones, with letters and a report of them."""
    home = tmp_path_factory.mktemp("naughty")
    full.site.database.engine.dispose()
    copytree(full.site.home, home, dirs_exist_ok=True)
    write_settings(home, WEB)
    with opened_site(home, LATER) as site:
        fill(site, full.forms)
    with opened_site(home, LETTERS) as site:
        pages = walk(site, *starts(site))
        yield Desk(site, pages, [])


def fill(site: Site, forms: list[Form]) -> None:
    taken = {form.action for form in sorted(forms, key=lambda one: one.action) if takes(site, form)}
    wanted = {f"{PLAN}/2/{one}" for one in ("lasning", "fraga", "svar")} | {f"{T2}/text/0", f"{T1}/faststall"}
    assert wanted | {"/las-in", "/personer/fil"} <= taken, taken
    site.send(f"{T2}/utkast")
    site.send_letters(LETTERS)


def takes(site: Site, form: Form) -> bool:
    """Fills in the form with naughty words where it keeps words; True if they are kept."""
    free = [one.name for one in form.fields if one.kind in FREE and one.name.rpartition("-")[2] not in RIGHT]
    files = [one for one in form.fields if one.kind == "file"]
    if form.showing or not (free or files):
        return False
    more = {"bara": "spara"} if ("bara", "spara") in form.buttons else {}
    for words in (SHORT, *MIXED):
        filled = form.filled(dict.fromkeys(free, words) | more)
        sent = send(site, form, filled, sample_file(form, words))
        then = forms_in(form.action, sent.text) if files and sent.status_code == 200 else ()
        if sent.status_code == 303 or any(takes(site, one) for one in then):
            return True
    return False


def test_what_is_kept_is_shown_as_words(naughty: Desk) -> None:
    """On each page, in the letters, and in every form of a report: nothing of it is markup or a formula."""
    site, pages = naughty.site, naughty.pages
    wrong: dict[str, object] = {page: found for page, shown in pages.items() if (found := wrong_with(shown))}
    wrong |= {name: found for name, mail in letters(site) if (found := wrong_in_letter(mail))}
    for name, wrong_in in FILES.items():
        for which in (f"{T2}/utkast", f"{T2}/version-1"):
            sent = site.client.get(f"{which}.{name}")
            found = wrong_in(sent.data) if sent.status_code == 200 else [sent.status_code]
            wrong |= {f"{which}.{name}": found} if found else {}

    assert {where: found for where, found in wrong.items() if found} == {}
    assert sum("alert(1)" in shown for shown in pages.values()) > 5
    assert any("alert(1)" in mail.get_body(("html",)).get_content() for _, mail in letters(site))


def letters(site: Site) -> list[tuple[str, EmailMessage]]:
    folder = site.settings.mail_folder / "ut" / "new"
    return [(one.name, parsed(one.read_bytes())) for one in sorted(folder.iterdir())]


def wrong_in_letter(mail: EmailMessage) -> list[str]:
    """Returns headers that are not one line, and what is strange in the letter's HTML."""
    wrong = [name for name, value in mail.items() if re.search(r"[\r\n\x00\u202e]", str(value))]
    wrong += ["Bcc"] if mail["Bcc"] else []
    body = mail.get_body(("html",))
    return wrong + (strange_in(body.get_content(), also=("style", "hr", "b", "i", "img")) if body else [])


def wrong_in_word(data: bytes) -> list[str]:
    """Opens it; what is written in it is text: no field, no link elsewhere."""
    found = Document(BytesIO(data))
    places = [one.target_ref for one in found.part.rels.values() if one.is_external]
    codes = [one.text for one in found.element.body.iter() if str(one.tag).endswith("}instrText")]
    return [one for one in places if "annan.example" in one] + [one for one in codes if "alert" in str(one)]


def wrong_in_excel(data: bytes) -> list[str]:
    """Returns the cells that are formulas or links."""
    pages = load_workbook(BytesIO(data)).worksheets
    cells = [cell for page in pages for row in page.iter_rows() for cell in row]
    return [str(one.value) for one in cells if one.data_type == "f" or one.hyperlink]


def wrong_in_csv(data: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    return [cell for row in rows for cell in row if is_formula(cell) and not re.fullmatch(r"-?[\d,]+", cell)]


def wrong_in_html(data: bytes) -> list[str]:
    also = ("style", "sup", "aside", "mark", "caption", "col", "colgroup", "title", "hr", "b", "i")
    return strange_in(data.decode(), also=also)


def wrong_in_markdown(data: bytes) -> list[str]:
    """Returns what a reader of Markdown would take for markup of somebody else's."""
    return re.findall(r"(?<!\\)(?:<(?:script|img|x-naughty|svg)|!\[|\]\(javascript)", data.decode())


FILES = {
    "docx": wrong_in_word,
    "xlsx": wrong_in_excel,
    "csv": wrong_in_csv,
    "html": wrong_in_html,
    "md": wrong_in_markdown,
}


@needs_browser
def test_a_browser_runs_nothing(naughty: Desk, browser: Any) -> None:
    """On each page with what was kept: no dialog, nothing from elsewhere, no broken promise of the page."""
    paths = sample(naughty.pages, every=8)
    with at_the_desk(naughty.site, browser) as (page, at):
        for path in paths:
            page.goto(at + path)
            assert page.locator("main h1").count() == 1, path
            assert (
                page.locator(
                    "x-naughty, script:not([src='/static/keys.js']), iframe, img, base, object"
                ).count()
                == 0
            ), path
