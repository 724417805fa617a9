"""What was typed on the page of a letter: read from its fields, and told where it can't be saved any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.domain.answer_choices import choice_label
from tracker.domain.picked_answer import Typed
from tracker.domain.year_forecast import Forecast

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

_FIELDS = ("choice", "number", "whole", "comment", "forecast")


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed about one thing, to be copied: its name, why it is not saved, and the words."""

    about: str
    words: str
    why: str = ""


def typed_answers(form: "MultiDict[str, str]") -> dict[int, Typed]:
    """Returns what stands in the fields of each question, by its number in the letter."""
    numbers = {name.partition("-")[0] for name in form if "-" in name}
    return {
        int(number): Typed(**{field: form.get(f"{number}-{field}", "") for field in _FIELDS})
        for number in sorted(numbers)
        if number.isascii() and number.isdigit() and len(number) < 5
    }


def unsaved_answers(typed: Mapping[int, Typed], why: Mapping[int, str] | None = None) -> tuple[Unsaved, ...]:
    """Returns what was typed as answers, in the words of the page; `why`: only to these questions."""
    return tuple(
        Unsaved(f"Fråga {number}", _told(one), (why or {}).get(number, ""))
        for number, one in sorted(typed.items())
        if not one.is_empty and (why is None or number in why)
    )


def unsaved_words(fields: Iterable[tuple[str, str]]) -> tuple[Unsaved, ...]:
    """Returns what was typed in other fields, (name, words), where something was."""
    return tuple(Unsaved(name, words) for name, words in fields if words.strip())


def _told(typed: Typed) -> str:
    number = f"{typed.number.strip()} av {typed.whole.strip()}" if typed.whole.strip() else typed.number
    foreseen = next((one.facts.label for one in Forecast if one == typed.forecast), "")
    forecast = f"Bedöms bli genomförd: {foreseen}" if foreseen else ""
    return "\n".join(filter(str.strip, (choice_label(typed.choice), number, typed.comment, forecast)))
