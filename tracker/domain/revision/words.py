"""The Swedish of the draft of next year's plan."""

from collections.abc import Sequence

from tracker.domain.plan_name import UNNAMED, is_named
from tracker.domain.report import phrases
from tracker.domain.revision.values import Draft, OldPlan, Proposal
from tracker.domain.swedish import listed, sentence, swedish_date

CHANGES = "Vad som är ändrat i utkastet"
CHANGES_CAPTION = "Förslag för varje aktivitet"
DROPPED = "Aktiviteter som föreslås utgå"
DROPPED_HEADER = ("Nr", "Aktivitet", "Skäl")
DROPPED_CAPTION = "Föreslås utgå"
NONE_DROPPED = "Ingen aktivitet föreslås utgå."
STATUS_HEADER = ("Nr", "Aktivitet", "Läge", "Utfall")
NO_STATUS = "Inga uppgifter finns."
HEARD = "Vad cheferna har sagt bör ändras"
NOTHING_HEARD = "Ingen har svarat på frågan om vad som bör ändras i nästa plan."
NOTES = "Att kontrollera"
_SHORT, _AROUND = 6, 3  # words of a cell that is shown whole, and before a change in a longer one
_HELD_BACK = "orden visas inte, eftersom de kan peka ut en person"


def title(draft: Draft) -> str:
    """Returns the plan's name and year, as the decided plan will have it."""
    return f"{draft.name if is_named(draft.name) else UNNAMED} {draft.ref.year}"


def about(draft: Draft) -> str:
    """Returns what the document is, and from what it was made."""
    made = listed([source.plan.label for source in draft.sources])
    return (
        f"Utkast den {swedish_date(draft.day)} för {draft.district}. Först står förslaget till plan; "
        f"resten är underlag som tas bort före beslut. Bygger på {made}."
    )


def numbering(draft: Draft) -> str:
    """Returns whether the numbers are those of the old plan."""
    if draft.renumbered:
        return f"Aktiviteterna är omnumrerade från 1; kolumnen Nr {draft.year} har det gamla numret."
    return f"Aktiviteterna har samma nummer som i planen för {draft.year}."


def change_header(draft: Draft) -> tuple[str, ...]:
    return ("Nr", f"Nr {draft.year}", "Aktivitet", "Förslag", "Skäl")


def move(before: str, after: str) -> str:
    """Returns what was moved, from → to; of a long cell the changed words with a few around them."""
    old, new = before.split(), after.split()
    if len(old) != len(new) or len(old) <= _SHORT:
        return f"”{before}” → ”{after}”"
    changed = [index for index, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    first, last = max(changed[0] - _AROUND, 0), changed[-1] + 1
    pieces = (" ".join(words[first:last]) for words in (old, new))
    dots = ("… " if first else "", " …" if last < len(old) else "")
    return " → ".join(f"”{dots[0]}{piece}{dots[1]}”" for piece in pieces)


def sentences(parts: Sequence[str]) -> str:
    return " ".join(part if part.startswith("”") else sentence(part) for part in parts)


def status_heading(source: OldPlan | None) -> str:
    whose = f", {source.district}" if source else ""
    return f"Status på föregående års aktiviteter{whose}"


def status_caption(year: int) -> str:
    return f"Läge i planen för {year}"


def heard(place: str, short_title: str, said: str) -> str:
    words = phrases.quotation(said) if said else _HELD_BACK
    return f"Om {place} {short_title}: {words}"


def content(units: Sequence[str]) -> str:
    return f"Inget att ändra enligt {listed(units)}."


def not_carried(district: str, year: int) -> str:
    return f"{district} har ingen plan för {year}: inget därifrån är med i utkastet."


def merged_into(district: str, successor: str, day: str) -> str:
    return f"{district} uppgick {day} i {successor}: nästa plan hör troligen dit (--district)."


def unread_columns(headings: Sequence[str]) -> str:
    return f"Kolumnen {listed([f'”{one}”' for one in headings])} är med som den var: se över innehållet."


def no_headings(plan: str) -> str:
    return f"{plan} lästes in innan rubrikerna sparades: utkastet har de vanliga rubrikerna."


def summary(draft: Draft) -> str:
    """Returns how many rows are kept, to be reworded, and proposed to be dropped."""
    rows = (*draft.rows, *draft.dropped)
    counts = ((sum(row.proposal is one for row in rows), one.label) for one in Proposal)
    return f"{listed([f'{count} {label}' for count, label in counts if count])}."
