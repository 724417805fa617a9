"""What remains after the year, in the summary: only what the answers say is short, late or not done."""

from collections.abc import Sequence

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.phrases import that_some_do
from tracker.domain.report.values import Sentence
from tracker.domain.status import Status, StatusReport

COUNTABLE, DATE, ONGOING = QuestionKind.COUNTABLE, QuestionKind.DATE, QuestionKind.ONGOING
FREQUENCY = QuestionKind.FREQUENCY
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR = Status.EJ_PABORJAD, Status.UTGAR
COURSE = {
    "counts": "medarbetare",
    "text": "Hur många medarbetare har genomfört grundutbildningen, av hur många?",
    "due": (day(12, 31),),
}
GOAL = {
    "counts": "medarbetare",
    "goal": 10.0,
    "text": "Hur många medarbetare deltog, av hur många? Planen säger minst tio.",
    "due": (day(12, 31),),
}
DUE = {"due": (day(5, 31),)}


def remaining(plan: Sequence[StoredActivity], *reports: StatusReport, **more: object) -> list[Sentence]:
    found = section(plan, reports, **more)  # type: ignore[arg-type]
    return [one for one in found.summary if "återstår" in one.text]


def test_numbers_and_work_that_is_left_stand_in_one_sentence_with_their_sources() -> None:
    plan = [
        row(COUNTABLE, id_=1, **COURSE),  # type: ignore[arg-type]
        row(DATE, id_=2, title="Överenskommelsen med polisen", **DUE),
        row(DATE, id_=3, **DUE),
    ]
    (found,) = remaining(
        plan,
        answered(PAGAR, value=84, target=112, about=1),
        answered(FORSENAD, about=2),
        answered(GENOMFORD, about=3),
    )

    assert found.text == (
        "Vid årets slut återstår att 28 medarbetare genomför grundutbildningen (aktivitet 1) och att "
        "aktivitet 2 (”Överenskommelsen med polisen”) genomförs."
    )
    assert found.reports == (1, 2)


CASES = [  # kind, row, answers → what remains of activity 1
    (COUNTABLE, COURSE, [(PAGAR, 1, 2)], "en medarbetare genomför grundutbildningen (aktivitet 1)"),
    (COUNTABLE, COURSE, [(PAGAR, 0, 4)], "fyra medarbetare genomför grundutbildningen (aktivitet 1)"),
    (COUNTABLE, COURSE, [(GENOMFORD, 12, 12)], ""),
    (COUNTABLE, GOAL, [(PAGAR, 7, None)], "ytterligare tre medarbetare deltar (aktivitet 1)"),
    (COUNTABLE, GOAL, [(PAGAR, 7, 8)], "ytterligare en medarbetare deltar (aktivitet 1)"),
    (
        COUNTABLE,
        GOAL,
        [(PAGAR, 7, None), (PAGAR, 2, None)],
        "ytterligare en medarbetare deltar (aktivitet 1)",
    ),
    (COUNTABLE, GOAL | {"text": "Hur många hittills? Planen säger minst tio."}, [(PAGAR, 7, None)], "DONE"),
    (COUNTABLE, COURSE, [(FORSENAD, None, None)], "aktivitet 1 (”Stödet till anhöriga”) genomförs"),
    (DATE, DUE, [(PAGAR, None, None)], "DONE"),
    (DATE, DUE, [(EJ_PABORJAD, None, None)], "aktivitet 1 (”Stödet till anhöriga”) genomförs"),
    (DATE, DUE, [(GENOMFORD, None, None), (PAGAR, None, None)], "DONE"),
    (DATE, DUE, [(UTGAR, None, None)], ""),
    (DATE, {"due": (day(6, 1, 2022),)}, [(PAGAR, None, None)], ""),  # not late
    (ONGOING, {}, [(PAGAR, None, None)], ""),
    (ONGOING, {}, [(FORSENAD, None, None)], "aktivitet 1 (”Stödet till anhöriga”) genomförs"),
    (FREQUENCY, {"counts": "möten", "goal": 4.0}, [(PAGAR, 3, None)], ""),  # last year's meeting
]
DONE = "aktivitet 1 (”Stödet till anhöriga”) slutförs"


@each(("kind", "of_row", "answers", "expected"), CASES)
def test_what_remains_follows_from_the_answers(
    kind: QuestionKind,
    of_row: dict[str, object],
    answers: list[tuple[Status, float | None, float | None]],
    expected: str,
) -> None:
    reports = [
        answered(status, seat=seat, value=value, target=target)
        for seat, (status, value, target) in enumerate(answers, start=1)
    ]
    found = remaining([row(kind, **of_row)], *reports, seats=HEADS[: len(answers)])  # type: ignore[arg-type]

    said = {"DONE": DONE}.get(expected, expected)
    assert [one.text for one in found] == ([f"Vid årets slut återstår att {said}."] if said else [])


def test_only_those_who_have_not_done_it_are_behind_the_sentence() -> None:
    """And a seat without an answer says nothing of what remains."""
    one, both = answered(GENOMFORD), [answered(GENOMFORD), answered(PAGAR, seat=2)]

    assert remaining([row(DATE, **DUE)], one, seats=HEADS[:2]) == []
    assert remaining([row(DATE, **DUE)], *both, seats=HEADS[:2])[0].reports == (2,)


@each("form", [OccasionKind.T1, OccasionKind.T2])
def test_a_tertial_and_a_draft_before_the_years_end_say_nothing_of_it(form: OccasionKind) -> None:
    late = answered(FORSENAD, when=day(4, 20))

    assert remaining([row(DATE, **DUE)], late, form=form) == []
    assert remaining([row(DATE, **DUE)], late, taken=day(12, 20)) == []


def test_an_old_state_is_nothing_that_remains() -> None:
    """What was late in May may have been done since."""
    assert remaining([row(DATE, **DUE)], answered(FORSENAD, when=day(5, 6))) == []


def test_many_activities_are_named_by_their_numbers() -> None:
    plan = [row(DATE, id_=number, **DUE) for number in range(1, 5)]
    (found,) = remaining(plan, *(answered(FORSENAD, about=number) for number in range(1, 5)))

    assert found.text == "Vid årets slut återstår att aktiviteterna 1–4 genomförs."


VERBS = [
    ("deltagit", "två barn deltar"),
    ("fått hjälp under året", "två barn får hjälp"),
    ("utbildats", "två barn utbildas"),
    ("svarat på enkäten", "två barn svarar på enkäten"),
    ("sprungit", ""),  # no present that we know: told as the activity
]


@each(("done", "expected"), VERBS)
def test_the_verb_is_put_in_the_present(done: str, expected: str) -> None:
    assert that_some_do(2, "barn", done, more=False) == expected


UNMEASURED = [  # what the others say → who is left by the numbers
    ([(PAGAR, 9, None)], "minst tre medarbetare genomför grundutbildningen"),
    ([(PAGAR, None, None)], "minst tre medarbetare genomför grundutbildningen"),
    ([None], "minst tre medarbetare genomför grundutbildningen"),
    ([(GENOMFORD, None, None)], "tre medarbetare genomför grundutbildningen"),
]


@each(("others", "expected"), UNMEASURED)
def test_a_sum_of_some_is_the_least_that_remains(
    others: list[tuple[Status, float | None, float | None] | None], expected: str
) -> None:
    """Where a unit is silent or does not say of how many."""
    answers = [answered(PAGAR, value=7, target=10)]
    for seat, said in enumerate(others, start=2):
        if said:
            answers.append(answered(said[0], seat=seat, value=said[1], target=said[2]))
    found = section([row(COUNTABLE, **COURSE)], answers, seats=HEADS[: 1 + len(others)])  # type: ignore[arg-type]

    assert any(f"återstår att {expected} (aktivitet 1)" in one.text for one in found.summary)
    own = expected.replace(" genomför grundutbildningen", " återstår.").capitalize()
    assert own in [one.text for one in found.told[0].sentences]


NOT_LEFT = [
    (DATE, DUE, EJ_PABORJAD, "Blev inte av. Det fanns inga pengar."),
    (DATE, DUE, EJ_PABORJAD, "Vi har valt att inte göra detta."),
    (ONGOING, {}, PAGAR, "Delvis. Vi når inte alla."),
]


@each(("kind", "of_row", "status", "comment"), NOT_LEFT)
def test_what_nobody_says_will_be_done_is_not_left(
    kind: QuestionKind, of_row: dict[str, object], status: Status, comment: str
) -> None:
    """It is a deviation, and no promise."""
    found = section([row(kind, **of_row)], [answered(status, comment)])  # type: ignore[arg-type]

    assert found.deviations
    assert not [one for one in found.summary if "återstår" in one.text]


def test_what_was_put_off_is_left() -> None:
    """Of ongoing work too: the rest of it is told as done."""
    answers = [answered(PAGAR), answered(PAGAR, "Två besök flyttas till januari.", seat=2)]
    (found,) = remaining([row(ONGOING)], *answers, seats=HEADS[:2])

    assert found.text == "Vid årets slut återstår att aktivitet 1 (”Stödet till anhöriga”) slutförs."
    assert found.reports == (2,)


def test_what_has_begun_is_finished_and_not_done_from_the_start() -> None:
    row_ = GOAL | {"text": "Hur många hittills? Planen säger minst tio."}
    (found,) = remaining([row(COUNTABLE, **row_)], answered(FORSENAD, value=2))  # type: ignore[arg-type]

    assert found.text.endswith("slutförs.")


def test_work_that_was_put_off_whole_is_done_and_not_finished() -> None:
    (found,) = remaining([row(DATE, **DUE)], answered(FORSENAD, "Flyttat till 2022."))

    assert found.text.endswith("genomförs.")
