"""The settings as a value."""

import pytest

from tracker.errors import SettingsError
from tracker.settings import load_settings


def test_a_password_is_not_shown() -> None:
    """A password is hidden in the settings' representation, because tracebacks and pytest print it."""
    environment = {"TRACKER_SMTP__PASSWORD": "utpost", "TRACKER_IMAP__PASSWORD": "inkorg"}
    settings = load_settings(environment=environment)

    assert (settings.smtp.password, settings.imap.password) == ("utpost", "inkorg")
    assert not any(word in f"{settings!r} {settings}" for word in ("utpost", "inkorg"))


def test_links_begin_with_an_address_that_can_be_opened() -> None:
    """The base address is taken as it is, without its last slash; what no link can begin with is refused."""
    taken = {
        "": "",
        "https://kommun.example/": "https://kommun.example",
        "http://127.0.0.1:8000": "http://127.0.0.1:8000",
        "https://kommun.example/upp-foljning": "https://kommun.example/upp-foljning",
    }
    refused = (
        "kommun.example",
        "ftp://kommun.example",
        "https://a b",
        "https://x/?a=1",
        "javascript:alert(1)",
    )

    found = {text: load_settings(environment={"TRACKER_WEB__BASE_URL": text}).web.base_url for text in taken}

    assert found == taken
    for text in refused:
        with pytest.raises(SettingsError, match=r"web\.base_url"):
            load_settings(environment={"TRACKER_WEB__BASE_URL": text})
