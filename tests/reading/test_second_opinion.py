"""The classifier beside the questions: what it objects to, what it never does, and how strangers are read."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.examples import is_thorough
from tests.train.beside import TRAINING, accepted, asked_of
from tests.train.digest import beside_digest
from tests.train.replies import FOLDER, REVIEW
from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import DecidedBy
from tracker.domain.status import Status
from tracker.reading.reply import SURE, read_reply
from tracker.reading.reply.classifier import model
from tracker.reading.reply.questions import reader

BLIND = FOLDER / "beside_blind"
DAY = date(2021, 12, 6)
CLOSING = {"genomford", "utgar"}
EVERY = 40 if is_thorough() else 160  # of the training data, one reply in so many is read
EVERY_BLIND = 3 if is_thorough() else 9


def _one(text: str, kind: QuestionKind, title: str, **more: Any) -> Answer:
    return read_reply(text, 1, [title], questions=[kind], day=DAY, **more).answers[0]


def _counts(paths: list[Path], every: int = 1) -> Counter[str]:
    """The answers that are applied right, wait for a person, are applied wrong, or close falsely."""
    counts: Counter[str] = Counter()
    for reply in [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()][
        ::every
    ]:
        asked = asked_of(reply)
        reading = read_reply(
            reply["text"],
            len(asked),
            [one.title for one in asked],
            questions=[one.kind for one in asked],
            day=asked[0].day,
            forecast=reply["forecast"],
        )
        for answer in reading.answers:
            counts[_judged(answer, accepted(reply["want"].get(str(answer.activity))))] += 1
    return counts


def _judged(answer: Answer, wanted: tuple[str, ...]) -> str:
    if answer.confidence < SURE or answer.activity is None:
        return "waits"
    code = "repeat" if answer.repeat else str(answer.status)
    if code in wanted or (code == "pagar" and answer.value is not None and "genomford" in wanted):
        return "right"
    return "closes" if code in CLOSING else "wrong"


def test_the_weights_belong_to_these_answers_and_these_rules() -> None:
    """After a change of the training data, the rules or the features: train again."""
    assert model.load_weights(model.BESIDE_WEIGHTS).header["digest"] == beside_digest(), (
        "train again: make train"
    )


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Krisberedskapen ligger på Gunnars bord.", QuestionKind.ONGOING, "Krisberedskap i förvaltningen"),
        ("Tack för påminnelsen, den hade jag missat helt!", QuestionKind.ONGOING, "Rådet för trygghet"),
        (
            "Rutiner finns säkert, men används de? Tja.",
            QuestionKind.ONGOING,
            "Rutiner för stöd till anhöriga",
        ),
    ],
)
def test_it_objects_to_what_reports_nothing(
    text: str, kind: QuestionKind, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hand-over, a thank-you and a doubt wait for a person."""
    assert _one(text, kind, title).confidence < SURE

    monkeypatch.setattr(reader, "seconded", lambda _heard, verdict: verdict)

    by_rules = [_one(text, kind, title).confidence for text, kind, title in (_HAND_OVER,)]
    assert max(by_rules) >= SURE, "the rules alone would have recorded it"


_HAND_OVER = ("Krisberedskap är Gunnars bord.", QuestionKind.ONGOING, "Krisberedskap i förvaltningen")


def test_it_records_nothing_that_closes() -> None:
    """What it finds done by itself, a person confirms; of work that comes again it goes on, at most."""
    answer = _one("Blanketten fick alla på mötet den 7 november.", QuestionKind.DATE, "Sprida blanketten")
    again = _one(
        "Vägledningen gicks igenom med hela gruppen 7 november.", QuestionKind.FREQUENCY, "Vägledning"
    )

    assert answer.status is Status.GENOMFORD
    assert answer.confidence < SURE
    assert again.confidence < SURE or again.status is Status.PAGAR


def test_it_is_not_asked_whether_the_last_report_holds() -> None:
    """ "Ja" to "stämmer det fortfarande?" repeats the last report, and it was not trained on that."""
    answer = _one("Ja", QuestionKind.COUNTABLE, "Utbildning för all personal", confirming=(1,))

    assert answer.repeat
    assert answer.trace.decided_by is DecidedBy.QUESTION


def test_the_training_data_is_read() -> None:
    """Hardly any of what it was trained on is read wrong."""
    counts = _counts(sorted(TRAINING.glob("*.jsonl")), EVERY)

    assert counts.total() >= 8000 // EVERY
    assert counts["right"] >= 0.6 * counts.total()
    assert counts["wrong"] <= 0.03 * counts.total()
    assert not counts["closes"]


def test_answers_of_strangers_are_read() -> None:
    """Written by others than those of the training data, and never mended for."""
    counts = _counts(sorted(BLIND.glob("*.jsonl")), EVERY_BLIND)

    assert counts.total() >= 1500 // EVERY_BLIND
    assert counts["wrong"] <= 0.04 * counts.total()
    assert not counts["closes"]
    assert counts["waits"] <= 0.3 * counts.total()


def test_what_is_left_to_a_person_has_its_own_verdict() -> None:
    """The training data teaches what reports nothing, beside the statuses."""
    assert REVIEW in model.load_weights(model.BESIDE_WEIGHTS).verdicts
