"""`make train` writes the weights; `python -m tests.train --evaluate` measures writers that were left out."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tests.train.beside import cases, example
from tests.train.digest import beside_digest, training_digest
from tests.train.replies import REVIEW, Example, examples, features
from tracker.reading.reply import cut_quotes, cut_signature
from tracker.reading.reply.classifier import model
from tracker.reading.reply.classifier.features import Family
from tracker.reading.reply.interpret import interpret
from tracker.reading.reply.values import SURE

FOLDER = Path(model.__file__).parent
SEEN_AT_LEAST = 3
STRENGTH = 5.0  # of the regression: larger fits closer
BESIDE_SEEN_AT_LEAST, BESIDE_STRENGTH = 2, 1.0
Answered = tuple[Example, frozenset[str]]
TOO_LIGHT = 5  # hundredths; a feature that adds less to every verdict is left out
HUNDREDTHS = 100
_OF_GRAMMAR = {Family.FINDING, Family.GRAMMAR, Family.REASON, Family.TITLE}
_SINGLE_WORDS = {Family.WORD, Family.SUFFIX, Family.PREFIX}
# All families; only the words; only the grammar and the endings; only the single words.
SUBSETS: tuple[Callable[[str], bool], ...] = (
    lambda _family: True,
    lambda family: family not in _OF_GRAMMAR,
    lambda family: family in {*_OF_GRAMMAR, Family.SHAPES},
    lambda family: family in _SINGLE_WORDS,
)


def main() -> None:
    if "--evaluate" in sys.argv:
        training = examples()
        _evaluate(training, [features(one) for one in training])
        evaluate_beside()
        return
    if "--beside" not in sys.argv:
        training = examples()
        sets = [features(one) for one in training]
        _write(model.WEIGHTS, len(training), training_digest(), *train(training, sets))
    answers = [example(case) for case in cases()]
    _write(model.BESIDE_WEIGHTS, len(answers), beside_digest(), *train_beside(answers))


def _write(
    name: str, replies: int, digest: str, verdicts: Sequence[str], rows: Mapping[str, Sequence[int]]
) -> None:
    lines = [
        "# Weights of the reply classifier. Written by `make train`; not to be edited.",
        f"# format: {model.FORMAT_VERSION}",
        f"# replies: {replies}",
        f"# digest: {digest}",
        "\t".join(["feature", *verdicts]),
        *(f"{feature}\t{_row(row)}" for feature, row in sorted(rows.items())),
    ]
    path = FOLDER / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {replies} svar, {len(rows)} kännetecken, {path.stat().st_size // 1000} kB")


def _row(weights: Sequence[int]) -> str:
    return "\t".join(str(weight or "") for weight in weights)


def train(
    training: Sequence[Example], sets: Sequence[frozenset[str]]
) -> tuple[list[str], dict[str, list[int]]]:
    """The verdicts, and for each feature its weight for each of them, in hundredths.

    The mean of several regressions, each on a subset of the families: one that is given all features relies
    on the few strongest, and is overconfident.
    """
    verdicts = sorted({one.verdict for one in training})
    sums: dict[str, np.ndarray] = {}
    for uses in SUBSETS:
        subset = [frozenset(one for one in some if uses(one.partition(" ")[0])) for some in sets]
        for feature, weights in _fit(training, subset).items():
            sums[feature] = sums.get(feature, 0) + weights
    return verdicts, _in_hundredths({one: weights / len(SUBSETS) for one, weights in sums.items()})


def train_beside(answers: Sequence[Answered]) -> tuple[list[str], dict[str, list[int]]]:
    """The same for answers beside their questions, by one regression on all features."""
    training, sets = [one for one, _ in answers], [some for _, some in answers]
    fitted = _fit(training, sets, BESIDE_SEEN_AT_LEAST, BESIDE_STRENGTH)
    return sorted({one.verdict for one in training}), _in_hundredths(fitted)


def _in_hundredths(weights: Mapping[str, np.ndarray]) -> dict[str, list[int]]:
    rounded = {one: np.round(row * HUNDREDTHS).astype(int) for one, row in weights.items()}
    return {
        one: [int(weight) for weight in row] for one, row in rounded.items() if np.abs(row).max() >= TOO_LIGHT
    }


def _fit(
    training: Sequence[Example],
    sets: Sequence[frozenset[str]],
    seen_at_least: int = SEEN_AT_LEAST,
    strength: float = STRENGTH,
) -> dict[str, np.ndarray]:
    """The weight of each feature for each verdict (in alphabetical order), by logistic regression."""
    seen = Counter(feature for some in sets for feature in some)
    columns = DictVectorizer()
    table = columns.fit_transform([{one: 1.0 for one in some if seen[one] >= seen_at_least} for some in sets])
    regression = LogisticRegression(C=strength, max_iter=400)
    regression.fit(table, [one.verdict for one in training], sample_weight=[one.weight for one in training])
    names = (str(name) for name in columns.get_feature_names_out())
    return {model.BIAS: regression.intercept_, **dict(zip(names, regression.coef_.T, strict=True))}


def _evaluate(training: Sequence[Example], sets: Sequence[frozenset[str]]) -> None:
    """Each writer's replies, read by a classifier that was trained on all the others."""
    print(f"{'skribent':12} {'antal':>6} {'rätt':>7} {'granskas':>9} {'fel':>6} {'falskt genomförd':>17}")
    whole: Counter[str] = Counter()
    for writer in sorted({one.writer for one in training if one.weight == 1.0}):
        others = [index for index, one in enumerate(training) if one.writer != writer]
        _use(*train([training[index] for index in others], [sets[index] for index in others]))
        counts = Counter(_outcome(one) for one in training if one.writer == writer)
        whole += counts
        _show(writer, counts)
    _show("alla", whole)


def _use(verdicts: list[str], rows: dict[str, list[int]]) -> None:
    weights = model.Weights({}, tuple(verdicts), {feature: _row(row) for feature, row in rows.items()})
    model.load_weights = lambda _file=model.WEIGHTS: weights


def evaluate_beside() -> None:
    """Each writer's answers, judged by a classifier that was trained on all the others."""
    answers = [example(case) for case in cases()]
    for writer in sorted({one.writer for one, _ in answers}):
        verdicts, rows = train_beside([pair for pair in answers if pair[0].writer != writer])
        _use(verdicts, rows)
        counts: Counter[str] = Counter()
        for one, some in answers:
            if one.writer == writer:
                likely = model.probabilities(some)
                counts["right" if max(likely, key=likely.__getitem__) == one.verdict else "wrong"] += 1
        print(f"{writer:12} {counts.total():6} {counts['right'] / counts.total():7.1%}", flush=True)


def _outcome(one: Example) -> str:
    meaning = interpret(cut_signature(cut_quotes(one.text)), one.title)
    verdict = "repeat" if meaning.repeat else str(meaning.status)
    if meaning.confidence < SURE or meaning.reasons:
        return "right" if one.verdict == REVIEW else "review"
    if verdict == one.verdict:
        return "right"
    return "false done" if verdict == "genomford" else "wrong"


def _show(name: str, counts: Counter[str]) -> None:
    number = counts.total()
    right, review = counts["right"] / number, counts["review"] / number
    wrong = (counts["wrong"] + counts["false done"]) / number
    print(
        f"{name:12} {number:6} {right:7.1%} {review:9.1%} {wrong:6.1%} {counts['false done']:17}", flush=True
    )


if __name__ == "__main__":
    main()
