"""A long text is searched in blocks that overlap, so that its time grows with its length and no faster."""

from collections.abc import Callable, Iterator, Sequence

LONGEST = 8_000  # characters of a block
SHARED = 2_000  # that two blocks share: a number, with what is said of it, stands within one of them
Place = tuple[int, int]


def in_blocks(text: str, find: Callable[[str], Sequence[Place]]) -> Iterator[Place]:
    """Yields the places that `find` returns for each block; of what two blocks share, each tells its half."""
    for start, end in blocks(text):
        first = start + SHARED // 2 if start else 0
        last = end - SHARED // 2 if end < len(text) else end
        for place, after in find(text[start:end]):
            if first <= start + place and start + place <= last:
                yield start + place, start + after


def blocks(text: str) -> Iterator[Place]:
    """Yields where the blocks begin and end: one, if the text is short. They begin and end between words."""
    start = 0
    while len(text) - start > LONGEST:
        end = _between_words(text, start + LONGEST)
        yield start, end
        start = _between_words(text, end - SHARED)
    yield start, len(text)


def _between_words(text: str, near: int) -> int:
    """Returns the nearest place before that a word ends at, if one is near."""
    for sign in ("\n", " "):
        found = text.rfind(sign, near - SHARED // 8, near)
        if found >= 0:
            return found
    return near
