"""Names of people in an answer: a section that is public names none, not even a colleague.

No list holds every name. A word with a capital within a sentence is therefore taken for a name, unless the
plan or the organisation uses it, it looks like a place or a body, or it follows "i" or "på". Words that are
held back by mistake cost a sentence; a name that is printed cannot be taken back.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.report.given_names import ALSO_WORDS, GIVEN_NAMES
from tracker.domain.swedish import MONTHS, number_word

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
# What an official tells of their own health.
_OWN_HEALTH = re.compile(
    r"\b(?:jag|mig|min)\b[^.]{0,200}\b(?:sjuk\w*|operera\w*|diagnos\w*|utmatt\w*|gravid\w*"
    r"|\w*ledig\w*|vab\w*)|\bsjuk(?!sköt|gym|hus|vård)\w*[^.]{0,200}\bjag\b",
    re.I,
)
# Where somebody lives: "Ekgatan 4".
_ADDRESS = re.compile(
    r"\b\w{2,}(?:gatan|vägen|gränd|stigen|backen|allén|torget|gata|väg) \d{1,3}\b", re.IGNORECASE
)
# A single person, told of: "barnet kom i augusti", "en fick erbjudandet", "oro kring en förälder".
_KIND = (
    r"(?:barn|pojke|flicka|ungdom|elev|tonåring|klient|kund|brukare|avhoppare|person|individ|kvinna|man|kille|tjej"
    r"|mamma|pappa|mor|far|förälder|anhörig|son|dotter|syster|bror|medarbetare|kollega|återvändare|vuxen|familj)"
)
_THE_ONE = (
    r"(?:barnet|familjen|pojken|flickan|ungdomen|den unge|den unga|eleven|tonåringen|klienten|kunden|brukaren"
    r"|avhopparen|individen|kvinnan|mannen|killen|tjejen|mamman|pappan|modern|fadern|föräldern|sonen|dottern|systern"
    r"|brodern|(?:hans|hennes|sin) (?:mor|far|mormor|farmor|morfar|farfar|mamma|pappa|son|dotter)\w*)"
)
_DID = (
    r"(?:fick|fått|har|hade|är|var|tackade|valde|ville|kom|blev|slutade|avbröt|flyttade|avböjde|behövde"
    r"|utreds|vårdas|dömdes|anmäldes)"
)
_ONE_PERSON = re.compile(
    rf"\b{_THE_ONE}\b|\b(?:en|ett|1) (?:\w+ )?{_KIND}\b(?=\W+\w)(?! (?:per|i taget|av)\b)"
    rf"|\b(?:den|denna|samma) (?:\w+ )?{_KIND}(?:en)?\b(?! som (?:ansvarar|vill|är kontakt)|"
    rf" (?:deltar|går|leder|håller)\b)"
    r"|\bpersonen\b(?! som ansvara)"
    r"|\bett ärende (?:pågår|som|där|gäller)\b"
    # A case that is one: "SIG-ärendet", "i familjeenhetens ärende".
    r"|\b(?!LOV-|E-)\w+-ärendet\b|\b(?:samma|\w+enhetens|deras) (?:\w+ )?(?:ärende|fall|klient)\b"
    r"|\b(?:avhoppar\w*|lvu|lvm|sig)ärendet\b|\bdet enda ärendet\b"
    r"|\bhelst inte (?:skriv|gå|säg|ta)\w*"
    rf"|\b(?:en|ett|1) (?:insats|placering)\b[^.]{{0,200}}\b(?:{'|'.join(MONTHS)})\b"
    r"|\b(?:en|ett|1) (?:\w+ )?(?!utbildnings)\w*(?:insats|placering|plats på hvb)\b"
    r"(?!.{0,200}(?:skol|fritidsgård|grupp|\balla\b)).{0,200}"
    r"(?:\b(?:den|det|insatsen|placeringen|som) (?:är )?|[.,] )"
    r"(?:pågår|pågick|löper|avslut\w+|förläng\w+|fortsätter|gäller|gick|går|blev)\b"
    r"|\b(?:\d{1,2}|\w+)[- ]?åring(?!ar)\w*\b|\b\d{1,2} år gam\w+"
    r"|\b(?:\w+(?:are|e|a)n|rektorn|hon|han|den sista|en)\b[^.]{0,200}"
    r"\b(?:långtids)?sjuk(?:skriven|skrivning|anmäld)?\b",
    re.IGNORECASE,
)
# Somebody is told of by whom they belong to, where they live, or as the only case there is.
_KIN = (
    r"(?:barnbarn|son|sonen|dotter|dottern|bror|brodern|syster|systern|mamma|pappa|mor|far|mormor|morfar|farmor"
    r"|farfar|förälder|make|maka|man|hustru|fru|sambo|partner|granne|kusin|moster|faster|farbror|anhörig|vän"
    r"|familj)"
)
_SMALL = r"(?:en|ett|två|tre|fyra|fem|sex|[1-6])"
_OUTSIDE = (
    r"(?:barn|pojkar|flickor|elever|tonåringar|klienter|kunder|brukare|syskon|män|kvinnor|killar|tjejer)"
)
_THOSE = (
    r"(?:ungdomarna|barnen|eleverna|klienterna|kunderna|brukarna|pojkarna|flickorna|killarna|tjejerna|kvinnorna"
    r"|männen|tonåringarna|familjerna|föräldrarna|mammorna|papporna|medarbetarna|kollegorna|ungdomar|familjer)"
)
_RELATED = re.compile(
    rf"\b(?:hans|hennes|hens|vars|sin|sina) (?:\w+ )?(?:{_KIN}|barn|föräldrar|syskon|vänner)\b"
    rf"|\b(?!\w+(?:skolans|stadens|enhetens|områdets|föreningens|kommunens)\b)\w{{3,}}s {_KIN}\b"
    r"|\b(?:med|från|av|till|hos|för|om|kring|åt|gällde|gäller|gällande|rörde|rör|rörande|avser|avseende"
    rf"|angående) (?:en|ett|1) (?:\w+ )?(?:skol|gymnasie|tonårs|\w+stadie)?(?:{_KIND}|mormor|farmor"
    r"|morfar|farfar|moster|faster|morbror|farbror|kusin|granne)\b(?! per\b)"
    r"|\b(?:han|hon|hen|honom|henne|hans|hennes|hens)\b"
    rf"|\b(?:en|ett) av (?:de |våra )?(?:{_OUTSIDE}|{_THOSE})\b"
    r"|\bi (?:ett|1) ärende\b(?:[^.]{0,200}\b(?:men|blev|fick)\b|,| (?:i|som|där|med|under|sedan)\b)"
    r"|\bi (?:ett|1) sådant ärende\b|\bsamband med ärendet\b|\b(?:under|vid) ett (?:hem)?besök\b(?! på)"
    r"|\b(?:fått|bor|placera\w*|flytta\w*) (?:[\wåäö]+ ){0,2}(?:stödboende|skyddat boende|hvb|familjehem"
    r"|utanför (?:länet|kommunen|stan))\b"
    r"|\b(?:det|den|ärendet|samtalet|en|ett) (?:gällde|rörde) (?:en|ett)\b"
    r"|\ben (?:oros|polis)?anmälan\b(?! om\b)"
    rf"|\b{_KIN}(?:en|n|er)? till (?:en|ett|den|någon)\b|\bsyskon(?:en|par\w*)?\b"
    r"|\b(?:killar|tjejer|pojkar|flickor|ungdomar|barn) (?:runt|kring|på|i åldern)"
    r" (?:ca )?1?\d\b(?! \w*(?:skol|grupp|enhet))"
    r"|\b(?!lednings|arbets)\w{4,}gänget\b"
    r"|\bföräldrarna (?:är |blev |har |också )*(?:inkopplad|kontaktad)\w*"
    r"|\bsamma (?:adress|familj|person|individ|ungdom|barn|elev|klient|kund|brukare|kvinna|man|pojke"
    r"|flicka)\b"
    rf"|\b(?:båda|två|tre|fyra|[2-4]) (?:\w+ )?{_OUTSIDE}\b"
    rf"|\b(?:de|den|det|dom|våra|{_SMALL}) (?:\w+ )?(?:långtids)?sjukskriv(?:na|en|ne)\b"
    rf"|\b{_SMALL} (?:\w+ )?(?:är |var |har varit )?(?:långtids)?sjuk(?:a|skriv\w+)?\b"
    r"|\b(?:insatsen|placeringen|kontakten) (?:är |har |blev )?"
    r"(?:avslut\w+|avbr\w+|påbörja\w+|pågår|förläng\w+)"
    r"|\b(?:ärendet|fallet|anmälan|händelsen)"
    r" (?:hos|mot|rör|rörde|gäller|gällde|som|pågår|fortsätter)\b",
    re.IGNORECASE,
)
# What names nobody whatever it is about: noughts, yes and no, numbers, and what is counted in public.
_ANYBODYS = re.compile(
    r"(?:nej|nä|ja|jo|inga|ingen|inget|aldrig|noll|\d+|st|gång|gånger|ggr|av|möten?|träffar?|tillfällen?"
    r"|skol(?:a|or)|förskol(?:a|or)|klass(?:er)?|grupp(?:er)?|enhet(?:er)?|utbildning(?:ar)?|medarbetare"
    rf"|handläggare|pedagoger|chefer|rektorer|per|telefon|mejl|hittills|i|år|{'|'.join(NUMBER_WORDS)})",
    re.IGNORECASE,
)
# Who does a piece of work for a unit: "har utsett en person".
_STAFFED = re.compile(
    r"\b(?:utse\w*|utsett|anställ\w+|rekryter\w+|tillsatt|tillsätt\w*|behöver|saknar) (?:nu |också )?"
    r"en (?:ny )?(?:person|medarbetare|kollega)\b(?! (?:som|med) )"
    r"|\ben (?:man|person|tjänst) (?:kort|mindre|för lite)\b",
    re.IGNORECASE,
)
# "En fick avslag" is of an association where the words speak of these.
_ONE = re.compile(
    rf"\b(?:en|den ena|den andra|den sista|den tredje|den som) {_DID}\b"
    r"(?! (?:skjutas|hållas|bokas|ställas in|inställ|framflytt|uppskj"
    r"|flyttas (?:fram|till (?:hösten|våren|nästa|\d))))",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b\w*(?:förening|bokning|ansök|skol|organisation|aktör|arrangör|lokal)\w*",
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
            or _OWN_HEALTH.search(folded) is not None
            or _tells_of_one(folded)
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


def _tells_of_one(text: str) -> bool:
    """True if the words tell of a single person or case; "en fick avslag" may be of an association."""
    text = _STAFFED.sub(" ", text)
    if _ONE_PERSON.search(text) or _RELATED.search(text):
        return True
    return _ONE.search(text) is not None and not _BODIES.search(text)


# What tells of a case, where the question is of a few: whose it is, how it began and how it goes on.
_CASE = re.compile(
    r"\b(?:ärendet|fallet|insatsen|placeringen|barnen|familj(?!ee|eb|er\b)\w*|hushåll\w*|syskon\w*|man|kvinna|pojke"
    r"|flicka|kille|tjej|klient\w*|eleven|utbetalning\w*|orosanmäl\w*|hemkomst\w*|återvän\w+|återkom\w*"
    r"|löper|samma \w*ärende|\w+ärendet|(?:stöd|skydds)\w*lägenhet|samtalskontakt|kom via"
    r"|skarpt fall|under 18|minderårig\w*"
    r"|\w*åldern|överlämna\w*|boendestöd|placera\w*|efterlyst\w*|häkt\w+|anhåll\w+|döm(?:d|t|des)|kriminalvård\w*"
    r"|missbruk\w*|psyk\w+)\b",
    re.IGNORECASE,
)


def tells_of_a_case(text: str) -> bool:
    """True if words about a few cases tell of one of them."""
    return _CASE.search(text) is not None


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
