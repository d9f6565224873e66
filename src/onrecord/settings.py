"""Settings: what a person may choose, from ``onrecord.toml`` in the working folder and ``ONRECORD_…`` variables."""

import os
import tomllib
from pathlib import Path

import msgspec

from onrecord.errors import StopRun, did_you_mean

FILE = "onrecord.toml"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that can be set; a flag on the command line wins over a variable, a variable over the file."""

    pipeline: str | None = None
    """Name or path of a spaCy pipeline to use instead of the shipped one."""
    lexicons: Path | None = None
    """A folder whose ``*.toml`` files add to (or, entry by entry, replace) the shipped lexicons."""
    cache: Path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"
    """Where derived files (the gazetteer index) are kept."""
    gazetteer: Path = (
        Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "onrecord" / "gazetteer"
    )
    """Where gazetteers that were added are kept."""
    record: str = "onrecord.db"
    """The record: a file, or the address of a PostgreSQL database (``postgresql://user@host/name``)."""
    min_score: float = 0.0
    """Claims below this score (0–1) are left out of what is shown."""
    max_bytes: int = 20_000_000
    """Files larger than this (bytes) are refused with a message; of files that are read piece by piece, such pieces."""
    max_unpacked_bytes: int = 200_000_000
    """What a packed file (DOCX, XLSX, gzip) unpacks to, in bytes; one that gives more is refused."""
    max_pages: int = 500
    """Pages of one PDF; longer ones are refused."""


def load(folder: Path | None = None) -> Settings:
    """Settings from ``folder/onrecord.toml`` (default: the working folder) and the environment.

    Raises StopRun naming the file and the key if a setting is unknown or of the wrong type.
    """
    path = (folder or Path.cwd()) / FILE
    values: dict[str, object] = {}
    if path.is_file():
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise StopRun(f"{path}: not valid TOML ({error}); mend or remove the file", code="settings") from error
    known = {field.name for field in msgspec.structs.fields(Settings)}
    for key in values:
        if key not in known:
            raise StopRun(f"{path}: setting {key!r} is not known{did_you_mean(key, known)}", code="settings")
    for key in known:
        if (given := os.environ.get(f"ONRECORD_{key.upper()}")) is not None:
            values[key] = given
    try:
        return msgspec.convert(values, Settings, strict=False, dec_hook=_path)
    except msgspec.ValidationError as error:
        raise StopRun(f"{path} or ONRECORD_ variables: {error}", code="settings") from error


def _path(kind: type, value: object) -> object:
    """Folders are written as words in the file and in variables; anything else is left for the check to refuse."""
    return Path(value).expanduser() if kind is Path and isinstance(value, str) else value
