"""How many real bounces are recognised, and how many ordinary mails are mistaken for automatic ones.

python -m tests.bench.bounces. TRACKER_CORPORA is a folder with the unpacked source package of flufl.bounce
and with pairs.json, texts of ordinary mails; missing ones are left out, with a message.
"""

import json
import re
from collections import Counter
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.mail.automatic_corpus import corpus
from tests.outside import corpora_folder
from tracker.mail.incoming.message import MailProblem, read_message

NOT_BOUNCES = {"groupwise_03.txt", "qmail_08.txt"}  # a hotel order, and an automatic reply
CASE = re.compile(r"\('\w+',\s*'(\w+\.txt)',\s*\[(.*?)\],", re.DOTALL)


def main() -> None:
    own = corpus()
    right = sum(_kind(mail.raw) == mail.kind for mail in own)
    print(f"egna mejl: {right} av {len(own)} rätt sort")
    folder = corpora_folder()
    if folder is None:
        print("utelämnat: flufl.bounce och vanliga mejl (TRACKER_CORPORA är inte satt)")
        return
    _bounces(folder)
    _ordinary(folder)


def _bounces(folder: Path) -> None:
    tests = next(iter(sorted(folder.glob("**/flufl_bounce-*/tests"))), None)
    if tests is None:
        print("utelämnat: flufl.bounce (pip download --no-binary :all: --no-deps flufl.bounce, packa upp)")
        return
    cases = CASE.findall((tests / "test_detectors.py").read_text(encoding="utf-8"))
    wanted = {name: set(re.findall(r"b'([^']+)'", found.lower())) for name, found in cases if "@" in found}
    files = [file for file in sorted((tests / "data").glob("*.txt")) if file.name not in NOT_BOUNCES]
    recognised = [file for file in files if _kind(file.read_bytes()) == "bounce"]
    named = [file for file in recognised if _address(file.read_bytes()) in wanted.get(file.name, ())]
    print(f"flufl.bounce: {len(recognised)} av {len(files)} studsar, {len(named)} av {len(wanted)} adresser")
    print("  missade:", ", ".join(file.name for file in files if file not in recognised) or "inga")


def _ordinary(folder: Path) -> None:
    file = next(iter(sorted(folder.glob("**/pairs.json"))), None)
    if file is None:
        print("utelämnat: vanliga mejl (pairs.json)")
        return
    texts = [pair["input"] for pair in json.loads(file.read_text(encoding="utf-8"))]
    kinds = Counter(
        _kind(_mail(text, subject)) for text in texts for subject in ("SV: Uppföljning", "Hej", "")
    )
    print(f"vanliga mejl: {kinds.total() - kinds['reply']} av {kinds.total()} tagna för automatiska")


def _mail(text: str, subject: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "Anna Ek <anna.ek@kommun.example>", subject
    mail.set_content(text)
    return mail.as_bytes()


def _kind(raw: bytes) -> str:
    try:
        return read_message(raw).kind
    except MailProblem:
        return "refused"


def _address(raw: bytes) -> str | None:
    return read_message(raw).bounced_address


if __name__ == "__main__":
    main()
