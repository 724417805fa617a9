"""The words in column headers of plans, without diacritics, and words that only accompany them."""


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.replace("\n", " ").split(",") if phrase.strip())


PHRASES: dict[str, tuple[str, ...]] = {
    "aktivitet": _phrases("""
        aktivitet, aktiviteter, atgard, atgarder, insats, insatser, vad, uppgift, uppgifter, vad ska
        goras, vad ska vi gora, vad gor vi, aktivitet atgard, atgard aktivitet, aktivitet insats, insats
        aktivitet, atgard insats, planerad aktivitet, planerade aktiviteter, planerad atgard, planerade
        atgarder, planerade insatser, aktivitetens namn, beskrivning av aktivitet, forslag till atgard,
        arbetsuppgift, uppdrag, vad gors, vad skall goras, delaktivitet, delaktiviteter, delatgard,
        aktivitet och atgard, aktiviteter och atgarder, aktivitet insats atgard, konkret atgard,
        konkreta atgarder, atgardsforslag
    """),
    "ansvarig": _phrases("""
        ansvarig, ansvariga, ansvar, vem, ansvarig enhetschef, ansvarig enhet, ansvarig chef, ansvarig
        funktion, ansvarig avdelning, ansvarig namnd, ansvarig verksamhet, ansvarig person, ansvarig for
        genomforande, ansvarig roll, ansvarig forvaltning, ansvarig part, ansvarig aktor, vem ansvarar,
        vem ar ansvarig, vem gor, vem gor det, huvudansvarig, huvudansvar, ansvarsfordelning, utforare,
        utfors av, genomfors av, ansvarig utforare, agare, ansvarig tjansteperson, ansvarig tjansteman,
        ansvarig organisation, ansvarig namnd och enhet, vem gor vad, ansvarig befattning, atgardsagare,
        genomforare, ansvarig i forvaltningen
    """),
    "tidplan": _phrases("""
        tidplan, tidsplan, senast klart, senast klar, nar, tid, klart, klar, klart senast, klar senast,
        nar klart, klart nar, tidsram, tidpunkt, datum, slutdatum, deadline, period, tidsperiod, start
        och slut, start slut, startdatum, ska vara klart, nar ska det vara klart, tidplan klart,
        genomfors nar, nar i tid, tidsatt, fardigt, fardig, senast, klardatum, tid for genomforande,
        genomforandetid, tidsangivelse, klart datum, nar gors det, sluttid, tidsfrist, frist, tider
    """),
    "uppfoljning": _phrases("""
        uppfoljning, redovisas, foljs upp, redovisning, rapportering, rapporteras, uppfoljningsform,
        utvardering, hur foljs det upp, hur foljs detta upp, hur foljer vi upp, uppfoljning i, foljs upp
        i, redovisas i, foljs upp genom, redovisas genom, uppfoljning redovisning, uppfoljning och
        utvardering, uppfoljning indikator, indikator, indikatorer, aterrapportering, aterrapporteras,
        avstamning, hur och nar foljs det upp, uppfoljningssatt, form for uppfoljning, matmetod,
        uppfoljs, matt, matt indikator, nyckeltal, matning, hur mats det, hur mats detta, hur mater vi,
        uppfoljningsmatt, uppfoljningsmetod, resultatmatt, matt och uppfoljning, sa foljer vi upp, matetal,
        effektmal uppfoljning, mal uppfoljning, sa mater vi
    """),
    "syfte": _phrases("""
        syfte, mal, syfte med atgard, syfte med atgarden, syfte med aktiviteten, syfte med insatsen,
        syfte mal, mal syfte, onskad effekt, forvantat resultat, forvantad effekt, effektmal, effekt,
        varfor, malsattning, syfte och mal, mal och syfte, syftet, syfte med aktivitet, avsikt
    """),
    "berorda": _phrases("""
        andra berorda, berorda, samverkan, medverkande, ovriga berorda, samverkanspart,
        samverkansparter, samverkan med, i samverkan med, samverkar med, deltagare, medverkar, ovriga
        aktorer, andra aktorer, berorda aktorer, samarbetspartner, samarbetspartners, samarbete,
        samverkanspartner, samverkansaktor, samverkansaktorer, deltar, medverkande aktorer, malgrupp,
        berord verksamhet, berorda verksamheter, ovriga deltagare, involverade
    """),
    "omrade": _phrases("""
        omrade, fokusomrade, malomrade, insatsomrade, utvecklingsomrade, prioriterat omrade, tema,
        delomrade, verksamhetsomrade, arbetsomrade, fokusomraden, delmal, inriktning, kategori,
        overgripande mal, problemomrade, utvecklingsmal, inriktningsmal
    """),
    "nummer": _phrases("""
        nr, nummer, lopnr, lopnummer, id, punkt
    """),
    "ovrigt": _phrases("""
        status, kommentar, kommentarer, resultat, kostnad, kostnader, budget, resurser, resurs, ovrigt,
        anteckning, anteckningar, utfall, finansiering, prioritet, risk, anmarkning
    """),
}  # fmt: skip
# Headings that count only in a table with cells: in running text they are ordinary words.
CELL_PHRASES: dict[str, tuple[str, ...]] = {
    "aktivitet": _phrases("""
        handling, handlingar, kontrollmoment, kontrollaktivitet, kontrollaktiviteter, moment, forslag pa
        atgarder, forslag pa atgard, forslag till atgarder, utvecklingsinsats, utvecklingsinsatser,
        atagande, ataganden, att gora, sa gor vi, det har gor vi, det ska vi gora, vad vill vi gora, vad
        behover goras, delprojekt, projekt, kontroll, kontroller, aktivitet vad, vad vi gor,
        uppfoljningsaktivitet, uppfoljningsaktiviteter
    """),
    "ansvarig": _phrases("""
        kontrollansvarig, kontrollansvariga, processagare, ansvarig vem, vem vilka, vilka, av vem,
        genomforandeansvarig, aktivitetsansvarig, atgardsansvarig, kommunens ansvarige, projektledare,
        handlaggare, samordnare
    """),
    "tidplan": _phrases("""
        ar, artal, tidshorisont, frekvens, periodicitet, hur ofta, intervall, kontrollfrekvens,
        beraknas vara klart, beraknas klart, beraknas klar, beraknat klart, planerat klart, planerat
        slutdatum, genomforande, genomfors, genomford, genomfort, planerat genomforande, start, slut,
        startar, startas, starttid, planerad start, planerat startdatum, startdag, paborjas, paborjad,
        borjar, inleds, avslutas, avslutad, slutford, slutfors, fran, fran och med, fr o m, from, till,
        till och med, t o m, tom, manad, kvartal, termin, vecka, tid for atgard, nar kontrollen utfors,
        tidplan start, tidplan slut, slutar, startmanad, slutmanad, startkvartal, slutkvartal, startvecka,
        slutvecka, byggar, nar hur ofta, senast andrad, uppdaterad, senast uppdaterad
    """),
    "uppfoljning": _phrases("""
        rapporteras till, rapportering till, redovisas till, dokumenteras, dokumenteras i, dokumentation,
        aterkoppling, aterkoppling till, hur foljs det upp nar, verifiering, effektuppfoljning
    """),
    "omrade": _phrases("fokus"),
    "ovrigt": _phrases("""
        beskrivning, metod, kontrollmetod, sannolikhet, konsekvens, riskvarde, motivering, motiv, utfall,
        kontaktperson, nulage, problem, behov, hinder, prio, bilaga, lank, arende, kalla, lagrum, hur
    """),
}  # fmt: skip
STARTS = frozenset(
    _phrases("""
        startdatum, start, startar, startas, starttid, planerad start, planerat startdatum, startdag,
        paborjas, paborjad, borjar, inleds, fran, fran och med, fr o m, from, tidplan start, startmanad,
        startkvartal, startvecka
    """)
)
ENDS = frozenset(
    _phrases("""
        slutdatum, slut, planerat slutdatum, sluttid, avslutas, avslutad, slutford, slutfors, till, till
        och med, t o m, tom, klart, klar, klart senast, klar senast, senast klart, senast klar, nar klart,
        klart nar, ska vara klart, nar ska det vara klart, fardigt, fardig, senast, klardatum, klart datum,
        deadline, beraknas vara klart, beraknas klart, beraknas klar, beraknat klart, planerat klart,
        tidplan slut, tidplan klart, tidsfrist, frist, slutar, slutmanad, slutkvartal, slutvecka
    """)
)
WRITTEN = frozenset(
    _phrases("""
        datum, uppdaterad, senast uppdaterad, senast andrad, datum for beslut, beslutsdatum, reviderad,
        skapad, registrerad, inkom, upprattad, andrad datum
    """)
)
# Headings that are a time only where the cells below hold times.
WEAK_TIMES = frozenset(
    _phrases("""
        genomforande, genomfors, genomford, genomfort, ar, manad, kvartal, termin, vecka, start, slut,
        fran, till, from, tom, period, avslutad, paborjad, intervall, klar, klart, fardig, fardigt
    """)
)
# Words inside a longer heading, in the order in which they decide; the first word of a kind wins.
PREDICATES = (
    ("tidplan", r"(?:beraknas|planeras|ska|skall|bor|senast|vara)\b.*\b(?:klara?|klart|fardiga?|fardigt|"
                r"slutfor[dt]a?|genomfor[dt]a?|avsluta[dt]e?)"),
    ("ansvarig", r"(?:(?:utfors|genomfors|gors|ansvaras) av|vem|vilka som ansvarar|ansvarar|utfor)"),
    ("uppfoljning", r"(?:foljs\b.*\bupp|foljer\b.*\bupp|uppfoljs|mats|(?:hur|sa) (?:vet|kontrollera[rs]|"
                    r"mater|utvardera[rs]|dokumenteras|redovisas|aterkopplas)|rapport\w*\b.*\btill|aterkoppling\w*|"
                    r"aterrapport\w*)"),
    ("tidplan", r"(?:nar|hur ofta|tid for)"),
)  # fmt: skip
STEMS = (
    ("ovrigt", r"status|kostnad\w*|budget\w*|resurs\w*|kommentar\w*|resultat\w*|utfall|prio\w*|risk\w*|"
               r"beskriv\w*|motiv\w*|metod\w*|hinder|problem|behov|finansiering|anmarkning\w*|andrad|uppdaterad|"
               r"reviderad|beslut\w*|tidigare|foregaende|kontaktperson|berakna[dt]\w*"),
    ("aktivitet", r"\w+(?:aktivitet|atgard|insats)(?:er|erna|ar)?"),
    ("ansvarig", r"(?:huvud|kontroll|process|atgards|aktivitets|genomforande|utforar)?ansvar(?!slos)\w*|"
                 r"\w+ansvarig[ae]?|"
                 r"utforare|\w*agare|genomforare"),
    ("tidplan", r"tids?plan\w*|tidsram\w*|tidpunkt|tidshorisont|tidsperiod|tidsatt\w*|deadline|slutdatum|"
                r"slutdag|klardatum|frekvens|periodicitet|fardigstall\w*|startdatum|tid"),
    ("uppfoljning", r"uppfolj\w*|redovis\w*|\w*rapporter\w*|indikator\w*|utvarder\w*|avstamning\w*|"
                    r"nyckeltal"),
    ("syfte", r"syfte\w*|mal|effekt\w*|malsattning"),
    ("berorda", r"samverkan\w*|medverka\w*|berorda|deltagare|malgrupp\w*|involverade"),
    ("aktivitet", r"\w*(?:atgard|aktivitet|insats)(?:er|erna|ar)?|kontrollmoment|handling(?:ar)?|ataganden?|"
                  r"uppdrag"),
    ("omrade", r"\w*omraden?|tema|kategori"),
)  # fmt: skip
MODIFIERS = frozenset(
    _phrases("""
        aktivitet, aktiviteten, aktor, aktorer, andra, ansvarig, ar, atgard, atgarden, att, av,
        avdelning, berorda, chef, datum, det, eller, enhet, enhetschef, foljs, for, forvaltning,
        funktion, genomforande, gora, goras, hur, i, indikator, insats, insatsen, klart, kvartal, manad,
        med, namnd, nar, och, ovriga, part, person, plan, planerad, redovisning, resultat, samt, senast,
        ska, slut, start, t1, t2, tidplan, upp, uppfoljning, utforare, vad, vara, vb, vem, verksamhet,
        vi
    """)
)
OTHER_TABLES = frozenset(
    _phrases("""
        adress, andrad, andring, beslutad, diarienummer, e-post, epost, kontaktperson, kontaktuppgifter,
        mail, mejl, namn, revidering, revision, sida, telefon, telefonnummer, utgava, version
    """)
)
# Those of them that a plan's own table may have beside an activity and a time.
CONTACTS = frozenset(
    _phrases("kontaktperson, kontaktuppgifter, telefon, telefonnummer, mail, mejl, e-post, epost")
)
