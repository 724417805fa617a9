"""The forecast that was asked for at a tertial, of answers that are nothing but status and forecast.

Words of its own are quoted, and a forecast among them stands there: it is never said twice.
"""

from collections.abc import Iterator, Mapping

from tracker.domain.forms import is_annual
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

_OVER = (Status.GENOMFORD, Status.UTGAR)


def foreseen_by(material: Material) -> Mapping[Forecast, tuple[Voice, ...]]:
    """Returns who gives each forecast, in the forecasts' own order."""
    if is_annual(material.period.form):
        return {}
    given = [
        voice
        for voice in material.heard
        if voice.stated.foreseen and voice.report.status not in _OVER and not voice.report.closes_later
    ]
    found = {one: tuple(v for v in given if v.report.forecast is one) for one in Forecast}
    return {forecast: voices for forecast, voices in found.items() if voices}


def forecasts(material: Material) -> Iterator[Claim]:
    for forecast, voices in foreseen_by(material).items():
        names = material.of_voices(voices)
        units = phrases.who(names, len(material.names), material.noun) if names else voices[0].speaker
        yield Claim(phrases.foreseen(forecast, units), voices)
