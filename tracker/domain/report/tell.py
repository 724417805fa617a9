"""Step 4: one activity in words. Every sentence keeps the answers that it was made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.domain.report import phrases
from tracker.domain.report.absent import absent, missing_lines
from tracker.domain.report.checks import checks
from tracker.domain.report.claims import Claim, claims, told_numbers
from tracker.domain.report.deviations import causes, deviating, deviation
from tracker.domain.report.figures import Figures, figures
from tracker.domain.report.forecasts import forecasts, foreseen_by
from tracker.domain.report.goals import reaches_goal
from tracker.domain.report.judge import verdict_of
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.outcome import outcome
from tracker.domain.report.quotes import early, old_words, quoted_voices, quotes
from tracker.domain.report.record import note, record
from tracker.domain.report.titles import plan_words, without_line_hyphens
from tracker.domain.report.values import Sentence, Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast


def tell(material: Material, labels: Mapping[str, str]) -> Told:
    """Returns the activity as the section tells it."""
    found = figures(material)
    verdict, apart = verdict_of(material, found), deviating(material, found)
    label = verdict.label(labels, material.period.complete)
    quoted = verdict is Verdict.PROPOSED or any(map(_is_read_beside, material.heard))
    row = material.stored.activity.row
    return Told(
        number=material.number,
        title=material.title,
        tidplan=" ".join(row.tidplan.split()),
        plan_words=plan_words(row.aktivitet, material.title),
        doubts=tuple(_doubts(material)),
        several=len(material.names) > 1,
        reached=reaches_goal(material, found),
        dropped=_dropped(material),
        ansvarig=without_line_hyphens(" ".join(row.ansvarig.split()).rstrip(".")),
        omrade=" ".join(row.omrade.split()),
        verdict=verdict,
        label=phrases.with_notes(label, deviates=bool(apart), quoted=quoted),
        outcome=outcome(material, found),
        deviates=bool(apart),
        quoted=quoted,
        sentences=tuple(_sentences(_all_claims(material, found, verdict, apart), material)),
        deviation=deviation(material, found, apart),
        missing=tuple(missing_lines(material)),
        sources=tuple(report.id for voice in material.voices for report in voice.sources),
        note=note(material),
        verdict_label=label,
        record=record(material, found),
        checks=tuple(checks(material, apart)),
    )


def _is_read_beside(voice: Voice) -> bool:
    """True if the verdict is to be read with the words, or with that some of them are held back."""
    return voice.says_more or voice.cut or (voice.hidden and not voice.stated.told)


def _dropped(material: Material) -> Sentence | None:
    """Returns which of several have dropped the activity for their part."""
    gone = tuple(voice for voice in material.heard if voice.report.status is Status.UTGAR)
    if not gone or len(gone) == len(material.heard):
        return None
    units = phrases.some(material.of_voices(gone) or [gone[0].speaker], material.noun)
    text = phrases.dropped_by_some(material.number, units)
    return Sentence(text, tuple(voice.report.id for voice in gone), material.number)


def _doubts(material: Material) -> Iterator[Forecast]:
    """Yields the forecasts that it may not be done, whoever gives one."""
    return (one for one in (Forecast.NEJ, Forecast.OSAKERT) if one in foreseen_by(material))


def _all_claims(
    material: Material, found: Figures, verdict: Verdict, apart: Sequence[Voice]
) -> Iterator[Claim]:
    counted = [*claims(material, found, verdict)]
    yield from counted
    claimed = {voice.report.id for one in counted for voice in one.voices}
    summed = told_numbers(material, found)
    yield from quotes(material, claimed, summed)
    yield from early(material, quoted_voices(material, claimed, summed))
    yield from forecasts(material)
    yield from causes(material, apart)
    yield from old_words(material)
    yield from absent(material)


def _sentences(said: Iterable[Claim], material: Material) -> Iterator[Sentence]:
    for claim in said:
        behind = tuple(report.id for report in (*(one.report for one in claim.voices), *claim.beside))
        yield Sentence(claim.text, behind, material.number)
