"""The whole section: select the answers, tell each activity, sum up."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.domain.plan_name import name_words
from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.quotes import shown
from tracker.domain.report.select import Selection, select
from tracker.domain.report.summary import summary
from tracker.domain.report.tell import tell
from tracker.domain.report.values import Area, Basis, Change, Section, Sentence, Told


def compile_section(basis: Basis) -> Section:
    """Returns the section. The same basis gives the same section."""
    selection = select(basis)
    told = [tell(material, basis.labels) for material in selection.materials]
    changes = tuple(_changes(basis, selection))
    voices = [voice for material in _all(selection) for voice in material.voices]
    sources = {report.id: report for voice in voices for report in voice.sources}
    speakers = {voice.speaker for material in selection.materials for voice in material.voices}
    made = Section(
        title=phrases.title(basis.plan_name, basis.period),
        plan_name=basis.plan_name,
        district=basis.district,
        period=basis.period,
        activities=len(told) + len(selection.not_due),
        facts=phrases.facts(basis.district, basis.dnr, basis.period, _late_are_with(basis, sources)),
        summary=(),
        areas=_areas(told, basis.plan_name),
        changes=changes,
        left_out=selection.left_out,
        sources=tuple(sources[number] for number in sorted(sources)),
        dnr=basis.dnr,
        whose_word=phrases.whose_word(speakers),
        not_due=_not_due(selection),
        dropped=tuple(one.dropped for one in told if one.dropped),
        labels=tuple(basis.labels.items()),
    )
    return replace(made, summary=summary(made))


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


def _not_due(selection: Selection) -> tuple[int, ...]:
    """Returns the activities that the report did not ask about, those that somebody answered about too."""
    silent = (stored.activity.number for stored in selection.not_due)
    answered = (material.number for material in selection.materials if not material.asked)
    return tuple(sorted((*silent, *answered)))


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
