"""Reads what a document says of itself: name, body, years, dnr and decision, from its first lines.

Only the lines before the contents and the first table of activities count, as what follows names other plans
too. A dnr that is repeated below, as in the foot of each page, is the document's own as well.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.domain.plan_identity import PlanIdentity
from tracker.reading.plan.document import Document, Paragraph, Table
from tracker.reading.plan.headers import header_of_cells
from tracker.reading.plan.headings import kinds_of_row
from tracker.reading.plan.letters import bare, squeezed
from tracker.reading.plan.markup import without_markup
from tracker.reading.plan.title import continues, is_body, is_open, read_title

_MOST_LINES = 80
_MOST_LINES_OF_TITLE = 8
_LONGEST_LINE = 300
_MOST_ON_TITLE_PAGE = 2  # columns of a table
_SEPARATOR = re.compile(r"\s*[;|\t]\s*")
_DNR = re.compile(
    r"(?:^|[;,|(–]\s*)(?:dnr|diarienr|diarienummer|ärendenummer|ärendenr)\b\s*[:.]?\s*"
    r"(?P<dnr>(?:[^\W\d_]{1,8}[ -]?)?\d[\d.]*(?:[-/:]\d+)+)",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"(?:beslutad|beslutat|beslut|fastställd|fastställt|fastställande|antagen|antaget|godkänd|beslutsdatum|"
    r"beslutsinstans)\b.*(?:\d|nämnd|styrelse|fullmäktige)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:innehall|innehallsforteckning)(?: sida?n?)?")
_LEADERS = re.compile(r"\.{4,}\s*\d*\s*$")
_ASIDE = re.compile(
    r"(?:dnr|diarien|ärenden|dokumenttyp|dokumentan|giltig|gäller|version|utgiv|kontakt|handläggare|telefon|"
    r"sid[a ]|e-post|www\.|http|\[?stockholm\.se|datum|till$|läsåret|upprättad|(?:reviderad|uppdaterad) \d|"
    r"senast|beslut|fastställ|antag|godkän|utkast|bilaga \d+$|avdelning|publicer|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)


def read_identity(document: Document) -> PlanIdentity:
    """Returns what the document says of itself. Never guesses: the name is UNNAMED if no title is found."""
    lines = list(_opening(document))
    parts = [part for line in lines for part in (_SEPARATOR.split(line) if line else [""])]
    found = _titled(_blocks(parts)) or PlanIdentity()
    return replace(
        found,
        dnr=_first_dnr(parts) or _repeated_dnr(document),
        decision=next((line for line in parts if len(line) < 200 and _DECISION.match(line)), ""),
    )


def bodies_of(document: Document) -> list[str]:
    """Returns the lines before the contents or the first table that are the name of a body."""
    lines = (part for line in _opening(document) for part in _SEPARATOR.split(line))
    return [line for line in lines if line and not _ASIDE.match(line) and is_body(line)]


def _opening(document: Document) -> Iterator[str]:
    """Yields the lines before the contents or the first table of activities; "" between paragraphs."""
    for number, line in enumerate(_lines(document)):
        if number >= _MOST_LINES or _CONTENTS.fullmatch(bare(line[:_LONGEST_LINE])) or _LEADERS.search(line):
            return
        yield line


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            if _holds_activities(block):
                return
            for row in block.rows[:_MOST_LINES]:
                yield from ("", *_clean("\n".join(dict.fromkeys(row))), "")
        elif isinstance(block, Paragraph):
            yield from ("", *_clean(block.text), "")
        elif block.text.count("\t") > 1 and header_of_cells(block.text.split("\t")):
            return
        else:
            yield from _clean(block.text) or [""]


def _holds_activities(table: Table) -> bool:
    """True for a table of activities, and for any other of several columns: a title page has none."""
    wide = sum(len({squeezed(cell) for cell in row} - {""}) > _MOST_ON_TITLE_PAGE for row in table.rows)
    return wide > _MOST_ON_TITLE_PAGE or any(kinds_of_row(row, {}) for row in table.rows[:5])


def _clean(text: str) -> list[str]:
    lines = (without_markup(line[:_LONGEST_LINE]) for line in text.split("\n"))
    return [line.strip() if "\t" in line else squeezed(line) for line in lines]


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Returns the runs of lines that may be a title, a title broken by blank lines joined again."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line or _ASIDE.match(line):
            blocks.append([])
        else:
            blocks[-1].append(line)
    joined: list[list[str]] = []
    for block in filter(None, blocks):
        if joined and (continues(block[0]) or is_open(joined[-1][-1])) and _fit(joined[-1], block):
            joined[-1] = [*joined[-1], *block]
        else:
            joined.append(block)
    return joined


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) + len(other) <= _MOST_LINES_OF_TITLE


def _titled(blocks: Sequence[Sequence[str]]) -> PlanIdentity | None:
    """Returns the first title that says which plan it is; else the first generic one."""
    found: PlanIdentity | None = None
    body = ""
    for block in blocks:
        title = _title_in(block)
        if title is not None:
            title = replace(title, body=title.body or body)
            if title.is_named:
                return title
            found = found or title
        elif len(block) == 1 and is_body(block[0]):
            body = body or block[0]
    return found


def _title_in(block: Sequence[str]) -> PlanIdentity | None:
    """Returns the title that the longest run of the block's lines makes."""
    generic: PlanIdentity | None = None
    most = min(len(block), _MOST_LINES_OF_TITLE)
    for length in range(most, 0, -1):
        for start in range(len(block) - length + 1):
            title = read_title(block[start : start + length])
            if title is not None and title.is_named:
                return title
            generic = generic or title
    return generic


def _first_dnr(lines: Sequence[str]) -> str:
    return next((found["dnr"] for line in lines if (found := _DNR.search(line))), "")


def _repeated_dnr(document: Document) -> str:
    texts = (block.text for block in document.blocks if not isinstance(block, Table))
    lines = (without_markup(line[:_LONGEST_LINE]).strip() for text in texts for line in text.split("\n"))
    seen = Counter(found["dnr"] for line in lines if (found := _DNR.match(line)))
    dnr, count = next(iter(seen.most_common(1)), ("", 0))
    return dnr if count > 1 else ""
