"""The stored form of an activity's reading: versioned JSON, separate from the JSON that users see.

Raise VERSION when this form changes, or when plans are read so differently that stored readings should be
replaced: activities with an older version are then read again from their own words when the database is
opened (services/plans/reread.py).
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from tracker.domain.forms import Form
from tracker.domain.plan import Activity, Column, FollowUp, Indicator, PlanRow, Role, Schedule, Source
from tracker.domain.question import Question, QuestionKind

VERSION = 4
Json = dict[str, Any]


def stored_reading(activity: Activity) -> Json:
    """Returns an activity's reading as JSON: cells, source and warnings."""
    return {
        "schedule": asdict(activity.schedule)
        | {
            "due": [day.isoformat() for day in activity.schedule.due],
            "start": _iso(activity.schedule.start),
            "end": _iso(activity.schedule.end),
        },
        "roles": [asdict(role) for role in activity.roles],
        **asdict(activity.follow_up),
        "question": asdict(activity.question),
        "source": asdict(activity.row.source),
        "warnings": list(activity.warnings),
    }


def read_activity(words: Json, reading: Json, number: int) -> Activity:
    """Returns the activity from its own words and a reading of this VERSION."""
    return Activity(
        number=number,
        row=PlanRow(**words, source=_source(reading["source"]), warnings=tuple(reading["warnings"])),
        schedule=_schedule(reading["schedule"]),
        roles=tuple(Role(**role) for role in reading["roles"]),
        follow_up=_follow_up(reading),
        question=_question(reading.get("question")),
    )


def read_row(words: Json, reading: Json) -> PlanRow:
    """Returns the row from a reading of any version: its words, and its source and warnings if present."""
    source = reading.get("source")
    place: Json = source if isinstance(source, dict) else {}
    warnings = reading.get("warnings")
    return PlanRow(
        **words,
        source=_source(place),
        warnings=tuple(map(str, warnings)) if isinstance(warnings, list) else (),
    )


def _source(shape: Json) -> Source:
    """Returns where a row stands; the columns are known of plans that were imported since they are stored."""
    return Source(
        file=str(shape.get("file") or ""),
        page=shape.get("page"),
        table=shape.get("table"),
        row=shape.get("row"),
        columns=tuple(Column(**column) for column in shape.get("columns", ())),
        under_title=bool(shape.get("under_title", False)),
    )


def _schedule(shape: Json) -> Schedule:
    days = {
        "due": tuple(date.fromisoformat(day) for day in shape["due"]),
        "start": _day(shape["start"]),
        "end": _day(shape["end"]),
    }
    return Schedule(**{**shape, **days})


def _follow_up(shape: Json) -> FollowUp:
    indicator = Indicator(**shape["indicator"]) if shape["indicator"] else None
    return FollowUp(
        forms=tuple(Form(form) for form in shape["forms"]), owner=shape["owner"], indicator=indicator
    )


def _question(shape: Json | None) -> Question:
    """Returns the stored question; readings of version 1 have none until they are read again."""
    return Question(**{**shape, "kind": QuestionKind(shape["kind"])}) if shape else Question()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
