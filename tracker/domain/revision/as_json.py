"""The draft of next year's plan as data."""

from typing import Any

from tracker.domain.revision import words
from tracker.domain.revision.values import Draft, DraftRow, Heard

_CELLS = ("omrade", "aktivitet", "ansvarig", "tidplan", "uppfoljning", "syfte", "berorda")


def draft_json(draft: Draft) -> dict[str, Any]:
    """Returns the draft with what is proposed for each row and why; texts are those of the document."""
    return {
        "plan": str(draft.ref),
        "name": words.title(draft),
        "district": draft.ref.district,
        "day": draft.day.isoformat(),
        "sources": [str(source.plan.ref) for source in draft.sources],
        "activities": [_row(row) for row in draft.rows],
        "dropped": [_row(row) for row in draft.dropped],
        "heard": [_heard(one) for one in draft.heard],
        "nothing_to_change": list(draft.content),
        "warnings": list(draft.notes),
    }


def _row(row: DraftRow) -> dict[str, Any]:
    """`number` is None for a dropped row; `origins` are the rows that it comes from."""
    return {
        "number": row.number,
        "title": row.title,
        "proposal": str(row.proposal),
        "reasons": list(row.reasons),
        "moves": [{"from": one.before, "to": one.after} for one in dict.fromkeys(row.moves)],
        "origins": [str(origin.stored) for origin in row.origins],
        **{cell: getattr(row.row, cell) for cell in _CELLS},
    }


def _heard(one: Heard) -> dict[str, str]:
    return {"unit": one.unit, "row": one.place, "title": one.title, "words": one.words}
