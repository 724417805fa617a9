"""Replies with what an expert of Swedish action plans would say of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cases import each
from tests.examples import sample
from tracker.reading.reply import SURE, Reading, read_reply

FOLDER = Path(__file__).parents[1] / "data" / "replies"
FILES = sorted(FOLDER.glob("*.json"))


def _faults(reply: dict[str, Any], reading: Reading) -> list[str]:
    """What is wrong with a reading: another answer than the expert's, or a review without a reason."""
    answers = {str(one.activity): "repeat" if one.repeat else one.status for one in reading.answers}
    as_expert = not reading.review and answers == (reply.get("expert") or reply.get("answers"))
    faults = []
    if reading.review is not reply["review"] and not ("expert" in reply and as_expert):
        faults.append(f"review is {reading.review}")
    if not reading.review and not as_expert:
        faults.append(f"answers are {answers}")
    if "value" in reply and reading.answers[0].value != reply["value"]:
        faults.append(f"the number is {reading.answers[0].value}")
    # What was hidden is a reason too, and asks for nobody.
    if bool(reading.reasons) is not (reading.review or bool(reading.suspected)):
        faults.append(f"the reasons are {[reason.sentence for reason in reading.reasons]}")
    if not reading.review and any(answer.confidence < SURE for answer in reading.answers):
        faults.append("an answer is unsure, and no person looks")
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_replies_mean_what_an_expert_says(path: Path) -> None:
    """What is clear is read without a person; what is not goes to one, with a reason.

    Where the program asks a person and an expert would not (`expert`), the expert's answer is right too.
    """
    faults = {}
    for reply in sample(json.loads(path.read_text(encoding="utf-8")), every=2):
        reading = read_reply(reply["text"], reply["activities"], reply.get("titles", ()))
        if found := _faults(reply, reading):
            faults[reply["text"]] = found

    assert not faults


def test_an_experts_answer_is_no_fault() -> None:
    """A reply that the program sends to a person today may be read one day, as the expert reads it."""
    reading = read_reply("Klart", 1)
    reply = {"text": "Klart", "review": True, "answers": {}}

    assert _faults(reply, reading)
    assert _faults({**reply, "expert": {"1": "pagar"}}, reading)
    assert not _faults({**reply, "expert": {"1": "genomford"}}, reading)


@each(
    "text",
    ["inte klart", "ej genomförd", "klart i mars", "blir klart", "ska genomföras", "nästan klart",
    "klart utom en",
     "aldrig genomfört", "utbildningen hölls aldrig", "det är inte\nklart", "klart?", "kan bli klart",
     "om det blir klart",
     "när det är klart", "klart innan jul", "nog klart", "inte, som vi trodde, klart", "1 av 2 klart",
     "halva klart",
     "inget är klart", "varken klart eller påbörjat", "klart till hösten", "planeringen är klar",
     "hoppas det är klart",
     "klart snart", "INTE KLART", "ej klart", "inte alls genomfört", "skulle varit klart",
     "en träff har hållits"],
)  # fmt: skip
@each("frame", ["{}", "Hej!\n\n{}\n\nMvh Anna", "1. {}", "{}."])
def test_what_is_not_done_is_never_read_as_done(text: str, frame: str) -> None:
    """The worst error: an activity that is closed though nobody did it."""
    reading = read_reply(frame.format(text), 1)

    done = [answer for answer in reading.answers if answer.status == "genomford"]
    assert not done or reading.review


def test_a_letter_with_its_own_numbers_is_answered_by_them() -> None:
    """The letter asked about 4 and 9; "9 klart" is for 9, and 1 was not asked about."""
    reading = read_reply("4. pågår\n9. klart", 2, numbers=(4, 9))

    assert [(answer.activity, answer.status) for answer in reading.answers] == [
        (4, "pagar"),
        (9, "genomford"),
    ]
    assert read_reply("1. klart", 2, numbers=(4, 9)).review


def test_the_only_one_asked_gets_the_whole_text_and_its_own_number() -> None:
    reading = read_reply("Klart, vi höll utbildningen i mars.", 1, numbers=(7,))

    assert [(answer.activity, answer.comment) for answer in reading.answers] == [
        (7, "Klart, vi höll utbildningen i mars.")
    ]


def test_a_word_of_a_title_only_suggests() -> None:
    """An answer that repeats one of a title's words is proposed for it, and a person decides."""
    titles = ("Utbildning i hedersfrågor", "Samverkan med skolan")

    reading = read_reply("Samverkan pågår", 2, titles)

    assert reading.review
    assert [(answer.activity, answer.status) for answer in reading.answers] == [(2, "pagar")]


def test_a_whole_title_points() -> None:
    """Two of its words and none of another's: the sender has said which activity it is."""
    titles = ("Utbildning i hedersfrågor", "Samverkan med skolan")

    reading = read_reply("Samverkan med skolan pågår", 2, titles)

    assert not reading.review
    assert [(answer.activity, answer.status) for answer in reading.answers] == [(2, "pagar")]


def test_numbers_of_an_indicator_are_kept() -> None:
    answer = read_reply("12 av 15 har gått utbildningen", 1).answers[0]

    assert (answer.value, answer.target) == (12, 15)


@each("text", ["klart 12 mars 2021", "klart, ring 08-123 45 67", "kl. 10", "v. 33", "den 3:e", "§ 12"])
def test_dates_and_telephones_are_no_indicators(text: str) -> None:
    assert all(answer.value is None for answer in read_reply(text, 1).answers)


def test_the_comment_keeps_the_senders_words() -> None:
    """å ä ö and capital letters stay; only the number in front goes."""
    answer = read_reply("1. Pågår – väntar på LOKAL i Årsta\n2. Klart", 2).answers[0]

    assert answer.comment == "Pågår – väntar på LOKAL i Årsta"


def test_a_question_beside_a_status_leaves_only_a_suggestion() -> None:
    """The status is filled in for the person who decides, and nothing applies it."""
    reading = read_reply("Klart. Ska jag skicka in protokollet?", 1)

    assert [reason.sentence for reason in reading.reasons] == ["Svaret innehåller en fråga."]
    assert reading.answers[0].status == "genomford"
    assert reading.answers[0].confidence < SURE


def test_an_answer_without_its_number_is_only_a_suggestion() -> None:
    answer = read_reply("Klart", 3).answers[0]

    assert (answer.activity, answer.status) == (None, "genomford")
    assert answer.confidence < SURE
