"""One answer changed: exactly its activity changes, and the sums that it belongs to. Nobody is named."""

from collections.abc import Callable, Iterator

from tests.cases import each
from tests.examples import sample
from tests.sections.answers import NAME
from tests.sections.towns import FORMS, Town, section_of, town_names, town_of
from tracker.domain.forms import OccasionKind
from tracker.domain.report.compile import compile_section
from tracker.domain.report.document import section_document
from tracker.domain.report.values import Section
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast

EXTREMISM = "demo-extremism"
NEWS = "Provarbetet har utökats under perioden."


def compiled(town: Town, form: OccasionKind, changed: StatusReport | None = None) -> Section:
    if changed is None:
        return section_of(town.name, form)
    reports = [changed if one.id == changed.id else one for one in town.reports]
    return compile_section(town.basis(form, reports))


def counted(form: OccasionKind, every: int = 2) -> Iterator[StatusReport]:
    """Every third answer behind the section, in `make test` every second of these."""
    yield from sample(compiled(town_of(EXTREMISM), form).sources[::3], every)


def other_status(one: StatusReport) -> StatusReport:
    status = Status.EJ_PABORJAD if one.status is not Status.EJ_PABORJAD else Status.PAGAR
    return one._replace(status=status, closes_later=False)


def other_words(one: StatusReport) -> StatusReport:
    return one._replace(comment=NEWS)


def other_number(one: StatusReport) -> StatusReport:
    return one._replace(value=None if one.value is None else one.value + 1, comment="")


def other_forecast(one: StatusReport) -> StatusReport:
    return one._replace(forecast=Forecast.NEJ if one.forecast is not Forecast.NEJ else Forecast.JA)


CHANGES = (other_status, other_words, other_number, other_forecast)


@each("form", FORMS)
@each("change", CHANGES)
def test_a_changed_answer_changes_its_activity_only(
    form: OccasionKind, change: Callable[[StatusReport], StatusReport]
) -> None:
    """Word for word; of the summary only what is counted from it."""
    town = town_of(EXTREMISM)
    before = compiled(town, form)
    for report in counted(form):
        after = compiled(town, form, change(report))

        differing = {old.number for old, new in zip(before.told, after.told, strict=True) if old != new}
        assert differing <= {report.activity_id}
        assert before.changes == after.changes
        if not differing:
            assert [one.text for one in before.sentences] == [one.text for one in after.sentences]


@each("name", [name for name in town_names() if name != EXTREMISM])
@each("form", FORMS)
def test_so_it_is_in_every_plan(name: str, form: OccasionKind) -> None:
    """Other words, and another status, of answers behind each section."""
    town = town_of(name)
    before = compiled(town, form)
    for report in sample(before.sources, every=18):
        for change in (other_words, other_status):
            after = compiled(town, form, change(report))

            differing = {old.number for old, new in zip(before.told, after.told, strict=True) if old != new}
            assert differing <= {report.activity_id}, (report, change)
            assert (report.activity_id in differing) or change is other_status, report
            assert before.changes == after.changes


@each("form", FORMS)
def test_changed_words_are_told(form: OccasionKind) -> None:
    """As a fact or quoted, whole, and only of their activity; bare status words are those of the verdict."""
    town = town_of(EXTREMISM)
    for report in counted(form):
        after = compiled(town, form, other_words(report))

        told = [one.number for one in after.told if NEWS in " ".join(each.text for each in one.sentences)]
        assert told == [report.activity_id], report


def test_a_changed_number_changes_its_sum() -> None:
    """In the table, wherever the sum is told: a number that is not given as the answer leaves it out."""
    town = town_of(EXTREMISM)
    before = {told.number: told.outcome for told in compiled(town, OccasionKind.VB).told}
    numbered = [one for one in counted(OccasionKind.VB, every=1) if one.value is not None]
    changed: list[bool] = []
    for report in numbered:
        after = {
            told.number: told.outcome for told in compiled(town, OccasionKind.VB, other_number(report)).told
        }

        told = (before[report.activity_id], after[report.activity_id])
        assert told[0] != told[1] or told[1] == "se texten", report
        changed.append(told[0] != told[1])
    assert any(changed)


@each("form", FORMS)
def test_a_changed_forecast_is_told_at_a_tertial_only(form: OccasionKind) -> None:
    """Of an answer that is nothing but status and forecast."""
    town = town_of(EXTREMISM)
    bare = [one._replace(comment="", value=None) for one in counted(form)]

    differs = [
        [s.text for s in compiled(town, form, one._replace(forecast=Forecast.JA)).sentences]
        != [s.text for s in compiled(town, form, one._replace(forecast=Forecast.NEJ)).sentences]
        for one in bare
    ]
    assert any(differs) == (form is not OccasionKind.VB)


@each("name", sample(town_names(), every=3))
@each("form", FORMS)
def test_the_same_rows_give_the_same_text_and_name_nobody(name: str, form: OccasionKind) -> None:
    basis = town_of(name).basis(form)
    first, second = (repr(section_document(compile_section(basis))) for _ in range(2))

    assert first == second
    assert not any(part in first for part in NAME.split())


@each("name", town_names())
@each("form", FORMS)
def test_every_counted_answer_is_behind_a_sentence_and_every_claim_has_a_source(
    name: str, form: OccasionKind
) -> None:
    found = section_of(name, form)
    behind = {report for told in found.told for one in told.sentences for report in one.reports}
    left_out = {one.report for one in found.left_out if one.reason}

    assert behind == {one.id for one in found.sources}
    assert behind | left_out == {one.id for one in town_of(name).reports}
    for told in found.told:
        unsourced = [one.text for one in told.sentences if not one.reports]
        unknown = ("saknas", "lämnat någon uppgift", "är inte med.", "skulle inte följas upp")
        assert all(any(one in text for one in unknown) for text in unsourced), unsourced


def luhn(digits: str) -> str:
    """The digits of a made-up personal number with their check digit."""
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


TEN = luhn("640823323")
PRIVATE = (
    NAME, NAME.lower(), f"{NAME.split()[1]}s", "Tindra",
    TEN, f"{TEN[:6]}-{TEN[6:]}", f"19{TEN[:6]} {TEN[6:]}",
    "vilma@kommun.example", "070-123 45 67", "Ekgatan 4",
)  # fmt: skip


@each("private", PRIVATE)
def test_what_points_at_a_person_is_held_back_and_said_to_be(private: str) -> None:
    """In the middle of a sentence, in every form; the status still counts."""
    town = town_of(EXTREMISM)
    report = next(iter(counted(OccasionKind.VB)))
    found = compiled(
        town, OccasionKind.VB, report._replace(comment=f"Vi har talat med {private} angående provsaken.")
    )

    assert private not in repr(section_document(found))
    assert "provsaken" not in repr(section_document(found))
    assert report.id in {one.report for one in found.left_out}
    assert report.id in {one.id for one in found.sources}
