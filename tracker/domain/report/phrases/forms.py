"""The words of the section's forms: chart, contents, sources to open, table files, parts to paste."""

from collections.abc import Mapping, Sequence

from tracker.domain.swedish import number_word, swedish_number

CONTENTS = "Innehåll"


CHART_CAPTION, CHART_COLUMNS = "Aktiviteternas läge", ("Läge", "Antal")


SHEET_TITLE, YES, NO = "Aktiviteter", "ja", "nej"


SHEET_COLUMNS = (
    "Nr", "Område", "Aktivitet", "Ansvarig", "Läge", "Avvikelse", "Utfall", "Av", "Procent",
    "Utfall i ord", "Prognos", "Uppgift saknas från",
)  # fmt: skip


def file_number(dnr: str) -> str:
    """Returns "Dnr KUNG 2021/114"; "" if the plan has none."""
    return f"Dnr {dnr.removeprefix('Dnr').strip()}" if dnr else ""


def chart_description(bars: Sequence[tuple[str, int]]) -> str:
    """Stapeldiagram över aktiviteternas läge. Genomförd: 3. Pågår: 2."""
    counts = " ".join(f"{label}: {count}." for label, count in bars)
    return f"Stapeldiagram över aktiviteternas läge. {counts}"


def heard_title(number: int, count: int) -> str:
    """Returns "Underlag till aktivitet 8: tre svar"."""
    return f"Underlag till aktivitet {number}: {'ett' if count == 1 else number_word(count)} svar"


def forecast_cell(counts: Mapping[str, int]) -> str:
    """Returns "ja"; where units differ, "ja (2), osäkert (1)"."""
    if len(counts) == 1:
        return next(iter(counts))
    return ", ".join(f"{label} ({count})" for label, count in counts.items())


def part_line(index: int, total: int, title: str, length: int) -> str:
    """=== Del 2 av 7: Förebyggande aktiviteter (1 234 tecken) ==="""
    return f"=== Del {index} av {total}: {title} ({swedish_number(length)} tecken) ==="
