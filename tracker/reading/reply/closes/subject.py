"""The activity's own name before the status word: "den lokala utbildningen är genomförd, 4 maj"."""

import re

from tracker.reading.reply.closes import verbs
from tracker.reading.reply.meaning.title_verbs import OPEN_ENDED, verbs_of
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.naming import names_wholly

_SUBJECT = re.compile(
    r"\s*(?P<subject>(?:[a-z-]+ ){1,6}?)(?:(?:ar|blev|har blivit) )?(?:nu |redan |ocksa )?"
    r"(?P<done>klar[ta]?|genomford(?:a|es)?|avslutad(?:e|es)?|slutford(?:a|es)?|holls|[a-z]{4,}(?:ad|ade|ades))(?!\w)"
)
_LINKS = frozenset({
    "den", "det", "de", "vara", "var", "for", "av", "i", "om", "pa", "med", "till", "vid", "mot", "och",
    "stadens", "lokala",
})  # fmt: skip
_HELD = frozenset({"genomfora", "halla", "anordna", "arrangera", "ordna"})
_CARRIED_OUT = re.compile(r"genomford|avslutad|slutford")


def without_subject(words: str, title: str) -> str:
    """The words with "klart" for a name of this activity and its status; unchanged if they begin otherwise.

    "Klar" of a noun counts only where the title has no verb of its own: the routine may be ready before it
    is introduced, and the leaflet before it is handed out.
    """
    found = _SUBJECT.match(fold(words))
    if found is None or not _is_named(found["subject"], title) or not _is_whole(found["done"], title):
        return words
    return f"klart{words[found.end() :]}"


def _is_named(subject: str, title: str) -> bool:
    own = [word for word in subject.split() if word not in _LINKS]
    return bool(own) and all(names_wholly(word, title) for word in own)


def _is_whole(done: str, title: str) -> bool:
    if any(done.startswith(one.removesuffix("a")) for one in OPEN_ENDED):
        return False
    if _CARRIED_OUT.match(done) or verbs.is_own(done, fold(title)):
        return True
    is_event = all(verb.infinitive in _HELD for verb in verbs_of(title))
    return is_event and (done.startswith("klar") or done == "holls")
