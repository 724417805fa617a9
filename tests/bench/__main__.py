"""Prints the measurements, each beside a simple reference measured in the same run."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median

from tests.bench import (
    commands,
    documents,
    pages,
    played,
    reading,
    replies,
    seats,
    section_forms,
    sending,
    tick,
)
from tracker.domain.asking import OpenOccasion
from tracker.domain.forecast import forecast
from tracker.domain.forms import OccasionKind
from tracker.domain.reminder import DistrictOccasions, Recipient
from tracker.domain.rules import Rules
from tracker.reading.reply import cut_quotes, read_reply
from tracker.reading.tidplan import read_tidplan

TEXTS = (
    "Senast 31 dec 2021",
    "Löpande",
    "4 ggr/år",
    "Vår och höst, redovisas senast 31 dec 2021",
    "Hösten 2021",
)
REPLY = "1 klart\n2 pågår, väntar på lokal\n\nDen 3 mars 2021 skrev Sam:\n> 1. Något\n> 2. Något annat\n"


def main() -> None:
    print(f"{'vad':44} {'tid':>10}   jämfört")
    commands.main(show)
    _reading()
    reading.main()
    replies.main()
    documents.main()
    section_forms.main(show)
    _forecast()
    sending.main(show)
    tick.main(show)
    seats.main(show)
    pages.main(show)
    played.main()


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """Returns the median of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def show(what: str, seconds: float, beside: str) -> None:
    print(f"{what:44} {seconds * 1000:8.1f} ms   {beside}")


def _reading() -> None:
    texts = TEXTS * 400
    split = timed(lambda: [text.split() for text in texts])
    tidplan = timed(lambda: [read_tidplan(text, 2021) for text in texts], 3)
    show(f"{len(texts)} tidplaner", tidplan, f"{tidplan / split:.0f} × str.split")
    reply = timed(lambda: [read_reply(REPLY, 2) for _ in range(200)], 3)
    show("200 svar", reply, f"{reply / 200 * 1000:.2f} ms per svar")
    large = "Klart, allt blev bra.\n" * 45_000
    lines = timed(large.splitlines)
    cut = timed(lambda: cut_quotes(large), 3)
    show("1 MB text utan citat", cut, f"{cut / lines:.1f} × str.splitlines")


def _forecast() -> None:
    rules = Rules()
    occasions = [OpenOccasion(n, n, n % 100, OccasionKind.VB, date(2022, 1, 12)) for n in range(1000)]
    people = {n: Recipient(n) for n in range(100)}
    seconds = timed(
        lambda: list(
            forecast([DistrictOccasions(rules, occasions)], people, date(2021, 1, 1), date(2022, 1, 31))
        ),
        3,
    )
    show("prognos: 1 000 aktiviteter, 13 månader", seconds, f"{seconds / 396 * 1000:.2f} ms per dag")


if __name__ == "__main__":
    main()
