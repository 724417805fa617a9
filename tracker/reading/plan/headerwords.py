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
        uppfoljningsmatt, uppfoljningsmetod, resultatmatt, matt och uppfoljning, sa foljer vi upp
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
