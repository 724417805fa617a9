"""Names the attachments of a reply in review, and saves them to a folder. They are never opened or run."""

import os
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session

from tracker.domain.reply.cause import Cause, MailCode
from tracker.errors import DocumentError, NotFoundError, os_reason
from tracker.files import make_folder, replace_file
from tracker.mail.incoming.attachments import Attachment, different_name
from tracker.mail.incoming.message import IncomingMail, MailProblem, read_message
from tracker.store import incoming

__all__ = ["Attachment", "attachment_notes", "attachments_of", "save_attachments"]
MOST_NAMED = 10


def attachment_notes(message: IncomingMail) -> tuple[Cause, ...]:
    """Returns a note that names the attachments; images in the text only if the mail has no words."""
    named = [one for one in message.attachments if not one.inline or not message.text.strip()]
    if not named:
        return ()
    names = ", ".join(map(str, named[:MOST_NAMED]))
    more = f" och {len(named) - MOST_NAMED} till" if len(named) > MOST_NAMED else ""
    told = f"Bilagor: {names}{more}. De läses inte av programmet."
    return (Cause(MailCode.ATTACHMENTS, told),)


def attachments_of(session: Session, number: int) -> tuple[Attachment, ...]:
    """Returns the attachments of a mail, also images in the text.

    Raises NotFoundError if there is no such mail, or it has been purged or can't be read.
    """
    try:
        return read_message(incoming.mail(session, number).raw).attachments
    except MailProblem as problem:
        raise NotFoundError(f"Mejl {number}: {problem}") from problem


def save_attachments(found: Sequence[Attachment], folder: Path) -> tuple[Path, ...]:
    """Writes the attachments to new files in the folder, readable by their owner only.

    A file with the same name is kept, and the new one numbered. Raises DocumentError if that fails.
    """
    try:
        make_folder(folder)
        return tuple(_save(one, folder) for one in found)
    except OSError as error:
        raise DocumentError(f"Mappen {folder} går inte att skriva i: {os_reason(error)}.") from error


def _save(attachment: Attachment, folder: Path) -> Path:
    path = folder / different_name(attachment.name, [there.name for there in folder.iterdir()])
    # O_EXCL follows no link and overwrites nothing, even if a file appears at the same moment. The name is
    # taken so; the content comes whole, or the name is given back.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        replace_file(path, attachment.content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
