"""What is picked on the web: each kind of question has choices that fit, and no field is misread."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tracker.domain.answer_choices import CHOICES, SAME, choices, number_field
from tracker.domain.picked_answer import Typed, WrongFieldsError, pick, typed_before
from tracker.domain.question import Question, QuestionKind
from tracker.domain.status import Channel, Status, StatusReport
from tracker.domain.swedish import uncapitalized
from tracker.reading.reply import read_reply

DAY = date(2021, 5, 17)
COUNTED = "Hur många medarbetare deltog, av hur många?"
QUESTIONS = {
    QuestionKind.REVISION: Question(QuestionKind.REVISION, "Planen", "Vad bör ändras i nästa plan?"),
    QuestionKind.COUNTABLE: Question(QuestionKind.COUNTABLE, "Kursen", COUNTED, "medarbetare", 10),
    QuestionKind.FREQUENCY: Question(
        QuestionKind.FREQUENCY, "Rådet", "Hur många möten hittills?", "möten", 4
    ),
    QuestionKind.MINUTES: Question(
        QuestionKind.MINUTES, "Rådet", "Hur många möten, och finns minnesanteckningarna?", "möten"
    ),
    QuestionKind.CONDITIONAL: Question(
        QuestionKind.CONDITIONAL, "Stödet", "Har det behövts? Hur många gånger?", "gånger"
    ),
    QuestionKind.DATE: Question(QuestionKind.DATE, "Rutinen", "Är det klart?"),
    QuestionKind.ONGOING: Question(QuestionKind.ONGOING, "Samverkan", "Hur har det gått sedan sist?"),
}


def test_a_choice_means_what_the_same_words_mean_in_a_mail() -> None:
    """The page and the letter teach one language: the reader of replies gives each label its status."""
    wrong = []
    for kind, question in QUESTIONS.items():
        for choice in choices(question, reported=False):
            words = uncapitalized(choice.label)
            reading = read_reply(words, 1, (question.title,), questions=(kind,))
            read = reading.answers[0].status if reading.answers else None
            if read is not choice.status:
                wrong.append((kind.value, choice.label, read))

    assert wrong == []


def test_every_kind_has_its_choices() -> None:
    """Codes differ within a kind; numbers are asked for where a choice has one."""
    assert set(CHOICES) == set(QuestionKind) == set(QUESTIONS)
    for question in QUESTIONS.values():
        found = choices(question, reported=True)
        assert found[0].code == SAME
        assert len({choice.code for choice in found}) == len(found)
        assert (number_field(question) is not None) == any(choice.asks_number for choice in found)
        assert not any("{" in choice.label + choice.words for choice in found)


texts = st.one_of(st.text(max_size=40), st.sampled_from(["", "12", "3,5", "1 500", "-1", "1e9", "٣", "0"]))


@given(
    kind=st.sampled_from(QuestionKind),
    choice=st.one_of(
        st.text(max_size=8), st.sampled_from([one.code for ones in CHOICES.values() for one in ones])
    ),
    number=texts,
    whole=texts,
    comment=st.text(max_size=60),
    forecast=st.sampled_from(["", "ja", "nej", "osakert", "kanske"]),
)
@examples(70)
def test_whatever_is_typed_is_an_answer_or_named_fields(
    kind: QuestionKind, choice: str, number: str, whole: str, comment: str, forecast: str
) -> None:
    """The status is the one that was picked; numbers are not negative, and no part is more than its whole."""
    question = QUESTIONS[kind]
    offered = {one.code: one for one in choices(question, reported=False)}
    typed = Typed(choice, number, whole, comment, forecast)
    wrong: Mapping[str, str] = {}
    try:
        picked = pick(question, tuple(offered.values()), number_field(question), typed, None)
    except WrongFieldsError as error:
        wrong = error.fields

    if wrong:
        assert set(wrong) <= {"choice", "number", "whole", "comment"}
        assert all(told.endswith(".") for told in wrong.values())
        return
    assert picked.status is offered[choice].status
    assert picked.value is None or picked.value >= 0
    assert picked.status is not Status.INGET_BEHOV or not picked.value
    if whole.strip() and picked.value is not None and picked.target is not None:
        assert picked.value <= picked.target


def test_an_answer_that_is_changed_shows_what_was_typed() -> None:
    """What the choice said stands before the words only once, however often the answer is changed."""
    question = QUESTIONS[QuestionKind.MINUTES]
    offered = choices(question, reported=False)
    typed = Typed("pagar", "4", "", "Det sista i maj.")
    for _ in range(3):
        picked = pick(question, offered, number_field(question), typed, None)
        last = StatusReport(1, 1, 1, "", picked.status, picked.comment, DAY, Channel.WEB, picked.value)
        typed = typed_before(offered, last)
        assert (typed.choice, typed.number, typed.comment) == ("", "4", "Det sista i maj.")
        typed = Typed("pagar", typed.number, "", typed.comment)

    assert picked.comment == "Anteckningarna finns. Det sista i maj."
