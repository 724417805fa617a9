"""Measures a played year of two real plans (tests/outside/played), where they are at hand."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.outside import plans_folder


def main() -> None:
    if plans_folder() is None:
        print("spelat år: de riktiga planerna finns inte här (TRACKER_PLANS)")
        return
    from tests.outside.played.measures import measure, table
    from tests.outside.played.town import found_town
    from tests.outside.played.year import PlayedYear
    from tests.services.year import clock

    with TemporaryDirectory() as folder:
        database, settings = found_town(Path(folder))
        year = PlayedYear(database, settings, clock())
        year.play()
        print("ett spelat år", *table(year, measure(year)), sep="\n")
        database.engine.dispose()
