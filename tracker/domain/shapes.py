"""The JSON of readings (READING.md), a contract with users. The database has its own JSON."""

from datetime import date
from typing import Any

from tracker.domain.doubts import confidence
from tracker.domain.plan import Activity, FollowUp, Role, Schedule, Source
from tracker.domain.question import Question

Json = dict[str, Any]


def schedule_json(schedule: Schedule) -> Json:
    return {
        "kind": schedule.kind,
        "due": [day.isoformat() for day in schedule.due],
        "times_per_year": schedule.times_per_year,
        "start": _iso(schedule.start),
        "end": _iso(schedule.end),
        "problem": schedule.problem,
        "explanation": schedule.explanation,
    }


def roles_json(roles: tuple[Role, ...]) -> list[Json]:
    return [{"role": role.role, "unit": role.unit, "all": role.all} for role in roles]


def follow_up_json(follow_up: FollowUp) -> Json:
    indicator = follow_up.indicator
    return {
        "forms": list(follow_up.forms),
        "owner": follow_up.owner,
        "indicator": {"question": indicator.question, "target": indicator.target} if indicator else None,
    }


def question_json(question: Question) -> Json:
    return {"kind": question.kind.value, "text": question.text}


def source_json(source: Source) -> Json:
    return {"file": source.file, "page": source.page, "table": source.table, "row": source.row}


def reading_json(activity: Activity) -> Json:
    """Returns the readings of an activity's cells, their location, and the doubts."""
    return {
        "schedule": schedule_json(activity.schedule),
        "roles": roles_json(activity.roles),
        **follow_up_json(activity.follow_up),
        "question": question_json(activity.question),
        "source": source_json(activity.row.source),
        "warnings": list(activity.warnings),
    }


def activity_json(activity: Activity) -> Json:
    """Returns one activity of `tracker import --format json`."""
    row = activity.row
    words = {
        "number": activity.number,
        "omrade": row.omrade,
        "aktivitet": row.aktivitet,
        "title": activity.question.title,
        "ansvarig": row.ansvarig,
        "tidplan": row.tidplan,
        "uppfoljning": row.uppfoljning,
        "syfte": row.syfte,
        "berorda": row.berorda,
    }
    return words | reading_json(activity) | {"confidence": confidence(activity)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
