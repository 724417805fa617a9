"""The first page: where to go."""

from flask import Blueprint, render_template

from tracker.services.access.users import User
from tracker.web.access import open_to_all, visitor
from tracker.web.context import here

page = Blueprint("front", __name__)


@page.get("/")
@open_to_all
def show() -> str:
    settings, found = here().settings, visitor()
    roles = User(found.person, found.access).roles(settings) if found else ()
    return render_template("web/front.html", municipality=settings.municipality, roles=roles)
