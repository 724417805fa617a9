"""The played year with every other head on the web: they open their letter's link and pick, type and send."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from flask.testing import FlaskClient

from tests.outside.played.coordinator import Told
from tests.outside.played.heads import Head, Said, heads, season_of
from tests.outside.played.judging import is_right, plain
from tests.outside.played.year import Mail, PlayedYear
from tracker.domain.answer_choices import SAME
from tracker.domain.swedish import swedish_number
from tracker.reading.reply.guard import redact
from tracker.services.answers.open_link import PageQuestion, open_link
from tracker.services.letters.answer_link import live_link
from tracker.store.last_reports import last_report
from tracker.store.letters import Letter
from tracker.web.app import create_app

ON_THE_WEB = frozenset(sorted(heads())[::2])
BASE = "http://127.0.0.1:8000"


@dataclass(slots=True, repr=False)
class PlayedByPage(PlayedYear):
    """`counts` are the answers on the web by what became of them; `lines` the ones that are not right."""

    visits: list[Mail] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    client: FlaskClient | None = None

    def open_the_pages(self) -> None:
        self.client = create_app(self.database, self.settings, self.clock, Any).test_client()  # type: ignore[arg-type]

    def _write(
        self, letter: Letter, message: EmailMessage, head: Head, said: Said, keys: Mapping[str, int]
    ) -> None:
        before = len(self.mails)
        PlayedYear._write(self, letter, message, head, said, keys)
        if head.email in ON_THE_WEB and not said.all:  # the answer is taken out of the post again
            self.visits += [one for one in self.mails[before:] if one.told]
            self.mails[before:] = [one for one in self.mails[before:] if not one.told]

    def _deliver(self) -> None:
        PlayedYear._deliver(self)
        due = [one for one in self.visits if one.due <= self.clock.now()]
        self.visits = [one for one in self.visits if one.due > self.clock.now()]
        for visit in due:
            self._visit(visit)

    def _visit(self, visit: Mail) -> None:
        """Answers what can be picked, all at once, and looks at what was recorded."""
        assert self.client is not None
        link = live_link(self.settings, visit.letter)
        with self.database.reading() as session:
            page = open_link(session, self.clock.now(), self.settings, link.rpartition("/")[2])
        path = link.removeprefix(BASE)
        token = re.search(r'name="skydd" value="(\w+)"', self.client.get(path).get_data(as_text=True))
        if page is None or token is None:
            self.counts["dead link"] += 1
            return
        fields, sent = {"skydd": token[1]}, {}
        for key, told in visit.told.items():
            question = page.question(told.number)
            if question is None or not question.is_open:
                self.counts["not open"] += 1
            elif picked := _picked(question, told):
                fields |= picked
                sent[key] = (question, told)
            else:
                self._note(visit, "no choice", question, told)
        if sent:
            self._send(visit, path, fields, sent)

    def _send(
        self,
        visit: Mail,
        path: str,
        fields: Mapping[str, str],
        sent: Mapping[str, tuple[PageQuestion, Told]],
    ) -> None:
        assert self.client is not None
        answer = self.client.post(path, data=fields)
        shown = answer.get_data(as_text=True)
        for key, (question, told) in sent.items():
            if answer.status_code != 303:
                errors = re.findall(r'<a href="#f[^>]*>([^<]+)</a>', shown)
                self._note(visit, f"refused ({'; '.join(errors)})", question, told)
                continue
            self._look(visit, question, told)
            self.answered.add((visit.head.email, season_of(visit.letter.day), key))
            self.closed |= {
                (visit.head.email, line.occasion_id)
                for line in visit.letter.lines
                if line.number == told.number
            }

    def _look(self, visit: Mail, question: PageQuestion, told: Told) -> None:
        with self.database.reading() as session:
            last = last_report(session, question.stored.id, question.seat_ids[0], self.clock.now().date())
        assert last is not None
        words = plain(redact(told.words).text)
        if last.status not in told.want.statuses:
            self._note(visit, "wrong status", question, told)
        elif not told.want.same and words not in plain(last.comment):
            self._note(visit, "lost words", question, told)
        elif is_right(told.want, last, question.stored.activity.question.target):
            self.counts["right"] += 1
        else:
            self._note(visit, "without its number" if last.value is None else "wrong number", question, told)

    def _note(self, visit: Mail, verdict: str, question: PageQuestion, told: Told) -> None:
        self.counts[verdict.partition(" (")[0]] += 1
        kind, want = question.item.kind, told.want
        self.lines.append(f"{verdict}: {kind}: {visit} {told.number}: {'|'.join(want.statuses)} {want.value}")


def _picked(question: PageQuestion, told: Told) -> dict[str, str]:
    """Returns the fields that say what there is to say; empty if no choice does."""
    want, number = told.want, question.number
    fitting = [one.code for one in question.choices if one.code == SAME and want.same]
    fitting += [one.code for one in question.choices if one.status in want.statuses]
    if not fitting:
        return {}
    fields = {f"{number}-choice": fitting[0], f"{number}-forecast": want.forecast or ""}
    if fitting[0] != SAME:
        fields[f"{number}-comment"] = told.words
    if question.number_field and want.value is not None and fitting[0] != SAME:
        fields[f"{number}-number"] = swedish_number(want.value)
        if want.target is not None:
            fields[f"{number}-whole"] = swedish_number(want.target)
    return fields
