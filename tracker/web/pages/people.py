"""Personer: seats with their holders, roles of plans that match no seat, and people.csv in."""

from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.people import COORDINATOR
from tracker.domain.records import SeatWithHolders
from tracker.domain.swedish import quantity
from tracker.errors import TrackerError
from tracker.services.people.assign_seat import assign_seat
from tracker.services.people.import_people import districts_named, import_people, read_people
from tracker.services.people.list_seats import list_seats, missing_seats
from tracker.services.plans.find_activity import find_activity
from tracker.web.access import actor, me, need_change
from tracker.web.context import here
from tracker.web.desk import changeable_districts, chosen_districts, district_names, say, say_wrong
from tracker.web.paging import part_of
from tracker.web.uploads import takes_files, uploaded

MOST = 150  # seats on a page
MOST_MISSING = 40  # roles without a seat
MOST_TICKED = 20  # people to tick; of more, the address is typed
page = Blueprint("people", __name__, url_prefix="/personer")


@page.get("")
def show() -> str:
    with here().reading() as session:
        districts = chosen_districts(session)
        seats = [
            one
            for district in districts
            for one in list_seats(session, district)
            if one.seat.role != COORDINATOR
        ]
        missing = [one for district in districts for one in missing_seats(session, district)]
        may_change = changeable_districts(session)
    kept = [one for one in seats if _is_wanted(one)]
    part = part_of(kept, MOST)
    return render_template(
        "web/people.html",
        districts=districts,
        without=[one for one in districts if one not in {seat.district for seat in seats}],
        part=part,
        seats=[(one, list(some)) for one, some in groupby(part.shown, lambda seat: seat.district)],
        count=len(seats),
        kept=len(kept),
        chosen=request.args,
        holders={one: [seat for seat in seats if seat.district == one and seat.holders] for one in districts},
        ticked=MOST_TICKED,
        missing=missing[:MOST_MISSING],
        more=max(len(missing) - MOST_MISSING, 0),
        names=district_names(),
        today=here().today,
        may_change=may_change,
    )


def _is_wanted(seat: SeatWithHolders) -> bool:
    """True for the seats that the filters in the address let through."""
    words = request.args.get("ord", "").casefold().strip()
    people = " ".join(f"{one.name} {one.email}" for one in seat.holders)
    vacant = not request.args.get("vakanta") or not seat.holders
    return vacant and words in f"{seat.seat.title} {people}".casefold()


@page.post("/koppla")
def assign() -> Response:
    """Says which seats a role of the plan means, from now on in the whole district."""
    context = here()
    emails = [one.strip() for one in request.form.getlist("epost") if one.strip()]
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
        say_wrong(error.sentence)
    else:
        people, seats = (
            quantity(done.people, "person", "personer"),
            quantity(done.seats, "befattning", "befattningar"),
        )
        say(f"{people} med {seats} är inlästa.")
    return redirect(url_for(".show"), code=303)
