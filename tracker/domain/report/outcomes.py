"""An activity in the table and the lists: its figure, its deviation, what is missing, and its note."""

from collections.abc import Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import has_whole_goal, plan_goal
from tracker.domain.report.details import late_names, silent_names, unexplained
from tracker.domain.report.group import Says, names
from tracker.domain.report.judge import Judgement, foreseen_not_done, short_in_time, stated_short
from tracker.domain.report.reservations import moved_to_others
from tracker.domain.report.sums import short_parts
from tracker.domain.report.telling import Telling
from tracker.domain.report.units import plural_role
from tracker.domain.report.values import Sentence, Voice
from tracker.domain.status import Channel
from tracker.domain.swedish import listed

_FEW = 3  # units that are named with their numbers


def outcome(telling: Telling) -> str:
    """Returns the figure of the table: "84 av 112 (75 %), 6 av 7 enheter"; "" if there is none."""
    parts = [*_figures(telling), *_units(telling)]
    return phrases.outcome(parts)


def _figures(telling: Telling) -> Iterator[str]:
    found, noun, kind = telling.numbers, telling.noun, telling.material.question.kind
    if noun == "procent" and len(found.given) > 1:
        return
    if not _adds_up(telling):
        yield from _each(telling)
        return
    if kind in (QuestionKind.FREQUENCY, QuestionKind.MINUTES):
        yield from _how_often(telling)
        return
    if found.shares:
        yield phrases.figure(found.shares.value, found.shares.whole, noun, found.shares.per_cent)
    if found.counts and (found.counts.value or not (found.shares or _is_unclear(telling))):
        figure = phrases.figure(found.counts.value, None, noun)
        figure = phrases.at_least(figure) if _some_uncounted(telling) else figure
        yield phrases.figure_beside(figure) if found.shares else figure


def _is_unclear(telling: Telling) -> bool:
    """True if somebody's number is only in the words: the others' are not all."""
    return any(voice.unclear for voice in telling.material.voices)


def _each(telling: Telling) -> Iterator[str]:
    """The numbers of those who have any, which are not added: "2–3 gånger, 2 av 9 enheter"."""
    material, found = telling.material, telling.numbers
    some = tuple(voice for voice in found.given if voice.value)
    if not some or _is_unclear(telling):
        return
    values = [voice.value or 0 for voice in some]
    each = phrases.FOR_EACH[material.noun] if len(some) > 1 else ""
    yield phrases.figure_each(min(values), max(values), telling.noun or "gånger", each)
    yield phrases.figure_units(len(names(material, some)), len(material.names), material.noun)


def _adds_up(telling: Telling) -> bool:
    """True of meetings, which are told by themselves, and of numbers that nobody shares."""
    often = telling.material.question.kind in (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
    return often or telling.numbers.summable


def _some_uncounted(telling: Telling) -> bool:
    needed = [group for group in telling.groups if group.says is Says.NEEDED]
    conditional = telling.material.question.kind is QuestionKind.CONDITIONAL
    if _is_unclear(telling) or (conditional and telling.material.silent):
        return True
    return any(voice.value is None for group in needed for voice in group.voices)


def _how_often(telling: Telling) -> Iterator[str]:
    """The number of meetings; of several it is not summed, because they may be the same meetings."""
    values = [voice.value or 0 for voice in telling.numbers.given]
    if values and (telling.material.single or not _is_unclear(telling)):
        each = phrases.FOR_EACH[telling.material.noun] if min(values) != max(values) else ""
        yield phrases.figure_each(min(values), max(values), telling.noun or "gånger", each)


def _units(telling: Telling) -> Iterator[str]:
    """How many of the units have answered with a number, or are done."""
    material, done = telling.material, ""
    if material.single:
        return
    if telling.numbers.given and material.question.kind is QuestionKind.COUNTABLE:
        if not _adds_up(telling):
            return
        voices = telling.numbers.given
    elif material.question.kind is QuestionKind.DATE:
        voices = tuple(v for group in telling.groups if group.says is Says.DONE for v in group.voices)
        done = phrases.DONE_UNITS[len(names(material, voices)) != 1]
    else:
        return
    count = len(names(material, voices))
    units = phrases.figure_units(count, len(material.names), material.noun)
    if done:
        yield from [f"{units}{done}"] if count else []
    elif voices and count < len(material.names):
        yield phrases.counted_units(units)


def deviation(telling: Telling, judgement: Judgement) -> Sentence | None:
    """Returns the activity's line among the deviations, with the causes that were given."""
    material, deviating = telling.material, judgement.deviating
    if not deviating:
        return None
    silent = unexplained(telling, deviating)
    parts = [*_what(telling, deviating), *_causes(telling, deviating, silent)]
    if silent:
        units = "" if len(silent) == len(deviating) else telling.some(silent)
        parts.append(phrases.in_brackets(phrases.NO_CAUSE_GIVEN, units))
    text = phrases.deviation_line(material.number, material.question.title, parts)
    return Sentence(text, tuple(voice.report.id for voice in deviating), material.number)


def _what(telling: Telling, deviating: Sequence[Voice]) -> Iterator[str]:
    """Yields what deviates: the number that is short, who is late or has not done it, or foresees that."""
    short = short_in_time(telling.material, telling.numbers)
    if short:
        yield _shortage(telling, short)
    found: dict[str, list[str]] = {}
    for said, units in _by_whom(telling, deviating, short):
        found.setdefault(units, []).append(said)
    for units, all_said in found.items():
        yield phrases.in_brackets(listed(all_said), units)


def _by_whom(
    telling: Telling, deviating: Sequence[Voice], short: Sequence[Voice]
) -> Iterator[tuple[str, str]]:
    """Yields what deviates beside a number, and whose it is; "" if one voice speaks for the activity."""
    over, foreseen = telling.material.period.complete, foreseen_not_done(telling.material)
    for group in telling.groups:
        is_late = group.says in (Says.DONE, Says.PARTLY, Says.LATE, Says.NOT_BEGUN, Says.BEGUN, Says.DROPPED)
        rest = tuple(v for v in group.voices if v in deviating and v not in short and is_late)
        if rest and not (group.says is Says.BEGUN and not over and set(rest) <= set(foreseen)):
            moved = group.says is Says.DROPPED and all(moved_to_others(voice.words) for voice in rest)
            said = phrases.MOVED if moved else phrases.deviates(group.says, over)
            yield said, telling.some(rest)
    if foreseen:
        yield phrases.NOT_FORESEEN, telling.some(foreseen)


def _shortage(telling: Telling, short: Sequence[Voice]) -> str:
    """Returns "75 procent", and whose numbers are short if not all are."""
    material, found = telling.material, telling.numbers
    question, goal = material.question, plan_goal(material.question)
    if has_whole_goal(material) and goal and found.summable:
        return phrases.against_goal(found.value, goal, telling.noun)
    if goal and not material.single:
        named = [(telling.who([voice]), phrases.part_of(voice.value or 0, None, False)) for voice in short]
        return phrases.short_of_goal(named, goal)
    share = found.shares.per_cent if found.shares and set(short) <= set(found.shares.voices) else None
    if share is None and material.single:
        value = sum(voice.value or 0 for voice in short)
        return phrases.short_of(value, question.target, None, telling.noun)
    if share is not None and (material.single or set(short) == set(found.given)):
        return phrases.short_of(0, None, share, telling.noun)
    parts = phrases.short_among(_named_parts(telling, short))
    return parts if share is None else f"{phrases.short_of(0, None, share, '')} ({parts})"


def _named_parts(telling: Telling, short: Sequence[Voice]) -> list[tuple[str, str]]:
    parts = short_parts(telling, short)
    if len(parts) <= _FEW:
        return parts
    value, whole = (sum(getattr(v, name) or 0 for v in short) for name in ("value", "target"))
    units = phrases.how_many(len(names(telling.material, short)), telling.material.noun)
    return [(units, phrases.part_of(value, whole or None, several=True))]


def _causes(telling: Telling, deviating: Sequence[Voice], silent: Sequence[Voice]) -> Iterator[str]:
    """Yields the words of those who deviate; the same words of several once."""
    stated = stated_short(telling.material)  # nothing but their words says what deviates
    found: dict[str, list[Voice]] = {}
    for voice in deviating:
        own = telling.own[voice.report.id]
        for words in (own.quote, own.cause_before):
            if words and (voice not in silent or _tells_more(words)):
                found.setdefault(words.rstrip("."), []).append(voice)
    for words, voices in found.items():
        named = len(voices) == len(deviating) and not set(voices) <= set(stated)
        yield phrases.in_brackets(phrases.quotation(words), "" if named else telling.some(voices))


def _tells_more(words: str) -> bool:
    """True if the words are more than a number, though they hold no cause."""
    return len([word for word in words.split() if word.isalpha()]) >= _FEW


def missing_lines(telling: Telling) -> Iterator[Sentence]:
    """Yields the lines of the list of what is missing: of no answer at all, and of an old one."""
    material = telling.material
    number, title = material.number, material.question.title
    silent = silent_names(telling)
    if silent or not (material.voices or material.names):
        yield Sentence(phrases.missing_line(number, title, silent), (), number)
    if came_late := late_names(telling):
        yield Sentence(
            phrases.came_late_line(number, title, came_late, material.period.closed(material.asked)),
            (),
            number,
        )
    late: dict[str, list[Voice]] = {}
    for voice in material.voices:
        if set(voice.seats) & set(material.owing):
            month = phrases.months([voice.report.reported_on], material.period.year)
            late.setdefault(month, []).append(voice)
    for month, voices in late.items():
        seats = {seat for voice in voices for seat in voice.seats} & set(material.owing)
        owing = [name for seat, name in material.names.items() if seat in seats]
        text = phrases.later_missing_line(number, title, owing, month)
        yield Sentence(text, tuple(voice.report.id for voice in voices), number)


def note(telling: Telling) -> str:
    """Returns who is behind the text of an activity, by role and day; "" if nobody is."""
    voices = telling.material.voices
    if not voices:
        return ""
    days = [voice.report.reported_on for voice in voices]
    speakers = list(dict.fromkeys(voice.speaker for voice in voices))
    by_phone = all(voice.report.channel is Channel.PHONE for voice in voices)
    who = speakers[0]
    if len(speakers) > 1:
        roles = {telling.material.roles.get(voice.report.seat_id or 0, "") for voice in voices}
        role = roles.pop() if len(roles) == 1 else ""
        who = phrases.note_of_many(len(speakers), plural_role(role) if role else telling.material.noun)
    return phrases.note(who, min(days), max(days), by_phone)
