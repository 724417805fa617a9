"""An answer that is picked and typed in fields: checked, and put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.answer_choices import SAME, Choice, NumberField
from tracker.domain.question import Question, QuestionKind
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import swedish_number
from tracker.domain.text import harmless
from tracker.domain.year_forecast import Forecast

LONGEST_COMMENT = 2000  # characters
_MOST = 1_000_000
_NUMBER = re.compile(r"\d{1,7}(?:[.,]\d{1,2})?")
_WITHOUT_NUMBER = (Status.INGET_BEHOV, Status.EJ_PABORJAD, Status.UTGAR)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of a question, as it was sent; `choice` is empty if nothing is picked."""

    choice: str = ""
    number: str = ""
    whole: str = ""
    comment: str = ""
    forecast: str = ""

    @property
    def is_empty(self) -> bool:
        return not any(part.strip() for part in (self.choice, self.number, self.whole, self.comment))


@dataclass(frozen=True, slots=True)
class Picked:
    """The answer that the fields give."""

    status: Status
    comment: str
    value: float | None
    target: float | None
    forecast: Forecast | None


class WrongFieldsError(Exception):
    """Some fields can't be an answer: `fields` says for each of them, by name, what to do."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__("; ".join(fields.values()))
        self.fields = fields


def pick(
    question: Question,
    choices: Sequence[Choice],
    field: NumberField | None,
    typed: Typed,
    last: StatusReport | None,
) -> Picked:
    """Returns the answer. Raises WrongFieldsError.

    "Stämmer fortfarande" repeats the last report with its number; words that were typed replace its words.
    """
    chosen = next((one for one in choices if one.code == typed.choice), None)
    if chosen is None:
        raise WrongFieldsError({"choice": "Välj ett svar."})
    comment = harmless(typed.comment).strip()
    forecast = Forecast(typed.forecast) if typed.forecast in tuple(Forecast) else None
    _refuse_wrong_words(chosen, comment)
    if chosen.code == SAME and last is not None:
        kept = comment or last.comment
        return Picked(last.status, kept, last.value, last.target, forecast or last.forecast)
    assert chosen.status is not None
    value, whole = typed_numbers(typed) if field else (None, None)
    target = _target(question, value, whole)
    _refuse_contradiction(question, chosen, value, target)
    return Picked(chosen.status, _comment(chosen, comment, value), value, target, forecast)


def typed_before(choices: Sequence[Choice], last: StatusReport | None) -> Typed:
    """Returns the fields of an answer that is to be changed: its number and words, with nothing picked."""
    if last is None:
        return Typed()
    words = next((one.words for one in choices if one.words and _begins(last.comment, one.words)), "")
    value = "" if last.value is None else swedish_number(last.value)
    whole = "" if last.target is None else swedish_number(last.target)
    return Typed(number=value, whole=whole, comment=last.comment[len(words) :].removeprefix(". "))


def _begins(comment: str, words: str) -> bool:
    return comment == words or comment.startswith(f"{words}. ")


def _refuse_wrong_words(chosen: Choice, comment: str) -> None:
    if len(comment) > LONGEST_COMMENT:
        told = f"Kommentaren har {len(comment)} tecken: korta den till högst {LONGEST_COMMENT}."
        raise WrongFieldsError({"comment": told})
    if chosen.asks_words and not comment:
        raise WrongFieldsError({"comment": "Skriv vad som bör ändras."})


def typed_numbers(typed: Typed) -> tuple[float | None, float | None]:
    """Returns the number and its whole, None where the field is empty. Raises WrongFieldsError."""
    wrong: dict[str, str] = {}
    found: list[float | None] = []
    for name, text in (("number", typed.number), ("whole", typed.whole)):
        digits = re.sub(r"\s", "", text)
        if digits and (not _NUMBER.fullmatch(digits) or float(digits.replace(",", ".")) > _MOST):
            wrong[name] = "Skriv antalet med siffror, till exempel 12."
        found.append(float(digits.replace(",", ".")) if digits and name not in wrong else None)
    value, whole = found
    if not wrong and whole is not None and value is None:
        wrong["number"] = "Skriv också hur många det blev."
    if not wrong and value is not None and whole is not None and value > whole:
        wrong["number"] = f"{swedish_number(value)} är fler än {swedish_number(whole)}: rätta något av talen."
    if wrong:
        raise WrongFieldsError(wrong)
    return value, whole


def _target(question: Question, value: float | None, whole: float | None) -> float | None:
    """Returns what the number is out of: as typed, else as the plan says."""
    if value is None or whole is not None:
        return whole
    return 100.0 if question.counts == "procent" and question.target is None else question.target


def _refuse_contradiction(
    question: Question, chosen: Choice, value: float | None, target: float | None
) -> None:
    if value and chosen.status in _WITHOUT_NUMBER:
        told = f"Du har valt ”{chosen.label}” men skrivit {swedish_number(value)}: ändra det ena."
        raise WrongFieldsError({"number": told})
    wanted = question.target if question.target is not None else target
    unfinished = value is not None and wanted is not None and value < wanted
    if question.kind is QuestionKind.COUNTABLE and chosen.status is Status.GENOMFORD and unfinished:
        assert value is not None
        assert wanted is not None
        of = f"{swedish_number(value)} av {swedish_number(wanted)}"
        raise WrongFieldsError({"number": f"{of} är inte alla: välj Pågår, eller ändra talet."})


def _comment(chosen: Choice, comment: str, value: float | None) -> str:
    """Returns the words of the choice before those that were typed; a number says "ja" by itself."""
    words = "" if chosen.words == "Ja" and value is not None else chosen.words
    return ". ".join(part for part in (words, comment) if part)
