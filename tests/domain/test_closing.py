"""What an answer closes, and what no need counts for, stated once more from the documents."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.make import activity
from tracker.domain import closing, status
from tracker.domain.question import QuestionKind
from tracker.domain.status import STATUSES, Status, combined_status
from tracker.reading.question import read_question

FIGURES = [(None, None), (11.0, None), (None, 12.0), (11.0, 12.0), (12.0, 12.0), (13.0, 12.0), (0.0, 0.0)]
Answers = Iterable[Status | None]


def closes(said: str, kind: str, value: float | None, target: float | None) -> bool:
    """Done closes later occasions of a question about a date, or of a count that has reached its target."""
    if said == "utgar":
        return True
    reached = value is not None and target is not None and value >= target
    return said == "genomford" and (kind == "date" or (kind == "countable" and reached))


def combined(answers: Answers) -> str:
    """The status of an activity from each seat's last answer."""
    seats = list(answers)
    given_answers = [one for one in seats if one is not None]
    if not given_answers:
        return "ej_rapporterad"
    if all(one == "inget_behov" for one in given_answers):
        return "inget_behov"
    rest = [one for one in seats if one != "inget_behov"]
    if "forsenad" in rest:
        return "forsenad"
    for alone in ("utgar", "ej_paborjad"):
        if all(one == alone or (one is None and alone == "ej_paborjad") for one in rest):
            return alone
    return "genomford" if all(one in ("genomford", "utgar") for one in rest) else "pagar"


def closing_faults(program: ModuleType) -> list[object]:
    return [
        case
        for case in product(STATUSES, QuestionKind, FIGURES)
        if program.closes_later(case[0], case[1], *case[2]) != closes(case[0], case[1], *case[2])
    ]


def combining_faults(program: ModuleType) -> list[object]:
    everything = (None, *program.STATUSES)
    cases = [case for seats in range(4) for case in product(everything, repeat=seats)]
    return [case for case in cases if program.combined_status(case) != combined(case)]


def test_later_occasions_are_closed_as_the_documents_say() -> None:
    assert closing_faults(closing) == []


def test_the_status_of_an_activity_is_as_the_documents_say() -> None:
    assert combining_faults(status) == []


@each(
    ("module", "faults", "right", "wrong"),
    [
        (closing, closing_faults, "return kind is QuestionKind.DATE", "return True"),
        (closing, closing_faults, "return kind is QuestionKind.DATE", "return False"),
        (closing, closing_faults, "value >= target", "value > target"),
        (closing, closing_faults, "value >= target", "True"),
        (closing, closing_faults, "if status is Status.UTGAR:", "if False:"),
        (closing, closing_faults, "is not Status.GENOMFORD", "is Status.INGET_BEHOV"),
        (status, combining_faults, "if answer is not Status.INGET_BEHOV", "if True"),
        (status, combining_faults, "if Status.INGET_BEHOV in given else", "if False else"),
        (status, combining_faults, "if Status.INGET_BEHOV in given else", "if None not in given else"),
    ],
)
def test_a_rule_made_wrong_is_seen(
    module: ModuleType, faults: Callable[[ModuleType], list[object]], right: str, wrong: str
) -> None:
    """The text stands in the program exactly once; replaced, one of the tests above fails."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    assert source.count(right) == 1
    made = ModuleType("mutant")
    exec(compile(source.replace(right, wrong), "mutant.py", "exec"), made.__dict__)

    assert faults(made)


@given(st.lists(st.sampled_from([None, *STATUSES]), max_size=6))
def test_no_need_is_left_out_beside_another_answer(answers: list[Status | None]) -> None:
    """Who had no need neither hurries nor delays what the others report."""
    others = [one for one in answers if one is not Status.INGET_BEHOV]

    if any(others):
        assert combined_status(answers) == combined_status(others)


@each("said", list(Status))
@each("kind", [QuestionKind.ONGOING, QuestionKind.CONDITIONAL, QuestionKind.FREQUENCY])
def test_work_that_goes_on_is_only_closed_when_it_is_dropped(said: Status, kind: QuestionKind) -> None:
    assert closing.closes_later(said, kind, 4, 4) == (said is Status.UTGAR)


@each(
    ("schedule", "due", "kind"),
    [
        ("deadline", True, QuestionKind.DATE),
        ("period", True, QuestionKind.DATE),
        ("mixed", True, QuestionKind.DATE),
        ("mixed", False, QuestionKind.ONGOING),
        ("ongoing", False, QuestionKind.ONGOING),
        ("unclear", False, QuestionKind.ONGOING),
        ("conditional", False, QuestionKind.CONDITIONAL),
        ("recurring", False, QuestionKind.FREQUENCY),
        ("recurring", True, QuestionKind.FREQUENCY),
    ],
)
def test_the_kind_of_question_follows_from_the_schedule(schedule: str, due: bool, kind: QuestionKind) -> None:
    made = activity(schedule, (date(2021, 5, 31),) if due else ())

    assert read_question(made.row, made.schedule, made.follow_up).kind is kind
