"""Parameter types for options and arguments, with range checks."""

import math
from typing import Any

import click

from tracker.clock import YEARS
from tracker.domain.status import Status, status_named
from tracker.domain.year_forecast import Forecast, forecast_named


class PlanYear(click.types.IntParamType):
    """A year that a plan can have."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        year: int = super().convert(value, param, ctx)
        if year not in YEARS:
            self.fail(f"{_short(year)} är inget planår: ange fyra siffror, till exempel 2021.", param, ctx)
        return year


class Figure(click.types.FloatParamType):
    """A number with a decimal comma or point. Rejects infinity and NaN."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        figure: float = super().convert(str(value).replace(",", "."), param, ctx)  # type: ignore[arg-type]
        if not math.isfinite(figure):
            self.fail(f"”{value}” är inget giltigt tal.", param, ctx)
        return figure


class ActivityName(click.types.StringParamType):
    """An activity number, or a reference such as kungsholmen-2021/7; it is looked up later."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text: str = super().convert(value, param, ctx)
        if len(text) > 100:
            message = f"”{_short(text)}” är ingen aktivitet: skriv numret, eller t.ex. kungsholmen-2021/7."
            self.fail(message, param, ctx)
        return text


class StatusCodes(click.types.Choice):  # type: ignore[type-arg]  # generic only from click 8.2
    """The code of a status, or a Swedish word for it ("klart", "Pågår"), in any case."""

    def __init__(self) -> None:
        super().__init__([status.value for status in Status])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Status:
        named = status_named(str(value))
        return named if named is not None else Status(super().convert(value, param, ctx))


class ForecastCodes(click.types.Choice):  # type: ignore[type-arg]  # generic only from click 8.2
    """A forecast by its word or code ("osäkert", "osakert"), in any case."""

    def __init__(self) -> None:
        super().__init__([forecast.label for forecast in Forecast])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Forecast:
        return forecast_named(str(value)) or Forecast(super().convert(value, param, ctx))


YEAR = PlanYear()
FORECAST = ForecastCodes()
STATUS = StatusCodes()
FIGURE = Figure()
ACTIVITY = ActivityName()


def parse_count(text: str) -> tuple[float, float | None] | None:
    """Returns a number and its whole from "11/12", "11 av 12" or "11"; None if the text is neither."""
    value, _, target = (part.strip() for part in text.replace("/", " av ").partition(" av "))
    try:
        return FIGURE.convert(value, None, None), FIGURE.convert(target, None, None) if target else None
    except click.UsageError:
        return None


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 20 else f"{text[:20]}…"
