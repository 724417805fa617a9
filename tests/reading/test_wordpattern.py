"""The pattern for one of many words finds what a search for each of them finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.wordpattern import any_of

WORDS = st.lists(st.text("abå. ", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.text("abå. ", max_size=12))
def test_it_finds_the_longest_of_the_words_at_each_place(words: list[str], text: str) -> None:
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    assert re.findall(any_of(words), text) == re.findall(longest_first, text)
