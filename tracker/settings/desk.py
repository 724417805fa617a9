"""What coordinators set at the desk: rules of a district, and texts of letters, as files in the data folder.

What the administrator's settings name counts before it. It is read again when it has changed, without a
restart: by every command, every job and every page.
"""

import errno
import os.path
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.domain.rules import Rules
from tracker.errors import SettingsError, os_reason
from tracker.rules_settings import read_rules
from tracker.settings.values import Settings

Rule = Mapping[str, Any]  # key of [followup] → value, as in tracker.toml
FOLDER, RULES, TEXTS = "installningar", "regler.json", "brev"
Stamp = tuple[object, ...]
# A data folder that can't be is told by what needs it.
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)


def rules_file(settings: Settings) -> Path:
    return settings.data / FOLDER / RULES


def texts_folder(settings: Settings) -> Path:
    """Returns the folder of the texts of letters that are written at the desk."""
    return settings.data / FOLDER / TEXTS


def _has_texts(settings: Settings) -> bool:
    return os.path.isdir(texts_folder(settings))  # unlike a Path's, it answers for a name that is too long


def texts_are_locked(settings: Settings) -> bool:
    """True if tracker.toml names a folder of texts: those of the desk are then not used."""
    return settings.letter_templates not in (None, texts_folder(settings))


def current(settings: Settings) -> Settings:
    """Returns the settings with what the desk says now. Raises SettingsError if its file can't be read."""
    set_here = desk_rules(settings)
    district_rules = {
        slug: rules_with(settings, slug, set_here.get(slug, {}))
        for slug in {*settings.given.districts, *set_here}
    }
    texts = settings.letter_templates
    if not texts_are_locked(settings):
        texts = texts_folder(settings) if _has_texts(settings) else None
    return settings._replace(district_rules=district_rules, letter_templates=texts)


def rules_with(settings: Settings, district: str, set_here: Rule) -> Rules:
    """Returns the district's rules if this is set at the desk. Raises SettingsError for a wrong value."""
    given = settings.given
    unlocked = {key: value for key, value in set_here.items() if not given.is_locked(district, key)}
    return read_rules({**given.general, **unlocked, **given.districts.get(district, {})})


def desk_rules(settings: Settings) -> dict[str, Rule]:
    """Returns what is set at the desk, by district. Raises SettingsError if the file can't be read."""
    file = rules_file(settings)
    try:
        content = file.read_bytes()
    except OSError as error:
        if error.errno in _NO_FILE:
            return {}
        raise SettingsError(f"Filen {file} går inte att läsa: {os_reason(error)}.") from error
    import json  # here: most commands find no such file

    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(rules, dict) for rules in found.values()):
        raise SettingsError(
            f"Filen {file}, med det som är inställt vid skrivbordet, är skadad: lägg tillbaka den från en "
            "säkerhetskopia, eller ta bort den (då gäller tracker.toml och det förvalda)."
        )
    return found


def rules_content(rules: Mapping[str, Rule]) -> bytes:
    """Returns what the file of the rules is to hold."""
    import json

    kept = {slug: dict(one) for slug, one in sorted(rules.items()) if one}
    return (json.dumps(kept, ensure_ascii=False, indent=2) + "\n").encode()


class Following:
    """Settings that follow the desk: what it says is read again when its files have changed."""

    def __init__(self, settings: Settings) -> None:
        self._base = settings
        self._kept: tuple[Stamp, Settings] | None = None

    def now(self) -> Settings:
        stamp = (_stamp(rules_file(self._base)), _has_texts(self._base))
        kept = self._kept
        if kept is None or kept[0] != stamp:
            kept = self._kept = (stamp, current(self._base))
        return kept[1]


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size
