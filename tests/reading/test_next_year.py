"""The words of a time plan are moved a year, each change is shown, and nothing is moved by guess."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.swedish import MONTHS
from tracker.reading.next_year import move_follow_up, move_tidplan, names_year
from tracker.reading.next_year.tidplan import CHECK
from tracker.reading.tidplan import read_tidplan

DATA = Path(__file__).parent.parent / "data" / "reading"
CORPUS = [
    (case["text"], case["year"])
    for name in ("tidplan", "tidplan_second")
    for case in json.loads((DATA / f"{name}.json").read_text("utf-8"))
]
MOVED = [
    ("senast 31 maj 2021", "senast 31 maj 2022"),
    ("hösten 2021", "hösten 2022"),
    ("Vårterminen 2021", "Vårterminen 2022"),
    ("v. 12 2021", "v. 12 2022"),
    ("läsår 2021/22", "läsår 2022/23"),
    ("Läsåret: 2020/2021", "Läsåret: 2021/2022"),
    ("årsskiftet 2021/2022", "årsskiftet 2022/2023"),
    ("årsskiftet 21/22", "årsskiftet 22/23"),
    ("klart 210531", "klart 220531"),
    ("klart 20210531", "klart 20220531"),
    ("2021-05-31", "2022-05-31"),
    ("31/12-21", "31/12-22"),
    ("VT21", "VT22"),
    ("dec 21", "dec 22"),
    ("21/1 2021", "21/1 2022"),
    ("start v. 21, klart v. 40 2021", "start v. 21, klart v. 40 2022"),
    ("1 mars och 1 oktober 2021", "1 mars och 1 oktober 2022"),
    ("våren 2021, senast 31 maj 2021", "våren 2022, senast 31 maj 2022"),
    ("februari 2021", "februari 2022"),
    ("senast 1 maj 2021", "senast 1 maj 2022"),  # a Sunday: a person sees it, the plan's words say it
    ("Pågår under 2021", "Pågår under 2022"),
    ("Ska vara genomfört senast 31 maj 2021", "Ska vara genomfört senast 31 maj 2022"),
]
STAYS = [
    "2021–2024",
    "Mandatperioden 2019–2022",
    "mandatperioden",
    "mars",
    "löpande",
    "Löpande sedan 2018",
    "Löpande sedan 2021",
    "senast 31 december 2023",
    "21 mars",
    "v. 12-21",
    "årligen senast 1 mars",
    "Vid behov",
    "Tidigast 1 september",
    "",
]
FOR_A_PERSON = [
    ("senast 29 feb 2024", 2024, "datumet finns inte 2025"),
    ("v. 53 2020", 2020, "datumet finns inte 2021"),
    ("2020–2021", 2021, "är slut"),
    ("2021/22", 2021, "läsår eller flera år"),
    ("oktober 2021–mars 2022", 2021, "årsskifte"),
    ("mars 2021 - mars 2022", 2021, "årsskifte"),
    ("Löpande fr.o.m. 1 mars 2021", 2021, "starten 2021"),
    ("nästa år", 2021, "annat år"),
    ("Enligt särskild tidplan 2021", 2021, "går inte att läsa"),
    ("Löpande enligt budget 2021", 2021, "inte är aktivitetens tid"),
    ("Flyttat från 30 juni 2021 till 31 december 2021", 2021, "inte är aktivitetens tid"),
    ("mandatperioden", 2022, "säkert"),
    ("senast mars 2020", 2021, "före den nya planens år"),
    ("Klart " + "x" * 5000 + " 2021", 2021, "för lång"),
]
MONTH, DAY = st.sampled_from(MONTHS), st.integers(1, 28)
YEARS = st.integers(2015, 2035)


@each(("text", "moved"), MOVED)
def test_the_words_of_the_year_become_those_of_the_next(text: str, moved: str) -> None:
    found = move_tidplan(text, 2021, 2022)

    assert (found.after, found.doubt) == (moved, "")
    assert found.changed


@each("text", STAYS)
def test_what_holds_next_year_too_stays_and_needs_nobody(text: str) -> None:
    found = move_tidplan(text, 2021, 2022)

    assert (found.after, found.doubt) == (text, "")


@each(("text", "year", "why"), FOR_A_PERSON)
def test_what_can_not_be_moved_surely_keeps_its_words_and_is_marked(text: str, year: int, why: str) -> None:
    found = move_tidplan(text, year, year + 1)

    assert found.after == text
    assert found.doubt.startswith(f"{CHECK}: ")
    assert why in found.doubt


def test_a_part_that_is_not_the_activitys_time_stays_beside_one_that_is() -> None:
    found = move_tidplan("Senast 31 maj 2021, beslutad 2021-03-01", 2021, 2022)

    assert found.after == "Senast 31 maj 2022, beslutad 2021-03-01"
    assert "2021 står kvar" in found.doubt


@each(("text", "year"), CORPUS)
def test_a_thousand_phrases_say_the_same_a_year_later(text: str, year: int) -> None:
    """Or a person is told; only figures of years differ, and nothing without a year is changed."""
    found = move_tidplan(text, year, year + 1)
    before, after = read_tidplan(text, year), read_tidplan(found.after, year + 1)

    assert [sign for sign in text if not sign.isdigit()] == [c for c in found.after if not c.isdigit()]
    if not any(sign.isdigit() for sign in text):
        assert not found.changed
    if not found.doubt:
        assert (before.kind, before.times_per_year) == (after.kind, after.times_per_year)
        assert all(day.year >= year + 1 for day in after.due)
        assert all(same_day(*pair) for pair in zip(before.due, after.due, strict=True))


def same_day(one: date, other: date) -> bool:
    """Nearly: a week ends on another day of the month, and February on another day."""
    return one == other or abs((other - one).days - 365) <= 6


def written(day: int, month: str, year: int) -> Iterator[str]:
    number = MONTHS.index(month) + 1
    yield f"{day} {month} {year}"
    yield f"{year}-{number:02}-{day:02}"
    yield f"{year % 100:02}{number:02}{day:02}"
    yield f"{day}/{number} {year}"
    yield f"{day}/{number}-{year % 100:02}"


@example(15, "januari", 2015, 3, "senast ")  # the day is written as the year is
@given(DAY, MONTH, YEARS, st.integers(1, 3), st.sampled_from(("senast ", "klart ", "", "till ")))
def test_a_date_in_any_writing_is_the_same_date_in_the_new_year(
    day: int, month: str, year: int, by: int, before: str
) -> None:
    for text in written(day, month, year):
        found = move_tidplan(before + text, year, year + by)

        old, new = read_tidplan(before + text, year), read_tidplan(found.after, year + by)
        if not found.doubt:
            assert [one.replace(year=one.year + by) for one in old.due] == list(new.due)
        assert found.after in {before + other for other in written(day, month, year + by)} or found.doubt


@given(st.text(max_size=60), YEARS)
def test_any_text_moves_without_an_error_and_twice_where_it_has_no_figures(text: str, year: int) -> None:
    found = move_tidplan(text, year, year + 1)

    assert len(found.after) == len(text)
    if not any(sign.isdigit() for sign in text):
        assert found.after == text
        assert move_tidplan(found.after, year, year + 1) == found


@each(
    ("text", "moved", "told"),
    [
        (
            "I förvaltningens verksamhetsberättelse för 2021.",
            "I förvaltningens verksamhetsberättelse för 2022.",
            False,
        ),
        ("T2 och VB 2021", "T2 och VB 2022", False),
        ("VB", "VB", False),
        ("VB 2020", "VB 2020", False),
        ("Redovisas 2021 i VB 2021", "Redovisas 2021 i VB 2022", True),
        ("Enkäten 2021", "Enkäten 2021", True),
    ],
)
def test_the_reports_that_a_follow_up_names_are_those_of_the_new_year(
    text: str, moved: str, told: bool
) -> None:
    found = move_follow_up(text, 2021, 2022)

    assert found.after == moved
    assert bool(found.doubt) is told


def test_a_cell_that_is_not_moved_tells_that_it_names_the_year() -> None:
    assert names_year("Konferensen 2021 planeras", 2021) == "texten nämner 2021"
    assert names_year("Konferensen 2019 följs upp för 21 medarbetare", 2021) == ""
