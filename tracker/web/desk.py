"""What the pages of the desk share: whose districts they show, and what they say after a deed."""

from typing import TYPE_CHECKING

from flask import Flask, abort, flash, request

from tracker.clock import swedish_day
from tracker.domain.sentence import on_page
from tracker.services.access.own_districts import own_districts
from tracker.web.access import me
from tracker.web.context import here

if TYPE_CHECKING:
    from tracker.web.context import Session

# Endpoint → the word in the navigation, in its order. A page's blueprint begins with the name of its place.
NAVIGATION = {
    "to_do.show": "Att göra",
    "review.show": "Granska",
    "plan.show": "Planen",
    "report.show": "Rapporten",
    "letters.show": "Breven",
    "people.show": "Personer",
    "imports.show": "Läs in",
    "settings.show": "Inställningar",
}


def prepare_desk(app: Flask) -> None:
    """Tells templates the navigation."""
    app.jinja_env.globals["navigation"] = NAVIGATION
    app.jinja_env.filters |= {"swedish_day": swedish_day, "on_page": on_page}


def chosen_districts(session: "Session") -> tuple[str, ...]:
    """Returns the districts to show: the one that the address names, else all that the visitor may see."""
    return chosen_among(own_districts(session, me().access))


def chosen_among(mine: tuple[str, ...]) -> tuple[str, ...]:
    """Returns the district that the address names; if it names none, all of `mine`."""
    wanted = request.args.get("distrikt", "")
    if not wanted:
        return mine
    if wanted not in mine:
        abort(404)
    return (wanted,)


def changeable_districts(session: "Session") -> tuple[str, ...]:
    """Returns the districts with plans that the visitor may change."""
    return tuple(one for one in own_districts(session, me().access) if me().access.may_change(one))


def district_names() -> dict[str, str]:
    """Returns the name of each district by its slug."""
    return {slug: found.name for slug, found in here().settings.districts.items()}


def say(sentence: str) -> None:
    """Shows the sentence on the next page, once."""
    flash(sentence)


def say_undoable(sentence: str, undo: str) -> None:
    """Shows the sentence on the next page, once, with a button that takes the deed back; "": without.

    `undo` is the path to send it to; it stands as the message's category.
    """
    flash(sentence, undo or "message")


def say_wrong(sentence: str) -> None:
    """Shows what did not succeed on the next page, once."""
    flash(on_page(sentence), "wrong")
