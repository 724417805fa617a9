"""Shows one review item on one screen: the text beside the suggestion."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from tracker.cli.show import paragraph
from tracker.clock import swedish_day
from tracker.domain.reply.explanation import summary
from tracker.domain.text import harmless

if TYPE_CHECKING:
    from tracker.services.answers.review import ReviewCase


def show_review(one: "ReviewCase", labels: Mapping[str, str]) -> None:
    """Prints the sender, the activities, the text, the reasons and the suggestion."""
    sender = f"{one.person.name} <{one.person.email}>" if one.person else "okänd avsändare"
    click.echo(f"\nGranskning {one.item.id}: {sender}, {swedish_day(one.item.received_at)}")
    for number, stored in one.numbered:
        click.echo(paragraph(f"{number} = {stored}: {stored.activity.row.aktivitet}", indent=2, hanging=4))
    for line in one.item.text.splitlines()[:20]:
        click.echo(f"  | {harmless(line)}")
    for reason in one.item.reasons:
        click.echo(paragraph(f"! {reason}", indent=2, hanging=2))
    for read, trace in zip(one.item.suggestion, one.item.traces, strict=True):
        label = labels.get(read["status"] or "", "oklart")
        click.echo(paragraph(f"→ {read['activity'] or '?'}: {label}. {read['comment']}", indent=2, hanging=2))
        if trace:
            click.echo(paragraph(summary(trace, labels), indent=4, hanging=2))
