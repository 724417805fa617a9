"""The municipality's own sign-in, by OpenID Connect: the only file that knows authlib."""

import logging
from typing import Any

from flask import Flask, current_app

from tracker.errors import SettingsError
from tracker.settings import Settings

_log = logging.getLogger(__name__)
_KEY = "tracker_oidc"
SECONDS = 10  # for each answer of the issuer


def use_oidc(app: Flask, settings: Settings) -> None:
    """Registers the issuer of the settings, if there is one. It is asked when somebody signs in.

    Raises SettingsError if the library for it is not installed.
    """
    web = settings.web
    if not web.oidc_issuer:
        return
    try:
        from authlib.integrations.flask_client import OAuth
    except ImportError as error:
        raise SettingsError(
            "Inloggning med web.oidc_issuer behöver tillvalet oidc: installera tracker-handlingsplan[oidc]."
        ) from error
    oauth = OAuth(app)  # what the browser brings back is compared with the signed cookie (safety.py)
    app.extensions[_KEY] = oauth.register(
        "issuer",
        server_metadata_url=f"{web.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=web.oidc_client,
        client_secret=web.oidc_secret,
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": SECONDS},
    )


def client() -> Any:
    """Returns the registered issuer, None if the settings have none."""
    return current_app.extensions.get(_KEY)


def vouched_address() -> str | None:
    """Returns the address of who comes back from the issuer; None if the issuer does not vouch for one."""
    try:
        claims = client().authorize_access_token(timeout=SECONDS).get("userinfo", {})
    except Exception as error:  # of the issuer, the network, or a browser that brings what it did not get
        _log.warning("inloggning med kommunens konto: %s", type(error).__name__)
        return None
    verified = claims.get("email_verified") is not False
    return str(claims["email"]) if claims.get("email") and verified else None
