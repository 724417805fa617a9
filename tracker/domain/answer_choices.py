"""What can be picked as the answer to a question on the web: for each kind of question its own choices."""

from dataclasses import dataclass

from tracker.domain.question import Question, QuestionKind
from tracker.domain.status import Status
from tracker.domain.swedish import capitalized

SAME = "same"  # the code of "stämmer fortfarande": what was reported last still holds


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice. `status` is None for what was reported last.

    `words` are what the choice says that its status does not; they stand before the comment. `asks_number`:
    the number that the question asks for belongs to it. `asks_words`: it says nothing without a comment.
    """

    code: str
    label: str
    status: Status | None
    words: str = ""
    asks_number: bool = False
    asks_words: bool = False


@dataclass(frozen=True, slots=True)
class NumberField:
    """The number that a question asks for; `counts` is what it counts ("gånger").

    `asks_whole`: it also asks of how many.
    """

    counts: str
    asks_whole: bool


_S = Status
_LATE = Choice("forsenad", "Försenat", _S.FORSENAD)
_NOT_BEGUN = Choice("ej_paborjad", "Ej påbörjat", _S.EJ_PABORJAD)
_DROPPED = Choice("utgar", "Utgår", _S.UTGAR)
_SO_FAR = Choice("genomford", "Klart för i år", _S.GENOMFORD)
_STILL = Choice(SAME, "Stämmer fortfarande, inget nytt sedan sist", None)
_HOLDS = Choice(SAME, "Ja, det stämmer för hela året", None)

CHOICES: dict[QuestionKind, tuple[Choice, ...]] = {
    QuestionKind.DATE: (
        Choice("genomford", "Klart", _S.GENOMFORD),
        Choice("pagar", "Pågår", _S.PAGAR),
        _LATE,
        _NOT_BEGUN,
        _DROPPED,
    ),
    QuestionKind.ONGOING: (
        Choice("pagar", "Pågår enligt plan", _S.PAGAR),
        Choice("inget_behov", "Inget behov hittills", _S.INGET_BEHOV),
        _SO_FAR,
        _LATE,
        _NOT_BEGUN,
        _DROPPED,
    ),
    QuestionKind.CONDITIONAL: (
        Choice("inget_behov", "Nej, inget behov", _S.INGET_BEHOV),
        Choice("pagar", "Ja", _S.PAGAR, words="Ja", asks_number=True),
        _LATE,
        _DROPPED,
    ),
    QuestionKind.FREQUENCY: (
        Choice("pagar", "Pågår", _S.PAGAR, asks_number=True),
        Choice("genomford", "Klart för i år", _S.GENOMFORD, asks_number=True),
        _LATE,
        _NOT_BEGUN,
        _DROPPED,
    ),
    QuestionKind.COUNTABLE: (
        Choice("pagar", "Pågår", _S.PAGAR, asks_number=True),
        Choice("genomford", "Klart", _S.GENOMFORD, asks_number=True),
        _LATE,
        _NOT_BEGUN,
        _DROPPED,
    ),
    QuestionKind.MINUTES: (
        Choice("pagar", "Möten hålls, {papers} finns", _S.PAGAR, words="{papers} finns", asks_number=True),
        Choice("saknas", "Möten hålls, {papers} saknas", _S.PAGAR, words="{papers} saknas", asks_number=True),
        Choice("ej_paborjad", "Inga möten än", _S.EJ_PABORJAD),
        _DROPPED,
    ),
    QuestionKind.REVISION: (
        Choice("pagar", "Det här bör ändras (skriv nedan)", _S.PAGAR, asks_words=True),
        Choice("inget", "Inget bör ändras", _S.PAGAR, words="Inga ändringar"),
    ),
}


def choices(question: Question, *, reported: bool, confirm: bool = False) -> tuple[Choice, ...]:
    """Returns the choices of a question in their order.

    `reported`: something has been reported before. `confirm`: it is only asked whether that still holds.
    """
    first = (_HOLDS if confirm else _STILL,) if reported else ()
    return (*first, *(_worded(choice, question) for choice in CHOICES[question.kind]))


def choice_label(code: str) -> str:
    """Returns what a choice was called where its question is not known any more; "" for no choice's code."""
    found = {one.code: one.label for some in reversed(CHOICES.values()) for one in reversed(some)}
    return (found | {_STILL.code: _STILL.label}).get(code, "").format(papers="protokollen")


def number_field(question: Question) -> NumberField | None:
    """Returns the number that the question asks for, None if it asks for none."""
    if not any(choice.asks_number for choice in CHOICES[question.kind]) or not question.counts:
        return None
    return NumberField(question.counts, "av hur många" in question.text)


def _worded(choice: Choice, question: Question) -> Choice:
    """Fills in what the question calls the minutes of meetings."""
    papers = "anteckningarna" if "anteckn" in question.text else "protokollen"
    return Choice(
        code=choice.code,
        label=choice.label.format(papers=papers),
        status=choice.status,
        words=capitalized(choice.words.format(papers=papers)),
        asks_number=choice.asks_number,
        asks_words=choice.asks_words,
    )
