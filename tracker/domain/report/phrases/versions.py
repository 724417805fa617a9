"""The wording of drafts, fixed versions, own texts and their sources."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.report.phrases.whole import number_list
from tracker.domain.swedish import listed, sentence, swedish_date, uncapitalized
from tracker.domain.year_forecast import Forecast

OWN_TEXT, OWN_TEXTS = "Samordnarens text.", "Samordnarens texter"
OWN_COLUMNS = ("Aktivitet", "Skriven av", "Dag", "Det som den ersätter")
OWN_CAPTION, WHOLE, NO_FORECAST, NO_OUTCOME = "Samordnarens egna texter", "Sammanfattning", "ingen", "inget"


def draft_line(day: date) -> str:
    return f"Utkast den {swedish_date(day)}, inte fastställt."


def version_line(number: int, day: date, reason: str = "") -> str:
    """Version 2, fastställd 3 februari 2022. Rättelse av version 1: två svar var förväxlade."""
    fixed = f"Version {number}, fastställd {swedish_date(day)}."
    return f"{fixed} Rättelse av version {number - 1}: {uncapitalized(sentence(reason))}" if reason else fixed


def own_note(day: date, note: str, text: bool = True, judges: bool = False) -> str:
    """Samordnarens bedömning, 14 januari 2022. Uppgifter: stadsdelsdirektören, 16 december 2021."""
    what = listed([*(["text"] if text else []), *(["bedömning"] if judges else [])])
    own = f"Samordnarens {what}, {swedish_date(day)}."
    # An own text may tell of other answers than those that were compiled.
    led = "Den sammanställda texten byggde på uppgifter från" if text else "Uppgifter:"
    return f"{own} {led} {uncapitalized(note)}" if note else own


def judged(numbers: Sequence[int]) -> str:
    """För aktivitet 5 är det samordnarens bedömning."""
    of = f"{'aktivitet' if len(numbers) == 1 else 'aktiviteterna'} {number_list(numbers)}"
    return sentence(f"för {of} är det samordnarens bedömning")


def verdict_was(label: str) -> str:
    return f"Läget ”{label}”."


def deviation_was(text: str) -> str:
    return f"Avvikelsen: {text}" if text else "Ingen avvikelse."


def section_of(form: OccasionKind, year: int) -> str:
    """Returns "avsnittet i verksamhetsberättelsen 2021", "avsnittet i tertialrapport 1 2021"."""
    return f"avsnittet i {form.label} {year}"


def fixed_since(form: OccasionKind, year: int, day: date) -> str:
    """Returns "avsnittet i tertialrapport 1 2021 är fastställt sedan den 3 maj 2021"."""
    return f"{section_of(form, year)} är fastställt sedan den {swedish_date(day)}"


def forecasts(given: Sequence[Forecast]) -> str:
    """Returns "ja", "ja 2, nej 1"; "" if there is none."""
    counts = [(one, given.count(one)) for one in Forecast if one in given]
    if len(counts) == 1:
        return counts[0][0].label
    return ", ".join(f"{one.label} {count}" for one, count in counts)


def in_form(form: OccasionKind, day: date) -> str:
    """Returns "i T2 (28 augusti)", "den 10 december"."""
    near = swedish_date(day).rpartition(" ")[0]
    return f"den {near}" if is_annual(form) else f"i {form} ({near})"
