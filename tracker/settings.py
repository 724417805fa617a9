"""Settings: config/default.toml, then the user's tracker.toml, then the environment; out comes a value.

Where tracker.toml is looked for: --config, TRACKER_CONFIG, the working folder, the user's config folder.
Each key can be given as TRACKER_SECTION__KEY. Passwords come from the environment or the keyring only.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.districts import District
from tracker.domain.rules import Rules
from tracker.errors import SettingsError, os_reason
from tracker.resources import config_file
from tracker.rules_settings import read_rules

if TYPE_CHECKING:
    from tracker.reading.ansvarig import RoleLexicon

Table = dict[str, Any]
SECRETS = (("smtp", "password"), ("imap", "password"))


@dataclass(frozen=True, slots=True)
class Smtp:
    host: str
    port: int
    security: str
    user: str
    sender: str
    sender_name: str
    reply_to: str
    plus_addresses: bool
    timeout: float
    ca_file: str
    token_command: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Outbox:
    """How letters leave: at most so many a minute and a day, over so many connections at once.

    A run with more letters than `surprise_from`, and more than twice what the forecast saw, stops and asks.
    """

    per_minute: int = 30
    per_day: int = 1000
    connections: int = 4
    surprise_from: int = 10


@dataclass(frozen=True, slots=True)
class Imap:
    host: str
    port: int
    security: str
    user: str
    folder: str
    timeout: float
    ca_file: str
    token_command: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A coordinator: gets the questions that nobody else can answer."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `file` is the tracker.toml that was read, None where there is none.

    `letter_templates` is the folder with a municipality's own texts of letters, None where it has none.
    """

    data: Path
    municipality: str
    database_url: str
    smtp: Smtp
    outbox: Outbox
    imap: Imap
    trusted_hosts: tuple[str, ...]
    accept_unauthenticated: bool
    receipts: bool
    jobs: Mapping[str, str]
    districts: Mapping[str, District]
    rules: Rules
    coordinator: Contact | None
    district_rules: Mapping[str, Rules]
    district_coordinators: Mapping[str, Contact]
    words: Mapping[str, tuple[str, ...]]
    keep_mail_days: int
    file: Path | None = None
    letter_templates: Path | None = None

    def rules_for(self, district: str) -> Rules:
        return self.district_rules.get(district, self.rules)

    def coordinator_for(self, district: str) -> Contact | None:
        return self.district_coordinators.get(district, self.coordinator)

    def lexicon(self) -> "RoleLexicon":
        """The words for roles and units: the program's own and the municipality's."""
        from tracker.reading.ansvarig import ROLES, RoleLexicon

        return RoleLexicon(
            heads=ROLES.heads + self.words["role_heads"],
            unit_endings=ROLES.unit_endings + self.words["unit_endings"],
            topics=ROLES.topics + self.words["topics"],
            places=self.words["places"],
        )

    @property
    def mail_folder(self) -> Path:
        return self.data / "mail"


def load_settings(config: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. SettingsError for a file that is not there or a value that can't be meant."""
    file = _find_file(config, environment)
    defaults = _read_toml(config_file("default.toml"))
    own = _read_toml(file) if file else {}
    _refuse_unknown(own, defaults, file)
    table = _with_environment(_merged(defaults, own), environment)
    return _settings(table, file)


def _find_file(config: Path | None, environment: Mapping[str, str]) -> Path | None:
    from platformdirs import user_config_path

    named = config or (Path(environment["TRACKER_CONFIG"]) if environment.get("TRACKER_CONFIG") else None)
    if named is not None:
        if not named.is_file():
            raise SettingsError(f"Inställningsfilen {named} finns inte.")
        return named
    candidates = (Path("tracker.toml"), user_config_path("tracker") / "tracker.toml")
    return next((path for path in candidates if path.is_file()), None)


def _read_toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"Inställningsfilen {path} går inte att läsa som TOML: {error}.") from error
    except OSError as error:
        raise SettingsError(f"Inställningsfilen {path} går inte att öppna: {os_reason(error)}.") from error


def _refuse_unknown(own: Table, defaults: Table, file: Path | None) -> None:
    """A misspelt key must not be passed over in silence: the rule it meant would not hold."""
    for section, values in own.items():
        if section in ("district", "districts"):
            continue
        if section not in defaults or not isinstance(values, dict):
            raise SettingsError(f"Avsnittet [{section}] i {file} är okänt. Se config/default.toml.")
        for key in values:
            if (section, key) in SECRETS:
                raise SettingsError(
                    f"Lösenord hör inte hemma i {file}: ta bort {section}.{key} och "
                    f"sätt miljövariabeln TRACKER_{section.upper()}__{key.upper()}."
                )
            if key not in defaults[section]:
                raise SettingsError(
                    f"Inställningen {section}.{key} i {file} är okänd. Se config/default.toml."
                )


def _merged(low: Table, high: Table) -> Table:
    result = dict(low)
    for key, value in high.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = _merged(result[key], value) if both else value
    return result


def _with_environment(table: Table, environment: Mapping[str, str]) -> Table:
    """TRACKER_SMTP__PORT=587 → smtp.port = 587, read as the kind of value that the default has."""
    result = {section: dict(values) for section, values in table.items()}
    for name, text in environment.items():
        section, separator, key = name.removeprefix("TRACKER_").lower().partition("__")
        if not (name.startswith("TRACKER_") and separator and section in result):
            continue
        if key not in result[section] and (section, key) not in SECRETS:
            raise SettingsError(f"Miljövariabeln {name} motsvarar ingen inställning. Se config/default.toml.")
        result[section][key] = _parsed(name, text, result[section].get(key, ""))
    if environment.get("TRACKER_DATABASE_URL"):
        result["database"]["url"] = environment["TRACKER_DATABASE_URL"]
    return result


def _parsed(name: str, text: str, like: object) -> object:
    if isinstance(like, str):
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"Miljövariabeln {name} kan inte vara ”{text}”.") from error


def _settings(table: Table, file: Path | None) -> Settings:
    general = table["tracker"]
    for key, value in general.items():
        if not isinstance(value, str):
            raise SettingsError(f"Inställningen tracker.{key} kan inte vara ”{value}”: skriv en text.")
    per_district: Table = table.get("district", {})
    districts = _districts(table.get("districts", {}))
    for slug in per_district:
        if slug not in districts:
            raise SettingsError(f"[district.{slug}] i {file}: distriktet finns inte i districts.toml.")
    return Settings(
        data=_data_folder(general["data"]),
        municipality=str(general["municipality"]),
        database_url=str(table["database"]["url"]),
        smtp=Smtp(**_checked("smtp", _with_secret("smtp", table["smtp"]), Smtp)),
        outbox=_outbox(table["outbox"]),
        imap=Imap(**_checked("imap", _with_secret("imap", table["imap"]), Imap)),
        trusted_hosts=_list_of_words("mail.trusted_hosts", table["mail"]["trusted_hosts"]),
        accept_unauthenticated=_yes_or_no("mail.accept_unauthenticated", table),
        receipts=_yes_or_no("mail.receipts", table),
        jobs={name: str(when) for name, when in table["jobs"].items()},
        districts=districts,
        rules=read_rules(table["followup"]),
        coordinator=_contact(general),
        district_rules={
            slug: read_rules(_merged(table["followup"], own["followup"]))
            for slug, own in per_district.items()
            if "followup" in own
        },
        district_coordinators={
            slug: contact for slug, own in per_district.items() if (contact := _contact(own))
        },
        words=_words(table["reading"]),
        keep_mail_days=_days("retention.mail_days", table["retention"]["mail_days"]),
        file=file,
        letter_templates=_letter_templates(table["mail"]["templates"], file),
    )


def _data_folder(named: str) -> Path:
    from platformdirs import user_data_path

    try:
        return Path(named).expanduser() if named else user_data_path("tracker")
    except RuntimeError as error:  # ~somebody who is not on this machine
        raise SettingsError(f"Mappen ”{named}” i tracker.data går inte att hitta.") from error


def _letter_templates(named: object, file: Path | None) -> Path | None:
    """The folder; a relative name is meant from where the settings file lies, wherever the program runs."""
    if not isinstance(named, str):
        raise SettingsError(f"Inställningen mail.templates kan inte vara ”{named}”: skriv en mapp.")
    if not named:
        return None
    try:
        folder = Path(named).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"Mappen ”{named}” i mail.templates går inte att hitta.") from error
    return ((file.parent if file else Path()) / folder).absolute()


def _with_secret(section: str, values: Table) -> Table:
    """The password from the environment is already there; else from the keyring, where that is installed."""
    if values.get("password") or values["token_command"] or not (values["host"] and values["user"]):
        return values
    try:
        import keyring
    except ImportError:
        return values
    return {**values, "password": keyring.get_password(f"tracker-{section}", values["user"]) or ""}


def _checked(section: str, values: Table, shape: type) -> Table:
    """Values of the kinds the record wants; one sentence for the first that is not."""
    kinds = {name: kind for name, kind in shape.__annotations__.items() if name in values}
    for name, kind in kinds.items():
        fits = isinstance(values[name], (int, float) if kind is float else kind)
        if not fits or (kind is not bool and isinstance(values[name], bool)):
            raise SettingsError(f"Inställningen {section}.{name} kan inte vara ”{values[name]}”.")
    if values["security"] not in ("starttls", "ssl", "none"):
        raise SettingsError(f"Inställningen {section}.security ska vara starttls, ssl eller none.")
    if section == "smtp" and values["host"] and "@" not in values["sender"]:
        raise SettingsError("Inställningen smtp.sender saknas: ange adressen som breven ska skickas från.")
    return values


def _yes_or_no(name: str, table: Table) -> bool:
    section, key = name.split(".")
    value = table[section][key]
    if not isinstance(value, bool):
        raise SettingsError(f"Inställningen {name} ska vara true eller false, inte ”{value}”.")
    return value


def _days(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise SettingsError(f"Inställningen {name} ska vara ett antal dagar.")
    return value


def _outbox(table: Table) -> Outbox:
    for key, value in table.items():
        least = 1 if key == "connections" else 0
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise SettingsError(f"Inställningen outbox.{key} ska vara ett heltal från {least} och uppåt.")
    return Outbox(**table)


def _words(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: _list_of_words(f"reading.{key}", words) for key, words in table.items()}


def _list_of_words(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise SettingsError(f'Inställningen {name} ska vara en lista med ord: ["ett", "två"].')
    return tuple(value)


def _contact(values: Table) -> Contact | None:
    email = str(values.get("coordinator_email", "")).strip().lower()
    return Contact(str(values.get("coordinator_name", "")) or "Samordnaren", email) if email else None


def _districts(own: Table) -> dict[str, District]:
    shipped = _read_toml(config_file("districts.toml"))
    try:
        return {slug: District(slug=slug, **facts) for slug, facts in (shipped | own).items()}
    except TypeError as error:
        raise SettingsError(f"Ett distrikt i inställningarna har fel nycklar: {error}.") from error
