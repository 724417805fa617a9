"""The enumerations: each member is its code, and what belongs to members does not collide."""

from tests.cases import each
from tests.conftest import ROOT
from tracker.domain.forms import REPORT_DAYS, REPORTS, Form, OccasionKind
from tracker.domain.letter import ASKING, GONE, LEAVING, UNSETTLED, WAITING, LetterKind, LetterState
from tracker.domain.status import IN_TEXTS, KEYS, LABELS, NOT_REPORTED, Status


def test_each_status_has_its_own_key_and_place() -> None:
    """Two statuses with the same letter in `tracker review` would make one of them impossible to choose."""
    assert len(KEYS) == len(Status)
    assert len({status.facts.order for status in Status}) == len(Status)
    assert all(len(status.facts.key) == 1 for status in Status)


def test_not_reported_is_a_label_but_no_answer() -> None:
    """It is shown as a status, and nobody can answer it."""
    assert set(LABELS) == {*Status, NOT_REPORTED}
    assert NOT_REPORTED not in set(Status)


def test_the_labels_of_the_program_are_the_usual_settings() -> None:
    """config/default.toml shows an administrator what each status is called."""
    import tomllib

    defaults = tomllib.loads((ROOT / "config" / "default.toml").read_text(encoding="utf-8"))
    assert defaults["status_labels"] == LABELS


def test_letters_teach_the_statuses_in_this_order() -> None:
    """The words of the letter as they have been sent."""
    taught = [status.facts.taught for status in IN_TEXTS]
    assert taught == ["klart", "pågår", "inget behov", "försenat", "ej påbörjat", "utgår"]


def test_the_reports_stand_in_the_order_of_their_days() -> None:
    assert [str(kind) for kind in REPORTS] == ["T1", "T2", "VB"]
    assert len({day.setting for day in REPORT_DAYS.values()}) == len(REPORT_DAYS)


def test_the_days_of_the_calendar_are_settings_with_the_same_usual_day() -> None:
    """Each has a key in config/default.toml, with the day that the table says."""
    import tomllib

    defaults = tomllib.loads((ROOT / "config" / "default.toml").read_text(encoding="utf-8"))["followup"]
    said = {day.setting: defaults.get(day.setting) for day in REPORT_DAYS.values()}
    assert said == {day.setting: "{:02}-{:02}".format(*day.usual) for day in REPORT_DAYS.values()}


@each("form", list(Form))
def test_a_form_that_is_a_report_is_asked_at_it(form: Form) -> None:
    """Form and occasion of the same code belong together."""
    if form in set(OccasionKind):
        assert form.facts.asked_at == OccasionKind(form)


def test_the_sets_of_letter_states_are_these() -> None:
    """What counts as waiting, received, asked and leaving, spelled out once more."""
    assert {*WAITING} == {"planned", "claimed", "held"}
    assert {*GONE} == {*WAITING, "sent", "uncertain", "exported"}
    assert {*ASKING} == {*GONE, "skipped"}
    assert {*LEAVING} == {"planned", "claimed", "sent", "uncertain", "exported"}
    assert {*UNSETTLED} == {"planned", "claimed", "held", "exported", "failed", "uncertain"}
    assert {*LetterState} == {*UNSETTLED, "sent", "withdrawn", "skipped"}


@each("kind", list(LetterKind))
def test_each_kind_of_letter_has_its_texts_under_its_code(kind: LetterKind) -> None:
    for part in ("subject.txt", "txt", "html"):
        assert (ROOT / "templates" / "mail" / f"{kind}.{part}").is_file()
