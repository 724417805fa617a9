"""The facts of an activity as data: its outcome, forecast, missing units, and who was heard when."""

from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.details import foreseen_by, silent_names
from tracker.domain.report.judge import Judgement
from tracker.domain.report.telling import Telling
from tracker.domain.report.values import Record, Voice
from tracker.domain.status import Channel


def record(telling: Telling, judgement: Judgement) -> Record:
    """Returns the facts; an outcome only where the answers' numbers are about one thing."""
    found = telling.numbers
    several_shares = telling.noun == "procent" and len(found.given) > 1
    meetings = telling.material.question.kind in (QuestionKind.FREQUENCY, QuestionKind.MINUTES)
    same_meetings = meetings and not telling.material.single  # what several report may be the same
    totals = [total for total in (found.shares, found.counts) if total is not None]
    apart = several_shares or same_meetings or not found.summable
    total = totals[0] if len(totals) == 1 and not apart else None
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
        figures=()
        if apart or telling.noun == "procent" or meetings
        else tuple((t.value, t.whole) for t in totals),
    )


def _heard(voice: Voice) -> str:
    report = voice.report
    by_phone = report.channel is Channel.PHONE
    return phrases.note(voice.speaker, report.reported_on, report.reported_on, by_phone)
