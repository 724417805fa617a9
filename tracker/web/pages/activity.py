"""Aktiviteten: its words beside how they are read, dates, answers, history, and what can be changed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.picked_answer import Typed, WrongFieldsError, typed_numbers
from tracker.domain.question import QuestionKind
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.reply.explanation import explained
from tracker.domain.status import STATUSES, Status
from tracker.domain.swedish import quantity
from tracker.domain.text import harmless
from tracker.errors import NotFoundError, UsageError
from tracker.services.answers.by_phone import report_by_hand, withdraw_report
from tracker.services.answers.record_answer import Answer
from tracker.services.plans.activity_view import activity_view
from tracker.services.plans.correct_cell import CELLS, correct_cells, reading_of
from tracker.services.plans.find_activity import find_activity
from tracker.services.plans.questions import ask_as_read, ask_as_typed
from tracker.web.access import actor, me
from tracker.web.context import here
from tracker.web.desk import say
from tracker.web.meanwhile import is_untouched, refuse_changed
from tracker.web.pages.plan import kept_filters
from tracker.web.plans_here import need_plan

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("plan_activity", __name__, url_prefix="/plan/<plan>/<int:number>")
Shown = str | Response | tuple[str, int]
_QUESTION = {"titel": "Titeln", "slag": "Slags arbete", "text": "Frågan"}
_AGAIN = "Det du skrev är kvar: skicka igen om det ska gälla."
Deed = Callable[["Session", Plan, StoredActivity], str]


@page.get("")
def show(plan: str, number: int) -> Shown:
    return _shown(plan, number)


@page.post("/lasning")
def read_as(plan: str, number: int) -> Shown:
    """Reads the cells as typed; with the other button only shows what they would mean."""
    typed = {cell: request.form.get(cell, "") for cell in CELLS}
    if request.form.get("bara") == "visa":
        return _as_it_would_be(plan, number, typed)

    def deed(session: "Session", found: Plan, stored: StoredActivity) -> str:
        context = here()
        _refuse_other_reading(session, found, stored, typed)
        changed = correct_cells(session, actor(), context.now, context.settings, found, stored, typed)
        told = quantity(changed, "rad läses nu på ett annat sätt", "rader läses nu på ett annat sätt")
        return f"{told}." if changed else "Raden läses som förut."

    return _done(plan, number, "lasning", deed)


def _as_it_would_be(plan: str, number: int, typed: Mapping[str, str]) -> Shown:
    try:
        with here().reading() as session:
            found = need_plan(session, plan)
            _refuse_other_reading(session, found, _stored(session, found, number), typed)
    except UsageError as error:
        return _shown(plan, number, typed, {"lasning": error.sentence}), 422
    return _shown(plan, number, typed)


def _refuse_other_reading(
    session: "Session", plan: Plan, stored: StoredActivity, typed: Mapping[str, str]
) -> None:
    """Raises UsageError if a cell that is typed has got another reading since the page was shown."""
    for cell in reading_of(session, here().settings, here().today, plan, stored).cells:
        if typed[cell.name].strip():
            told = f"{cell.heading} läses nu som ”{cell.read_as}”, sedan du öppnade sidan. {_AGAIN}"
            refuse_changed(cell.name, cell.read_as, told)


@page.post("/fraga")
def ask(plan: str, number: int) -> Shown:
    """Sets the title and the question, or goes back to what was read."""

    def deed(session: "Session", _found: Plan, stored: StoredActivity) -> str:
        given, form = (session, actor(), here().now, here().settings, stored), request.form
        _refuse_other_question(stored)
        if form.get("bara") == "aterstall":
            ask_as_read(*given)
            return "Titel och fråga är som de lästes ur planen."
        ask_as_typed(*given, *("" if is_untouched(name) else form.get(name, "") for name in _QUESTION))
        return "Titel och fråga är sparade."

    return _done(plan, number, "fraga", deed)


def _refuse_other_question(stored: StoredActivity) -> None:
    """Raises UsageError if what is changed, or put back, has been changed since the page was shown."""
    question, back = stored.activity.question, request.form.get("bara") == "aterstall"
    now = (question.title, question.kind, question.text)
    told = (question.title, question.kind.label, question.text)
    for (name, label), value, words in zip(_QUESTION.items(), now, told, strict=True):
        if back or not is_untouched(name):
            refuse_changed(
                name, value, f"{label} har ändrats till ”{words}” sedan du öppnade sidan. {_AGAIN}"
            )


@page.post("/svar")
def answer(plan: str, number: int) -> Shown:
    """Records an answer that was given by phone."""

    def deed(session: "Session", found: Plan, stored: StoredActivity) -> str:
        _refuse_other_answers(session, found, stored)
        context, who, correction = here(), request.form.get("vem", "") or None, "rattelse" in request.form
        given = _typed_answer(stored)
        report_by_hand(session, actor(), context.now, context.settings, given, who, correction)
        return "Svaret är infört."

    return _done(plan, number, "svar", deed)


@page.post("/svar/ta-tillbaka")
def take_back(plan: str, number: int) -> Shown:
    """Takes back the last answer that was given by phone."""

    def deed(session: "Session", found: Plan, stored: StoredActivity) -> str:
        _refuse_other_answers(session, found, stored)
        withdraw_report(session, actor(), here().now, here().settings, stored, None)
        return "Det senaste svaret på telefon är återtaget."

    return _done(plan, number, "svar", deed)


def _refuse_other_answers(session: "Session", plan: Plan, stored: StoredActivity) -> None:
    """Raises UsageError if answers have come, or been taken back, since the page was shown."""
    context = here()
    view = activity_view(session, context.settings, context.today, plan, stored.activity.number)
    told = f"Svaren är andra än när du öppnade sidan: läs dem som står nu. {_AGAIN}"
    refuse_changed("svaren", view.answer_ids, told)


def _typed_answer(stored: StoredActivity) -> Answer:
    """Returns the answer of the fields. Raises UsageError."""
    form = request.form
    if form.get("status") not in STATUSES:
        raise UsageError("Välj en status.")
    try:
        value, target = typed_numbers(Typed(number=form.get("antal", ""), whole=form.get("av", "")))
    except WrongFieldsError as error:
        raise UsageError(str(error)) from error
    return Answer(stored, (), Status(form["status"]), harmless(form.get("ord", "")).strip(), value, target)


def _done(plan: str, number: int, part: str, deed: Deed) -> Shown:
    """Does it and says so; what can't be done stands above its fields, which keep what was typed."""
    try:
        with here().work() as session:
            found = need_plan(session, plan, changing=True)
            said = deed(session, found, _stored(session, found, number))
    except (UsageError, NotFoundError) as error:
        typed = {name: words for name, words in request.form.items() if not is_untouched(name)}
        return _shown(plan, number, typed, {part: error.sentence}), 422
    say(said)
    return redirect(url_for(".show", plan=plan, number=number, _anchor=part, **_kept()), code=303)


def _kept() -> dict[str, Any]:
    return dict(kept_filters())


def _stored(session: "Session", plan: Plan, number: int) -> StoredActivity:
    return find_activity(session, here().settings, f"{plan.ref}/{number}", None, None)


def _shown(
    plan: str, number: int, typed: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> str:
    context = here()
    with context.reading() as session:
        found = need_plan(session, plan)
        view = activity_view(session, context.settings, context.today, found, number)
        given = session, context.settings, context.today, found, view.stored
        reading, now = reading_of(*given, typed), reading_of(*given)
    return render_template(
        "web/activity.html",
        view=view,
        reading=reading,
        read_as={cell.name: cell.read_as for cell in now.cells},
        typed=typed or {},
        wrong=wrong or {},
        kinds=list(QuestionKind),
        statuses=list(STATUSES),
        labels=context.settings.status_labels,
        explained=explained,
        today=context.today,
        kept=kept_filters(),
        may_change=me().access.may_change(found.ref.district),
    )
