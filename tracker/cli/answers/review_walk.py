"""tracker review without a subcommand: shows the waiting mails one by one and asks for a decision."""

from collections.abc import Mapping
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
    """The number of mails shown, decided and skipped."""

    shown: int = 0
    decided: int = 0
    skipped: int = 0


def walk(app: "App", talk: Talk) -> Walked:
    """Shows each mail and carries out the user's choice. Each decision is committed at once."""
    from tracker.services.answers.review import waiting

    with app.session() as session:
        found = waiting(session)
    done = Walked(shown=len(found))
    for position, one in enumerate(found, start=1):
        talk.say(f"\n{position} av {len(found)}")
        show_review(one, app.settings.status_labels)
        key = _decide(app, one, talk)
        if key == "s":
            break
        done.decided += key != "h"
        done.skipped += key == "h"
    return done


def _decide(app: "App", one: "ReviewCase", talk: Talk) -> str:
    """Returns the key of the chosen action. Asks again if the action fails."""
    while True:
        key = talk.ask(QUESTION).casefold()[:1] or "h"
        if key in ("h", "s"):
            return key
        try:
            if _do(app, one, key, talk):
                return key
        except TrackerError as error:
            talk.say(f"  {error}")


def _do(app: "App", one: "ReviewCase", key: str, talk: Talk) -> bool:
    """Returns False if nothing was done: an unknown key, or no correction given."""
    from tracker.services.answers import review

    number = one.item.id
    if key == "r":
        answers = _corrected(one, talk, app.settings.status_labels)
        if answers:
            with app.work() as (session, actor):
                review.correct(session, actor, app.now, app.settings, number, answers)
        return bool(answers)
    with app.work() as (session, actor):
        if key == "g":
            review.accept(session, actor, app.now, app.settings, number)
        elif key == "k":
            return review.let_answer(session, actor, app.now, app.settings, number).answers > 0
        elif key == "a":
            review.dismiss(session, actor, app.now, number)
        else:
            talk.say("  Svara med en av bokstäverna.")
            return False
    return True


def _corrected(one: "ReviewCase", talk: Talk, labels: Mapping[str, str]) -> "list[Answer]":
    """Returns the user's answer for each activity of the letter; Enter skips one."""
    from tracker.services.answers.record_answer import Answer

    choices = "  ".join(f"[{key}] {labels[status]}" for key, status in KEYS.items())
    answers = []
    for number, stored in one.numbered:
        talk.say(f"  {number}: {stored.activity.row.aktivitet}")
        status = KEYS.get(talk.ask(f"     {choices}  Enter: inget svar").casefold()[:1])
        if status is not None:
            comment = harmless(talk.ask("     Kommentar"))
            answers.append(Answer(stored, (), status, comment))
    if not one.numbered:
        talk.say("  Det syns inte vilket brev mejlet svarar på: använd tracker report, och avfärda.")
    return answers
