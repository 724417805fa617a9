"""Words that may name somebody are found; those of places, bodies and the plan are told."""

from tests.cases import each
from tracker.domain.report.persons import person_finder

FINDER = person_finder(
    ["Vilma Provsvar", "Zoran Testovic"],
    ["Utlåning i Rågsved och Hagsätra", "Vård- och omsorgsboendet Linden", "Ekonomiskt bistånd"],
)
NAMED = [
    ("Eva höll i mötet.", "a common given name"),
    ("Evas grupp är klar.", "its genitive"),
    ("vilma provsvar har slutat", "somebody of ours, written small"),
    ("Testovics grupp är klar.", "a surname of ours, in the genitive"),
    ("Pågår, Karin-Maria Testsson tog över.", "a double name"),
    ("Vi har fått hjälp av Tindra.", "on no list, but with a capital within the sentence"),
    ("Tindra har slutat.", "first in its sentence, and does what people do"),
    ("lena har slutat", "written small"),
    ("möten med anna och polisen", "written small after a word that wants a person"),
    ("Vår handläggare Xerxes sköter det.", "after a role"),
    ("Enligt Provström är det klart.", "a surname"),
    ("Per Olof har slutat.", "Per is also a preposition"),
    ("Inga har slutat.", "Inga is also a quantity"),
    ("Inga arbetar med ärenden.", "a verb after her name"),
    ("Hembesök på Ekgatan 4.", "where somebody lives"),
    ("Barnet kom i augusti med sin mormor.", "a single child"),
    ("En fick erbjudandet i april och tackade ja.", "a single person, without a noun"),
    ("Det var oro kring en förälder i höstas.", "a single person"),
    ("En avhoppare. Insatsen pågår.", "what is told of one that is counted"),
    ("Familjen flyttade innan utredningen kom igång.", "one family"),
    ("Vi har kontakt med teamet kring en familj sedan tidigare.", "one family"),
    ("Ja, en gång, i ett ärende som jag helst inte skriver om.", "who answers says so"),
    ("En insats köptes in i juni och löper till mars.", "one placement with its months"),
    ("En 15-åring har fått stöd.", "an age"),
    ("Den sista är långtidssjukskriven.", "one's health"),
    ("Alla utom de två långtidssjukskrivna, alltså 17 av 19", "the health of two"),
    ("En gång, gällde en hemtjänstkunds barnbarn.", "by whom one belongs to"),
    ("En kund, samma kund alla tre gångerna.", "one customer"),
    ("Det hände i samband med att två barn inte kom tillbaka.", "two children"),
    ("Hennes son går på skolan.", "by whom one belongs to"),
    ("Klientens bror ringde.", "by whom one belongs to"),
    ("0. Vi har däremot haft samtal med en anhörig.", "one, after a preposition"),
    ("Fem gånger, alla på en och samma adress.", "by where one lives"),
    ("Två samtal med samma familj.", "one family"),
    ("Ärendet hos HR är avslutat.", "the only case there is"),
    ("Det gällde en elev.", "one pupil"),
    ("Den person vi tog emot i juni är kvar i insats.", "that person"),
    ("En konsultation, i samband med SIG-ärendet.", "the only case there is"),
    ("Vi betalar i familjeenhetens ärende.", "another unit's case"),
    ("Samma ärende som i våras.", "a case that can be followed"),
    ("Ja, en gång i mars gällande en skolungdom. Fick stöd.", "a young person"),
    ("Vi börjar om med en ny (Fredrik). Det blir i december.", "a name in brackets, and a sentence after"),
    ("Fredrik. Det blir i december.", "a name alone that begins"),
    ("Ring gärna (Wiktoria). Hon vet.", "a rare one"),
    ("En insats köpt. Den pågår till mars nästa år.", "how long one person's help goes on"),
    ("Rekryterat en medarbetare som tidigare varit sjukskriven.", "what somebody has been through"),
    ("Vi anställde en person med egen erfarenhet som avhoppat i våras.", "the same"),
    ("Den ena fick flyttas till HVB.", "where somebody was moved"),
    ("En fick flyttas till ett skyddat boende.", "the same"),
    ("En avhopparinsats köpt. Den pågår.", "one person's help"),
    ("Vi har köpt en insats. Den är avslutad.", "the same"),
    ("Avhopparärendet pågår.", "the only case"),
    ("1 gång i familjeenhetens fall.", "another unit's case"),
    ("Insats gällande en gymnasieungdom.", "a young person"),
    ("Avser en nybliven pappa.", "a single person"),
    ("Möten har hållits. (Berglund)", "a signature"),
    ("Klart/Berglund", "a signature"),
    ("Frågor till S.Berglund", "a name after a letter"),
    ("Kontakt: Berglund.", "a name alone"),
    ("En grupp killar runt 15 har vi haft samtal med.", "minors of a place"),
    ("Ja 1 gång, om hejlargänget.", "a group known to all"),
]
TOLD = [
    ("Fyra förskolor av sex. Solrosen och Kotten gör det i oktober.", "houses"),
    ("Båda handlade om klienter mot personal.", "of no one"),
    ("Rådet har haft fyra möten.", "a noun that begins a sentence"),
    ("Pågår. Vi har träffat Polisen i Rågsved.", "a body, and a place of the plan"),
    ("Trygghetsvandring i Bredäng den 3 maj.", "a place"),
    ("Chefen har slutat.", "a role, not a name"),
    ("Fem slutade i höst och av de nya har ingen hunnit.", "a cause about staff in the plural"),
    ("14 av 16, två är föräldralediga.", "several"),
    ("14 föreningar sökte, en fick avslag eftersom den inte ville lämna in stadgar.", "an association"),
    ("4 undersköterskor, en sjuksköterska och jag", "staff"),
    ("1 person", "a count and nothing more"),
    ("En gång. Ärendet är avslutat.", "a case, not a person"),
    ("Minst en medarbetare per enhet går kursen.", "of each"),
    ("Ansvarig har slutat och ingen har tagit över.", "a role, not a name"),
    ("Kontakten sker via Trygg i Stockholm.", "a body"),
    ("MVP och ROS på Linden.", "abbreviations and a unit"),
    ("Samverkan med Arbetsförmedlingen.", "an authority, by its ending"),
    ("Inget behov, Per den 30 april var allt klart.", "a preposition"),
    ("Inga möten, gruppen är vilande.", "a quantity"),
    ("Pågår. Inga nya ärenden under våren.", "a quantity"),
    ("Inga", "a nought alone"),
    ("Nej", "a no alone"),
    ("Per telefon, 2", "a preposition that begins"),
    ("Två rektorer", "staff"),
    ("MVP startar om v 36 i en skola. Den andra har inte svarat.", "schools"),
    ("Ansvaret ligger hos HR.", "a function"),
    ("Skolans föräldrar var inbjudna.", "all of them"),
    ("Materialet delades ut på en och samma dag.", "a day"),
    ("Ärendet går till nämnden i februari.", "a board's business"),
    ("Sjukfrånvaron är hög.", "a rate"),
    ("Protokollen finns i gruppens Teams.", "a system"),
    ("Äldre har nu utsett en person. Uppdraget skrivs i oktober.", "who works for a unit"),
    ("Alla ärenden går till nämnden.", "a board's business"),
    ("Tre av fyra. Den sista fick skjutas till januari.", "a meeting"),
    ("Vi har varit en man kort hela hösten.", "a staff that is short"),
    ("Vårt ärende till nämnden är klart.", "a board's business"),
    ("LOV-ärendet togs i nämnden.", "a procurement"),
    ("E-ärendet är inlagt i systemet.", "a system"),
    ("Vi har gjort en insats på skolorna som fortsätter nästa år.", "schools"),
    ("Samma medarbetare deltar vid båda.", "staff"),
    ("Utbildningen är för den medarbetare som vill.", "staff"),
    ("Arbetet sker med ABC/Komet i grupp.", "programmes"),
]


@each(("text", "why"), NAMED)
def test_who_may_be_named_is_found(text: str, why: str) -> None:
    assert FINDER.names_a_person(text), why


@each(("text", "why"), TOLD)
def test_what_is_nobodys_name_is_told(text: str, why: str) -> None:
    assert not FINDER.names_a_person(text), why


@each(
    "words",
    [
        "Stödgruppen träffas varje vecka. Den ena vårdas på psyket.",
        "Vi har grupper för unga. En dömdes i maj.",
        "Vi har haft träffar. En behövde skyddat boende.",
        "Gruppen har fyra deltagare. Den sista anmäldes till polisen.",
    ],
)
def test_a_group_beside_a_person_makes_the_person_no_group(words: str) -> None:
    assert FINDER.names_a_person(words)
