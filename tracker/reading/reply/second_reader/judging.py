"""Marks → how likely each verdict is, by weights that were learned from replies with an expert's answer.

The weights are a table of text: a mark, and what it adds for each verdict, in hundredths (natural
logarithm). They are made by `make teach` out of tests/data/replies, as their first line says.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp

WEIGHTS = "weights.tsv"
_HUNDREDTHS = 100
ALWAYS = "always"  # what stands for every reply


def judged(marks: Iterable[str]) -> Mapping[str, float]:
    """The probability of each verdict: the five statuses, "repeat", and "review" (for a person to say).

    They add up to 1. A mark that was never learned says nothing.
    """
    verdicts, weights = _learned()
    sums = [0] * len(verdicts)
    for mark in (*marks, ALWAYS):
        for place, weight in enumerate(weights.get(mark, "").split("\t")):
            sums[place] += int(weight or 0)
    highest = max(sums)
    powers = [exp((value - highest) / _HUNDREDTHS) for value in sums]
    whole = sum(powers)
    return {verdict: power / whole for verdict, power in zip(verdicts, powers, strict=True)}


@lru_cache(maxsize=1)
def _learned() -> tuple[tuple[str, ...], dict[str, str]]:
    """The verdicts, and the rows as they stand: of twenty thousand a reply needs two hundred."""
    lines = files(__package__).joinpath(WEIGHTS).read_text("utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if not line.startswith("#")]
    return tuple(rows[0][2].split("\t")), {mark: weights for mark, _, weights in rows[1:]}
