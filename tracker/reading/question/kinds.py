"""The kind of question that fits a row: the first that fits, in the order of QuestionKind."""

import re

from tracker.domain.forms import Form
from tracker.domain.plan import FollowUp, PlanRow, Schedule
from tracker.domain.question import QuestionKind
from tracker.reading.mending import fold
from tracker.reading.question import words
from tracker.reading.question.conditions import begins_with_event, is_conditional
from tracker.reading.question.counting import Count
from tracker.reading.tidplan import read_tidplan

MOST_COUNTED = 12  # times a year: nobody counts what is done every week
_OWN_PLAN = r"(?:handlings|aktivitets|atgards)plan(?:en|ens|erna)?"
_DETERMINERS = (
    r"(?:(?:den|denna|av|var|vara|lokala|gemensamma|arliga|befintliga|nuvarande|gallande|egna|overgripande"
    r"|\w+(?:ens|ets|ans|nas|ngs|ms|ds|s)) ){0,4}"
)
_REVISION = re.compile(
    rf"\b(?:revider\w+|uppdater\w+|se(?:s|r)? over|oversyn\w*|revision(?:en)?|aktualiser\w+) {_DETERMINERS}"
    rf"{_OWN_PLAN}\b"
    rf"|^(?:\w+ ){{0,2}}?{_OWN_PLAN}\b[^.]{{0,60}}?"
    r"\b(?:revideras|uppdateras|ses over|aktualiseras|revidering)\b"
    rf"|\b(?:nuvarande|gallande|denna) {_OWN_PLAN} (?:\w+ ){{0,3}}?(?:revideras|uppdateras|ses over)\b"
)
_TASK = re.compile(rf"^(?:att |arbeta med att )?(?:\w+ ){{0,3}}?{words.TASK}\b")
_TASK_LATER = re.compile(rf"\b(?:ska|skall) (?:\w+ ){{0,3}}?{words.TASK}\b|\b(?:tas fram|upprattas|infors)\b")
_ONCE = re.compile(r"\bminst (?:en|ett|1) (?:gang|tillfalle|\w+tillfalle|\w+)\b")
_OFTEN = re.compile(
    rf"\b(?:minst )?{words.NUMBER} (?:gang(?:er)?|ggr|tillfallen?|moten?|traff(?:ar)?)\.?"
    r"(?: (?:per|om|varje|i|under)|/) ?(?:ar(?:et)?|termin(?:en)?|halvar|kvartal(?:et)?|manad(?:en)?)\b"
    rf"|\bminst {words.NUMBER} (?:gang(?:er)?|ggr|tillfallen)\b"
    r"|\bvar(?:t|je)? ?(?:annan|annat|tredje|fjarde|sjatte) (?:manad|ar)\b"
    r"|\b(?:kvartalsvis|manadsvis|terminsvis|halvarsvis)\b"
    r"|\b(?:varje|en gang (?:per|i|varje)|(?:\w+ )?per) (?:kvartal|manad(?:en)?|termin|tertial|halvar)\b"
    r"|\b(?:arligen|arligt|varje ar|en gang (?:per|om) aret?|vartannat ar|arlig(?:a)?)\b"
)


def read_kind(
    row: PlanRow, folded: str, schedule: Schedule, follow_up: FollowUp, count: Count | None
) -> QuestionKind:
    """Returns the kind; `folded` is the activity's first sentence, `count` what it counts."""
    if is_revision(folded):
        return QuestionKind.REVISION
    if count is not None:
        return QuestionKind.COUNTABLE
    never_said = schedule.kind == "recurring" and schedule.times_per_year is None
    if times_a_year(folded, schedule) is not None or never_said:
        return QuestionKind.FREQUENCY
    if Form.PROTOKOLL in follow_up.forms and _is_meeting(folded, row):
        return QuestionKind.MINUTES
    if is_conditional(row, folded, schedule):
        return QuestionKind.CONDITIONAL
    return QuestionKind.DATE if _ends(folded, schedule) else QuestionKind.ONGOING


def is_revision(folded: str) -> bool:
    """True if the row is itself the revision of the plan."""
    return _REVISION.search(folded) is not None


def times_a_year(folded: str, schedule: Schedule) -> float | None:
    """Returns how often it is done, from the time plan or the activity's own words; None if not counted.

    Once a year with a date is a task with a date.
    """
    times = schedule.times_per_year or _times_in_words(folded, schedule)
    if times is None or times > MOST_COUNTED or (times <= 1 and schedule.due):
        return None
    return times


def _times_in_words(folded: str, schedule: Schedule) -> float | None:
    found = _OFTEN.search(folded)
    if found is None:
        return None
    phrase = found[0] if re.search(r"ar|termin|kvartal|manad|tertial", found[0]) else f"{found[0]} per år"
    year = schedule.end.year if schedule.end else 2021
    times = read_tidplan(phrase, year).times_per_year
    # "Minst ett tillfälle" in a year is done or not done.
    return None if times is not None and times <= 1 and "minst" in phrase else times


def _is_meeting(folded: str, row: PlanRow) -> bool:
    """Minutes of meetings; other work that is noted in minutes is asked about by itself."""
    if begins_with_event(folded):
        return False
    return (
        re.search(words.MEETING, folded) is not None
        or re.search(r"\bmote", fold(row.uppfoljning)) is not None
    )


def _ends(folded: str, schedule: Schedule) -> bool:
    """True for work that can be finished: a date, or a task; a whole year is no date for what goes on."""
    is_task = any(pattern.search(folded) for pattern in (_TASK, _TASK_LATER, _ONCE))
    if not schedule.due:
        return schedule.kind == "unclear" and schedule.problem is None and is_task
    return is_task or not _is_whole_year(schedule)


def _is_whole_year(schedule: Schedule) -> bool:
    if schedule.kind != "period" or schedule.start is None or schedule.end is None:
        return False
    return (schedule.end - schedule.start).days > 330
