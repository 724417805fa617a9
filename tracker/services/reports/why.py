"""Why a section says what it says: each sentence with its answers, and what was left out."""

from collections.abc import Iterator
from typing import Any

from tracker.domain.report.values import Section
from tracker.domain.swedish import listed


def why_json(section: Section) -> dict[str, Any]:
    """Returns the JSON of `tracker compile --why`, a public contract."""
    return {
        "sentences": [
            {"text": one.text, "activity": one.activity, "reports": list(one.reports)}
            for one in section.sentences
        ],
        "left_out": [
            {"report": one.report, "activity": one.activity, "reason": one.reason} for one in section.left_out
        ],
    }


def explained(section: Section) -> Iterator[str]:
    """Yields lines for a person: a sentence, and under it the answers that it was made of."""
    for one in section.sentences:
        yield one.text
        yield f"    svar {listed(one.reports)}" if one.reports else "    inget enskilt svar"
    if section.left_out:
        yield ""
        yield "Utelämnat:"
        yield from (
            f"    svar {one.report} (aktivitet {one.activity}): {one.reason}" for one in section.left_out
        )
