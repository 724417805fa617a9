"""Twenty mails of ordinary trouble, through the real walk in a real terminal, counted in keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.actors import SCHEDULER
from tests.cli.terminal import terminal
from tests.prepared import prepare
from tests.servers import parsed
from tests.services.test_replies import LATER, deliver, gathered, reply
from tests.services.year import clock, set_up
from tracker.cli.answers.review_draft import Draft, drafts_of
from tracker.domain.status import Status
from tracker.domain.swedish import swedish_number
from tracker.services.answers import review
from tracker.services.answers.asked import numbered_activities
from tracker.services.answers.review_case import ReviewCase
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.settings import Settings
from tracker.store import incoming, letters, reports
from tracker.store.database import Database
from tracker.store.tables import IncomingTable

SECONDS_A_CASE, SECONDS_A_KEY = 8, 3  # to read a case, and to find and press a key
MOST_KEYS = 3  # a case, on average
DISTRICTS = ("kungsholmen", "norrmalm", "ostermalm")
KIM, AT_HOME = "Kim Kollega <kim@kommun.example>", "Sara Säker <sara.saker@example.se>"
Said = tuple[Status, float | None, float | None]
ONGOING: Said = (Status.PAGAR, None, None)
DONE: Said = (Status.GENOMFORD, None, None)
NO_NEED: Said = (Status.INGET_BEHOV, None, None)


@dataclass(frozen=True)
class Trouble:
    """A mail, and what a coordinator makes of it: number in the letter → status and count; else no answer."""

    why: str
    to: str
    words: str
    means: Mapping[int, Said] = field(default_factory=dict)
    sender: str | None = None
    attached: bool = False


TROUBLE = [
    Trouble("hedged", "pia", "2 pågår, ute varje fredag\n1 klart kanske", {1: DONE, 2: ONGOING}),
    Trouble("two candidates", "pia", "3 11 av 15 eller kanske 12 av 15", {3: (Status.PAGAR, 11, 15)}),
    Trouble("no number, no status word", "fredrik", "Hej! Vi jobbar på som vanligt här.", {2: ONGOING}),
    Trouble("one handed over", "vera", "3 hör till familjeenheten, fråga Fredrik\n1 klart i maj", {1: DONE}),
    Trouble("a colleague answers", "petra", "1 pågår, vi ses varje vecka", {1: ONGOING}, KIM),
    Trouble("another address", "sara", "Pågår, lokalen är bokad", {1: ONGOING}, AT_HOME),
    Trouble("done, not as taught", "viktor", "2 den visades den 4 maj på mötet", {2: DONE}),
    Trouble("an attachment", "viktor", "2 se bifogat protokoll", {2: DONE}, attached=True),
    Trouble("numbers, no status", "viktor", "1 vi har hjälpt fyra eller fem", {1: (Status.PAGAR, 4, None)}),
    Trouble("thanks", "eva", "Tack för påminnelsen!"),
    Trouble("a promise", "anders", "Återkommer i nästa vecka!"),
    Trouble("hearsay", "anders", "Riktlinjerna ska enligt uppgift vara antagna.", {1: ONGOING}),
    Trouble("a question", "disa", "Vad menas med lägesbilden?"),
    Trouble("believed", "sara", "Klart, tror jag.", {1: DONE}),
    Trouble("a number alone", "vera", "4 det blev nog 12 stycken", {4: (Status.PAGAR, 12, 10)}),
    Trouble("all but one", "fredrik", "Alla klara utom kanske nummer 2", {1: DONE, 2: ONGOING, 3: DONE}),
    Trouble("words below", "pia", "1 pågår\n2 pågår\n\nJag är osäker på tvåan.", {1: ONGOING, 2: ONGOING}),
    Trouble("no need, hedged", "frida", "2 det har nog inte blivit aktuellt hos oss", {2: NO_NEED}),
    Trouble("a personal number", "vera", "1 klart, 19811228-9874 höll i det", {1: DONE}),
    Trouble("a number not asked", "petra", "1 pågår\n2 pågår\n7 klart", {1: ONGOING, 2: ONGOING}),
]


@pytest.fixture
def mails(database: Database, settings: Settings, home: Path) -> dict[int, Trouble]:
    """The mails have been collected: number of the mail → the mail."""
    database.engine.dispose()
    prepare(home, "letters of three", lambda: _letters(database, settings, home), settings.database_url)
    letters = [parsed(file.read_bytes()) for file in (settings.mail_folder / "ut" / "new").iterdir()]
    by_name = {str(letter["To"].addresses[0].username): letter for letter in letters}
    raws = {_mail(by_name[one.to], one): one for one in TROUBLE}
    deliver(settings, *raws)
    gathered(database, settings)
    with database.session() as session:
        return {number: raws[incoming.mail(session, number).raw] for number in range(1, len(TROUBLE) + 1)}


def _letters(database: Database, settings: Settings, home: Path) -> None:
    set_up(database, settings, home, DISTRICTS)
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock("2021-05-17").now(), settings)
    send_letters(database, SCHEDULER, clock("2021-05-17"), settings)
    database.engine.dispose()


def _mail(letter: EmailMessage, one: Trouble) -> bytes:
    raw = reply(letter, one.words, one.sender)
    if not one.attached:
        return raw
    mail = parsed(raw)
    mail.add_attachment(b"protokoll", "application", "pdf", filename="protokoll.pdf")
    return mail.as_bytes()


def keys_for(case: ReviewCase, one: Trouble) -> str:
    """The keys of a coordinator who knows the walk: what the program has read right is not typed."""
    drafts = drafts_of(case)
    named = {_number(case, draft) for draft in drafts} | {
        n for n, stored in case.numbered for done in case.recorded if done.activity.id == stored.id
    }
    rest = [number for number in one.means if number not in named]
    typed: list[str] = []
    number_of: list[int | None] = []
    for draft in drafts:
        number = _number(case, draft) or (rest.pop(0) if rest else None)
        typed.append(_line_keys(case, draft, number, one))
        number_of.append(number)
    last = drafts[-1]
    for number in rest:  # the same words about another activity, with the status that they had
        last = replace(last.copy(), status=one.means[number_of[-1]][0])
        typed[-1] += f"t{_line_keys(case, last, number, one)}"
        number_of.append(number)
    keys = "".join(typed).replace("\rt", "t")
    if set(keys) == {"\r"}:
        return "l" if one.sender == KIM else "a"
    return ("s" if one.attached else "") + keys


def _line_keys(case: ReviewCase, draft: Draft, number: int | None, one: Trouble) -> str:
    if number not in one.means:
        return "x"
    status, value, target = one.means[number]
    typed = "" if _number(case, draft) == number else str(number)
    typed += "" if draft.status is status else status.facts.key
    if status is not Status.INGET_BEHOV and (draft.value, draft.target) != (value, target):
        of = "" if target is None else f"/{swedish_number(target)}"
        typed += "n" + ("-" if value is None else f"{swedish_number(value)}{of}") + "\r"
    return f"{typed}\r"


def _number(case: ReviewCase, draft: Draft) -> int | None:
    return next((n for n, stored in case.numbered if stored == draft.stored), None)


def check(database: Database, number: int, one: Trouble) -> None:
    """The mail has recorded what it means, in the person's own words."""
    with database.session() as session:
        made = reports.of_mail(session, number)
        letter = letters.letter(session, session.get_one(IncomingTable, number).letter_id)
        numbers = {stored.id: n for n, stored in numbered_activities(session, letter).items()}
    found = {numbers[one.activity_id]: (one.status, one.value, one.target) for one in made}
    assert found == one.means, one.why
    own = " ".join(one.words.split()).replace("19811228-9874", "[personnummer borttaget]")
    for report in made:
        assert report.comment, one.why
        assert " ".join(report.comment.split()) in own, one.why


def test_twenty_cases_of_ordinary_trouble_take_less_than_five_minutes(
    database: Database, settings: Settings, home: Path, mails: dict[int, Trouble], capsys
) -> None:
    """Each is recorded as meant, and nobody types what the person has written."""
    with database.session() as session:
        cases = review.waiting(session)
    typed = {case.number: keys_for(case, mails[case.number]) for case in cases}
    keys = sum(map(len, typed.values()))
    seconds = SECONDS_A_CASE * len(cases) + SECONDS_A_KEY * keys

    with terminal(home / "tracker.toml", LATER, "review") as screen:
        for case in cases:
            screen.press(typed[case.number])
        assert screen.finish() == 0, screen.shown[-3000:]

    with capsys.disabled():
        each = f"{keys / len(cases):.1f} a case, {seconds // 60} min {seconds % 60} s"
        print(f"\n{len(mails)} mails, {len(cases)} cases, {keys} keys: {each}")
    for number, one in mails.items():
        check(database, number, one)
    with database.session() as session:
        assert review.waiting(session) == ()
    assert f"{len(cases)} avgjorda, 0 överhoppade." in screen.shown
    assert keys / len(cases) < MOST_KEYS
    assert seconds < 300
