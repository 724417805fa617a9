"""The facts of an activity as data: its outcome, forecast, missing units, and who was heard when."""

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.aggregate import may_be_shared
from tracker.domain.report.details import foreseen_by, silent_names
from tracker.domain.report.judge import Judgement
from tracker.domain.report.telling import Telling
from tracker.domain.report.values import Record, Voice
from tracker.domain.status import Channel, Status

_NOTHING = (Status.UTGAR, Status.INGET_BEHOV, Status.EJ_PABORJAD)  # of which no number is awaited


def record(telling: Telling, judgement: Judgement) -> Record:
    """Returns the facts; an outcome only where the answers' numbers are about one thing."""
    found = telling.numbers
    per_cents = telling.noun == "procent"
    meetings = telling.material.question.kind in (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
    same_meetings = meetings and not telling.material.single  # what several report may be the same
    totals = [total for total in (found.shares, found.counts) if total is not None]
    apart = same_meetings or not found.summable or (per_cents and len(found.given) > 1)
    total = totals[0] if len(totals) == 1 and not apart else None
    elsewhere = apart or meetings or per_cents or may_be_shared(telling.material, found.given)
    foreseen = {forecast.label: len(voices) for forecast, voices in foreseen_by(telling, judgement).items()}
    return Record(
        value=total.value if total else None,
        whole=total.whole if total else None,
        per_cent=total.per_cent if total else None,
        forecast=phrases.forecast_cell(foreseen),
        silent=silent_names(telling),
        heard=tuple(_heard(voice) for voice in telling.material.voices),
        kind=telling.material.question.kind,
        counts=telling.noun,
        figures=() if elsewhere else tuple((each.value, each.whole) for each in totals),
        partial=bool(silent_names(telling) or telling.material.late)
        or any(one.report.status not in _NOTHING for one in found.without),
    )


def _heard(voice: Voice) -> str:
    report = voice.report
    by_phone = report.channel is Channel.PHONE
    return phrases.note(voice.speaker, report.reported_on, report.reported_on, by_phone)
