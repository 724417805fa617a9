"""tracker review with nothing after it: the mails that wait, one screen each, and what to do with them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.cli.answers.review_screen import show_review
from tracker.cli.asking import Talk
from tracker.domain.status import KEYS
from tracker.domain.text import harmless
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.cli.app import App
    from tracker.services.answers.record_answer import Answer
    from tracker.services.answers.review import ReviewCase

QUESTION = "  [g]odkänn  [r]ätta  [k]ollegan får svara  [a]vfärda  [h]oppa över  [s]luta"


@dataclass(slots=True)
class Walked:
    """How many mails there were to show, were decided about, and were passed over."""

    shown: int = 0
    decided: int = 0
    passed: int = 0


def walk(app: "App", talk: Talk) -> Walked:
    """Shows each mail with its suggestion and does what is said; each decision is stored at once."""
    from tracker.services.answers.review import waiting

    with app.session() as session:
        found = waiting(session)
    done = Walked(shown=len(found))
    for place, one in enumerate(found, start=1):
        talk.say(f"\n{place} av {len(found)}")
        show_review(one)
        said = _decide(app, one, talk)
        if said == "s":
            break
        done.decided += said != "h"
        done.passed += said == "h"
    return done


def _decide(app: "App", one: "ReviewCase", talk: Talk) -> str:
    """The letter of what was done. What can't be done is said, and asked again."""
    while True:
        said = talk.ask(QUESTION).casefold()[:1] or "h"
        if said in ("h", "s"):
            return said
        try:
            if _do(app, one, said, talk):
                return said
        except TrackerError as error:
            talk.say(f"  {error}")


def _do(app: "App", one: "ReviewCase", said: str, talk: Talk) -> bool:
    """False where nothing was done: an unknown letter, or nothing to correct with."""
    from tracker.services.answers import review

    number = one.item.id
    if said == "r":
        answers = _corrected(one, talk)
        if answers:
            with app.work() as (session, actor):
                review.correct(session, actor, app.now, app.settings, number, answers)
        return bool(answers)
    with app.work() as (session, actor):
        if said == "g":
            review.accept(session, actor, app.now, app.settings, number)
        elif said == "k":
            return review.let_answer(session, actor, app.now, app.settings, number).answers > 0
        elif said == "a":
            review.dismiss(session, actor, app.now, number)
        else:
            talk.say("  Svara med en av bokstäverna.")
            return False
    return True


def _corrected(one: "ReviewCase", talk: Talk) -> "list[Answer]":
    """What the person says of each activity of the letter; Enter leaves one out."""
    from tracker.services.answers.record_answer import Answer

    choices = "  ".join(f"[{key}] {status.label}" for key, status in KEYS.items())
    answers = []
    for number, stored in one.numbered:
        talk.say(f"  {number}: {stored.activity.row.aktivitet}")
        status = KEYS.get(talk.ask(f"     {choices}  Enter: inget").casefold()[:1])
        if status is not None:
            comment = harmless(talk.ask("     Kommentar"))
            answers.append(Answer(stored, (), status, comment))
    if not one.numbered:
        talk.say("  Det syns inte vilket brev mejlet svarar på: använd tracker report, och avfärda.")
    return answers
