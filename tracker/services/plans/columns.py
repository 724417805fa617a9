"""What a person says of a plan's columns: --columns "Datum=tidplan,Åtgärd=aktivitet", remembered per heading.

A heading is remembered as a correction of the cell "rubrik": its bare letters → the kind of column.
"""

import re
from collections.abc import Mapping

from tracker.domain.plan import Corrections
from tracker.domain.swedish import listed
from tracker.errors import UsageError
from tracker.reading.plan import Document, Table, bare

HEADING = "rubrik"
# What a person may write → the kind of a column, in the order in which they are shown.
KINDS = {
    "aktivitet": "aktivitet",
    "ansvarig": "ansvarig",
    "tidplan": "tidplan",
    "start": "start",
    "slut": "tidplan",
    "uppföljning": "uppfoljning",
    "område": "omrade",
    "syfte": "syfte",
    "berörda": "berorda",
    "nummer": "nummer",
    "inget": "ovrigt",
}
_BARE = {bare(name): kind for name, kind in KINDS.items()}
# A heading may have commas: a new one begins only where another "=" follows.
_PAIR = re.compile(r"\s*+(?P<heading>[^=]*[^=\s])\s*=\s*+(?P<kind>[^=,;]*[^=,;\s])\s*(?:[,;]|$)")
_FORM = "Skriv --columns som ”Rubrik=slag,Rubrik=slag”, till exempel ”Datum=tidplan,Åtgärd=aktivitet”."


def kind_named(text: str) -> str | None:
    """Returns the kind of column that a person means; None if it is none."""
    return _BARE.get(bare(text))


def read_columns(text: str) -> Corrections:
    """Returns the decisions in the text of --columns. Raises UsageError if it can't be read."""
    made: Corrections = {}
    at = 0
    while at < len(text):
        found = _PAIR.match(text, at)
        if found is None:
            raise UsageError(f"”{text[at:].strip()[:60]}” säger inte vad en kolumn är. {_FORM}")
        made |= named_columns({found["heading"]: found["kind"]})
        at = found.end()
    if not made:
        raise UsageError(f"--columns säger inget. {_FORM}")
    return made


def named_columns(said: Mapping[str, str]) -> Corrections:
    """Returns the decisions of heading → kind as a person names it. Raises UsageError for an unknown kind."""
    return {(HEADING, bare(heading)): _known_kind(kind) for heading, kind in said.items()}


def _known_kind(text: str) -> str:
    kind = kind_named(text)
    if kind is None:
        raise UsageError(f"”{text[:40]}” är inget slags kolumn: välj bland {listed(list(KINDS))}.")
    return kind


def headings_in(known: Corrections) -> Mapping[str, str]:
    """Returns heading → kind of the decisions about headings among all corrections."""
    return {text: kind for (cell, text), kind in known.items() if cell == HEADING}


def refuse_unseen(said: Corrections, document: Document) -> None:
    """Raises UsageError if a heading that a person names is not in the document."""
    texts = [
        cell
        for block in document.blocks
        for cell in (
            (cell for row in block.rows for cell in row)
            if isinstance(block, Table)
            else re.split(r"[\t|]", block.text)
        )
    ]
    seen = set(map(bare, texts))
    unseen = [text for _, text in said if text not in seen and not _in_two_rows(text, seen)]
    if unseen:
        raise UsageError(
            f"Rubriken ”{unseen[0]}” finns inte i dokumentet: skriv den som den står i tabellen. "
            "Kommandot visar rubrikerna när det läser in planen."
        )


def _in_two_rows(heading: str, seen: set[str]) -> bool:
    """True if the heading is one above another: "tid start"."""
    words = heading.split()
    return any(" ".join(words[:at]) in seen and " ".join(words[at:]) in seen for at in range(1, len(words)))
