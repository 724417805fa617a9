"""Planen: the plans, and the activities of one by område, with their status and filters in the address."""

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.records import Plan
from tracker.domain.status import NOT_REPORTED, STATUSES
from tracker.services.plans.plan_history import plan_history
from tracker.services.plans.stored_plans import list_plans
from tracker.services.reports.pictures import plan_pictures
from tracker.services.reports.status import StatusList, Wanted, status
from tracker.web.context import here
from tracker.web.desk import chosen_districts, district_names
from tracker.web.paging import part_of
from tracker.web.plans_here import need_plan

page = Blueprint("plan", __name__, url_prefix="/plan")
MOST = 100  # activities on a page
FILTERS = ("status", "enhet", "ord", "sena", "fran")  # in the address


@page.get("")
def show() -> str | Response:
    """Lists the plans; goes on to the only one."""
    with here().reading() as session:
        districts = chosen_districts(session)
        found = [one for one in list_plans(session, here().settings, districts) if not one.plan.withdrawn]
    if len(found) == 1:
        return redirect(url_for(".activities", plan=str(found[0].plan.ref)), code=303)
    return render_template("web/plans.html", found=found, districts=districts, names=district_names())


@page.get("/<plan>")
def activities(plan: str) -> str:
    found, whole = _status_of(plan)
    with here().reading() as session:
        history = plan_history(session, found)
    rows = whole.rows
    kept = [row for row in rows if _is_wanted(row)]
    part = part_of(kept, MOST)
    return render_template(
        "web/plan.html",
        plan=found,
        areas=[(area, list(some)) for area, some in groupby(part.shown, lambda row: row.omrade)],
        part=part,
        kept=len(kept),
        count=len(rows),
        changes=len(history),
        changed={one.activity.activity.number: one.day for one in reversed(history) if one.activity},
        late=sum(row.late for row in rows),
        sums=whole.sums,
        labels=whole.labels,
        statuses=[*STATUSES, NOT_REPORTED],
        units=sorted({row.unit for row in rows if row.unit}),
        chosen=request.args,
        kept_filters=kept_filters(),
    )


def kept_filters() -> dict[str, str]:
    """Returns what is chosen of the list, for the address of an activity: it leads back to the same list."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


@page.get("/<plan>/andringar")
def changes(plan: str) -> str:
    """What new versions have changed in the rows, from → to, by day and who."""
    with here().reading() as session:
        found = need_plan(session, plan)
        part = part_of(plan_history(session, found), MOST)
    days = groupby(part.shown, lambda one: (one.day, one.who, one.since))
    return render_template(
        "web/plan_changes.html", plan=found, part=part, days=[(day, list(some)) for day, some in days]
    )


@page.get("/<plan>/laget")
def picture(plan: str) -> str:
    """How the plan stands and its questions are answered: pictures, and tables of the same numbers."""
    context = here()
    found, whole = _status_of(plan)
    with context.reading() as session:
        pictures = plan_pictures(session, context.today, found, whole)
    return render_template("web/picture.html", plan=found, pictures=pictures, today=context.today)


def _status_of(plan: str) -> tuple[Plan, StatusList]:
    """Returns a plan that the visitor may see, and its status in the plan's order."""
    context = here()
    with context.reading() as session:
        found = need_plan(session, plan)
        wanted = Wanted(found.ref.district, found.ref.year, plan=str(found.ref))
        whole = status(session, context.settings, context.today, wanted)
    rows = sorted((row for row in whole.rows if row.plan == found.ref), key=lambda row: row.number)
    return found, whole._replace(rows=tuple(rows))


def _is_wanted(row: ActivityStatus) -> bool:
    """True for the rows that the filters in the address let through."""
    chosen = request.args
    words = chosen.get("ord", "").casefold().strip()
    text = f"{row.title} {row.aktivitet} {row.ansvarig} {row.owes or ''}".casefold()
    return (
        chosen.get("status", "") in ("", row.status)
        and chosen.get("enhet", "") in ("", row.unit)
        and (row.late or not chosen.get("sena"))
        and words in text
    )
