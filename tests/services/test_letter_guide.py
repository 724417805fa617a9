"""How to answer: what the answers are used for, who else is asked, the forecast, and which plan it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.cases import each
from tests.conftest import Tracker
from tests.services.year import set_up
from tracker.domain.forms import OccasionKind
from tracker.domain.records import SeatWithHolders
from tracker.services.letters.guide import forecast_of, shared_questions, shared_text, used_for
from tracker.services.letters.plan_names import plans_named
from tracker.services.letters.sample_letters import samples
from tracker.settings import Settings
from tracker.store import people, plans
from tracker.store.database import Database
from tracker.store.letters import LetterLine
from tracker.store.seats import set_holders

VB, T1, T2 = OccasionKind.VB, OccasionKind.T1, OccasionKind.T2
DEADLINE, REVISION = OccasionKind.DEADLINE, OccasionKind.REVISION


@each(
    ("asked", "text"),
    [
        ([(2021, VB)], "går in i nämndens verksamhetsberättelse för 2021"),
        ([(2021, DEADLINE), (2021, VB)], "går in i nämndens verksamhetsberättelse för 2021"),
        ([(2021, T1)], "går in i tertialrapport 1 för 2021"),
        (
            [(2021, T2), (2021, DEADLINE)],
            "går in i tertialrapport 2 och nämndens verksamhetsberättelse för 2021",
        ),
        ([(2021, REVISION)], "används när handlingsplanen revideras"),
        (
            [(2021, REVISION), (2021, VB)],
            "går in i nämndens verksamhetsberättelse för 2021 och används när handlingsplanen revideras",
        ),
        (
            [(2021, VB), (2022, T1)],
            "går in i nämndens verksamhetsberättelse för 2021 och tertialrapport 1 för 2022",
        ),
    ],
)
def test_what_the_answers_are_used_for(asked: list[tuple[int, OccasionKind]], text: str) -> None:
    """Each report once, with its year; what is due between the reports goes into the annual one."""
    assert used_for(asked) == text


def test_the_annual_reports_of_several_boards() -> None:
    assert used_for([(2021, VB)], boards=2) == "går in i nämndernas verksamhetsberättelse för 2021"


@each(
    ("shared", "questions", "text"),
    [
        ({}, 3, ""),
        ({"fjorton chefer": [1]}, 1, "Frågan går till fjorton chefer."),
        ({"fjorton chefer": [1]}, 3, "Fråga 1 går till fjorton chefer."),
        (
            {"21 chefer": [4], "sexton chefer": [6, 7], "två personer": [5]},
            7,
            "Fråga 4 går till 21 chefer, fråga 6 och 7 till sexton chefer samt fråga 5 till två personer.",
        ),
    ],
)
def test_who_else_is_asked_is_one_sentence(shared: dict[str, list[int]], questions: int, text: str) -> None:
    """Numbers of questions that equally many get stand together."""
    assert shared_text(shared, questions) == text


def asked_of(seat: SeatWithHolders, activities: list[int]) -> list[LetterLine]:
    """The lines of a letter that asks a seat about activities, in this order."""
    return [
        LetterLine(n, n, activity, seat.seat.id, VB, date(2022, 1, 12), 30, True)
        for n, activity in enumerate(activities, start=1)
    ]


def test_how_many_share_a_question_comes_from_the_plan(
    database: Database, settings: Settings, home: Path
) -> None:
    """Heads where all are; a question of one's own is not mentioned; a vacant seat is nobody."""
    set_up(database, settings, home)
    with database.session() as session:
        number = {stored.activity.number: stored.id for stored in plans.activities(session)}
        seat = next(one for one in people.seats(session) if "Vera Vuxén" in [p.name for p in one.holders])
        lines = asked_of(seat, [number[activity] for activity in (6, 7, 8, 5)])
        before = shared_questions(session, lines)
        people.leave(session, seat.holders[0].id, date(2021, 2, 1))
        after = shared_questions(session, lines)

    assert before == {"tre chefer": [2, 3], "två chefer": [4]}
    assert after == {"två chefer": [2, 3]}


def test_who_shares_a_seat_and_who_has_two_count_as_one(
    database: Database, settings: Settings, home: Path
) -> None:
    """Two heads of one unit give one answer; a head of two units is one head."""
    set_up(database, settings, home)
    with database.session() as session:
        shared, own = (one.id for one in plans.activities(session) if one.activity.number in (5, 6))
        seat = next(one for one in people.seats(session) if "Vera Vuxén" in [p.name for p in one.holders])
        fredrik = next(p for p in people.people(session).values() if p.name == "Fredrik Famn")
        deputy = people.save_person(session, "Anna Ek", "anna@kommun.example")
        lines, day = asked_of(seat, [shared, own]), date(2021, 2, 1)

        set_holders(session, {seat.seat.id: [seat.holders[0].id, deputy.id]}, day)
        together = shared_questions(session, lines)
        set_holders(session, {seat.seat.id: [fredrik.id]}, day)
        alone = shared_questions(session, lines)

    assert together == {"två chefer": [1]}
    assert alone == {}


def test_a_forecast_is_asked_once_for_all() -> None:
    """Of those it concerns, by number unless it is all of them; with the way to answer it."""
    one, two = samples()[2]["items"]
    assert (one.forecast, two.forecast) == (False, True)

    some = forecast_of([one, two])
    every = forecast_of([replace(one, forecast=True), two])
    single = forecast_of([two])

    assert forecast_of([one]) is None
    assert some is not None
    assert (some.numbers, some.example) == ((2,), "2 pågår, ja")
    assert every is not None
    assert (every.numbers, every.example) == ((), "1 pågår, ja")
    assert single is not None
    assert (single.numbers, single.example) == ((), "pågår, ja")


def test_a_letter_names_its_plan(database: Database, settings: Settings, home: Path) -> None:
    """Within a sentence; of two plans it says two, and two districts' plans of one name are named once."""
    set_up(database, settings, home, ("kungsholmen", "norrmalm"))
    with database.session() as session:
        first, *_, last = plans.activities(session)
    extremism, equality = "Handlingsplan mot våldsbejakande extremism", "Jämställdhetsplan"

    assert (
        plans_named([replace(first, plan_name=extremism)] * 2)
        == "handlingsplanen mot våldsbejakande extremism"
    )
    assert plans_named([replace(one, plan_name=equality) for one in (first, last)]) == "jämställdhetsplanen"
    assert plans_named([replace(first, plan_name=extremism), replace(last, plan_name=equality)]) == (
        "två handlingsplaner"
    )


def letter(tracker: Tracker, who: str, day: str) -> str:
    shown = tracker("letters", "show", who, "--date", day)
    assert (shown.code, shown.err) == (0, "")
    return " ".join(shown.out.split())


def imported(tracker: Tracker, home: Path, district: str, rows: str) -> None:
    file = home / f"{district}.txt"
    file.write_text(f"Aktivitet\tAnsvarig\tTidplan\tUppföljning\n{rows}", encoding="utf-8")
    ran = tracker("import", file, "--district", district, "--year", 2021, "--yes")
    assert ran.code == 0, ran.err


def test_a_tertial_letter_asks_for_the_forecast(tracker: Tracker, home: Path) -> None:
    """Once, with an example; the annual letter does not, and promises no report that is written already."""
    imported(tracker, home, "bromma", "Föreningarna träffas\tKulturchef\tLöpande\tT1, VB\n")

    tertial = letter(tracker, "sam@kommun.example", "2021-03-25")
    annual = letter(tracker, "sam@kommun.example", "2021-12-13")

    asked = "Bedöms aktiviteten bli genomförd under året? Lägg till ja, nej eller osäkert, så här: pågår, ja"
    assert tertial.count(asked) == 1
    assert "går in i tertialrapport 1 för 2021." in tertial
    assert "Bedöms" not in annual
    assert "Ditt svar går in i nämndens verksamhetsberättelse för 2021." in annual


def test_a_revision_letter_asks_what_to_change(tracker: Tracker, home: Path) -> None:
    """In addition to the row's own question."""
    imported(
        tracker,
        home,
        "bromma",
        "Föreningarna träffas\tKulturchef\tLöpande\tVB, uppdatering av handlingsplanen\n",
    )

    text = letter(tracker, "sam@kommun.example", "2021-11-08")

    assert "Hur har det gått sedan sist? Vad bör ändras i nästa plan?".casefold() in text.casefold()
    assert "används när handlingsplanen revideras." in text


def test_what_still_stands_is_only_confirmed(tracker: Tracker, home: Path) -> None:
    """What was said, and one line about it; the row's question is not asked again."""
    imported(tracker, home, "bromma", "Föreningarna träffas\tKulturchef\tLöpande\tVB\n")
    said = ("--status", "pagar", "--comment", "Två träffar är hållna.")
    tracker("report", "bromma-2021/1", *said, now="2021-10-20")

    text = letter(tracker, "sam@kommun.example", "2021-12-13")

    assert (
        "Senast rapporterat: Pågår (20 oktober 2021) – Två träffar är hållna. Stämmer det fortfarande för "
        "hela året? Svara ”ja” eller skriv vad som har hänt sedan dess." in text
    )
    assert "Så här: ja" in text
    assert "sedan sist" not in text


def test_a_letter_about_two_plans_says_which_is_which(tracker: Tracker, home: Path) -> None:
    """A heading above the questions of each, and above its own words."""
    imported(tracker, home, "bromma", "Föreningarna träffas\tKulturchef\tLöpande\tVB\n")
    imported(tracker, home, "skarpnack", "Lokalen visas\tLokalchef\tLöpande\tVB\n")

    text = letter(tracker, "sam@kommun.example", "2021-12-13")

    for label in ("2021, Bromma stadsdelsnämnd", "2021, Skarpnäcks stadsdelsnämnd"):
        assert text.count(label) == 2
    assert "går in i nämndernas verksamhetsberättelse för 2021." in text


def test_only_boards_whose_annual_report_gets_an_answer_count(tracker: Tracker, home: Path) -> None:
    """One board's answer goes into its tertial report."""
    imported(tracker, home, "bromma", "Föreningarna träffas\tKulturchef\tLöpande\tT1, VB\n")
    imported(tracker, home, "skarpnack", "Lokalen visas\tLokalchef\tSenast 30 april 2021\tVB\n")

    text = letter(tracker, "sam@kommun.example", "2021-03-25")

    assert "går in i tertialrapport 1 och nämndens verksamhetsberättelse för 2021." in text
