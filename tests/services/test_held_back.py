"""Which words of an answer a section may show: of a few cases none that tells of one."""

from tests.cases import each
from tests.domain.telling import answered
from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.persons import person_finder
from tracker.domain.status import Status
from tracker.services.reports.compile_section import held_back

NEED = Question(QuestionKind.CONDITIONAL, "Teamet", "Hur många gånger?", "gånger")
GOES_ON = Question(QuestionKind.ONGOING, "Rådet", "Hur har det gått?", "")
FINDER = person_finder((), [])


@each(
    ("words", "shown"),
    [
        ("En gång i november. Barnen har kommit in i förskola.", "En gång i november."),
        ("Ja, en gång. Konsulterade om en syskongrupp.", "Ja, en gång."),
        ("1 gång i oktober angående en utbetalning.", ""),
        ("Två gånger. Ärendet är nu överlämnat.", "Två gånger."),
        ("En, som kom via polisen. Har fått stödlägenhet.", ""),
        ("Fem gånger, de flesta om återvändarärendet.", "Fem gånger (…)"),
        ("En. Man i 40-årsåldern, får boendestöd.", "En."),
    ],
)
def test_a_few_cases_are_not_told_of(words: str, shown: str) -> None:
    answer = answered(Status.GENOMFORD, words, value=1, number=3)

    assert held_back([answer], FINDER, {1: NEED}) == {3: shown}


@each("words", ["Hushållen i området har fått brev.", "Ärendet gick till nämnden i maj."])
def test_work_that_is_of_no_cases_is_told(words: str) -> None:
    answer = answered(Status.PAGAR, words, number=3)

    assert held_back([answer], FINDER, {1: GOES_ON}) == {}


def test_many_cases_tell_of_nobody() -> None:
    answer = answered(Status.PAGAR, "Tolv gånger. Familjer har sökt stöd.", value=12, number=3)

    assert held_back([answer], FINDER, {1: NEED}) == {}
