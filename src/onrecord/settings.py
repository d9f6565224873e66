"""Settings: what a person may choose, from ``onrecord.toml`` in the working folder and ``ONRECORD_…`` variables."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Literal

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
    export_review: Literal["checked", "all"] = "checked"
    """Which claims may leave in an export: those a person has checked, or all that no person has rejected."""
    export_accused: bool = False
    """Whether unchecked claims that name a person as the doer of a crime may leave."""
    export_names: Literal["masked", "shown"] = "masked"
    """Whether private persons are named in an export."""
    export_places: Literal["exact", "settlement", "region", "country"] = "settlement"
    """The finest that a place may be in an export."""
    export_sheltered: Literal["exact", "settlement", "region", "country"] = "region"
    """The finest that a place may be where shelters, hospitals or displaced people are spoken of."""
    export_quote: Annotated[int, msgspec.Meta(ge=1)] = 200
    """The most characters of a quote in an export."""
    export_texts: Literal["short", "full"] = "short"
    """Whether quotes and the texts of reports leave whole; they are their publishers’."""
    alert_delay_hours: Annotated[float, msgspec.Meta(ge=0)] = 24.0
    """How long after it happened an alert or a feed first tells of a military event that has a place."""
    alert_places: Literal["exact", "settlement", "region", "country"] = "region"
    """The finest that the place of such an event of the last thirty days may be in an alert or a feed."""
    triage_threshold: float | None = None
    """From which score (0–1) on triage takes a report for one about conflict or crisis; by default the model's own."""
    fetch_seconds: float = 30.0
    """How long fetching one page or feed may take in all, redirects included."""
    fetch_redirects: int = 5
    """How often an address may send on to another."""
    fetch_pause: float = 1.0
    """Seconds between two requests to one server; longer where its robots.txt asks for it."""
    local_addresses: bool = False
    """Whether pages and feeds may be fetched from this machine and from private networks."""
    user_agent: str = "Onrecord/0.1 (fetches single pages at a person's request; not a crawler)"
    """What servers are told; robots.txt is asked for the name before the slash."""
    archive: Path | None = None
    """The web archive that fetched pages are recorded in; by default beside the record ("onrecord.warc.gz")."""
    feed_items: int = 200
    """Entries of one feed that are read at a time; the rest is left out, and said."""
    feed_bytes: int = 5_000_000
    """Feeds that are larger than this (bytes) are refused."""
    feed_pause: float = 600.0
    """Seconds before a feed is asked again; longer where its server says so, or does not answer."""


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
