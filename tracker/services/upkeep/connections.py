"""Ends the connections to mail servers when the program stops: a server that trickles would hold it."""

from tracker.mail.deadline import allow, cut_all


def cut_connections() -> None:
    """Ends what is under way with a server. No letter or mail is lost: the next run takes it up again."""
    cut_all()


def allow_connections() -> None:
    """Lets connections be opened again."""
    allow()
