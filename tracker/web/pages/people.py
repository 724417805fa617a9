"""Personer: seats with their holders, roles of plans that match no seat, and people.csv in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.people import COORDINATOR
from tracker.domain.swedish import quantity
from tracker.errors import TrackerError
from tracker.services.people.assign_seat import assign_seat
from tracker.services.people.import_people import districts_named, import_people, read_people
from tracker.services.people.list_seats import list_seats, missing_seats
from tracker.services.plans.find_activity import find_activity
from tracker.web.access import actor, me, need_change
from tracker.web.context import here
from tracker.web.desk import changeable_districts, chosen_districts, district_names, say, say_wrong
from tracker.web.uploads import takes_files, uploaded

page = Blueprint("people", __name__, url_prefix="/personer")


@page.get("")
def show() -> str:
    with here().reading() as session:
        districts = chosen_districts(session)
        seats = {
            district: [one for one in list_seats(session, district) if one.seat.role != COORDINATOR]
            for district in districts
        }
        missing = [one for district in districts for one in missing_seats(session, district)]
        may_change = changeable_districts(session)
    return render_template(
        "web/people.html",
        seats=seats,
        missing=missing,
        names=district_names(),
        today=here().today,
        may_change=may_change,
    )


@page.post("/koppla")
def assign() -> Response:
    """Says which seats a role of the plan means, from now on in the whole district."""
    context, emails = here(), request.form.getlist("epost")
    with context.work() as session:
        stored = find_activity(session, context.settings, request.form.get("aktivitet", ""), None, None)
        need_change(stored.plan.district)
        if emails:
            done = assign_seat(
                session, actor(), context.now, context.settings, stored, emails, request.form.get("roll")
            )
    if emails:
        say(f"”{done.role}” är kopplad.")
    else:
        say_wrong("Välj minst en person först.")
    return redirect(url_for(".show"), code=303)


@page.post("/fil")
@takes_files
def import_file() -> Response:
    """Reads people.csv: the seats in it get exactly the holders named there."""
    context = here()
    try:
        with TemporaryDirectory(prefix="tracker-") as folder:
            rows = read_people(uploaded("fil", Path(folder)))
        if not all(map(me().access.may_change, districts_named(rows, context.settings))):
            abort(403)
        with context.work() as session:
            done = import_people(session, actor(), context.now, context.settings, rows)
    except TrackerError as error:
        say_wrong(str(error))
    else:
        people, seats = (
            quantity(done.people, "person", "personer"),
            quantity(done.seats, "befattning", "befattningar"),
        )
        say(f"{people} med {seats} är inlästa.")
    return redirect(url_for(".show"), code=303)
