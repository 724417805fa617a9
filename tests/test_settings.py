"""The settings as a value."""

from tracker.settings import load_settings


def test_a_password_is_not_shown() -> None:
    """A password is hidden in the settings' representation, because tracebacks and pytest print it."""
    environment = {"TRACKER_SMTP__PASSWORD": "utpost", "TRACKER_IMAP__PASSWORD": "inkorg"}
    settings = load_settings(environment=environment)

    assert (settings.smtp.password, settings.imap.password) == ("utpost", "inkorg")
    assert not any(word in f"{settings!r} {settings}" for word in ("utpost", "inkorg"))
