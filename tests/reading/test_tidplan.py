"""A tidplan cell is read as READING.md says; above all, no due date is given where the plan gives none."""

import json
from datetime import date
from pathlib import Path

from tests.cases import each
from tracker.reading.tidplan import read_tidplan

DATA = Path(__file__).parent.parent / "data" / "reading"
CASES = [
    case
    for name in ("tidplan", "tidplan_second", "tidplan_third", "tidplan_fourth", "tidplan_fifth")
    for case in json.loads((DATA / f"{name}.json").read_text("utf-8"))
]


@each("case", CASES)
def test_phrase_is_read_as_its_reader_would(case):
    """Kind, due dates, frequency and problem are those that a coordinator would give."""
    schedule = read_tidplan(case["text"], case["year"])

    read = (schedule.kind, [str(day) for day in schedule.due], schedule.times_per_year, schedule.problem)

    assert read == (case["kind"], case["due"], case["times_per_year"], case["problem"]), case.get(
        "reason", ""
    )


@each("case", CASES)
def test_explanation_is_one_swedish_sentence(case):
    """What was understood can be shown to a person as it stands."""
    explanation = read_tidplan(case["text"], case["year"]).explanation

    assert explanation[0].isupper() or explanation[0].isdigit()
    assert explanation.endswith(".")
    assert "None" not in explanation


@each(
    ("text", "start", "end"),
    [
        ("Löpande sedan 2018.", date(2018, 1, 1), None),
        ("Pågår t.o.m. 2018", None, date(2018, 12, 31)),
        ("Påbörjas hösten 2021", date(2021, 7, 1), None),
        ("Tidigast 1 mars", date(2021, 3, 1), None),
        ("Efter sommaren", date(2021, 9, 1), None),
        ("Genomförs löpande under året.", date(2021, 1, 1), date(2021, 12, 31)),
        ("Började 2020 och är nu löpande.", date(2020, 1, 1), None),
        ("vinter 2021", date(2021, 12, 1), date(2022, 2, 28)),
        ("Mandatperioden", date(2019, 1, 1), date(2022, 12, 31)),
        ("Senast 1 mars", None, None),
        ("Årligen fr.o.m. 2021", date(2021, 1, 1), None),
    ],
)
def test_start_and_end_stand_where_the_text_states_them(text, start, end):
    """A deadline has neither; what goes on has what is stated."""
    schedule = read_tidplan(text, 2021)

    assert (schedule.start, schedule.end) == (start, end)


@each(
    ("text", "sentence"),
    [
        ("Senast 31 dec 2021", "Klart senast 31 december 2021."),
        ("4 ggr/år", "Fyra gånger per år."),
        ("Varannan månad", "Varannan månad."),
        ("2021", "Under 2021."),
        ("31 september", "Det går inte att läsa ut någon tid. Datumet 31 september finns inte i kalendern."),
    ],
)
def test_explanation_says_what_was_understood(text, sentence):
    assert read_tidplan(text, 2021).explanation == sentence


def test_long_text_is_cut_and_the_explanation_says_so():
    """A megabyte in a cell is no plan; it takes no longer than a long cell."""
    schedule = read_tidplan("Löpande " + "x 1/2 och " * 100_000, 2021)

    assert "bara de första 4000 tecknen är lästa" in schedule.explanation
