"""A day of birth and four digits near it, as the tests of what speaks for them see them."""

import re
from collections.abc import Callable
from functools import cached_property, wraps

from tracker.reading.personal.fields import Part, Stream, unbroken

_NEAR = 60  # characters between a word and what it is about


class Pair:
    """A day and four digits near it. `answers` are those of the tests below that have been asked."""

    def __init__(self, stream: Stream, day: Part, four: Part) -> None:
        self.stream, self.day, self.four = stream, day, four
        self.answers: dict[str, bool] = {}

    @cached_property
    def span(self) -> tuple[int, int]:
        return min(self.day.start, self.four.start), max(self.day.end, self.four.end)

    @cached_property
    def written(self) -> str:
        """Returns both and what is between."""
        return self.stream.text[slice(*self.span)]

    @cached_property
    def seam(self) -> str:
        """Returns what is between them."""
        first, last = sorted((self.day, self.four), key=lambda part: part.start)
        return unbroken(self.stream.text[first.end : last.start])

    def before(self, length: int) -> str:
        start, _ = self.span
        return self.stream.text[max(0, start - length) : start]

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Returns whether such words stand near."""
        start, end = self.span
        return self.stream.says(pattern, start - _NEAR, end + _NEAR)


Test = Callable[[Pair], bool]


def once(test: Test) -> Test:
    """Makes a test that looks up its answer the second time: several tests ask the same."""
    name = test.__name__

    @wraps(test)
    def asked(pair: Pair) -> bool:
        if name not in pair.answers:
            pair.answers[name] = test(pair)
        return pair.answers[name]

    return asked
