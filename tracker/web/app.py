"""Makes the application: its pages, and what all of them share."""

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker.clock import Clock
from tracker.render import FILTERS
from tracker.resources import templates
from tracker.settings import Settings
from tracker.settings.desk import Following
from tracker.settings.server_key import server_key
from tracker.store.database import Database
from tracker.web import access, errors, safety, twice
from tracker.web.base_path import BasePath
from tracker.web.context import Context, keep_context
from tracker.web.desk import prepare_desk
from tracker.web.kept import Kept
from tracker.web.keys import prepare_keys
from tracker.web.meanwhile import prepare_marks
from tracker.web.oidc import use_oidc
from tracker.web.pages import PAGES
from tracker.web.posting import Poster
from tracker.web.requests import CleanRequest


def create_app(database: Database, settings: Settings, clock: Clock, poster: Poster) -> Flask:
    """Returns the application with all its pages. `poster` sends the mails that a page asks for."""
    app = Flask(
        "tracker.web",
        static_folder=str(templates() / "web" / "static"),
        static_url_path="/static",
        template_folder=str(templates()),
    )
    app.request_class = CleanRequest
    app.config.update(
        MAX_CONTENT_LENGTH=safety.LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=safety.LARGEST_BODY,
        MAX_FORM_PARTS=safety.MOST_FIELDS,
        SEND_FILE_MAX_AGE_DEFAULT=safety.STATIC_SECONDS,
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= FILTERS
    kept = Kept(database)
    context = Context(database, Following(settings), clock, server_key(settings), poster, kept)
    keep_context(app, context)
    safety.sign_cookie(app, context)
    use_oidc(app, settings)
    access.guard(app)
    twice.answer_once(app)
    safety.protect(app)
    errors.handle(app)
    prepare_desk(app)
    prepare_keys(app)
    prepare_marks(app)
    for page in PAGES:
        app.register_blueprint(page)
    app.wsgi_app = BasePath(app.wsgi_app, settings.web.base_url)  # type: ignore[method-assign]
    if settings.web.proxies:
        trusted = settings.web.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted)  # type: ignore[method-assign]
    return app
