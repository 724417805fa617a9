"""Parts of a reply without numbers: by titles that its sentences name, by lines in order, or for all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.for_all import rest_of
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.leading_words import ANSWERS
from tracker.reading.reply.questions.naming import abbreviated, name_ends, named, names_any, scores

_ABBREVIATION = re.compile(
    r"(?i)\b(t\.?ex|bl\.?a|m\.?fl|m\.?m|o\.?s\.?v|d\.?v\.?s|f\.?n|t\.?o\.?m|fr\.?o\.?m|ca|kl|nr|"
    r"st|ev|resp|ang|enl|f\.?d|p\.?g\.?a|v|"
    r"jan|feb|apr|aug|sept?|okt|nov|dec|inkl|avd|utb)\.(?=\s)"
    r"(?!(?<=st\.)\s+(?-i:[A-ZÅÄÖ]))"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+")
_CLAUSE = re.compile(r",\s+|;\s+|\s+(?:och|men|medan|samt)\s+")
_LABEL = re.compile(
    r"^[\s*•·–-]*+(?P<label>[^:.!?\n]{2,60}?)\s*(?::|=|\s[–—-]|\s?\.{3,}|\|)\s*(?P<rest>\S.*)$", re.DOTALL
)
# A sentence that goes on about the one before.
_GOES_ON = re.compile(
    r"(?:\W|(?:det|den|de|dem|dom|detta|denna|dessa|da|dar|dock|men|och|sa|sedan|darfor|daremot|vi|jag|man|har|"
    r"alla|allt|samtliga|bada|nagra|nagon|nagot|flera|de flesta|ingen|inga|inget|inte|ej|en|ett|tva|tre|fyra|"
    r"fem|sex|resten|ovriga|nasta|forsta|sista|totalt|sammanlagt|tyvarr|ja|nej|osakert|kommer|ska|planerar|"
    r"raknar|tror|hoppas|aven|dessutom|ocksa|bedom\w*|prognos\w*|hittills|under|i ar|just|nu|nar|om|"
    r"eftersom|bra|fungerar|senast|klart|pagar|arbetet|personalen|medarbetarna|deltagarna)(?!\w)|\d)"
)
_GOES_ON_WITHIN = re.compile(
    r"\s*+(?:,\s*+)?(?:och |men |medan |samt )?(?:har|hade|ar|var|blev|blir|finns|inte|ej|anvands|unga|"
    r"ungdomar|vuxna|familjer|anhoriga)(?!\w)"
)
_BULLET = re.compile(r"^\s*[*•·➢▪–—-]\s*")
_MOST = 80
UNKNOWN = 0  # the number of a part that names an activity which was not asked about
_LONGEST_LABEL, _LONGEST_LINE = 5, 240  # words, letters
_JOINED = re.compile(r"(?<!\w)(?:eller|varken|bade)(?!\w)")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts with the numbers that they answer; `loose` is what is about none of the titles."""

    answers: tuple[Part, ...]
    loose: tuple[str, ...] = ()


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, as written."""
    kept = _ABBREVIATION.sub(lambda found: found[0][:-1] + "\0", text)
    parts = [part.replace("\0", ".").strip() for part in _SENTENCE.split(kept, maxsplit=_MOST)]
    return [part for part in parts if part]


def by_title(text: str, asked: Sequence[int], titles: Sequence[str]) -> Parts:
    """The parts by title; a sentence that names none belongs to the one before."""
    titles = titles[: len(asked)]
    found: list[Part] = []
    loose: list[str] = []
    parted = [one for whole in sentences(text) for one in _stretches(whole, titles)]
    taken = _surely_named(parted, titles)
    for sentence in parted:
        row = _row(sentence, titles)
        if row:
            taken |= set(row)
            found.append(labelled(sentence, asked[row[0]], titles[row[0]], tuple(asked[one] for one in row)))
            continue
        rest = rest_of(sentence)
        place = _place(sentence, titles, taken)
        if rest is not None and found:
            left = tuple(n for n in asked if all(n not in part.numbers for part in found))
            found.append(Part(rest, left))
        elif place is not None:
            taken |= {place}
            _add(found, labelled(sentence, asked[place], titles[place]))
        elif _is_label(sentence):
            found.append(labelled(sentence, UNKNOWN, ""))
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words}\n{sentence}")
        else:
            loose.append(sentence)
    return Parts(_with_the_last(found, asked), tuple(loose))


def in_gaps(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...]:
    """The sentences as answers in order, where those that name nothing fill every gap between the others.

    "Gruppen träffas. Ungdomsrådet är igång. Telefonen …" answers three questions, if the second one has
    no word of "Demokratifrämjande arbete"; empty unless each question then has its answer.
    """
    titles = titles[: len(asked)]
    found: list[list[str]] = []
    places: list[int | None] = []
    parted = [one for whole in sentences(text) for one in _stretches(whole, titles)]
    sure = _surely_named(parted, titles)
    for sentence in parted:
        place = _place(sentence, titles, sure | {one for one in places if one is not None})
        goes_on = place is None or place in places
        if found and goes_on and (place is not None or _GOES_ON.match(fold(sentence))):
            found[-1].append(sentence)
        else:
            found.append([sentence])
            places.append(place)
    named = [place for place in places if place is not None]
    ordered = all(place in {None, at} for at, place in enumerate(places))
    if len(found) != len(titles) or not ordered or len(named) * 2 < len(titles) or len(named) == len(titles):
        return ()
    return tuple(_gap_filled(words, asked[at], titles[at], places[at]) for at, words in enumerate(found))


def _surely_named(parts: Sequence[str], titles: Sequence[str]) -> frozenset[int]:
    """The titles that a part names by words of no other: "blanketten" takes one of two "information"."""
    places = (_place(part, titles, frozenset()) for part in parts)
    return frozenset(place for place in places if place is not None)


def _gap_filled(words: Sequence[str], number: int, title: str, place: int | None) -> Part:
    if place is None:
        return Part("\n".join(words), (number,), shared=True)
    first = labelled(words[0], number, title)
    return replace(first, words="\n".join([first.words, *words[1:]]))


def _place(sentence: str, titles: Sequence[str], taken: frozenset[int]) -> int | None:
    label = _LABEL.match(sentence)
    place = named(label["label"], titles, taken) if label else None
    if place is None and label:
        place = abbreviated(label["label"], titles)
    return named(sentence, titles, taken) if place is None else place


def _row(sentence: str, titles: Sequence[str]) -> tuple[int, ...]:
    """The titles of "VBE-teamet och SIG: nej" and "vi har inte behövt VBE-teamet eller SIG"; empty if one."""
    label = _LABEL.match(sentence)
    head = label["label"] if label else sentence
    named_all = tuple(place for place, score in enumerate(scores(head, titles)) if score)
    joined = label is not None or _JOINED.search(fold(sentence)) is not None
    return named_all if len(named_all) > 1 and joined else ()


def labelled(sentence: str, number: int, title: str, numbers: tuple[int, ...] = ()) -> Part:
    """The sentence, with the words that only name the activity as its label."""
    found = _LABEL.match(sentence)
    if found and ANSWERS.match(fold(found["label"].strip())) and not names_any(found["label"], title):
        found = None  # "nej - men vi har koll"
    if found and (_is_short(found["label"]) or names_any(found["label"], title)):
        return Part(found["rest"], numbers or (number,), sentence[: found.start("rest")].strip())
    at = name_ends(sentence, title) if title and not numbers else 0
    return Part(sentence[at:], numbers or (number,), sentence[:at].strip())


def _add(found: list[Part], new: Part) -> None:
    for at, part in enumerate(found):
        if part.numbers != new.numbers:
            continue
        if new.label and not part.label:
            found[at] = replace(part, numbers=(UNKNOWN,))  # the label is the surer of the two
            break
        if part.label and new.label and part.label != new.label:
            found[at] = replace(part, words=f"{part.words}\n{new.comment}", numbers=(UNKNOWN,))  # two lines
        else:
            found[at] = replace(part, words=f"{part.words}\n{new.comment}")
        return
    found.append(new)


def _is_label(sentence: str) -> bool:
    label = _LABEL.match(sentence)
    return label is not None and _is_short(label["label"]) and label["label"][:1].isupper()


def _is_short(label: str) -> bool:
    return len(label.split()) <= _LONGEST_LABEL


def _with_the_last(found: Sequence[Part], asked: Sequence[int]) -> tuple[Part, ...]:
    """A label that names no title is the one activity left, if every other is named by another label."""
    unknown = [part for part in found if part.numbers == (UNKNOWN,)]
    left = [n for n in asked if all(n not in part.numbers for part in found)]
    if len(unknown) == 1 and len(left) == 1:
        return tuple(replace(part, numbers=(left[0],)) if part is unknown[0] else part for part in found)
    return tuple(found)


def _stretches(sentence: str, titles: Sequence[str]) -> list[str]:
    """A sentence, or its clauses where each names another title."""
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(sentence)), len(sentence)]
    places = {named(sentence[a:b], titles) for a, b in pairwise(cuts)} - {None}
    if sum(map(bool, scores(sentence, titles))) < 2 and len(places) < 2:
        return [sentence]
    found: list[str] = []
    last: int | None = None
    for part in (sentence[a:b] for a, b in pairwise(cuts)):
        place = named(part, titles)
        if found and (place is None or place == last or _has_no_subject(part)):
            found[-1] += part
        else:
            found.append(part)
            last = place
    return [re.sub(r"^[,;\s]+(?:och |men |medan |samt )?", "", part) for part in found]


def _has_no_subject(part: str) -> bool:
    """True for "men har inte använts", and for "och unga" of "barn och unga"."""
    return _GOES_ON_WITHIN.match(fold(part)) is not None


def by_lines(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...]:
    """Lines in the order of the questions, if there are as many, and none names another activity."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    bullets = [line for line in lines if _BULLET.match(line)]
    lines = bullets if len(bullets) == len(asked) else lines
    if len(lines) != len(asked) or len(asked) < 2 or any(len(line) > _LONGEST_LINE for line in lines):
        return ()
    titles = titles if len(titles) >= len(asked) else [""] * len(asked)
    if not all(_fits(line, at, titles[: len(asked)]) for at, line in enumerate(lines)):
        return ()
    own = (_BULLET.sub("", line, count=1).strip() for line in lines)
    return tuple(
        labelled(line, number, title) for line, number, title in zip(own, asked, titles, strict=False)
    )


def _fits(line: str, at: int, titles: Sequence[str]) -> bool:
    """True if the line's label, or its words, name no other title than its own."""
    label = _LABEL.match(line)
    words = label["label"] if label else line
    return names_any(words, titles[at]) or not any(names_any(words, title) for title in titles)
