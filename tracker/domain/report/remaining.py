"""What an activity leaves to be done after the year: a number short of its goal, or work not done."""

from collections.abc import Iterator, Sequence

from tracker.domain.forms import is_annual
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import has_whole_goal, plan_goal
from tracker.domain.report.group import Says
from tracker.domain.report.judge import Judgement
from tracker.domain.report.period import Period
from tracker.domain.report.sums import what_they_did
from tracker.domain.report.telling import Telling
from tracker.domain.report.values import Remains, Sentence, Told, Voice
from tracker.domain.report.verdict import Verdict

# A meeting that was not held is not made up for the year after.
_ONLY_OF_ITS_YEAR = (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
_VERBS = {
    Verdict.PARTLY: "slutförs",
    Verdict.UNFINISHED: "slutförs",
    Verdict.UNDER_WAY: "slutförs",
    Verdict.LATE: "genomförs",
    Verdict.NOT_DONE: "genomförs",
}
_UNDONE = (Says.BEGUN, Says.LATE, Says.NOT_BEGUN)


def remains(telling: Telling, judgement: Judgement) -> Remains | None:
    """Returns what remains, from what the answers of the period say; None if nothing is known to."""
    material, verb = telling.material, _VERBS.get(judgement.verdict)
    over = is_annual(material.period.form) and material.period.complete
    if not over or verb is None or material.question.kind in _ONLY_OF_ITS_YEAR:
        return None
    short = _short(telling)
    if short is not None:
        return short
    voices = tuple(voice for voice in material.voices if voice in _undone(telling))
    if not voices or (judgement.verdict is Verdict.UNDER_WAY and not telling.numbers.short):
        return None
    return Remains(verb, "", tuple(voice.report.id for voice in voices))


def _undone(telling: Telling) -> list[Voice]:
    """Returns who has not done it; a number that has reached its goal is done."""
    done = [one for one in telling.numbers.given if one not in telling.numbers.short]
    said = [voice for group in telling.groups if group.says in _UNDONE for voice in group.voices]
    return [*(voice for voice in said if voice not in done), *telling.numbers.short]


def _short(telling: Telling) -> Remains | None:
    """Returns the number that is left, where what it counts can be told in words."""
    found, question = telling.numbers, telling.material.question
    if question.kind is not QuestionKind.COUNTABLE or not found.short or found.unsettled:
        return None
    left, voices, more = _left(telling)
    noun = "" if telling.noun == "procent" else telling.noun
    said = phrases.that_some_do(left, noun, what_they_did(question.text), more) if left else ""
    return Remains("", said, tuple(voice.report.id for voice in voices)) if said else None


def _left(telling: Telling) -> tuple[float, Sequence[Voice], bool]:
    """Returns how many are left, by whose numbers, and whether they are counted beyond those of the goal."""
    found, material = telling.numbers, telling.material
    target = material.question.target
    if not plan_goal(material.question):
        return (found.shares.left, found.shares.voices, False) if found.shares else (0, (), False)
    if target is None or not (has_whole_goal(material) or material.single):
        return 0, (), False
    missing = max(target - found.value, 0)
    everyone = found.shares is not None and not (found.counts or found.without or material.silent)
    return min(missing, found.shares.left) if found.shares and everyone else missing, found.given, True


def remaining(told: Sequence[Told], period: Period) -> Iterator[Sentence]:
    """Yields the sentence of the summary about what remains, if anything does."""
    parts = [said for _, said in sorted((*_counted(told), *_by_verb(told)))]
    if parts:
        behind = {report for one in told if one.remains for report in one.remains.reports}
        yield Sentence(phrases.remaining(period.year + 1, parts), tuple(sorted(behind)))


def _counted(told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    """Yields each number that is left, with the activity's."""
    for one in told:
        if one.remains and one.remains.said:
            yield one.number, f"{one.remains.said} {phrases.numbered([one.number])}"


def _by_verb(told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    """Yields the activities that are to be done, those with the same verb together, with the first number."""
    for verb in dict.fromkeys(_VERBS.values()):
        named = [(one.number, one.title) for one in told if one.remains and one.remains.verb == verb]
        if named:
            yield named[0][0], phrases.that_it_is_done(named, verb)
