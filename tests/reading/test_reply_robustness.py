"""Any text gives a reading, and time grows with the text and not faster."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import examples, sample
from tracker.reading.personal import personal_numbers
from tracker.reading.reply import cut_quotes, cut_signature, read_reply
from tracker.reading.reply.patterns import fold

SCRAPS = st.sampled_from(
    ["klart", "inte", "1.", "2)", "\n", "> ", "12 av 15", "Mvh Anna", "alla utom 2", "och",
    "Från: a@b.se", "---", "?",
     "Den 3 mars 2021 kl. 10:12 skrev", "40 %", "utgår", " ", ",", "–", "övriga", "650412-1234", "nr",
     "\x00", "İ", "½"]
)  # fmt: skip


@given(st.text(max_size=400), st.integers(0, 30))
@examples(60)
def test_any_text_is_read(text: str, activities: int) -> None:
    reading = read_reply(text, activities)

    assert all(0 <= answer.confidence <= 1 for answer in reading.answers)


def test_a_letter_is_folded_by_itself() -> None:
    """Whatever stands beside it: places in the folded text are those of the text."""
    assert (fold("ΟΔΟΣ ÅÄÖ"), fold("İX")) == ("οδοσ aao", "İx")


@given(st.lists(SCRAPS, max_size=40).map("".join), st.integers(1, 5))
@examples(60)
def test_any_mixture_of_known_words_is_read(text: str, activities: int) -> None:
    reading = read_reply(text, activities)

    assert reading.answers or reading.review
    assert {answer.activity for answer in reading.answers} <= {None, *range(1, activities + 1)}


@given(st.lists(SCRAPS, max_size=40).map("\n".join))
@examples(60)
def test_own_lines_without_marks_are_a_subset(text: str) -> None:
    """Cutting takes lines away and never makes new words."""
    words = set(text.replace("\x00", "").split())

    assert set(cut_signature(cut_quotes(text)).split()) <= words | {""}


HOSTILE = {
    "newlines": "\n" * 1_000_000,
    "dashes": "-" * 1_000_000,
    "lines of dashes": "--\n" * 300_000,
    "on a a a": "On a " * 200_000,
    "ordinary text": "Vi har haft 12 av 15 möten i vår och det är inte klart än.\n" * 17_000,
    "quotes": "> 1. x\n" * 150_000,
    "mixed": "> a\nklart\n" * 100_000,
    "headers": "Från: x@y\n" * 100_000,
    "introductions": "On 3 March 2021 at 10:10\n" * 40_000,
    "closings": "Mvh " * 250_000,
    "numbers": "1 " * 500_000,
    "pointers": "1 klart " * 100_000,
    "digits": "1" * 1_000_000,
    "addresses": "a@b " * 250_000,
}


@each("name", HOSTILE)
def test_a_megabyte_is_cut_soon(name: str) -> None:
    start = time.process_time()
    cut_quotes(HOSTILE[name])

    # A tenth of a second on a quiet machine; the rest is for a busy one.
    assert time.process_time() - start < 1


@pytest.mark.parametrize("name", sample(HOSTILE, every=5, first=4))
def test_a_megabyte_takes_as_long_as_what_is_read_of_it(name: str) -> None:
    def took(text: str) -> float:
        personal_numbers.cache_clear()
        start = time.process_time()
        read_reply(text, 5)
        return time.process_time() - start

    assert took(HOSTILE[name]) < 2 * took(HOSTILE[name][:100_000]) + 1
