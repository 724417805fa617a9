"""How each of the demo's people answers a letter: by whom, when, and in what kind of mail."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from tests.demo.letter import Asked, Received
from tests.demo.mails import Mail, bounce, reply
from tests.demo.sayings import confirmed, said

Manner = Callable[[Received], Sequence[Mail]]

MARKS = {"plain": "{}. ", "hurried": "{} ", "formal": "{}) ", "telling": "Fråga {}: ", "hedging": "{}: "}


def answers(received: Received) -> Sequence[Mail]:
    """Returns the person's mails; none from those who never answer, and none where nothing is asked."""
    return MANNERS[received.person.manner](received) if received.asked else ()


def lines(received: Received) -> str:
    """Returns one line for each question, in the person's words; without a number where only one is asked."""
    alone = len(received.asked) == 1
    mark = MARKS[received.person.voice]
    return "\n".join(
        ("" if alone else mark.format(one.number)) + _line(received, one) for one in received.asked
    )


def _line(received: Received, asked: Asked) -> str:
    words = (
        confirmed(received.person) if asked.confirm else said(received.person, asked.row, received.at.date())
    )
    if not asked.forecast or asked.confirm:
        return words
    return f"{words.removesuffix('.')}, ja"


def _answers(received: Received) -> Sequence[Mail]:
    """A greeting and a name around the lines; those in a hurry leave them out."""
    if received.person.voice == "hurried":
        return [reply(received, lines(received), days=2)]
    hello = "Hej Sam!\n\n" if received.person.voice == "formal" else "Hej!\n\n"
    if received.person.voice == "telling" and len(received.asked) > 1:
        hello += "Här kommer våra svar.\n\n"
    return [reply(received, f"{hello}{lines(received)}\n\nHälsningar\n{received.person.name}", days=2)]


def _outlook(received: Received) -> Sequence[Mail]:
    """A full signature, and the letter below as Outlook quotes it."""
    person = received.person
    signature = (
        f"Med vänlig hälsning\n\n{person.name}\n{person.role}, {person.unit}\n"
        f"Telefon: 08-508 00 000\n{person.email}"
    )
    return [reply(received, f"Hej!\n\n{lines(received)}\n\n{signature}", days=4, outlook=True)]


def _phone(received: Received) -> Sequence[Mail]:
    return [reply(received, f"{lines(received).lower()}\n\nSkickat från min iPhone", days=1)]


def _late(received: Received) -> Sequence[Mail]:
    """Answers only every second letter, and says sorry."""
    if received.earlier % 2 == 0:
        return ()
    return [reply(received, f"Hej, ursäkta dröjsmålet!\n\n{lines(received)}\n\n/{_first(received)}", days=3)]


def _never(_received: Received) -> Sequence[Mail]:
    return ()


def _away(received: Received) -> Sequence[Mail]:
    """Out of office the first time, with the day of return; answers afterwards."""
    if received.earlier:
        return _answers(received)
    back = received.at + timedelta(days=10)
    text = f"Tack för ditt mejl. Jag är inte på kontoret och är åter {back.day}/{back.month}."
    return [reply(received, text, days=0, automatic=True)]


def _hands_over(received: Received) -> Sequence[Mail]:
    """Says first that somebody else knows, and answers the next letter."""
    if received.earlier:
        return _answers(received)
    text = "Hej Sam!\n\nDet här hör nog till Hanna på förskolorna i öster, jag skickar det vidare till henne."
    return [reply(received, f"{text}\n\nDavid", days=1)]


def _promises(received: Received) -> Sequence[Mail]:
    if received.earlier:
        return _answers(received)
    return [reply(received, "Hej! Återkommer i nästa vecka.\n\nKaj", days=1)]


def _inside(received: Received) -> Sequence[Mail]:
    """Writes the first answers inside the quoted letter."""
    if received.earlier:
        return _answers(received)
    told = {f"{one.number}. ": _line(received, one) for one in received.asked}
    return [reply(received, "Hej! Se mina svar nedan.\n\nOskar", days=2, told=told)]


def _bounces(received: Received) -> Sequence[Mail]:
    """The first letter bounces: the account is not there yet. Later ones are answered."""
    if received.earlier:
        return _answers(received)
    return [bounce(received)]


MANNERS: dict[str, Manner] = {
    "answers": _answers,
    "outlook": _outlook,
    "phone": _phone,
    "late": _late,
    "never": _never,
    "away": _away,
    "hands_over": _hands_over,
    "promises": _promises,
    "inside": _inside,
    "bounces": _bounces,
}


def _first(received: Received) -> str:
    return received.person.name.split()[0]
