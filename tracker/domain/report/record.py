"""The facts of an activity as data: its outcome, forecast, missing units, and who was heard when."""

from tracker.domain.report import phrases
from tracker.domain.report.figures import Figures, noun_of
from tracker.domain.report.forecasts import foreseen_by
from tracker.domain.report.material import Material, Standing, Voice
from tracker.domain.report.units import plural_role
from tracker.domain.report.values import Record
from tracker.domain.status import Channel


def record(material: Material, found: Figures) -> Record:
    """Returns the facts; an outcome only where the sum is told."""
    value, whole = (found.value, found.whole) if found.told else (None, None)
    foreseen = {forecast.label: len(voices) for forecast, voices in foreseen_by(material).items()}
    silent = material.seats(Standing.MISSING) if material.asked else ()
    return Record(
        value=value,
        whole=whole,
        per_cent=found.per_cent if found.told else None,
        forecast=phrases.forecast_cell(foreseen),
        silent=silent,
        heard=tuple(_heard(voice) for voice in material.voices),
        kind=material.question.kind,
        counts=noun_of(material.question),
        figures=() if value is None else ((value, whole),),
        partial=found.least,
    )


def _heard(voice: Voice) -> str:
    report = voice.report
    by_phone = report.channel is Channel.PHONE
    return phrases.note(voice.speaker, report.reported_on, report.reported_on, by_phone)


def note(material: Material) -> str:
    """Returns who is behind the text of an activity, by role and day; "" if nobody is."""
    voices = material.voices
    if not voices:
        return ""
    days = [report.reported_on for voice in voices for report in voice.sources]
    speakers = list(dict.fromkeys(voice.speaker for voice in voices))
    by_phone = all(voice.report.channel is Channel.PHONE for voice in voices)
    who = speakers[0]
    if len(speakers) > 1:
        roles = {material.roles.get(voice.report.seat_id or 0, "") for voice in voices}
        role = roles.pop() if len(roles) == 1 else ""
        noun = phrases.ANSWERERS if phrases.COORDINATOR in speakers else material.noun
        who = phrases.note_of_many(len(speakers), plural_role(role) if role else noun)
    return phrases.note(who, min(days), max(days), by_phone)
