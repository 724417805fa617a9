"""The replies that wait, with whom and what each is about, in a few queries however many they are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.access import Access
from tracker.domain.incoming import ReviewState
from tracker.domain.records import Person, StoredActivity
from tracker.domain.reply.cause import Group
from tracker.domain.status import Status
from tracker.domain.swedish import shortened, swedish_near_day
from tracker.services.answers.causes import group_of, is_outsiders, may_be_accepted_unseen
from tracker.store import access, letters, people, plans, reviews
from tracker.store.reviews import ReviewItem

LONGEST_TITLE = 60
MOST_LINES, LONGEST_WORDS = 5, 300  # what a list shows of a reply


@dataclass(frozen=True, slots=True)
class QueuedLine:
    """A line as it would be recorded; `status` None: it is unclear."""

    activity: StoredActivity
    status: Status | None
    comment: str


@dataclass(frozen=True, slots=True)
class QueuedReply:
    """A reply in review; `districts` is empty if it is unknown which it is about.

    `asked` are the activities of the letter that it answers, by number; empty if the letter is unknown.
    `keeper` is the colleague who has it, as long as they may decide it.
    """

    item: ReviewItem
    writer: Person | None
    asked: Mapping[int, StoredActivity]
    districts: frozenset[str]
    keeper: Person | None = None

    @property
    def number(self) -> int:
        return self.item.id

    @property
    def received(self) -> date:
        return swedish_day(self.item.received_at)

    @property
    def group(self) -> Group:
        return group_of(self.item.causes)

    @property
    def name(self) -> str:
        return self.writer.name if self.writer else "okänd avsändare"

    def put_for(self, me: int | None, today: date) -> str:
        """Says where it has been put, for example: vilar till tisdag 25 maj: semester. Empty if nowhere."""
        aside = self.item.aside
        verb = "vilar" if aside.rests(today) else "har vilat"
        rests = f"{verb} till {swedish_near_day(aside.until)}" if aside.until else ""
        kept = "" if self.keeper is None else "hos dig" if self.keeper.id == me else f"hos {self.keeper.name}"
        where = " och ".join(filter(None, (kept, rests)))
        return f"{where}: {aside.note}" if where and aside.note else where

    @property
    def is_complete(self) -> bool:
        """True if it only needs to be confirmed."""
        suggested = self.item.suggestion
        whole = bool(suggested) and all(one["activity"] and one["status"] for one in suggested)
        return whole and self.group is Group.CONFIRM

    @property
    def may_be_ticked(self) -> bool:
        """True if all that it would record can be judged from the list, without reading the mail."""
        lines = self.lines
        complete = bool(lines) and all(line.status for line in lines)
        shown = len(lines) <= MOST_LINES and all(len(line.comment) <= LONGEST_WORDS for line in lines)
        unseen = self.group is Group.CONFIRM or may_be_accepted_unseen(self.item.causes)
        return complete and shown and len(lines) == len(self.item.suggestion) and unseen

    @property
    def lines(self) -> tuple["QueuedLine", ...]:
        """The lines of which the activity is known."""
        only = next(iter(self.asked)) if len(self.asked) == 1 else 0
        found = ((self.asked.get(one["activity"] or only), one) for one in self.item.suggestion)
        return tuple(
            QueuedLine(stored, Status(read["status"]) if read["status"] else None, read["comment"])
            for stored, read in found
            if stored is not None
        )

    @property
    def about(self) -> str:
        """Returns for example: Rutinen vid oro och 3 till. Empty if it is unknown."""
        titles = [
            stored.activity.question.title or shortened(stored.activity.row.aktivitet, LONGEST_TITLE)
            for stored in self._waiting
        ]
        more = f" och {len(titles) - 1} till" if len(titles) > 1 else ""
        return f"{titles[0]}{more}" if titles else ""

    @property
    def _waiting(self) -> list[StoredActivity]:
        """The activities of the lines that wait; all that were asked, if it is unclear which."""
        numbers = [one["activity"] or 0 for one in self.item.suggestion]
        known = [self.asked[number] for number in numbers if number in self.asked]
        if known and len(known) == len(numbers):
            return known
        return [self.asked[number] for number in sorted(self.asked)]

    def concerns(self, districts: Collection[str]) -> bool:
        """True if it is about one of these districts, or if that is unknown."""
        return not self.districts or bool(self.districts & set(districts))


def review_queue(
    session: Session, districts: Collection[str], state: ReviewState = ReviewState.OPEN
) -> tuple[QueuedReply, ...]:
    """Returns the reviews of these districts, and those of which the district is unknown, oldest first.

    Those from nobody that we know are left out (outsiders.py).
    """
    found = reviews.review_items(session, state, districts)
    items = [item for item in found if not is_outsiders(item.causes)]
    return tuple(one for one in with_their_letters(session, items) if one.concerns(districts))


def put_aside(session: Session, today: date, me: int | None) -> tuple[QueuedReply, ...]:
    """Returns the reviews that do not wait for `me` today, but rest or are with a colleague."""
    found = with_their_letters(session, reviews.items_put_aside(session))
    return tuple(one for one in found if not one.item.aside.waits_for(me, today))


def queued(session: Session, number: int) -> QueuedReply | None:
    """Returns the case of a mail, open or decided; None if there is none."""
    item = reviews.review_item(session, number)
    return with_their_letters(session, [item])[0] if item else None


def with_their_letters(session: Session, items: Sequence[ReviewItem]) -> tuple[QueuedReply, ...]:
    """Returns the cases with what they are about, in the same order.

    A case whose keeper may no longer decide it, as when the plan has moved to another district, is all's.
    """
    sent = letters.letters_of(session, {item.letter_id for item in items if item.letter_id})
    activities = plans.activities_of(
        session, {line.activity_id for letter in sent.values() for line in letter.lines}
    )
    named = {one for item in items for one in (item.person_id, item.aside.keeper) if one}
    persons = people.people_of(session, named)
    asked = {
        letter.id: {line.number: activities[line.activity_id] for line in letter.lines}
        for letter in sent.values()
    }
    there = people.districts_held(session, {item.person_id for item in items if item.person_id})
    rights = access.all_access(session) if any(item.aside.keeper for item in items) else {}
    return tuple(
        _queued(
            item,
            persons,
            asked.get(item.letter_id or 0, {}),
            there.get(item.person_id or 0, frozenset()),
            rights,
        )
        for item in items
    )


def _queued(
    item: ReviewItem,
    persons: Mapping[int, Person],
    asked: Mapping[int, StoredActivity],
    of_writer: frozenset[str],
    rights: Mapping[int, Access],
) -> QueuedReply:
    districts = frozenset(stored.plan.district for stored in asked.values()) or of_writer
    writer, keeper = persons.get(item.person_id or 0), persons.get(item.aside.keeper or 0)
    if keeper and not rights.get(keeper.id, Access()).may_change_all(districts):
        item, keeper = replace(item, aside=replace(item.aside, keeper=None)), None
    return QueuedReply(item, writer, asked, districts, keeper)


def given_to(session: Session, person_id: int | None, today: date) -> tuple[QueuedReply, ...]:
    """Returns the replies that a colleague has given to a person and that wait, oldest first."""
    items = [] if person_id is None else reviews.items_put_aside(session)
    own = with_their_letters(session, [one for one in items if one.aside.keeper == person_id])
    return tuple(one for one in own if one.keeper and not one.item.aside.rests(today))


def entry(one: QueuedReply) -> str:
    """Returns for example: nr 3: Vera Vuxén, tisdag 18 maj: Rutinen vid oro och 3 till"""
    about = f": {one.about}" if one.about else ""
    return f"nr {one.number}: {one.name}, {swedish_near_day(one.received)}{about}"
