"""The examples and the minutes that a letter promises follow from its own questions."""

from datetime import date

from tests.cases import each
from tracker.domain.answering import Asked, example_lines, minutes_to_answer
from tracker.domain.question import Question, QuestionKind

DAY = date(2021, 5, 17)
OF_ALL = "Hur många medarbetare deltog, av hur många?"


def asked(*kinds: QuestionKind) -> list[Asked]:
    return [Asked(number, Question(kind)) for number, kind in enumerate(kinds, start=1)]


@each(
    ("question", "example"),
    [
        (Question(QuestionKind.CONDITIONAL), "inget behov"),
        (Question(QuestionKind.COUNTABLE, "", OF_ALL, "medarbetare"), "pågår, 11 av 12 medarbetare"),
        (Question(QuestionKind.COUNTABLE, "", "Hur många?", "skolor", 5), "pågår, 4 av 5 skolor"),
        (Question(QuestionKind.COUNTABLE, "", "Hur många?", "skolor"), "pågår, 12 skolor"),
        (Question(QuestionKind.COUNTABLE, "", "Hur stor andel?", "procent"), "pågår, 80 procent"),
        (Question(QuestionKind.COUNTABLE, "", "Hur många?"), "pågår, 12"),
        (Question(QuestionKind.DATE), "klart, genomfördes i april"),
        (Question(QuestionKind.ONGOING), "enligt plan"),
        (Question(QuestionKind.FREQUENCY, target=4), "tre av fyra"),
        (Question(QuestionKind.FREQUENCY, target=1), "en gång"),
        (Question(QuestionKind.FREQUENCY, counts="möten"), "tre möten"),
        (Question(QuestionKind.FREQUENCY, target=2.5), "en gång"),
        (Question(QuestionKind.MINUTES, "", "Finns protokollen?"), "fyra möten, alla protokollförda"),
        (Question(QuestionKind.MINUTES, "", "Finns minnesanteckningarna?"), "fyra möten, anteckningar finns"),
        (Question(QuestionKind.REVISION), "skriv in vem som ansvarar"),
    ],
)
def test_a_single_question_has_an_example_of_its_kind_without_number(
    question: Question, example: str
) -> None:
    """With what its number counts, and one short of the plan's number."""
    assert example_lines([Asked(1, question)], DAY) == (example,)


def test_an_answer_that_is_only_confirmed_is_a_yes() -> None:
    """Whatever the question was."""
    assert example_lines([Asked(1, Question(QuestionKind.DATE), confirm=True)], DAY) == ("ja",)


def test_examples_have_the_letters_own_numbers_and_show_each_kind() -> None:
    """Of two dates and one need: the need and both ways to answer a date, in the order of the letter."""
    three = asked(QuestionKind.DATE, QuestionKind.DATE, QuestionKind.CONDITIONAL)

    lines = example_lines(three, DAY)

    assert lines == ("1 klart, genomfördes i april", "2 pågår, blir klart i juni", "3 inget behov")


def test_of_many_kinds_the_least_obvious_are_shown() -> None:
    """Three lines at most; that a need can be none, and a count, come before what anybody would write."""
    lines = example_lines(
        asked(QuestionKind.ONGOING, QuestionKind.REVISION, QuestionKind.COUNTABLE, *QuestionKind), DAY
    )

    assert [line.split()[0] for line in lines] == ["3", "8", "9"]


@each(("month", "before", "after"), [(1, "december 2020", "februari"), (12, "november", "januari")])
def test_months_of_examples_are_those_around_the_letter(month: int, before: str, after: str) -> None:
    """Nothing is done in a month that has not been."""
    lines = example_lines(asked(QuestionKind.DATE, QuestionKind.DATE), date(2021, month, 15))

    assert lines == (f"1 klart, genomfördes i {before}", f"2 pågår, blir klart i {after}")


@each("kinds", [[kind] * count for kind in QuestionKind for count in range(1, 9)])
def test_a_letter_never_shows_more_than_three_examples(kinds: list[QuestionKind]) -> None:
    """And always one."""
    assert 1 <= len(example_lines(asked(*kinds), DAY)) <= 3


def test_time_follows_from_number_and_kind() -> None:
    """The letter of the handbook, with three needs, two counts and one ongoing: five minutes."""
    needs = [QuestionKind.CONDITIONAL] * 3
    six = asked(*needs, QuestionKind.COUNTABLE, QuestionKind.COUNTABLE, QuestionKind.ONGOING)

    assert minutes_to_answer(six) == 5
    assert minutes_to_answer(six[:1]) == 1
    assert minutes_to_answer([Asked(one.number, one.question, confirm=True) for one in six]) == 2
    assert minutes_to_answer(asked(QuestionKind.REVISION)) == 3
