"""The played year: jobs run each working day, letters go out, heads answer, the coordinator reviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from mailbox import Maildir

from sqlmodel import Session

from jobs.work import run_job
from tests.demo.year import TUESDAY, working_days
from tests.outside.played.coordinator import Effort, Told, review_all
from tests.outside.played.heads import Head, Said, Want, heads, season_of, settled
from tests.outside.played.manners import out_of_office, reply
from tests.servers import parsed
from tracker.clock import SWEDEN, FixedClock
from tracker.domain.letter import LetterKind
from tracker.domain.records import Person
from tracker.settings import Settings
from tracker.store import letters, people, plans
from tracker.store.database import Database
from tracker.store.letters import Letter

FIRST, LAST = date(2021, 1, 4), date(2022, 2, 11)


@dataclass(slots=True)
class Mail:
    """A head's mail: what it says by activity ("k7"), and the name of its file once it has arrived."""

    head: Head
    season: str
    letter: Letter
    due: datetime
    raw: bytes
    told: Mapping[str, Told] = field(default_factory=dict)
    all: str = ""
    uid: str = ""

    def __str__(self) -> str:
        return f"{self.head.email} {self.season}"


@dataclass(slots=True, repr=False)
class PlayedYear:
    """The state of the year.

    `asked_again` and `rung` name who was asked, or rung about, after they had answered; `rings` counts the
    questions that others were told about. `answered` are (address, season, activity), `closed` (address,
    occasion).
    """

    database: Database
    settings: Settings
    clock: FixedClock
    mails: list[Mail] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    asked_again: list[str] = field(default_factory=list)
    rung: list[str] = field(default_factory=list)
    rings: int = 0
    effort: Effort = field(default_factory=Effort)
    truth: dict[tuple[str, str], Want] = field(default_factory=dict)
    written: set[tuple[str, str, str]] = field(default_factory=set)
    answered: set[tuple[str, str, str]] = field(default_factory=set)
    closed: set[tuple[str, int]] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def play(self) -> None:
        for day in working_days(FIRST, LAST, TUESDAY):
            self.clock.moment = datetime.combine(day, time(8), SWEDEN).astimezone(UTC)
            self._one_day()

    def _one_day(self) -> None:
        self._deliver()
        run_job("collect", self.database, self.settings, self.clock)
        with self.database.session() as session:
            told = {mail.uid: mail.told for mail in self.mails if mail.uid}
            review_all(session, self.clock.now(), self.settings, told, self.effort)
        for job in ("reminders", "sections"):
            run_job(job, self.database, self.settings, self.clock)
        self._receive()

    def _deliver(self) -> None:
        box = self._box("in")
        for mail in self.mails:
            if not mail.uid and mail.due <= self.clock.now():
                mail.uid = box.add(mail.raw)
                kept = {key: told.number for key, told in mail.told.items() if told.want.statuses}
                self.answered |= {(mail.head.email, mail.season, key) for key in kept}
                lines = (line for line in mail.letter.lines if line.number in kept.values())
                self.closed |= {(mail.head.email, line.occasion_id) for line in lines}

    def _receive(self) -> None:
        """Each head reads the letters of the day, and may write an answer."""
        day = self.clock.now().astimezone(SWEDEN).date()
        messages = self._messages()
        with self.database.session() as session:
            new = [letters.letter(session, one) for one in letters.letter_ids(session, day)]
            persons = people.people_of(session, {letter.person_id for letter in new})
            for letter in new:
                if letter.kind == LetterKind.REMINDER:
                    message, keys = messages[letter.message_id], _keys(session, letter)
                    self.letters.append(letter)
                    self._read_letter(letter, message, persons[letter.person_id], keys)
                elif letter.kind in (LetterKind.RING, LetterKind.SUMMARY):
                    self._look_at_ring(session, letter)

    def _look_at_ring(self, session: Session, letter: Letter) -> None:
        """Notes who is to be rung about what they have answered."""
        seats = people.seats_of(session, {line.seat_id for line in letter.lines})
        self.rings += len(letter.lines)
        for line in letter.lines:
            for person in seats[line.seat_id].holders:
                if (person.email, line.occasion_id) in self.closed:
                    self.rung.append(f"{person.email} {line.kind} {letter.day}")

    def _box(self, name: str) -> Maildir:
        self.settings.mail_folder.mkdir(parents=True, exist_ok=True)
        return Maildir(self.settings.mail_folder / name, create=True)

    def _messages(self) -> dict[str, EmailMessage]:
        box = self._box("ut")
        new = {key: parsed(box.get_bytes(key)) for key in box.keys() if key not in self.seen}  # noqa: SIM118
        self.seen |= set(new)
        return {str(message["Message-ID"]): message for message in new.values()}

    def _read_letter(
        self, letter: Letter, message: EmailMessage, person: Person, keys: Mapping[str, int]
    ) -> None:
        season, head = season_of(letter.day), heads().get(person.email)
        for key in keys:
            if (person.email, season, key) in self.answered:
                self.asked_again.append(f"{person.email} {season} {key} {letter.day}")
        said = head.seasons.get(season) if head else None
        if head is None or said is None:
            return
        new = [key for key in keys if key in said.words and (head.email, season, key) not in self.written]
        if new:
            self.written |= {(head.email, season, key) for key in new}
            self._write(letter, message, head, said, {key: keys[key] for key in new})

    def _write(
        self, letter: Letter, message: EmailMessage, head: Head, said: Said, keys: Mapping[str, int]
    ) -> None:
        now, season = self.clock.now(), season_of(letter.day)
        if said.away is not None:
            at = now + timedelta(minutes=1)
            raw = out_of_office(message, head, at, now + timedelta(days=said.away))
            self.mails.append(Mail(head, season, letter, at, raw))
        at = now + timedelta(days=said.after, hours=2)
        told = {key: self._told(head, key, number, said) for key, number in keys.items()}
        ordered = sorted((one.number, one.words) for one in told.values())
        raw = reply(message, head, said, ordered, at)
        self.mails.append(Mail(head, season, letter, at, raw, told, said.all))

    def _told(self, head: Head, key: str, number: int, said: Said) -> Told:
        want = settled(said.wants[key], self.truth.get((head.email, key)))
        self.truth[head.email, key] = want
        return Told(number, said.words[key] or said.all, want)


def _keys(session: Session, letter: Letter) -> dict[str, int]:
    """Returns the letter's activities ("k7") with their numbers in it."""
    stored = plans.activities_of(session, {line.activity_id for line in letter.lines})
    return {key_of(str(stored[line.activity_id])): line.number for line in letter.lines}


def key_of(reference: str) -> str:
    """Returns "k7" for kungsholmen-2021/7."""
    return reference[0] + reference.rpartition("/")[2]
