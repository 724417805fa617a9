"""Removes page headers and footers: text repeated at the same height on several pages, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.documents.pdf.layout import may_be_row
from tracker.documents.pdf.words import TextLine

_MARGIN = 0.13
_OF_PAGES = 0.4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:sida?n?|page|s\.)\s*)?\d{1,3}(?:\s*[(/]\s*\d{1,3}\s*\)?|\s+(?:av|of)\s+\d{1,3})?\W*",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    r"\b\d{1,3}\s*\(\d{1,3}\)\s*$|\bsida\s+\d{1,3}\b|\b(?:dnr|diarienr|diarienummer)\b", re.IGNORECASE
)
Key = tuple[str, int]


def without_furniture(
    pages: Sequence[Sequence[TextLine]], heights: Sequence[float], body: float
) -> list[list[TextLine]]:
    """Returns the lines of each page without header and footer; `body` is the font size of running text.

    A number in them may change from page to page, but not in large type: "Insatsområde 2" is a heading.
    """
    margins = [_in_margins(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen = Counter(key for lines in margins for key in {_key(line, body) for line in lines})
    often = {key for key, count in seen.items() if count >= max(2, _OF_PAGES * len(pages))}
    return [
        [line for line in lines if id(line) not in set(_furniture(found, height, often, body))]
        for lines, found, height in zip(pages, margins, heights, strict=True)
    ]


def _in_margins(lines: Sequence[TextLine], height: float) -> list[TextLine]:
    return [line for line in lines if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height]


def _key(line: TextLine, body: float) -> Key:
    text = line.text if line.bold or line.size > body + 0.5 else _DIGITS.sub("#", line.text)
    return text, round(line.top / 4)


def _furniture(margin: Sequence[TextLine], height: float, often: set[Key], body: float) -> Iterator[int]:
    """Returns the lines from both edges of the page inwards that are furniture."""
    middle = sum(line.top < height / 2 for line in margin)
    for lines in (margin[:middle], margin[middle:][::-1]):
        for line in lines:
            if not (_numbers_page(line) or _key(line, body) in often) or _heads_table(line):
                break
            yield id(line)


def _numbers_page(line: TextLine) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text) or _SAYS_PAGE.search(line.text))


def _heads_table(line: TextLine) -> bool:
    """Returns whether the line is the header of a plan's table, which is repeated on every page too."""
    if not may_be_row(line):
        return False
    from tracker.documents.pdf.aligned import header_at

    return header_at([line], 0) is not None
