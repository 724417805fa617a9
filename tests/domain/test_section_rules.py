"""The rules of a section that an official signs: made-up answers and the sentences that they become.

Each case has a neighbour that differs in one thing, and says something else.
"""

from datetime import date

from tests.cases import each
from tests.domain.telling import DIRECTOR, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.values import Change
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, COUNTABLE, DATE = QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE, QuestionKind.DATE
FREQUENCY, MINUTES, ONGOING = QuestionKind.FREQUENCY, QuestionKind.MINUTES, QuestionKind.ONGOING
REVISION = QuestionKind.REVISION
PAGAR, GENOMFORD, FORSENAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD
EJ_PABORJAD, UTGAR, INGET_BEHOV = Status.EJ_PABORJAD, Status.UTGAR, Status.INGET_BEHOV
T1, T2 = OccasionKind.T1, OccasionKind.T2
MAY, APRIL, JUNE = day(5, 6), day(4, 20), day(6, 2)
DEADLINE = (day(5, 31),)
TOOK_PART = "Hur många medarbetare deltog, av hur många?"
COURSE = {"counts": "medarbetare", "text": TOOK_PART, "due": (day(12, 31),)}
FOUR = {"counts": "möten", "goal": 4.0, "text": "Hur många möten hittills? Planen säger fyra."}


VERDICTS = [  # kind, status, comment, form, more → label, first sentence
    (DATE, GENOMFORD, "Klart.", {}, "Genomförd", "Aktiviteten är genomförd."),
    (DATE, PAGAR, "pågår", {"due": DEADLINE}, "Inte slutförd, avvikelse", "Aktiviteten är inte slutförd."),
    (DATE, PAGAR, "pågår", {"due": (date(2022, 6, 1),)}, "Pågår", "Aktiviteten pågår."),
    (DATE, EJ_PABORJAD, "", {"due": DEADLINE}, "Inte genomförd, avvikelse", "Aktiviteten är inte genomförd."),
    (DATE, FORSENAD, "försenat", {}, "Försenad, avvikelse", "Aktiviteten är försenad."),
    (DATE, UTGAR, "utgår", {}, "Utgår, avvikelse", "Aktiviteten utgår enligt familjeenheten."),
    (
        ONGOING,
        PAGAR,
        "rullar på",
        {},
        "Löpande",
        "Aktiviteten genomförs löpande.",
    ),
    (
        ONGOING,
        PAGAR,
        "enligt plan",
        {},
        "Löpande, enligt plan",
        "Aktiviteten genomförs löpande och enligt plan.",
    ),
    (
        ONGOING,
        PAGAR,
        "Pågår. Två tjänster är vakanta.",
        {},
        "Löpande",
        "Aktiviteten genomförs löpande.",
    ),
    (CONDITIONAL, INGET_BEHOV, "nej", {}, "Inget behov under året", "Inget behov har funnits under året."),
    (CONDITIONAL, PAGAR, "ja", {}, "Löpande, vid behov", "Det har blivit aktuellt."),
    (
        CONDITIONAL,
        PAGAR,
        "pågår",
        {},
        "Löpande, vid behov",
        "Aktiviteten genomförs vid behov.",
    ),
    (
        REVISION,
        PAGAR,
        "Rollerna bör bli tydligare.",
        {},
        "Synpunkter lämnade",
        "Synpunkter på nästa plan har lämnats.",
    ),
]


@each(("kind", "status", "comment", "of_row", "label", "first"), VERDICTS)
def test_the_verdict_comes_first_and_fits_the_kind_of_work(
    kind: QuestionKind, status: Status, comment: str, of_row: dict[str, object], label: str, first: str
) -> None:
    found = told(kind, answered(status, comment), **of_row)

    assert found.label == label
    assert found.sentences[0].text == first


NUMBERS = [  # kind, (value, target), row → the first sentence, the figure of the table
    (FREQUENCY, (4, None), FOUR, "Fyra möten har hållits, i enlighet med planen.", "4 möten"),
    (FREQUENCY, (3, None), FOUR, "Tre av planens fyra möten har hållits.", "3 möten"),
    (FREQUENCY, (5, None), FOUR, "Fem möten har hållits, mot planens fyra.", "5 möten"),
    (FREQUENCY, (0, None), FOUR, "Inga möten har hållits, mot planens fyra.", "0 möten"),
    (
        FREQUENCY,
        (1, None),
        {"counts": "gånger", "goal": 2.0},
        "Aktiviteten har genomförts en av planens två gånger.",
        "1 gång",
    ),
    (MINUTES, (1, None), {"counts": "möten"}, "Ett möte har hållits.", "1 möte"),
    (CONDITIONAL, (1, None), {"counts": "gånger"}, "Det har blivit aktuellt en gång.", "1 gång"),
    (
        CONDITIONAL,
        (3, None),
        {"counts": "personer"},
        "Det har blivit aktuellt för tre personer.",
        "3 personer",
    ),
    (CONDITIONAL, (21, None), {"counts": "ansökningar"}, "21 ansökningar har kommit in.", "21 ansökningar"),
    (
        COUNTABLE,
        (84, 112),
        COURSE,
        "84 av 112 medarbetare (75 procent) har deltagit.",
        "84 av 112 (75 %)",
    ),
    (
        COUNTABLE,
        (199, 200),
        COURSE,
        "199 av 200 medarbetare (99 procent) har deltagit.",
        "199 av 200 (99 %)",
    ),
    (
        COUNTABLE,
        (11, 14),
        COURSE,
        "Elva av fjorton medarbetare (79 procent) har deltagit.",
        "11 av 14 (79 %)",
    ),
    (
        COUNTABLE,
        (13, None),
        {"counts": "anhöriga", "text": "Hur många anhöriga har fått en kontakt?"},
        "13 anhöriga har fått en kontakt.",
        "13 anhöriga",
    ),
    (COUNTABLE, (2.5, None), {"counts": "stycken"}, "Utfallet är 2,5 stycken.", "2,5"),
]


@each(("kind", "numbers", "of_row", "first", "figure"), NUMBERS)
def test_numbers_are_told_in_swedish(
    kind: QuestionKind,
    numbers: tuple[float, float | None],
    of_row: dict[str, object],
    first: str,
    figure: str,
) -> None:
    """Words to twelve, the singular with its gender, and a share of 100 only where it is all."""
    found = told(kind, answered(PAGAR, "", value=numbers[0], target=numbers[1]), **of_row)

    assert found.sentences[0].text == first
    assert found.outcome == figure


def test_a_sum_is_of_answers_to_the_same_question() -> None:
    """Σ of Σ with the share, how many units, who is short, what is left out."""
    found = told(
        COUNTABLE,
        answered(GENOMFORD, "31 av 31", seat=1, value=31, target=31, closes=True),
        answered(PAGAR, "14 av 22. Vi har haft hög personalomsättning.", seat=2, value=14, target=22),
        answered(PAGAR, "pågår", seat=3),
        seats=HEADS[:4],
        **COURSE,
    )

    assert found.verdict is Verdict.PARTLY
    assert found.outcome == "45 av 53 (85 %), antal från 2 av 4 enheter"
    assert text(found) == (
        "45 av 53 medarbetare (85 procent) vid familjeenheten och vuxenenheten har deltagit. "
        "Vuxenenheten har nått 14 av 22. Minst åtta medarbetare återstår. "
        "Hemtjänsten har inte slutfört aktiviteten; antal har inte uppgetts. "
        "Vuxenenheten har haft hög personalomsättning. "
        "Orsak har inte uppgetts av hemtjänsten. Uppgift saknas från biståndsenheten."
    )


def test_the_plans_own_number_is_no_whole() -> None:
    """ "Minst tio" is a goal: seven of it and eleven of twelve are not added to shares."""
    found = told(
        COUNTABLE,
        answered(PAGAR, "7", seat=1, value=7, target=10),
        answered(PAGAR, "11 av 12", seat=2, value=11, target=12),
        seats=HEADS[:2],
        counts="medarbetare",
        goal=10.0,
        text=f"{TOOK_PART} Planen säger minst tio.",
        aktivitet="Minst 10 medarbetare per enhet går kursen",
        due=(day(12, 31),),
    )

    assert text(found).startswith(
        "Elva av tolv medarbetare (92 procent) vid vuxenenheten har deltagit. "
        "Sju medarbetare har deltagit vid familjeenheten. "
        "Planens mål är minst tio medarbetare per enhet. Familjeenheten har nått sju av tio."
    )
    assert found.verdict is Verdict.PARTLY
    assert [one.text for one in (found.deviation,) if one] == [
        "1 Stödet till anhöriga: familjeenheten sju, mot planens mål minst tio; orsak har inte uppgetts."
    ]


GROUPS = [  # what the units say → how many of how many
    ([GENOMFORD] * 5, "Samtliga fem enheter har genomfört aktiviteten."),
    ([GENOMFORD] * 2, "Båda enheterna har genomfört aktiviteten."),
    (
        [GENOMFORD] * 4 + [PAGAR],
        "Fyra av fem enheter har genomfört aktiviteten. Aktiviteten pågår vid parkleksenheten.",
    ),
    (
        [GENOMFORD] * 4 + [UTGAR],
        "Fyra av fem enheter har genomfört aktiviteten. Aktiviteten utgår för parkleksenheten.",
    ),
    (
        [GENOMFORD, GENOMFORD, GENOMFORD, None, None],
        "Tre av fem enheter har genomfört aktiviteten. "
        "Uppgift saknas från biståndsenheten och parkleksenheten.",
    ),
]


@each(("said", "expected"), GROUPS)
def test_units_are_brought_together_by_what_they_say(said: list[Status | None], expected: str) -> None:
    answers = [answered(status, seat=n) for n, status in enumerate(said, start=1) if status]

    found = told(DATE, *answers, seats=HEADS[: len(said)], due=(date(2022, 6, 1),))

    assert text(found) == expected


def test_dropped_for_one_of_many_is_no_deviation() -> None:
    """Of all it is one, and its cause is not invented."""
    one = told(
        DATE, answered(GENOMFORD, seat=1), answered(UTGAR, "Utgår för vår del.", seat=2), seats=HEADS[:2]
    )
    both = told(DATE, answered(UTGAR, seat=1), answered(UTGAR, seat=2), seats=HEADS[:2])

    assert not one.deviates
    assert one.verdict is Verdict.DONE
    assert both.verdict is Verdict.DROPPED
    assert text(both) == "Aktiviteten utgår enligt båda enheterna. Orsak har inte uppgetts."


OWN_WORDS = [  # status, comment → what follows the verdict
    (PAGAR, "Pågår. Rådet har haft fyra möten.", "Rådet har haft fyra möten."),
    (PAGAR, "Pågår. Pågår.", ""),
    (PAGAR, "Ja, det stämmer.", ""),
    (PAGAR, "Vi har gått igenom alla rutiner.", "Familjeenheten har gått igenom alla rutiner."),
    (
        PAGAR,
        "Samtalen har fungerat väl hos oss.",
        "Familjeenheten uppger: ”Samtalen har fungerat väl hos oss.”",
    ),
    # A judgement is for the one who makes it; what has been done may be told.
    (
        PAGAR,
        "Samtalen har fungerat bra hos oss.",
        "Familjeenheten uppger: ”Samtalen har fungerat bra hos oss.”",
    ),
    (PAGAR, "Samtalen har hållits hos oss.", "Samtalen har hållits vid familjeenheten."),
    (
        PAGAR,
        "Vi har haft ett lyckat möte.",
        "Familjeenheten uppger: ”Vi har haft ett lyckat möte.”",
    ),
    (PAGAR, "Vi har haft ett extra möte.", "Familjeenheten har haft ett extra möte."),
    (PAGAR, "Vi har varit nöjda.", "Familjeenheten uppger: ”Vi har varit nöjda.”"),
    (PAGAR, "Vi har bytt våra lås.", "Familjeenheten uppger: ”Vi har bytt våra lås.”"),
    (PAGAR, "Rutinen ska ses över.", "Familjeenheten uppger: ”Rutinen ska ses över.”"),
    (PAGAR, "Rutinen används nu.", "Familjeenheten uppger: ”Rutinen används nu.”"),
    (PAGAR, "Tre kvällar i veckan.", "Familjeenheten uppger: ”Tre kvällar i veckan.”"),
    (PAGAR, "rullar på, uppskattat", "Familjeenheten uppger: ”Rullar på, uppskattat.”"),
    (PAGAR, 'Han sade "bra".', "Familjeenheten uppger: ”Han sade ’bra’.”"),
    (PAGAR, "Används de? Jag vet inte.", "Familjeenheten uppger: ”Används de? Jag vet inte.”"),
]


@each(("status", "comment", "follows"), OWN_WORDS)
def test_own_words_are_rewritten_by_a_closed_list_or_quoted_whole(
    status: Status, comment: str, follows: str
) -> None:
    """The status word is not said twice, "vi" never stands outside a quotation, and nothing is cut."""
    found = told(ONGOING, answered(status, comment))

    assert text(found) in (follows, f"{found.sentences[0].text} {follows}".rstrip())


def test_what_one_of_several_tells_is_said_to_be_its_own() -> None:
    """The same words of two are quoted once."""
    words = "Samtalen har varit ett stöd."
    found = told(
        CONDITIONAL,
        *(answered(PAGAR, f"Ja, en gång. {words}", seat=n, value=1) for n in (1, 2)),
        answered(INGET_BEHOV, "nej", seat=3),
        seats=HEADS[:3],
        counts="gånger",
    )

    assert text(found) == (
        "Det har blivit aktuellt sammanlagt två gånger, vid två av tre enheter, "
        f"som uppger: ”{words}” Hemtjänsten uppger att inget behov har funnits under året."
    )


def test_a_number_that_is_not_the_one_told_is_kept() -> None:
    """What the reader took as the outcome is not said twice; another number is."""
    same = told(MINUTES, answered(PAGAR, "Fyra möten.", value=4), counts="möten")
    other = told(MINUTES, answered(PAGAR, "Fem möten.", value=4), counts="möten")

    assert text(same) == "Fyra möten har hållits."
    assert text(other) == "Fyra möten har hållits. Familjeenheten uppger: ”Fem möten.”"


def test_the_time_that_limits_a_number_is_kept() -> None:
    """ "Två gånger i höst" is no number of the year."""
    one = told(CONDITIONAL, answered(PAGAR, "Ja, två gånger i höst.", value=2), counts="gånger")
    two = told(
        CONDITIONAL,
        answered(PAGAR, "Ja, två gånger i höst.", seat=1, value=2),
        answered(PAGAR, "en gång", seat=2, value=1),
        seats=HEADS[:2],
        counts="gånger",
    )

    assert text(one) == "Det har blivit aktuellt två gånger under hösten."
    assert "Antalet avser hösten för familjeenheten." in text(two)


DAYS = [  # kind, status, comment, day → text
    (
        ONGOING,
        PAGAR,
        "Pågår. Rådet har haft fyra möten.",
        MAY,
        "Enligt uppgift från maj genomfördes aktiviteten löpande; senare uppgift saknas. "
        "Familjeenheten uppgav i maj: ”Rådet har haft fyra möten.”",
    ),
    (
        DATE,
        PAGAR,
        "Planeras till hösten.",
        MAY,
        "Enligt uppgift från maj pågick aktiviteten; senare uppgift saknas. "
        "Familjeenheten uppgav i maj: ”Planeras till hösten.”",
    ),
    (DATE, GENOMFORD, "klart", MAY, "Aktiviteten är genomförd."),
    (
        ONGOING,
        PAGAR,
        "rullar på",
        MAY,
        "Enligt uppgift från maj genomfördes aktiviteten löpande; senare uppgift saknas.",
    ),
    (ONGOING, PAGAR, "rullar på", day(10, 1), "Aktiviteten genomförs löpande."),
    (
        CONDITIONAL,
        PAGAR,
        "ja",
        MAY,
        "Enligt uppgift från maj hade det blivit aktuellt; senare uppgift saknas.",
    ),
    (
        CONDITIONAL,
        INGET_BEHOV,
        "nej",
        MAY,
        "Enligt uppgift från maj hade inget behov funnits; senare uppgift saknas.",
    ),
]


@each(("kind", "status", "comment", "when", "expected"), DAYS)
def test_an_answer_of_spring_is_no_result_of_the_year(
    kind: QuestionKind, status: Status, comment: str, when: date, expected: str
) -> None:
    assert text(told(kind, answered(status, comment, when=when))) == expected


def test_a_number_of_spring_is_no_sum_of_the_year() -> None:
    """Below its goal it is not known whether the goal was reached; at its goal it was."""
    short = told(FREQUENCY, answered(PAGAR, "två av fyra", value=2, when=JUNE), **FOUR)
    full = told(FREQUENCY, answered(PAGAR, "fyra", value=4, when=JUNE), **FOUR)
    mixed = told(
        COUNTABLE,
        answered(PAGAR, "3 av 14", seat=1, value=3, target=14, when=MAY),
        answered(PAGAR, "12 av 12", seat=2, value=12, target=12),
        seats=HEADS[:2],
        **COURSE,
    )

    assert text(short) == (
        "Enligt uppgift från juni hade två av planens fyra möten hållits; senare uppgift saknas."
    )
    assert (short.verdict, short.deviates) == (Verdict.UNKNOWN, False)
    assert full.verdict is Verdict.AS_PLANNED
    assert (mixed.verdict, mixed.deviates) == (Verdict.PARTLY, False)
    assert "Uppgiften från familjeenheten är från maj." in text(mixed)


def test_who_has_not_answered_is_named_by_unit() -> None:
    assert text(told(DATE)) == "Familjeenheten har inte lämnat någon uppgift."
    assert text(told(DATE, seats=HEADS[:3])) == "Ingen av de tre enheterna har lämnat någon uppgift."
    assert text(told(DATE, seats=())) == "Ingen ansvarig är angiven."


def test_some_answers_of_spring_are_told_as_such() -> None:
    found = told(
        CONDITIONAL,
        answered(INGET_BEHOV, seat=1, when=MAY),
        answered(INGET_BEHOV, seat=2, when=JUNE),
        answered(INGET_BEHOV, seat=3),
        seats=HEADS[:3],
    )

    assert text(found) == (
        "Samtliga tre enheter uppger att inget behov har funnits. "
        "Uppgifterna från familjeenheten och vuxenenheten är från maj–juni."
    )


def test_a_deviation_has_its_cause_or_says_that_none_was_given() -> None:
    """In the text and in a list of its own."""
    late = told(DATE, answered(FORSENAD, "Försenat, två är sjukskrivna."), due=DEADLINE)
    bare = told(DATE, answered(FORSENAD, "försenat"), due=DEADLINE)
    plans = told(DATE, answered(PAGAR, "pågår, resten i höst"), due=DEADLINE)

    assert text(late) == (
        "Aktiviteten är försenad. Familjeenheten anger som orsak: ”Två är sjukskrivna.” "
        "Enligt planen skulle aktiviteten vara klar senast den 31 maj."
    )
    assert text(bare).endswith("Orsak har inte uppgetts.")
    assert text(plans).endswith(
        "Enligt familjeenheten planeras resten under hösten. "
        "Enligt planen skulle aktiviteten vara klar senast den 31 maj. "
        "Orsak har inte uppgetts."
    )
    assert late.deviation
    assert late.deviation.text == "1 Stödet till anhöriga: försenad; ”Två är sjukskrivna”."
    assert bare.deviation
    assert bare.deviation.text.endswith("försenad; orsak har inte uppgetts.")


TERTIALS = [
    (T1, GENOMFORD, None, "Per den 30 april är aktiviteten genomförd."),
    (T1, PAGAR, None, "Per den 30 april pågår aktiviteten."),
    (
        T1,
        PAGAR,
        Forecast.JA,
        "Per den 30 april pågår aktiviteten. Aktiviteten bedöms bli genomförd under året.",
    ),
    (T1, EJ_PABORJAD, None, "Per den 30 april är aktiviteten inte påbörjad."),
]


@each(("form", "status", "forecast", "expected"), TERTIALS)
def test_a_tertial_tells_what_was_so_on_its_last_day(
    form: OccasionKind, status: Status, forecast: Forecast | None, expected: str
) -> None:
    """A forecast only where one was given."""
    assert text(told(DATE, answered(status, when=APRIL, forecast=forecast), form=form)) == expected


def test_a_later_answer_is_not_told_as_of_the_tertials_last_day() -> None:
    """It counts where the seat was asked and had not answered, with its own day."""
    found = told(DATE, answered(PAGAR, "pågår", when=MAY), form=T1)
    both = told(DATE, answered(PAGAR, "pågår", when=APRIL), answered(GENOMFORD, when=MAY), form=T1)
    done = told(DATE, answered(GENOMFORD, when=MAY), form=T1)

    assert text(found) == "Aktiviteten pågår. Uppgiften är från maj."
    assert text(done) == "Aktiviteten är genomförd. Uppgiften är från maj."
    assert text(both) == "Per den 30 april pågår aktiviteten."


def test_what_was_not_to_be_followed_up_is_one_sentence() -> None:
    """What was answered all the same is told."""
    plan = [row(ONGOING, id_=n) for n in (1, 2, 3, 4)]
    found = section(plan, [answered(PAGAR, about=2, when=APRIL)], form=T1, asked=False)

    assert [one.number for one in found.told] == [2]
    assert [one.text for one in found.summary] == [
        "Handlingsplanen innehåller fyra aktiviteter.",
        "En av dem redovisas i tertialrapport 1.",
        "En genomförs löpande.",
        "Aktiviteterna 1, 3 och 4 skulle inte följas upp i tertialrapport 1.",
    ]


def test_the_whole_is_counted_and_never_the_worst_of_its_parts() -> None:
    plan = [row(DATE, id_=1, due=DEADLINE), row(ONGOING, id_=2), row(ONGOING, id_=3), row(CONDITIONAL, id_=4)]
    plan.append(row(DATE, id_=5))
    answers = [
        answered(FORSENAD, about=1),
        answered(PAGAR, "enligt plan", about=2),
        answered(PAGAR, "Pågår. Det har varit svårt.", about=3),
        answered(INGET_BEHOV, about=4),
    ]
    found = section(plan, answers)

    assert found.summary[1].text == (
        "Två genomförs löpande, en har inte behövts, en är försenad (aktivitet 1) "
        "och för en saknas uppgift (aktivitet 5)."
    )
    assert found.summary[1].reports == (1, 2, 3, 4)


def test_changes_of_the_plan_are_told_with_day_and_what_was_known() -> None:
    plan = [row(ONGOING, id_=1), row(ONGOING, id_=2)]
    gone = row(CONDITIONAL, id_=3, title="Vägledningen om barn som återvänder")
    gone = type(gone)(gone.id, gone.plan, gone.activity, withdrawn=True)
    changes = [
        Change(2, "added", JUNE),
        Change(1, "changed", JUNE, ("tidplan", "ansvarig")),
        Change(3, "removed", JUNE),
    ]
    found = section([*plan, gone], [answered(INGET_BEHOV, about=3, when=MAY)], changes=changes)

    assert [(one.text, one.reports) for one in found.changes] == [
        ("Aktivitet 2 tillkom den 2 juni.", ()),
        ("Aktivitet 1 ändrades den 2 juni: tidplan och ansvarig.", ()),
        (
            "Aktiviteten ”Vägledningen om barn som återvänder” utgick ur planen den 2 juni. "
            "Enligt de uppgifter som då fanns hade den inte behövts.",
            (1,),
        ),
    ]
    assert [one.number for one in found.told] == [1, 2]


def test_words_that_may_name_a_person_are_held_back_and_said_to_be() -> None:
    """The status still counts."""
    answer = answered(PAGAR, "Eva Ek höll i mötet.", number=7)
    found = section([row(ONGOING)], [answer], held_back=frozenset({7}))

    assert text(found.told[0]) == (
        "Ordalydelsen i svaret från familjeenheten återges inte, eftersom den kan röra en enskild person."
    )
    assert [(one.report, one.activity) for one in found.left_out] == [(7, 1)]


def test_an_answer_belongs_to_the_seat_that_gave_it() -> None:
    """Of a seat that no longer answers, the text names that seat, not its successor."""
    former = DIRECTOR
    plan = row(ONGOING)
    answer = answered(PAGAR, "Tre möten i våras.", seat=former.id)
    found = section([plan], [answer], seats=HEADS[:1], other_seats={former.id: former})

    assert "Stadsdelsdirektören uppger: ”Tre möten i våras.”" in text(found.told[0])
    assert found.told[0].note == "Stadsdelsdirektören, 10 december 2021."


def test_before_the_year_has_ended_nothing_is_a_result() -> None:
    found = section([row(ONGOING)], [answered(PAGAR, "enligt plan", when=MAY)], taken=JUNE)

    assert text(found.told[0]) == "Per den 2 juni genomförs aktiviteten löpande och enligt plan."
    assert "Året är inte slut. Avser läget per den 2 juni 2021." in found.facts


def test_minutes_are_told_where_all_have_them() -> None:
    kept = told(MINUTES, answered(PAGAR, "Fyra möten, alla med minnesanteckningar.", value=4), counts="möten")
    some = told(MINUTES, answered(PAGAR, "Fyra möten, tre med minnesanteckningar.", value=4), counts="möten")

    assert text(kept) == "Fyra möten har hållits. Minnesanteckningar finns från samtliga."
    assert text(some) == "Familjeenheten uppger: ”Fyra möten, tre med minnesanteckningar.”"


def test_proposals_for_the_next_plan_add_up() -> None:
    """ "Inget mer att tillägga" takes none of them back."""
    found = told(
        REVISION,
        answered(PAGAR, "Rollerna bör bli tydligare.", when=MAY),
        answered(PAGAR, "Inget mer att tillägga."),
    )

    assert text(found) == (
        "Synpunkter på nästa plan har lämnats. Familjeenheten uppgav i maj: ”Rollerna bör bli tydligare.”"
    )
