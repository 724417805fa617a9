"""How well replies are read and cut: right, for review or wrong; lines lost; numbers leaked; time."""

import json
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.outside import corpora_folder
from tracker.mail.incoming.message import read_message
from tracker.reading.reply import Reading, cut_quotes, cut_signature, guard, read_reply

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
Case = dict[str, Any]


def main() -> None:
    print(f"{'svar':24} {'antal':>6} {'rätt':>8} {'granskas':>9} {'fel':>5} {'falskt genomförd':>17}")
    for folder in ("replies", "replies/training", "replies/blind"):
        print(folder)
        for file in sorted((DATA / folder).glob("*.json")):
            _replies(file.stem, json.loads(file.read_text("utf-8")))
    _guard(json.loads((DATA / "guard" / "held_out.json").read_text("utf-8")))
    print(f"{'klippning':24} {'antal':>6} {'exakt':>8} {'inget tappat':>13}")
    _cut("egna mejl", _own_mails())
    folder = corpora_folder()
    if folder is not None:
        pairs = json.loads((folder / "pairs.json").read_text("utf-8"))
        for source in sorted({pair["src"] for pair in pairs}):
            _cut(
                source,
                [(cut_quotes(p["input"]), p["expected"].splitlines()) for p in pairs if p["src"] == source],
            )
    _times()


def _replies(name: str, cases: list[Case]) -> None:
    """Compares with the expert: a reply that only the program finds unclear is "granskas"."""
    counts: Counter[str] = Counter()
    false_done = 0
    for case in cases:
        reading = read_reply(case["text"], case["activities"], case.get("titles", ()))
        wanted = case.get("expert") or (None if case["review"] else case["answers"])
        kind = judgement(reading, wanted)
        counts[kind] += 1
        said = {str(answer.activity): answer.status for answer in reading.answers}
        false_done += kind == "wrong" and any(
            status == "genomford" and (wanted or {}).get(number) != status for number, status in said.items()
        )
    right, review, wrong = (counts[kind] / len(cases) for kind in ("right", "review", "wrong"))
    print(f"  {name:22} {len(cases):6} {right:8.1%} {review:9.1%} {wrong:5.1%} {false_done:17}")


def judgement(reading: Reading, wanted: dict[str, str] | None) -> str:
    """Returns right, review or wrong; `wanted` is None if a person should decide."""
    if reading.review:
        return "right" if wanted is None else "review"
    said = {str(answer.activity): "repeat" if answer.repeat else answer.status for answer in reading.answers}
    return "right" if said == wanted else "wrong"


def _guard(cases: list[Case]) -> None:
    through = false = kinds = 0
    for case in cases:
        found = guard.redact(case["text"])
        personal = any(place.kind == guard.PERSONAL for place in found.found)
        through += case["personal"] and not personal
        false += personal and not case["personal"]
        kinds += sorted(set(found.suspected)) == case["kinds"]
    print(
        f"{'skydd':24} {len(cases):6}   personnummer igenom {through}, falska {false}, rätt slag "
        f"{kinds / len(cases):.1%}"
    )


def _own_mails() -> list[tuple[str, list[str]]]:
    found = []
    for folder in (DATA / "mail", DATA / "mail" / "forms"):
        expected = json.loads((folder / "expected.json").read_text("utf-8"))
        for name, wanted in expected.items():
            if "own" in wanted:
                text = read_message((folder / f"{name}.eml").read_bytes()).text
                found.append((cut_signature(cut_quotes(text)), wanted["own"].splitlines()))
    return found


def _cut(name: str, pairs: list[tuple[str, list[str]]]) -> None:
    exact = sum(got.split() == " ".join(lines).split() for got, lines in pairs)
    kept = sum(all(" ".join(line.split()) in " ".join(got.split()) for line in lines) for got, lines in pairs)
    print(f"  {name:22} {len(pairs):6} {exact / len(pairs):8.1%} {kept / len(pairs):13.1%}")


def milliseconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Returns the best of several rounds: on a shared machine, the fastest is the least disturbed."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def _times() -> None:
    """Limits: 1 MB of any kind is cut in under 50 ms; ordinary mails are read in 5 ms (95th percentile)."""
    megabytes = {
        "vanlig text": "Vi har haft 12 av 15 möten i vår och det är inte klart än.\n" * 17_000,
        "tomma rader": "\n" * 1_000_000,
        "streck": "-" * 1_000_000,
        "citat": "> 1. x\nklart\n" * 80_000,
        "adresser": "a@b.se " * 150_000,
    }
    for name, text in megabytes.items():
        cut = milliseconds(partial(cut_quotes, text))
        read = milliseconds(partial(read_reply, text, 5), 1)
        print(f"1 MB {name:19} {cut:10.1f} ms klippt, {read:8.1f} ms läst")
    mails = [read_message(path.read_bytes()).text for path in sorted((DATA / "mail" / "forms").glob("*.eml"))]
    times = []
    for text in mails:
        start = time.perf_counter()
        read_reply(text, 2)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(
        f"vanliga mejl             {times[len(times) // 2]:10.2f} ms median, "
        f"{times[int(len(times) * 0.95)]:.2f} ms vid 95:e percentilen"
    )
