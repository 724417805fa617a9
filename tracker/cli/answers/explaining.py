"""tracker explain: shows how a text is read. Stores nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from tracker.cli.answers.reply_lines import MOST, replies_to_explain
from tracker.cli.app import App, Command, Group
from tracker.cli.show import paragraph, show_json, show_json_line
from tracker.cli.streams import LARGEST, everything, limited, lines
from tracker.cli.values import YEAR as PLAN_YEAR
from tracker.domain.shapes import follow_up_json, roles_json, schedule_json
from tracker.domain.text import harmless
from tracker.errors import NotFoundError, os_reason

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Hur det visas."
)
YEAR = click.option("--year", type=PLAN_YEAR, metavar="ÅR", help="Planens år (annars i år).")
# All take --year, so that scripts can call them alike; only tidplan uses it.
UNUSED_YEAR = click.option("--year", type=PLAN_YEAR, expose_value=False, hidden=True)


@click.group(cls=Group)
def explain() -> None:
    """Visar hur en text ur en plan eller ett svar förstås. TEXT - läser rader från standard in."""


@explain.command(cls=Command)
@click.argument("text", metavar="TEXT")
@YEAR
@FORMAT
@click.pass_obj
def tidplan(app: App, text: str, year: int | None, form: str) -> None:
    """Vad en tidplan betyder: datum, hur ofta, eller varför den är oklar."""
    from tracker.reading.tidplan import read_tidplan

    at = year if year is not None else app.today.year
    _explain(text, form, lambda one: schedule_json(read_tidplan(one, at)), lambda shape: shape["explanation"])


@explain.command(cls=Command)
@click.argument("text", metavar="TEXT")
@UNUSED_YEAR
@FORMAT
@click.pass_obj
def ansvarig(app: App, text: str, form: str) -> None:
    """Vilka roller och enheter som ansvarar."""
    from tracker.reading.ansvarig import read_ansvarig

    lexicon = app.settings.lexicon()
    _explain(text, form, lambda one: roles_json(read_ansvarig(one, lexicon)), _roles_text)


@explain.command(cls=Command)
@click.argument("text", metavar="TEXT")
@UNUSED_YEAR
@FORMAT
def uppfoljning(text: str, form: str) -> None:
    """Var och hur något följs upp."""
    from tracker.reading.uppfoljning import read_uppfoljning

    _explain(text, form, lambda one: follow_up_json(read_uppfoljning(one)), _forms_text)


@explain.command(cls=Command)
@click.argument("file", metavar="FIL", required=False, default="-")
@click.option(
    "--activities",
    type=click.IntRange(1, MOST),
    metavar="ANTAL",
    default=1,
    help="Hur många aktiviteter brevet frågade om.",
)
@click.option(
    "--jsonl",
    is_flag=True,
    help='Standard in har en rad {"text", "activities", "titles", "date", "questions", "forecast"} per svar.',
)
@click.option("--why", is_flag=True, help="Visa också varför: satser, regel, vem som avgjorde, hur säkert.")
@FORMAT
def reply(file: str, activities: int, jsonl: bool, why: bool, form: str) -> None:
    """Vad ett svar betyder: ett helt mejl (.eml) eller bara dess text."""
    from tracker.services.answers.explain_reply import explain_message, explain_text

    if jsonl:
        for asked in replies_to_explain():
            show_json_line(explain_text(asked, why=why))
        return
    shape = explain_message(_bytes(file), activities, why=why)
    show_json(shape) if form == "json" else click.echo(harmless(_reply_text(shape)))


def _explain(text: str, form: str, read: Callable[[str], Any], describe: Callable[[Any], str]) -> None:
    if text == "-":
        for line in lines():
            shape = read(line)
            show_json_line(shape) if form == "json" else click.echo(harmless(describe(shape)))
        return
    shape = read(text)
    show_json(shape) if form == "json" else click.echo(harmless(describe(shape)))


def _bytes(file: str) -> bytes:
    if file == "-":
        return everything()
    try:
        with open(file, "rb") as opened:
            return limited(opened.read(LARGEST + 1))
    except OSError as error:
        raise NotFoundError(f"Filen {file} går inte att öppna: {os_reason(error)}.") from error


def _roles_text(shape: list[dict[str, Any]]) -> str:
    if not shape:
        return "Ingen ansvarig kunde läsas."
    return "; ".join(
        ("samtliga " if role["all"] else "")
        + ", ".join(part for part in (role["role"], role["unit"]) if part)
        for role in shape
    )


def _forms_text(shape: dict[str, Any]) -> str:
    parts = [", ".join(shape["forms"]) or "Ingen uppföljning angiven: planens vanliga form gäller"]
    if shape["owner"]:
        parts.append(f"ägare {shape['owner']}")
    if shape["indicator"]:
        parts.append(f"siffra: {shape['indicator']['question']}")
    return "; ".join(parts)


def _reply_text(shape: dict[str, Any]) -> str:
    lines = [line for answer in shape["answers"] for line in _answer_lines(answer)]
    lines += [f"! {reason}" for reason in shape["reasons"]] if shape["review"] else []
    return "\n".join(lines) or f"Inget svar ({shape['class']})."


def _answer_lines(answer: dict[str, Any]) -> Iterator[str]:
    from tracker.domain.reply.explanation import explained
    from tracker.domain.reply.trace import trace_from_json

    yield f"{answer['activity'] or '?'}: {answer['status'] or 'oklart'} {answer['comment']}"
    trace = trace_from_json(answer.get("why"))
    yield from (paragraph(line, indent=3, hanging=2) for line in (explained(trace) if trace else ()))
