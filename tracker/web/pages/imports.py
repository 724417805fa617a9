"""Läs in: a document is sent, shown as it is read, corrected in place, and stored when it is approved."""

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.swedish import quantity, swedish_order
from tracker.errors import TrackerError
from tracker.files import make_folder
from tracker.services.plans.correct_cell import CELLS
from tracker.services.plans.offered_plan import NEW, OfferedPlan, Said, offer_plan, take_plan
from tracker.services.plans.read_plan import UNNAMED_WARNING
from tracker.web.access import actor, me, need_change
from tracker.web.context import here
from tracker.web.desk import district_names, say
from tracker.web.uploads import takes_files, uploaded

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

page = Blueprint("imports", __name__, url_prefix="/las-in")
Shown = str | Response | tuple[str, int]
_CELL = re.compile(rf"(?P<cell>{'|'.join(CELLS)})-(?P<number>\d{{1,5}})")


@page.get("")
def show() -> str:
    """Shows the form. Those who change no district see that they can't."""
    return _form()


@page.post("")
@takes_files
def send() -> Shown:
    """Keeps the file for the person, in the place of an earlier one, and shows how it is read."""
    try:
        said = _said(request.form)
        need_change(said.district)
        file = uploaded("fil", _emptied())
        return _shown(file, said)
    except TrackerError as error:
        return _form(str(error)), 422


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
        return _form(str(error)), 422


def _stored(file: Path, said: Said) -> Shown:
    context = here()
    try:
        with context.work() as session:
            plan = take_plan(session, actor(), context.now, context.settings, file, said)
    except TrackerError as error:
        return _shown(file, said, str(error))
    _emptied()
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
        columns=form.get("kolumner", ""),
        cells=cells,
        place=form.get("plats", ""),
        despite=bool(form.get("anda")),
        replacing=bool(form.get("ersatt")),
    )


def _folder() -> Path:
    """Returns the visitor's own folder for a file that is not stored yet."""
    return here().settings.data / "inlasning" / str(me().person.id)


def _emptied() -> Path:
    folder = _folder()
    make_folder(folder, private=True)
    for one in folder.iterdir():
        one.unlink(missing_ok=True)
    return folder


def _kept() -> Path:
    """Returns the file that the page showed; 404 if another has been sent since, or it has been stored."""
    folder = _folder()
    there = folder.iterdir() if folder.is_dir() else ()
    shown = request.form.get("fil", "")
    return next((one for one in there if _digest(one) == shown), None) or abort(404)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _form(wrong: str = "") -> str:
    names = district_names()
    mine = [slug for slug in names if me().access.may_change(slug)]
    districts = {slug: names[slug] for slug in sorted(mine, key=lambda one: swedish_order(names[one]))}
    return render_template(
        "web/import.html", districts=districts, fields=request.form, year=here().today.year, wrong=wrong
    )


def _shown(file: Path, said: Said, wrong: str = "") -> Shown:
    context = here()
    with context.work() as session:  # what follows is tried out, and rolled back
        offered: OfferedPlan = offer_plan(session, context.settings, context.now, file, said)
        session.rollback()
    shown = render_template(
        "web/import_review.html",
        offered=offered,
        said=said,
        digest=_digest(file),
        cells=CELLS,
        new=NEW,
        wrong=wrong,
        warnings=[one for one in offered.plan.warnings if one != UNNAMED_WARNING],
        district=district_names()[offered.plan.ref.district],
    )
    return (shown, 422) if wrong else shown
