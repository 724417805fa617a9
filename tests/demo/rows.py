"""The rows of the demo's plans: two of one district, one of another; made up, shaped like real ones.

Two thirds are ongoing or conditional, several are shared by every head, some are counted. The districts
exist; the sentences do not.
"""

from dataclasses import dataclass

from tracker.domain.question import QuestionKind

REVISION, COUNTABLE, FREQUENCY = QuestionKind.REVISION, QuestionKind.COUNTABLE, QuestionKind.FREQUENCY
MINUTES, CONDITIONAL = QuestionKind.MINUTES, QuestionKind.CONDITIONAL
DATE, ONGOING = QuestionKind.DATE, QuestionKind.ONGOING


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `key` is its name in what people say about it, `kind` the question that fits it."""

    key: str
    kind: QuestionKind
    aktivitet: str
    ansvarig: str
    tidplan: str
    uppfoljning: str


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """A plan document: the title, its rows under headings, and the file it is written to."""

    file: str
    district: str
    title: str
    dnr: str
    parts: dict[str, tuple[Row, ...]]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for rows in self.parts.values() for row in rows)


_PREVENTION = "Enhetschef, enheten för prevention och fältarbete"
_VB = "I stadsdelsförvaltningens verksamhetsberättelse för 2021."

EXTREMISM = DemoPlan(
    "kungsholmen-2021.docx",
    "kungsholmen",
    "Kungsholmens stadsdelsnämnds handlingsplan mot våldsbejakande extremism 2021",
    "KUN 2020/123",
    {
        "Förebyggande aktiviteter": (
            Row(
                "lagesbild",
                FREQUENCY,
                "Trygghetsrådet går igenom lägesbilden som en stående punkt",
                "Stadsdelsdirektör",
                "4 ggr/år",
                _VB,
            ),
            Row(
                "falt",
                ONGOING,
                "Fältarbetarna finns i parker och centrum på kvällar då många unga samlas",
                _PREVENTION,
                "Löpande sedan 2019",
                "I enheten för prevention och fältarbetes verksamhetsberättelse 2021.",
            ),
            Row(
                "samtal",
                ONGOING,
                "Parklekarna för samtal om demokrati och allas lika värde i den dagliga verksamheten",
                "Enhetschef, parkleksenheten",
                "Löpande",
                "VB",
            ),
            Row(
                "temadag",
                DATE,
                "Skolorna erbjuds en temadag om källkritik",
                _PREVENTION,
                "Senast 30 september 2021",
                "T2 och VB",
            ),
            Row(
                "radgrupp",
                CONDITIONAL,
                "Stadens rådgivningsgrupp kontaktas om frågan blir aktuell i verksamheten",
                "Samtliga enhetschefer",
                "Löpande",
                _VB,
            ),
        ),
        "Förhindrande aktiviteter": (
            Row(
                "insats",
                CONDITIONAL,
                "Samordnad insatsgrupp erbjuds en ung person när det finns behov av den",
                "Enhetschef på familjeenheten, vuxenenheten.",
                "Löpande",
                _VB,
            ),
            Row(
                "anhorig",
                COUNTABLE,
                "Anhöriga som hör av sig får en namngiven kontakt inom två dagar",
                "Enhetschef på familjeenheten, vuxenenheten.",
                "Löpande",
                "VB, följer upp hur många anhöriga som fått en kontakt.",
            ),
            Row(
                "avhopp",
                CONDITIONAL,
                "Skyddat boende ordnas för den som vill lämna en rörelse",
                "Enhetschef på vuxenenheten",
                "Vid behov",
                "VB",
            ),
            Row(
                "barn",
                CONDITIONAL,
                "Vägledningen om barn som återvänder används i utredningar om det blir aktuellt",
                "Enhetschef på familjeenheten",
                "Löpande",
                "VB",
            ),
            Row(
                "lokaler",
                ONGOING,
                "Rutinen för uthyrning av lokaler följs vid varje bokning",
                "Avdelningschef ekonomiavdelningen",
                "Löpande",
                _VB,
            ),
        ),
        "Kompetenshöjande aktiviteter": (
            Row(
                "kurs",
                COUNTABLE,
                "Minst 10 medarbetare per enhet går stadens webbaserade grundkurs",
                "Samtliga enhetschefer inom socialtjänstavdelningen",
                "Senast 31 dec 2021",
                "VB, minst 10 medarbetare",
            ),
            Row(
                "apt",
                DATE,
                "Rutinen vid oro gås igenom på en arbetsplatsträff",
                "Samtliga enhetschefer",
                "Senast 31 maj 2021",
                "T2, VB",
            ),
            Row(
                "nya",
                CONDITIONAL,
                "Nya medarbetare får en genomgång av vart man vänder sig",
                "Samtliga enhetschefer inom äldreomsorgsavdelningen",
                "Vid nyanställning",
                "VB",
            ),
            Row(
                "revidering",
                REVISION,
                "Handlingsplanen revideras utifrån årets lägesbild",
                "Trygghets- och säkerhetssamordnaren",
                "Årligen",
                "Uppdatering av handlingsplanen",
            ),
        ),
    },
)

EQUALITY = DemoPlan(
    "kungsholmen-jamstalldhet-2021.docx",
    "kungsholmen",
    "Kungsholmens stadsdelsnämnds jämställdhetsplan 2021",
    "KUN 2020/131",
    {
        "Aktiviteter": (
            Row(
                "natverk",
                MINUTES,
                "Nätverket för jämställdhet håller möten med alla avdelningar",
                "Jämställdhetssamordnaren",
                "Löpande",
                "Minnesanteckningar från mötena",
            ),
            Row(
                "statistik",
                ONGOING,
                "Statistik om insatser delas upp på kvinnor och män",
                "Enhetschefer biståndsenheten och parkleksenheten",
                "Löpande",
                "T1, T2 och VB",
            ),
            Row(
                "fraga",
                ONGOING,
                "Frågor om våld i nära relation ställs i alla utredningar",
                "Samtliga enhetschefer inom socialtjänstavdelningen",
                "Kontinuerligt",
                "T2 och VB",
            ),
            Row(
                "trakasserier",
                CONDITIONAL,
                "Rutinen mot trakasserier används om något inträffar",
                "Samtliga enhetschefer",
                "Vid behov",
                "VB",
            ),
            Row(
                "checklista",
                DATE,
                "Ta fram en checklista för jämställd rekrytering",
                "Avdelningschef ekonomiavdelningen",
                "Våren 2021",
                "T2",
            ),
        )
    },
)

OSTERMALM = DemoPlan(
    "ostermalm-2021.txt",
    "ostermalm",
    "Östermalms stadsdelsnämnd\nHandlingsplan mot våldsbejakande extremism 2021",
    "OST 2020/88",
    {
        "Förebyggande aktiviteter": (
            Row(
                "gardar",
                ONGOING,
                "Fältassistenterna håller kontakt med fritidsgårdarna",
                "Enhetschef preventionsenheten",
                "Veckovis",
                "VB",
            ),
            Row(
                "kvall",
                ONGOING,
                "Föräldrar bjuds in till öppna kvällar tillsammans med polisen",
                "Trygghets- och säkerhetssamordnaren",
                "Löpande",
                "VB",
            ),
            Row(
                "bidrag",
                ONGOING,
                "Föreningar som söker bidrag kontrolleras mot stadens checklista",
                "Kultursekreterare",
                "Löpande",
                "T2 och VB",
            ),
            Row(
                "polis",
                CONDITIONAL,
                "Kommunpolisen bjuds in till samtal när oro uppstår vid en verksamhet",
                "Samtliga enhetschefer",
                "Vid behov",
                "VB",
            ),
        ),
        "Förhindrande aktiviteter": (
            Row(
                "hjalp",
                COUNTABLE,
                "Beredskap finns för den som söker hjälp med avhopp",
                "Enhetschefer vuxenenheten och familjeenheten",
                "Löpande.",
                "VB, följer upp hur många som fått hjälp under året.",
            ),
            Row(
                "barn2",
                CONDITIONAL,
                "Vägledningen för återvändande barn är känd av utredarna",
                "Enhetschef familjeenheten",
                "Vid introduktion av nyanställda",
                "VB",
            ),
            Row(
                "foreningar",
                ONGOING,
                "Samverkan sker med frivilligorganisationer i området",
                "Enhetschef vuxenenheten",
                "Löpande",
                "VB",
            ),
        ),
        "Kompetenshöjande aktiviteter": (
            Row(
                "blankett",
                ONGOING,
                "Blanketten för avidentifierad information är känd i arbetsgrupperna",
                "Samtliga enhetschefer",
                "Kontinuerligt",
                "VB",
            ),
        ),
    },
)

PLANS = (EXTREMISM, EQUALITY, OSTERMALM)
ROWS = tuple(row for plan in PLANS for row in plan.rows)
