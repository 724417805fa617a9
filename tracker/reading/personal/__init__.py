"""Finds personnummer and samordningsnummer in any spelling: plain signs, their parts, what belongs."""

from tracker.reading.personal.numbers import personal_numbers

__all__ = ["MASK", "personal_numbers", "without_personal_numbers"]
MASK = "[personnummer borttaget]"


def without_personal_numbers(text: str) -> str:
    """Returns the text with a mask for each personal number, or for each of its parts."""
    parts, end = [], 0
    for start, after in personal_numbers(text):
        parts += [text[end:start], MASK]
        end = after
    return "".join([*parts, text[end:]]) if parts else text
