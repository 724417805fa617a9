"""The keys of Granska: a list, and a switch. It is remembered in the browser."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.web.access import drop_cookie, keep_cookie
from tracker.web.desk import say
from tracker.web.keys import COOKIE, LIVES, OFF

page = Blueprint("review_keys", __name__, url_prefix="/granska/tangenter")


@page.get("")
def show() -> str:
    return render_template("web/keys.html")


@page.post("")
def switch() -> Response:
    response = redirect(url_for("review.show"), code=303)
    if request.form.get("tangenter") == OFF:
        keep_cookie(response, COOKIE, OFF, LIVES)
        say("Tangenterna är avstängda i den här webbläsaren.")
    else:
        drop_cookie(response, COOKIE)
        say("Tangenterna är på.")
    return response
