"""The short title of an activity: its first clause up to ten words, cut where the sense allows it.

A title has only words of the row, in their order.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.plan import Activity
from tracker.domain.question import LONGEST_TITLE, MOST_TITLE_WORDS
from tracker.reading.question.boundaries import Cut, cuts, ends_well, without_determiner
from tracker.reading.question.clauses import first_sentence, folded_words, plain
from tracker.reading.question.conditions import condition_at
from tracker.reading.question.words import TASK

_FEWEST = 3  # words before a cut, unless what follows is only an example
_BODY = (
    r"(?:verksamhet(?:en|er|erna)?|enhet(?:en|er|erna)?|enhetschef(?:en|er|erna)?|chef(?:en|er|erna)?"
    r"|forvaltning(?:en|ar|arna)?|namnd(?:en|er|erna)?|avdelning(?:en|ar|arna)?|kommunen|staden|vi|man"
    r"|stadsdelsforvaltningen|regionen|socialtjansten|organisationen|avdelningschef(?:en|er|erna)?)"
)
_PADDING = re.compile(
    r"^(?:(?:all|alla|samtliga|berord|berorda|respektive|varje|aktuella|ovriga|kommunens|stadens"
    rf"|forvaltningens|namndens) )*{_BODY} (?:ska|skall|bor|kommer att) "
    r"(?:(?:ocksa|aven|arligen|aktivt|fortsatta att|fortsatt|lopande|kontinuerligt|vid behov) )*"
    r"(?!(?:ha|vara|bli|fa|finnas|ga|genomga|delta)\b)(?=\w+(?:a|se|ge|ta|ga|sta|na|be)\b)"
)
_LEAD = re.compile(r"^(?:att|vid behov)[ ,]+(?=\w)")
_IN_PASSING = re.compile(r",? ?\(vid behov\)|, vid behov,| vid behov(?= \w)| lopande(?= \w+as\b)")
_TOGETHER = re.compile(rf"^(?:i (?:samverkan|samarbete|samrad)|tillsammans) med [^.,;]+? (?={TASK}\b)")
_SO_THAT = re.compile(r"^\w+ sa att (?=\w)")
_AT = re.compile(
    r"^(?:vid|i samband med|infor) (?P<what>[^.,;]{4,70}?),? "
    r"(?:ska\b|skall\b|bor\b|sakerstall|kontroller|anvand"
    r"|informer|gors\b|kontakta|folj|beakta|tillampa|genomfor|uppratta|prova|stall[as]|efterfraga)"
)


def short_title(text: str, *, instead: str = "") -> str:
    """Returns at most ten words of an activity; of `instead` if the activity has no words."""
    title = _title(first_sentence(text)) or _title(first_sentence(instead))
    return title[:1].upper() + title[1:]


def _title(sentence: str) -> str:
    text = _without_padding(sentence)
    if not re.search(r"\w", text):
        return ""
    condition = condition_at(folded_words(text))
    if condition is not None and len(text[:condition].split()) >= _FEWEST:
        text = " ".join(_ended(text[:condition].split()))
    text = _trimmed(text)
    if _fits(text):
        return text
    at = _AT.match(folded_words(text))
    if at:
        return _title(text[slice(*at.span("what"))])
    return _cut(text)


def _without_padding(text: str) -> str:
    text = _removed(_LEAD, text)
    for pattern in (_PADDING, _LEAD, _IN_PASSING, _TOGETHER, _SO_THAT):
        if pattern in (_TOGETHER, _SO_THAT) and _fits(text):
            break
        text = _removed(pattern, text)
    return text


def _removed(pattern: re.Pattern[str], text: str) -> str:
    """Returns the text without what the pattern finds in its folded letters."""
    for found in reversed(list(pattern.finditer(folded_words(text)))):
        text = text[: found.start()] + text[found.end() :]
    return text


def _fits(text: str) -> bool:
    return len(text.split()) <= MOST_TITLE_WORDS and len(text) <= LONGEST_TITLE


def _trimmed(text: str) -> str:
    return text.strip(" ,;:.–-/")


def _cut(text: str) -> str:
    """Returns the longest beginning that fits and ends at the strongest boundary."""
    words = text.split()
    found = [cut for cut in cuts(words) if _fits(" ".join(words[: cut.at])) and ends_well(words[: cut.at])]
    found = [cut for cut in found if _is_enough(cut, words)]
    if found:
        best = max(found, key=lambda cut: (cut.strength, cut.at))
        return _trimmed(" ".join(without_determiner(words[: best.at], words[best.at])))
    return _first_words(words)


def _is_enough(cut: Cut, words: Sequence[str]) -> bool:
    if cut.example:
        return len(" ".join(words[: cut.at])) >= 10
    return cut.at >= _FEWEST


def _first_words(words: Sequence[str]) -> str:
    kept = list(words[:MOST_TITLE_WORDS])
    while len(kept) > 1 and not _fits(" ".join(kept)):
        kept.pop()
    return _trimmed(" ".join(_ended(kept)))[:LONGEST_TITLE]


def _ended(words: Sequence[str]) -> list[str]:
    """Returns the words without those at the end that something must follow."""
    kept = list(words)
    while len(kept) > 1 and not ends_well(kept):
        kept.pop()
    return kept


def with_unique_titles(activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """Returns the activities of a plan; those with equal titles get more words of their rows."""
    titles = [activity.question.title for activity in activities]
    twins = {title.casefold() for title in titles if titles.count(title) > 1}
    taken: set[str] = set()
    done = []
    for activity in activities:
        title = activity.question.title
        if title.casefold() in twins:
            same = [one for one in activities if one.question.title.casefold() == title.casefold()]
            title = _told_apart(activity, same, taken)
        taken.add(title.casefold())
        done.append(replace(activity, question=replace(activity.question, title=title)))
    return tuple(done)


def _told_apart(activity: Activity, same: Sequence[Activity], taken: set[str]) -> str:
    title = activity.question.title
    for cell in ("aktivitet", "omrade", "ansvarig", "tidplan"):
        own = getattr(activity.row, cell)
        if not own or [getattr(one.row, cell) for one in same].count(own) > 1:
            continue
        more = _different_words(own, [getattr(one.row, cell) for one in same]) if cell == "aktivitet" else own
        wider = _with_bracket(title, more)
        if more and wider.casefold() not in taken:
            return wider
    return _with_bracket(title, str(activity.number))


def _different_words(own: str, all_of_them: Sequence[str]) -> str:
    """Returns the words of `own` from the first that the others do not share."""
    words = plain(own).split()
    others = [plain(other).split() for other in all_of_them if other != own]
    shared = 0
    while shared < len(words) and any(other[: shared + 1] == words[: shared + 1] for other in others):
        shared += 1
    return " ".join(words[shared:])


def _with_bracket(title: str, more: str) -> str:
    added = _first_words(_trimmed(more).split()[:4]).strip("()")
    words = title.split()
    room = MOST_TITLE_WORDS - len(added.split())
    kept = words if len(words) <= room else _cut_to(words, room)
    while len(kept) > 1 and len(f"{' '.join(kept)} ({added})") > LONGEST_TITLE:
        kept = kept[:-1]
    return f"{_trimmed(' '.join(kept))} ({added})"


def _cut_to(words: Sequence[str], most: int) -> list[str]:
    found = [cut.at for cut in cuts(words) if 2 <= cut.at <= most and ends_well(words[: cut.at])]
    return list(words[: max(found, default=most)])
