"""An activity in the table and the lists: its figure, its deviation, what is missing, and its note."""

from collections.abc import Iterator, Sequence

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.details import silent_names, unexplained
from tracker.domain.report.group import Says, names
from tracker.domain.report.headlines import Telling
from tracker.domain.report.judge import Judgement
from tracker.domain.report.units import plural_role
from tracker.domain.report.values import Sentence, Voice
from tracker.domain.status import Channel

_FEW = 3  # deviating voices whose words stand in the list also where they name no cause


def outcome(telling: Telling) -> str:
    """Returns the figure of the table: "84 av 112 (75 %), 6 av 7 enheter"; "" if there is none."""
    parts = [*_figures(telling), *_units(telling)]
    return phrases.outcome(parts)


def _figures(telling: Telling) -> Iterator[str]:
    found, noun = telling.numbers, telling.noun
    if noun == "procent" and len(found.given) > 1:
        return
    if found.shares and telling.material.question.kind is QuestionKind.FREQUENCY:
        yield phrases.figure(found.shares.value, None, noun)
    elif found.shares:
        yield phrases.figure(found.shares.value, found.shares.whole, noun, found.shares.per_cent)
    if found.counts:
        yield phrases.figure(found.counts.value, None, noun)


def _units(telling: Telling) -> Iterator[str]:
    """How many of the units have answered with a number, or are done."""
    material = telling.material
    if material.single:
        return
    if telling.numbers.given and material.question.kind is QuestionKind.COUNTABLE:
        voices = telling.numbers.given
    elif material.question.kind is QuestionKind.DATE:
        voices = tuple(v for group in telling.groups if group.says is Says.DONE for v in group.voices)
    else:
        return
    yield phrases.figure_units(len(names(material, voices)), len(material.names), material.noun)


def deviation(telling: Telling, judgement: Judgement) -> Sentence | None:
    """Returns the activity's line among the deviations, with the causes that were given."""
    material, deviating = telling.material, judgement.deviating
    if not deviating:
        return None
    silent = unexplained(telling, deviating)
    parts = [*_what(telling, deviating), *_causes(telling, deviating, silent)]
    if silent:
        parts.append(phrases.in_brackets(phrases.NO_CAUSE_GIVEN, telling.some(silent)))
    text = phrases.deviation_line(material.number, material.question.title, parts)
    return Sentence(text, tuple(voice.report.id for voice in deviating), material.number)


def _what(telling: Telling, deviating: Sequence[Voice]) -> Iterator[str]:
    """Yields what deviates: the number that is short, and who is late or has not done it."""
    found, over = telling.numbers, telling.material.period.complete
    short = tuple(voice for voice in deviating if voice in found.short)
    if short:
        share = found.shares.per_cent if found.shares else None
        goal = telling.material.question.target if share is None else None
        text = phrases.short_of(sum(v.report.value or 0 for v in short), goal, share, telling.noun)
        yield phrases.in_brackets(text, telling.some(short))
    for group in telling.groups:
        rest = tuple(voice for voice in group.voices if voice in deviating and voice not in short)
        if rest:
            yield phrases.in_brackets(phrases.deviates(group.says, over), telling.some(rest))


def _causes(telling: Telling, deviating: Sequence[Voice], silent: Sequence[Voice]) -> Iterator[str]:
    """Yields the words of those who name a cause; of a few also other words."""
    for voice in deviating:
        own = telling.own[voice.report.id]
        if own.quote and voice not in silent and (own.cause or len(deviating) <= _FEW):
            units = "" if telling.material.single else telling.who([voice])
            yield phrases.in_brackets(phrases.quotation(own.quote.rstrip(".")), units)


def missing_lines(telling: Telling) -> Iterator[Sentence]:
    """Yields the lines of the list of what is missing: of no answer at all, and of an old one."""
    material = telling.material
    number, title = material.number, material.question.title
    silent = silent_names(telling)
    if silent or not (material.voices or material.names):
        yield Sentence(phrases.missing_line(number, title, silent), (), number)
    for voice in material.voices:
        owing = [
            name for seat, name in material.names.items() if seat in voice.seats and seat in material.owing
        ]
        if owing:
            month = phrases.months([voice.report.reported_on], material.period.year)
            text = phrases.later_missing_line(number, title, owing, month)
            yield Sentence(text, (voice.report.id,), number)


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
