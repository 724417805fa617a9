"""The forecast of an answer: kept where the letter asked for it, repeated within the year, shown again."""

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.actors import SAM, SCHEDULER
from tests.letter_text import questions_asked
from tests.servers import parsed
from tests.services.test_replies import deliver, reply
from tests.services.year import YEAR, clock
from tracker.documents.people_file import read_people_file
from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.year_forecast import Forecast
from tracker.services.answers.collect import collect
from tracker.services.answers.review import accept, waiting
from tracker.services.answers.undo_mail import applied_mails, undo_mail
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.import_people import import_people
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.services.reports.compile_section import compile_section
from tracker.services.upkeep import retention
from tracker.settings import Settings
from tracker.store import plans, reports
from tracker.store.database import Database

KIM = "kim@kommun.example"
PLAN = """\
Aktivitet;Ansvarig;Tidplan;Uppföljning
Grannvandringar ordnas i parkerna;Kulturchef;Löpande;T1, T2 och VB
Ta fram en lathund för nya ledare;Kulturchef;Senast 30 april 2021;VB
"""
PEOPLE = f"name;email;role;unit;department;district;superior_email\nKim Kultur;{KIM};Kulturchef;;;bromma;\n"
T1, T2, VB = "2021-03-25", "2021-08-02", "2021-12-13"  # the days of the letters
REF = PlanRef("bromma", YEAR)


@pytest.fixture
def asked(database: Database, settings: Settings, home: Path) -> Database:
    """Kim answers for two activities, and only the first is followed up in T1 and T2."""
    (home / "plan.csv").write_text(PLAN, encoding="utf-8")
    (home / "people.csv").write_text(PEOPLE, encoding="utf-8")
    now = clock().now()
    with database.session() as session:
        store_plan(session, SAM, now, settings, read_plan(home / "plan.csv", "bromma", YEAR, settings))
        import_people(session, SAM, now, settings, read_people_file(home / "people.csv"))
    return database


def letter(database: Database, settings: Settings, day: str) -> EmailMessage:
    """Kim's letter of the day."""
    folder = settings.mail_folder / "ut" / "new"
    before = set(folder.iterdir()) if folder.exists() else set()
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(day).now(), settings)
    send_letters(database, SCHEDULER, clock(day), settings)
    new = [parsed(file.read_bytes()) for file in set(folder.iterdir()) - before]
    return next(mail for mail in new if mail["To"].addresses[0].addr_spec == KIM)


def walks(sent: EmailMessage) -> tuple[int, str]:
    """The number and the text of the question about the walks."""
    return next((n, text) for n, text in questions_asked(sent).items() if "Grannvandringar" in text)


def answer(database: Database, settings: Settings, day: str, words: str, more: str = "") -> None:
    """Kim answers about the walks the same day; `more` is another line."""
    sent = letter(database, settings, day)
    words = f"{walks(sent)[0]} {words}\n{more}".strip()
    written = clock(day).now().strftime("%a, %d %b %Y 12:00:00 +0100")
    raw = reply(sent, words).replace(b"Wed, 19 May 2021 09:00:00 +0200", written.encode())
    deliver(settings, raw)
    collect(database, SCHEDULER, clock(f"{day}T15:00"), settings)


def given(database: Database, number: int = 1) -> list[Forecast | None]:
    """The forecasts of an activity's answers, oldest first."""
    with database.session() as session:
        activity = next(one for one in plans.activities(session, REF) if one.activity.number == number)
        return [one.forecast for one in reports.reports(session, REF) if one.activity_id == activity.id]


@pytest.mark.each_database
@pytest.mark.parametrize(
    ("word", "forecast"), [("ja", Forecast.JA), ("nej", Forecast.NEJ), ("osäkert", Forecast.OSAKERT)]
)
def test_a_forecast_is_kept(asked: Database, settings: Settings, word: str, forecast: Forecast) -> None:
    """As a code; the list of recorded mails has it."""
    answer(asked, settings, T1, f"enligt plan, {word}")

    assert given(asked) == [forecast]
    with asked.session() as session:
        (mail,) = applied_mails(session, clock(T1).now())
    assert json.loads(json.dumps(mail.json()))["answers"][0]["forecast"] == forecast.value
    assert f"prognos {word}" in mail.lines[0].sentence(settings.status_labels)


def test_a_forecast_is_taken_only_where_it_was_asked_for(asked: Database, settings: Settings) -> None:
    """In one letter: "ja" after work that is not in the tertial report is no forecast."""
    answer(asked, settings, T1, "enligt plan, ja", "2 pågår, ja")

    assert (given(asked, 1), given(asked, 2)) == ([Forecast.JA], [None])


def test_a_forecast_of_all_is_given_to_those_asked(asked: Database, settings: Settings) -> None:
    answer(asked, settings, T1, "enligt plan", "2 pågår, blir klart i april\nPrognos: osäkert på allt")

    assert (given(asked, 1), given(asked, 2)) == ([Forecast.OSAKERT], [None])


def test_nothing_new_repeats_the_forecast_within_the_year(asked: Database, settings: Settings) -> None:
    """At the annual report the year is over, and there is nothing to foresee."""
    answer(asked, settings, T1, "enligt plan, nej")
    answer(asked, settings, T2, "inget nytt")
    answer(asked, settings, VB, "inget nytt sedan sist")

    assert given(asked) == [Forecast.NEJ, Forecast.NEJ, None]


def test_nothing_new_with_another_forecast(asked: Database, settings: Settings) -> None:
    answer(asked, settings, T1, "enligt plan, nej")
    answer(asked, settings, T2, "inget nytt sedan sist, ja")

    assert given(asked) == [Forecast.NEJ, Forecast.JA]


def test_what_nothing_new_repeats_is_suggested(asked: Database, settings: Settings) -> None:
    """A mail that waits shows the forecast that would be recorded."""
    answer(asked, settings, T1, "enligt plan, nej")
    answer(asked, settings, T2, "inget nytt")
    with asked.session() as session:
        undo_mail(session, SAM, clock(T2).now(), settings, 2, "fel")
        (case,) = waiting(session)

    assert case.json()["answers"][0]["forecast"] == "nej"


def test_the_next_letter_and_the_section_say_it(asked: Database, settings: Settings) -> None:
    """The letter beside the last answer; the tertial's section as a sentence, and the annual one not."""
    answer(asked, settings, T1, "enligt plan, osäkert")
    with asked.session() as session:
        plan = plans.find_plan(session, REF)
        assert plan is not None
        tertial, annual = (
            compile_section(session, date(2021, 4, 25), settings, plan, form)
            for form in (OccasionKind.T1, OccasionKind.VB)
        )

    assert (
        "(25 mars 2021), osäkert om den blir genomförd under året – enligt plan"
        in (walks(letter(asked, settings, T2))[1])
    )
    texts = [one.text for one in tertial.told[0].sentences]
    assert texts == [
        "Kulturchefen har rapporterat aktiviteten som pågående och enligt plan.",
        "Kulturchefen bedömer att det är osäkert om aktiviteten blir genomförd under året.",
    ]
    assert [one.text for one in annual.told[0].sentences] == texts[:1]


def test_a_receipt_says_what_was_foreseen(asked: Database, settings: Settings) -> None:
    on = settings._replace(receipts=True)
    answer(asked, on, T1, "enligt plan, ja")
    send_letters(asked, SCHEDULER, clock(f"{T1}T15:30"), on)

    found = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    (receipt,) = [mail for mail in found if mail["Auto-Submitted"] == "auto-replied"]
    body = receipt.get_body(("plain",))
    assert body is not None
    assert "bedöms bli genomförd under året" in " ".join(body.get_content().split())


@pytest.mark.each_database
def test_the_forecast_goes_with_the_answer(asked: Database, settings: Settings) -> None:
    """It waits in the suggestion when the mail is taken back, and is recorded again with it.

    The register extract has it, and a pseudonym leaves it.
    """
    now = clock("2021-04-01").now()
    answer(asked, settings, T1, "enligt plan, nej")
    with asked.session() as session:
        undo_mail(session, SAM, now, settings, 1, "fel")
    assert given(asked) == []
    with asked.session() as session:
        (case,) = waiting(session)
        assert case.json()["answers"][0]["forecast"] == "nej"
        accept(session, SAM, now, settings, case.number)
    with asked.session() as session:
        found = json.loads(retention.extract(session, SAM, now, KIM).document)
        leave_seats(session, SAM, now, KIM)
        retention.pseudonymise(session, SAM, now, KIM, "KS 2021/8")

    assert [one["forecast"] for one in found["answers"]] == ["nej", "nej"]  # the one taken back, too
    assert given(asked) == [Forecast.NEJ]
