"""A long text is searched in blocks: each number in it is found once, and its time grows with its length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tracker.reading.personal import MASK, personal_numbers, without_personal_numbers
from tracker.reading.personal.blocks import LONGEST, SHARED, blocks, in_blocks

LINE = "Mötet hölls med sju deltagare från två enheter, och nästa är i höst.\n"
NUMBERS = ("född 850412, sista fyra 2394", "850412-2394", "Personnumret är 19850412\n2394")


@examples(20)
@given(st.integers(0, LONGEST), st.sampled_from(NUMBERS), st.integers(1, 3))
def test_a_number_is_found_wherever_it_stands(before: int, number: str, times: int) -> None:
    text = (LINE * times * LONGEST)[: before + times * LONGEST // 2] + f"\n{number}.\n" + LINE * 130

    shown = without_personal_numbers(text)

    assert MASK in shown
    assert "2394" not in shown
    assert all(text[start:end].strip() in number for start, end in personal_numbers(text))


@given(st.text("ab \n", max_size=4 * LONGEST))
@examples(20)
def test_blocks_cover_a_text_and_share_enough(text: str) -> None:
    found = list(blocks(text))

    assert (found[0][0], found[-1][1]) == (0, len(text))
    assert all(later[0] < earlier[1] for earlier, later in pairwise(found))
    assert all(earlier[1] - later[0] >= SHARED // 2 for earlier, later in pairwise(found))
    assert all(end - start <= LONGEST + SHARED for start, end in found)


def test_no_block_is_long() -> None:
    """What a search costs is the length of what it is given."""
    given: list[int] = []

    def find(block: str) -> list[tuple[int, int]]:
        given.append(len(block))
        return []

    assert list(in_blocks(LINE * 2000, find)) == []
    assert max(given) <= LONGEST + SHARED
    assert sum(given) < 2 * len(LINE * 2000)
