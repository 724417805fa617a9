"""The dated moments when a status is wanted."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.domain.make import activity
from tracker.domain.forms import Form
from tracker.domain.occasion import Occasion, first_request, occasions
from tracker.domain.rules import Rules

RULES = Rules()
EXTRA = {Occasion(date(2021, 6, 14), "checkpoint"), Occasion(date(2021, 11, 14), "checkpoint")}
VB = Occasion(date(2022, 1, 12), "VB")


@each(
    ("given_activity", "expected", "why"),
    [
        (activity(), {VB} | EXTRA, "an ongoing activity is asked at its report, and twice in the year"),
        (activity(forms=()), {VB} | EXTRA, "no form named: the plan's own, VB"),
        (activity(forms=("protokoll",)), {VB} | EXTRA, "minutes have no day of their own"),
        (
            activity(forms=("T1", "T2", "VB")),
            {Occasion(date(2021, 4, 24), "T1"), Occasion(date(2021, 8, 28), "T2"), VB},
            "three reports are requests enough",
        ),
        (
            activity("deadline", due=(date(2021, 9, 30),)),
            {Occasion(date(2021, 9, 30), "deadline"), VB},
            "a deadline and the VB are two requests",
        ),
        (
            activity("deadline", due=(date(2022, 1, 14),)),
            {Occasion(date(2022, 1, 14), "deadline"), VB} | EXTRA,
            "two requests in the same week are one letter",
        ),
        (
            activity("recurring", times=4),
            {
                Occasion(date(2021, month, day), "checkpoint")
                for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
            }
            | {VB},
            "four times a year: each quarter's end",
        ),
        (
            activity("recurring", times=2),
            {Occasion(date(2021, 6, 30), "checkpoint"), Occasion(date(2021, 12, 31), "checkpoint"), VB},
            "vår och höst",
        ),
        (activity("recurring", times=52), {VB} | EXTRA, "weekly work is asked only at the reports"),
        (
            activity("recurring", due=(date(2021, 3, 1),), times=1),
            {Occasion(date(2021, 3, 1), "deadline"), VB} | EXTRA,
            "once a year on a date: the date is the occasion; a group may draw it into the year before",
        ),
        (activity("conditional"), {VB} | EXTRA, "conditional work is asked at its report"),
        (
            activity("deadline", due=(date(2021, 12, 31),), forms=("handlingsplan",)),
            {Occasion(date(2021, 12, 31), "deadline"), Occasion(date(2021, 11, 15), "revision")} | EXTRA,
            "the plan's revision on 15 November; something else may draw the deadline near to it",
        ),
    ],
)
def test_occasions_follow_schedule_and_forms(given_activity, expected, why: str) -> None:
    """Deadlines, checkpoints and reports stand where the rules of follow-up put them."""
    assert set(occasions(given_activity, 2021, RULES)) == expected, why


schedules = st.tuples(
    st.sampled_from(["deadline", "ongoing", "recurring", "conditional", "unclear", "mixed", "period"]),
    st.lists(st.dates(date(2020, 1, 1), date(2031, 12, 31)), max_size=3),
    st.sampled_from([None, 0.25, 0.5, 1, 2, 3, 4, 6, 12, 26, 52]),
    st.lists(st.sampled_from(Form), unique=True),
)


@given(schedules)
def test_every_activity_is_asked_at_least_twice_in_its_year(schedule) -> None:
    """Whatever the plan says, two requests a week apart or more begin within the calendar year."""
    kind, due, times, forms = schedule
    planned = occasions(activity(kind, tuple(due), times, tuple(forms)), 2021, RULES)

    asked = sorted({first_request(o, RULES) for o in planned if first_request(o, RULES).year == 2021})

    assert any((later - earlier).days >= 7 for earlier in asked for later in asked)


@given(schedules)
def test_occasions_are_sorted_and_no_two_are_alike(schedule) -> None:
    """The same activity gives the same occasions, in order, once each."""
    kind, due, times, forms = schedule
    made = activity(kind, tuple(due), times, tuple(forms))

    planned = occasions(made, 2021, RULES)

    assert list(planned) == sorted(set(planned))
    assert planned == occasions(made, 2021, RULES)
