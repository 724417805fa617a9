"""What another tab or person has changed since a form was shown: an older form overwrites nothing in silence.

A form holds the mark of what it showed (`forut-` and the field's name). What is sent with another mark than
that of what stands now is refused with a sentence that says what has changed; shown again the form has the
new mark.
"""

from hashlib import sha256

from flask import Flask, request

from tracker.domain.text import harmless
from tracker.errors import UsageError


def prepare_marks(app: Flask) -> None:
    app.jinja_env.globals["mark_of"] = mark_of


def mark_of(words: object) -> str:
    """Returns a short mark of words, the same however their lines end, and with blanks around them."""
    text = harmless(str(words)).replace("\r\n", "\n").strip()
    return sha256(text.encode()).hexdigest()[:16]


def is_as_shown(name: str, now: object) -> bool:
    """True if what stands now is what the form showed, or the form says nothing of it."""
    return request.form.get(_before(name), mark_of(now)) == mark_of(now)


def is_untouched(name: str) -> bool:
    """True if the field is sent as it was shown."""
    return request.form.get(_before(name)) == mark_of(request.form.get(name, ""))


def refuse_changed(name: str, now: object, sentence: str) -> None:
    """Raises UsageError with the sentence if what stands now is neither what was shown nor what is sent."""
    if not is_as_shown(name, now) and mark_of(request.form.get(name, "")) != mark_of(now):
        raise UsageError(sentence)


def _before(name: str) -> str:
    return f"forut-{name}"
