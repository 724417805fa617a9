"""`python -m tests.train.personal` prints the points of reading/personal/evidence.py, from tests/data/guard.

A text is as likely as its likeliest pair. Each pair of an ordinary sentence is also learned from as if its
check digit fitted, which it does by chance in one of ten, and each number as if a digit were mistyped.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from tracker.reading.personal import evidence
from tracker.reading.personal.numbers import pairs_in, readings
from tracker.reading.personal.pair import Pair

FOLDER = Path(__file__).parents[1] / "data" / "guard"
# What the texts are too few for.
FIXED = {
    "a_telephone": -40,
    "a_sum": -100,
    "a_year_apart": -50,
    "four_are_a_thing_s": -40,
    "evenly_whole": 10,
    "then_born": 20,
    "said_number": 10,
    "a_name_between": 10,
    "more_boxes": -40,
    "fits_in_groups": 30,
    "an_hour": -40,
    "european": 30,
    "loose_year": -30,
    "fits_after_a_name": 20,
    "fits_and_signs": 15,
}
TENFOLD, ROUNDS = 10, 8
OF_A_NUMBER, OF_A_SLIP, OF_A_CHANCE, OF_OTHERS = 3.0, 0.15, 0.5, 0.5  # weights
OTHERS = 3  # of each ordinary sentence
MARGIN = -1  # points above the even chance: what gets through is worse than what is hidden for nothing
Row = tuple[bool, ...]


def main() -> None:
    hidden = [[*_rows(text, last)] for text, last in _spellings()]
    left = [row for text in _ordinary() for row in _rows(text)]
    chance = random.Random(1)
    others = (_with_other_numbers(text, chance) for text in _ordinary() for _ in range(OTHERS))
    more = [row for text in others for row in _rows(text)]
    weights, even = np.zeros(len(evidence.POINTS)), 0.0
    for _ in range(ROUNDS):
        likeliest = [max(rows, key=lambda row: float(weights @ row[0])) for rows in hidden if rows]
        examples = [(one[0], True, OF_A_NUMBER) for one in likeliest]
        examples += [(one[2], True, OF_A_SLIP) for one in likeliest]
        examples += [(one[0], False, 1.0) for one in left] + [(one[1], False, OF_A_CHANCE) for one in left]
        examples += [(one[0], False, OF_OTHERS) for one in more] + [
            (one[1], False, OF_OTHERS * OF_A_CHANCE) for one in more
        ]
        rows, wanted, worth = (np.array(part) for part in zip(*examples, strict=True))
        fitted = LogisticRegression(max_iter=5000).fit(rows, wanted, sample_weight=worth)
        weights, even = fitted.coef_[0], -float(fitted.intercept_[0])
    for test, weight in zip(evidence.POINTS, weights, strict=True):
        module, name = test.__module__.rpartition(".")[2], test.__name__
        print(f"    {module}.{name}: {FIXED.get(name, round(TENFOLD * weight))},")
    print(f"ENOUGH = {round(TENFOLD * even) + MARGIN}")


def _spellings() -> Iterator[tuple[str, str]]:
    for file in (*sorted(FOLDER.glob("spellings_*.json")), FOLDER / "through.json"):
        yield from ((one["text"], one["hidden"]) for one in json.loads(file.read_text("utf-8")))


def _ordinary() -> Iterator[str]:
    for file in sorted(FOLDER.glob("ordinary_*.json")):
        yield from json.loads(file.read_text("utf-8"))


def _with_other_numbers(text: str, chance: random.Random) -> str:
    """Returns the sentence with days and years of the last decades, and other numbers of the same length."""

    def other(found: re.Match[str]) -> str:
        digits = found[0]
        year, month, day = chance.randint(2008, 2029), chance.randint(1, 12), chance.randint(13, 28)
        if len(digits) in (6, 8) and "0101" <= digits[-4:] <= "1231" and digits[-2:] <= "31":
            return f"{year}{month:02}{day:02}"[-len(digits) :]
        if len(digits) == 4 and "1900" < digits < "2050":
            return str(year)
        if len(digits) <= 2:
            return f"{month:02}" if digits <= "12" else f"{day:02}" if digits <= "31" else digits
        return digits[0] + "".join(chance.choices("0123456789", k=len(digits) - 1))

    return re.sub(r"\d+", other, text)


def _rows(text: str, last: str | None = None) -> set[tuple[Row, Row, Row]]:
    """Returns what the tests say of each pair: as it is, as if its check digit fitted, and as if not."""
    pairs = (pair for stream, _ in readings(text) for near in pairs_in(stream) for pair in near)
    wanted = (pair for pair in pairs if evidence.may_be(pair) and last in (None, pair.four.digits))
    return {(_row(pair), _row(_with_check(pair, 0)), _row(_with_check(pair, 1))) for pair in wanted}


def _with_check(pair: Pair, rest: int) -> Pair:
    day = pair.day._replace(weight=rest - pair.four.weight)
    return Pair(pair.stream, day, pair.four)


def _row(pair: Pair) -> Row:
    return tuple(test(pair) for test in evidence.POINTS)


if __name__ == "__main__":
    main()
