"""Names of people in an answer: a section that is public names none, not even a colleague.

No list holds every name. A word with a capital within a sentence is therefore taken for a name, unless the
plan or the organisation uses it, it looks like a place or a body, or it follows "i" or "på". Words that are
held back by mistake cost a sentence; a name that is printed cannot be taken back.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.report.given_names import ALSO_WORDS, GIVEN_NAMES
from tracker.domain.report.single_cases import tells_of_one
from tracker.domain.swedish import number_word

_LETTERS = r"a-zåäöéèüáíóøæćčšž"
_WORD = re.compile(
    rf"(?P<before>[^\sA-ZÅÄÖÉÜŠŽČØÆ]*[.!?:;”\"“(/–—•*-]\s*|(?P<small>[\w§]+),?\s+|^\W*)?"
    rf"\b(?P<word>[A-ZÅÄÖÉÜŠŽČØÆ][{_LETTERS}]+(?:-[A-ZÅÄÖ]?[{_LETTERS}]+)*)\b"
)
_SHORTEST = 3
_LONG_WORD = re.compile(r"(\w{60})\w+")  # what no Swedish word is costs time, and names nobody
# "(Berglund)", "klart/Berglund", "S.Berglund", "Kontakt: Berglund": what stands so alone is a name.
_BRACKET = re.compile(r"\)| [A-ZÅÄÖ]\w+\)")
_SET_APART = re.compile(
    r"(?:^|[\s.!])/$|(?-i:\b[a-zåäö]+/)$|\b[A-ZÅÄÖ]\.$|\b(?:kontakt|ansvariga?|frågor|deltagare|mvh)\W*$",
    re.IGNORECASE,
)
NUMBER_WORDS = tuple(number_word(number) for number in range(21))
# What bodies, places, systems and days are called, besides what the plan and the organisation name.
_BODY = re.compile(
    r"(?:verket|institutet|samordnaren|chefen|konsulenten|handläggaren|sekreteraren|styrelsen|rådet|nämnden|förvaltningen|avdelningen|enheten|gruppen|teamet|centrum|centret"
    r"|centralen|kommun|kommunen|region|regionen|län|länet|staden|stan|polisen|myndigheten|bolaget|kontoret"
    r"|skolan?|förskolan?|gymnasiet|gården?|backen|hagen|ängen|lunden|gläntan|parken|torget|gatan|vägen|leden"
    r"|plan|hallen|huset|hemmet|boendet|kyrkan|föreningen|kåren|missionen|jouren|akuten|mottagningen"
    r"|förmedlingen|kassan|biblioteket|holm|malm|stad|torp|vik|dalen|sjön|hamnen|bygget|byn|berget|linjen"
    r"|planen|programmet|modellen|metoden|portalen|webben|utbildningen|rutinen|festivalen|starten|veckan|dagen|mässan|marknaden|loppet|sättra|sätra|köping|borg|ö)s?$"
)
_PUBLIC_WORDS = """
gaza ukraina israel palestina syrien irak iran somalia afghanistan eritrea ryssland turkiet libanon
halloween lucia advent midsommar teamskanal teamskanalen
real åhléns ica coop ikea vidarebef
stockholm stockholms göteborg malmö sverige sveriges svenska europa norden eu teams outlook excel word
zoom skype internet intranätet facebook instagram webben google brå säpo polisen polisens socialstyrelsen
rädda barnen barnens röda korset unga örnar bris fryshuset exit trygg säker norra södra östra västra norr
söder öster väster nord syd öst väst gamla nya stora lilla centrala inre yttre januari februari mars april
maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag
söndag påsk jul pride valborg corona covid folkets hus kultur bup pågår pågående klart klara klar
genomfört genomförd försenat försenad utgår inget nej ja vi jag det den de nu inte ej alla är har tack hej
mvh enhetschef verksamhetschef rektor chef samordnare avdelningschef punkt aktivitet utbildningen rutinen
planen vb nr apt per
"""
_PUBLIC = frozenset(_PUBLIC_WORDS.split())
_PLACED = frozenset(("i", "på", "vid", "inom", "kring", "runt", "nära", "åt"))
_ROLE = (
    r"(?:chef|samordnare|handläggare|sekreterare|ledare|vikarie|kollega|rektor|konsulent|direktör)"
    r"(?:n|en|s|ns)?"
)
_PERSONAL = (
    r"(?:har (?:slutat|varit sjuk|gått i pension|bytt (?:jobb|tjänst)|tagit över|ansvar|hållit i|fått ansvar)"
    r"|slutade?|slutar|är (?:sjuk|sjukskriven|ledig|föräldraledig|tjänstledig|borta|ansvarig|ny)"
    r"|ansvarar|håller i|höll i|sköter|tar över|tog över|gick i pension|går i pension|kommer tillbaka)\b"
)
# "Per" and "Inga" that are no names, by what follows; "Inga" who does something is one.
_VERBS = (
    "arbetar|jobbar|sa|sade|säger|har|är|ska|kan|vill|kommer|fick|tog|skrev|ringde|mejlade|gick|berättade|tycker|hjälper"
    "|håller|höll|sköter|svarar|svarade|blev|blir|var"
)
_NO_NAME = re.compile(
    rf"Inga,? (?![A-ZÅÄÖ])(?!{_PERSONAL})(?!(?:{_VERBS})\b)"
    r"|Per (?:den|år|person|kvartal|enhet|vecka|månad|tertial|telefon|mejl|brev|post)\b"
)
_DOES = re.compile(rf"\s(?:{_VERBS}|har|deltog|deltar|var)\b|\s{_PERSONAL}")
# "På Karlaplan och Gärdet": what stands beside a place is one.
_AND_PLACED = re.compile(
    r"\b(?:i|på|vid|inom|kring|runt|nära)\s+[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:,\s+[A-ZÅÄÖ][\w-]+)*"
    r"\s+(?:och|eller|samt)\s+$"
)
# Where somebody lives: "Ekgatan 4".
_ADDRESS = re.compile(
    r"\b\w{2,}(?:gatan|vägen|gränd|stigen|backen|allén|torget|gata|väg) \d{1,3}\b", re.IGNORECASE
)
# What names nobody whatever it is about: noughts, yes and no, numbers, and what is counted in public.
_ANYBODYS = re.compile(
    r"(?:nej|nä|ja|jo|inga|ingen|inget|aldrig|noll|\d+|st|gång|gånger|ggr|av|möten?|träffar?|tillfällen?"
    r"|skol(?:a|or)|förskol(?:a|or)|klass(?:er)?|grupp(?:er)?|enhet(?:er)?|utbildning(?:ar)?|medarbetare"
    rf"|handläggare|pedagoger|chefer|rektorer|per|telefon|mejl|hittills|i|år|{'|'.join(NUMBER_WORDS)})",
    re.IGNORECASE,
)
_HOUSES = re.compile(
    r"\b(?:(?:för|grund)?skolor|boenden|avdelningar|fritidsgårdar|parklekar)\b", re.IGNORECASE
)
# A sentence may begin with what is no name and does what people do: "Chefen har slutat."
_BEGINS = re.compile(
    r"(?:en|et|an|na|rna|or|ar|er|are|aren|ns|ig|igt|iga)$"
    r"|^(?:hon|han|hen|vi|jag|de|ni|du|den|det|som|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|många|några"
    r"|alla|båda|samtliga|ingen|hälften|resten|övriga|ett|vår|ny|nya|ja|nej)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Finds people's names. `people` are words of known names, `full` whole names, `public` other words."""

    people: frozenset[str]
    full: tuple[str, ...]
    public: frozenset[str]

    def names_a_person(self, text: str) -> bool:
        """True if the text may name somebody, tell of a single person, or say where somebody lives."""
        folded = _LONG_WORD.sub(r"\1", " ".join(text.split()))
        if all(_ANYBODYS.fullmatch(word) for word in re.findall(r"\w+", folded)):
            return False
        if _ADDRESS.search(folded) or any(
            re.search(rf"\b{re.escape(name)}s?\b", folded.casefold()) for name in self.full
        ):
            return True
        return (
            _in_small(folded)
            or tells_of_one(folded)
            or any(self._is_name(found, folded) for found in _WORD.finditer(folded))
        )

    def _is_name(self, found: re.Match[str], text: str) -> bool:
        word, small = found["word"], (found["small"] or "").casefold()
        forms = {form for part in (word, *word.split("-")) for form in (part, part.removesuffix("s"))}
        if forms & self.people or (forms & GIVEN_NAMES and not _NO_NAME.match(text[found.start("word") :])):
            return True
        rest = text[found.end("word") :]
        beside = _AND_PLACED.search(text[: found.start("word")]) and not _DOES.match(rest)
        placed = small in _PLACED or beside
        if self._is_public(word) or placed or _is_house(word, text):
            return False
        bracketed = text[: found.start("word")].endswith("(") and _BRACKET.match(rest)
        if (bracketed or _SET_APART.search(text[: found.start("word")])) and not _BEGINS.search(word):
            return True
        if small:
            return not _ends_sentence(found)
        return self._begins_with_name(word, text[found.end("word") :])

    def _begins_with_name(self, word: str, rest: str) -> bool:
        """True for "Zoran har slutat" and "Zoran Petrovic", at the beginning of a sentence."""
        if _BEGINS.search(word):
            return False
        return re.match(rf"\s{_PERSONAL}", rest) is not None

    def _is_public(self, word: str) -> bool:
        plain = word.casefold()
        known = {plain, plain.removesuffix("s"), *plain.split("-")}
        return bool(known & (_PUBLIC | self.public)) or _BODY.search(plain) is not None


def person_finder(names: Iterable[str], public: Collection[str]) -> PersonFinder:
    """Returns the finder for a municipality: the names of its people, and texts of its plan and units."""
    names = [" ".join(name.split()) for name in names]
    parts = (part for name in names for part in re.split(r"[\s-]", name))
    words = frozenset(word.casefold() for text in public for word in _words(text))
    return PersonFinder(
        people=frozenset(part for part in parts if len(part) >= _SHORTEST and part[0].isupper()),
        full=tuple(sorted({name.casefold() for name in names if " " in name})),
        public=words,
    )


def _is_house(word: str, text: str) -> bool:
    """True for "Kotten" where preschools are told of: houses are called by a noun, people seldom."""
    return word.endswith(("en", "an", "et")) and _HOUSES.search(text) is not None


def _words(text: str) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text):
        yield word
        yield from word.split("-")


def _ends_sentence(found: re.Match[str]) -> bool:
    return (found["before"] or "").rstrip()[-1:] in tuple(".!?:")


_IN_SMALL = re.compile(
    rf"(?:\b{_ROLE}|\b(?:med|av|hos|till|från|och|kollegan|heter)) (?P<after>[{_LETTERS}]{{3,}})\b"
    rf"|\b(?P<doing>[{_LETTERS}]{{3,}}) {_PERSONAL}",
    re.IGNORECASE,
)
_SMALL_NAMES = frozenset(name.casefold() for name in GIVEN_NAMES) - ALSO_WORDS


def _in_small(text: str) -> bool:
    """True for a common given name without a capital where a person must be meant: "lena har slutat"."""
    found = _IN_SMALL.finditer(text)
    return any((one["after"] or one["doing"]).casefold() in _SMALL_NAMES for one in found)
