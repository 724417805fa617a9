"""Läs in: a document is sent, shown as it is read, corrected in place, and stored when it is approved."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.swedish import quantity, swedish_order
from tracker.errors import NoPlanError, TrackerError
from tracker.services.plans.columns import KINDS
from tracker.services.plans.correct_cell import CELLS
from tracker.services.plans.offered_plan import NEW, OfferedPlan, Said, made_of, offer_plan, take_plan
from tracker.services.plans.plan_history import HEADINGS
from tracker.services.plans.read_plan import UNNAMED_WARNING
from tracker.services.plans.waiting_uploads import (
    digest_of,
    find_upload,
    mark_upload,
    remove_upload,
    upload_folder,
    waiting_uploads,
)
from tracker.web.access import actor, me, need_change
from tracker.web.context import here
from tracker.web.desk import district_names, say
from tracker.web.paging import Stretch, part_of
from tracker.web.uploads import takes_files, uploaded

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

MOST = 60  # rows on a page
page = Blueprint("imports", __name__, url_prefix="/las-in")
Shown = str | Response | tuple[str, int]
_COLUMN = "kolumn-"  # before a heading, in the name of the field that says what it is
_CELL = re.compile(rf"(?P<cell>{'|'.join(CELLS)})-(?P<number>\d{{1,5}})")


@page.get("")
def show() -> str:
    """Shows the form. Those who change no district see that they can't."""
    return _form()


@page.get("/laget")
def step() -> dict[str, str]:
    """Returns what is being done with the visitor's document, for static/reading.js."""
    return {"step": here().offers.step(me().person.id)}


@page.post("")
@takes_files
def send() -> Shown:
    """Keeps the file for the person, in the place of an earlier one, and shows how it is read."""
    try:
        said = _said(request.form)
        need_change(said.district)
        file = uploaded("fil", upload_folder(here().settings, me().person.id))
        mark_upload(file, here().now)
        return _shown(file, said)
    except TrackerError as error:
        return _form(error.sentence), 422


@page.post("/granska")
def review() -> Shown:
    """Shows the file again as it is read with what has been typed, or stores it."""
    said = _said(request.form)
    need_change(said.district)
    file = _kept()
    try:
        if request.form.get("bara") == "spara":
            return _stored(file, said)
        return _shown(file, said)
    except TrackerError as error:
        return _form(error.sentence), 422


@page.post("/ta-bort/<int:number>")
def remove(number: int) -> Response:
    """Removes what a person has sent and not stored."""
    if not _may_remove(number):
        abort(404)
    context = here()
    with context.work() as session:
        done = remove_upload(session, actor(), context.now, context.settings, number)
    context.offers.forget(number)
    say("Dokumentet är borttaget." if done else "Det finns inget dokument att ta bort.")
    return redirect(url_for(".show"), code=303)


def _stored(file: Path, said: Said) -> Shown:
    context = here()
    try:
        with context.work() as session:
            plan = take_plan(session, actor(), context.now, context.settings, file, said)
    except TrackerError as error:
        return _shown(file, said, error.sentence)
    context.offers.forget(me().person.id)
    upload_folder(context.settings, me().person.id)  # the document is stored: it waits no more
    say(f"{plan.identity.name} är inläst med {quantity(len(plan.activities), 'aktivitet', 'aktiviteter')}.")
    return redirect(url_for("plan.activities", plan=str(plan.ref)), code=303)


def _said(form: "MultiDict[str, str]") -> Said:
    year = form.get("ar", "")
    cells = {
        (int(found["number"]), found["cell"]): text
        for name, text in form.items()
        if text.strip() and (found := _CELL.fullmatch(name))
    }
    return Said(
        district=form.get("distrikt", ""),
        year=int(year) if year.isascii() and year.isdigit() and len(year) < 6 else 0,
        name=form.get("namn", ""),
        columns={
            name.removeprefix(_COLUMN): kind
            for name, kind in form.items()
            if name.startswith(_COLUMN) and kind
        },
        cells=cells,
        place=form.get("plats", ""),
        despite=bool(form.get("anda")),
        replacing=bool(form.get("ersatt")),
        with_past=bool(form.get("tidigare")),
    )


def _first_row() -> int:
    """Returns the first row that the pressed button asks for; else the one that was shown."""
    first = request.form.get("rad") or request.form.get("fran", "")
    return int(first) if first.isascii() and first.isdigit() and len(first) < 7 else 1


def _doubtful(offered: OfferedPlan, stretch: Stretch) -> int:
    return sum(bool(row.doubts) for row in offered.rows[stretch.first - 1 : stretch.last])


def _kept() -> Path:
    """Returns the file that the page showed; 404 if another has been sent since, or it has been stored."""
    return find_upload(here().settings, me().person.id, request.form.get("fil", "")) or abort(404)


def _form(wrong: str = "") -> str:
    names = district_names()
    mine = [slug for slug in names if me().access.may_change(slug)]
    districts = {slug: names[slug] for slug in sorted(mine, key=lambda one: swedish_order(names[one]))}
    with here().reading() as session:
        waiting = [one for one in waiting_uploads(session, here().settings) if _may_remove(one.person_id)]
    return render_template(
        "web/import.html",
        districts=districts,
        fields=request.form,
        year=here().today.year,
        wrong=wrong,
        waiting=waiting,
        mine=me().person.id,
        days=here().settings.keep_upload_days,
    )


def _may_remove(person_id: int) -> bool:
    """One's own documents; an administrator those of all."""
    return person_id == me().person.id or me().access.is_administrator


def _shown(file: Path, said: Said, wrong: str = "") -> Shown:
    try:
        offered = _offered(file, said)
    except NoPlanError as error:
        if not error.open_columns:
            raise
        return _columns_asked(file, said, error)
    part = part_of(offered.rows, MOST, _first_row())
    on_page = {row.activity.number for row in part.shown}
    shown = render_template(
        "web/import_review.html",
        offered=offered,
        part=part,
        doubtful=[_doubtful(offered, one) for one in part.stretches],
        elsewhere={where: typed for where, typed in said.cells.items() if where[0] not in on_page},
        said=said,
        digest=digest_of(file),
        cells=CELLS,
        headings=HEADINGS,
        kinds=list(KINDS),
        new=NEW,
        wrong=wrong,
        warnings=[one for one in offered.plan.warnings if one != UNNAMED_WARNING],
        district=district_names()[offered.plan.ref.district],
    )
    return (shown, 422) if wrong else shown


def _offered(file: Path, said: Said) -> OfferedPlan:
    """Returns the document as it is read; a change of part shows what was read before."""
    context = here()
    with context.work() as session:  # what follows is tried out, and rolled back
        given = session, context.settings, context.now, file, said
        offered = context.offers.of(me().person.id, made_of(*given), lambda tell: offer_plan(*given, tell))
        session.rollback()
    return offered


def _columns_asked(file: Path, said: Said, error: NoPlanError) -> Shown:
    """Asks what the columns are, where none of them is known."""
    shown = render_template(
        "web/import_columns.html",
        name=file.name,
        said=said,
        digest=digest_of(file),
        kinds=list(KINDS),
        open=error.open_columns,
    )
    return shown, 422
