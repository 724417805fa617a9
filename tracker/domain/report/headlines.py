"""What an activity's answers claim, in sentences: the verdict first, fitting the kind of work."""

from collections.abc import Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.group import Group, Says
from tracker.domain.report.reservations import moved_to_others
from tracker.domain.report.sums import counted, figures, held, seasons
from tracker.domain.report.telling import Claim, Telling, with_month
from tracker.domain.report.values import Voice
from tracker.domain.status import Status

_MEANS_DONE = (Says.BEGUN, Says.NOT_BEGUN)
_BY_WORDS = (Says.TOLD, Says.PERFORMED, Says.PARTLY, Says.PART_OF_YEAR, Says.BY_NEED, Says.NO_NEED)
_GOING_ON = (Says.PERFORMED, Says.PARTLY, Says.PART_OF_YEAR)
_STANDS = (*_GOING_ON, Says.BY_NEED, Says.NO_NEED)
# Kinds whose number is told in the claim itself.
_COUNTED = (QuestionKind.COUNTABLE, QuestionKind.FREQUENCY, QuestionKind.MINUTES)


def headlines(telling: Telling) -> Iterator[Claim]:
    """Yields the claims, with the voices behind each."""
    material, numbered = telling.material, telling.numbers.given
    kind = material.question.kind
    told: tuple[Voice, ...] = ()
    if kind in _COUNTED and numbered:
        told = numbered
        claims = counted(telling) if kind is QuestionKind.COUNTABLE else held(telling)
        yield from (with_month(material, claim) for claim in claims)
    for group in telling.groups:
        late = group.says is Says.LATE  # said also beside a number
        rest = tuple(voice for voice in group.voices if late or voice not in told)
        open_yet = group.says is Says.BEGUN and not material.period.complete
        if (
            group.says in _BY_WORDS or open_yet
        ):  # what an answer does not state in so many words is quoted, not claimed
            rest = tuple(voice for voice in rest if telling.own[voice.report.id].states)
        if kind is QuestionKind.COUNTABLE and group.says is Says.BEGUN:
            rest = tuple(voice for voice in rest if not voice.unclear)  # its number is in its own words
        for part in _by_whom(telling, rest):
            for alike in _by_status(group.says, part):
                yield from _claims(telling, Group(group.says, alike), kind in _COUNTED)
    if kind not in (*_COUNTED, QuestionKind.CONDITIONAL) and numbered:
        yield from figures(telling)


def _by_whom(telling: Telling, voices: Sequence[Voice]) -> Iterator[tuple[Voice, ...]]:
    """Yields those who speak for themselves, and apart from them each who speaks for other seats."""
    own = tuple(voice for voice in voices if telling.material.single or not voice.stands_in)
    if own:
        yield own
    yield from ((voice,) for voice in voices if voice not in own)


def _by_status(says: Says, voices: tuple[Voice, ...]) -> Iterator[tuple[Voice, ...]]:
    """Yields who say of ongoing work that it is done apart from who say that it goes on."""
    done = tuple(voice for voice in voices if voice.report.status is Status.GENOMFORD)
    if says is Says.PERFORMED and done and done != voices:
        yield tuple(voice for voice in voices if voice not in done)
        yield done
    else:
        yield voices


def _claims(telling: Telling, group: Group, counts: bool) -> Iterator[Claim]:
    material = telling.material
    if group.says is Says.NEEDED:
        yield from (with_month(material, claim) for claim in _needed(telling, group))
        return
    if group.says is Says.EARLIER or (
        group.says in _STANDS and all(material.is_old(voice) for voice in group.voices)
    ):
        yield from _earlier(telling, group)
        return
    if material.question.kind is QuestionKind.REVISION and group.says is Says.NO_NEED:
        yield Claim(phrases.NO_PROPOSALS, group.voices)
        return
    over = material.period.complete and (group.says not in _MEANS_DONE or material.due_passed)
    planned = all(telling.own[voice.report.id].as_planned for voice in group.voices)
    if group.says is Says.DROPPED and all(moved_to_others(voice.words) for voice in group.voices):
        who = telling.who(group.voices) or group.voices[0].speaker
        yield Claim(phrases.moved_by(who), group.voices)
        return
    whole = group.says is Says.DROPPED and len(group.voices) == len(material.voices) and not material.silent
    if whole:
        who = telling.who(group.voices) or group.voices[0].speaker
        yield Claim(phrases.dropped_by(who), group.voices)
        return
    throughout = telling.throughout(group.says, group.voices)
    others = group.voices[0].stands_in and not telling.material.single
    units = "" if others else telling.who(group.voices)
    done = group.says is Says.PERFORMED and group.voices[0].report.status is Status.GENOMFORD
    if done and not throughout:
        subject, verb, rest = phrases.performed(units)
    else:
        subject, verb, rest = phrases.claimed(group.says, over, units, telling.at, planned, throughout)
    if counts and _without_number(telling, group):
        rest = f"{rest}; {phrases.NO_NUMBER}".lstrip()
    if others:
        of = f"{telling.at} {telling.who(group.voices)}"
        yield Claim(phrases.according(group.voices[0].speaker, (subject, verb, rest), of), group.voices)
        return
    yield Claim((subject, verb, rest), group.voices, says=group.says)


def _without_number(telling: Telling, group: Group) -> bool:
    """True if a number was asked for, and no words are quoted that may hold one."""
    asked = group.says in (Says.DONE, Says.BEGUN, *_GOING_ON) and telling.material.question.counts
    return bool(asked) and not any(telling.own[voice.report.id].quote for voice in group.voices)


def _earlier(telling: Telling, group: Group) -> Iterator[Claim]:
    """What was so when it was said: by claim, or by status where the work was not finished."""
    found: dict[str, list[Voice]] = {}
    for voice in group.voices:
        claim = str(voice.report.status if group.says is Says.EARLIER else group.says)
        found.setdefault(claim, []).append(voice)
    for claim, voices in found.items():
        month = phrases.months([voice.report.reported_on for voice in voices], telling.material.period.year)
        said = phrases.earlier(claim, month, telling.at, telling.who(voices))
        yield Claim(said, tuple(voices), dated=True)


def _needed(telling: Telling, group: Group) -> Iterator[Claim]:
    """How many times in all; unit by unit where some may have counted what others have, or not counted."""
    in_all = telling.sums_needs and len(group.voices) > 1
    stated = tuple(one for one in group.voices if in_all or telling.own[one.report.id].states)
    counted = tuple(voice for voice in stated if voice.value is not None)
    others = tuple(voice for voice in stated if voice not in counted)
    if counted and (len(counted) == 1 or in_all):
        yield _needed_in_all(telling, counted)
    elif counted:
        parts = [(one.value or 0, telling.who([one])) for one in counted]
        yield Claim(phrases.needed_at(parts, telling.noun or "gånger", telling.at), counted)
    if not telling.season(counted) or (len(counted) > 1 and not in_all):
        yield from seasons(telling, counted)
    if others:
        yield Claim(phrases.claimed(Says.NEEDED, False, telling.who(others), telling.at), others)


def _needed_in_all(telling: Telling, counted: Sequence[Voice]) -> Claim:
    value, units = sum(voice.value or 0 for voice in counted), telling.who(counted)
    several, noun = len(counted) > 1, telling.noun or "gånger"
    season = telling.season(counted)
    return Claim(phrases.needed(value, noun, season, telling.at, units, several), tuple(counted))
