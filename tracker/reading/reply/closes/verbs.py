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
    sammanfatt registrer utrust
""")
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
    spreds spridits spritts spridd spridda kordes korts ovade ovades ovat ovats larde
    besokte besoktes besokt besokts trycktes tryckts tryckt tryckta delgavs delgetts anslogs anslagits
    loste lostes losts
    malade malades malat klar klart klara fardig fardigt fardiga klarade klarat avklarad avklarat avklarade
    lyckades kand kant kanda kandes hangde hangdes hangts upphangd upphangda
    ifylld ifyllda haft ledd ledda leddes valbesokt valbesokta uppskattad uppskattat lyckad lyckat
""")  # fmt: skip

# What is built or put up is a thing, whatever its name.
_BUILDS = _words("""
    sattes satts uppsatt uppsatta monterades monterats monterad monterade bytte byttes bytts utbytt utbytta
    installerades installerats installerad installerade planterades planterats malades malats byggdes
    byggts invigdes
    hangdes hangts upphangd upphangda koptes kopts inkopt inkopta renoverades renoverats skruvades lagades
""")
# They say that it was done only together with what was done, and what came.
_VAGUE = _words("tog togs tagit tagits fick fatt gick gatt lades lagts")
_CAME = frozenset({"kom", "kommit"})
# They complete some kinds of work, and in others they are a stage of it.
_ONLY_FOR = (
    (re.compile(r"kop|inkop"), re.compile(r"kop")),
    (re.compile(r"lever|inlever"), re.compile(r"kop|lever|avtal")),
    (re.compile(r"tryck"), re.compile(r"tryck|material|broschyr|folder|affisch|blad")),
    (
        re.compile(r"beslut|antog|antag|faststall|klubb|forankr"),
        re.compile(
            r"rutin|plan|riktlinje|polic|vagledning|checklist|handbok|instruktion|dokument|ordning|"
            r"beslut|avtal|"
            r"overenskommelse|strateg|program|mal(?!\w)|modell|organisation|revider|uppdater|oversyn|"
            r"budget|regl|"
            r"krav|mall|blankett|taxa|avgift|text|sammansattning|uppdrag"
        ),
    ),
)


def is_vague(word: str) -> bool:
    """True for "tog", "fick", which say little alone."""
    return word in _VAGUE


def came(word: str) -> bool:
    """True for "kom": what came is told before it."""
    return word in _CAME


def completes(word: str, title: str) -> bool:
    """True if a verb that tells that something was done completes the work of a title (folded)."""
    return all(of.search(title) for verb, of in _ONLY_FOR if verb.match(word))


def builds(word: str) -> bool:
    """True for a form of a verb that puts up or exchanges a thing."""
    return word in _BUILDS


def tells_done(word: str) -> bool:
    """True for a past form, or a participle, of a verb that tells that something was done."""
    return word in _IRREGULAR or any(
        word.endswith(ending) and word.removesuffix(ending) in _REGULAR for ending in _ENDINGS
    )
