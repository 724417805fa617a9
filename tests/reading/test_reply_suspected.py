"""What may tell who a private person is: hidden, named, and no reason to stop a clear answer."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.reply.codes import ReasonCode
from tracker.reading.reply import guard, read_reply
from tracker.reading.reply.reasons import Reason

FILE = Path(__file__).parents[1] / "data" / "guard" / "held_out.json"
TEXTS: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))


@each("case", TEXTS)
def test_a_text_is_redacted_as_an_expert_says(case: dict[str, Any]) -> None:
    """Numbers that belong to nobody, in every spelling, and everything that only looks like one."""
    found = guard.redact(case["text"])

    assert any(place.kind == guard.PERSONAL for place in found.found) is case["personal"]
    assert sorted(set(found.suspected)) == case["kinds"]


@each("case", TEXTS)
def test_only_a_personal_number_stops_a_reply(case: dict[str, Any]) -> None:
    reading = read_reply(case["text"], 1)

    assert (Reason(ReasonCode.PERSONAL_NUMBER) in reading.reasons) is case["personal"]
    assert reading.review or not case["personal"]


def test_a_clear_answer_with_something_suspected_is_applied_and_tells_of_it() -> None:
    reading = read_reply("1. Klart, brukaren Anna Ek är informerad (tel 070-123 45 67)\n2. Pågår", 2)

    assert not reading.review
    assert reading.suspected == ("name", "phone")
    assert [reason.sentence for reason in reading.reasons] == [
        "Dolt i svaret, kan godkännas av en människa: namn på en privatperson, telefonnummer.",
    ]
    assert reading.answers[0].comment == "Klart, brukaren [namn?] är informerad (tel [telefonnummer])"
    assert "Anna" not in repr(reading)


def test_places_are_those_of_the_text_as_it_was_written() -> None:
    text = "Ring 08-123 45 67 om 650412-1234"

    assert [text[place.start : place.end] for place in guard.redact(text).found] == [
        "08-123 45 67",
        "650412-1234",
    ]


@each(
    "text",
    ["Enhetschefen Anna Ek höll kursen", "Brukaren har fått en plan", "Eleven Hälsan-programmet",
    "SFS 2018:218",
     "ärende 1 klart", "kl. 08-10 2021", "12 av 15 år 2021", "Barnet i centrum"],
)  # fmt: skip
def test_what_tells_of_nobody_is_left(text: str) -> None:
    assert guard.redact(text) == guard.Redacted(text, ())


@given(st.text(max_size=300))
def test_any_text_is_redacted(text: str) -> None:
    """Places are in order and do not lie on each other."""
    places = guard.redact(text).found

    assert all(first.end <= second.start for first, second in pairwise(places))


def test_a_case_number_is_no_indicator() -> None:
    """ "KS 2021/77" is not 2021 of 77, and a telephone number is no count."""
    for text in ("Pågår, dnr KS 2021/77", "Klart, tel 08-123 45 67", "Pågår, ärende 4711"):
        reading = read_reply(text, 1)

        assert reading.answers[0].value is None
        assert not reading.review
