"""What an activity counts: people who take part, visits, meetings; and how many the plan says."""

import re
from dataclasses import dataclass, replace

from tracker.domain.plan import FollowUp, Indicator
from tracker.reading.question.words import EVERYONE, NUMBER, NUMBER_WORDS, STAFF, TRAINING


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, in the plural; `way` selects the wording.

    `asked` is the number that is asked for, in the plan's words; `target` is the plan's number; `percent` if
    the plan gives it as a share, which no count is compared with.
    """

    noun: str
    way: str
    target: float | None = None
    at_least: bool = False
    percent: float | None = None
    asked: str = ""


_TAKES_PART = (
    r"(?:genomfor(?:a|t)?|genomga(?:r|tt)?|ga(?:r|tt)?|delta(?:r|git|ga)?|medverka(?:r)?|utbildas|utbildats"
    r"|fortbildas|fa(?:r|tt)?|erbjud(?:s|as|its)|ha(?:r)?|ta(?:r)? del)"
)
_STAFF_TRAINED = re.compile(
    rf"^(?:minst )?(?:\d+ ?(?:%|procent) av )?(?:{EVERYONE} )*(?:\w+ ){{0,2}}?(?P<who>{STAFF})\b"
    rf"(?: (?!ska\b|skall\b|som\b)[^\s.]+){{0,8}}?"
    rf"(?: som [^.,]{{3,60}}?)?,?(?: (?:ska|skall|bor))?(?: (?:ha|fortlopande|arligen|under \w+))?"
    rf" (?P<verb>{_TAKES_PART})\b[^.]*?\b(?P<what>{TRAINING})"
)
_STAFF_TAUGHT = re.compile(
    rf"^(?:{EVERYONE} )*(?:\w+ ){{0,2}}?(?P<who>{STAFF}|\w+(?:ar|er|or|are))\b[^.]{{0,40}}?"
    r"\b(?:utbildas|ha utbildats|fortbildas|vidareutbildas)\b"
)
_TEACH = re.compile(rf"\b(?:utbilda|fortbilda|vidareutbilda) (?:\w+ ){{0,3}}?(?P<who>{STAFF})\b")
_TRAINING_OF_ALL = re.compile(
    rf"^(?:\w+ ){{0,3}}?{TRAINING}(?: [^\s.]+){{0,4}}? (?:av|for|till) (?:all|alla|samtliga) "
    rf"(?:\w+ ){{0,2}}?(?P<who>{STAFF})\b"
)
_TRAINING_OF = re.compile(
    rf"^(?:\w+ )?\w*(?:utbildning|traning|fortbildning)(?:en)? av (?:\w+ ){{0,2}}?(?P<who>{STAFF})\b"
)
_KNOWS = re.compile(
    rf"^(?:{EVERYONE} )*(?:\w+ ){{0,2}}?(?P<who>{STAFF})\b[^.]{{0,60}}?"
    r"\b(?:ska|skall|har|far|bor)\b[^.]{0,30}?"
    r"\b(?:kunskap\w*|kannedom|kanna till|kanner till|kompetens om)\b"
)
_ALL_KNOW = re.compile(
    rf"^(?:all|alla|samtlig|samtliga|varje) (?:\w+ ){{0,2}}?(?P<who>{STAFF})\b[^.]{{0,60}}?"
    r"\b(?:informer\w+|fa(?:r)? information|gar igenom|ga igenom|introducer\w+|ta(?:r)? del av)\b"
)
_TIME = (
    r"(?:ar|manad\w*|veck\w*|dag(?:ar)?\b|timm\w*|tim|minut\w*|procent|%|kr\b|kronor|tkr|mkr|meter|km|gang\w*"
    r"|ggr|g\b)"
)
_AT_LEAST = re.compile(
    rf"\bminst (?P<n>{NUMBER}) (?!{_TIME})"
    rf"(?:(?:nya|olika|digitala|fysiska|gemensamma) )?(?P<noun>[\w-]{{4,}})"
)
_EVENTS = re.compile(
    r"\b(?:genomfor(?:a|s)?|anordna(?:s|r)?|arranger(?:a|as|ar)|hall(?:a|s|er)|ordna(?:s|r)?|erbjud(?:a|s|er)"
    r"|starta(?:s|r)?|besok(?:a|s|er)|rekryter(?:a|as|ar)|gor(?:a|s)?|planter(?:a|as)|installer(?:a|as)"
    r"|utbilda(?:s|r)?|skapa(?:s)?|inratta(?:s)?|bygg(?:a|s)|anlagg(?:a|s)|publicer(?:a|as)"
    r"|skicka(?:s)? ut|utse|anstall(?:a|s)|ta emot|byt(?:a|s) ut)"
    rf" (?P<n>{NUMBER}) (?!{_TIME})"
    r"(?:(?:nya|olika|digitala|fysiska|gemensamma|oppna|lokala) )?(?P<noun>[\w-]{4,})"
)
_STARTS_WITH_NUMBER = re.compile(rf"^(?P<n>{NUMBER}) (?!{_TIME})(?:\w+a )?(?P<noun>[\w-]{{4,}})")
_SO_MANY = re.compile(rf"(?<!de )\b(?P<n>{NUMBER}) (?:\w+a )?{STAFF}\b")
_SHARE = re.compile(r"\b(?P<n>\d{1,3})\s?(?:%|procent)")
_PLACES = (
    r"(?:\w*skolor(?:na)?|\w*foreningar(?:na)?|\w*boenden(?:a)?|\w*lokaler(?:na)?|\w*fastigheter(?:na)?"
    r"|\w*lekplatser(?:na)?|\w*restauranger(?:na)?|\w*serveringsstallen|\w*butiker(?:na)?|\w*enheter(?:na)?"
    r"|\w*hyresvardar(?:na)?|\w*fritidsgardar(?:na)?|\w*klasser(?:na)?|\w*elever(?:na)?|\w*hushall"
    r"|\w*brukare|\w*byggnader(?:na)?|\w*badplatser(?:na)?|\w*arskurser(?:na)?)"
)
_EVERY_PLACE = re.compile(
    r"^(?:\w+ ){0,4}?(?:besok\w*|inventer\w*|kontroller\w*|tillsyn|utbilda|granska|se over"
    r"|ga igenom|genomgang"
    r"|skyltning|rustas? upp|tillganglighetsanpass\w*|anpassa\w*|brandskyddskontroll)"
    rf"\b[^.]{{0,40}}?\b(?:alla|samtliga) (?:\w+a )?(?P<noun>{_PLACES})\b"
)
# "Startas på två enheter" is where a task is done, and done once.
_NUMBERED_PLACES = re.compile(rf"(?<!de )(?<!pa )\b(?P<n>{NUMBER}) (?:\w+a )?(?P<noun>{_PLACES})\b")
_ASKED = re.compile(
    r"\bhur manga\b|\bantalet (?!ar\b|ska\b|har\b)\w|^antal\b"
    r"|\b(?:folj\w* upp|redovisa\w*|rapportera\w*|registrera\w*|mat(?:a|s)|oka|minska) antal(?:et)? "
)
_WAYS_OF_STAFF = ("trained", "taught", "knows")
# "Minst 10 medarbetare" repeats the activity; "antal …" and "hur många …" say what to count.
_BARE = re.compile(r"(?:minst|mål(?:et|tal)?)\b", re.IGNORECASE)
_NOT_ASKED = re.compile(r"^antalet (?:är|ska|har|bör)\b", re.IGNORECASE)
_FINDS_OUT = re.compile(r"\b(?:kartlagg|utred|inventer|undersok|rakna)\w*")
_OTHERS = (
    r"\w*ledamoter(?:na)?|\w*kockar|foraldrar|elever|ungdomar|\w*aktorer|\w*ombud|\w*instruktorer|\w*tranare"
    r"|forskollarare|\w*ledare|\w*assistenter"
)
_PEOPLE = {
    "personal": "medarbetare",
    "anstallda": "medarbetare",
    "nyanstalld": "nyanställda",
    "nyanstallda": "nyanställda",
    "handlaggare": "handläggare",
    "larare": "lärare",
    "rektorer": "rektorer",
    "politiker": "förtroendevalda",
    "fortroendevalda": "förtroendevalda",
    "nyckelpersoner": "nyckelpersoner",
}


def read_count(folded: str, words: str, follow_up: FollowUp) -> Count | None:
    """Returns what the row counts; None if nothing is countable. Staff that are only mentioned are not.

    `folded` is the activity's first sentence in folded letters, `words` the same in its own.
    """
    if follow_up.indicator is not None and not _NOT_ASKED.match(follow_up.indicator.question):
        return _of_indicator(follow_up.indicator, _staff(folded, words) or _number(folded, words))
    if _FINDS_OUT.match(folded):
        return _every_place(folded, words)
    for read in (_staff, _number, _every_place, _asked):
        count = read(folded, words)
        if count is not None:
            return count
    return None


def _of_indicator(indicator: Indicator, stated: Count | None) -> Count:
    """Returns the number that is asked for: of those who take part, if the activity says who does.

    Its target may stand in either cell.
    """
    if stated is not None and (stated.way in _WAYS_OF_STAFF or _BARE.match(indicator.question)):
        share = _SHARE.search(indicator.question)
        if stated.target is None and stated.percent is None and not share:
            least = "minst" in indicator.question.lower()
            return replace(stated, target=indicator.target, at_least=least)
        return stated
    share = _SHARE.search(indicator.question)
    if share or "andel" in indicator.question.lower():
        return Count("procent", "asked", percent=indicator.target, asked=indicator.question)
    if indicator.target is None and stated is not None:
        return replace(stated, noun="", way="asked", asked=indicator.question)
    least = "minst" in indicator.question.lower()
    return Count("", "asked", indicator.target, least, asked=indicator.question)


def _staff(folded: str, words: str) -> Count | None:
    for pattern, way in (
        (_STAFF_TRAINED, "trained"),
        (_TEACH, "taught"),
        (_TRAINING_OF_ALL, "trained"),
        (_TRAINING_OF, "taught"),
        (_STAFF_TAUGHT, "taught"),
        (_KNOWS, "knows"),
        (_ALL_KNOW, "knows"),
    ):
        found = pattern.search(folded)
        if found:
            who = words[slice(*found.span("who"))]
            several = re.search(rf"{found['who']} (?:och|samt|eller) \w", folded)
            noun = "personer" if several else _people(found["who"], who)
            return _with_target(Count(noun, way), folded)
    return None


def _people(who: str, own: str) -> str:
    """Returns whom a number counts: "medarbetare", or the plan's own word for those who are none."""
    for ending, noun in _PEOPLE.items():
        if who.removesuffix("en").endswith(ending):
            return noun
    if who.endswith(("chefer", "cheferna")):
        return "chefer"
    if re.fullmatch(_OTHERS, who):
        return own.lower().removesuffix("na")
    return "medarbetare" if re.fullmatch(STAFF, who) else own.lower()


def _with_target(count: Count, folded: str) -> Count:
    share = _SHARE.search(folded)
    if share:
        return Count(count.noun, count.way, percent=float(share["n"]))
    found = _AT_LEAST.search(folded)
    if found and as_number(found["n"]) > 1:
        return Count(count.noun, count.way, as_number(found["n"]), at_least=True)
    found = _SO_MANY.search(folded)
    return Count(count.noun, count.way, as_number(found["n"])) if found else count


def _number(folded: str, words: str) -> Count | None:
    for pattern in (_AT_LEAST, _EVENTS, _STARTS_WITH_NUMBER, _NUMBERED_PLACES):
        found = pattern.search(folded)
        if found and as_number(found["n"]) > 1 and _is_plural(found["noun"]):
            return _numbered(found, words, at_least=pattern is _AT_LEAST)
    share = re.search(r"\b(?P<n>\d{1,3})\s?(?:%|procent) av\b", folded)
    return Count("procent", "share", percent=float(share["n"])) if share else None


def _numbered(found: re.Match[str], words: str, *, at_least: bool) -> Count:
    noun, target = found["noun"], as_number(found["n"])
    own = _noun(words[slice(*found.span("noun"))])
    if re.fullmatch(STAFF, noun):
        trained = re.search(rf"\b{TRAINING}", found.string)
        return Count(_people(noun, own), "trained" if trained else "number", target, at_least)
    return Count(own, "number", target, at_least)


def _noun(word: str) -> str:
    """Returns the word in lower case, except for a name in capitals: "ABC-kurser"."""
    return word.lower() if word[1:].islower() else word


def _is_plural(noun: str) -> bool:
    return noun.endswith(
        ("ar", "er", "or", "en", "n", "besok", "samtal", "grupper", "lag", "fall", "rad")
    ) or (
        re.fullmatch(
            rf"{STAFF}|\w+(?:besok|samtal|forum|seminarium|program|natverk|utskick|moten|trad|ombud)", noun
        )
        is not None
    )


def _every_place(folded: str, words: str) -> Count | None:
    found = _EVERY_PLACE.search(folded)
    if found is None:
        return None
    noun = words[slice(*found.span("noun"))].lower()
    return Count(re.sub(r"(?<=[oea]r)na$|(?<=n)a$", "", noun), "every")


def _asked(folded: str, words: str) -> Count | None:
    found = _ASKED.search(folded)
    if found is None:
        return None
    start = re.search(r"hur manga|antal", found[0])
    return Count("", "asked", asked=words[found.start() + (start.start() if start else 0) :])


def as_number(text: str) -> float:
    """Returns 4 for "4" and for "fyra"."""
    return float(NUMBER_WORDS.get(text, 0) or (text if text.isdigit() else 0))
