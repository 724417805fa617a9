"""tracker plans titles and question: shown, set, refused in one sentence, and taken back."""

import json

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker

PLAN = ("--district", "kungsholmen", "--year", 2021)


def asked(tracker: Tracker, number: int, command: str = "question") -> dict[str, object]:
    ran = tracker("plans", command, *PLAN, "--format", "json")
    assert ran.code == 0, ran.err
    return next(one for one in json.loads(ran.out)["activities"] if one["number"] == number)


def test_titles_and_questions_are_listed_in_the_order_of_the_plan(kungsholmen: Tracker) -> None:
    """Each activity has a title and a question, also on paper."""
    shown = kungsholmen("plans", "question", *PLAN)
    rows = json.loads(kungsholmen("plans", "titles", *PLAN, "--format", "json").out)["activities"]

    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(row["title"] and row["question"]["text"] for row in rows)
    assert all(row["title"] in " ".join(shown.out.split()) for row in rows)
    assert not any(row["title_set"] or row["question_set"] for row in rows)


def test_a_title_of_ones_own_stands_in_every_list_until_it_is_taken_back(kungsholmen: Tracker) -> None:
    """Also in the status, which reads the database by itself."""
    before = asked(kungsholmen, 7)["title"]

    ran = kungsholmen("plans", "titles", *PLAN, "--set", 7, "Rutiner för anhörigstöd")
    rows = json.loads(kungsholmen("status", "--format", "json").out)["activities"]

    assert ran.code == 0, ran.err
    assert "7 Rutiner för anhörigstöd (egen)" in ran.out
    assert next(row["title"] for row in rows if row["number"] == 7) == "Rutiner för anhörigstöd"
    assert kungsholmen("plans", "titles", "--reset", "kungsholmen-2021/7").code == 0
    assert asked(kungsholmen, 7)["title"] == before


def test_a_kind_brings_its_wording_and_a_text_is_kept(kungsholmen: Tracker) -> None:
    """Kinds are known by code and by Swedish word."""
    assert kungsholmen("plans", "question", *PLAN, "--set", 7, "--kind", "Vid behov").code == 0
    by_kind = asked(kungsholmen, 7)
    words = "Hur många anhöriga har fått stöd?"
    assert kungsholmen("plans", "question", *PLAN, "--set", 7, "--text", words).code == 0
    by_text = asked(kungsholmen, 7)

    assert by_kind["question"]["kind"] == by_text["question"]["kind"] == "conditional"
    assert "aktuellt" in by_kind["question"]["text"]
    assert (by_text["question"]["text"], by_text["question"]["counts"]) == (words, "anhöriga")
    assert by_text["question_set"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("titles", "--set", 7, " "), "saknar ord"),
        (("titles", "--set", 7, "123 ?"), "saknar ord"),
        (("titles", "--set", 7, "ord " * 11), "11 ord"),
        (("titles", "--set", 7, "x" * 81), "81 tecken"),
        (("titles", "--set", 99, "Något annat"), "ingen aktivitet 99"),
        (("question", "--set", 7, "--text", "…?"), "saknar ord"),
        (("question", "--set", 7, "--text", "Hur går det för 850709-9805?"), "personnummer"),
        (("question", "--set", 7, "--text", "hur " * 80), "tecken"),
        (("question", "--set", 7, "--kind", "gåta"), "conditional (vid behov)"),
        (("question", "--set", 7), "--kind SLAG"),
        (("question", "--text", "Hur gick det?"), "--set NR"),
        (("question", "--set", 7, "--reset", 7, "--kind", "date"), "inte båda"),
    ],
)
def test_what_can_not_be_asked_is_refused_in_one_sentence(
    kungsholmen: Tracker, words: tuple[object, ...], sentence: str
) -> None:
    """Nothing is changed then."""
    before = kungsholmen("plans", "question", *PLAN).out

    ran = kungsholmen("plans", *words, *PLAN)

    assert_one_sentence(ran, 5 if "ingen aktivitet" in sentence else 2, sentence)
    assert kungsholmen("plans", "question", *PLAN).out == before


def test_two_activities_of_a_plan_never_have_one_title(kungsholmen: Tracker) -> None:
    """A letter could not say which is meant."""
    taken = str(asked(kungsholmen, 1)["title"])

    ran = kungsholmen("plans", "titles", *PLAN, "--set", 7, taken.upper())

    assert_one_sentence(ran, 2, "Aktivitet 1 har redan den titeln")
