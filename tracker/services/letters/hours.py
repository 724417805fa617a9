"""When letters may leave: open days, within the sending hours, Swedish time."""

from datetime import datetime

from tracker.clock import swedish_time
from tracker.domain.calendar import is_open
from tracker.domain.rules import Rules
from tracker.settings import Settings


def may_send(settings: Settings, now: datetime) -> bool:
    """True when letters of any district may leave: an open day, within its sending hours, Swedish time."""
    return any(within_hours(rules, now) for rules in (settings.rules, *settings.district_rules.values()))


def within_hours(rules: Rules, now: datetime) -> bool:
    here = swedish_time(now)
    return is_open(here.date(), rules) and rules.send_from <= here.time() < rules.send_until
