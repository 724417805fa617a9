"""The rules of a section that an official signs: made-up answers and the sentences that they become.

Each case has a neighbour that differs in one thing, and says something else.
"""

from tests.cases import each
from tests.domain.telling import COURSE, DIRECTOR, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.document import Paragraph, section_document
from tracker.domain.report.values import Change
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, COUNTABLE, DATE = QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE, QuestionKind.DATE
FREQUENCY, ONGOING, REVISION = QuestionKind.FREQUENCY, QuestionKind.ONGOING, QuestionKind.REVISION
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR, INGET_BEHOV = Status.EJ_PABORJAD, Status.UTGAR, Status.INGET_BEHOV
T1, MAY, APRIL, JUNE = OccasionKind.T1, day(5, 6), day(4, 20), day(6, 2)
DEADLINE = (day(5, 31),)
FOUR = {"counts": "möten", "goal": 4.0, "text": "Hur många möten hittills? Planen säger fyra."}
ONCE = {"counts": "gånger", "goal": 1.0, "text": "Har det gjorts i år? Planen säger en gång per år."}
NEED = {"counts": "gånger", "text": "Har det blivit aktuellt hos er? Hur många gånger?"}
REPORTED = "Familjeenheten har rapporterat"

VERDICTS = [  # kind, status, comment, more → label, text
    (
        FREQUENCY,
        PAGAR,
        "Fyra möten, enligt plan. Frågan var uppe på ett av dem.",
        {"counts": "möten"},
        "Löpande, se texten",
        "Familjeenheten uppger: ”Fyra möten, enligt plan. Frågan var uppe på ett av dem.”",
    ),
    (DATE, GENOMFORD, "Klart.", {}, "Genomförd", f"{REPORTED} aktiviteten som genomförd."),
    (DATE, PAGAR, "pågår", {"due": (day(12, 31, 2022),)}, "Pågår", f"{REPORTED} aktiviteten som pågående."),
    (
        DATE,
        UTGAR,
        "utgår",
        {},
        "Utgår, avvikelse",
        f"{REPORTED} att aktiviteten utgår. Orsak har inte uppgetts av familjeenheten.",
    ),
    (ONGOING, PAGAR, "rullar på", {}, "Löpande", f"{REPORTED} aktiviteten som pågående."),
    (
        ONGOING,
        PAGAR,
        "enligt plan",
        {},
        "Löpande, enligt plan",
        f"{REPORTED} aktiviteten som pågående och enligt plan.",
    ),
    (
        ONGOING,
        PAGAR,
        "Pågår. Texten finns på webben.",
        {},
        "Löpande, se texten",
        "Familjeenheten uppger: ”Pågår. Texten finns på webben.”",
    ),
    (ONGOING, PAGAR, "Vi möter alla.", {}, "Löpande, se texten", "Familjeenheten uppger: ”Vi möter alla.”"),
    (
        ONGOING,
        PAGAR,
        "Besöken är pausade.",
        {},
        "Löpande, se texten",
        "Familjeenheten uppger: ”Besöken är pausade.”",
    ),
    (
        CONDITIONAL,
        INGET_BEHOV,
        "nej",
        NEED,
        "Inget behov under året",
        f"{REPORTED} att inget behov har funnits.",
    ),
    (
        CONDITIONAL,
        INGET_BEHOV,
        "Noll",
        NEED,
        "Inget behov under året",
        f"{REPORTED} att inget behov har funnits.",
    ),
    (CONDITIONAL, PAGAR, "pågår", NEED, "Löpande, vid behov", f"{REPORTED} aktiviteten som pågående."),
    (
        REVISION,
        PAGAR,
        "Byt rollerna.",
        {},
        "Pågår, se texten",
        "Familjeenheten uppger: ”Byt rollerna.”",
    ),
    (
        REVISION,
        INGET_BEHOV,
        "",
        {},
        "Inga ändringar föreslagna",
        f"{REPORTED} att de inte har några ändringar att föreslå.",
    ),
]


@each(("kind", "status", "comment", "of_row", "label", "said"), VERDICTS)
def test_the_verdict_fits_the_kind_of_work_and_the_text_claims_no_more_than_was_reported(
    kind: QuestionKind, status: Status, comment: str, of_row: dict[str, object], label: str, said: str
) -> None:
    found = told(kind, answered(status, comment), **of_row)

    assert (found.label, text(found)) == (label, said)


MIXED = [  # kind, (status, comment) of each → label
    (DATE, [(GENOMFORD, "klart"), (GENOMFORD, "Klart 3 maj")], "Genomförd"),
    (DATE, [(GENOMFORD, "klart"), None], "Genomförd enligt aktuella svar"),
    (DATE, [(GENOMFORD, "klart"), (EJ_PABORJAD, "inte påbörjat")], "Delvis genomförd, avvikelse"),
    (
        DATE,
        [(GENOMFORD, "klart"), (FORSENAD, "Blev klart först i maj.")],
        "Delvis genomförd, avvikelse, se texten",
    ),
    (DATE, [(EJ_PABORJAD, "inte påbörjat"), (FORSENAD, "försenat")], "Försenad, avvikelse"),
    (DATE, [(FORSENAD, "försenat"), None], "Försenad, avvikelse"),
    (DATE, [(EJ_PABORJAD, ""), None], "Inte genomförd enligt aktuella svar, avvikelse"),
    (DATE, [(UTGAR, ""), None], "Utgår enligt aktuella svar, avvikelse"),
    (ONGOING, [(PAGAR, "pågår"), (FORSENAD, "försenat")], "Pågår, avvikelse"),
    (ONGOING, [(GENOMFORD, "klart"), (FORSENAD, "försenat")], "Delvis genomförd, avvikelse"),
    (ONGOING, [(PAGAR, "pågår"), (GENOMFORD, "klart")], "Löpande"),
    (ONGOING, [(PAGAR, "enligt plan"), (PAGAR, "pågår")], "Löpande"),
    (ONGOING, [(PAGAR, "pågår"), (UTGAR, "Berör inte oss.")], "Löpande, se texten"),
    (ONGOING, [(PAGAR, "pågår"), (PAGAR, "Pausat sedan maj.")], "Löpande, se texten"),
    (CONDITIONAL, [(INGET_BEHOV, "inget behov"), (PAGAR, "pågår")], "Löpande, vid behov"),
    (CONDITIONAL, [(INGET_BEHOV, "inget behov"), None], "Inget behov enligt aktuella svar"),
    (
        CONDITIONAL,
        [(INGET_BEHOV, "inget behov"), (INGET_BEHOV, "Två förfrågningar kom.")],
        "Inget behov under året, se texten",
    ),
    (
        CONDITIONAL,
        [(INGET_BEHOV, "inget behov"), (INGET_BEHOV, "Har inte kommit i kontakt med något.")],
        "Inget behov under året, se texten",
    ),
]


@each(("kind", "said", "label"), MIXED)
def test_no_part_speaks_for_the_whole(
    kind: QuestionKind, said: list[tuple[Status, str] | None], label: str
) -> None:
    answers = [answered(one[0], one[1], seat=n) for n, one in enumerate(said, start=1) if one]
    due = {"due": DEADLINE} if kind is DATE else {}

    assert told(kind, *answers, seats=HEADS[: len(said)], **due).label == label


def test_who_has_reported_what_is_counted_and_the_others_are_quoted_whole() -> None:
    """Every answer stands in one of them; the words keep their yes and no."""
    found = told(
        DATE,
        answered(GENOMFORD, "klart", seat=1),
        answered(GENOMFORD, "Klart 3 maj", seat=2),
        answered(FORSENAD, "Nej. Det blev klart i september.", seat=3),
        seats=HEADS[:4],
        due=DEADLINE,
    )

    assert text(found) == (
        "Familjeenheten och vuxenenheten har rapporterat aktiviteten som genomförd. "
        "Hemtjänsten har rapporterat aktiviteten som försenad. Vuxenenheten uppger: ”Klart 3 maj.” "
        "Hemtjänsten uppger: ”Nej. Det blev klart i september.” "
        "Uppgift saknas från biståndsenheten."
    )
    assert found.outcome == "minst 2 av 4 enheter klara"


def test_the_same_words_of_several_are_quoted_once_and_a_bare_yes_is_told_as_its_status() -> None:
    found = told(
        ONGOING,
        *(answered(PAGAR, "Ja.", seat=n) for n in (1, 2)),
        *(answered(PAGAR, "Vi mötte tre skolor.", seat=n) for n in (3, 4)),
        seats=HEADS[:4],
    )

    assert "Samtliga fyra enheter har rapporterat aktiviteten som pågående." in text(found)
    assert "”Ja.”" not in text(found)
    assert "Hemtjänsten och biståndsenheten uppger var för sig: ”Vi mötte tre skolor.”" in text(found)


def test_yesterday_has_its_day() -> None:
    found = told(ONGOING, answered(PAGAR, "Vi möttes igår.", when=day(12, 9)))

    assert text(found) == "Familjeenheten uppgav den 9 december: ”Vi möttes igår.”"


NUMBERS = [  # kind, comment, value, whole, row → text, outcome
    (FREQUENCY, "ett av fyra", 1, 4, FOUR, f"{REPORTED} ett av fyra möten.", "1 av 4 möten"),
    (
        FREQUENCY,
        "tre möten",
        3,
        None,
        FOUR,
        f"{REPORTED} tre möten. {REPORTED} aktiviteten som pågående. Planen anger fyra möten.",
        "3 av 4 möten",
    ),
    (
        FREQUENCY,
        "fem",
        5,
        None,
        FOUR,
        f"{REPORTED} fem möten. Planen anger fyra möten.",
        "5 möten, planen anger 4",
    ),
    (
        FREQUENCY,
        "två gånger",
        2,
        None,
        ONCE,
        f"{REPORTED} att det har skett två gånger. Planen anger en gång per år.",
        "2 gånger, planen anger 1 gång per år",
    ),
    (
        CONDITIONAL,
        "ja, två gånger",
        2,
        None,
        NEED,
        f"{REPORTED} att det har blivit aktuellt två gånger.",
        "2 gånger",
    ),
    (CONDITIONAL, "En gång i maj", 1, None, NEED, "Familjeenheten uppger: ”En gång i maj.”", "1 gång"),
    (
        CONDITIONAL,
        "En gång, två ärenden",
        1,
        None,
        NEED,
        "Familjeenheten uppger: ”En gång, två ärenden.”",
        "1 gång",
    ),
    (
        CONDITIONAL,
        "Ett ärende",
        1,
        None,
        NEED,
        "Familjeenheten uppger: ”Ett ärende.”",
        "se texten",
    ),
    (
        COUNTABLE,
        "84 av 112",
        84,
        112,
        COURSE,
        f"{REPORTED} att 84 av 112 medarbetare (75 procent) har deltagit.",
        "84 av 112 medarbetare (75 %)",
    ),
    (
        COUNTABLE,
        "199 av 200",
        199,
        200,
        COURSE,
        f"{REPORTED} att 199 av 200 medarbetare (99 procent) har deltagit.",
        "199 av 200 medarbetare (99 %)",
    ),
    (
        COUNTABLE,
        "drygt 80 av 112",
        80,
        112,
        COURSE,
        f"{REPORTED} aktiviteten som pågående. Familjeenheten uppger: ”Drygt 80 av 112.”",
        "cirka 80 av 112 medarbetare",
    ),
    (COUNTABLE, "Samtliga 11", 11, None, COURSE, f"{REPORTED} att elva", "11 av 11 medarbetare (100 %)"),
    (
        COUNTABLE,
        "Genomgång för enhetscheferna. 14 av 17 var med.",
        14,
        17,
        COURSE,
        "Familjeenheten uppger: ”Genomgång för enhetscheferna. 14 av 17 var med.”",
        "se texten",
    ),
]


@each(("kind", "comment", "value", "whole", "of_row", "said", "outcome"), NUMBERS)
def test_numbers_are_told_in_swedish(
    kind: QuestionKind,
    comment: str,
    value: float,
    whole: float | None,
    of_row: dict[str, object],
    said: str,
    outcome: str,
) -> None:
    found = told(kind, answered(PAGAR, comment, value=value, target=whole), **of_row)

    assert text(found).startswith(said)
    assert found.outcome == outcome


def test_the_whole_is_counted_and_never_the_worst_of_its_parts() -> None:
    plan = [row(DATE, id_=1, due=DEADLINE), row(ONGOING, id_=2), row(ONGOING, id_=3), row(CONDITIONAL, id_=4)]
    plan += [row(DATE, id_=5), row(ONGOING, id_=6)]
    answers = [
        answered(FORSENAD, about=1),
        answered(PAGAR, "enligt plan", about=2),
        answered(PAGAR, "Vi möter alla.", about=3),
        answered(INGET_BEHOV, about=4),
        answered(PAGAR, "Pausat sedan mars.", about=6),
    ]
    found = section(plan, answers)

    assert [one.text for one in found.summary[1:]] == [
        "Tre genomförs löpande, en har inte behövts, en är försenad (aktivitet 1) och för en saknas uppgift "
        "(aktivitet 5).",
        "Avvikelser redovisas för aktivitet 1.",
        "Läget för aktiviteterna 3 och 6 ska läsas tillsammans med svaren i texten.",
    ]
    assert found.summary[1].reports == (1, 2, 3, 4, 5)


def test_changes_of_the_plan_are_told_with_day_and_what_was_known() -> None:
    plan = [row(ONGOING, id_=1), row(ONGOING, id_=2)]
    gone = row(CONDITIONAL, id_=3, title="Vägledningen om barn som återvänder")
    gone = type(gone)(gone.id, gone.plan, gone.activity, withdrawn=True)
    changes = [
        Change(2, "added", JUNE),
        Change(1, "changed", JUNE, ("tidplan", "ansvarig")),
        Change(3, "removed", JUNE),
    ]
    found = section([*plan, gone], [answered(INGET_BEHOV, "nej", about=3, when=MAY)], changes=changes)

    assert [(one.text, one.reports) for one in found.changes] == [
        ("Aktivitet 2 tillkom den 2 juni.", ()),
        ("Aktivitet 1 ändrades den 2 juni: tidplan och ansvarig.", ()),
        (
            "Aktiviteten ”Vägledningen om barn som återvänder” utgick ur planen den 2 juni. "
            "Familjeenheten hade då uppgett: ”Nej.”",
            (1,),
        ),
    ]
    assert [one.number for one in found.told] == [1, 2]


def test_words_that_may_name_a_person_are_held_back_and_said_to_be() -> None:
    """A status that they state still counts; in no list do they stand, nor in what is to be checked."""
    late = answered(FORSENAD, "Försenat. Eva Ek är sjuk.", number=7)
    found = section([row(DATE, due=DEADLINE)], [late], held_back=frozenset({7}))

    assert text(found.told[0]).startswith(
        "Familjeenheten har rapporterat aktiviteten som försenad. Ordalydelsen i svaret från "
        "familjeenheten återges inte, eftersom den kan innehålla personuppgifter."
    )
    assert "Eva" not in repr(section_document(found)) + repr(found.checks)
    assert [(one.report, one.activity) for one in found.left_out] == [(7, 1)]


def test_before_the_year_has_ended_nothing_is_a_result() -> None:
    found = section([row(ONGOING)], [answered(PAGAR, "enligt plan", when=MAY)], taken=JUNE)

    assert "Året är inte slut. Avser läget per den 2 juni 2021." in found.facts


def test_proposals_for_the_next_plan_add_up() -> None:
    """ "Inget mer att tillägga" takes none of them back."""
    found = told(
        REVISION,
        answered(PAGAR, "Rollerna bör bli tydligare.", when=MAY),
        answered(PAGAR, "Inget mer att tillägga."),
    )

    assert text(found) == (
        "Familjeenheten uppgav i maj: ”Rollerna bör bli tydligare.” "
        "Familjeenheten uppger: ”Inget mer att tillägga.”"
    )


def test_the_paper_says_whose_word_the_verdicts_are() -> None:
    """Those who answer for the work, the coordinator, both; and nothing where nobody has answered."""
    activities = [row(ONGOING)]
    by_head, by_coordinator = answered(PAGAR, number=1), answered(PAGAR, number=2, seat=None)
    words = [section(activities, said) for said in ([by_head], [by_coordinator], [])]

    assert words[0].whose_word == "Läget är en sammanvägning av det som de ansvariga har rapporterat."
    assert words[1].whose_word == "Läget är en sammanvägning av det som samordnaren har rapporterat."
    assert words[2].whose_word == ""
    paragraphs = [block for block in section_document(words[0]).blocks if isinstance(block, Paragraph)]
    assert any(words[0].whose_word in run.text for block in paragraphs for run in block.runs)


def test_an_answer_belongs_to_the_seat_that_gave_it() -> None:
    """Of a seat that no longer answers, the text names that seat, not its successor."""
    answer = answered(PAGAR, "Tre möten i våras.", seat=DIRECTOR.id)
    found = section([row(ONGOING)], [answer], seats=HEADS[:1], other_seats={DIRECTOR.id: DIRECTOR})

    assert "Stadsdelsdirektören uppger: ”Tre möten i våras.”" in text(found.told[0])
    assert found.told[0].note == "Stadsdelsdirektören, 10 december 2021."


def test_a_status_is_told_once_of_all_who_have_it_those_quoted_too() -> None:
    """What one of several drops, it drops for its own part, and that is no deviation."""
    said = ("Nej", "Ingen fråga har varit uppe.", "0 gånger")
    answers = [answered(INGET_BEHOV, words, seat=n) for n, words in enumerate(said, start=1)]
    dropped = answered(Status.UTGAR, "Gäller inte oss.", seat=4)
    found = told(CONDITIONAL, *answers, dropped, seats=HEADS[:5], **NEED)

    assert (
        "Familjeenheten, vuxenenheten och hemtjänsten har rapporterat att inget behov har funnits."
        in text(found)
    )
    assert text(found).count("inget behov") == 1
    assert "Biståndsenheten har rapporterat att aktiviteten utgår för deras del." in text(found)
    assert found.deviation is None
    assert found.verdict_label == "Inget behov enligt aktuella svar"


def test_work_that_waits_for_something_is_not_begun_and_not_late() -> None:
    text_of = {"text": "Har det kunnat påbörjas? Vad har i så fall gjorts?"}
    waits = told(CONDITIONAL, answered(EJ_PABORJAD, "Nej, riktlinjerna är inte beslutade."), **text_of)
    begun = told(CONDITIONAL, answered(PAGAR, "Påbörjat i november, resten nästa år."), **text_of)

    assert waits.verdict_label == "Inte påbörjad"
    assert waits.deviation is None
    assert begun.verdict_label == "Pågår"


def test_an_unsure_forecast_stands_in_the_summary() -> None:
    unsure = answered(PAGAR, "pågår, osäkert", when=APRIL, forecast=Forecast.OSAKERT)
    found = section([row(ONGOING)], [unsure], form=T1)

    assert "I svar om aktivitet 1 bedöms det som osäkert om den blir genomförd under året." in [
        one.text for one in found.summary
    ]
