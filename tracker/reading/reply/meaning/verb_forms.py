"""A Swedish verb's forms, each with the same form of "genomföra". All letters are folded (patterns.py)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Infinitive; past, supine, participle of "den", "det", "de". Compounds end in one: "fastställa", "kartlägga".
_OWN_FORMS = """
    fora forde fort ford fort forda; gora gjorde gjort gjord gjort gjorda; satta satte satt satt satt satta;
    lagga lade|la lagt lagd lagt lagda; bygga byggde byggt byggd byggt byggda;
    byta bytte bytt bytt bytt bytta;
    kopa kopte kopt kopt kopt kopta; salja salde salt sald salt salda; halla holl hallit hallen hallet hallna;
    stalla stallde stallt stalld stallt stallda; skriva skrev skrivit skriven skrivet skrivna;
    folja foljde foljt foljd foljt foljda; leda ledde lett ledd lett ledda; reda redde rett redd rett redda;
    bjuda bjod bjudit bjuden bjudet bjudna; sprida spred spridit|spritt spridd spritt spridda;
    starka starkte starkt starkt starkt starkta; hoja hojde hojt hojd hojt hojda;
    sanka sankte sankt sankt sankt sankta; hyra hyrde hyrt hyrd hyrt hyrda; soka sokte sokt sokt sokt sokta;
    losa loste lost lost lost losta; lasa laste last last last lasta; valja valde valt vald valt valda;
    vanda vande vant vand vant vanda; stanga stangde stangt stangd stangt stangda;
    driva drev drivit driven drivet drivna; sanda sande sant sand sant sanda;
    bereda beredde berett beredd berett beredda;
    lara larde lart lard lart larda; lysa lyste lyst lyst lyst lysta; hora horde hort hord hort horda;
    skaffa skaffade skaffat skaffad skaffat skaffade; trycka tryckte tryckt tryckt tryckt tryckta;
    knyta knot knutit knuten knutet knutna; binda band bundit bunden bundet bundna;
    mata matte matt matt matt matta;
    bestamma bestamde bestamt bestamd bestamt bestamda; glomma glomde glomt glomd glomt glomda
"""
# Short verbs, which other verbs end in by chance ("upprätta" is no "ta"): alone, or after one of these.
_SHORT = """
    ta tog tagit tagen taget tagna; se sag sett sedd sett sedda; ge gav gett|givit given givet givna;
    ga gick gatt gangen ganget gangna; dra drog dragit dragen draget dragna; fa fick fatt fadd fatt fadda;
    sla slog slagit slagen slaget slagna; ha hade haft havd haft havda
"""
_BEFORE_SHORT = (
    "", "ut", "in", "upp", "an", "av", "vid", "del", "mot", "till", "over", "fram", "fore", "genom", "om",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its infinitive, and its particle ("fram") or nothing."""

    infinitive: str
    particle: str


def has_own_forms(infinitive: str) -> bool:
    """True if the verb is listed here, and not inflected by rule."""
    return infinitive in _bent()


def is_bent_like_one(infinitive: str) -> bool:
    """True for "fora", and "infora" that ends in it."""
    return any(infinitive.endswith(base) for base in _bent())


def is_short(infinitive: str) -> bool:
    """True for "se", "ta": too vague alone."""
    return infinitive in _short()


def is_short_with_prefix(infinitive: str) -> bool:
    """True for "se", "utse", "vidta"."""
    return any(infinitive == prefix + base for base in _short() for prefix in _BEFORE_SHORT)


@lru_cache(maxsize=512)
def forms(verb: Verb) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the verb's forms and what each is read as, in the order in which they are to be tried."""
    return tuple((re.compile(rf"(?<![\w-])(?:{form})(?![\w-])"), read_as) for form, read_as in _rows(verb))


def _rows(verb: Verb) -> Iterator[tuple[str, str]]:
    past, supine, one, neuter, many = _parts(verb.infinitive)
    present = verb.infinitive + "s"
    regular = past.endswith("ade") or verb.infinitive in _short()
    rows = [
        (f"(?<=att ){present}|(?<=ska ){present}|(?<=skall ){present}|(?<=kan ){present}", "genomforas"),
        (present if regular else f"{verb.infinitive.removesuffix('a')}s", "genomfors"),
        (present, "genomforas"),
        (_each(past, "s"), "genomfordes"), (_each(supine, "s"), "genomforts"), (past, "genomforde"),
        (supine, "genomfort"),
        (verb.infinitive, "genomfora"),
    ]  # fmt: skip
    if not verb.particle:
        yield from rows
        yield from ((many, "genomforda"), (one, "genomford"), (neuter, "genomfort"))
        return
    for form, read_as in rows:
        # "Tog vi fram", "har tagits nu fram": a word may come between.
        yield rf"(?:{form})(?P<between> \w+)? {verb.particle}", read_as + r"\g<between>"
    before = "genom" if verb.particle == "igenom" else verb.particle
    alone = "(?:" + before + ")?" if verb.particle in {"in", "ut"} else before
    yield from ((alone + f"(?:{many})", "genomforda"), (alone + f"(?:{one})", "genomford"))
    yield (alone + f"(?:{neuter})", "genomfort")


def _each(forms: str, ending: str) -> str:
    return "|".join(form + ending for form in forms.split("|"))


@lru_cache(maxsize=1)
def _bent() -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in (row.split() for row in _OWN_FORMS.split(";"))}


@lru_cache(maxsize=1)
def _short() -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in (row.split() for row in _SHORT.split(";"))}


def _parts(infinitive: str) -> tuple[str, ...]:
    """Past, supine, and the three participles."""
    for base, forms in _short().items():
        if infinitive.removesuffix(base) in _BEFORE_SHORT and infinitive.endswith(base):
            return tuple(_prefixed(infinitive.removesuffix(base), form) for form in forms)
    for base, forms in _bent().items():
        if infinitive.endswith(base):
            return tuple(_prefixed(infinitive.removesuffix(base), form) for form in forms)
    return tuple(infinitive + ending for ending in ("de", "t", "d", "t", "de"))


def _prefixed(prefix: str, forms: str) -> str:
    return "|".join(prefix + form for form in forms.split("|"))
