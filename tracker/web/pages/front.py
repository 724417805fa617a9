"""The first page: where to go."""

from flask import Blueprint, render_template

from tracker.web.context import here

page = Blueprint("front", __name__)


@page.get("/")
def show() -> str:
    return render_template("web/front.html", municipality=here().settings.municipality)
