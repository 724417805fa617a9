"""What differs between two sections: two versions, a draft and a version, or two forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tracker.domain.report.kept import ActivityState, SectionState
from tracker.domain.report.phrases import versions as phrases

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
# The compared fields, each with its Swedish name and what an empty one is called.
FIELDS = (
    ("label", "läge", ""),
    ("outcome", "utfall", phrases.NO_OUTCOME),
    ("forecast", "prognos", phrases.NO_FORECAST),
    ("title", "titel", ""),
    ("deviation", "avvikelse", phrases.NO_FORECAST),
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, by its name in JSON, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs about an activity; `number` None: the summary.

    `kind` is "added", "removed" or "changed"; `gone` and `new` are sentences.
    """

    number: int | None
    title: str
    kind: str
    fields: tuple[FieldChange, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "title": self.title,
            "change": self.kind,
            "fields": {one.name: [one.before, one.after] for one in self.fields},
            "removed": list(self.gone),
            "added": list(self.new),
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences, in the order of the later section, and how many activities are the same in both."""

    differences: tuple[Difference, ...]
    same: int


def compare(before: SectionState, after: SectionState) -> Comparison:
    """Returns what differs. Activities are matched by id: their numbers may have changed."""
    old = {one.activity_id: one for one in before.activities}
    there = {one.activity_id for one in after.activities}
    found = [
        difference
        for one in after.activities
        if (difference := _difference(old.get(one.activity_id), one)) is not None
    ]
    lost = [one for one in before.activities if one.activity_id not in there]
    same = len(after.activities) - len(found)
    gone, new = _sentences(before.summary, after.summary)
    whole = [Difference(None, phrases.WHOLE, CHANGED, (), gone, new)] if gone or new else []
    return Comparison((*whole, *found, *(Difference(one.number, one.title, REMOVED) for one in lost)), same)


def _difference(before: ActivityState | None, after: ActivityState) -> Difference | None:
    if before is None:
        return Difference(after.number, after.title, ADDED)
    both = ((name, getattr(before, name), getattr(after, name)) for name, _, _ in FIELDS)
    fields = tuple(FieldChange(*one) for one in both if one[1] != one[2] and None not in one)
    gone, new = _sentences(before.sentences, after.sentences)
    if not fields and not gone and not new:
        return None
    return Difference(after.number, after.title, CHANGED, fields, gone, new)


def _sentences(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Returns the sentences that are gone and those that are new, each in its order."""
    gone: list[str] = []
    new: list[str] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += before[first:last]
            new += after[start:end]
    return tuple(gone), tuple(new)


def explained(found: Comparison, before: str, after: str) -> Iterator[str]:
    """Yields lines for a person; `before` and `after` are what the two sections are called."""
    yield f"Från {before} till {after}:"
    for one in found.differences:
        yield ""
        yield f"{one.number}. {one.title}" if one.number is not None else one.title
        yield from (f"    {line}" for line in _lines(one, before, after))
    if not found.differences:
        yield "Inget skiljer dem åt."
    elif found.same:
        yield ""
        yield f"Lika i båda: {found.same} {'aktivitet' if found.same == 1 else 'aktiviteter'}."


def _lines(one: Difference, before: str, after: str) -> Iterator[str]:
    if one.kind != CHANGED:
        yield f"finns bara i {after if one.kind == ADDED else before}"
    names = {name: (called, empty) for name, called, empty in FIELDS}
    for field in one.fields:
        called, empty = names[field.name]
        yield f"{called}: {field.before or empty} → {field.after or empty}"
    yield from (f"– {' '.join(text.split())}" for text in one.gone)
    yield from (f"+ {' '.join(text.split())}" for text in one.new)
