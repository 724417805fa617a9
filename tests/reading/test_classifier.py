"""The classifier of replies: what it was trained on, what it decides, and when it is not asked."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.replies import judgement
from tests.examples import is_thorough
from tests.train.digest import training_digest
from tests.train.replies import FOLDER, TRAINING
from tracker.reading.reply import SURE, interpret, read_reply
from tracker.reading.reply.classifier import model
from tracker.reading.reply.classifier.features import features_of
from tracker.reading.reply.classifier.model import probabilities
from tracker.reading.reply.meaning.grammar import read_by_grammar

EVERY = 10 if is_thorough() else 80  # of the training data, one reply in so many is read


def _counts(paths: list[Path], every: int = 1) -> Counter[str]:
    """How many replies are read right, sent to a person, read wrong, and falsely read as done."""
    counts: Counter[str] = Counter()
    cases = [case for path in sorted(paths) for case in json.loads(path.read_text("utf-8"))]
    for case in cases[::every]:
        reading = read_reply(case["text"], case["activities"], case["titles"])
        wanted: dict[str, Any] | None = None if case["review"] else case["answers"]
        kind = judgement(reading, wanted)
        counts[kind] += 1
        if kind == "wrong":
            statuses = {str(answer.activity): answer.status for answer in reading.answers}
            counts["false done"] += any(
                status == "genomford" != (wanted or {}).get(number) for number, status in statuses.items()
            )
    return counts


def test_the_weights_belong_to_these_replies_and_this_grammar() -> None:
    """After a change of the training data, the grammar, its findings or the features: train again."""
    assert model.load_weights().header["digest"] == training_digest(), "train again: make train"


def test_weights_of_another_format_are_refused() -> None:
    """A file that another version wrote raises, and is not read as if nothing had been trained."""
    for header in ("# format: 1\n", "# Learned from 15659 replies, 9a8a3d99724c0d7c.\n", ""):
        with pytest.raises(model.WeightsFormatError, match="make train"):
            model.parse_weights(header + "feature\tgenomford\nword klart\t80\n")


def test_the_training_data_is_read() -> None:
    """Not all of it: what is too like another verdict goes to a person. But hardly any is read wrong."""
    counts = _counts(list(TRAINING.glob("*.json")), EVERY)
    replies = counts["right"] + counts["review"] + counts["wrong"]

    assert replies >= 10_000 // EVERY
    assert counts["right"] >= 0.75 * replies
    assert counts["wrong"] <= 0.02 * replies


def test_replies_of_strangers_are_read() -> None:
    """Written by others than those of the training data, and never mended for."""
    counts = _counts(list((FOLDER / "blind").glob("*.json")))
    replies = counts["right"] + counts["review"] + counts["wrong"]

    assert replies >= 400
    assert counts["right"] >= 0.9 * replies
    assert counts["wrong"] <= 0.02 * replies
    assert not counts["false done"]


def test_facts_without_a_word_of_status_are_understood() -> None:
    """The grammar finds no status in them; a classifier trained on some thousand replies does."""
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

    monkeypatch.setattr(interpret, "_is_beside", lambda *_: False)

    assert not read_reply(text, 1, (title,)).review


def test_it_objects_to_the_grammar() -> None:
    """The grammar finds "startar" and is sure; three meetings have been held since, and a person looks."""
    text, title = "Vi startar i augusti och har haft tre träffar sedan dess.", "Starta samtalsgrupp"

    assert read_by_grammar(text, title).confidence >= SURE
    assert read_reply(text, 1, (title,)).review


def test_it_is_not_asked_about_several_activities_at_once() -> None:
    """It was trained on answers about one; "1 och 2" is the grammar's."""
    text = "Nämnden drog in pengarna så det blir inget."

    assert interpret.interpret(text).status == "utgar"
    assert interpret.interpret(text, of_one=False) == read_by_grammar(text)


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_gets_probabilities(text: str, title: str) -> None:
    """They add up to one, are the same each time, and no text breaks it."""
    features = features_of(text, title, read_by_grammar(text, title))

    found = probabilities(features)

    assert sum(found.values()) == pytest.approx(1)
    assert set(found) == {"ej_paborjad", "pagar", "genomford", "forsenad", "utgar", "repeat", "review"}
    assert probabilities(features) == found


def test_unknown_features_add_nothing() -> None:
    """A word that no training reply holds leaves the probabilities as they were."""
    features = features_of("Klart", "", read_by_grammar("Klart"))

    assert probabilities({*features, "word xyzzyplugh"}) == pytest.approx(probabilities(features))
