"""Prints a plan row by row: how it is read, and when it is asked about, for `tracker import`."""

from typing import TYPE_CHECKING

import click

from tracker.cli.show import paragraph
from tracker.domain.doubts import doubts
from tracker.domain.swedish import quantity, swedish_number
from tracker.services.plans.asks_words import asks_line, summary_line

COLUMNS = {
    "omrade": "område",
    "aktivitet": "aktivitet",
    "ansvarig": "ansvarig",
    "tidplan": "tidplan",
    "uppfoljning": "uppföljning",
    "syfte": "syfte",
    "berorda": "andra berörda",
    "lasning": "hur den förstås",
}

if TYPE_CHECKING:
    from tracker.domain.plan import Activity, Indicator
    from tracker.services.plans.foresight import Foresight
    from tracker.services.plans.read_plan import ReadPlan


def show_plan(plan: "ReadPlan", foreseen: "Foresight") -> None:
    counted = quantity(len(plan.activities), "aktivitet", "aktiviteter")
    click.echo(f"{plan.district.name} {plan.ref.year}: {counted} i {plan.source[0]}")
    dnr = f", dnr {plan.identity.dnr}" if plan.identity.dnr else ""
    click.echo(f"{plan.identity.name}{dnr}")
    omrade = None
    for activity in plan.activities:
        if activity.row.omrade != omrade:
            omrade = activity.row.omrade
            click.echo(f"\n{omrade}")
        click.echo()
        _show_activity(activity)
        asked = asks_line(foreseen.rows[activity.number], foreseen.first)
        click.echo(paragraph(asked, indent=4, hanging=2))
        _show_doubts(activity)
    for warning in (*plan.warnings, *plan.contradictions):
        click.echo(paragraph(f"! {warning}", hanging=2))
    doubtful = sum(bool(doubts(activity)) for activity in plan.activities)
    rows = quantity(len(plan.activities), "rad", "rader")
    click.echo(f"\n{doubtful} av {rows} har något att titta på (märkta med !).")
    click.echo(paragraph(summary_line(foreseen, plan.district.name)))


def _show_activity(activity: "Activity") -> None:
    from tracker.domain.people import role_text

    row = activity.row
    click.echo(f"{activity.number:>3} {paragraph(row.aktivitet, indent=4)[4:]}")
    roles = "; ".join(role_text(role) for role in activity.roles) or "ingen läst"
    for name, text, meaning in (
        ("Ansvarig", row.ansvarig, roles),
        ("Tidplan", row.tidplan, activity.schedule.explanation),
        ("Uppföljning", row.uppfoljning, _forms(activity)),
    ):
        click.echo(paragraph(f"{name}: {text or '–'}  →  {meaning}", indent=4, hanging=2))
    click.echo(paragraph(_question(activity), indent=4, hanging=2))
    for name, text in (("Syfte", row.syfte), ("Andra berörda", row.berorda)):
        if text:
            click.echo(paragraph(f"{name}: {text}", indent=4, hanging=2))
    changed = _mended_words(activity)
    if changed:
        click.echo(paragraph(f"I skanningen: {', '.join(changed)}", indent=4, hanging=2))


def _show_doubts(activity: "Activity") -> None:
    for doubt in doubts(activity):
        click.echo(paragraph(f"! {doubt.sentence}", indent=4, hanging=2))


def _mended_words(activity: "Activity") -> list[str]:
    """Returns the words whose å, ä and ö were restored after a scan: "stod → stöd"."""
    before = activity.scanned
    if before is None:
        return []
    cells = ((getattr(before, cell), getattr(activity.row, cell)) for cell in COLUMNS if cell != "lasning")
    pairs = (pair for scanned, mended in cells for pair in zip(scanned.split(), mended.split(), strict=False))
    return list(dict.fromkeys(f"{word} → {whole}" for word, whole in pairs if word != whole))


def _question(activity: "Activity") -> str:
    """Returns the question, with the short title where that is not the activity itself."""
    question = activity.question
    same = question.title == activity.row.aktivitet.rstrip(" .")
    return f"Fråga ({question.kind.label}): {question.text if same else question.line}"


def _forms(activity: "Activity") -> str:
    follow_up = activity.follow_up
    text = ", ".join(follow_up.forms) or "ingen form angiven, planens vanliga gäller"
    if follow_up.owner:
        text += f" (hos {follow_up.owner})"
    if follow_up.indicator:
        text += f"; siffra: {_asked(follow_up.indicator)}"
    return text


def _asked(indicator: "Indicator") -> str:
    """Returns the question, with its target where the question does not have it."""
    target = "" if indicator.target is None else swedish_number(indicator.target)
    return f"{indicator.question} (mål {target})" if target not in indicator.question else indicator.question
