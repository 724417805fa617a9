"""Verbs that tell that work was done, in their past forms (folded letters).

A verb that is not here may tell of a beginning, a plan or a setback ("bokades", "påbörjades", "sköts upp").
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs in -a with regular forms: "publicerade", "publicerades", "publicerat", "publicerats", "publicerad".
_REGULAR = _words("""
    anordn annonser anpass arkiver arranger avrapporter avslut beslut besvar besiktig besikt betal bild del
    digitaliser distribuer dokumenter etabler forankr forny gallr gransk grundutbild hanter implementer
    informer inrapporter
    inratt installer introducer inventer juster klassificer klubb kommunicer inkoppl kvitter lag lamn
    avlamn inlamn
    overlamn lanser leverer inlever mark ommark marker medverk monter narvar ordn organiser paketer placer
    ratt utplacer planter presenter publicer rapporter aterrapporter redovis rens renover reparer revider
    signer
    skap skick inskick utskick skruv skylt slutbesiktig slutredovis slutrapporter spel stad samverk teckn
    underteckn uppdater uppgrader uppratt utbild vidareutbild utdel utvarder atgard oppn vacciner aterkoppl
    sammanfatt registrer utrust utok
""")
_OWN = 3  # letters of a stem
_ENDINGS = ("ade", "ades", "at", "ats", "ad")
# Every other form, spelled out.
_IRREGULAR = _words("""
    gjorde gjordes gjort gjorts gjord gjorda genomforde genomfordes genomfort genomforts genomford
    genomforda
    utforde utfordes utfort utforts utford utforda slutforde slutfordes slutfort slutforts slutford
    slutforda
    inforde infordes infort inforts inford inforda holl holls hallit hallits hallen hallet hallna
    gick gicks gatt gatts genomgick genomgatt deltog deltagit traffade traffades traffats traffat motte
    mottes
    tog togs tagit tagits tagen taget tagna framtagen framtaget framtagna framtagits antog antogs antagit
    antagits antagen antaget antagna gavs getts givits fick fatt kom kommit skedde skett
    skrev skrevs skrivit skrivits skriven skrivet skrivna paskriven paskrivet paskrivna underskriven
    underskrivet underskrivna nedskriven nedskrivet nedskrivna satte sattes satts uppsatt uppsatta insatt
    insatta lades lagts upplagd upplagt upplagda inlagd inlagt inlagda utlagd utlagt utlagda
    bytte byttes bytt bytts bytta utbytt utbytta byggde byggdes byggt byggts byggd byggda ombyggd ombyggt
    kopte koptes kopt kopts kopta inkopt inkopta
    faststallde faststalldes faststallt faststallts faststalld faststallda
    sammanstallde sammanstalldes sammanstallt sammanstallts sammanstalld sammanstallda
    kartlade kartlades kartlagt kartlagts kartlagd kartlagda godkande godkandes godkant godkants godkand
    godkanda utsag utsags utsett utsetts utsedd utsedda valde valdes valt valts vald valda
    bestamde bestamdes bestamts tilltradde tilltratt tillsatte tillsattes tillsatt tillsatts
    anstallde anstalldes anstallt anstallts anstalld anstallda oversatte oversattes oversatt oversatts
    driftsatt driftsattes driftsatta driftsatts
    invigde invigdes invigt invigts invigd invigda laste lastes last lasts sande sandes sant sants
    spreds spridits spritts spridd spridda korde kordes korts ovade ovades ovat ovats larde
    besokte besoktes besokt besokts trycktes tryckts tryckt tryckta delgavs delgetts anslogs anslagits
    loste lostes losts
    malade malades malat klar klart klara fardig fardigt fardiga klarade klarat avklarad avklarat avklarade
    lyckades kand kant kanda kandes hangde hangdes hangts upphangd upphangda
    ifylld ifyllda ledd ledda leddes valbesokt valbesokta uppskattad uppskattat lyckad lyckat
""")  # fmt: skip

# They say that it was done only together with what was done, and what came.
_WENT = _words("gick gatt lades lagts")
_TOOK = _words("tog togs tagit tagits fick fatt")
_CAME = frozenset({"kom", "kommit"})
# What the title is about, by the beginnings of its words.
_DOCUMENT = (
    r"rutin|plan|riktlinje|polic|vagledning|checklist|handbok|instruktion|dokument|ordning|beslut|avtal|"
    r"overenskommelse|strateg|program|mal(?!\w)|modell|organisation|revider|uppdater|oversyn|budget|regl|"
    r"krav|mall|blankett|taxa|avgift|text|sammansattning|uppdrag"
)
_REPORT = (
    r"kartlagg|inventer|oversyn|analys|utvarder|uppfolj|utred|rapport|redovis|sammanstall|underlag|"
    r"list|enkat|"
    r"matning|undersok|bokslut|statistik|svar|yttrande|bedomning|konsekvens|lagesbild"
)
_MESSAGE = (
    r"inform|brev|broschyr|folder|kampanj|affisch|film|webb|sida|material|guide|kalender|utskick|kommunik"
)
_MEETING = (
    r"utbild|kurs|forelas|genomgang|workshop|seminari|introduk|dag(?!\w)|handled|ovning|mote|traff|"
    r"dialog|samrad|natverk|"
    r"apt|diskuss|diskut|samtal|kunskap|kanned|igenom|rutin|vandring|rond|kvall|konferens"
)
_ROLE = (
    r"utse|ombud|samordnare|ansvarig|kontakt|grupp|representant|rekryt|anstall|tjanst|chef|"
    r"val(?!\w)|rad(?!\w)"
)
# They complete some kinds of work, and in others they are a stage of it.
_ONLY_FOR = tuple(
    (re.compile(verb), re.compile(of))
    for verb, of in (
        (r"kop|inkop", r"kop"),
        (r"lever|inlever", r"kop|lever|avtal"),
        (r"tryck", r"tryck|material|broschyr|folder|affisch|blad"),
        (r"beslut|antog|antag|faststall|klubb|forankr|godkan", _DOCUMENT),
        (r"skick|inskick|utskick|sand|lamn|inlamn|avlamn|overlamn|rapporter", rf"{_REPORT}|{_MESSAGE}"),
        (r"redovis|presenter|publicer|lanser|aterkoppl", rf"{_REPORT}|{_MESSAGE}|{_DOCUMENT}"),
        (r"informer|kommunicer|delg", rf"{_MESSAGE}|{_MEETING}"),
        (r"annonser", r"annons|rekryt|informa|kampanj"),
        (r"mark|ommark", r"mark|skylt"),
        (r"mal(?:ad|at|ats)", r"mal(?:a|n)"),
        (r"inventer|kartla", r"inventer|kartla"),
        (r"gransk", r"gransk|kontroll|oversyn|genomgang"),
        (r"besik", r"besik|rond|kontroll"),
        (r"rekryter|anstall|till(?:tra|sa)tt|utse|utsag|vald|valt", _ROLE),
        (r"organiser", r"organis"),
        (r"skriv|skrev|underskr|paskr|nedskr", rf"{_DOCUMENT}|{_REPORT}"),
        (r"teckn|underteckn|signer", r"avtal|overens|forsakr|kontrakt"),
        (r"registrer|dokumenter|arkiver", r"regist|dokument|arkiv"),
        (r"tagupp", rf"{_MEETING}|{_MESSAGE}"),
        (r"tog|tag|fick|fatt", rf"{_MEETING}|{_MESSAGE}|{_DOCUMENT}|{_REPORT}"),
    )
)


def went(word: str) -> bool:
    """True for "gick", which says little alone."""
    return word in _WENT


def took(word: str) -> bool:
    """True for "fick" and "tog": somebody may have got the task."""
    return word in _TOOK


def came(word: str) -> bool:
    """True for "kom": what came is told before it."""
    return word in _CAME


def completes(word: str, title: str) -> bool:
    """True if a verb that tells that something was done completes the work of a title (folded)."""
    return all(of.search(title) for verb, of in _ONLY_FOR if verb.match(word))


def is_own(word: str, title: str) -> bool:
    """True for a past form of a verb that the title (folded) has: "säkrade" for "Säkra …"."""
    stem = next((word.removesuffix(one) for one in _ENDINGS if word.endswith(one)), "")
    return len(stem) >= _OWN and re.search(rf"(?<!\w){stem}as?(?!\w)", title) is not None


def tells_done(word: str) -> bool:
    """True for a past form, or a participle, of a verb that tells that something was done."""
    return word in _IRREGULAR or any(
        word.endswith(ending) and word.removesuffix(ending) in _REGULAR for ending in _ENDINGS
    )
