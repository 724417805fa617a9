"""What comes back: the states of a mail and of its review, and the kinds of mail."""

from tracker.domain.codes import Labelled


class IncomingState(Labelled):
    """How far a mail has come: stored → reading → read, or failed."""

    STORED = "stored"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class MailKind(Labelled):
    """What kind of mail it is; only a reply can carry a status."""

    REPLY = "reply", "svar"
    AUTOREPLY = "autoreply", "frånvarosvar"
    BOUNCE = "bounce", "studsar"
    ABUSE = "abuse", "klagomål"
    LOOP = "loop", "egna brev"
    OTHER = "other", "annat"


class ReviewState(Labelled):
    """What has been decided about a reply that a person must look at."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"
