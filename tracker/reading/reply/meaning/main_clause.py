"""Extracts the main clause: a reason, a condition or a relative clause does not report the status."""

import re

from tracker.reading.reply.meaning import turning_words

_REASON = re.compile(r"trots|pga|p\W|pa grund|eftersom|till foljd|med anledning")
_INVERTED = re.compile(
    r"(?<!\w)(?:har|ar|blir|blev|kommer|hinner|hann|maste|far|fick|pagar|utgar|startar|borjar|drojer|"
    r"skjuts|skot|laggs|kunde|kan)"
    r" (?=(?:vi|det|den|detta|jag|\w+(?:en|et|na))(?!\w))"
)
_VERB = re.compile(
    r"(?<!\w)(?:ar|har|blev|blir|kommer|ska|skall|skulle|var|fick|far|hade|gar|gick|pagar|utgar|maste|"
    r"kan|kunde|"
    r"behover|flyttas|skjuts|laggs|saknas|aterstar)(?!\w)"
)


def main_clause(text: str) -> str:
    """The main clause: the words after "när", "eftersom", "för att" are a reason or a condition."""
    if text.startswith("om "):
        return ""
    found = turning_words.SUBORDINATE.search(text)
    if found is None:
        return text
    before = text[: found.start()]
    if found[0] == "som":
        return before + _after_relative(text[found.end() :]) if not _VERB.search(before) else before
    # "På grund av … har vi inte hunnit": the reason comes first and the main clause begins with its verb.
    turned = _INVERTED.search(text, found.end()) if _REASON.match(found[0]) and len(before) <= 4 else None
    return text[turned.start() :] if turned else before


def _after_relative(text: str) -> str:
    """ "(Kursen som) skulle hållas i maj är senarelagd": the words from the main verb on, or none."""
    verbs = list(_VERB.finditer(text))
    own = 0 if re.match(rf" (?:vi|jag|ni|de|man|den|det) (?!{_VERB.pattern})", text) else 1
    return text[verbs[own].start() :] if len(verbs) > own else ""
