"""Signing in with the municipality's own accounts, against a provider of OpenID Connect on this machine."""

import warnings
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.web.conftest import Site
from tests.web.test_sign_in import SAMS, give
from tracker.domain.access import AccessRole
from tracker.errors import SettingsError
from tracker.settings import load_settings
from tracker.web.app import create_app

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # so does what it does then
SECRET = "kanariehemlighet"


@pytest.fixture
def issuer() -> Iterator[str]:
    with warnings.catch_warnings():  # the provider uses what authlib will leave behind
        import authlib.deprecate  # noqa: F401  (its import shows its warnings whatever was set before)

        warnings.simplefilter("ignore")
        import oidc_provider_mock

    people = [
        oidc_provider_mock.User(sub="sam", claims={"email": SAMS.title()}),
        oidc_provider_mock.User(sub="falsk", claims={"email": SAMS, "email_verified": False}),
        oidc_provider_mock.User(sub="ny", claims={"email": "ny@kommun.example"}),
        oidc_provider_mock.User(sub="namnlös", claims={}),
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def own(site: Site, issuer: str) -> Site:
    """The pages with the provider in their settings."""
    web = site.settings.web._replace(oidc_issuer=issuer, oidc_client="tracker", oidc_secret=SECRET)
    site.app = create_app(site.database, site.settings._replace(web=web), site.clock, site.poster)
    site.client = site.app.test_client()
    return site


def came_back(site: Site, sub: str) -> str:
    """Signs in at the provider. Returns the address to which it sends the browser back."""
    there = site.client.get("/logga-in/konto").location
    asked = parse_qs(urlsplit(there).query)
    assert asked["redirect_uri"] == ["http://127.0.0.1:8000/logga-in/konto/svar"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    sent = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=10)
    return str(sent.headers["Location"]).removeprefix("http://127.0.0.1:8000")


def test_who_has_a_role_is_signed_in_and_nobody_else(own: Site) -> None:
    """By the address that the issuer vouches for, in any case; not without a role."""
    give(own, SAMS, AccessRole.READER, "kungsholmen")
    assert "Logga in med kommunens konto" in own.get("/logga-in")

    found = {}
    for sub in ("falsk", "ny", "namnlös", "sam"):
        own.client = own.app.test_client()
        answer = own.client.get(came_back(own, sub))
        found[sub] = answer.status_code, "inloggad som Sam" in own.get("/")

    assert found == {"falsk": (403, False), "ny": (403, False), "namnlös": (403, False), "sam": (303, True)}


def test_what_comes_back_belongs_to_the_browser_that_left(own: Site) -> None:
    """Another browser, a second time, a made-up state, and a no: none of them signs anybody in."""
    give(own, SAMS, AccessRole.ADMINISTRATOR)
    back = came_back(own, "sam")
    first = own.client

    own.client = own.app.test_client()
    tries = [own.client.get(back).status_code]
    tries += [first.get(back.replace("state=", "state=x")).status_code]
    own.client = first
    back = came_back(own, "sam")
    assert own.client.get(back).status_code == 303
    tries += [own.client.get(back).status_code]
    tries += [own.client.get("/logga-in/konto/svar?error=access_denied&state=y").status_code]

    assert tries == [403] * 4


def test_the_settings_are_whole_or_refused(home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The secret stands in no file and is not shown; without it, or a base address, nothing starts."""
    file = home / "tracker.toml"
    words = file.read_text(encoding="utf-8")
    own = '\n[web]\nbase_url = "https://k.example"\noidc_issuer = "https://i.example"\noidc_client = "t"\n'
    file.write_text(words + own, encoding="utf-8")
    with pytest.raises(SettingsError, match="OIDC_SECRET"):
        load_settings(file, {})

    settings = load_settings(file, {"TRACKER_WEB__OIDC_SECRET": SECRET})

    assert settings.web.oidc_secret == SECRET
    assert SECRET not in repr(settings)
    file.write_text(f'{words}{own}oidc_secret = "{SECRET}"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="Lösenord hör inte hemma") as refused:
        load_settings(file, {})
    assert SECRET not in str(refused.value)
