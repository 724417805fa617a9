"""Loads the settings from config/default.toml, then the user's tracker.toml, then the environment. What
neither of the last two names may be set at the desk (desk.py).

tracker.toml is searched for in --config, TRACKER_CONFIG, the working folder and the user's config folder.
Each key can be set as TRACKER_SECTION__KEY. Passwords come only from the environment or the keyring.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tracker.errors import SettingsError
from tracker.resources import config_file
from tracker.settings.checking import SECRETS, Table, merged, read_toml, settings_of
from tracker.settings.desk import current
from tracker.settings.limits import check_tables, check_values
from tracker.settings.values import GivenRules, Settings


def load_settings(config: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Returns the settings in force.

    Raises SettingsError if the file does not exist or a value is invalid.
    """
    file = _find_file(config, environment)
    defaults = read_toml(config_file("default.toml"))
    own = read_toml(file) if file else {}
    _refuse_unknown(own, defaults, file)
    check_tables(own)
    table = _with_environment(merged(defaults, own), environment)
    check_values(table)
    return current(settings_of(table, file)._replace(given=_given_rules(table, own, environment)))


def _given_rules(table: Table, own: Table, environment: Mapping[str, str]) -> GivenRules:
    """Returns what the file and the environment say of follow-up, apart from the defaults."""
    prefix = "TRACKER_FOLLOWUP__"
    by_environment = {name.removeprefix(prefix).lower() for name in environment if name.startswith(prefix)}
    districts = {slug: one["followup"] for slug, one in own.get("district", {}).items() if "followup" in one}
    named = frozenset(own.get("followup", {})) | by_environment
    return GivenRules(table["followup"], named, districts)


def _find_file(config: Path | None, environment: Mapping[str, str]) -> Path | None:
    named = config or (Path(environment["TRACKER_CONFIG"]) if environment.get("TRACKER_CONFIG") else None)
    if named is not None:
        if not named.is_file():
            raise SettingsError(f"Inställningsfilen {named} finns inte.")
        return named
    here = Path("tracker.toml")
    if here.is_file():
        return here
    from platformdirs import user_config_path

    own = user_config_path("tracker") / "tracker.toml"
    return own if own.is_file() else None


def _refuse_unknown(own: Table, defaults: Table, file: Path | None) -> None:
    """Raises SettingsError for an unknown key: a misspelt rule must not be ignored silently."""
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


def _with_environment(table: Table, environment: Mapping[str, str]) -> Table:
    """Returns the table with environment variables applied: TRACKER_SMTP__PORT=587 sets smtp.port.

    The value is read as the type of the default.
    """
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
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"Miljövariabeln {name} kan inte vara ”{text[:60]}”.") from error
