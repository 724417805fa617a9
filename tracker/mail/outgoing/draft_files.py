"""Writes drafts to a folder: one .eml per letter, named after its date and recipient."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

from tracker.domain.text import slug
from tracker.errors import DocumentError, os_reason
from tracker.files import make_folder, replace_file
from tracker.mail.outgoing.draft import POLICY


def write_draft(folder: Path, day: date, name: str, letter_id: int, message: EmailMessage) -> Path:
    """Writes 2021-05-17-vera-vuxen.eml, replacing the same letter. Raises DocumentError if that fails."""
    try:
        make_folder(folder)
        stem = f"{day}-{slug(name.partition('@')[0]) or 'brev'}"
        path = _free(folder, stem, letter_id, str(message["Message-ID"]))
        replace_file(path, message.as_bytes(policy=POLICY))
    except OSError as error:
        raise DocumentError(f"Utkasten går inte att skriva i {folder}: {os_reason(error)}.") from error
    return path


def _free(folder: Path, stem: str, letter_id: int, message_id: str) -> Path:
    """Returns a free path: if two letters have the same name, the second file has its number added."""
    path = folder / f"{stem}.eml"
    taken = path.exists() and message_id.encode() not in path.read_bytes()[:4000]
    return folder / f"{stem}-{letter_id}.eml" if taken else path
