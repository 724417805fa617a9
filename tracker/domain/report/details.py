"""What follows claims and own words: causes, forecasts, the answers' own days, and who has not answered."""

import re
from collections.abc import Iterator, Sequence

from tracker.domain.forms import is_annual
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.bare_words import NEEDS_CAUSE, NUMBERS
from tracker.domain.report.group import names
from tracker.domain.report.judge import Judgement, foresees
from tracker.domain.report.own_words import OwnWords, has_cause
from tracker.domain.report.shortfalls import states_shortfall
from tracker.domain.report.telling import Claim, Telling
from tracker.domain.report.values import Voice
from tracker.domain.report.verdict import Verdict
from tracker.domain.year_forecast import Forecast

_IN_LETTERS = re.compile(r"[^\W\d_]{2}")
_CLAUSES = re.compile(r"[.,;:!?](?=\s|$)")
_COUNT = rf"(?:\d+|{'|'.join(NUMBERS)})"
_ONLY_HOW_MANY = re.compile(
    rf"\b{_COUNT}(?: \w+)? (?:av|mot|i ?stället för)(?: \w+)? {_COUNT}\b|\b{_COUNT}/{_COUNT}\b"
    rf"|\b(?:planen|målet) (?:är|var|säger) {_COUNT}\b|\b(?:återstår|kvar|resten|listan|portalen)\b"
    r"|^\W*(?:ingen|inga|noll)\W*$",
    re.IGNORECASE,
)
_FEWEST = 3  # words that may explain why work is not finished: "de flesta" does not


def causes(telling: Telling, judgement: Judgement) -> Iterator[Claim]:
    """The plan's last day, if it has passed; and who deviates without a word about why."""
    deviating, material = judgement.deviating, telling.material
    if judgement.verdict is Verdict.DROPPED or not deviating:
        silent = unexplained(telling, deviating)
        if silent:
            yield Claim(phrases.NO_CAUSE, silent)
        return
    due = material.stored.activity.schedule.due
    if material.question.kind is QuestionKind.DATE and due and material.due_passed:
        yield Claim(phrases.was_due(max(due)), deviating)
    silent = unexplained(telling, deviating)
    if silent:
        units = "" if len(silent) == len(material.voices) else telling.some(silent)
        yield Claim(phrases.no_cause(units), silent)


def unexplained(telling: Telling, deviating: Sequence[Voice]) -> tuple[Voice, ...]:
    """Returns those whose answer has nothing but status, number, a plan for later, or a word or two."""
    return tuple(v for v in deviating if not v.hidden and not _explains(v, telling.own[v.report.id]))


def _explains(voice: Voice, own: OwnWords) -> bool:
    fewest = 1 if voice.report.status in NEEDS_CAUSE else _FEWEST
    words = [word for word in beyond_numbers(own.quote).split() if _IN_LETTERS.search(word)]
    explains = (own.cause or len(words) >= fewest) and not own.only_plans
    return explains or bool(own.cause_before)


def beyond_numbers(words: str) -> str:
    """Returns the clauses that may hold a cause: not how many, of how many, or that some are left."""
    return " ".join(part for part in _CLAUSES.split(words) if has_cause(part) or not _says_how_many(part))


def _says_how_many(words: str) -> bool:
    return _ONLY_HOW_MANY.search(words) is not None or states_shortfall(words)


def forecasts(telling: Telling, judgement: Judgement) -> Iterator[Claim]:
    """The forecast that was asked for at a tertial report, from those who gave one."""
    material = telling.material
    left = [voice for voice in material.voices if not voice.report.closes_later]
    for forecast, voices in foreseen_by(telling, judgement).items():
        agreed = len(voices) == len(left) and not material.silent
        units = "" if agreed else telling.who(voices)
        yield Claim(phrases.foreseen(forecast, units), tuple(voices))


def foreseen_by(telling: Telling, judgement: Judgement) -> dict[Forecast, list[Voice]]:
    """Returns the voices of each forecast that counts, in the forecasts' own order."""
    period = telling.material.period
    if is_annual(period.form) or judgement.verdict in (Verdict.DONE, Verdict.DROPPED):
        return {}
    given = [(foresees(one, period), one) for one in telling.material.voices]
    found = {forecast: [one for said, one in given if said is forecast] for forecast in Forecast}
    return {forecast: voices for forecast, voices in found.items() if voices}


def own_days(telling: Telling, claims: Sequence[Claim]) -> Iterator[Claim]:
    """From when an answer is that was not given in the period, where no claim says so."""
    material = telling.material
    dated = {voice.report.id for claim in claims if claim.dated for voice in claim.voices}
    within = not is_annual(material.period.form)
    old = tuple(
        voice
        for voice in material.voices
        if voice.report.id not in dated and (not voice.current or (within and material.is_stale(voice)))
    )
    if old:
        units = telling.some(old)
        days = [voice.report.reported_on for voice in old]
        count = max(len(names(material, old)), 1)
        yield Claim(phrases.from_months(days, units, count, material.period.year), old)


def missing(telling: Telling) -> Iterator[Claim]:
    """Whose answer is missing: of a year everyone's, otherwise of those who were asked."""
    material = telling.material
    silent, late = silent_names(telling), late_names(telling)
    unasked = len(material.silent) - len(late)
    if not material.voices and not late:
        yield Claim(phrases.nobody_answered([*material.names.values()], material.noun), ())
    elif material.voices and unasked and not material.asked:
        units = phrases.how_many(unasked, material.noun)
        yield Claim(phrases.not_asked(units, material.period), ())
    elif silent:
        yield Claim(phrases.missing_from(phrases.some(silent, material.noun)), ())
    if late:
        units = phrases.some(late, material.noun)
        yield Claim(phrases.came_late(units, len(late), material.period.closed(material.asked)), ())


def silent_names(telling: Telling) -> tuple[str, ...]:
    """Returns the names of the seats without an answer that should have one."""
    material = telling.material
    expected = set(material.silent) - set(material.late)
    if not is_annual(material.period.form):
        expected &= set(material.owing)
    return tuple(name for seat, name in material.names.items() if seat in expected)


def late_names(telling: Telling) -> tuple[str, ...]:
    """Returns the names of the seats whose only answer came after the report had closed."""
    material = telling.material
    return tuple(name for seat, name in material.names.items() if seat in material.late)
