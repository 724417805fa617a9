"""Replies with what an expert of Swedish action plans would say of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tracker.reading.reply import SURE, read_reply

FOLDER = Path(__file__).parents[1] / "data" / "replies"
REPLIES: list[dict[str, Any]] = [
    {**reply, "file": path.stem}
    for path in sorted(FOLDER.glob("*.json"))
    for reply in json.loads(path.read_text(encoding="utf-8"))
]


def test_there_are_enough_replies() -> None:
    assert len(REPLIES) >= 100


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: f"{reply['file']}: {reply['text'][:40]}")
def test_a_reply_means_what_an_expert_says(reply: dict[str, Any]) -> None:
    """What is clear is read without a person; what is not goes to one."""
    reading = read_reply(reply["text"], reply["activities"], reply.get("titles", ()))

    assert reading.review is reply["review"], reading
    if not reply["review"]:
        said = {
            str(answer.activity): "repeat" if answer.repeat else answer.status for answer in reading.answers
        }
        assert said == reply["answers"]
    if "value" in reply:
        assert reading.answers[0].value == reply["value"]


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: f"{reply['file']}: {reply['text'][:40]}")
def test_what_goes_to_a_person_says_why(reply: dict[str, Any]) -> None:
    """A review has a reason in Swedish, and an answer below SURE is always a review."""
    reading = read_reply(reply["text"], reply["activities"], reply.get("titles", ()))

    # What was hidden is told of too, and asks for nobody.
    assert bool(reading.reasons) is (reading.review or bool(reading.suspected))
    assert all(answer.confidence >= SURE for answer in reading.answers) or reading.review


@pytest.mark.parametrize(
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
@pytest.mark.parametrize("frame", ["{}", "Hej!\n\n{}\n\nMvh Anna", "1. {}", "{}."])
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


@pytest.mark.parametrize(
    "text", ["klart 12 mars 2021", "klart, ring 08-123 45 67", "kl. 10", "v. 33", "den 3:e", "§ 12"]
)
def test_dates_and_telephones_are_no_indicators(text: str) -> None:
    assert all(answer.value is None for answer in read_reply(text, 1).answers)


def test_the_comment_keeps_the_senders_words() -> None:
    """å ä ö and capital letters stay; only the number in front goes."""
    answer = read_reply("1. Pågår – väntar på LOKAL i Årsta\n2. Klart", 2).answers[0]

    assert answer.comment == "Pågår – väntar på LOKAL i Årsta"


def test_a_question_beside_a_status_leaves_only_a_suggestion() -> None:
    """The status is filled in for the person who decides, and nothing applies it."""
    reading = read_reply("Klart. Ska jag skicka in protokollet?", 1)

    assert reading.reasons == ("Svaret innehåller en fråga.",)
    assert reading.answers[0].status == "genomford"
    assert reading.answers[0].confidence < SURE


def test_an_answer_without_its_number_is_only_a_suggestion() -> None:
    answer = read_reply("Klart", 3).answers[0]

    assert (answer.activity, answer.status) == (None, "genomford")
    assert answer.confidence < SURE
