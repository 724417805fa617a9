"""One case of the walk: a key for each thing that can be said about a line."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.cli.answers import review_screen as screen
from tracker.cli.answers.review_draft import Draft, Verdict, decisions_of, drafts_of
from tracker.cli.asking import Talk
from tracker.cli.show import paragraph
from tracker.cli.values import parse_count
from tracker.domain.status import KEYS
from tracker.domain.text import harmless, on_one_line
from tracker.domain.year_forecast import forecast_named
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.cli.app import App
    from tracker.domain.records import StoredActivity
    from tracker.services.answers.review_case import ReviewCase

CONFIRM_PROMPT = "     [Enter] stämmer  [x] stämmer inte  [h] vänta  [m]ejlet  [q] sluta"
PROMPT = "     [Enter] inför  [a]lla  [x] inget svar  [h] vänta  [m]ejlet  [?] fler"


class Outcome(Enum):
    """What became of a case."""

    DECIDED = auto()
    SKIPPED = auto()
    QUIT = auto()


class CaseWalk:
    """Asks about each line of a case, and records it when every line is decided."""

    def __init__(self, app: "App", talk: Talk, case: "ReviewCase") -> None:
        self.app, self.talk, self.case = app, talk, case
        self.labels: Mapping[str, str] = app.settings.status_labels
        self.drafts = drafts_of(case)
        self.keys: dict[str, Callable[[Draft], Outcome | None]] = {
            "": self._accept,
            "j": self._accept,
            "a": self._accept_all,
            "v": self._name_activity,
            "n": self._count,
            "k": self._reword,
            "t": self._add,
            "x": self._no_answer,
            "h": self._wait,
            "b": self._back,
            "l": self._let_in,
            "m": self._whole_mail,
            "o": self._why,
            "s": self._save,
            "?": self._help,
        }
        if case.foreseen:
            self.keys[screen.FORECAST_KEY] = self._foresee

    def run(self) -> Outcome:
        """Returns the outcome. Nothing is recorded until each line is decided."""
        screen.show_head(self.case, self.labels)
        if self.case.is_proposal:
            return self._confirm()
        if any(draft.stored is None for draft in self.drafts):
            screen.show_choices(self.case)
        while True:
            outcome = self._next()
            if outcome is not None:
                return outcome

    def _confirm(self) -> Outcome:
        """Asks whether an absence or a failed address is true, with one key."""
        from tracker.services.answers.review import accept, dismiss

        while True:
            key = self.talk.key(CONFIRM_PROMPT)
            if key in ("h", "q"):
                return Outcome.SKIPPED if key == "h" else Outcome.QUIT
            if key == "m":
                self._whole_mail()
            elif key not in ("", "j", "x"):
                self.talk.say("     Okänd tangent: inget har hänt.")
            else:
                with self.app.work() as (session, actor):
                    if key == "x":
                        dismiss(session, actor, self.app.now, self.case.number)
                    else:
                        accept(session, actor, self.app.now, self.app.settings, self.case.number)
                return Outcome.DECIDED

    def _next(self) -> Outcome | None:
        draft = next((one for one in self.drafts if one.verdict is Verdict.OPEN), None)
        if draft is None:
            return self._finish()
        self._show(draft)
        key = self.talk.key(PROMPT)
        if key == "q":
            return Outcome.QUIT
        try:
            return self._press(draft, key)
        except TrackerError as error:
            self.talk.say(f"     {error}")
            return None

    def _press(self, draft: Draft, key: str) -> Outcome | None:
        """Does what a key says. An unknown key does nothing."""
        if key in KEYS:
            draft.choose(KEYS[key])
        elif key.isascii() and key.isdecimal():
            self._choose(draft, self._number(key))
        elif key in self.keys:
            return self.keys[key](draft)
        else:
            self.talk.say("     Okänd tangent: inget har hänt. ? visar vilka som finns.")
        return None

    def _show(self, draft: Draft) -> None:
        if draft.line is not None and draft.stored is draft.line.stored:
            screen.show_line(draft.line, self.labels)
        elif draft.stored is not None:
            self.talk.say(paragraph(screen.title(draft.stored), indent=2, hanging=3))
        else:
            self.talk.say("  ?. Vilken aktivitet gäller svaret?")
        label = self.labels[draft.status] if draft.status else ""
        number = screen.counted(draft.value, draft.target)
        shown = screen.suggestion(label, number, draft.forecast, draft.comment)
        self.talk.say(paragraph(f"→ {shown}", indent=5, hanging=2))
        if draft.status is None:
            choices = "  ".join(f"[{key}] {self.labels[status]}" for key, status in KEYS.items())
            self.talk.say(paragraph(choices, indent=5))

    def _accept(self, draft: Draft) -> None:
        if draft.lacks:
            self.talk.say(f"     {draft.lacks}")
        else:
            draft.verdict = Verdict.ACCEPTED

    def _accept_all(self, _draft: Draft) -> None:
        still_open = [one for one in self.drafts if one.verdict is Verdict.OPEN]
        lacks = next((one.lacks for one in still_open if one.lacks), "")
        if lacks:
            self.talk.say(f"     En rad är inte klar. {lacks}")
            return
        for one in still_open:
            one.verdict = Verdict.ACCEPTED

    def _no_answer(self, draft: Draft) -> None:
        draft.verdict = Verdict.NO_ANSWER

    def _wait(self, draft: Draft) -> None:
        draft.verdict = Verdict.WAITS

    def _back(self, draft: Draft) -> None:
        before = self.drafts[: self.drafts.index(draft)]
        if before:
            before[-1].verdict = Verdict.OPEN
        else:
            self.talk.say("     Det här är den första raden.")

    def _add(self, draft: Draft) -> None:
        """The line as it stands, and its words once more about another activity."""
        self._accept(draft)
        if draft.verdict is Verdict.ACCEPTED:
            self.drafts.insert(self.drafts.index(draft) + 1, draft.copy())

    def _number(self, key: str) -> str:
        """Returns the number; a letter with ten activities or more needs more than a key."""
        if len(key) > 1 or len(self.case.numbered) < 10:
            return key
        return key + self.talk.ask(f"     Nummer: {key}")

    def _name_activity(self, draft: Draft) -> None:
        name = self.talk.ask("     Aktivitet, till exempel kungsholmen-2021/7")
        if name:
            self._choose(draft, name)

    def _choose(self, draft: Draft, name: str) -> None:
        from tracker.services.answers.review import activity_named

        with self.app.session() as session:
            stored = activity_named(session, self.app.settings, self.case, name)
        if self._is_taken(stored, draft):
            self.talk.say(f"     {stored} har redan ett svar i det här mejlet.")
        else:
            draft.stored = stored
            if stored.id not in self.case.foreseen:
                draft.forecast = None

    def _is_taken(self, stored: "StoredActivity", draft: Draft) -> bool:
        others = [one.stored for one in self.drafts if one is not draft and one.stored]
        done = [one.activity for one in self.case.recorded]
        return stored.id in {one.id for one in (*others, *done)}

    def _count(self, draft: Draft) -> None:
        typed = self.talk.ask("     Utfall, till exempel 11/12 (- tar bort)")
        found = parse_count(typed)
        if typed == "-":
            draft.value = draft.target = None
        elif found:
            draft.value, draft.target = found
        elif typed:
            self.talk.say("     Det är inget antal: skriv till exempel 11/12 eller 11.")

    def _foresee(self, draft: Draft) -> None:
        if draft.stored is None or draft.stored.id not in self.case.foreseen:
            self.talk.say("     Brevet frågade inte om prognosen för den här aktiviteten.")
            return
        typed = self.talk.ask("     Prognos: ja, nej eller osäkert (- tar bort)")
        found = forecast_named(typed)
        if found or typed == "-":
            draft.forecast = found
        elif typed:
            self.talk.say("     Det är ingen prognos: skriv ja, nej eller osäkert.")

    def _reword(self, draft: Draft) -> None:
        before = on_one_line(draft.comment)
        words = harmless(self.talk.edit("     Ord", before))
        draft.comment = draft.comment if words == before else words

    def _let_in(self, _draft: Draft) -> Outcome | None:
        from tracker.services.answers.review import let_answer

        with self.app.work() as (session, actor):
            let_in = let_answer(session, actor, self.app.now, self.app.settings, self.case.number)
        self.talk.say(f"     {let_in.writer.name} <{let_in.writer.email}> får svara.")
        return Outcome.DECIDED if let_in.answers else None

    def _whole_mail(self, _draft: Draft | None = None) -> None:
        from tracker.services.answers.whole_mail import whole_mail

        with self.app.session() as session:
            mail = whole_mail(session, self.app.settings, self.case.number)
        for line in mail.lines:
            self.talk.say(f"  | {harmless(line)}")

    def _why(self, draft: Draft) -> None:
        from tracker.domain.reply.explanation import explained

        trace = draft.line.trace if draft.line else None
        for line in explained(trace) if trace else ("Det finns inget sparat om varför.",):
            self.talk.say(paragraph(line, indent=5, hanging=2))

    def _save(self, _draft: Draft) -> None:
        from tracker.services.answers.attachments import attachments_of, save_attachments

        with self.app.session() as session:
            found = attachments_of(session, self.case.number)
        folder = self.app.settings.data / "bilagor" / str(self.case.number)
        for path in save_attachments(found, folder) if found else ("Mejlet har inga bilagor.",):
            self.talk.say(f"     {path}")

    def _help(self, _draft: Draft) -> None:
        screen.show_keys(self.labels, with_forecast=bool(self.case.foreseen))

    def _finish(self) -> Outcome | None:
        """Records what was decided, in one transaction. If that fails, the lines are open again."""
        from tracker.services.answers.review import decide_as_shown

        decisions = decisions_of(self.drafts)
        is_no_answer = all(one.verdict is Verdict.NO_ANSWER for one in self.drafts)
        if not decisions and not is_no_answer:
            return Outcome.SKIPPED
        try:
            with self.app.work() as (session, actor):
                left = decide_as_shown(session, actor, self.app.now, self.app.settings, self.case, decisions)
        except TrackerError as error:
            self.talk.say(f"     {error}")
            for draft in self.drafts:
                draft.verdict = Verdict.OPEN
            return None
        if left:
            self.talk.say(f"     Infört. {left} {'rad väntar' if left == 1 else 'rader väntar'}.")
        return Outcome.DECIDED
