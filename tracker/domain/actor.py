"""The actor of an event: a person, the coordinator, the scheduler, or the program itself."""

import re
from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """COORDINATOR is whoever uses the terminal, if the settings name no coordinator."""

    PERSON = "person"
    COORDINATOR = "coordinator"
    SCHEDULER = "scheduler"
    PROGRAM = "tracker"


class ActorChannel(StrEnum):
    """The interface that the actor uses."""

    TERMINAL = "terminal"
    MAIL = "mail"
    PAGE = "page"
    SCHEDULER = "scheduler"
    UPGRADE = "upgrade"  # a newer program opens an older database


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor and the interface it uses. `person_id` is None for all kinds but PERSON."""

    kind: ActorKind
    channel: ActorChannel
    person_id: int | None = None

    @property
    def code(self) -> str:
        """The actor as stored in the log, without a name: person:12/mail, coordinator/terminal, scheduler."""
        if self.kind is ActorKind.SCHEDULER:
            return str(self.kind)
        person = f":{self.person_id}" if self.kind is ActorKind.PERSON else ""
        return f"{self.kind}{person}/{self.channel}"


SCHEDULER = Actor(ActorKind.SCHEDULER, ActorChannel.SCHEDULER)
UPGRADE = Actor(ActorKind.PROGRAM, ActorChannel.UPGRADE)
_CODE = re.compile(
    rf"(?P<kind>{'|'.join(ActorKind)})(?::(?P<person>\d+))?/(?P<channel>{'|'.join(ActorChannel)})"
)


def person_actor(person_id: int, channel: ActorChannel) -> Actor:
    """Returns a person who acts through an interface."""
    return Actor(ActorKind.PERSON, channel, person_id)


def mail_actor(person_id: int | None) -> Actor:
    """Returns the sender of a mail; the program if the sender is unknown."""
    if person_id is None:
        return Actor(ActorKind.PROGRAM, ActorChannel.MAIL)
    return person_actor(person_id, ActorChannel.MAIL)


def read_code(code: str) -> Actor | None:
    """Returns the actor of a code; None for the free text of older log entries."""
    if code == SCHEDULER.code:
        return SCHEDULER
    found = _CODE.fullmatch(code)
    if found is None or (found["person"] is not None) != (found["kind"] == ActorKind.PERSON):
        return None
    person = int(found["person"]) if found["person"] else None
    return Actor(ActorKind(found["kind"]), ActorChannel(found["channel"]), person)


def actor_name(actor: Actor, person_name: str = "") -> str:
    """Returns the actor in Swedish; `person_name` is the person's present name."""
    return {
        ActorKind.PERSON: person_name,
        ActorKind.COORDINATOR: "samordnaren",
        ActorKind.SCHEDULER: "schemaläggaren",
        ActorKind.PROGRAM: "tracker",
    }[actor.kind]
