"""What the answers say beyond the claims, unit by unit; what belongs to a claim is told in its sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tracker.domain.report import phrases
from tracker.domain.report.bare_words import NEEDS_CAUSE
from tracker.domain.report.group import Says
from tracker.domain.report.judge import Judgement
from tracker.domain.report.own_words import WHO, OwnWords
from tracker.domain.report.reservations import moved_to_others
from tracker.domain.report.telling import Claim, Telling
from tracker.domain.report.values import Voice
from tracker.domain.swedish import listed, sentence, swedish_near_date

# "Igår" means nothing without its day.
_NEAR = re.compile(r"\b(?:i ?går|i ?dag|i ?morgon|i förrgår|(?:förra|nästa) veckan?)\b", re.IGNORECASE)
_Said = Mapping[str, Sequence[Voice]]
_EVERYONE = 3  # voices that are called all of them when they say the same


def own_words_of(telling: Telling, judgement: Judgement) -> Iterator[Claim]:
    """Own content, unit by unit; the same words of several are told once."""
    found = _by_form(telling)
    for minutes, voices in found["minutes"].items():
        units = "" if len(voices) == len(telling.material.voices) else telling.some(voices)
        yield Claim(phrases.minutes(minutes, units), tuple(voices))
    for text, voices in found["fact"].items():
        yield Claim(sentence(text.replace(WHO, _speakers(telling, voices))), tuple(voices))
    if found["passive"]:
        yield from _when_done(telling, found["passive"])
    yield from _quoted(telling, judgement, found["quote"])
    yield from _causes_before(telling)
    hidden = tuple(voice for voice in telling.material.voices if voice.hidden)
    if hidden:
        yield Claim(phrases.held_back(listed(list(dict.fromkeys(one.speaker for one in hidden)))), hidden)
    for plan, voices in found["plan"].items():
        yield Claim(phrases.planned_by(_speakers(telling, voices), plan), tuple(voices))


def _by_form(telling: Telling) -> Mapping[str, _Said]:
    """Returns how words are told → the words → who says them."""
    found: dict[str, dict[str, list[Voice]]] = defaultdict(dict)
    for voice in telling.material.voices:
        own = telling.own[voice.report.id]
        form, text = _form(own, telling.material.single)
        if text:
            found[form].setdefault(text, []).append(voice)
    return found


def _form(own: OwnWords, single: bool) -> tuple[str, str]:
    if own.minutes:
        return "minutes", own.minutes
    if own.passive:
        return "passive", own.passive
    if own.plan:
        return "plan", own.plan
    return ("fact", own.fact) if own.fact and (own.placed or single) else ("quote", own.quote)


def is_quoted(own: OwnWords, single: bool) -> bool:
    """True if the words stand in quotation marks."""
    form, text = _form(own, single)
    return form == "quote" and bool(text)


def _speakers(telling: Telling, voices: Sequence[Voice]) -> str:
    """Returns who says it: "familjeenheten och vuxenenheten", "samtliga" where all of several do."""
    material = telling.material
    if len(voices) == len(material.voices) >= _EVERYONE and not material.silent:
        return phrases.EVERYONE
    return listed(list(dict.fromkeys(voice.speaker for voice in voices)))


def _quoted(telling: Telling, judgement: Judgement, said: _Said) -> Iterator[Claim]:
    """The causes first; what was said outside the period apart from the same words within it."""
    quotes: dict[tuple[str, str, bool], list[Voice]] = {}
    partly = [voice for group in telling.groups if group.says is Says.PARTLY for voice in group.voices]
    for text, voices in said.items():
        for voice in voices:
            explains = voice in judgement.deviating and voice not in partly and not moved_to_others(text)
            cause = telling.own[voice.report.id].cause and explains and voice.report.status in NEEDS_CAUSE
            quotes.setdefault((text, _when(telling, voice), cause), []).append(voice)
    for (text, when, cause), voices in sorted(quotes.items(), key=lambda one: not one[0][2]):
        speakers, predicate = (
            _speakers(telling, voices),
            phrases.says(text, cause, when, each=len(voices) > 1),
        )
        told = sentence(f"{speakers} {predicate}")
        addition = "" if when else predicate
        yield Claim(told, tuple(voices), dated=bool(when), addition=addition, cause=cause)


def _causes_before(telling: Telling) -> Iterator[Claim]:
    """The cause of what is still not done, from the answers that gave it."""
    found: dict[tuple[str, str], list[Voice]] = {}
    for voice in telling.material.voices:
        own = telling.own[voice.report.id]
        if own.cause_before and voice.before:
            month = phrases.months([voice.before.reported_on], telling.material.period.year)
            found.setdefault((own.cause_before, month), []).append(voice)
    for (cause, month), voices in found.items():
        says = phrases.says(cause, cause=True, month=f"i {month}")
        yield Claim(sentence(f"{_speakers(telling, voices)} {says}"), tuple(voices))


def _when_done(telling: Telling, found: _Said) -> Iterator[Claim]:
    """When each did it, in one sentence: eleven heads with eleven days are no eleven sentences."""
    parts = [(text, telling.some(voices)) for text, voices in found.items()]
    voices = tuple(voice for said in found.values() for voice in said)
    yield Claim(phrases.happened(parts, telling.at), voices)


def _when(telling: Telling, voice: Voice) -> str:
    """Returns "i maj" for what was said outside the period."""
    earlier = voice.affirmed or voice.said_on != voice.report.reported_on
    if voice.current and not earlier:
        near = _NEAR.search(telling.own[voice.report.id].quote)
        return f"den {swedish_near_date(voice.said_on)}" if near else ""
    return f"i {phrases.months([voice.said_on], telling.material.period.year)}"


def joined(telling: Telling, claims: Sequence[Claim], own: Sequence[Claim]) -> list[Claim]:
    """Returns all claims; words of exactly those who make a claim go on in its sentence.

    "Aktiviteten är försenad vid familjeenheten, som anger som orsak: ”…”"
    """
    told, left = list(claims), list(own)
    for index, claim in enumerate(told):
        for words in left:
            said = _together(telling, claim, words)
            if said is not None:
                told[index] = claim._replace(said=said)
                left.remove(words)
                break
    return [*told, *left]


def _together(telling: Telling, claim: Claim, words: Claim) -> phrases.Parts | None:
    """Returns the claim with the words; None if they are not of the same voices. A cause is no number's."""
    same = {voice.report.id for voice in claim.voices} == {voice.report.id for voice in words.voices}
    if not words.addition or not same or claim.dated or isinstance(claim.said, str):
        return None
    if words.cause and claim.says not in (Says.LATE, Says.NOT_BEGUN, Says.BEGUN):
        return None
    who = telling.who(claim.voices) or claim.voices[0].speaker
    return phrases.with_words(claim.said, who, words.addition)
