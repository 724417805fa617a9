"""Features → the probability of each verdict, by a logistic regression trained on replies (tests/train).

The weights are a table of text: a feature, and what it adds to each verdict, in hundredths (natural
logarithm). `make train` writes them from tests/data/replies. There are two tables: one for replies without
their questions, one for answers beside the question that was asked. The header states the format and what
they were trained on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp

FORMAT_VERSION = 2
WEIGHTS = "weights.tsv"  # of replies without their questions
BESIDE_WEIGHTS = "beside.tsv"  # of answers beside the question that was asked
BIAS = "bias"  # the feature of every reply
REPEAT, REVIEW = "repeat", "review"  # verdicts beside the five statuses; "review" is for a person
_HUNDREDTHS = 100


class WeightsFormatError(Exception):
    """The weights were written by another version of the program."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The header, the verdicts, and for each feature its row of weights as in the file."""

    header: Mapping[str, str]
    verdicts: tuple[str, ...]
    rows: Mapping[str, str]  # parsed when needed: a reply has two hundred of twenty thousand


def probabilities(features: Iterable[str], file: str = WEIGHTS) -> Mapping[str, float]:
    """The probability of each verdict: the statuses, REPEAT and REVIEW. They add up to 1.

    A feature without weights adds nothing. `file` is WEIGHTS or BESIDE_WEIGHTS.
    """
    weights = load_weights(file)
    sums = [0] * len(weights.verdicts)
    for feature in (*features, BIAS):
        for index, weight in enumerate(weights.rows.get(feature, "").split("\t")):
            sums[index] += int(weight or 0)
    highest = max(sums)
    powers = [exp((value - highest) / _HUNDREDTHS) for value in sums]
    whole = sum(powers)
    return {verdict: power / whole for verdict, power in zip(weights.verdicts, powers, strict=True)}


@lru_cache(maxsize=2)
def load_weights(file: str = WEIGHTS) -> Weights:
    """The weights that are shipped. Raises WeightsFormatError if they have another format."""
    return parse_weights(files(__package__).joinpath(file).read_text("utf-8"))


def parse_weights(text: str) -> Weights:
    """The weights in `text`. Raises WeightsFormatError if they have another format."""
    lines = text.splitlines()
    header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
    if header.get("format") != str(FORMAT_VERSION):
        raise WeightsFormatError(
            f"{WEIGHTS} has format {header.get('format', 'unknown')}, and this program reads format "
            f"{FORMAT_VERSION}. Train again: make train"
        )
    table = [line.partition("\t") for line in lines if not line.startswith("#")]
    verdicts = tuple(table[0][2].split("\t"))
    return Weights(header, verdicts, {feature: row for feature, _, row in table[1:]})
