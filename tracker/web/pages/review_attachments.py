"""A reply's attachments: the text of what can be read, and each to download. None is shown as it is."""

from io import BytesIO

from flask import Blueprint, abort, render_template, send_file
from werkzeug.wrappers import Response

from tracker.errors import NotFoundError
from tracker.services.answers.attachment_text import attachment_text
from tracker.services.answers.attachments import Attachment, attachments_of
from tracker.web.cases import need_case, need_own_case
from tracker.web.context import here

page = Blueprint("review_attachments", __name__, url_prefix="/granska/<int:number>/bilaga/<int:place>")


@page.get("/text")
def text(number: int, place: int) -> str:
    """Shows the text, to whoever sees the reply."""
    found = _attachment(number, place, deciding=False)
    return render_template(
        "web/review_attachment.html", number=number, place=place, found=found, lines=attachment_text(found)
    )


@page.get("")
def download(number: int, place: int) -> Response:
    """Sends the file as it came, to those who may decide the reply. The browser saves it."""
    found = _attachment(number, place, deciding=True)
    response = send_file(
        BytesIO(found.content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=found.name,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _attachment(number: int, place: int, *, deciding: bool) -> Attachment:
    """Returns an attachment by its place in the mail; 404 if there is none, or the mail has been purged."""
    with here().reading() as session:
        if deciding:
            need_own_case(session, number, whole=False)
        else:
            need_case(session, number)
        try:
            found = attachments_of(session, number)
        except NotFoundError:
            abort(404)
    return found[place - 1] if 0 < place <= len(found) else abort(404)
