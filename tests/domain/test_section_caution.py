"""Where the words are held back, early, or of a part, no more is claimed than is known."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.people import Seat
from tracker.domain.question import QuestionKind
from tracker.domain.report.document import section_document
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, ONGOING, COUNTABLE = QuestionKind.CONDITIONAL, QuestionKind.ONGOING, QuestionKind.COUNTABLE
PAGAR, INGET, GENOMFORD = Status.PAGAR, Status.INGET_BEHOV, Status.GENOMFORD
T2, APRIL, AUGUST = OccasionKind.T2, day(4, 20), day(8, 20)
NEED = {"text": "Har det blivit aktuellt hos er? Hur många gånger?", "counts": "gånger"}


def test_words_held_back_that_may_say_something_else_leave_no_status() -> None:
    """The recorded "pågår" would stand alone, and "nej, Eva gick i stället" could not take it back."""
    now = told(ONGOING, answered(PAGAR, "Nej, Eva gick i stället.", number=7), held_back=(7,))
    old = told(ONGOING, answered(PAGAR, "Nej, Eva gick i stället.", number=7, when=APRIL), held_back=(7,))
    stating = told(ONGOING, answered(PAGAR, "Pågår, Eva håller i det.", number=7), held_back=(7,))
    held_back = "Ordalydelsen i svaret från familjeenheten återges inte"

    assert text(now).startswith(held_back)
    assert text(old).startswith(f"Senaste uppgift från familjeenheten är från april. {held_back}")
    assert "pågående" not in text(now) + text(old)
    assert text(stating).startswith("Familjeenheten har rapporterat aktiviteten som pågående.")


def test_a_number_that_its_words_may_change_is_held_back_with_them() -> None:
    hidden = answered(PAGAR, "En gång, eller två om Eva räknas.", value=1, number=7)
    found = told(CONDITIONAL, hidden, held_back=(7,), **NEED)

    assert "Ordalydelsen och antalet i svaret från familjeenheten återges inte" in text(found)
    assert "1" not in found.outcome


def test_an_early_answer_that_still_counts_has_its_month() -> None:
    done = answered(GENOMFORD, "8 av 8", value=8, target=8, seat=1, when=AUGUST, closes=True)
    now = answered(GENOMFORD, "9 av 9", value=9, target=9, seat=2)
    found = told(COUNTABLE, done, now, seats=HEADS[:2], **COURSE)

    assert "Uppgiften från familjeenheten är från augusti." in text(found)
    assert "vuxenenheten är från" not in text(found)


def test_not_needed_by_one_and_dropped_by_another_is_not_late() -> None:
    found = told(
        ONGOING,
        answered(INGET, "inget behov", seat=1),
        answered(Status.UTGAR, "utgår", seat=2),
        seats=HEADS[:2],
    )

    assert found.verdict_label == "Inget behov enligt aktuella svar"
    assert found.deviation is None


def test_an_answer_beside_another_stands_next_to_it() -> None:
    answers = [
        answered(INGET, "Nej, har inte behövts.", seat=1, when=AUGUST),
        answered(PAGAR, "Ja, en gång.", seat=1, value=1, when=APRIL),
        answered(PAGAR, "Två gånger, båda i juni.", seat=2, value=2, when=AUGUST),
    ]
    found = told(CONDITIONAL, *answers, seats=HEADS[:2], form=T2, **NEED)

    assert (
        "Familjeenheten har rapporterat att inget behov har funnits. Familjeenheten uppgav i april: ”Ja, en "
        "gång.” Vuxenenheten uppger:"
    ) in text(found)
    assert found.note == "Två enhetschefer, 20 april–20 augusti 2021."


@each("forecast", [Forecast.NEJ, Forecast.OSAKERT])
def test_who_doubts_stands_in_the_summary_also_where_the_plans_number_is_reached(
    forecast: Forecast,
) -> None:
    goal = COURSE | {"goal": 10.0, "text": f"{COURSE['text']} Planen säger minst tio."}
    few = answered(PAGAR, "4 av 20", value=4, target=20, when=AUGUST, forecast=forecast)
    many = answered(PAGAR, "8 av 12", value=8, target=12, seat=2, when=AUGUST)
    stored = row(COUNTABLE, **goal)  # type: ignore[arg-type]
    doubted = section([stored], [few], seats=HEADS[:2], form=T2)
    reached = section([stored], [few, many], seats=HEADS[:2], form=T2)
    is_reached = "Det antal som planen anger är nått för aktivitet 1."

    assert any("I svar om aktivitet 1 bedömer någon" in one.text for one in doubted.summary)
    assert any("I svar om aktivitet 1 bedömer någon" in one.text for one in reached.summary)
    assert is_reached in [one.text for one in reached.summary]
    assert is_reached not in [one.text for one in doubted.summary]
    for line in reached.deviations:
        assert line.text.endswith("; sammantaget är planens antal nått.")


def test_the_cause_is_missing_of_all_or_stands_beside_each_number() -> None:
    short = [
        answered(PAGAR, "4 av 20", value=4, target=20, seat=1),
        answered(PAGAR, "6 av 12, resten i vår", value=6, target=12, seat=2),
    ]
    one = told(COUNTABLE, *short, seats=HEADS[:2], **COURSE)
    none = told(COUNTABLE, short[0], **COURSE)

    assert "Orsak har inte uppgetts" not in text(one)
    assert "Orsak har inte uppgetts" in text(none)
    assert one.deviation
    assert "fyra av tjugo, orsak har inte uppgetts (familjeenheten)" in one.deviation.text


def test_below_its_own_whole_is_a_deviation_only_where_the_plan_asks_all() -> None:
    five = answered(PAGAR, "5 av 16", value=5, target=16)
    some = told(COUNTABLE, five, aktivitet="Berörd personal deltar i utbildningar", **COURSE)
    everyone = told(COUNTABLE, five, aktivitet="All personal ska gå utbildningen", **COURSE)

    assert some.deviation is None
    assert everyone.deviation


def test_numbers_that_add_up_reach_the_plans_number_though_another_cannot_be_told() -> None:
    goal = COURSE | {"goal": 10.0, "text": f"{COURSE['text']} Planen säger minst tio."}
    found = told(
        COUNTABLE,
        answered(PAGAR, "6 av 20", value=6, target=20),
        answered(PAGAR, "5 av 12", value=5, target=12, seat=2),
        answered(PAGAR, "kanske 2, vet inte", value=2, seat=3),
        seats=HEADS[:3],
        **goal,
    )

    assert found.outcome == "se texten"
    assert "Sammantaget är det antalet nått." in text(found)


def test_none_since_then_leaves_the_need_and_its_number() -> None:
    spring = answered(PAGAR, "Ja, två gånger.", value=2, when=APRIL)
    august = answered(INGET, "inga nya", when=AUGUST)
    found = told(CONDITIONAL, spring, august, form=T2, **NEED)

    assert text(found) == (
        "Familjeenheten har rapporterat att det har blivit aktuellt två gånger. "
        "Familjeenheten uppgav i augusti: ”Inga nya.”"
    )
    assert found.verdict_label == "Löpande, vid behov"


def test_what_was_needed_once_is_no_year_without_need() -> None:
    spring = answered(PAGAR, "Ja, två gånger.", value=2, when=APRIL)
    found = told(CONDITIONAL, spring, answered(INGET, "nej"), **NEED)

    assert found.verdict_label == "Löpande, vid behov"


def test_who_has_gone_on_in_between_gives_no_cause_of_spring() -> None:
    """ "Ej påbörjat" of April was followed by "pågår": it says nothing of December."""
    found = told(
        QuestionKind.DATE,
        answered(Status.EJ_PABORJAD, "Nej, vi väntar på lokalen.", when=APRIL),
        answered(PAGAR, "pågår", when=AUGUST),
        answered(Status.EJ_PABORJAD, "ej genomfört"),
    )

    assert "lokalen" not in text(found)


def test_done_by_a_part_before_its_day_is_partly_done() -> None:
    nine = answered(GENOMFORD, "Klart, 9 av 12", value=9, target=12, when=AUGUST)
    found = told(COUNTABLE, nine, form=T2, due=(day(12, 31),), **COURSE)

    assert found.verdict_label == "Delvis genomförd"


def test_ongoing_work_that_all_report_as_done_is_done_at_the_years_end() -> None:
    assert told(ONGOING, answered(GENOMFORD, "Genomfört under året.")).verdict_label == "Genomförd"
    assert told(ONGOING, answered(GENOMFORD, "Genomfört.", when=AUGUST), form=T2).verdict_label == "Löpande"


def test_no_need_in_words_of_its_own_leaves_no_doubt_of_the_sum() -> None:
    words = "Nej, inget behov. Rutinen är känd av alla."
    found = told(
        CONDITIONAL,
        answered(PAGAR, "en gång", value=1),
        answered(INGET, words, seat=2),
        seats=HEADS[:2],
        **NEED,
    )

    assert found.outcome == "1 gång"


def test_what_is_told_as_a_deviation_is_not_to_be_checked_as_one() -> None:
    late = answered(PAGAR, "Mötet ställdes in.", value=2, target=4, when=day(12, 20))
    found = told(QuestionKind.FREQUENCY, late, goal=4.0, counts="möten", text="Hur många möten hittills?")

    assert found.deviation
    assert all("avvikelse" not in one.why for one in found.checks)


def test_the_plans_own_words_and_time_stand_under_the_title() -> None:
    found = section(
        [row(ONGOING, aktivitet="Stödet till anhöriga ska byggas ut")], [answered(PAGAR, "pågår")]
    )

    assert "I planen: ”Stödet till anhöriga ska byggas ut.” Tidplan: ”Löpande”." in repr(
        section_document(found)
    )


def test_different_counts_of_what_may_be_the_same_are_said_to_be_so() -> None:
    answers = [answered(PAGAR, f"{n}", seat=seat, value=n) for seat, n in ((1, 21), (2, 19))]
    asked = {"counts": "ansökningar", "text": "Har det kommit in några ansökningar? Hur många?"}
    found = told(CONDITIONAL, *answers, seats=HEADS[:2], **asked)

    assert "Talen kan avse samma ansökningar och läggs inte ihop." in text(found)


def test_occasions_reach_the_plans_number_only_if_all_say_so() -> None:
    asked = {"counts": "påminnelser", "text": "Hur många påminnelser? Planen säger minst två.", "goal": 2.0}
    two = answered(PAGAR, "2", value=2)
    differ = told(COUNTABLE, two, answered(PAGAR, "1", value=1, seat=2), seats=HEADS[:2], **asked)
    agree = told(COUNTABLE, two, answered(PAGAR, "3", value=3, seat=2), seats=HEADS[:2], **asked)

    assert "nått" not in text(differ)
    assert differ.verdict_label == "Löpande"
    assert "Sammantaget är det antalet nått." in text(agree)


def test_a_verdict_of_words_that_are_held_back_alone_is_not_given() -> None:
    hidden = answered(INGET, "En anhörig fick stöd av Eva, annars inget.", number=7)
    found = told(CONDITIONAL, hidden, held_back=(7,), **NEED)

    helped = answered(INGET, "Nej, inte hos oss. I höstas hjälpte vi Eva.", number=7)
    none = answered(INGET, "Ingen avhoppare. En anhörig har fått råd av Eva.", number=7)

    assert found.verdict_label == "Återges inte"
    assert told(CONDITIONAL, helped, held_back=(7,), **NEED).verdict_label == "Återges inte"
    assert told(CONDITIONAL, none, held_back=(7,), **NEED).verdict_label == "Inget behov under året"


def test_who_may_say_something_else_is_counted_with_others_and_not_told_alone() -> None:
    pulls = answered(PAGAR, "Nej, Eva gick i stället.", number=7)
    other = answered(PAGAR, "pågår", seat=2, number=8)
    found = told(ONGOING, pulls, other, seats=HEADS[:2], held_back=(7,))

    assert "Båda enheterna har rapporterat aktiviteten som pågående." in text(found)


def test_an_earlier_need_whose_words_are_held_back_is_told_without_them() -> None:
    spring = answered(PAGAR, "Ja, för Eva.", when=APRIL, number=6)
    found = told(CONDITIONAL, spring, answered(INGET, "nej", number=7), held_back=(6,), **NEED)

    assert "Familjeenheten rapporterade i april att det hade blivit aktuellt." in text(found)
    assert "Eva" not in text(found)


def test_few_people_stay_held_back_beside_another_answer() -> None:
    helped = {"text": "Har ni hjälpt någon avhoppare? Hur många?", "counts": "avhoppare"}
    spring = answered(PAGAR, "Ja, två avhoppare. Eva var den ena.", value=2, when=APRIL, number=6)
    found = section(
        [row(CONDITIONAL, **helped)],  # type: ignore[arg-type]
        [spring, answered(INGET, "Nej.", number=7)],
        held_back={6: "Ja, två avhoppare."},
    )

    assert "två" not in text(found.told[0]).casefold()
    assert "rapporterade i april att det hade blivit aktuellt" in text(found.told[0])
    assert [one.report for one in found.left_out] == [6]


def test_an_old_answer_of_which_a_part_is_held_back_is_said_to_be_cut() -> None:
    old = answered(PAGAR, "Två skolor är med. Eva håller i det.", when=APRIL, number=7)
    found = section([row(ONGOING)], [old], held_back={7: "Två skolor är med."})

    assert "En del av svaret från familjeenheten återges inte" in text(found.told[0])


@each("words", ["kanske 12, vet inte", "12 möten med personalen"])
def test_a_number_that_may_not_be_told_reaches_no_goal(words: str) -> None:
    goal = COURSE | {"goal": 10.0, "text": f"{COURSE['text']} Planen säger minst tio."}
    found = told(COUNTABLE, answered(PAGAR, words, value=12), seats=HEADS[:2], **goal)

    assert "nått" not in text(found)
    assert found.verdict_label != "Genomförd"


def test_a_bare_no_before_none_since_takes_nothing_from_the_year() -> None:
    answers = [
        answered(PAGAR, "Ja, två gånger.", value=2, when=APRIL),
        answered(INGET, "Nej.", when=AUGUST),
        answered(INGET, "Nej, inget nytt."),
    ]
    found = told(CONDITIONAL, *answers, **NEED)

    assert text(found).startswith("Familjeenheten har rapporterat att det har blivit aktuellt två gånger.")
    assert found.missing == ()


@each(
    "words",
    ["Nej, vi har en ny chef som inte har behövt det.", "Har inte behövts på hela året, nytt för mig."],
)
def test_new_alone_does_not_say_that_nothing_has_come_since(words: str) -> None:
    spring = answered(PAGAR, "Ja, två gånger.", value=2, when=APRIL)
    found = told(CONDITIONAL, spring, answered(INGET, words), **NEED)

    assert "Familjeenheten uppgav i april: ”Ja, två gånger.”" in text(found)
    assert "aktuellt två gånger" not in text(found)


def test_nothing_of_a_whole_is_told_as_the_deviation() -> None:
    found = told(COUNTABLE, answered(PAGAR, "0 av 12", value=0, target=12), **COURSE)

    assert found.deviation
    assert "noll av tolv" in found.deviation.text


def test_late_work_is_late_though_the_counts_differ() -> None:
    asked = {"counts": "möten", "text": "Hur många möten hittills? Planen säger fyra.", "goal": 4.0}
    late = [answered(Status.FORSENAD, "", value=n, seat=seat) for seat, n in ((1, 2), (2, 3))]

    assert told(QuestionKind.FREQUENCY, *late, seats=HEADS[:2], **asked).verdict_label == "Försenad"


def test_the_plans_number_makes_no_deviation_of_who_the_plan_does_not_ask() -> None:
    goal = COURSE | {"goal": 10.0, "text": f"{COURSE['text']} Planen säger minst tio."}
    five = answered(PAGAR, "5 av 16", value=5, target=16)
    found = told(COUNTABLE, five, seats=HEADS[:2], aktivitet="Berörd personal deltar i utbildningar", **goal)

    assert found.deviation is None


def test_an_early_answer_whose_words_are_held_back_has_its_month() -> None:
    done = answered(GENOMFORD, "Klart. Eva höll i det.", when=AUGUST, number=7, closes=True)

    assert "Uppgiften från familjeenheten är från augusti." in text(
        told(QuestionKind.DATE, done, held_back=(7,))
    )


def test_what_some_drop_is_a_sentence_with_its_answers() -> None:
    said = [answered(Status.UTGAR, "utgår för vår del", seat=1), answered(PAGAR, "pågår", seat=2)]
    found = section([row(ONGOING)], said, seats=HEADS[:2])

    assert [(one.text, one.reports) for one in found.dropped] == [
        ("Aktivitet 1 utgår för familjeenheten, vilket inte räknas som en avvikelse.", (1,))
    ]


def test_never_is_said_as_never() -> None:
    never = answered(PAGAR, "0", value=0)
    asked = {"counts": "gånger", "text": "Hur många gånger hittills? Planen säger fyra.", "goal": 4.0}

    assert "det inte har skett" in text(told(QuestionKind.FREQUENCY, never, **asked))
    assert "inga gånger" not in text(told(CONDITIONAL, never, **NEED))


def test_work_that_waits_is_not_begun_in_the_text_as_in_the_table() -> None:
    waits = {"text": "Har det kunnat påbörjas? Vad har i så fall gjorts?"}
    answers = [answered(Status.EJ_PABORJAD, "Inte påbörjat.", seat=seat) for seat in (1, 2)]
    found = told(CONDITIONAL, *answers, seats=HEADS[:2], **waits)

    assert found.verdict_label == "Inte påbörjad"
    assert "har rapporterat aktiviteten som inte påbörjad" in text(found)


def test_others_than_those_just_named_are_never_meant_by_they() -> None:
    """As many as before is not the same."""
    seats = [Seat(n, "enhetschef", f"enhet {n}") for n in range(1, 10)]
    answers = [answered(PAGAR, seat=n) for n in range(1, 5)]
    answers += [answered(Status.UTGAR, "utgår för vår del", seat=n) for n in range(5, 9)]
    found = told(ONGOING, *answers, seats=seats)

    assert text(found).startswith(
        "Fyra av nio enheter har rapporterat aktiviteten som pågående. Fyra av nio enheter har rapporterat"
    )


def test_those_who_have_given_a_number_are_not_named_twice() -> None:
    answers = [answered(GENOMFORD, "8 av 8", value=8, target=8, seat=seat) for seat in (1, 2)]
    found = told(COUNTABLE, *answers, seats=HEADS[:2], **COURSE)

    assert "Båda enheterna har rapporterat att" in text(found)
    assert "De har rapporterat aktiviteten som genomförd." in text(found)


def test_every_number_of_the_plan_that_is_reached_stands_in_the_summary() -> None:
    """Of one head as of all together."""
    asked = {"counts": "utbildningar", "text": "Hur många utbildningar? Planen säger två.", "goal": 2.0}
    rows = [row(COUNTABLE, id_=n, **asked) for n in (1, 2)]  # type: ignore[arg-type]
    said = [answered(GENOMFORD, "2", value=2, about=1), answered(PAGAR, "1", value=1, about=2)]
    found = section(rows, said)

    assert "Det antal som planen anger är nått för aktivitet 1." in [one.text for one in found.summary]


def test_a_verdict_of_words_that_are_held_back_in_part_is_read_with_the_text() -> None:
    cut = answered(INGET, "Noll avhoppare. En anhörig har fått råd av Eva.", number=7)
    found = told(CONDITIONAL, cut, held_back={7: "Noll avhoppare."}, **NEED)

    assert found.label.endswith(", se texten")


def test_a_smiley_takes_no_full_stop() -> None:
    assert "”Bara jag :)”" in text(told(ONGOING, answered(PAGAR, "Bara jag :)")))


def test_more_than_no_need_whose_words_are_held_back_is_said_to_be_more() -> None:
    """The recorded status stands, and that the answer says more."""
    none = answered(INGET, "Noll avhoppare.", seat=1)
    more = answered(INGET, "Noll, men Eva fick stöd.", seat=2, number=7)
    found = told(CONDITIONAL, none, more, seats=HEADS[:2], held_back=(7,), **NEED)

    assert found.verdict_label == "Inget behov under året"
    assert "Båda enheterna har rapporterat att inget behov har funnits." in text(found)
    assert "Svaret från vuxenenheten säger mer än läget ”inget behov”" in text(found)
