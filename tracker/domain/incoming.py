"""Incoming mail: its kinds, its states, and the states of its review."""

from tracker.domain.codes import Labelled

FROM_PAGE = "webb"  # the mailbox of what is said on a page and kept as a mail


class IncomingState(Labelled):
    """How far a mail has been processed: stored → reading → read, or failed."""

    STORED = "stored"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class MailKind(Labelled):
    """The kind of a mail; only a reply can carry a status."""

    REPLY = "reply", "svar"
    AUTOREPLY = "autoreply", "frånvarosvar"
    BOUNCE = "bounce", "studsar"
    ABUSE = "abuse", "klagomål"
    LOOP = "loop", "egna brev"
    OTHER = "other", "annat"


class Authenticity(Labelled):
    """What the receiving mail server found about the sender of a mail."""

    PASS = "pass"  # noqa: S105  (a result, no password: proved for From's organisation)
    FAIL = "fail"  # found to be another's
    UNPROVED = "unproved"  # tested, and neither proved nor refuted
    ABSENT = "absent"  # no results from a host that is trusted


class ReviewState(Labelled):
    """The decision about a reply that needs review."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"
