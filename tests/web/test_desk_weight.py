"""Every page of the desk is under 100 kB, also for a plan of 500 rows and as many people."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.actors import SAM
from tests.conftest import write_settings
from tests.examples import is_thorough
from tests.prepared import prepare
from tests.services.year import clock
from tests.web.conftest import LATER, SAM_AT, TODAY, WEB, Site
from tracker.documents.people_file import read_people_file
from tracker.domain.access import AccessRole
from tracker.domain.incoming import MailKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.aside import Aside
from tracker.domain.reply.cause import Cause
from tracker.domain.reply.codes import ReasonCode
from tracker.services.access.users import add_user
from tracker.services.people.import_people import import_people
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings, load_settings
from tracker.store import incoming, people, reviews
from tracker.store.database import open_database

MOST = 100_000  # bytes
ROWS = 500 if is_thorough() else 150  # lists are shown in parts: more rows make no heavier page
PLAN = "/plan/kungsholmen-2021"


def plan_text(rows: int, doubts: bool = False) -> str:
    lines = ["Område;Aktivitet;Ansvarig;Tidplan;Uppföljning"]
    for n in range(1, rows + 1):
        when = "blå" if doubts else f"Senast {n % 28 + 1} november 2021"
        lines.append(
            f"Mål {n % 12};Arbete nummer {n} med våld och oro stäms av på mötet för område {n % 7}, och det "
            f"som återstår skrivs ner och följs upp av den som leder det;Enhetschef på enhet {n};{when};VB"
        )
    return "\n".join(lines) + "\n"


def people_text() -> str:
    head = "name,email,role,unit,department,district,superior_email"
    rows = (
        f"Person Nummer{n},person{n}@kommun.example,Enhetschef,Enhet {n},,kungsholmen,"
        for n in range(1, ROWS + 1)
    )
    return "\n".join([head, *rows]) + "\n"


def _large(home: Path, settings: Settings) -> None:
    (home / "plan.csv").write_text(plan_text(ROWS), encoding="utf-8")
    (home / "people.csv").write_text(people_text(), encoding="utf-8")
    database, now = open_database(settings), clock().now()
    with database.session() as session:
        plan = read_plan(home / "plan.csv", "kungsholmen", 2021, settings)
        store_plan(session, SAM, now, settings, plan)
        import_people(session, SAM, now, settings, read_people_file(home / "people.csv"))
        _replies(session, now)
        add_user(session, SAM, now, SAM_AT, AccessRole.COORDINATOR, ("kungsholmen",), name="Sam Ordnare")
    database.engine.dispose()


def _replies(session: Session, now: datetime) -> None:
    """Puts a reply of each person into the review, in turn to read and to confirm; every third rests."""
    for n in range(1, ROWS + 1):
        person = people.person_by_email(session, f"person{n}@kommun.example")
        mail = incoming.keep(session, ("mappen", "", str(n)), f"svar {n}".encode(), now)
        assert person is not None
        assert mail is not None
        incoming.mark_read(session, mail, MailKind.REPLY, person.id, None)
        cause = Cause(ReasonCode.NO_STATUS if n % 2 else ReasonCode.UNSURE, f"Rad {n}: oklart.")
        line = Answer(activity=None, status=None, comment="Vi har börjat, och mötet är i höst.")
        reviews.add_review(session, mail, f"Nummer {n}: vi har börjat.", [line], [cause])
        if n % 3 == 0:
            reviews.put_aside(session, mail, Aside(until=date(2021, 6, 1), note="Ringer tillbaka."))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("large")
    write_settings(home, WEB)
    settings = load_settings(home / "tracker.toml", {})
    prepare(home, "a desk of 500 rows", lambda: _large(home, settings))
    database = open_database(settings)
    found = Site(home, settings, database, clock(LATER))
    found.sign_in(SAM_AT)
    found.send("/rapport/kungsholmen-2021/VB/utkast")
    yield found
    database.engine.dispose()


def test_every_page_is_light(large: Site) -> None:
    slow = ("/personer/250", "/brev?dagar=366") if is_thorough() else ()
    paths = (
        *slow,
        "/att-gora",
        "/granska",
        PLAN,
        f"{PLAN}/laget",
        f"{PLAN}/250",
        "/rapport/kungsholmen-2021/VB",
        "/brev",
        "/personer",
        "/installningar",
    )
    heavy = {path: len(large.client.get(path).data) for path in paths}
    assert {path: one for path, one in heavy.items() if one >= MOST} == {}


def test_the_answer_page_is_light_with_a_hundred_questions(home: Path) -> None:
    """The first forty, also when something is wrong; the others when these are answered."""
    settings = load_settings(write_settings(home, WEB), {})
    plan = re.sub(r"enhet \d+", "enhet 1", plan_text(100))
    (home / "plan.csv").write_text(re.sub(r"Senast \d+ november", "Senast 31 maj", plan), encoding="utf-8")
    people_file = "name,email,role,unit,department,district,superior_email\n"
    people_file += "Vera Vuxén,vera@kommun.example,Enhetschef,Enhet 1,,kungsholmen,\n"
    (home / "people.csv").write_text(people_file, encoding="utf-8")
    database, now = open_database(settings), clock().now()
    with database.session() as session:
        store_plan(session, SAM, now, settings, read_plan(home / "plan.csv", "kungsholmen", 2021, settings))
        import_people(session, SAM, now, settings, read_people_file(home / "people.csv"))
    site = Site(home, settings, database, clock(TODAY))
    site.send_letters(TODAY)
    shown = site.get(site.link())
    wrong = site.post(site.link(), {}).get_data(as_text=True)
    picked = {f"{n}-choice": "pagar" for n in range(1, 41)}
    receipt = site.post(site.link(), picked, follow_redirects=True).get_data(as_text=True)
    rest = site.get(site.link())
    database.engine.dispose()

    pages = {"shown": shown, "wrong": wrong, "receipt": receipt, "rest": rest}
    assert {what: len(page) for what, page in pages.items() if len(page) >= MOST} == {}
    assert {what: page.count("<article") for what, page in pages.items()} == dict.fromkeys(pages, 40)
    assert "Brevet har 60 frågor till. De kommer" in shown
    assert "Kvar att svara på: 60 frågor." in receipt
    assert "Brevet har 20 frågor till." in rest
    assert 'name="41-choice"' in rest


def test_a_document_as_it_is_read_is_light(large: Site) -> None:
    """Also where every row has a doubt and fields to correct it in."""
    form = {"distrikt": "kungsholmen", "ar": "2021"}
    form["fil"] = (BytesIO(plan_text(ROWS if is_thorough() else 130, doubts=True).encode()), "ny.csv")  # type: ignore[assignment]
    sent = large.send("/las-in", form, content_type="multipart/form-data")
    page = sent.get_data(as_text=True)

    assert len(page) < MOST
