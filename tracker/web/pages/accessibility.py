"""The accessibility statement (tillgänglighetsredogörelse) that the law asks of a public body's pages."""

from flask import Blueprint, render_template

from tracker.web.access import open_to_all
from tracker.web.context import here

page = Blueprint("accessibility", __name__)


@page.get("/tillganglighet")
@open_to_all
def show() -> str:
    settings = here().settings
    return render_template(
        "web/accessibility.html", municipality=settings.municipality, contact=settings.coordinator
    )
