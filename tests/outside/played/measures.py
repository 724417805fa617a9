"""The measures of a played year, from what the program has stored at its end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlmodel import Session

from tests.outside.played.coordinator import Told
from tests.outside.played.judging import is_right, plain, recorded, wrong_number
from tests.outside.played.year import Mail, PlayedYear, key_of
from tests.services.year import clock
from tracker.domain.status import StatusReport
from tracker.store import incoming, plans, reports, reviews
from tracker.store.reports import MailReport

FIGURES = {
    "right": "införda rätt av sig självt",
    "review": "till en människa, fast de läses direkt",
    "missed": "införda utan sin siffra",
    "wrong status": "fel status",
    "wrong number": "fel siffra",
    "thought": "läses inte direkt: väntade på en människa",
    "alone": "läses inte direkt: införda ändå, som en människa gör",
    "wrong activity": "fel aktivitet",
    "lost": "svar vars ord inte finns kvar",
    "signed": "kommentarer med underskriften i",
    "forecast": "prognoser införda rätt",
    "wrong forecast": "prognoser fel eller borta",
}


@dataclass(slots=True, repr=False)
class Measures:
    """Counts by verdict, by kind of question and verdict, and a line for each answer that is not right."""

    counts: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share applied right by itself, of the answers that a person reads at once."""
        at_once = ("right", "review", "missed", "wrong status", "wrong number")
        return self.counts["right"] / sum(self.counts[one] for one in at_once)

    def add(self, verdict: str, kind: str, line: str) -> None:
        self.counts[verdict] += 1
        self.kinds.setdefault(kind, Counter())[verdict] += 1
        if verdict not in ("right", "forecast"):
            self.lines.append(f"{verdict}: {kind}: {line}")


@dataclass(frozen=True, slots=True)
class _Archive:
    """What is stored: reports by file of the mail and activity, the texts of cases, and the questions."""

    reports: Mapping[str, dict[str, list[MailReport]]]
    cases: Mapping[str, str]
    kinds: Mapping[str, str]
    targets: Mapping[str, float | None]


def measure(year: PlayedYear) -> Measures:
    found = Measures()
    with year.database.session() as session:
        archive = _archive(session)
    for mail in year.mails:
        _measure_mail(found, archive, mail)
    return found


def _archive(session: Session) -> _Archive:
    stored = {one.id: one for one in plans.activities(session)}
    by_mail: dict[str, dict[str, list[MailReport]]] = {}
    for one in reports.from_mails(session, clock().now()):
        uid, key = incoming.mail(session, one.incoming_id).uid, key_of(str(stored[one.report.activity_id]))
        by_mail.setdefault(uid, {}).setdefault(key, []).append(one)
    items = reviews.review_items(session, None)
    cases = {incoming.mail(session, item.id).uid: item.text for item in items}
    questions = {key_of(str(one)): one.activity.question for one in stored.values()}
    return _Archive(
        by_mail,
        cases,
        {key: question.kind.value for key, question in questions.items()},
        {key: question.target for key, question in questions.items()},
    )


def _measure_mail(found: Measures, archive: _Archive, mail: Mail) -> None:
    mine = archive.reports.get(mail.uid, {})
    for key in mine.keys() - mail.told.keys():
        found.add("wrong activity", archive.kinds[key], f"{mail} {key}")
    for key, told in mail.told.items():
        alone = [one.report for one in mine.get(key, []) if one.trace is not None]
        verdict = _verdict(told, alone[-1] if alone else None, archive.targets[key])
        line = f"{mail} {key} ”{told.words}” {_short(alone[-1]) if alone else '–'} ≠ {_short(told.want)}"
        found.add(verdict, archive.kinds[key], line)
        if told.want.forecast:
            right = bool(alone) and recorded(alone[-1]).forecast == told.want.forecast
            found.add("forecast" if right else "wrong forecast", archive.kinds[key], line)
        if any(mail.head.name.split()[0] in one.report.comment for one in mine.get(key, [])):
            found.add("signed", archive.kinds[key], line)
        repeated = told.want.same and verdict in ("right", "missed")
        if not repeated and not _is_kept(told.words, mine.get(key, []), archive.cases.get(mail.uid)):
            found.add("lost", archive.kinds[key], line)


def _verdict(told: Told, report: StatusReport | None, plan_target: float | None) -> str:
    want = told.want
    if report is None:
        return "thought" if want.thought else "review"
    if report.status not in want.statuses:
        return "wrong status"
    if wrong_number(want, report, plan_target):
        return "wrong number"
    if want.thought:
        return "alone"
    return "right" if is_right(want, report, plan_target) else "missed"


def _is_kept(words: str, stored: list[MailReport], case: str | None) -> bool:
    """True if the words are in a comment or a case; "samma som sist" may have become what was said last."""
    places = [*(one.report.comment for one in stored), case or ""]
    return any(plain(words) in plain(place) for place in places)


def _short(one: object) -> str:
    what = recorded(one)
    status = what.status or "|".join(getattr(one, "statuses", ())) or "?"
    return f"{status} {what.value}/{what.target} {what.forecast or ''}".strip()


def table(year: PlayedYear, found: Measures) -> Iterator[str]:
    """Returns the figures as lines of text."""
    effort = year.effort
    answers = [told for mail in year.mails for told in mail.told.values()]
    retyped = sum(1 + len(told.words) for told in answers)
    yield f"{len(year.letters):5}  brev till cheferna"
    yield f"{sum(bool(mail.told) for mail in year.mails):5}  svar med {len(answers)} besked"
    for name, text in FIGURES.items():
        yield f"{found.counts[name]:5}  {text}"
    yield f"{found.share:5.0%}  införda rätt, av dem som läses direkt"
    yield f"{len(year.asked_again):5}  frågor till den som redan har svarat"
    decided = f"{effort.accepted} godkända, {effort.corrected} rättade, {effort.dismissed} avfärdade"
    yield f"{len(year.rung):5}  av {year.rings} frågor att ringa om gäller den som har svarat"
    yield f"{effort.cases:5}  fall i granskningen: {decided}"
    yield f"{effort.keys:5}  tangenter där, mot {retyped} om allt hade skrivits av"
    for kind, counts in sorted(found.kinds.items()):
        yield f"       {kind:12} " + ", ".join(
            f"{count} {verdict}" for verdict, count in counts.most_common()
        )
