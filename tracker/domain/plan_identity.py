"""What a plan's document says of itself."""

from dataclasses import dataclass

from tracker.domain.plan_name import UNNAMED, is_named


@dataclass(frozen=True, slots=True)
class PlanIdentity:
    """What a document says of itself. `name` is UNNAMED if its title could not be read.

    `body` is the nämnd or förvaltning, `years` those that the title names (all of a span), `decision` the
    plan's words about who decided it and when. Empty if not stated.
    """

    name: str = UNNAMED
    body: str = ""
    years: tuple[int, ...] = ()
    dnr: str = ""
    decision: str = ""

    @property
    def is_named(self) -> bool:
        return is_named(self.name)
