"""Step 5: one activity in words. Every sentence keeps the answers that it was made of."""

from collections.abc import Iterable, Iterator, Mapping

from tracker.domain.report import details, phrases
from tracker.domain.report.aggregate import below_whole, numbers
from tracker.domain.report.group import groups
from tracker.domain.report.headlines import headlines
from tracker.domain.report.judge import Judgement, judge
from tracker.domain.report.outcomes import deviation, missing_lines, note, outcome
from tracker.domain.report.own_claims import is_quoted, joined, own_words_of
from tracker.domain.report.own_words import own_words
from tracker.domain.report.record import record
from tracker.domain.report.remaining import remains
from tracker.domain.report.shortfalls import may_limit
from tracker.domain.report.telling import Claim, Telling, preposition
from tracker.domain.report.values import Material, Sentence, Told
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

_MAY_BE_LIMITED = (
    *(Verdict.DONE, Verdict.AS_PLANNED, Verdict.ONGOING),
    *(Verdict.NEEDED, Verdict.NO_NEED, Verdict.NO_NEED_IN_PART),
)
_NOT_OUT = (Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV)


def tell(material: Material, labels: Mapping[str, str]) -> Told:
    """Returns the activity as the section tells it."""
    at = preposition(material)
    own = {voice.report.id: own_words(voice, material.question, at) for voice in material.voices}
    telling = Telling(material, groups(material), numbers(material), own)
    judgement = judge(material, telling.groups, telling.numbers)
    claims = [
        *joined(telling, [*headlines(telling)], [*own_words_of(telling, judgement)]),
        *details.forecasts(telling, judgement),
        *details.causes(telling, judgement),
    ]
    claims += [*details.own_days(telling, claims), *details.missing(telling)]
    label = judgement.verdict.label(labels, material.period.complete)
    if judgement.verdict is Verdict.UNKNOWN and material.voices:
        label = phrases.OUTDATED
    row = material.stored.activity.row
    return Told(
        number=material.number,
        title=material.question.title or " ".join(row.aktivitet.split()),
        ansvarig=" ".join(row.ansvarig.split()).rstrip("."),
        omrade=" ".join(row.omrade.split()),
        verdict=judgement.verdict,
        label=_label(label, telling, judgement),
        outcome=outcome(telling),
        deviates=bool(judgement.deviating),
        quoted=_is_quoted(telling, judgement),
        sentences=tuple(_sentences(claims, material)),
        deviation=deviation(telling, judgement),
        missing=tuple(missing_lines(telling)),
        sources=tuple(report.id for voice in material.voices for report in voice.sources),
        note=note(telling),
        verdict_label=label,
        record=record(telling, judgement),
        remains=remains(telling, judgement),
    )


def _label(label: str, telling: Telling, judgement: Judgement) -> str:
    if judgement.deviating:
        return phrases.with_deviation(label)
    return phrases.with_quotations(label) if _is_quoted(telling, judgement) else label


def _is_quoted(telling: Telling, judgement: Judgement) -> bool:
    """True if words that are quoted may take something away from a verdict that nothing deviates from."""
    if judgement.deviating or judgement.verdict not in _MAY_BE_LIMITED:
        return False
    if below_whole(telling.material):
        return True
    own = (telling.own[one.report.id] for one in telling.material.voices if one.report.status in _NOT_OUT)
    return any(is_quoted(one, telling.material.single) and may_limit(one.quote) for one in own)


def _sentences(claims: Iterable[Claim], material: Material) -> Iterator[Sentence]:
    """Yields the sentences; the first claim of a report within the year begins with its day."""
    period = material.period
    for index, claim in enumerate(claims):
        said = claim.voices
        in_time = not any(one.report.reported_on > period.as_of or material.is_stale(one) for one in said)
        begins = period if index == 0 and in_time else None
        text = claim.said if isinstance(claim.said, str) else phrases.built(claim.said, begins)
        behind = tuple(report.id for voice in claim.voices for report in voice.sources)
        yield Sentence(text, behind, material.number)
