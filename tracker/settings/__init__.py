"""Settings: `load_settings()` gives a frozen value of all that can be set."""

from tracker.settings.loading import load_settings
from tracker.settings.values import Contact, Imap, Outbox, Settings, Smtp

__all__ = ["Contact", "Imap", "Outbox", "Settings", "Smtp", "load_settings"]
