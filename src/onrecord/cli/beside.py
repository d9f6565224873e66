"""Files beside the record: the web archive of what was fetched, the feeds that are followed, what triage left out."""

from pathlib import Path

FOLLOWS, ARCHIVE, TRIAGE = ".follows.json", ".warc.gz", ".triage.jsonl"


def beside(record: str, ending: str) -> Path:
    """The file of an ending beside a record ("onrecord.db": "onrecord.warc.gz"); for a database on a server in the
    working folder, for it belongs to the machine that fetches.
    """
    return Path(f"onrecord{ending}") if "://" in record else Path(record).with_suffix(ending)


def own_files(record: str, archive: Path) -> set[Path]:
    """Whole paths of all that belongs to a record: nothing to be read when a folder that holds it is added."""
    names = [Path(record + ending) for ending in ("", "-wal", "-shm")]
    follows = beside(record, FOLLOWS)
    kept = [
        beside(record, TRIAGE),
        archive,
        archive.with_name(f"{archive.name}.part"),
        follows,
        follows.with_name(f"{follows.name}.lock"),
    ]
    return {path.resolve() for path in (*names, *kept)}
