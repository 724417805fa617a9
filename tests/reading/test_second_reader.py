"""The reader that learned from replies: what it knows, when it is silent, and what it never does."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.replies import judgement
from tests.teach.replies import FOLDER, digest
from tracker.reading.reply import SURE, read_reply, understanding
from tracker.reading.reply.meaning.weighing import read_by_grammar
from tracker.reading.reply.second_reader import judging
from tracker.reading.reply.second_reader.judging import judged
from tracker.reading.reply.second_reader.marks import marks_of

TAUGHT = sorted((FOLDER / "taught").glob("*.json"))
BLIND = sorted((FOLDER / "blind").glob("*.json"))


def _counts(path: Path) -> Counter[str]:
    """How many replies of a file are read right, sent to a person, wrong, and falsely called done."""
    counts: Counter[str] = Counter()
    for case in json.loads(path.read_text("utf-8")):
        reading = read_reply(case["text"], case["activities"], case["titles"])
        wanted: dict[str, Any] | None = None if case["review"] else case["answers"]
        kind = judgement(reading, wanted)
        counts[kind] += 1
        if kind == "wrong":
            said = {str(answer.activity): answer.status for answer in reading.answers}
            counts["false done"] += any(
                status == "genomford" != (wanted or {}).get(number) for number, status in said.items()
            )
    return counts


def test_the_weights_were_learned_from_the_replies_that_lie_here() -> None:
    """After a change of the replies: `make teach`."""
    first = Path(judging.__file__).with_name(judging.WEIGHTS).read_text("utf-8").partition("\n")[0]

    assert digest() in first


@pytest.mark.parametrize("path", TAUGHT, ids=lambda path: path.stem)
def test_what_was_taught_is_read(path: Path) -> None:
    """Not all of it: what is too alike another verdict goes to a person. But hardly any is read wrong."""
    counts = _counts(path)

    assert counts["right"] >= 0.75 * counts.total()
    assert counts["wrong"] <= 0.02 * counts.total()


def test_replies_of_strangers_are_read() -> None:
    """Written by others than those that it learned from, and never mended for."""
    counts = sum((_counts(path) for path in BLIND), Counter())
    replies = counts["right"] + counts["review"] + counts["wrong"]

    assert replies >= 400
    assert counts["right"] >= 0.9 * replies
    assert counts["wrong"] <= 0.02 * replies
    assert not counts["false done"]


def test_facts_without_a_word_of_status_are_understood() -> None:
    """The grammar finds no status in them; whoever has read some thousand replies does."""
    for text, title, status in (
        ("Skyltarna är uppe.", "Tydligare skyltning på demensboendet", "genomford"),
        ("Enkäten gick ut i tisdags, svaren ska vara inne den 20:e.", "Brukarundersökning", "pagar"),
        ("Nämnden drog in pengarna så det blir inget.", "Projekt med musikterapi", "utgar"),
    ):
        assert read_by_grammar(text, title).confidence < SURE
        reading = read_reply(text, 1, (title,))
        assert not reading.review
        assert reading.answers[0].status == status


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Skyltarna sitter uppe på alla avdelningar sedan i fredags tror jag.",
            "Tydligare skyltning på boendet",
        ),
        ("Nämnden drog in pengarna så det blir inget. Ska jag meddela facket?", "Projekt med musikterapi"),
        ("Pengarna ströks så det blir inget, kontakta ekonomi.", "Projekt med musikterapi"),
    ],
)
def test_doubts_questions_and_hand_overs_stay_with_a_person(
    text: str, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However likely the verdict is: the sender left it open. Without that rule it would have been noted."""
    assert read_reply(text, 1, (title,)).review

    monkeypatch.setattr(understanding, "_is_beside", lambda *_: False)

    assert not read_reply(text, 1, (title,)).review


def test_it_objects_to_the_grammar() -> None:
    """The grammar hears "startar" and is sure; three meetings have been held since, and a person looks."""
    text, title = "Vi startar i augusti och har haft tre träffar sedan dess.", "Starta samtalsgrupp"

    assert read_by_grammar(text, title).confidence >= SURE
    assert read_reply(text, 1, (title,)).review


def test_of_several_activities_at_once_it_is_silent() -> None:
    """It learned from answers about one; "1 och 2" is the grammar's."""
    text = "Nämnden drog in pengarna så det blir inget."

    assert understanding.understand(text).status == "utgar"
    assert understanding.understand(text, of_one=False) == read_by_grammar(text)


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_gets_probabilities(text: str, title: str) -> None:
    """They add up to one, are the same each time, and no text breaks it."""
    marks = marks_of(text, title, read_by_grammar(text, title))

    chances = judged(marks)

    assert sum(chances.values()) == pytest.approx(1)
    assert set(chances) == {"ej_paborjad", "pagar", "genomford", "forsenad", "utgar", "repeat", "review"}
    assert judged(marks) == chances


def test_marks_that_were_never_learned_say_nothing() -> None:
    """A word that nobody wrote leaves the verdict as it was."""
    marks = marks_of("Klart", "", read_by_grammar("Klart"))

    assert judged({*marks, "w xyzzyplugh"}) == pytest.approx(judged(marks))
