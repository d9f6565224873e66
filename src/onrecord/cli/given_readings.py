"""Files of readings among what ``onrecord add`` is given: kept as they are, not read again."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cli.keeper import Tally
    from onrecord.record.store import Record


def readings_among(paths: Sequence[str]) -> tuple[list[Path], tuple[str, ...]]:
    """The files that hold readings, and all other paths."""
    from onrecord.record.given_readings import holds_readings

    given = [path for path in paths if Path(path).is_file() and holds_readings(Path(path))]
    return [Path(path) for path in given], tuple(path for path in paths if path not in given)


def keep_readings(record: "Record", paths: Iterable[Path], tally: "Tally", most: int) -> None:
    """Keep the readings of some files; what is wrong with one is told at the end."""
    from onrecord.cli.waiting import bar
    from onrecord.errors import InputError
    from onrecord.record.given_readings import READER, readings_in

    for path in paths:
        with bar("Adding", None) as shown:
            for found in readings_in(path, most):
                if isinstance(found, InputError):
                    tally.problems.append(str(found))
                    continue
                try:
                    tally.count(record.add(found, reader=READER))
                except InputError as error:
                    tally.problems.append(str(error))
                shown.update("Adding", tally.done, None)
