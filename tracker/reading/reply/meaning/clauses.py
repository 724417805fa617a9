"""A text as sentences and clauses. Lines that a mail program broke at 76 characters are joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.reading.reply.meaning.slips import corrected
from tracker.reading.reply.meaning.turning_words import FUTURE_VERB, HEDGE
from tracker.reading.reply.patterns import fold

_SOFT_BREAK = re.compile(r"(?<![.!?:;,])[ \t]*\n(?=[ \t]*[a-zåäö(])")
_COMMA_BREAK = re.compile(r",[ \t]*\n(?=[ \t]*[a-zåäö(])")
_ABBREVIATION = re.compile(
    r"\b(t\.? ?ex|p\.? ?g\.? ?a|bl\.? ?a|d\.? ?v\.? ?s|o\.? ?s\.? ?v|f\.? ?n|t\.? ?o\.? ?m|fr\.? ?o\.? ?m|"
    r"m\.? ?m|m\.? ?fl|ca|kl|nr|v|st|ev|resp|jan|feb|apr|aug|sept?|okt|nov|dec|prel)\.(?=\s*\S)",
    re.IGNORECASE,
)
_MONTH_AT_END = re.compile(r"(?<=\d )(jan|feb|apr|aug|sept?|okt|nov|dec)\.(?= +[A-ZÅÄÖ])")
_SENTENCE_END = re.compile(r"(?<!\d)[.!?;…]+|[.!?;…]+(?!\d)|\n+|(?<=\w)[.](?=[A-ZÅÄÖ])|:[)(]|[😀-🙏👍✅]")
_CLAUSE_END = re.compile(
    r",(?!\d)|(?<=\s)[–—-](?=\s)|(?<!\d)/|/(?!\d)|[:()•]|(?<!\w)(?=(?:men|fast|dock|däremot|dock|"
    r"utan(?= att)?)(?!\w))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?<=\w) \((?:[\w-]+ ?){1,3}\)(?= \w)")  # "första delen (webb) har alla gjort"
_OPENER = re.compile(r"(?:men|fast|dock|daremot)\b")
_EMPTY = re.compile(r"^[\W_]*$")
_GREETING = re.compile(
    r"^\W*(?:hej(?:san)?|tjena|god (?:morgon|dag|kvall|formiddag|eftermiddag)|hallo)(?:\W+[a-z-]+){0,3}\W*$"
)

_FINITE = (
    r"(?:ar|har|blev|blir|gar|gick|pagar|haller|hade|var|fick|kan|tar|kor|ligger|vantar|saknas|aterstar|"
    r"behover|behovs|startar|startade|borjar|borjade|utgar|jobbar|arbetar|fungerar|anvands|anvander|kom|"
    r"finns|galler|ska|kommer|gor|rullar)"
)
_NUMBER = r"(?:en|ett|tva|tre|fyra|fem|sex|sju|atta|nio|tio|\d{1,4})"
# "Rutinen är skriven och personalen är informerad", "vi bytte de sista och nu är alla klara": a clause of its
# own, with its own verb.
_NEW_CLAUSE = re.compile(
    rf"(?<!\w)(?:och|samt|sa) (?=(?:(?:nu|idag|i dag) {_FINITE}|nu [a-z]+r vi|"
    rf"(?:nu )?(?:vi|jag|den|det|de|alla|allt|samtliga|bada|resten|(?:de )?ovriga|{_NUMBER}(?: [a-z]+)?|"
    rf"(?:den |de |det )?(?:\w+a )?[a-z-]{{4,}}(?:en|et|an|na)) {_FINITE})(?!\w))"
)
_CONCLUSION = re.compile(r"sa (?:det|den) (?:ar|pagar|utgar)(?!\w)")
# After these, and after an "och" that follows, something may be wished, believed or conditional.
_BOUND = re.compile(r"(?<!\w)(?:att|om|nar|innan|tills|forran|ifall|som|da|medan|eftersom)(?!\w)")


# Politeness that does not report on the work: "hör av dig om du undrar något".
_COURTESY = re.compile(
    r"(?:hor (?:garna )?av (?:dig|er)(?! till)|(?:ar det )?bara att (?:ringa|hora|fraga|mejla|maila)|"
    r"(?:har|om|vid) (?:du|ni|eventuella)? ?(?:har )?(?:nagra |fler )?(?:fragor|funderingar)|"
    r"(?:ring|mejla|maila) (?:garna |mig |dolt |pa )*(?:om|vid)(?!\w)|"
    r"ha en (?:fin|bra|trevlig|skon)|trevlig (?:helg|sommar))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: `text` folded and corrected, `words` as they were written.

    `sentence` counts from 0, `opener` is True for "men …".
    """

    text: str
    sentence: int
    opener: bool = False
    words: str = ""


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of `text` in folded letters, without greetings and questions."""
    found = []
    for number, sentence in enumerate(_sentences(text)):
        for part in _CLAUSE_END.split(_ASIDE.sub(" ", sentence)):
            written = part.split()
            text = corrected(" ".join(fold(part).split()))  # as many words as were written
            for start, end in _own_clauses(text):
                folded = text[start:end]
                if not (_EMPTY.match(folded) or _GREETING.match(folded) or _COURTESY.match(folded)):
                    first = text.count(" ", 0, start)
                    words = " ".join(written[first : first + len(folded.split())])
                    opener = _OPENER.match(folded) is not None
                    found.append(Clause(folded, number, opener, words))
    return tuple(found)


def _own_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the clauses of a part (folded) that only "och" or "så" joins."""
    start = 0
    for joint in _NEW_CLAUSE.finditer(text):
        before = text[start : joint.start()]
        bound = (_BOUND, HEDGE) if _CONCLUSION.match(text, joint.start()) else (_BOUND, HEDGE, FUTURE_VERB)
        if any(pattern.search(before) for pattern in bound):
            break
        yield start, start + len(before.rstrip())
        start = joint.end()
    yield start, len(text)


def _sentences(text: str) -> Iterator[str]:
    joined = _COMMA_BREAK.sub(", ", _SOFT_BREAK.sub(" ", text))
    joined = _MONTH_AT_END.sub(r"\1!", joined)  # "sedan 1 okt. Införandet är klart": a sentence ends there
    joined = _ABBREVIATION.sub(lambda match: match[1].replace(".", ""), joined)
    start = 0
    for end in _SENTENCE_END.finditer(joined):
        if "?" not in end[0]:
            yield joined[start : end.start()]
        start = end.end()
    yield joined[start:]
