"""One reply: the mail beside how it was read, why it waits, and what becomes of each line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from tracker.domain.incoming import ReviewState
from tracker.domain.reply.explanation import explained
from tracker.domain.status import Status
from tracker.domain.swedish import quantity
from tracker.errors import NotFoundError
from tracker.services.answers.attachment_text import READ
from tracker.services.answers.decide_typed import Decided, LineDeed, TypedLine, Wrong, as_read, decide_typed
from tracker.services.answers.review import accept, dismiss, let_answer
from tracker.services.answers.review_case import CaseLine, ReviewCase, find_case
from tracker.services.answers.suggested import Suggested, suggested
from tracker.services.answers.whole_mail import WholeMail, whole_mail
from tracker.web.access import actor, me
from tracker.web.cases import aside_values, need_case, need_own_case
from tracker.web.context import here
from tracker.web.desk import changeable_districts, say, say_undoable, say_wrong
from tracker.web.pages.review import MOST, my_queue

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("review_case", __name__, url_prefix="/granska/<int:number>")
Shown = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with what stands in its fields; `line` None: one that was not read, to be added."""

    place: int
    line: CaseLine | None
    typed: TypedLine
    why: tuple[str, ...]
    suggested: tuple[Suggested, ...] = ()


@page.get("")
def show(number: int) -> Shown:
    with here().reading() as session:
        need_case(session, number)
        case = find_case(session, number)
        if case.item.state != ReviewState.OPEN:
            say_wrong(f"Svar {number} är redan avgjort.")
            return redirect(url_for("review_done.show"), code=303)
        return _shown(session, case, as_read(case), {})


@page.post("")
def save(number: int) -> Shown:
    """Records what is chosen for each line; if a field is wrong nothing, and what was typed stands there."""
    context, chosen = here(), request.form.get("valj", "")
    typed = _chosen(_typed(request.form), chosen)
    with context.work() as session:
        need_own_case(session, number, whole=False)
        done = decide_typed(
            session,
            actor(),
            context.now,
            context.settings,
            number,
            request.form.get("mark", ""),
            typed,
            changeable_districts(session),
        )
        if done.wrong:
            case = find_case(session, number)
            return _shown(session, case, as_read(case) | typed, done.wrong), 422
    said = f"{quantity(done.recorded, 'svar är infört', 'svar är införda')}."
    waits = f" {quantity(done.left, 'rad väntar', 'rader väntar')}." if done.left else ""
    say_undoable(
        (said if done.recorded else "Svaret är avgjort utan att något infördes.") + waits, _undo(number, done)
    )
    return redirect(url_for(".show", number=number), code=303) if chosen and done.left else go_on(number)


def _undo(number: int, done: Decided) -> str:
    """Returns where what was decided is taken back; "" if some of it waits, and can be decided otherwise."""
    if done.recorded:
        return url_for("review_done.undo", number=number)
    return "" if done.left else url_for("review_done.reopen", number=number)


@page.post("/stammer")
def confirm(number: int) -> Response:
    """Carries out what an automatic mail proposes."""
    with here().work() as session:
        need_own_case(session, number)
        accept(session, actor(), here().now, here().settings, number)
    say("Bekräftat.")
    return go_on(number)


@page.post("/avfarda")
def dismiss_mail(number: int) -> Response:
    with here().work() as session:
        need_own_case(session, number)
        dismiss(session, actor(), here().now, number)
    say_undoable("Mejlet är avfärdat.", url_for("review_done.reopen", number=number))
    return go_on(number)


@page.post("/slapp-in")
def let(number: int) -> Response:
    """Lets the one who wrote answer for the seats that the letter was about."""
    with here().work() as session:
        need_own_case(session, number)
        done = let_answer(session, actor(), here().now, here().settings, number)
    say(f"{done.writer.name} får svara, nu och framöver.")
    if not done.answers:
        return redirect(url_for(".show", number=number), code=303)
    return go_on(number)


def go_on(number: int) -> Response:
    """Goes to the reply that comes after this one in the list, or to the list if none does."""
    with here().reading() as session:
        left = [one.number for one in my_queue(session)]
    after = [one for one in left if one > number] or left
    if not after:
        return redirect(url_for("review.show"), code=303)
    return redirect(url_for("review_case.show", number=after[0]), code=303)


def _shown(session: "Session", case: ReviewCase, typed: Mapping[int, TypedLine], wrong: Wrong) -> str:
    queue = my_queue(session)
    read = dict(enumerate(case.lines))
    return render_template(
        "web/review_case.html",
        case=case,
        mail=_mail(session, case),
        kinds_read=READ,
        lines=[_line(place, read.get(place), fields) for place, fields in sorted(typed.items())],
        wrong=wrong,
        deeds=list(LineDeed),
        statuses=[(status.value, here().settings.status_labels[status]) for status in Status],
        labels=here().settings.status_labels,
        queue=queue[:MOST],
        may_change=bool(changeable_districts(session)),
        **_beside([one.number for one in queue], case.number),
        **_aside(session, case.number),
    )


def _beside(queue: Sequence[int], number: int) -> dict[str, int]:
    """Returns the replies before and after this one in the list; 0: there is none."""
    at = queue.index(number) if number in queue else -1
    after = queue[at + 1] if at + 1 < len(queue) else 0
    return {"before": queue[at - 1] if at > 0 else 0, "after": after}


def _aside(session: "Session", number: int) -> dict[str, object]:
    """Returns where the case is put, and to those who may put it aside what their forms show."""
    found = need_case(session, number)
    put: dict[str, object] = {"put": found.put_for(me().person.id, here().today)}
    may = set(changeable_districts(session))
    return put | aside_values(session, number) if may and found.districts <= may else put


def _mail(session: "Session", case: ReviewCase) -> WholeMail:
    """Returns the mail; what was kept of its words if it has been purged."""
    try:
        return whole_mail(session, here().settings, case.number)
    except NotFoundError:
        return WholeMail(tuple(case.item.text.splitlines()))


def _line(place: int, line: CaseLine | None, typed: TypedLine) -> ShownLine:
    if line is None:
        return ShownLine(place, None, typed, ())
    why = tuple(explained(line.trace)) if line.trace else ()
    return ShownLine(place, line, typed, why, suggested(line))


def _chosen(typed: dict[int, TypedLine], chosen: str) -> dict[int, TypedLine]:
    """Returns the fields as if only the line of the pressed suggestion ("0:pagar") were to be recorded."""
    place, _, status = chosen.partition(":")
    if place not in map(str, typed):
        return typed
    waits = {one: replace(fields, deed=LineDeed.WAIT) for one, fields in typed.items()}
    line = replace(typed[int(place)], deed=LineDeed.RECORD, status=status)
    return waits | {int(place): line}


def _typed(form: "MultiDict[str, str]") -> dict[int, TypedLine]:
    """Returns what stands in the fields of each line, by its place."""
    places = {name.partition("-")[0] for name in form if "-" in name}
    return {
        int(place): TypedLine(
            deed=form.get(f"{place}-deed", ""),
            activity=form.get(f"{place}-other", "").strip() or form.get(f"{place}-activity", ""),
            status=form.get(f"{place}-status", ""),
            comment=form.get(f"{place}-comment", ""),
            number=form.get(f"{place}-number", ""),
            whole=form.get(f"{place}-whole", ""),
            forecast=form.get(f"{place}-forecast", ""),
        )
        for place in sorted(places)
        if place.isascii() and place.isdigit() and len(place) < 5
    }
