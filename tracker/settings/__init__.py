"""Reads the settings: `load_settings()` returns them as a frozen value."""

from tracker.settings.loading import load_settings
from tracker.settings.values import Contact, Imap, Outbox, Settings, Smtp

__all__ = ["Contact", "Imap", "Outbox", "Settings", "Smtp", "load_settings"]
