"""The texts of the made-up plans: activities by område. All sentences and people are invented."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Act:
    """The expected reading of one row of a plan; a column that the table lacks is empty."""

    aktivitet: str
    ansvarig: str = ""
    tidplan: str = ""
    uppfoljning: str = ""
    syfte: str = ""
    berorda: str = ""
    omrade: str = ""

    def only(self, *kinds: str) -> "Act":
        """Returns the same without the columns that a table does not have."""
        return Act(**{kind: getattr(self, kind) for kind in ("aktivitet", "omrade", *kinds)})

    def under(self, omrade: str) -> "Act":
        return replace(self, omrade=omrade)


def _acts(omrade: str, *rows: tuple[str, str, str, str, str, str]) -> tuple[Act, ...]:
    return tuple(Act(*row, omrade=omrade) for row in rows)


SKOLA = _acts(
    "Trygg skolmiljö",
    (
        "Genomföra trygghetsvandringar på samtliga grundskolor tillsammans med elevråden",
        "Rektor på respektive skola",
        "Senast 31 maj",
        "Verksamhetsberättelse",
        "Eleverna pekar själva ut platser där de känner sig otrygga.",
        "Elevråd, fastighetsförvaltare, fältassistenter",
    ),
    (
        "Utbilda rastvakter i konflikthantering",
        "Biträdande rektor",
        "Höstterminen 2025",
        "T2 och VB",
        "Rasterna ska vara lugna",
        "Elevhälsan",
    ),
    (
        "Ta fram en gemensam rutin för hur skolorna rapporterar kränkningar. Rutinen ska innehålla tydliga "
        "steg för vem som gör vad, en mall för samtal med vårdnadshavare och en lista över stöd att få från "
        "elevhälsan.",
        "Utvecklingsledare på utbildningsförvaltningen i samråd med rektorerna",
        "Kvartal 1 2025",
        "Rutinen finns på intranätet och är känd av minst 90 procent av personalen",
        "Lika hantering oavsett skola",
        "Skolhälsovård, skolkuratorer",
    ),
    (
        "Erbjuda läxhjälp två kvällar i veckan",
        "Enhetschef bibliotek",
        "Löpande",
        "Antal besökare per termin",
        "Fler elever når gymnasiebehörighet",
        "Föreningar",
    ),
)
FRITID = _acts(
    "Meningsfull fritid",
    (
        "Öppna en fritidsgård i Norra Backa",
        "Enhetschef ung fritid",
        "2025-09-01",
        "VB",
        "Ungdomar i Norra Backa saknar mötesplats",
        "Bostadsbolaget",
    ),
    (
        "Kartlägga vilka flickor som inte nås av dagens utbud och föreslå nya aktiviteter",
        "Fritidskonsulent",
        "Vår och höst",
        "Redovisas för kultur- och fritidsnämnden i tertialrapport 2",
        "Jämställd fritid",
        "Skolor, idrottsföreningar",
    ),
    (
        "Sommarlovsaktiviteter för barn 6–15 år",
        "Enhetschef ung fritid och kulturchef",
        "Juni–augusti",
        "T2",
        "Alla barn ska kunna göra något på lovet, oavsett familjens ekonomi",
        "Svenska kyrkan, simhallen",
    ),
)
ALDRE = _acts(
    "Trygghet för äldre",
    (
        "Uppsökande samtal till alla som fyller 80 år",
        "Enhetschef för dagverksamheten",
        "Pågår under hela året",
        "Antal genomförda samtal",
        "Minska ofrivillig ensamhet",
        "Pensionärsrådet, primärvården",
    ),
    (
        "Informera om bedrägerier på träffpunkterna",
        "Kommunpolis tillsammans med säkerhetssamordnare",
        "4 ggr/år",
        "Egenkontroll",
        "Färre äldre luras",
        "Träffpunkterna, banker",
    ),
    (
        "Se över belysning och halkskydd vid de särskilda boendena inför vintern; brister åtgärdas direkt "
        "eller anmäls till fastighetsenheten",
        "Boendechefer",
        "Senast 15 november varje år",
        "Protokoll från skyddsrond",
        "Inga fallolyckor utomhus",
        "Fastighetsenheten",
    ),
)
VALD = _acts(
    "Våld i nära relationer",
    (
        "Införa rutinfrågor om våld på mottagningsenheten",
        "Enhetschef mottagningen",
        "Klart 30 juni 2025",
        "Verksamhetsberättelse",
        "Våld upptäcks tidigare",
        "Mödravården",
    ),
    (
        "Grundutbildning om våld i nära relationer för all ny personal",
        "Samtliga enhetschefer",
        "Vid nyanställning",
        "Antal utbildade medarbetare redovisas i VB",
        "Personalen vågar fråga",
        "",
    ),
    (
        "Teckna avtal om skyddat boende",
        "Avdelningschef individ och familj",
        "Första halvåret 2026",
        "Delårsrapport",
        "Plats finns samma dag som den behövs",
        "Upphandlingsenheten, grannkommunerna",
    ),
    (
        "Nätverksträffar med kvinnojouren, polisen och åklagare för att följa upp ärenden där samverkan inte "
        "har fungerat",
        "Samordnare våld i nära relationer",
        "Två gånger per termin",
        "Minnesanteckningar",
        "Parterna känner varandras uppdrag",
        "Kvinnojouren, polisen, åklagarkammaren",
    ),
)
KRIS = _acts(
    "Krisberedskap",
    (
        "Öva stabsarbete med scenariot långvarigt elavbrott",
        "Säkerhetschef",
        "Vecka 42",
        "Övningsrapport till krisledningsnämnden",
        "Ledningen kan sin roll när det händer",
        "Räddningstjänsten, energibolaget",
    ),
    (
        "Fylla på lager av vattentankar",
        "VA-chef",
        "Tertial 1",
        "T1",
        "Dricksvatten till 500 personer i tre dygn",
        "Tekniska kontoret",
    ),
    (
        "Uppdatera larmlistor",
        "Alla förvaltningschefer",
        "Varje kvartal",
        "Egenkontroll",
        "Rätt person nås",
        "",
    ),
    (
        "Sprida broschyr om hemberedskap till hushållen på lätt svenska, arabiska, somaliska och finska",
        "Kommunikationschef",
        "Under 2025",
        "Enkät",
        "Hushållen klarar sig en vecka",
        "Bostadsbolag, studieförbund",
    ),
)
KLIMAT = _acts(
    "Klimatanpassning",
    (
        "Plantera träd på skolgårdar som saknar skugga",
        "Parkchef",
        "Oktober 2025",
        "Antal planterade träd, mål 60",
        "Svalare utemiljö vid värmebölja",
        "Skolor",
    ),
    (
        "Ta fram skyfallskartering för centralorten",
        "Planeringschef",
        "2025–2026",
        "Årsredovisning",
        "Rätt åtgärder på rätt plats",
        "VA-enheten, länsstyrelsen",
    ),
    (
        "Se över ventilation och solavskärmning på förskolorna",
        "Fastighetschef",
        "Före sommaren",
        "Delårsrapport",
        "Högst 26 grader inomhus",
        "Förskolechefer",
    ),
)
ARBETE = _acts(
    "Arbete och egen försörjning",
    (
        "Starta en jobbspårsutbildning till barnskötare",
        "Chef för arbetsmarknadsenheten",
        "Start i mars, 20 platser",
        "Minst 15 deltagare i arbete efter sex månader",
        "Fler vuxna försörjer sig själva",
        "Arbetsförmedlingen, vuxenutbildningen",
    ),
    (
        "Uppsökande arbete gentemot unga som varken arbetar eller studerar",
        "KAA-handläggare",
        "Löpande",
        "VB",
        "Ingen ung ska tappas bort",
        "Gymnasieskolan",
    ),
    (
        "Feriejobb åt alla sökande i årskurs 9",
        "Ferieprakthandläggare",
        "Sommaren",
        "Antal feriejobb",
        "Tidig kontakt med arbetslivet",
        "Samtliga förvaltningar",
    ),
)
AREAS = (SKOLA, FRITID, ALDRE, VALD, KRIS, KLIMAT, ARBETE)
