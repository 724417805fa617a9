"""Inställningar: what a coordinator sets for a district, and the texts of the letters with their preview."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from tracker.domain.desk_rules import RuleGroup
from tracker.domain.swedish import listed
from tracker.errors import UsageError
from tracker.services.access.own_districts import planned_districts
from tracker.services.letters.desk_texts import (
    DeskText,
    TextPreview,
    desk_texts,
    drop_text,
    keep_text,
    letter_now,
    preview_text,
    text_called,
)
from tracker.services.upkeep.desk_rules import (
    RuleChange,
    RuleNow,
    WrongRulesError,
    reset_rules,
    rules_now,
    set_rules,
)
from tracker.settings.desk import texts_are_locked
from tracker.web.access import actor, me, need_change
from tracker.web.context import here
from tracker.web.desk import changeable_districts, chosen_districts, district_names, say
from tracker.web.meanwhile import is_as_shown
from tracker.web.safety import LETTER_CSP

page = Blueprint("settings", __name__, url_prefix="/installningar")
Shown = str | AnyResponse | tuple[str, int]
_CHANGED = (
    "Texten har ändrats sedan du öppnade sidan, och den som gäller nu står under fältet. "
    "Det du skrev är kvar i fältet. Spara igen om det ska gälla i stället."
)

_OTHERS = "Något annat är satt sedan du öppnade sidan: se vad som gäller nu, och tryck igen om allt ska bort."


@page.get("")
def show() -> str:
    with here().reading() as session:
        districts = chosen_districts(session)
    return _shown(districts[0] if len(districts) == 1 else "", districts)


@page.post("/<district>")
def change(district: str) -> Shown:
    """Sets what has been changed on the page; what another has changed meanwhile stays, or is told."""
    _need_district(district)
    context, form = here(), request.form
    typed = {
        key: words
        for key, words in form.items()
        if f"forut-{key}" in form and _lines(words) != _lines(form[f"forut-{key}"])
    }
    try:
        with context.work() as session:
            shown = {key: form[f"forut-{key}"] for key in typed}
            done = set_rules(session, actor(), context.now, context.settings, district, typed, shown)
    except WrongRulesError as error:
        return _shown(district, (district,), typed, error.wrong), 422
    return _said(district, done)


@page.post("/<district>/aterstall")
def reset(district: str) -> Shown:
    """Puts the rules of the district back, if they are still those that the page showed."""
    _need_district(district)
    context = here()
    if not is_as_shown("satt", _own(rules_now(context.settings, district))):
        return _shown(district, (district,), wrong={"satt": _OTHERS}), 422
    with context.work() as session:
        done = reset_rules(session, actor(), context.now, context.settings, district)
    return _said(district, done)


@page.get("/texter/<name>")
def text(name: str) -> str:
    return _text_shown(text_called(here().settings, name))


@page.post("/texter/<name>")
def change_text(name: str) -> Shown:
    """Shows a letter with the text, or keeps it, or goes back to the program's own."""
    _need_all_districts()
    context, words, deed = here(), request.form.get("text", ""), request.form.get("bara", "")
    found = text_called(context.settings, name)
    if deed != "webbsida" and not is_as_shown("text", found.words):
        return _text_shown(found, words, wrong=_CHANGED, changed=True), 422
    if deed in ("visa", "webbsida"):
        preview = preview_text(context.settings, found.name, words)
        if deed == "webbsida" and preview.letter and not preview.wrong:
            return Response(preview.letter.html, headers={"Content-Security-Policy": LETTER_CSP})
        return _text_shown(found, words, preview)
    try:
        with context.work() as session:
            given = session, actor(), context.now, context.settings, found.name
            if deed == "aterstall":
                drop_text(*given)
            else:
                keep_text(*given, words)
    except UsageError as error:
        return _text_shown(found, words, wrong=error.sentence), 422
    say("Programmets egen text gäller igen." if deed == "aterstall" else "Texten gäller från nästa brev.")
    return redirect(url_for(".text", name=name), code=303)


def _need_district(district: str) -> None:
    need_change(district)
    with here().reading() as session:
        if district not in planned_districts(session):
            abort(404)


def _need_all_districts() -> None:
    """The texts are those of all districts: who changes them changes every district with a plan."""
    if not _may_change_texts():
        abort(403)


def _may_change_texts() -> bool:
    with here().reading() as session:
        there = planned_districts(session)
        mine = changeable_districts(session)
    return me().access.is_administrator or (bool(mine) and set(there) <= set(mine))


def _said(district: str, done: tuple[RuleChange, ...]) -> AnyResponse:
    say(f"{listed([one.sentence for one in done])}. Det gäller från nu." if done else "Inget är ändrat.")
    return redirect(url_for(".show", distrikt=district), code=303)


def _own(rules: tuple[RuleNow, ...]) -> tuple[tuple[str, str], ...]:
    """Returns what is set at the desk, for the mark of the form that takes it away."""
    return tuple((one.rule.key, one.value) for one in rules if one.own)


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def _shown(
    district: str,
    districts: tuple[str, ...],
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> str:
    settings = here().settings
    rules = rules_now(settings, district) if district else ()
    return render_template(
        "web/settings.html",
        district=district,
        districts=districts,
        names=district_names(),
        rules=rules,
        own=_own(rules),
        groups=list(RuleGroup),
        typed=typed or {},
        wrong=wrong or {},
        may_change=bool(district) and me().access.may_change(district),
        texts=desk_texts(settings),
        texts_locked=texts_are_locked(settings),
        file=settings.file.name if settings.file else "tracker.toml",
    )


def _text_shown(
    found: DeskText,
    typed: str | None = None,
    preview: TextPreview | None = None,
    wrong: str = "",
    changed: bool = False,
) -> str:
    settings = here().settings
    shown = preview or letter_now(settings, found)
    return render_template(
        "web/settings_text.html",
        text=found,
        words=found.words if typed is None else typed,
        unsaved=typed is not None and not wrong,
        preview=shown,
        wrong=wrong,
        changed=changed,
        locked=texts_are_locked(settings),
        may_change=_may_change_texts(),
    )
