"""Who does something, as the log keeps it."""

from tests.cases import each
from tracker.domain.actor import (
    SCHEDULER,
    Actor,
    ActorChannel,
    ActorKind,
    actor_name,
    mail_actor,
    person_actor,
    read_code,
)

CASES = [
    (person_actor(12, ActorChannel.TERMINAL), "person:12/terminal", "Vera Vuxén"),
    (person_actor(12, ActorChannel.PAGE), "person:12/page", "Vera Vuxén"),
    (mail_actor(12), "person:12/mail", "Vera Vuxén"),
    (mail_actor(None), "tracker/mail", "tracker"),
    (Actor(ActorKind.COORDINATOR, ActorChannel.TERMINAL), "coordinator/terminal", "samordnaren"),
    (SCHEDULER, "scheduler", "schemaläggaren"),
]


@each(("actor", "code", "name"), CASES)
def test_an_actor_has_a_code_without_a_name(actor: Actor, code: str, name: str) -> None:
    """The codes stand in logs for good: they never change."""
    assert actor.code == code
    assert read_code(code) == actor
    assert actor_name(actor, "Vera Vuxén") == name


@each(
    "words",
    [
        "",
        "tracker",
        "samordnaren",
        "Sam Ordnare",
        "person",
        "person/mail",
        "person:x/mail",
        "scheduler:1/mail",
    ],
)
def test_the_free_text_of_older_entries_is_no_code(words: str) -> None:
    assert read_code(words) is None
