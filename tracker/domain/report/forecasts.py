"""The forecast that was asked for at a tertial, as each unit has given it.

It is not told where the words beside it may speak against it, or where it may have been read from a word that
answers something else: then the quotation alone tells of it.
"""

import re
from collections.abc import Iterator, Mapping

from tracker.domain.forms import is_annual
from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Voice
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

_OVER = (Status.GENOMFORD, Status.UTGAR)


_HOPES = r"hoppas|förhopp\w*|sikta\w*|försök\w*|tanken|målet|ambition\w*|kanske|tror|nog|eventuell\w*|om"
_DOUBT = r"osäk\w*|oklar\w*|vet (?:inte|ej)|svårt att säga|finansier\w*"
_AGAINST = {
    Forecast.JA: rf"{_HOPES}|{_DOUBT}|nästa år|beroende|beror|hinner (?:inte|ej)|inte hinn\w+|inställ\w*"
    r"|20\d\d",
    Forecast.NEJ: rf"{_HOPES}|{_DOUBT}|planera\w*|räknar|ska|kommer|klar\w*|hinner|i (?:höst|vinter)|hösten",
    Forecast.OSAKERT: rf"{_DOUBT}|{_HOPES}",
}
_OPENING = {
    Forecast.JA: r"ja\b|jo\b|japp|absolut",
    Forecast.NEJ: r"nej\b|nä\b|nix",
    Forecast.OSAKERT: r"(?!)",
}


def _is_given(voice: Voice) -> bool:
    """True if nothing in the words takes the recorded forecast back or is what it was read from."""
    forecast = voice.report.forecast
    if forecast is None or voice.stated.foreseen:
        return forecast is not None
    words = voice.report.comment.strip().casefold()
    against = re.search(rf"\b(?:{_AGAINST[forecast]})\b", words)
    return not against and not re.match(_OPENING[forecast], words)


def foreseen_by(material: Material) -> Mapping[Forecast, tuple[Voice, ...]]:
    """Returns who gives each forecast, in the forecasts' own order."""
    if is_annual(material.period.form):
        return {}
    given = [
        voice
        for voice in material.heard
        if _is_given(voice) and voice.report.status not in _OVER and not voice.report.closes_later
    ]
    found = {one: tuple(v for v in given if v.report.forecast is one) for one in Forecast}
    return {forecast: voices for forecast, voices in found.items() if voices}


def forecasts(material: Material) -> Iterator[Claim]:
    for forecast, voices in foreseen_by(material).items():
        names = material.of_voices(voices)
        units = phrases.who(names, len(material.names), material.noun) if names else voices[0].speaker
        yield Claim(phrases.foreseen(forecast, units), voices)
