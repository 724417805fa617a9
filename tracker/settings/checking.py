"""Checks tables of settings and returns them as values; the first invalid value raises SettingsError."""

import re
import tomllib
from pathlib import Path
from typing import Any

from tracker.domain.address import mailable
from tracker.domain.districts import District
from tracker.errors import SettingsError, os_reason
from tracker.resources import config_file
from tracker.rules_settings import read_rules
from tracker.settings.values import Contact, Imap, Outbox, Settings, Smtp, Web

Table = dict[str, Any]
_PHONE = re.compile(r"\+?\d[\d –/()-]{2,28}\d")
_BASE_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*/?")
_HOST = re.compile(r"[^\s@/]*")
SECRETS = (("smtp", "password"), ("imap", "password"), ("web", "oidc_secret"))


def settings_of(table: Table, file: Path | None) -> Settings:
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
        jobs=_jobs(table["jobs"]),
        districts=districts,
        rules=read_rules(table["followup"]),
        coordinator=_contact(general, "tracker"),
        district_rules={
            slug: read_rules(merged(table["followup"], own["followup"]))
            for slug, own in per_district.items()
            if "followup" in own
        },
        district_coordinators={
            slug: contact
            for slug, own in per_district.items()
            if (contact := _contact(own, f"district.{slug}"))
        },
        words=_words(table["reading"]),
        status_labels=_labels(table["status_labels"]),
        keep_mail_days=_days("retention.mail_days", table["retention"]["mail_days"]),
        keep_upload_days=_days("retention.upload_days", table["retention"]["upload_days"]),
        file=file,
        letter_templates=_own_path("mail.templates", table["mail"]["templates"], file),
        report_template=_own_path("report.template", table["report"]["template"], file),
        district_report_templates={
            slug: path
            for slug, own in per_district.items()
            if "report" in own and (path := _district_template(slug, own["report"], file))
        },
        web=_web(table["web"]),
    )


def _data_folder(named: str) -> Path:
    if not named:
        from platformdirs import user_data_path

        return user_data_path("tracker")
    try:
        return Path(named).expanduser()
    except RuntimeError as error:  # ~name, and no such user on this machine
        raise SettingsError(f"Mappen ”{named}” i tracker.data går inte att hitta.") from error


def _own_path(key: str, named: object, file: Path | None) -> Path | None:
    """Returns the folder or file of own templates; a relative path is relative to the settings file's folder.

    None if none is named.
    """
    what = "en mapp" if key == "mail.templates" else "en Word-fil"
    if not isinstance(named, str):
        raise SettingsError(f"Inställningen {key} kan inte vara ”{named}”: skriv {what}.")
    if not named:
        return None
    try:
        path = Path(named).expanduser()
    except RuntimeError as error:
        raise SettingsError(f"Sökvägen ”{named}” i {key} går inte att hitta.") from error
    return ((file.parent if file else Path()) / path).absolute()


def _district_template(slug: str, own: object, file: Path | None) -> Path | None:
    """Returns the district's own Word template. Raises SettingsError for any other key."""
    unknown = sorted(set(own) - {"template"}) if isinstance(own, dict) else [""]
    if unknown:
        raise SettingsError(f"[district.{slug}.report] i {file} kan bara ha inställningen template.")
    assert isinstance(own, dict)
    return _own_path(f"district.{slug}.report.template", own.get("template", ""), file)


def _with_secret(section: str, values: Table) -> Table:
    """Returns the values with the password from the keyring, if it is not in the environment."""
    if values.get("password") or values["token_command"] or not (values["host"] and values["user"]):
        return values
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return values
    try:
        secret = keyring.get_password(f"tracker-{section}", values["user"])
    except KeyringError as error:
        raise SettingsError(
            f"Nyckelringen går inte att läsa, så {section}.password saknas: sätt miljövariabeln "
            f"TRACKER_{section.upper()}__PASSWORD, eller lås upp nyckelringen."
        ) from error
    return {**values, "password": secret or ""}


def _checked(section: str, values: Table, shape: type) -> Table:
    """Returns the values if they have the types of `shape`.

    Raises SettingsError for the first that has not.
    """
    kinds = {name: kind for name, kind in shape.__annotations__.items() if name in values}
    for name, kind in kinds.items():
        fits = isinstance(values[name], (int, float) if kind is float else kind)
        if not fits or (kind is not bool and isinstance(values[name], bool)):
            raise SettingsError(f"Inställningen {section}.{name} kan inte vara ”{values[name]}”.")
    if not _HOST.fullmatch(values["host"]):  # not shown: a login may stand before an @
        raise SettingsError(f"Inställningen {section}.host ska vara bara serverns namn, utan @ och /.")
    if values["security"] not in ("starttls", "ssl", "none"):
        raise SettingsError(f"Inställningen {section}.security ska vara starttls, ssl eller none.")
    return values | _senders(values) if section == "smtp" else values


def _senders(smtp: Table) -> Table:
    if smtp["host"] and not smtp["sender"].strip():
        raise SettingsError("Inställningen smtp.sender saknas: ange adressen som breven ska skickas från.")
    return {key: _address(f"smtp.{key}", smtp[key]) for key in ("sender", "reply_to") if smtp[key]}


def _address(name: str, value: str) -> str:
    address = mailable(value)
    if address is None:
        raise SettingsError(f"Inställningen {name} kan inte vara ”{value}”: det är ingen e-postadress.")
    return address


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


def _web(table: Table) -> Web:
    """Returns the settings of the pages. Raises SettingsError if no link can begin with the base address."""
    base, host = table["base_url"], table["host"]
    if not isinstance(base, str) or (base and not _BASE_URL.fullmatch(base)):
        raise SettingsError(
            f"Inställningen web.base_url kan inte vara ”{base}”: skriv till exempel "
            '"https://uppfoljning.kommun.example" eller "https://kommun.example/uppfoljning".'
        )
    if not isinstance(host, str) or not host:
        raise SettingsError(f"Inställningen web.host kan inte vara ”{host}”: skriv till exempel 127.0.0.1.")
    for key in ("port", "proxies"):
        if isinstance(table[key], bool) or not isinstance(table[key], int) or table[key] < 0:
            raise SettingsError(f"Inställningen web.{key} ska vara ett heltal.")
    return Web(base.rstrip("/"), host, table["port"], table["proxies"], *_oidc(table, base))


def _oidc(table: Table, base: str) -> tuple[str, str, str]:
    """Returns issuer, client and secret of the municipality's own sign-in; empty if it is not used."""
    issuer, client, secret = table["oidc_issuer"], table["oidc_client"], table.get("oidc_secret", "")
    if not issuer:
        return "", "", ""
    if not isinstance(issuer, str) or not _BASE_URL.fullmatch(issuer):
        raise SettingsError(
            f"Inställningen web.oidc_issuer kan inte vara ”{issuer}”: skriv utfärdarens adress, "
            '"https://inloggning.kommun.example".'
        )
    if not (base and isinstance(client, str) and client and secret):
        raise SettingsError(
            "Inloggning med web.oidc_issuer behöver också web.base_url, web.oidc_client och miljövariabeln "
            "TRACKER_WEB__OIDC_SECRET."
        )
    return issuer, client, str(secret)


def _jobs(table: Table) -> dict[str, str]:
    for name, when in table.items():
        if not isinstance(when, str):
            raise SettingsError(f"Inställningen jobs.{name} ska vara en text med fem fält, som i cron.")
    return dict(table)


def _labels(table: Table) -> dict[str, str]:
    """Returns code → label. Two statuses with the same label could not be told apart, so that is refused."""
    codes: dict[str, str] = {}
    for code, value in table.items():
        label = " ".join(value.split()) if isinstance(value, str) else ""
        if not label or not label.isprintable():
            raise SettingsError(f"Inställningen status_labels.{code} ska vara en text, inte ”{value}”.")
        other = codes.setdefault(label.casefold(), code)
        if other != code:
            raise SettingsError(f"status_labels.{other} och status_labels.{code} har samma text: ”{label}”.")
    return {code: " ".join(value.split()) for code, value in table.items()}


def _words(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: _list_of_words(f"reading.{key}", words) for key, words in table.items()}


def _list_of_words(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise SettingsError(f'Inställningen {name} ska vara en lista med ord: ["ett", "två"].')
    return tuple(value)


def _contact(values: Table, section: str) -> Contact | None:
    given = str(values.get("coordinator_email", "")).strip()
    if not given:
        return None
    email = _address(f"{section}.coordinator_email", given)
    phone = _phone(f"{section}.coordinator_phone", values.get("coordinator_phone", ""))
    return Contact(str(values.get("coordinator_name", "")) or "Samordnaren", email, phone)


def _phone(name: str, value: object) -> str:
    """Returns the number as written, with single spaces."""
    number = " ".join(value.split()) if isinstance(value, str) else None
    if number is None or (number and not _PHONE.fullmatch(number)):
        raise SettingsError(
            f'Inställningen {name} kan inte vara ”{value}”: skriv till exempel "08-508 01 234".'
        )
    return number


def _districts(own: Table) -> dict[str, District]:
    shipped = read_toml(config_file("districts.toml"))
    try:
        return {slug: District(slug=slug, **facts) for slug, facts in (shipped | own).items()}
    except TypeError as error:
        raise SettingsError(f"Ett distrikt i inställningarna har fel nycklar: {error}.") from error


def read_toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin with a mark
    except RecursionError as error:
        raise SettingsError(
            f"Inställningsfilen {path} går inte att läsa: för många parenteser i varandra."
        ) from error
    except ValueError as error:  # of TOML, of its characters, or of a number with thousands of digits
        raise SettingsError(
            f"Inställningsfilen {path} går inte att läsa som TOML: {_reason(error)}."
        ) from error
    except OSError as error:
        raise SettingsError(f"Inställningsfilen {path} går inte att öppna: {os_reason(error)}.") from error


def _reason(error: ValueError) -> str:
    """Returns what is wrong with a text as TOML; the library's own words where it has any."""
    known = isinstance(error, (tomllib.TOMLDecodeError, UnicodeDecodeError))
    return " ".join(str(error).split())[:200] if known else "ett tal eller en tidpunkt är för stor"


def merged(low: Table, high: Table) -> Table:
    result = dict(low)
    for key, value in high.items():
        both = isinstance(value, dict) and isinstance(result.get(key), dict)
        result[key] = merged(result[key], value) if both else value
    return result
