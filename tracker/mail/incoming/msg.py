"""A .msg file of Outlook → the mail that it holds, so that one reader reads all.

The file is kept as it came; it is converted each time it is read, by a child process (msg_child.py), so
that a hostile one can cost neither memory nor time.
"""

import subprocess
import sys
from pathlib import Path

from tracker.mail.incoming.structure import MailProblem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 10
_START = (
    "import sys; sys.path += sys.argv[1:]; from tracker.mail.incoming.msg_child import main; sys.exit(main())"
)
BROKEN = "Outlookfilen (.msg) går inte att läsa: spara brevet på nytt, helst som .eml."


def is_msg(raw: bytes) -> bool:
    return raw.startswith(OLE)


def as_mail(raw: bytes) -> bytes:
    """The bytes of a mail with the same headers and text, without attachments; MailProblem if broken."""
    own = str(Path(__file__).resolve().parents[3])
    places = [own, *(path for path in sys.path if path and path != own)]
    command = [sys.executable, "-I", "-S", "-c", _START, *places]
    try:
        # The child has its own limits; this one is for a child that hangs all the same.
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise MailProblem(BROKEN) from error
    if done.returncode != 0:
        raise MailProblem(BROKEN)
    return done.stdout
