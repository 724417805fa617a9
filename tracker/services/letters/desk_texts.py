"""The texts of letters that are written at the desk: checked with sample letters before they are kept."""

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from tracker.custom_templates import LARGEST_FILE, OwnTextError
from tracker.domain.actor import Actor
from tracker.domain.letter import LetterKind
from tracker.domain.text import harmless
from tracker.errors import NotFoundError, UsageError
from tracker.resources import templates
from tracker.services.free_text import refuse_personal_number
from tracker.services.letters.check_texts import broken_texts
from tracker.services.letters.render import RenderedLetter, letter_words, own_words
from tracker.services.letters.sample_letters import samples
from tracker.services.upkeep.desk_files import keep_file
from tracker.settings import Settings
from tracker.settings.desk import texts_are_locked, texts_folder
from tracker.store import events

FRAME = "bas.html"  # around the HTML of every letter
_PARTS = {"subject.txt": "ämne", "txt": "text", "html": "som webbsida"}


@dataclass(frozen=True, slots=True)
class DeskText:
    """A text of letters: its file's name, which letter and part it is, and its words.

    `own` is True if they are the municipality's.
    """

    name: str
    letter: str
    part: str
    kind: LetterKind
    words: str
    own: bool

    @property
    def code(self) -> str:
        """Its name in an address, which is no file's."""
        return self.name.replace(".", "-")

    @property
    def label(self) -> str:
        return f"{self.letter}, {self.part}"


@dataclass(frozen=True, slots=True)
class TextPreview:
    """A letter with the text in it; None, with a sentence in `wrong`, if the text can't be used."""

    letter: RenderedLetter | None
    wrong: tuple[str, ...] = ()


def desk_texts(settings: Settings) -> tuple[DeskText, ...]:
    """Returns every text that can be changed, letter by letter."""
    return tuple(desk_text(settings, name) for name in _names())


def text_called(settings: Settings, code: str) -> DeskText:
    """Returns the text with this code. Raises NotFoundError if there is none."""
    name = next((one for one in _names() if one.replace(".", "-") == code), None)
    if name is None:
        raise NotFoundError(f"Det finns ingen brevtext som heter {code}.")
    return desk_text(settings, name)


def desk_text(settings: Settings, name: str) -> DeskText:
    """Returns a text as it is now, by its file's name."""
    own = settings.letter_templates / name if settings.letter_templates else None
    found = own if own is not None and own.is_file() else None
    words = (found or templates() / "mail" / name).read_text(encoding="utf-8-sig", errors="replace")
    stem, _, part = name.partition(".")
    if name == FRAME:
        return DeskText(name, "alla brev", "ramen som webbsida", LetterKind.REMINDER, words, bool(found))
    kind = LetterKind(stem)
    return DeskText(name, kind.label, _PARTS[part], kind, words, bool(found))


def preview_text(settings: Settings, name: str, words: str) -> TextPreview:
    """Returns a sample letter as it would look with these words, or what is wrong with them."""
    text = desk_text(settings, name)
    wrong = _refused(words)
    if wrong:
        return TextPreview(None, (wrong,))
    with _tried(settings, name, words) as folder:
        errors = tuple(broken_texts(folder, LetterKind if name == FRAME else (text.kind,)))
        try:
            return TextPreview(own_words(text.kind, samples()[-1], folder), errors)
        except OwnTextError as error:
            return TextPreview(None, errors or (str(error),))


def letter_now(settings: Settings, text: DeskText) -> TextPreview:
    """Returns a sample letter as it is now; if an own text is broken, with the program's."""
    return TextPreview(letter_words(text.kind, samples()[-1], settings.letter_templates))


def keep_text(
    session: Session, actor: Actor, now: datetime, settings: Settings, name: str, words: str
) -> DeskText:
    """Keeps the words as the municipality's own.

    Raises UsageError if they can't be used, or texts are locked.
    """
    before = _unlocked(settings, name)
    refuse_personal_number(words, "Texten")
    found = preview_text(settings, name, words)
    if found.wrong:
        raise UsageError(" ".join(found.wrong))
    kept = _lines(words)
    if kept == before.words:
        return before
    events.log(session, now, "setting", actor, detail=f"brevtexten {name}: {_difference(before.words, kept)}")
    keep_file(session, settings, texts_folder(settings) / name, kept.encode())
    return replace(before, words=kept, own=True)


def drop_text(session: Session, actor: Actor, now: datetime, settings: Settings, name: str) -> None:
    """Goes back to the text that the program came with. Raises UsageError if texts are locked."""
    before = _unlocked(settings, name)
    if not before.own:
        return
    events.log(session, now, "setting", actor, detail=f"brevtexten {name}: programmets egen gäller igen")
    keep_file(session, settings, texts_folder(settings) / name, None)


def _unlocked(settings: Settings, name: str) -> DeskText:
    if texts_are_locked(settings):
        raise UsageError("Texterna är låsta av den som sköter installationen (mail.templates).")
    return desk_text(settings, name)


def _names() -> tuple[str, ...]:
    return (*(f"{kind}.{part}" for kind in LetterKind for part in _PARTS), FRAME)


def _refused(words: str) -> str:
    if len(words.encode()) > LARGEST_FILE:
        return f"Texten är för lång: högst {LARGEST_FILE // 1000} kB."
    if harmless(words) != words.replace("\r\n", "\n"):
        return "Texten har styrtecken som inte syns: skriv om det du klistrade in."
    return "" if words.strip() else "Texten är tom: skriv den, eller gå tillbaka till programmets egen."


@contextmanager
def _tried(settings: Settings, name: str, words: str) -> Iterator[Path]:
    """A folder with the municipality's texts as they would be with these words."""
    with TemporaryDirectory(prefix="tracker-texter-") as made:
        folder = Path(made)
        own = settings.letter_templates
        for file in own.iterdir() if own is not None and own.is_dir() else ():
            if file.is_file():
                (folder / file.name).write_bytes(file.read_bytes())
        (folder / name).write_text(_lines(words), encoding="utf-8")
        yield folder


def _lines(words: str) -> str:
    """Returns the words as a file: one line feed ends each line, as no browser sends it."""
    return words.replace("\r\n", "\n").rstrip("\n") + "\n"


def _difference(before: str, after: str) -> str:
    """Says how much has changed: the log can't be changed, so it does not hold the words themselves."""
    found = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    added, gone = (sum(line.startswith(sign) for line in found) for sign in "+-")
    return f"{gone} rader → {added} rader"
