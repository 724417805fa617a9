"""The plan's number: what it asks, whose is below it, and whether it is reached."""

import re

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.figures import Figures, adds_up, whole_of
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import STAFF
from tracker.domain.status import Status

_EACH = re.compile(
    r"\b(?:per|varje|respektive) (?:enhet|chef|verksamhet|avdelning|förskola|skola|boende)", re.I
)
_PLAN_SAYS = re.compile(r"Planen säger (?P<goal>[^.]+)\.")
# "Berörda medarbetare": who is, each head decides, unless the plan asks all of them.
_CONCERNED = re.compile(
    r"^(?!.*\b(?:alla|samtliga) berörda).*\bberörda? (?:\w+ )?(?:medarbetare|personal)", re.IGNORECASE
)
# The plan asks all of a whole; "berörd personal deltar i utbildningar" does not.
_ASKS_ALL = re.compile(
    r"\b(?:sk(?:a|all)(?! (?:erbjudas|göras))|samtlig\w*|hela|alla?|varje|genomför|genomgår|går)\b",
    re.IGNORECASE,
)
_OF_A_WHOLE = (QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.DATE)
_ALL_CONCERNED = re.compile(
    r"(?<!inte )(?<!ej )\b(?:alla|samtliga)"
    r" (?:som (?:är )?(?:berör\w+|aktuella?|ska|behöver)|berörda|aktuella)\b"
    r"|\b(?:de|dem|alla) (?:som )?vi bedömer\b[^.]*\bberör\w*|\bvilket var målet\b"
    r"|\b(?:resten|övriga)\b[^.]*\b(?:inte|ej)\b[^.]*\bberör\w*",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:kommer att|till (?:våren|hösten)|i (?:vår|höst)|ska gå)\b", re.IGNORECASE)


def goal_text(question: Question) -> str:
    """Returns the plan's number in the question's words: "minst tio"; "" if it names none."""
    found = _PLAN_SAYS.search(question.text) if question.target is not None else None
    return found["goal"] if found else ""


def for_each(material: Material) -> bool:
    """True if the plan's number is asked of each seat by itself."""
    return len(material.names) <= 1 or _EACH.search(material.stored.activity.row.aktivitet) is not None


def short(material: Material, found: Figures) -> tuple[Voice, ...]:
    """Returns whose recorded number is below the plan's, or below a whole of which the plan asks all."""
    question = material.question
    given = tuple(voice for voice in material.heard if voice.report.value is not None)
    asked = material.stored.activity.row.aktivitet
    asks_all = _ASKS_ALL.search(asked) is not None and _CONCERNED.search(asked) is None
    own = tuple(
        v
        for v in given
        if asks_all and not _is_whole(v) and (v.report.value or 0) < (whole_of(v, question) or 0)
    )
    if question.target is None or question.kind not in _OF_A_WHOLE:
        return own
    goal = question.target
    if for_each(material):
        return tuple(v for v in given if (v.report.value or 0) < goal and not _is_all(v, question))
    if goal_reached(material, found):
        return ()
    if not found.told or found.least:
        return own
    return tuple(voice for voice in found.voices if not _is_all(voice, question)) or found.voices


def _is_whole(voice: Voice) -> bool:
    """True if it is done, and the words say that fewer than all are concerned."""
    words = voice.report.comment
    concerned = _ALL_CONCERNED.search(words) is not None and _LATER.search(words) is None
    return concerned and voice.report.status is Status.GENOMFORD


def goal_reached(material: Material, found: Figures) -> bool:
    """True if the plan's number, not asked of each, is reached by what adds up, else by each that gave one.

    Of staff the number of one alone is enough: there are at least so many.
    """
    goal = material.question.target
    if goal is None or material.question.kind not in _OF_A_WHOLE or for_each(material):
        return False
    given = [voice.value for voice in material.heard if voice.value is not None]
    added = sum(voice.value or 0 for voice in found.voices) if adds_up(material, found.voices) else 0
    bound = max if material.question.counts in STAFF else min
    return max(added, bound(given, default=0)) >= goal


def reaches_goal(material: Material, found: Figures) -> bool:
    """True if the plan's number is reached by all together, or by each where it is asked of each."""
    goal = material.question.target
    if goal is None or material.question.kind not in _OF_A_WHOLE or not for_each(material):
        return goal_reached(material, found)
    each = all(len(voice.seats) == 1 and not voice.stands_in for voice in material.heard)
    given = [voice.value for voice in material.heard]
    return each and material.all_heard and all(value is not None and value >= goal for value in given)


def _is_all(voice: Voice, question: Question) -> bool:
    whole = whole_of(voice, question)
    return whole is not None and (voice.report.value or 0) >= whole
