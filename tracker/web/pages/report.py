"""Rapporten: the draft of a section by activity, own texts in it, fixing it, and every form to download."""

from collections.abc import Mapping
from io import BytesIO
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.report.own_texts import SUMMARY, Judgement, tidy
from tracker.domain.report.verdict import CHOICES
from tracker.domain.text import on_one_line
from tracker.errors import NotFoundError, UsageError
from tracker.services.reports.draft_section import (
    DEVIATION,
    Standing,
    clear_text,
    draw_draft,
    edit_text,
    keep_text,
    standing,
)
from tracker.services.reports.draft_view import DraftView, draft_view, report_rows
from tracker.services.reports.fix_section import Choice, fix_section
from tracker.services.reports.formats import FORMATS
from tracker.services.reports.print_section import print_section
from tracker.web.access import actor, me
from tracker.web.context import here
from tracker.web.desk import chosen_districts, district_names, say, say_wrong
from tracker.web.meanwhile import refuse_changed
from tracker.web.paging import part_of
from tracker.web.plans_here import need_plan

page = Blueprint("report", __name__, url_prefix="/rapport")
Shown = str | Response | tuple[str, int]
MOST = 100  # activities on a page
# What each form is called where it is downloaded, the most used first.
CALLED = {
    "docx": "Word",
    "pdf": "PDF",
    "html": "Webbsida",
    "ils": "Text att klistra in",
    "xlsx": "Excel",
    "csv": "CSV",
    "md": "Markdown",
}

_SAVED = {"ta-bort": "Det sammanställda gäller igen.", "behall": "Noterat som kontrollerat."}
_CHANGED = (
    "Texten har ändrats sedan du öppnade den: det som gäller nu står ovanför fältet. "
    "Det du skrev är kvar. Spara igen om det ska gälla i stället."
)
_REDRAWN = "Utkastet har ändrats sedan du öppnade sidan: läs det som står nu, och fastställ sedan."


@page.get("")
def show() -> str:
    with here().reading() as session:
        found = report_rows(session, chosen_districts(session))
    return render_template("web/reports.html", found=found, names=district_names())


@page.get("/<plan>/<form>")
def section(plan: str, form: str) -> Shown:
    return _shown(plan, form)


@page.post("/<plan>/<form>/utkast")
def draw(plan: str, form: str) -> Response:
    """Draws up the draft with the answers of today; own texts stay."""
    context = here()
    with context.work() as session:
        found = need_plan(session, plan, changing=True)
        drawn = draw_draft(session, actor(), context.now, context.settings, found, _form(form))
    kept = " Det du har skrivit står kvar." if drawn.kept else ""
    say(f"Utkastet är gjort med de svar som finns nu.{kept}")
    return _back(plan, form)


@page.post("/<plan>/<form>/text/<int:number>")
def text(plan: str, form: str, number: int) -> Shown:
    """Keeps an own text about an activity (0: the summary), or goes back to the compiled one."""
    context, deed = here(), request.form.get("bara", "")
    given = actor(), context.now
    try:
        with context.work() as session:
            found, kind = need_plan(session, plan, changing=True), _form(form)
            _refuse_changed(standing(session, found, kind, number))
            if deed == "ta-bort":
                clear_text(session, *given, found, kind, number)
            elif deed == "behall":
                keep_text(session, *given, context.settings, found, kind, number)
            else:
                said = _typed(number)
                done = edit_text(session, *given, context.settings, found, kind, number, said)
                deed = deed if done.said.changes else "behall"
                if done.warning:
                    say_wrong(done.warning)
    except (UsageError, NotFoundError) as error:
        field = "avvikelse" if error.sentence.startswith(DEVIATION) else "text"
        return _shown(plan, form, number, {f"{field}-{number}": error.sentence}), 422
    say(_SAVED.get(deed, "Det du skrev står i utkastet."))
    return _back(plan, form, number)


def _refuse_changed(stands: Standing) -> None:
    """Raises UsageError if what stands is not what the form showed, unless it is what the form says.

    That is so of a form that is sent twice.
    """
    fields = request.form
    sent = (tidy(fields.get("text", "")), fields.get("lage", ""), on_one_line(fields.get("avvikelse", "")))
    if (stands.text, stands.verdict, stands.deviation.rstrip(".")) != (*sent[:2], sent[2].rstrip(".")):
        refuse_changed("text", stands, _CHANGED)


def _typed(number: int) -> Judgement:
    """Returns what the form says; what is as compiled is not the coordinator's."""
    fields = request.form
    chosen = next((verdict for verdict in CHOICES if verdict.value == fields.get("lage", "")), None)
    text = fields.get("text", "")
    return Judgement(text) if number == SUMMARY else Judgement(text, chosen, fields.get("avvikelse"))


@page.post("/<plan>/<form>/faststall")
def fix(plan: str, form: str) -> Shown:
    """Makes the draft a version that never changes."""
    context, fields = here(), request.form
    again = fields.get("skal", "").strip() or None
    choice = Choice(fields.get("dnr", "").strip() or None, again, bool(fields.get("anda")))
    try:
        with context.work() as session:
            found, kind = need_plan(session, plan, changing=True), _form(form)
            view = draft_view(session, context.today, context.settings, found, kind)
            refuse_changed("utkast", view.areas, _REDRAWN)
            _refuse_early(view, choice)
            done = fix_section(session, actor(), context.now, context.settings, found, kind, choice)
    except (UsageError, NotFoundError) as error:
        return _shown(plan, form, wrong={"faststall": error.sentence}), 422
    say(
        f"Version {done.version.number} är fastställd. "
        "Den ändras aldrig, och frågorna till den ställs inte längre."
    )
    return _back(plan, form)


def _refuse_early(view: DraftView, choice: Choice) -> None:
    """Raises UsageError in the words of the page, where the use case speaks of commands."""
    if not view.complete:
        raise UsageError("Utkastet är från före årsskiftet: gör om det när året är slut.")
    if view.versions and not choice.again:
        raise UsageError("Avsnittet är redan fastställt: skriv varför det rättas.")
    if choice.anyway:
        return
    if view.news or view.waiting:
        raise UsageError(
            "Svar har kommit eller väntar: gör om utkastet, eller kryssa för att fastställa ändå."
        )
    if view.unseen:
        raise UsageError(
            "Allt är inte kontrollerat: se aktiviteterna i listan, eller kryssa för att fastställa ändå."
        )


@page.get("/<plan>/<form>/<which>.<name>")
def download(plan: str, form: str, which: str, name: str) -> Response:
    """Returns the draft ("utkast") or a version ("version-1") in one of the forms."""
    chosen = next((one for one in FORMATS if one.name == name), None) or abort(404)
    number = which.removeprefix("version-")
    if which != "utkast" and not (number.isascii() and number.isdigit() and len(number) < 5):
        abort(404)
    with here().reading() as session:
        found = need_plan(session, plan)
        version = None if which == "utkast" else int(number)
        kept = print_section(
            session, found, _form(form), version=version, draft=version is None, format_name=chosen.name
        )
    content = kept.data(chosen, here().settings.report_template_for(found.ref.district))
    file = f"{found.ref}-{form}-{which}{chosen.suffixes[0]}"
    return send_file(BytesIO(content), as_attachment=True, download_name=file)


def _form(code: str) -> OccasionKind:
    return next((form for form in REPORTS if form.value == code), None) or abort(404)


def _back(plan: str, form: str, number: int | None = None) -> Response:
    """Returns to the section, at the activity of the number if there is one."""
    if number is None:
        return redirect(url_for(".section", plan=plan, form=form), code=303)
    shown = url_for(".section", plan=plan, form=form)
    return redirect(f"{shown}?del={number}#del-{number}", code=303)


def _asked(name: str) -> int | None:
    """Returns the activity that the address names, to be shown (`del`) or written about (`skriv`)."""
    number = request.args.get(name, "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else None


def _shown(
    plan: str,
    form: str,
    number: int | None = None,
    wrong: Mapping[str, str] | None = None,
) -> str:
    """Shows the section, with the form of the activity `number` open, and with what was typed if it was."""
    context = here()
    with context.reading() as session:
        found = need_plan(session, plan)
        view = draft_view(session, context.today, context.settings, found, _form(form))
    opened = _asked("skriv") if number is None else number
    listed = [(area, one) for area, some in view.areas for one in some]
    at = _asked("del") if opened is None else opened
    if "fran" in request.args and number is None:
        at = None  # another part of the list is asked for
    place = next((n for n, (_, one) in enumerate(listed, 1) if one.number == at), None)
    part = part_of(listed, MOST, place)
    return render_template(
        "web/report.html",
        view=view,
        listed_part=part,
        areas=[(area, [one for _, one in some]) for area, some in groupby(part.shown, lambda pair: pair[0])],
        opened=opened,
        typed="text" in request.form,
        wrong=wrong or {},
        formats=CALLED.items(),
        verdicts=[
            (verdict.value, verdict.label(context.settings.status_labels, view.year_over))
            for verdict in CHOICES
        ],
        fields=request.form,
        may_change=me().access.may_change(found.ref.district),
    )
