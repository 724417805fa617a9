"""The rules of a district that its coordinator sets at the desk, beneath what tracker.toml says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import Actor
from tracker.domain.desk_rules import DESK_RULES, DeskRule
from tracker.domain.rules import Rules
from tracker.errors import SettingsError, UsageError
from tracker.services.people.match_seats import match_seats
from tracker.services.upkeep.desk_files import keep_file, settle_files
from tracker.settings import Settings
from tracker.settings.desk import Rule, desk_rules, rules_content, rules_file, rules_with
from tracker.store import events


class WrongRulesError(UsageError):
    """Rules that can't be so: key → a Swedish sentence."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class RuleNow:
    """A rule as it is: `value` in words, `usual` what would hold if it were not set at the desk.

    `locked`: tracker.toml or the environment names it; `own`: it is set at the desk.
    """

    rule: DeskRule
    value: str
    usual: str
    locked: bool
    own: bool


@dataclass(frozen=True, slots=True)
class RuleChange:
    label: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        return f"{self.label}: {_flat(self.before)} → {_flat(self.after)}"


def rules_now(settings: Settings, district: str) -> tuple[RuleNow, ...]:
    """Returns the rules that the desk shows for a district, in their order."""
    set_here = desk_rules(settings).get(district, {})
    return tuple(_now(settings, district, rule, set_here) for rule in DESK_RULES)


def _now(settings: Settings, district: str, rule: DeskRule, set_here: Rule) -> RuleNow:
    given = settings.given
    usual = {**given.general, **given.districts.get(district, {})}[rule.key]
    locked = given.is_locked(district, rule.key)
    own = rule.key in set_here and not locked
    value = set_here[rule.key] if own else usual
    return RuleNow(rule, rule.kind.told(value), rule.kind.told(usual), locked, own)


def set_rules(
    session: Session,
    actor: Actor,
    now: datetime,
    settings: Settings,
    district: str,
    typed: Mapping[str, str],
    shown: Mapping[str, str] | None = None,
) -> tuple[RuleChange, ...]:
    """Sets the rules that are typed, key → words, and moves the questions that follow from them.

    `shown`: what stood there when it was typed; a rule that another has changed since then is refused.
    What is typed as it would be anyway is not kept as the district's own.

    Raises WrongRulesError for words that can't be read, rules that are locked, and rules by which no letter
    could ever be sent.
    """
    events.lock_log(session)  # the file is read, changed and written: nobody else does so meanwhile
    settle_files(session, settings)
    before = {one.rule.key: one for one in rules_now(settings, district)}
    read = _read(before, typed, shown or {})
    everywhere = desk_rules(settings)
    own = {
        key: value
        for key, value in {**everywhere.get(district, {}), **read}.items()
        if key not in before or before[key].rule.kind.told(value) != before[key].usual
    }
    told = {key: before[key].rule.kind.told(value) for key, value in read.items()}
    changed = [
        RuleChange(one.rule.label, one.value, told[key])
        for key, one in before.items()
        if key in told and told[key] != one.value
    ]
    if not changed:
        return ()
    moved = settings._replace(
        district_rules={**settings.district_rules, district: _checked(settings, district, own)}
    )
    for change in changed:
        events.log(session, now, "setting", actor, district=district, detail=change.sentence)
    if any(before[key].rule.moves for key in read):
        match_seats(session, district, moved, swedish_day(now))
    keep_file(session, settings, rules_file(settings), rules_content({**everywhere, district: own}))
    return tuple(changed)


def reset_rules(
    session: Session, actor: Actor, now: datetime, settings: Settings, district: str
) -> tuple[RuleChange, ...]:
    """Puts every rule of the district back to what it would be if none were set at the desk."""
    usual = {one.rule.key: one.usual for one in rules_now(settings, district) if one.own}
    return set_rules(session, actor, now, settings, district, usual)


def _read(
    before: Mapping[str, RuleNow], typed: Mapping[str, str], shown: Mapping[str, str]
) -> dict[str, object]:
    wrong, read = {}, {}
    for key, words in typed.items():
        known = before.get(key)
        if known is None or _flat(words) == _flat(known.value):
            continue
        if known.locked:
            wrong[key] = f"{known.rule.label} är låst av den som sköter installationen."
            continue
        if _flat(shown.get(key, known.value)) != _flat(known.value):
            changed = f"{known.rule.label} har ändrats till {_flat(known.value)} sedan du öppnade sidan"
            wrong[key] = f"{changed}: spara igen om ditt ska gälla."
            continue
        try:
            read[key] = known.rule.kind.read(words)
        except ValueError as error:
            wrong[key] = f"{known.rule.label}: {error}"
    if wrong:
        raise WrongRulesError(wrong)
    return read


def _checked(settings: Settings, district: str, own: Rule) -> Rules:
    try:
        return rules_with(settings, district, own)
    except SettingsError as error:
        sentence = "Så lämnar de tysta tiderna ingen dag öppen för brev: korta dem."
        raise WrongRulesError({"quiet": sentence}) from error


def _flat(words: str) -> str:
    return "; ".join(" ".join(line.split()) for line in words.splitlines() if line.strip()) or "inga"
