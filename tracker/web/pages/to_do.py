"""Att göra: what waits for the coordinator, each with its next step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, render_template

from tracker.services.access.own_districts import planned_districts
from tracker.services.upkeep.to_do import what_lasts, with_the_hour
from tracker.web.access import me
from tracker.web.context import here
from tracker.web.desk import chosen_among

page = Blueprint("to_do", __name__)


@dataclass(frozen=True, slots=True)
class Step:
    """The next step: a link with its words, or only advice."""

    words: str
    endpoint: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


# Kind of what waits (services/upkeep/to_do.py) → the next step.
STEPS = {
    "stopped": Step("Be den som sköter installationen att se efter klockan och släppa breven."),
    "given": Step("Avgör dem", "review.show"),
    "review": Step("Granska svaren", "review.show"),
    "confirm": Step("Se dem och bekräfta", "review.show", {"bara": "confirm"}),
    "outsiders": Step("Se mejlen", "review.show", {"_anchor": "okanda"}),
    "people": Step("Till personerna", "people.show"),
    "letters": Step("Se breven och släpp dem", "letters.show"),
    "failed": Step("Se breven", "letters.show"),
    "exported": Step("Skicka utkasten ur mappen, och säg till när det är gjort."),
    "late": Step("Ring, och skriv in svaret under aktiviteten", "plan.show"),
    "plan": Step("Säg hur raderna ska läsas", "plan.show"),
    "reports": Step("Läs utkasten", "report.show"),
    "jobs": Step("Be den som sköter installationen att se efter vad som har hänt."),
}


@page.get("/att-gora")
def show() -> str:
    context = here()
    planned = context.keeping("planned", None, planned_districts)
    districts, who, settings = chosen_among(me().access.readable(planned)), me().person.id, context.settings
    lasting = context.keeping(
        ("to do", who, districts),
        (context.today, settings),
        lambda session: what_lasts(session, context.today, settings, districts, who),
    )
    with context.reading() as session:
        found = with_the_hour(session, context.now, settings, lasting) if districts else ()
    names = settings.districts
    return render_template(
        "web/to_do.html", found=found, steps=STEPS, districts=[(one, names[one].name) for one in districts]
    )
