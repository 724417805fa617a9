"""What the demo's people say about their activities: by person, else by voice and kind of question."""

from collections.abc import Mapping, Sequence
from datetime import date

from tests.demo.people import YEAR, Person
from tests.demo.rows import CONDITIONAL, COUNTABLE, DATE, ONGOING, Row
from tracker.domain.question import QuestionKind

# Said in spring, in summer and from October: a person has more to tell as the year goes on.
Words = Sequence[str]

VOICES: Mapping[str, Mapping[QuestionKind, Words]] = {
    "plain": {
        ONGOING: ("pågår enligt plan", "enligt plan", "fortlöper som tidigare"),
        CONDITIONAL: ("inget behov", "inte aktuellt", "inget behov under året"),
        DATE: ("klart, genomfördes i april", "klart", "klart"),
        COUNTABLE: ("{few} av {staff}", "{some} av {staff} medarbetare", "{most} av {staff}"),
    },
    "hurried": {
        ONGOING: ("rullar på", "löpande", "enligt plan"),
        CONDITIONAL: ("nej", "inget behov", "ja, en gång"),
        DATE: ("pågår, klart i juni", "klart", "klart"),
        COUNTABLE: ("{few}/{staff}", "{some}/{staff}", "{most}/{staff}"),
    },
    "formal": {
        ONGOING: (
            "Arbetet fortlöper enligt plan.",
            "Pågår. Inga avvikelser att rapportera.",
            "Arbetet har fortlöpt enligt plan under året.",
        ),
        CONDITIONAL: (
            "Har inte blivit aktuellt under perioden.",
            "Inte aktuellt under perioden.",
            "Ja, två gånger under hösten.",
        ),
        DATE: ("Pågår, genomförs vid nästa arbetsplatsträff.", "Klart, genomfördes i juni.", "Klart."),
        COUNTABLE: (
            "{few} av {staff} medarbetare har genomfört kursen.",
            "{some} av {staff} medarbetare.",
            "{most} av {staff} medarbetare har genomfört kursen.",
        ),
    },
    "telling": {
        ONGOING: (
            "Pågår. Vi tar upp frågan på gruppmötena och det fungerar bra.",
            "Pågår. Sommaren har varit lugn men vi har haft tät kontakt med varandra.",
            "Fortlöper. Vi har hittat bra former och fortsätter så nästa år.",
        ),
        CONDITIONAL: (
            "Ja, en gång. Vi fick bra råd och kunde avsluta ärendet tillsammans.",
            "Inget behov i sommar.",
            "Ja, tre gånger i höst. Samtalen har varit ett bra stöd för personalen.",
        ),
        DATE: ("Klart, togs upp den 4 maj med hela gruppen.", "Klart.", "Klart."),
        COUNTABLE: ("{few} av {staff}, resten i höst", "{some} av {staff}", "{most} av {staff}"),
    },
    "hedging": {
        ONGOING: ("det flyter väl på, tror jag", "enligt plan", "pågår"),
        CONDITIONAL: (
            "tror inte det, men jag är inte säker",
            "inget behov vad jag vet, ska kolla med gruppen",
            "inget behov",
        ),
        DATE: (
            "så gott som klart, nattpersonalen är kvar",
            "klart förutom två vikarier",
            "klart",
        ),
        COUNTABLE: ("kanske en tredjedel", "{some} av {staff}", "{most} av {staff}"),
    },
}

# What seldom happens, whatever the voice: two rows about it should not get the same long story.
SELDOM = {"trakasserier", "barn", "barn2", "avhopp"}
SELDOM_SAID: Mapping[str, Words] = {
    "plain": ("inget behov", "inget behov", "inte aktuellt under året"),
    "hurried": ("nej", "nej", "nej"),
    "formal": ("Har inte blivit aktuellt.", "Inte aktuellt.", "Har inte behövts under året."),
    "telling": ("Nej, inget har hänt.", "Inget behov.", "Nej, det har inte behövts."),
    "hedging": ("inget behov vad jag vet", "inget behov", "inget behov"),
}

OWN: Mapping[tuple[str, str], Words] = {
    ("karin", "lagesbild"): (
        "Ett möte hittills, den 18 februari.",
        "två av fyra",
        "två av fyra, nästa möte är i september",
        "fyra av fyra",
    ),
    ("tomas", "revidering"): (
        "Rollerna vid en akut händelse behöver bli tydligare.",
        "Bilagan med telefonlistor bör tas bort, den är inaktuell redan när den trycks.",
        "Rollerna vid en akut händelse behöver bli tydligare, och bilagan med telefonlistor kan tas bort.",
    ),
    ("lena", "natverk"): (
        "Två möten, båda med minnesanteckningar.",
        "Tre möten, alla med minnesanteckningar.",
        "Fyra möten, alla med minnesanteckningar.",
    ),
    ("mikael", "checklista"): ("pågår, klart i juni", "klart, genomfördes i juni", "klart"),
    ("mikael", "lokaler"): (
        "rutinen följs, en bokning nekades i mars",
        "följs, inget nytt",
        "Rutinen följs. Två bokningar har nekats under året.",
    ),
    ("amira", "falt"): (
        "Pågår. Vi är ute tisdag, fredag och lördag och möts av nyfikna ungdomar.",
        "Pågår. Fler kvällar i juli och augusti, mycket folk vid vattnet.",
        "Fortlöper. Tre kvällar i veckan hela hösten.",
    ),
    ("amira", "temadag"): (
        "Pågår, två skolor är bokade till september.",
        "Pågår, två av fyra skolor har haft sin dag.",
        "Klart. Alla fyra skolor har haft sin temadag.",
    ),
    ("amira", "apt"): ("Pågår, tas upp den 25 maj.", "Klart.", "Klart."),
    ("amira", "kurs"): ("5 av 14, resten i höst", "9 av 14", "alla 14"),
    ("petra", "gardar"): (
        "Pågår. Vi besöker alla tre gårdar varje vecka.",
        "Pågår. Gårdarna höll öppet hela sommaren och vi var där.",
        "Fortlöper. En gård har stängt, de andra två besöker vi varje vecka.",
    ),
    ("sara", "kvall"): (
        "Pågår. En kväll i april, ett trettiotal föräldrar kom.",
        "Pågår.",
        "Fortlöper. Två kvällar under hösten, fullsatt båda gångerna.",
    ),
    ("gunnar", "samtal"): ("rullar på", "pågår, extra fokus på lovveckorna", "rullar på, uppskattat"),
    ("johan", "anhorig"): ("3 anhöriga", "Fem anhöriga.", "9 anhöriga har fått en kontakt."),
    ("sofia", "anhorig"): ("2", "2 anhöriga", "4 anhöriga"),
    ("sofia", "avhopp"): ("inget behov", "ja, 1 gång", "ja, två gånger"),
    ("samir", "hjalp"): ("1", "1 person", "2 personer"),
    ("frida", "hjalp"): ("Ingen hittills.", "En person.", "Tre personer har fått hjälp under året."),
    ("kaj", "bidrag"): ("enligt plan", "alla ansökningar kontrollerade, inga avslag", "enligt plan"),
    ("elin", "nya"): ("ja, fyra nyanställda", "ja, sju gånger", "ja, 11 gånger"),
    ("peter", "apt"): ("det är gjort, vi tog det på senaste mötet", "klart", "klart"),
    ("elin", "apt"): ("försenat, nytt datum 10 juni", "klart", "klart"),
    ("hanna", "apt"): ("Klart, genomfördes i april.", "Klart.", "Klart."),
}
CONFIRMED = {"formal": "Ja, det stämmer.", "telling": "Ja, stämmer fortfarande."}


def said(person: Person, row: Row, day: date) -> str:
    """Returns what the person says about the activity on this day."""
    words = OWN.get((person.local, row.key)) or (
        SELDOM_SAID[person.voice] if row.key in SELDOM else VOICES[person.voice][row.kind]
    )
    return words[_turn(day, len(words))].format(
        few=person.staff // 4, some=person.staff // 2, most=person.staff - 1, staff=person.staff
    )


def confirmed(person: Person) -> str:
    """Returns the answer to "Stämmer det fortfarande för hela året?"."""
    return CONFIRMED.get(person.voice, "ja")


def _turn(day: date, count: int) -> int:
    """Returns which of `count` things is said: the last from October, the one before it from July."""
    if day.year > YEAR or day.month >= 10:
        return count - 1
    if day.month >= 7:
        return count - 2
    return 1 if count > 3 and day.month >= 5 else 0
