"""The words of a time plan, folded (no case, no diacritics), with their meaning in the grammar.

A word is (class, value). grammar.py and times.py refer to the classes; words that are not listed here are
ignored.
"""

from tracker.domain.swedish import MONTHS
from tracker.reading.mending import Vocabulary, slips_of, word_list
from tracker.reading.tidplan.calendar import EARLY, LATE, MIDDLE

Meaning = tuple[str, object]


def _table(kind: str, words: str, value: object = None) -> dict[str, Meaning]:
    return {word: (kind, word if value is None else value) for word in words.split()}


def _months() -> dict[str, Meaning]:
    longer = {"februari": ("febr",), "september": ("sept",)}
    return {
        form: ("month", number)
        for number, name in enumerate(MONTHS, 1)
        for word in (name[:3], *longer.get(name, ()), name)
        for form in (word, word if word.endswith("s") else word + "s")
    }


def _often_in_other_spellings() -> dict[str, Meaning]:
    """'Tertialvist', 'kvartalvis', 'månadsviss', 'årsvist'."""
    stems = {"vecko": "week", "ar": "year", "manad": "month", "kvartal": "quarter", "tertial": "tertial"}
    stems |= {"halvar": "half", "termin": "half"}
    return {
        stem + joint + ending: ("often", unit)
        for stem, unit in stems.items()
        for joint in ("s", "")
        for ending in ("vis", "vist", "viss", "visst", "visa")
    }


ORDINALS = {
    word: number
    for number, line in enumerate(
        (
            "forsta forste",
            "andra andre",
            "tredje",
            "fjarde",
            "femte",
            "sjatte",
            "sjunde",
            "attonde",
            "nionde",
            "tionde",
            "elfte",
            "tolfte",
            "trettonde",
            "fjortonde",
            "femtonde",
            "sextonde",
            "sjuttonde",
            "artonde",
            "nittonde",
            "tjugonde",
        ),
        1,
    )
    for word in line.split()
}
PER_WORDS = frozenset(word_list("per om i under pa a varje"))
COUNTS = {
    word: number
    for number, line in enumerate(
        ("en ett", "tva bada", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv"), 1
    )
    for word in line.split()
}
# Units of frequency, in times a year.
PER_YEAR: dict[str, float] = {
    "day": 365,
    "workday": 260,
    "week": 52,
    "month": 12,
    "quarter": 4,
    "tertial": 3,
    "half": 2,
    "year": 1,
}
PER_YEAR |= {"mandate": 0.25}

LEXICON: dict[str, Meaning] = {
    **_months(),
    **{word: ("ordinal", number) for word, number in ORDINALS.items()},
    **{word: ("count", number) for word, number in COUNTS.items()},
    # Seasons. The bare word "var" (vår, var) is resolved in times.py, by its neighbours.
    **_table(
        "season", "varen varens vartermin varterminen varterminens vt tidigvar tidigvaren forvaren", "spring"
    ),
    **_table(
        "season", "host hosten hostens hosttermin hostterminen hostterminens ht senhost senhosten", "autumn"
    ),
    **_table("season", "sommar sommaren sommarens sensommaren forsommaren", "summer"),
    **_table("season", "vinter vintern vinterns", "winter"),
    **_table("springlike", "var"),
    # Units, as in "per år", "varje vecka", "kvartal 2".
    **_table("unit", "dag dagen dygn dagar", "day"),
    **_table("unit", "arbetsdag vardag vardagar arbetsdagar vardagen arbetsdagen", "workday"),
    **_table("unit", "vecka veckan veckor veckorna veckas v", "week"),
    **_table("unit", "manad manaden manader man manads manadens", "month"),
    **_table("unit", "kvartal kvartalet kv kvart kvartalen kvartals k q", "quarter"),
    **_table("unit", "tertial tertialet tertialen tertialer tert t", "tertial"),
    **_table("unit", "halvar halvaret termin terminen terminer h", "half"),
    **_table("unit", "ar aret arets kalenderar kalenderaret verksamhetsar verksamhetsaret budgetar", "year"),
    **_table("unit", "budgetaret lasar lasaret la laar ars planaret", "year"),
    **_table("unit", "mandatperiod mandatperioden mandatperioder mandatperiodens", "mandate"),
    # How often.
    **_table("often", "dagligen daglig dagliga dagligt dygnet", "day"),
    **_table("often", "veckovis veckovisa veckovist veckoliga veckomote veckomoten veckov", "week"),
    **_table(
        "often", "manadsvis manadsvisa manadsvist manatlig manatligt manatliga manatligen manadsv", "month"
    ),
    **_table("often", "kvartalsvis kvartalsvisa kvartalsvist kvartalsv", "quarter"),
    **_table("often", "tertialvis tertialvisa tertialsvis tertialv", "tertial"),
    **_table(
        "often",
        "halvarsvis halvarsvisa halvarligen terminsvis terminsvisa halvarlig halvarsv terminsv",
        "half",
    ),
    **_table("often", "arlig arligen arligt arliga arsvis arl", "year"),
    **_often_in_other_spellings(),
    **_table("every", "varje varenda", 1),
    **_table("every", "varannan vartannat", 2),
    **_table("everynth", "vart"),
    **_table("weekday", "mandag tisdag onsdag torsdag fredag lordag sondag"),
    **_table("weekday", "mandagen tisdagen onsdagen torsdagen fredagen lordagen sondagen"),
    **_table("weekday", "mandagar tisdagar onsdagar torsdagar fredagar"),
    **_table("atleast", "minst ca cirka ungefar omkring atminstone max hogst"),
    # Before, after or from a time.
    **_table("latest", "senast klart klar klara fardig fardigt fardiga deadline slutdatum slutdag"),
    **_table("latest", "avslutas slutfors fardigstalls slutfort slutford avslutad avslutat fardigstalla"),
    **_table(
        "latest", "fardigstalld fardigstallt slutforas fardigstallas slut slutrapporteras klarrapporteras"
    ),
    **_table("latest", "slutredovisas slutredovisning slutrapport slutfora klart"),
    **_table("before", "fore innan"),
    **_table("ahead", "infor"),
    **_table("start", "from start starta startar startas startade startat startad uppstart paborjas paborja"),
    **_table(
        "start", "paborjat paborjad paborjades inleds inledas inledd borjar tidigast startdatum igangsatts"
    ),
    **_table("start", "initieras uppstartas borja driftsatt infordes inford infort startdag borjade"),
    **_table("weakstart", "sedan fran alltsedan"),
    **_table("after", "efter"),
    **_table("until", "tom till"),
    **_table("between", "mellan"),
    **_table("filler", "den det de i under vid med och ca cirka omkring runt kring pa hela av"),
    **_table("filler", "innevarande kommande datum perioden period hela nu redan preliminart prel helst"),
    **_table("part", "borjan inledningen", EARLY),
    **_table("part", "mitten medio", MIDDLE),
    **_table("part", "slutet sent ultimo", LATE),
    **_table("last", "sista"),
    **_table("next", "nasta nastkommande kommande"),
    **_table("past", "forra foregaende fjolarets tidigare"),
    **_table("this", "innevarande detta"),
    # Ongoing work, conditions, words without meaning.
    **_table("going", "lop fortl kont kontinuerl regelb"),
    **_table("going", "lopande pagar pagaende kontinuerligt kontinuerlig kontinuerliga fortlopande"),
    **_table("going", "tillsvidare standigt permanent regelbundet regelbunden regelbundna aterkommande"),
    **_table(
        "going", "alltid fortsatter fortgar fortgaende implementerad implementerat implementerade pagatt"
    ),
    **_table("going", "kontinuerlig rullande genomgaende fortsatt"),
    **_table("if", "om nar sasnart ifall savida forutsatt vartefter avvaktar vantar invantar"),
    **_table("if", "beroende handelsestyrt handelsestyrd behovsstyrt behovsstyrd behovsstyrda behovsbaserat"),
    **_table("if", "da"),
    **_table("at", "vid"),
    **_table("vague", "snarast omgaende omedelbart skyndsamt prioriteras"),
    **_table("not", "ej inte inget ingen icke inga"),
    **_table("yearend", "arsskiftet arsskifte arsslut arsslutet nyar"),
    **_table("halfend", "halvarsskiftet halvarsskifte"),
    **_table("monthend", "manadsskiftet manadsskifte manadsskiftena"),
    # Words that a following year or date belongs to: it is not a time of the activity.
    **_table("cited", "beslutad beslutat beslutades beslutade antagen antaget antogs antagna faststalld"),
    **_table("cited", "faststallt faststalldes faststallda godkand godkant godkandes reviderad reviderat"),
    **_table("cited", "reviderades uppdaterad uppdaterat uppdaterades daterad upprattad upprattades jamfort"),
    **_table("cited", "ursprungligt ursprungligen fattades togs"),
    **_table("cited", "enligt dnr diarienummer gallande genomfordes andrad andrades granskad granskades"),
    **_table("cited", "utgiven publicerad sfs utifran avseende"),
}
LEXICON |= _table("done", "genomford genomfort genomforda utford utfort utforda genomforts utforts")
LEXICON |= _table("done", "avstamt holls avholls skedde gjordes stalldes installt installd installda")
LEXICON |= _table("going", "inford infort inforda")
LEXICON |= _table("stop", "darefter") | _table("gradual", "successivt efterhand")
LEXICON |= _table("see", "se jfr") | _table("valid", "galler")
LEXICON |= _table("moved", "flyttad flyttat flyttas framflyttad framflyttat framskjuten framskjutet")
LEXICON |= _table("moved", "uppskjuten uppskjutet senarelagd senarelagt forlangd forlangt andrat")
# READING.md defines no day for holidays and elections, so they are never dates.
LEXICON |= _table(
    "holiday", "julen pask pasken midsommar pingst advent allhelgona semester semestern semestrarna"
)
LEXICON |= _table("holiday", "sportlov sportlovet hostlov hostlovet pasklov pasklovet jullov jullovet valet")
LEXICON |= _table("holiday", "sommarlov sommarlovet lovet skolstart skolavslutningen")
LEXICON |= _table("cited", "rev uppd beslutsdatum")
LEXICON["forran"] = ("before", "forran")
LEXICON["och"] = ("and", "och")
for _word in word_list("samt respektive resp eller alt alternativt plus"):
    LEXICON[_word] = ("and", _word)
LEXICON["slut"] = ("closing", "slut")
for _word in ["utgang", "utgangen"]:
    LEXICON[_word] = ("closing", _word)
LEXICON["arsslut"] = LEXICON["arsslutet"] = ("yearend", "arsslut")

TIMES_WORDS = frozenset(word_list("gang ganger gangerna ggr ggn gg g tillfalle tillfallen x st"))
# Events that can be counted per year, by the word's ending.
EVENT_ENDINGS = word_list(
    """
    tillfalle tillfallen gang ganger mote moten traff traffar utbildning utbildningar forelasning
    forelasningar avstamning avstamningar uppfoljning uppfoljningar workshop workshops workshopar
    rapport rapporter konferens konferenser matning matningar kontroll kontroller inspektion
    inspektioner ovning ovningar kampanj kampanjer dialog dialoger revidering revideringar
    natverkstraffar seminarium seminarier rond ronder trygghetsvandringar trygghetsvandring vandringar
    informationsinsatser paminnelser paminnelse utskick enkat enkater nyhetsbrev manadsbrev sammantraden
    besok
    """
)
EVENT_SHORTS = word_list(
    "ovn utb mtg tillf insp stickpr traffr mot uppf avst forel inform workshop tester prov"
)
"""Events in short, which only count before their unit: "2 övn/år"."""
# Nouns that imply a frequency, by the word's beginning.
OFTEN_BEGINNINGS = {
    "veckom": "week",
    "veckoav": "week",
    "veckob": "week",
    "manadsm": "month",
    "manadsav": "month",
}
OFTEN_BEGINNINGS |= {"manadsb": "month", "manadsu": "month", "kvartalsm": "quarter", "kvartalsav": "quarter"}
OFTEN_BEGINNINGS |= {
    "kvartalsu": "quarter",
    "kvartalsr": "quarter",
    "tertialm": "tertial",
    "tertialu": "tertial",
}
OFTEN_BEGINNINGS |= {"tertialav": "tertial", "manadsr": "month", "arsm": "year", "veckor": "week"}

# The words whose typing errors are recognised; an error in another word may be a word ("hosten", "hoten").
_OFTEN_MISSPELT = (
    *(name for name in MONTHS if len(name) > 4),
    *word_list(
        """
    senast lopande fortlopande kontinuerligt kontinuerlig pagaende regelbundet tillsvidare arligen
    kvartal kvartalet kvartalsvis
    manadsvis tertial tertialvis halvarsvis vartannat varannan varterminen hostterminen arsskiftet
    paborjas fardigstalls
    """
    ),
)
# People and things that are counted: "20 elever per termin" is not a frequency.
COUNTED = frozenset(
    word_list(
        """
    kr st personer medarbetare elever deltagare barn anstallda ungdomar foraldrar chefer klienter brukare
    familjer hushall skolor enheter foreningar arenden
    """
    )
)
# Documents and decisions: a year beside them is theirs, as in "budget 2022" or "program 2021-2024".
DOCUMENT_ENDINGS = word_list(
    """
    budget budgeten plan planen planer program programmet rapport rapporten lag lagen beslut beslutet
    policy policyn strategi strategin riktlinje riktlinjer riktlinjerna bokslut bokslutet redovisning
    redovisningen overenskommelse overenskommelsen avtal avtalet berattelse berattelsen vb vp underlag
    enkaten matningen lagesbild lagesbilden arshjul arshjulet mal malet uppdrag uppdraget
    """
)
# Occasions of the ordinary year: they state when, and are not a condition beside a frequency or a date.
OCCASIONS = word_list(
    """
    mote moten motet sammantrade sammantraden apt traff konferens namnd namnden uppfoljning
    uppfoljningen utvardering utvarderingen avstamning avstamningar rapport rapporten rapporter
    rapportering rapporteringen revidering revideringen bokslut bokslutet berattelse berattelsen vb
    budget planering planeringen redovisning redovisningen revision rapporterna planeringsdag
    planeringsdagar sveckan sdagen samtal samtalet samtalen
    """
)
VOCABULARY = Vocabulary(frozenset(word for word in LEXICON if len(word) > 3), ())
LEXICON |= {slip: LEXICON[word] for slip, word in slips_of(_OFTEN_MISSPELT).items() if slip not in LEXICON}
