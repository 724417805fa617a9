"""The forecast of an answer at a tertial: will the activity be done within the year?"""

from enum import StrEnum
from typing import NamedTuple, Self


class ForecastFacts(NamedTuple):
    """The texts of a forecast.

    `label` is the word that letters teach, `stated` the forecast within a sentence, and `words` are other
    spellings of the label.
    """

    label: str
    stated: str
    words: tuple[str, ...] = ()


class Forecast(StrEnum):
    """What is expected of the year. A member equals its code in the database and in JSON."""

    facts: ForecastFacts

    JA = "ja", ForecastFacts("ja", "bedöms bli genomförd under året")
    NEJ = "nej", ForecastFacts("nej", "bedöms inte bli genomförd under året")
    OSAKERT = (
        "osakert",
        ForecastFacts("osäkert", "osäkert om den blir genomförd under året", ("osäker", "osaker")),
    )

    def __new__(cls, code: str, *facts: ForecastFacts) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        (member.facts,) = facts
        return member

    @property
    def label(self) -> str:
        return self.facts.label

    @property
    def short(self) -> str:
        """Returns the forecast beside a status: "prognos ja"."""
        return f"prognos {self.label}"


_NAMED: dict[str, Forecast] = {
    word: forecast
    for forecast in Forecast
    for word in (forecast.value, forecast.label, *forecast.facts.words)
}


def forecast_named(word: str) -> Forecast | None:
    """Returns the forecast with this code or word, in any case; None if it is no such word."""
    return _NAMED.get(word.strip().rstrip(".!").casefold())


UNLIKELY = frozenset({Forecast.NEJ, Forecast.OSAKERT})  # beside them no work is done
