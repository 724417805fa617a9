"""Converts an Outlook .msg file to a standard mail, so that one parser reads both.

The file is stored unchanged and converted each time it is read, in a child process (msg_child.py) that
limits the memory and time of a hostile file.
"""

from tracker.child_process import Limits, run_module
from tracker.mail.incoming.structure import MailProblem

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LIMITS = Limits(memory=400 * 1024 * 1024, cpu_seconds=7, seconds=10)
BROKEN = "Outlookfilen (.msg) går inte att läsa: spara brevet på nytt, helst som .eml."


def is_msg(raw: bytes) -> bool:
    return raw.startswith(OLE)


def as_mail(raw: bytes) -> bytes:
    """Returns a mail with the same headers and text, without attachments. Raises MailProblem if broken."""
    try:
        ended = run_module("tracker.mail.incoming.msg_child", [], raw, _LIMITS)
    except TimeoutError as error:
        raise MailProblem(BROKEN) from error
    if ended.code != 0:
        raise MailProblem(BROKEN)
    return ended.output
