"""click speaks Swedish: its own messages come from config/locale through gettext."""

import gettext
import os

from tracker.resources import config_file


def speak_swedish() -> None:
    """From here on click's messages are Swedish, whatever the machine's own language is."""
    gettext.bindtextdomain("messages", config_file("locale"))
    os.environ["LANGUAGE"] = "sv"
