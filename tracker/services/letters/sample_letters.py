"""Made-up letters, to check own texts and the shipped ones with: every part that a letter can have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.answering import Asked, example_lines
from tracker.domain.digest import section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import CONFIRMATION, Question, QuestionKind
from tracker.domain.records import Person
from tracker.domain.status import IN_TEXTS
from tracker.services.letters.draft_letter import DraftNote, Step
from tracker.services.letters.given_letter import GivenCase
from tracker.services.letters.guide import (
    DATED_WORDS,
    Guide,
    dated_numbers,
    forecast_of,
    shared_text,
    used_for,
)
from tracker.services.letters.items import Item
from tracker.services.letters.next_steps import NextStep, TakenOver

WAITING = (
    section(
        "Svar att granska", "Gå igenom dem med tracker review.", [f"nr {n}: Vera Vuxén" for n in range(7)]
    ),
    section("Brev som hålls", "Släpp med tracker letters release E-POST.", ["Anna Ek: ny på jobbet"]),
)


DRAFT = DraftNote(
    "Verksamhetsberättelsen 2021: handlingsplanen, Exempelnämnden",
    WAITING,
    (Step("Läs utkastet:", "tracker section show --district exempel --year 2021 --form VB"),),
)
GIVEN = GivenCase("nr 3: Vera Vuxén, tisdag 18 maj: Rutinen vid oro", "Du känner enheten.", "")


def samples() -> tuple[Mapping[str, Any], ...]:
    """Returns sample values: one activity, several, two districts, late, taken over, no coordinator."""
    first = _item(1)
    second = _item(
        2, late_days=13, tidplan="", last="", kind=QuestionKind.ONGOING, questions=("Hur går det?",)
    )
    third = _item(3, confirm=True, deadline=None, questions=(CONFIRMATION,))
    other = replace(second, plan="Handlingsplanen 2021, Andra nämnden", due=date(2021, 6, 30), forecast=True)
    step = NextStep(date(2021, 6, 17), ring=True, superior=True)
    anna = "Anna Ek"
    return (
        _values([first]),
        _values([second], next_step=step, left_out=("Anna Ek är borta till måndag 14 juni",)),
        _values([first, other], taken_over=(TakenOver((1, 2), anna),), several=True, waits=(2,)),
        _values([first], first_name="", coordinator_email="", taken_over=(TakenOver((1,), anna),)),
        _values(
            [first, second, third],
            next_step=NextStep(step.day, ring=False, superior=True),
            plan_name="handlingsplanen mot våldsbejakande extremism",
        ),
    )


def _values(items: list[Item], **changes: object) -> Mapping[str, Any]:
    values: dict[str, object] = {
        "person": Person(1, "Vera Vuxén", "vera@kommun.example"),
        "first_name": "Vera",
        "items": items,
        "guide": _guide(items),
        "due": min(item.due for item in items),
        "late": any(item.late_days > 0 for item in items),
        "plan_name": "handlingsplanen",
        "district": "Exempelnämnden",
        "several": False,
        "municipality": "Exempelkommunen",
        "coordinator": "Sam Ordnare",
        "coordinator_email": "sam@kommun.example",
        "contact": "Sam Ordnare, Exempelkommunen, 08-508 01 234, sam@kommun.example",
        "code": "XXXX-XXXX",
        "status_words": [status.facts.taught for status in IN_TEXTS],
        "taken_over": (),
        "waits": (),
        "link": "https://uppfoljning.kommun.example/svar/forhandsvisning",
        "next_step": None,
        "left_out": (),
        "sections": WAITING,
        "count": sum(one.count for one in WAITING),
        "drafts": (DRAFT,),
        "cases": (GIVEN,),
    }
    return values | changes


def _guide(items: list[Item]) -> Guide:
    """Returns what the program would write above and below these questions."""
    asked = [Asked(item.number, Question(item.kind), item.confirm) for item in items]
    return Guide(
        time="ungefär tre minuter",
        used=used_for([(2021, OccasionKind.T2), (2021, OccasionKind.VB)]),
        examples=example_lines(asked, date(2021, 5, 17)),
        dated=dated_numbers(items),
        status_words=DATED_WORDS,
        forecast=forecast_of(items),
        shared=shared_text({"fjorton chefer": [item.number for item in items]}, len(items)),
        reported=any(item.last for item in items),
    )


def _item(number: int, late_days: int = -7, **changes: Any) -> Item:
    values: dict[str, Any] = {
        "tidplan": "Senast 31 maj 2021",
        "last": "Pågår (3 mars 2021), 12 av 15 – vi har kommit halvvägs",
        "questions": ("Är det klart? Om inte: vad återstår, och när blir det klart?",),
        "kind": QuestionKind.DATE,
        "deadline": date(2021, 5, 31),
        "confirm": False,
        "forecast": False,
        "due": date(2021, 5, 31),
    }
    return Item(
        number=number,
        reference=f"exempel-2021/{number}",
        plan="Handlingsplanen 2021, Exempelnämnden",
        district="Exempelnämnden",
        omrade="Förebyggande",
        title="Rutinen vid oro",
        aktivitet="Rutinen vid oro gås igenom på ett enhetsmöte",
        ansvarig="Enhetschef, vuxenenheten",
        uppfoljning="VB",
        cells="Tidplan: Senast 31 maj 2021. Uppföljning: VB. Ansvarig: Enhetschef, vuxenenheten.",
        asked_for="slutdatum",
        late_days=late_days,
        owes="Vera Vuxén",
        **values | changes,
    )
