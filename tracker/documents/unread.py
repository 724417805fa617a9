"""Says in Swedish what a file holds beside its text and tables: text boxes, notes, hidden and struck parts.

A parser yields {"unread": KIND, "text": words} with, where known, "page", "table", "row", "sheet" and "cell".
"""

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.domain.swedish import shortened
from tracker.domain.text import harmless

_SENTENCES = {
    "textbox": "En textruta{place} läses inte in: {text}.",
    "footnote": "En fotnot{place} läses inte in: {text}.",
    "endnote": "En slutnot{place} läses inte in: {text}.",
    "comment": "En kommentar{place} läses inte in: {text}.",
    "chunk": "En infogad fil{place} kan inte läsas: {text}. Öppna dokumentet i Word och spara om det.",
    "inserted": "En infogad fil{place} har lästs som en del av dokumentet: {text}. Kontrollera dess rader.",
    "object": "Ett inbäddat objekt{place} läses inte in: {text}.",
    "hidden text": "Dold text{place} läses inte in: {text}.",
    "hidden row": "En dold rad{place} läses inte in: {text}.",
    "hidden column": "En dold kolumn{place} läses inte in: {text}.",
    "hidden sheet": "Det dolda bladet{place} läses inte in: {text}.",
    "struck": "Överstruken text{place} läses inte in: {text}.",
    "struck over": "Text{place} är överstruken och har ändå lästs in: {text}.",
    "field": "Ett formulärfält{place} läses inte in: {text}.",
}
_MORE = "Och {count} till av samma slag: {kind}."
_KINDS = {
    "textbox": "textrutor", "footnote": "fotnoter", "endnote": "slutnoter", "comment": "kommentarer",
    "chunk": "infogade filer", "inserted": "infogade filer, som har lästs",
    "object": "inbäddade objekt", "hidden text": "dold text",
    "hidden row": "dolda rader", "hidden column": "dolda kolumner", "hidden sheet": "dolda blad",
    "struck": "överstruken text", "struck over": "överstruken text, som har lästs",
    "field": "formulärfält",
}  # fmt: skip
_MOST, _LONGEST, _LONGEST_NAME = 20, 90, 60


def sentences(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yields a sentence for each unread part, at most twenty of a kind, and how many more there are."""
    counts: dict[str, int] = {}
    for block in blocks:
        kind = block["unread"]
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= _MOST:
            text = shortened(" ".join(harmless(block.get("text", "")).split()), _LONGEST)
            yield _SENTENCES[kind].format(place=_place(block), text=f"”{text}”" if text else "tomt")
    for kind, count in counts.items():
        if count > _MOST:
            yield _MORE.format(count=count - _MOST, kind=_KINDS[kind])


def _place(block: dict[str, Any]) -> str:
    """ " i tabell 1, rad 2", " i bladet ”Plan”, cell A2", or nothing."""
    parts = []
    if block.get("sheet"):
        name = f"”{harmless(block['sheet'])[:_LONGEST_NAME]}”"
        parts.append(f" {name}" if block["unread"] == "hidden sheet" else f" i bladet {name}")
    elif block.get("table"):
        parts.append(f" i tabell {block['table']}")
    parts += [f" på sida {block['page']}"] if block.get("page") else []
    parts += [f"rad {block['row']}"] if block.get("row") else []
    parts += [f"cell {block['cell']}"] if block.get("cell") else []
    return ", ".join(parts)
