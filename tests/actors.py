"""The actors in tests: Sam at the terminal, and the scheduler."""

from tracker.domain.actor import SCHEDULER, Actor, ActorChannel, ActorKind

SAM = Actor(ActorKind.COORDINATOR, ActorChannel.TERMINAL)

__all__ = ["SAM", "SCHEDULER"]
