"""The forecast that was asked for at a tertial, as each unit has given it; its words stand beside it."""

from collections.abc import Iterator, Mapping

from tracker.domain.forms import is_annual
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast


def foreseen_by(material: Material) -> Mapping[Forecast, tuple[Voice, ...]]:
    """Returns who gives each forecast, in the forecasts' own order; done work needs no "ja"."""
    if is_annual(material.period.form):
        return {}
    found = {
        one: tuple(v for v in material.heard if v.report.forecast is one and not _is_done(v))
        for one in Forecast
    }
    return {forecast: voices for forecast, voices in found.items() if voices}


def _is_done(voice: Voice) -> bool:
    return voice.report.status is Status.GENOMFORD and voice.report.forecast is Forecast.JA


def forecasts(material: Material) -> Iterator[Claim]:
    for forecast, voices in foreseen_by(material).items():
        names = material.of_voices(voices)
        units = phrases.who(names, len(material.names), material.noun) if names else voices[0].speaker
        if voices[0].stands_in:
            yield Claim(phrases.foreseen(forecast, voices[0].speaker, own=False), voices)
        else:
            yield Claim(phrases.foreseen(forecast, units, own=len(material.names) > 1), voices)
