"""Finds personnummer and samordningsnummer in any spelling: plain signs, their parts, what belongs."""

from tracker.reading.personal.numbers import personal_numbers

__all__ = ["MASK", "beginning", "personal_numbers", "without_personal_numbers"]
MASK = "[personnummer borttaget]"
_EDGE = 300  # characters on each side of a cut: more than a number with the words that tell of it


def without_personal_numbers(text: str) -> str:
    """Returns the text with a mask for each personal number, or for each of its parts."""
    parts, end = [], 0
    for start, after in personal_numbers(text):
        parts += [text[end:start], MASK]
        end = after
    return "".join([*parts, text[end:]]) if parts else text


def beginning(text: str, longest: int) -> str:
    """Returns the first `longest` characters, or fewer where a personal number would be cut in two.

    What is left of such a number is none, and would not be masked.
    """
    if len(text) <= longest:
        return text
    first = max(longest - _EDGE, 0)
    around = personal_numbers(text[first : longest + _EDGE])
    across = any(first + after > longest for _, after in around)
    return text[: min(first + start for start, _ in around) if across else longest]
