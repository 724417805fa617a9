"""The whole section: select the answers, tell each activity, sum up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from tracker.domain.forms import is_annual
from tracker.domain.plan_name import name_words
from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.quotes import shown
from tracker.domain.report.select import Selection, select
from tracker.domain.report.tell import tell
from tracker.domain.report.values import Area, Basis, Change, Section, Sentence, Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.year_forecast import Forecast


def compile_section(basis: Basis) -> Section:
    """Returns the section. The same basis gives the same section."""
    selection = select(basis)
    told = [tell(material, basis.labels) for material in selection.materials]
    changes = tuple(_changes(basis, selection))
    voices = [voice for material in _all(selection) for voice in material.voices]
    sources = {report.id: report for voice in voices for report in voice.sources}
    speakers = {voice.speaker for material in selection.materials for voice in material.voices}
    return Section(
        title=phrases.title(basis.plan_name, basis.period),
        district=basis.district,
        period=basis.period,
        facts=phrases.facts(basis.district, basis.dnr, basis.period, _late_are_with(basis, sources)),
        summary=tuple(_summary(basis, selection, told)),
        areas=_areas(told, basis.plan_name),
        changes=changes,
        left_out=selection.left_out,
        sources=tuple(sources[number] for number in sorted(sources)),
        dnr=basis.dnr,
        whose_word=phrases.whose_word(speakers),
        not_due=_not_due(selection),
        dropped=tuple(_named(phrases.dropped_by_some, [one for one in told if one.dropped_by_some])),
    )


def _late_are_with(basis: Basis, counted: Collection[int]) -> bool:
    """True if every answer that came after the period, and in time for the section, is with."""
    period = basis.period
    late = [one.id for one in basis.reports if period.last < one.reported_on <= period.until]
    return bool(late) and {*late} <= {*counted}


def _all(selection: Selection) -> tuple[Material, ...]:
    return (*selection.materials, *selection.dropped)


def _areas(told: Sequence[Told], plan_name: str) -> tuple[Area, ...]:
    """Step 4: the plan's own order, under its headings."""
    areas: dict[str, list[Told]] = {}
    for one in told:
        title = _names_plan(one.omrade, plan_name)
        areas.setdefault(phrases.NO_AREA if title else one.omrade, []).append(one)
    return tuple(Area(name, tuple(listed)) for name, listed in areas.items())


def _names_plan(area: str, plan_name: str) -> bool:
    """True for the document's own title above its table, which is no area."""
    words = set(name_words(plan_name))
    return not area or ("plan" in area.casefold() and bool(words) and words <= set(name_words(area)))


def _summary(basis: Basis, selection: Selection, told: Sequence[Told]) -> Iterator[Sentence]:
    total = len(told) + len(selection.not_due)
    yield Sentence(phrases.contains(basis.plan_name, total))
    if not is_annual(basis.period.form):
        yield Sentence(phrases.told_here(basis.period.form, len(told), total))
    if told:
        sources = tuple(sorted(report for one in told for report in one.sources))
        yield Sentence(phrases.summed_up(_counts(told, basis)), sources)
    yield from _named(phrases.deviating, [one for one in told if one.deviation])
    yield from _named(phrases.reached_of, [one for one in told if one.reached])
    for doubt in (Forecast.NEJ, Forecast.OSAKERT):
        yield from _named(partial(phrases.doubted, doubt), [one for one in told if doubt in one.doubts])
    yield from _named(phrases.quoted, [one for one in told if one.quoted])
    if told and (unasked := _not_due(selection)):
        yield Sentence(phrases.not_due(unasked, basis.period))


def _named(said: Callable[[Sequence[int]], str], told: Sequence[Told]) -> Iterator[Sentence]:
    """Yields the sentence about these activities, if there are any."""
    if told:
        behind = tuple(sorted(report for one in told for report in one.sources))
        yield Sentence(said([one.number for one in told]), behind)


def _not_due(selection: Selection) -> tuple[int, ...]:
    """Returns the activities that the report did not ask about, those that somebody answered about too."""
    silent = (stored.activity.number for stored in selection.not_due)
    answered = (material.number for material in selection.materials if not material.asked)
    return tuple(sorted((*silent, *answered)))


def _counts(told: Sequence[Told], basis: Basis) -> Iterator[str]:
    """Yields "tre är genomförda", "en är försenad (aktivitet 4)", in the order of the verdicts."""
    labels, complete = basis.labels, basis.period.complete
    found: dict[str, list[tuple[Verdict, int]]] = {}
    for verdict in Verdict:
        for one in told:
            if one.verdict is verdict:
                own = verdict.own_label(labels)
                words = phrases.with_label(own) if own else verdict.counted(complete)[1]
                found.setdefault(words, []).append((verdict, one.number))
    for words, counted in found.items():
        verdict = counted[0][0]
        numbers = sorted(number for _, number in counted)
        said = words if verdict.own_label(labels) else verdict.counted(complete)[len(numbers) > 1]
        yield phrases.count_of(said, len(numbers), numbers if verdict.facts.asks else ())


def _changes(basis: Basis, selection: Selection) -> Iterator[Sentence]:
    """Yields what was added, reworded and dropped after the plan was decided."""
    numbers = {stored.id: stored.activity.number for stored in basis.activities if not stored.withdrawn}
    added: dict[object, list[int]] = {}
    for change in basis.changes:
        if change.kind == "added" and change.activity_id in numbers:
            added.setdefault(change.day, []).append(numbers[change.activity_id])
    for change in basis.changes:
        if change.kind == "added" and change.day in added:
            which = sorted(added.pop(change.day))
            yield Sentence(phrases.added(which, change.day), (), which[0] if len(which) == 1 else None)
        elif change.kind == "changed" and change.activity_id in numbers:
            number = numbers[change.activity_id]
            yield Sentence(phrases.changed(number, change.columns, change.day), (), number)
        elif change.kind == "removed":
            yield from _removed(selection.dropped, change)


def _removed(dropped: Iterable[Material], change: Change) -> Iterator[Sentence]:
    for material in dropped:
        if material.stored.id == change.activity_id:
            known = " ".join(_known(voice) for voice in material.voices)
            reports = tuple(voice.report.id for voice in material.voices)
            text = phrases.removed(material.title, change.day, known)
            yield Sentence(text, reports, material.number)


def _known(voice: Voice) -> str:
    if voice.hidden:
        return phrases.held_back([voice.speaker])
    known = phrases.known_before([voice.speaker], shown(voice))
    return f"{known} {phrases.held_back_in_part([voice.speaker])}" if voice.cut else known
