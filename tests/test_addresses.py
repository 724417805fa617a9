"""An address that can't receive mail is refused wherever one is entered, and a valid one is accepted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import each
from tests.conftest import Tracker, write_settings
from tracker.domain.address import mailable
from tracker.errors import SettingsError
from tracker.settings import load_settings

HEADER = "name;email;role;unit;department;district;superior_email\n"
BAD = {
    "väx@kommun.example": "few servers take other letters than ASCII before the @",
    "x..y@-.se": "two dots, and a domain that begins with a hyphen",
    "x.@kommun.example": "a dot before the @",
    "vera@kommun": "no top domain",
    "vera@kommun..example": "an empty part of the domain",
    "vera@kom_mun.example": "an underscore in a domain",
    "vera@1.2": "a number for a top domain",
    "vera kommun.example": "no @",
    "@kommun.example": "nothing before the @",
    f"{'a' * 65}@kommun.example": "RFC 5321: at most 64 characters before the @",
    f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 20}.se": "RFC 5321: at most 254 in all",
}
GOOD = {
    "a.b+c@sub.kommun.se": "a.b+c@sub.kommun.se",
    "O'Neil@Kommun.se": "o'neil@kommun.se",
    "A@Växjö.se": "a@xn--vxj-qla6g.se",
    "a@xn--vxj-qla6g.se": "a@xn--vxj-qla6g.se",
}
Enter = Callable[[Tracker, Path, str], tuple[int, str]]


def _people_file(column: str) -> Enter:
    def enter(tracker: Tracker, home: Path, address: str) -> tuple[int, str]:
        row = {"email": "ny@kommun.example", "superior_email": ""} | {column: address}
        file = home / "people.csv"
        file.write_text(f"{HEADER}Ny;{row['email']};chef;;;kungsholmen;{row['superior_email']}\n", "utf-8")
        ran = tracker("people", "import", file)
        return ran.code, ran.err

    return enter


def _command(*words: str) -> Enter:
    def enter(tracker: Tracker, home: Path, address: str) -> tuple[int, str]:
        _people_file("email")(tracker, home, "ny@kommun.example")
        ran = tracker(*words, "ny@kommun.example", address)
        return ran.code, ran.err

    return enter


def _setting(words: str) -> Enter:
    def enter(_tracker: Tracker, home: Path, address: str) -> tuple[int, str]:
        file = write_settings(home, words.replace("ADDRESS", address))
        try:
            load_settings(file, {})
        except SettingsError as error:
            return error.exit_code, f"{error}\n"
        return 0, ""

    return enter


ENTRIES = {
    "people import, email": (_people_file("email"), 12),
    "people import, superior_email": (_people_file("superior_email"), 12),
    "people address": (_command("people", "address"), 2),
    "people alias": (_command("people", "alias"), 2),
    "smtp.sender": (_setting('[smtp]\nhost = "mail.example"\nsender = "ADDRESS"'), 3),
    "smtp.reply_to": (
        _setting('[smtp]\nhost = "mail.example"\nsender = "a@kommun.example"\nreply_to = "ADDRESS"'),
        3,
    ),
    "coordinator_email": (_setting('[district.kungsholmen]\ncoordinator_email = "ADDRESS"'), 3),
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_bad_address_is_refused_at_every_entry(tracker: Tracker, home: Path, entry: str) -> None:
    """A bad address is refused in one sentence that repeats it, and nothing is stored."""
    enter, refused = ENTRIES[entry]
    for address, why in BAD.items():
        code, output = enter(tracker, home, address)

        assert code == refused, (address, why, output)
        assert address in output
        assert "ingen e-postadress" in output
        assert output.count("\n") == 1


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("address", GOOD)
def test_a_good_address_is_taken_at_every_entry(
    tracker: Tracker, home: Path, entry: str, address: str
) -> None:
    enter, _ = ENTRIES[entry]

    assert enter(tracker, home, address) == (0, "")


@each(("address", "sent_to"), GOOD.items())
def test_an_address_as_mail_servers_take_it(address: str, sent_to: str) -> None:
    assert mailable(address) == sent_to
