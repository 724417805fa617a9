"""The answer page: the questions of a letter, answered without logging in, and the receipt."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.picked_answer import Typed, typed_before
from tracker.reading.reply.guard import MASKS
from tracker.services.answers.answer_by_link import answer_by_link
from tracker.services.answers.open_link import AnswerPage, PageQuestion, open_link
from tracker.web.access import open_to_all
from tracker.web.context import here
from tracker.web.pages.new_link import gone
from tracker.web.typed_answers import Unsaved, typed_answers, unsaved_answers

MOST = 40  # questions on a page: the others come when these are answered
page = Blueprint("answer", __name__, url_prefix="/svar/<token>")
Shown = str | Response | tuple[str, int]
Wrong = Mapping[tuple[int, str], str]


@page.get("")
@open_to_all
def show(token: str) -> Shown:
    """Shows what is open; the receipt if nothing is."""
    found = _open(token)
    if found is None:
        return gone()
    if not found.unanswered:
        return _receipt(found)
    return _form(found, found.unanswered[:MOST])


@page.post("")
@open_to_all
def save(token: str) -> Shown:
    """Saves what is picked; if a field is wrong nothing, and what was typed stands there."""
    return _saved(token, None)


@page.get("/kvitto")
@open_to_all
def receipt(token: str) -> Shown:
    found = _open(token)
    return gone() if found is None else _receipt(found)


@page.get("/fraga/<int:number>")
@open_to_all
def change(token: str, number: int) -> Shown:
    """Shows one question, also one that is answered, until its report is fixed."""
    found = _open(token)
    question = found.question(number) if found else None
    if found is None or question is None:
        return gone()
    before = {} if question.is_open else {number: typed_before(question.choices, question.last)}
    return _form(found, (question,), before)


@page.post("/fraga/<int:number>")
@open_to_all
def save_change(token: str, number: int) -> Shown:
    return _saved(token, number)


def _open(token: str) -> AnswerPage | None:
    with here().reading() as session:
        return open_link(session, here().now, here().settings, token)


def _saved(token: str, only: int | None) -> Shown:
    typed = ({} if only is None else {only: Typed()}) | typed_answers(request.form)
    with here().work() as session:
        done = answer_by_link(session, here().now, here().settings, token, typed)
    if done is None:
        return gone(unsaved_answers(typed))
    if not done.wrong and not done.refused:
        return redirect(url_for(".receipt", token=token), code=303)
    asked = {one.number for one in done.page.unanswered[:MOST]} if only is None else set()
    wanted = (asked | set(typed)) - set(done.refused)
    shown = [one for one in done.page.questions if one.number in wanted]
    unsaved = unsaved_answers(typed, done.refused)
    if not shown and unsaved:
        return render_template("web/not_taken.html", unsaved=unsaved), 422
    return _form(done.page, shown or done.page.questions, typed, done.wrong, unsaved), 422


def _form(
    found: AnswerPage,
    questions: Sequence[PageQuestion],
    typed: Mapping[int, Typed] | None = None,
    wrong: Wrong | None = None,
    unsaved: Sequence[Unsaved] = (),
) -> str:
    return render_template(
        "web/answer.html",
        found=found,
        questions=questions,
        left=len(found.unanswered) - len(questions) if questions[0].is_open and len(questions) > 1 else 0,
        typed=typed or {},
        wrong=wrong or {},
        unsaved=unsaved,
        empty=Typed(),
        today=here().today,
    )


def _receipt(found: AnswerPage) -> str:
    hidden = [one for one in found.noted if one.last and any(m in one.last.comment for m in MASKS.values())]
    return render_template("web/receipt.html", found=found, hidden=hidden)
