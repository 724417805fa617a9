"""A head who writes as the letter's examples is understood without a person."""

from datetime import date

from tests.cases import each
from tracker.domain.answering import Asked, example_lines
from tracker.domain.question import FORECAST_QUESTION, Question, QuestionKind
from tracker.domain.status import Status
from tracker.reading.reply import read_reply
from tracker.services.letters.guide import forecast_of
from tracker.services.letters.sample_letters import samples

OF_ALL = "Hur många medarbetare deltog, av hur många?"
MARCH = date(2021, 3, 15)

K, S = QuestionKind, Status
SINGLE = [
    (Question(K.CONDITIONAL), S.INGET_BEHOV, None, None),
    (Question(K.COUNTABLE, text=OF_ALL, counts="medarbetare"), S.PAGAR, 11, 12),
    (Question(K.COUNTABLE, counts="skolor", target=5), S.PAGAR, 4, 5),
    (Question(K.COUNTABLE, counts="anhöriga"), S.PAGAR, 12, None),
    (Question(K.COUNTABLE, counts="procent"), S.PAGAR, None, None),
    (Question(K.DATE), S.GENOMFORD, None, None),
    (Question(K.ONGOING), S.PAGAR, None, None),
    (Question(K.FREQUENCY, target=4), S.PAGAR, 3, 4),
    (Question(K.FREQUENCY, target=1), S.PAGAR, 1, None),
    (Question(K.FREQUENCY, counts="möten"), S.PAGAR, 3, None),
    (Question(K.MINUTES, text="Finns protokollen?"), S.PAGAR, 4, None),
    (Question(K.MINUTES, text="Finns minnesanteckningarna?"), S.PAGAR, 4, None),
]


@each(("question", "status", "value", "target"), SINGLE)
@each("day", [MARCH, date(2021, 12, 13), date(2022, 1, 10)])
def test_the_example_of_a_single_question_is_read(
    question: Question, status: Status, value: float | None, target: float | None, day: date
) -> None:
    """By itself, as the only line of a reply written the same day."""
    (example,) = example_lines([Asked(1, question)], day)

    reading = read_reply(example, 1, ["Rutinen vid oro"], questions=[question.kind], day=day)

    assert not reading.review, reading.reasons
    (answer,) = reading.answers
    assert (answer.status, answer.value, answer.target) == (status, value, target)


@each("first", K)
@each("second", K)
def test_the_examples_of_a_letter_are_read_together(first: QuestionKind, second: QuestionKind) -> None:
    """Each line belongs to its number, also where two questions are of one kind."""
    asked = [Asked(1, Question(first, text=OF_ALL)), Asked(2, Question(second, text=OF_ALL))]
    lines = example_lines(asked, MARCH)
    shown = [int(line.split()[0]) for line in lines]

    reading = read_reply(
        "\n".join(lines), 2, ["Rutinen vid oro", "Nätverket"], numbers=shown,
        questions=[asked[number - 1].question.kind for number in shown], day=MARCH,
    )  # fmt: skip

    assert not reading.review, reading.reasons
    assert [answer.activity for answer in reading.answers] == shown
    assert all(answer.status in (S.PAGAR, S.INGET_BEHOV, S.GENOMFORD) for answer in reading.answers)


def test_the_example_of_a_forecast_is_read() -> None:
    """ "1 pågår, ja": the status and the forecast."""
    forecast = forecast_of(samples()[2]["items"])
    assert forecast is not None
    assert forecast.question == FORECAST_QUESTION

    reading = read_reply(
        forecast.example, 2, ["Rutinen vid oro", "Nätverket"], questions=[K.DATE, K.ONGOING], day=MARCH,
        forecast=True,
    )  # fmt: skip

    answer = next(answer for answer in reading.answers if answer.activity == forecast.numbers[0])
    assert (answer.status, answer.forecast) == (S.PAGAR, "ja")


def test_the_example_of_a_confirmation_is_read() -> None:
    """ "ja" repeats the answer that stands."""
    (example,) = example_lines([Asked(1, Question(K.DATE), confirm=True)], MARCH)

    reading = read_reply(example, 1, ["Rutinen"], questions=[K.DATE], day=MARCH, confirming={1})

    assert not reading.review, reading.reasons
    assert reading.answers[0].repeat
