"""The summary of a section: how many activities have each verdict, and which ones ask for a look."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tracker.domain.forms import is_annual
from tracker.domain.report import phrases
from tracker.domain.report.values import Section, Sentence, Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.year_forecast import Forecast


def summary(section: Section) -> tuple[Sentence, ...]:
    """Returns the sentences about the whole, of the activities as the section tells them."""
    return tuple(_sentences(section))


def naming(said: Callable[[Sequence[int]], str], told: Sequence[Told]) -> Iterator[Sentence]:
    """Yields the sentence about these activities, if there are any."""
    if told:
        behind = tuple(sorted(report for one in told for report in one.sources))
        yield Sentence(said([one.number for one in told]), behind)


def _sentences(section: Section) -> Iterator[Sentence]:
    told, period = section.told, section.period
    yield Sentence(phrases.contains(section.plan_name, section.activities))
    if not is_annual(period.form):
        yield Sentence(phrases.told_here(period.form, len(told), section.activities))
    if told:
        sources = tuple(sorted(report for one in told for report in one.sources))
        yield Sentence(phrases.summed_up(_counts(section)), sources)
    yield from naming(phrases.deviating, [one for one in told if one.deviation])
    yield from naming(phrases.reached_of, [one for one in told if one.reached])
    for doubt in (Forecast.NEJ, Forecast.OSAKERT):
        for own in (False, True):  # of several each speaks for its own part
            some = [one for one in told if doubt in one.doubts and one.several is own]
            yield from naming(partial(phrases.doubted, doubt, own), some)
    yield from naming(phrases.quoted, [one for one in told if one.quoted])
    if told and section.not_due:
        yield Sentence(phrases.not_due(section.not_due, period))


def _counts(section: Section) -> Iterator[str]:
    """Yields "tre är genomförda", "en är försenad (aktivitet 4)", in the order of the verdicts."""
    labels, complete = dict(section.labels), section.period.complete
    found: dict[str, list[tuple[Verdict, int]]] = {}
    for verdict in Verdict:
        for one in section.told:
            if one.verdict is verdict:
                own = verdict.own_label(labels)
                words = phrases.with_label(own) if own else verdict.counted(complete)[1]
                found.setdefault(words, []).append((verdict, one.number))
    for words, counted in found.items():
        verdict = counted[0][0]
        numbers = sorted(number for _, number in counted)
        said = words if verdict.own_label(labels) else verdict.counted(complete)[len(numbers) > 1]
        yield phrases.count_of(said, len(numbers), numbers if verdict.facts.asks else ())
