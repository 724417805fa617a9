"""Checks a municipality's own letter templates by rendering each with sample letters."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tracker.custom_templates import OwnTextError, is_shipped, own_files, shipped_names
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.domain.status import IN_TEXTS
from tracker.errors import os_reason
from tracker.services.letters.items import Item
from tracker.services.letters.next_steps import NextStep, TakenOver
from tracker.services.letters.render import own_words


def check_texts(folder: Path) -> tuple[str, ...]:
    """Returns a Swedish sentence for each template that is broken or unused; empty if all are valid."""
    try:
        files = own_files(folder)
    except OSError as error:
        return (f"Mappen {folder} i mail.templates går inte att läsa: {os_reason(error)}.",)
    return tuple(dict.fromkeys((*_broken(folder), *_unknown(folder, files))))


def _broken(folder: Path) -> Iterator[str]:
    """Yields one error per broken file, for the first sample that it breaks."""
    reported: set[str] = set()
    for kind in LetterKind:
        for values in samples():
            try:
                own_words(kind, values, folder)
            except OwnTextError as error:
                if error.file not in reported:
                    reported.add(error.file)
                    yield str(error)


def _unknown(folder: Path, files: tuple[str, ...]) -> Iterator[str]:
    """Yields an error per file that is neither the name of a letter template nor included by another."""
    texts = {name: _text(folder / name) for name in files}
    for name in files:
        included = any(re.search(rf"[\"'](?:mail/)?{re.escape(name)}[\"']", text) for text in texts.values())
        if not is_shipped(name) and not included:
            yield f"{name}: används inte, för en text heter {', '.join(sorted(shipped_names()))}."


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""  # rendering reports the error


def samples() -> tuple[Mapping[str, Any], ...]:
    """Returns sample values: one activity, several, two districts, late, taken over, no coordinator."""
    first, second = _item(1), _item(2, late_days=13, tidplan="", last="", questions=())
    step = NextStep(date(2021, 6, 17), ring=True, superior=True)
    return (
        _values([first]),
        _values([second], next_step=step),
        _values([first, second], taken_over=(TakenOver((1, 2), "Anna Ek"),), several=True, waits=(2,)),
        _values([first], first_name="", coordinator_email="", taken_over=(TakenOver((1,), "Anna Ek"),)),
        _values([first, second, _item(3)], next_step=NextStep(step.day, ring=False, superior=True)),
    )


def _values(items: list[Item], **changes: object) -> Mapping[str, Any]:
    values: dict[str, object] = {
        "person": Person(1, "Vera Vuxén", "vera@kommun.example"),
        "first_name": "Vera",
        "items": items,
        "due": min(item.due for item in items),
        "late": any(item.late_days > 0 for item in items),
        "district": "Exempelnämnden",
        "several": False,
        "municipality": "Exempelkommunen",
        "coordinator": "Sam Ordnare",
        "coordinator_email": "sam@kommun.example",
        "code": "XXXX-XXXX",
        "status_words": [status.facts.taught for status in IN_TEXTS],
        "taken_over": (),
        "waits": (),
        "next_step": None,
    }
    return values | changes


def _item(number: int, late_days: int = -7, **changes: Any) -> Item:
    texts = {
        "tidplan": "Senast 31 maj 2021",
        "last": "Pågår (3 mars 2021), 12 av 15 – vi har kommit halvvägs",
        "questions": ("Är det klart?", "Ange också en siffra: antal deltagare (målet är 15)"),
    }
    return Item(
        number=number,
        reference=f"exempel-2021/{number}",
        district="Exempelnämnden",
        omrade="Förebyggande",
        title="Rutinen vid oro gås igenom på ett enhetsmöte",
        ansvarig="Enhetschef, vuxenenheten",
        asked_for="slutdatum",
        due=date(2021, 5, 31),
        late_days=late_days,
        owes="Vera Vuxén",
        **texts | changes,
    )
