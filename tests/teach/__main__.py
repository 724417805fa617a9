"""`make teach` writes the weights; `python -m tests.teach --measure` tells how strange writers are read."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tests.teach.replies import REVIEW, Taught, digest, taught
from tracker.reading.reply import cut_quotes, cut_signature, understanding
from tracker.reading.reply.meaning.weighing import read_by_grammar
from tracker.reading.reply.second_reader import judging
from tracker.reading.reply.second_reader.marks import marks_of
from tracker.reading.reply.values import SURE

WEIGHTS = Path(judging.__file__).with_name(judging.WEIGHTS)
SEEN_AT_LEAST = 3
STRENGTH = 5.0  # of the regression: larger fits closer
TOO_LIGHT = 5  # hundredths; a mark that adds less for every verdict is left out
HUNDREDTHS = 100
# All marks; only the words; only the grammar and the endings; only the single words.
LOOKS: tuple[Callable[[str], bool], ...] = (
    lambda _mark: True,
    lambda mark: mark[0] not in "GMRT",
    lambda mark: mark[0] in "GMRTz",
    lambda mark: mark[:2] in {"w ", "s ", "p "},
)


def main() -> None:
    replies = taught()
    marks = [_marks(one) for one in replies]
    if "--measure" in sys.argv:
        _measure(replies, marks)
        return
    verdicts, rows = learn(replies, marks)
    lines = [
        f"# Learned from {len(replies)} replies, {digest()}. Made by `make teach`; not to be edited.",
        "\t".join(["mark", *verdicts]),
        *(f"{mark}\t{_row(row)}" for mark, row in sorted(rows.items())),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(replies)} svar, {len(rows)} kännetecken, {WEIGHTS.stat().st_size // 1000} kB")


def _row(weights: Sequence[int]) -> str:
    return "\t".join(str(weight or "") for weight in weights)


def _marks(one: Taught) -> frozenset[str]:
    own = cut_signature(cut_quotes(one.text))
    return marks_of(own, one.title, read_by_grammar(own, one.title))


def learn(
    replies: Sequence[Taught], marks: Sequence[frozenset[str]]
) -> tuple[list[str], dict[str, list[int]]]:
    """The verdicts, and for each mark what it adds for each of them, in hundredths.

    The mean of several looks at the same replies: one that sees all marks trusts the few strongest, and is
    too sure of itself.
    """
    verdicts = sorted({one.verdict for one in replies})
    sums: dict[str, np.ndarray] = {}
    for look in LOOKS:
        for mark, weights in _learn(replies, [frozenset(filter(look, one)) for one in marks]).items():
            sums[mark] = sums.get(mark, 0) + weights
    mean = {mark: np.round(weights * HUNDREDTHS / len(LOOKS)).astype(int) for mark, weights in sums.items()}
    return verdicts, {
        mark: [int(weight) for weight in row] for mark, row in mean.items() if np.abs(row).max() >= TOO_LIGHT
    }


def _learn(replies: Sequence[Taught], marks: Sequence[frozenset[str]]) -> dict[str, np.ndarray]:
    """What each mark adds for each verdict (in order of the alphabet), by logistic regression."""
    seen = Counter(mark for one in marks for mark in one)
    columns = DictVectorizer()
    table = columns.fit_transform(
        [{mark: 1.0 for mark in one if seen[mark] >= SEEN_AT_LEAST} for one in marks]
    )
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(table, [one.verdict for one in replies], sample_weight=[one.weight for one in replies])
    names = (str(name) for name in columns.get_feature_names_out())
    return {judging.ALWAYS: model.intercept_, **dict(zip(names, model.coef_.T, strict=True))}


def _measure(replies: Sequence[Taught], marks: Sequence[frozenset[str]]) -> None:
    """Each writer's replies, read by what was learned from all the others."""
    print(f"{'skribent':12} {'antal':>6} {'rätt':>7} {'granskas':>9} {'fel':>6} {'falskt genomförd':>17}")
    whole: Counter[str] = Counter()
    for writer in sorted({one.writer for one in replies if one.weight == 1.0}):
        others = [at for at, one in enumerate(replies) if one.writer != writer]
        verdicts, rows = learn([replies[at] for at in others], [marks[at] for at in others])
        _use(verdicts, rows)
        counts = Counter(_judged(one) for one in replies if one.writer == writer)
        whole += counts
        _show(writer, counts)
    _show("alla", whole)


def _use(verdicts: list[str], rows: dict[str, list[int]]) -> None:
    learned = (tuple(verdicts), {mark: _row(row) for mark, row in rows.items()})
    judging._learned = lambda: learned


def _judged(one: Taught) -> str:
    meaning = understanding.understand(cut_signature(cut_quotes(one.text)), one.title)
    said = "repeat" if meaning.repeat else str(meaning.status)
    if meaning.confidence < SURE or meaning.reasons:
        return "right" if one.verdict == REVIEW else "review"
    if said == one.verdict:
        return "right"
    return "false done" if said == "genomford" else "wrong"


def _show(name: str, counts: Counter[str]) -> None:
    number = counts.total()
    right, review = counts["right"] / number, counts["review"] / number
    wrong = (counts["wrong"] + counts["false done"]) / number
    print(
        f"{name:12} {number:6} {right:7.1%} {review:9.1%} {wrong:6.1%} {counts['false done']:17}", flush=True
    )


if __name__ == "__main__":
    main()
