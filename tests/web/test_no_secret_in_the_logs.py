"""A day of the pages with planted secrets: none is in a log, in what is printed, or among the events."""

import logging
import re

import pytest

from tests.web.conftest import SAM_AT, VERA, Site
from tracker.errors import TrackerError
from tracker.store.database import open_database
from tracker.web.access import BROWSER, SESSION
from tracker.web.app import create_app
from tracker.web.posting import Poster

NUMBER = "19121212-1212"
PLANTED = {"mail": "kanariepost", "database": "kanariebas", "oidc": "kanariekonto", "number": NUMBER}
TYPED = f"Kanarieorden om {NUMBER}."
SEVEN, T2 = "/plan/kungsholmen-2021/7", "/rapport/kungsholmen-2021/T2"
# Each form of the desk with words in it: path → fields.
DAY = {
    f"{SEVEN}/svar": {"status": "pagar", "ord": TYPED},
    f"{SEVEN}/fraga": {"titel": TYPED, "text": TYPED, "slag": "once"},
    f"{SEVEN}/lasning": {"tidplan": TYPED, "ansvarig": NUMBER},
    f"{T2}/utkast": {},
    f"{T2}/text/7": {"text": TYPED},
    f"{T2}/faststall": {"dnr": NUMBER, "skal": TYPED},
    "/granska/1/vila": {"dag": "2021-05-25", "skal": TYPED},
    "/granska/1/lamna": {"till": NUMBER, "skal": TYPED},
    "/granska/avgjort/1/ta-tillbaka": {"skal": TYPED},
    "/granska/1": {"mark": "x", "0-deed": "record", "0-comment": TYPED, "0-other": NUMBER},
    "/personer/1/adress": {"epost": f"{NUMBER}@kommun.example"},
    "/personer/1/franvaro": {"fran": NUMBER, "till": NUMBER},
    "/installningar/kungsholmen": {"forut-quiet": "", "quiet": TYPED, "forut-t2_due": "", "t2_due": NUMBER},
    "/installningar/texter/reminder-txt": {"text": TYPED, "bara": "spara"},
}


@pytest.fixture
def secret(desk: Site) -> Site:
    """The desk with every secret that an installation may have; neither mail nor accounts can be reached."""
    smtp = desk.settings.smtp._replace(host="127.0.0.1", port=9, user="tracker", password=PLANTED["mail"])
    web = desk.settings.web._replace(
        oidc_issuer="http://127.0.0.1:9", oidc_client="tracker", oidc_secret=PLANTED["oidc"]
    )
    desk.settings = desk.settings._replace(smtp=smtp, web=web)
    return desk


def test_a_day_of_the_pages_leaves_no_secret_behind(
    secret: Site,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where pages fail, mails do not leave, and neither the accounts nor a database answer."""
    desk, planted = secret, dict(PLANTED)
    planted["answer page"] = desk.link().rpartition("/")[2]
    planted["session"] = desk.client.get_cookie(SESSION).value
    planted["form"] = re.search(r'name="skydd" value="(\w+)"', desk.get("/att-gora"))[1][:64]
    with caplog.at_level(logging.DEBUG):
        answered(desk)
        codes = [desk.send(path, fields).status_code for path, fields in DAY.items()]
        with monkeypatch.context() as broken:
            broken.setattr("tracker.web.pages.activity.activity_view", lambda *given: {}[str(given)])
            failed = desk.send(f"{SEVEN}/svar", DAY[f"{SEVEN}/svar"]).status_code
        desk.post("/logga-ut", {})
        planted["signing in"] = desk.sign_in_link(SAM_AT).rpartition("/")[2]
        planted["browser"] = desk.client.get_cookie(BROWSER).value
        desk.get(f"/logga-in/{planted['signing in']}")
        unreachable(desk)
    printed = capfd.readouterr()
    with desk.database.session() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM event").fetchall()
        rows += session.connection().exec_driver_sql("SELECT * FROM job_run").fetchall()
    places = {"log": caplog.text, "printed": printed.out + printed.err, "events": repr(rows)}

    assert (failed, {code for code in codes if code >= 500}) == (500, set())
    assert "POST /plan/<plan>/<int:number>/svar: oväntat fel (KeyError)" in caplog.text
    assert "mejl från en sida" in caplog.text
    found = [(name, where) for where, text in places.items() for name, one in planted.items() if one in text]
    assert found == []
    assert "Kanarieorden" not in caplog.text + printed.out + printed.err


def answered(desk: Site) -> None:
    """Answers by the link, with a personal number, hands over, and asks for another link."""
    path = desk.link()
    desk.post(path, {"1-choice": "pagar", "1-comment": TYPED, "2-choice": "", "2-number": NUMBER})
    desk.post(path, {"1-choice": "pagar", "1-comment": TYPED})
    desk.post(f"{path}/annan", {"namn": TYPED, "epost": f"{NUMBER}@kommun.example"})
    desk.client.get(f"/svar/{'x' * 43}")
    assert desk.mails(VERA) == []


def unreachable(desk: Site) -> None:
    """Asks for mails, accounts and a database that do not answer."""
    poster = Poster()
    settings = desk.settings
    desk.app = create_app(desk.database, settings, desk.clock, poster)
    desk.client = desk.app.test_client()
    desk.post("/logga-in", {"email": SAM_AT})
    poster.close()
    assert desk.client.get("/logga-in/konto").status_code >= 400
    url = f"postgresql+psycopg://tracker:{PLANTED['database']}@127.0.0.1:9/tracker"
    with pytest.raises(TrackerError) as error:
        open_database(settings._replace(database_url=url))
    logging.getLogger("tracker").error("%s", error.value)
