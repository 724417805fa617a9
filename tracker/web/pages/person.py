"""A person: seats, the next letter as it will look, and decisions about letters, absence and address."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.records import Person
from tracker.domain.swedish import swedish_date
from tracker.errors import NotFoundError, UsageError
from tracker.services.letters.choices import hold_letter, move_letter, release_letter, send_now, skip_letter
from tracker.services.letters.preview import Preview, preview_for_person
from tracker.services.people.addresses import change_address
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.pause_person import end_pause, pause_person
from tracker.services.people.succeed import succeed
from tracker.web.access import actor, me
from tracker.web.context import here
from tracker.web.desk import say
from tracker.web.people_here import need_own_person, need_person

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("people_person", __name__, url_prefix="/personer/<int:number>")
Shown = str | Response | tuple[str, int]
Deed = Callable[["Session", Person], str]


@page.get("")
def show(number: int) -> Shown:
    return _shown(number)


@page.post("/brev")
def letters(number: int) -> Shown:
    """Holds, releases, moves or skips the next letter, or sends it today; with a reason, for the log."""
    context, deed, reason = here(), request.form.get("gor", ""), request.form.get("skal", "").strip()

    def do(session: "Session", person: Person) -> str:
        given = session, actor(), context.now
        if not reason and deed != "slapp":
            raise UsageError("Skriv varför: det står i loggen.")
        if deed == "hall":
            hold_letter(*given, person.email, reason)
            return f"Inga brev går till {person.name} förrän du släpper dem."
        if deed == "slapp":
            release_letter(*given, person.email, reason)
            return f"Breven till {person.name} går igen."
        if deed == "flytta":
            day = _day(request.form.get("dag", ""))
            move_letter(*given, context.settings, person.email, day, reason)
            return f"Nästa brev till {person.name} går tidigast {swedish_date(day)}."
        if deed == "hoppa":
            skipped = skip_letter(*given, context.settings, person.email, reason)
            return f"Brevet {swedish_date(skipped.day)} till {person.name} är överhoppat."
        if deed == "skicka":
            send_now(*given, context.settings, person.email, reason)
            return f"Brevet till {person.name} går vid nästa utskick, inom sändningstiden."
        raise UsageError("Välj vad som ska göras med brevet.")

    return _done(number, "brev", do)


@page.post("/franvaro")
def absence(number: int) -> Shown:
    """Pauses the letters until a day, or ends the pause."""
    context, reason = here(), request.form.get("skal", "").strip()

    def do(session: "Session", person: Person) -> str:
        if request.form.get("gor") == "tillbaka":
            end_pause(session, actor(), context.now, person.email)
            return f"{person.name} är tillbaka."
        day = _day(request.form.get("dag", ""))
        pause_person(session, actor(), context.now, person.email, day, reason)
        return f"Inga brev går till {person.name} före {swedish_date(day)}."

    return _done(number, "franvaro", do)


@page.post("/adress")
def address(number: int) -> Shown:
    """Gives the person another address; the old one still counts as theirs."""

    def do(session: "Session", person: Person) -> str:
        changed = change_address(session, actor(), here().now, person.email, request.form.get("epost", ""))
        return f"{changed.name} har ny adress."

    return _done(number, "adress", do)


@page.post("/slutat")
def left(number: int) -> Shown:
    """Gives the person's seats to a successor; without one they are vacant."""
    context, name = here(), request.form.get("namn", "")
    email = request.form.get("efter", "").strip()
    try:
        with context.work() as session:
            person = need_own_person(session, number, whole=True).person
            given = session, actor(), context.now
            if email:
                new = succeed(*given, context.settings, person.email, name, email)
            else:
                leave_seats(*given, person.email)
    except UsageError as error:
        return _shown(number, {"slutat": error.sentence}), 422
    if not email:
        say(f"{person.name} har inte längre någon befattning. De är vakanta.")
        return redirect(url_for("people.show"), code=303)
    say(f"{new.name} har tagit över efter {person.name}.")
    return redirect(url_for(".show", number=new.id), code=303)


def _done(number: int, part: str, do: Deed) -> Shown:
    """Does it and says so; what can't be done stands above its fields, which keep what was typed."""
    try:
        with here().work() as session:
            said = do(session, need_own_person(session, number).person)
    except (UsageError, NotFoundError) as error:
        return _shown(number, {part: error.sentence}), 422
    say(said)
    return redirect(url_for(".show", number=number), code=303)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise UsageError("Skriv dagen som år, månad och dag: 2021-05-31.") from error


def _shown(number: int, wrong: Mapping[str, str] | None = None) -> str:
    context = here()
    with context.reading() as session:
        found = need_person(session, number)
        preview, none = _preview(session, found.person)
    may = [me().access.may_change(district) for district in found.districts]
    return render_template(
        "web/person.html",
        found=found,
        person=found.person,
        preview=preview,
        none=none,
        wrong=wrong or {},
        fields=request.form,
        today=context.today,
        may_change=any(may),
        may_all=all(may),
    )


def _preview(session: "Session", person: Person) -> tuple[Preview | None, str]:
    """Returns the person's next letter, or why there is none."""
    try:
        return preview_for_person(session, here().now, here().settings, person.email), ""
    except NotFoundError as error:
        return None, error.sentence
