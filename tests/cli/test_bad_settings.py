"""Whatever stands in the settings file, what comes out is one sentence that names it."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, write_settings

SMTP = '[smtp]\nhost = "127.0.0.1"\nsender = "a@kommun.example"\n'
BAD = {
    "5,000 brackets": ("[mail]\ntrusted_hosts = " + "[" * 5000 + "]" * 5000, "parenteser i varandra"),
    "inline tables": ("[reading]\ntopics = " + "{a=" * 3000, "parenteser i varandra"),
    "5,000 digits": ("[retention]\nmail_days = " + "9" * 5000, "för stor"),
    "400 digits": ("[retention]\nmail_days = " + "9" * 400, "retention.mail_days"),
    "a port": (f"{SMTP}port = {'9' * 30}", "smtp.port"),
    "a negative port": (f"{SMTP}port = -1", "smtp.port"),
    "for ever": (f"{SMTP}timeout = inf", "smtp.timeout"),
    "no number": (f"{SMTP}timeout = nan", "smtp.timeout"),
    "no time": ("[imap]\ntimeout = 0", "imap.timeout"),
    "days after all days": ("[followup]\ngroup_days = " + "9" * 30, "followup.group_days"),
    "a step before all days": ("[followup]\nsteps = [999999999]", "followup.steps"),
    "of a district": ("[district.kungsholmen.followup]\nring_after = 999999999", "kungsholmen.followup"),
    "a district that is no table": ("[district]\nkungsholmen = 7", "[district]"),
    "rules that are no table": ("[district.kungsholmen]\nfollowup = 5", "followup"),
    "a time that is no text": ("[jobs]\ncollect = 5", "jobs.collect"),
    "a sender with a name": ('[smtp]\nsender = "Namn <a@kommun.example>"', "smtp.sender"),
    "a sender over two lines": ('[smtp]\nsender = "a@kommun.example\\nBcc: b@kommun.example"', "smtp.sender"),
    "a name over two lines": (f'{SMTP}sender_name = "A\\nBcc: b@kommun.example"', "smtp.sender_name"),
    "a host with a login": (SMTP.replace("127", "sam:hemligt@127"), "smtp.host"),
    "a host that is an address": ('[imap]\nhost = "imaps://imap.kommun.example"', "imap.host"),
    "a file with NUL": ('[database]\nurl = "sqlite:///a\\u0000b"', "database.url"),
}


@pytest.mark.parametrize(("more", "words"), BAD.values(), ids=BAD)
def test_what_no_setting_can_be_is_one_sentence(home: Path, tracker: Tracker, more: str, words: str) -> None:
    write_settings(home, more)

    assert_one_sentence(tracker("doctor"), 3, words)


@pytest.mark.parametrize("address", ["ingen", "Sam <sam@kommun.example>", "sam@kommun.example\\nx"])
def test_a_coordinator_that_is_no_address_is_one_sentence(home: Path, tracker: Tracker, address: str) -> None:
    file = home / "tracker.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("sam@kommun.example", address), encoding="utf-8")

    assert_one_sentence(tracker("doctor"), 3, "tracker.coordinator_email")


def test_a_keyring_that_is_not_there_is_one_sentence(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra may be installed on a server without any keyring: its library raises then."""
    write_settings(home, f'{SMTP}user = "tjänst"')
    keyring, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]

    def no_backend(*_: str) -> str:
        raise errors.KeyringError("No recommended backend was available.")

    keyring.get_password = no_backend  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)

    assert_one_sentence(tracker("doctor"), 3, "TRACKER_SMTP__PASSWORD")


def test_settings_that_begin_with_a_byte_order_mark_are_read(home: Path, tracker: Tracker) -> None:
    """Some editors write one."""
    file = home / "tracker.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert tracker("plans", "list").code == 0
