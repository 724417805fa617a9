"""What an activity leaves to be done after the year: a number short of its goal, or work not done."""

from collections.abc import Iterator, Sequence

from tracker.domain.forms import is_annual
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import has_whole_goal, plan_goal, some_unmeasured
from tracker.domain.report.group import Says
from tracker.domain.report.judge import Judgement
from tracker.domain.report.reservations import done_since, given_up, put_off
from tracker.domain.report.sums import leaves_known, what_they_did
from tracker.domain.report.telling import Telling
from tracker.domain.report.values import Remains, Sentence, Told, Voice
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

# A meeting that was not held is not made up for the year after.
_ONLY_OF_ITS_YEAR = (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
_GOES_ON = (QuestionKind.ONGOING, QuestionKind.CONDITIONAL)
_VERDICTS = (Verdict.PARTLY, Verdict.UNFINISHED, Verdict.UNDER_WAY, Verdict.LATE, Verdict.NOT_DONE)
_UNDONE = (Says.BEGUN, Says.LATE, Says.NOT_BEGUN)
_DONE, _FINISHED = "genomförs", "slutförs"


def remains(telling: Telling, judgement: Judgement) -> Remains | None:
    """Returns what remains, from what the answers of the period say; None if nothing is known to."""
    material = telling.material
    over = is_annual(material.period.form) and material.period.complete
    if not over or material.question.kind in _ONLY_OF_ITS_YEAR:
        return None
    if judgement.verdict in _VERDICTS and (short := _short(telling)) is not None:
        return short
    voices = tuple(voice for voice in material.voices if voice in _undone(telling, judgement))
    if not voices:
        return None
    return Remains(_verb(telling, voices), "", tuple(voice.report.id for voice in voices))


def _verb(telling: Telling, voices: Sequence[Voice]) -> str:
    """Returns "slutförs" if anything has been done, otherwise "genomförs"."""
    says = {group.says for group in telling.groups}
    rest = telling.material.question.kind in _GOES_ON and any(put_off(voice.words) for voice in voices)
    begun = bool(says & {Says.DONE, Says.BEGUN}) or rest
    return _FINISHED if begun or telling.numbers.value else _DONE


def _undone(telling: Telling, judgement: Judgement) -> list[Voice]:
    """Returns who has not done it; a number that has reached its goal is done, what was given up is not left.

    Of ongoing work a year that has passed is not made up: only what was put off is left, or all of it.
    """
    verdict, found = judgement.verdict, telling.numbers
    moved = [voice for voice in telling.material.voices if voice.current and put_off(voice.words)]
    goes_on = telling.material.question.kind in _GOES_ON and verdict not in (Verdict.LATE, Verdict.NOT_DONE)
    on_time = verdict is Verdict.UNDER_WAY and not found.short
    if goes_on or on_time or verdict not in _VERDICTS:
        return moved if goes_on else []
    done = [one for one in found.given if one not in found.short]
    said = [voice for group in telling.groups if group.says in _UNDONE for voice in group.voices]
    left = [*(voice for voice in said if voice not in done), *found.short]
    return [voice for voice in left if not (given_up(voice.words) or _done_since(voice))]


def _done_since(voice: Voice) -> bool:
    """True of what was late and is done by its own words: the status stands, but nothing is left."""
    return voice.report.status is Status.FORSENAD and done_since(voice.words)


def _short(telling: Telling) -> Remains | None:
    """Returns the number that is left, where what it counts can be told in words."""
    found, question = telling.numbers, telling.material.question
    if question.kind is not QuestionKind.COUNTABLE or not found.short or found.unsettled:
        return None
    if not leaves_known(telling):
        return None
    left, voices, more = _left(telling)
    least = not more and some_unmeasured(telling.material, found)
    noun = "" if telling.noun == "procent" else telling.noun
    said = phrases.that_some_do(left, noun, what_they_did(question.text), more, least) if left else ""
    return Remains("", said, tuple(voice.report.id for voice in voices)) if said else None


def _left(telling: Telling) -> tuple[float, Sequence[Voice], bool]:
    """Returns how many are left, by whose numbers, and whether they are counted beyond those of the goal."""
    found, material = telling.numbers, telling.material
    target = material.question.target
    if not plan_goal(material.question):
        return (found.shares.left, found.shares.voices, False) if found.shares else (0, (), False)
    of_all = material.single or (has_whole_goal(material) and not some_unmeasured(material, found))
    if target is None or not of_all:
        return 0, (), False
    missing = max(target - found.value, 0)
    everyone = found.shares is not None and not (found.counts or found.without or material.silent)
    return min(missing, found.shares.left) if found.shares and everyone else missing, found.given, True


def remaining(told: Sequence[Told]) -> Iterator[Sentence]:
    """Yields the sentence of the summary about what remains, if anything does."""
    parts = [said for _, said in sorted((*_counted(told), *_by_verb(told)))]
    if parts:
        behind = {report for one in told if one.remains for report in one.remains.reports}
        yield Sentence(phrases.remaining(parts), tuple(sorted(behind)))


def _counted(told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    """Yields each number that is left, with the activity's."""
    for one in told:
        if one.remains and one.remains.said:
            yield one.number, f"{one.remains.said} {phrases.numbered([one.number])}"


def _by_verb(told: Sequence[Told]) -> Iterator[tuple[int, str]]:
    """Yields the activities that are to be done, those with the same verb together, with the first number."""
    for verb in (_FINISHED, _DONE):
        named = [(one.number, one.title) for one in told if one.remains and one.remains.verb == verb]
        if named:
            yield named[0][0], phrases.that_it_is_done(named, verb)
