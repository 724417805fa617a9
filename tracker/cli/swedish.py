"""Translates click's own messages to Swedish (config/locale, through gettext)."""

import gettext
import os

from tracker.resources import config_file


def speak_swedish() -> None:
    """Makes click's messages Swedish, whatever the machine's language is."""
    gettext.bindtextdomain("messages", config_file("locale"))
    os.environ["LANGUAGE"] = "sv"
