"""The text of an attachment, read as a plan's document is: in a child process with limits."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.documents.reader import read_document
from tracker.domain.text import harmless
from tracker.errors import DocumentError
from tracker.mail.incoming.attachments import Attachment
from tracker.reading.personal import beginning, without_personal_numbers
from tracker.reading.plan.document import Block, Table

READ = ("PDF", "Word", "Excel", "OpenDocument", "text", "tabell")  # kinds that the readers know
LONGEST = 20_000  # characters that are shown: masking takes its time
MORE = "… Bilagan är längre än så: ladda ned den för resten."


def attachment_text(attachment: Attachment) -> tuple[str, ...]:
    """Returns the lines of its text, personal numbers masked; none if it can't be read."""
    if attachment.kind not in READ:
        return ()
    with TemporaryDirectory(prefix="tracker-bilaga-") as folder:
        path = Path(folder) / f"bilaga{Path(attachment.name).suffix}"  # a sender's name may be too long
        path.write_bytes(attachment.content)
        try:
            document = read_document(path)
        except DocumentError:
            return ()
    text = "\n".join(line for block in document.blocks for line in _lines(block))
    shown = beginning(text, LONGEST)
    more = (MORE,) if shown != text else ()
    return (*harmless(without_personal_numbers(shown)).splitlines(), *more)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (" | ".join(cell.replace("\n", " ") for cell in row) for row in block.rows)
    else:
        yield block.text
