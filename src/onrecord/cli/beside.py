"""Files beside the record: the web archive of what was fetched, the feeds that are followed, what triage left out."""

from collections.abc import Sequence
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


def erase_beside(record: str, archive: Path, words: Sequence[str]) -> int:
    """Take out of the files beside a record, for good, what is of some addresses or reports or holds some words; how
    many entries there were.
    """
    from onrecord.intake.web_archive import forget

    return forget(archive, words) + _erase_lines(beside(record, TRIAGE), words)


def _erase_lines(path: Path, words: Sequence[str]) -> int:
    """Take the lines that hold some words out of a file, and overwrite them."""
    wanted = [word.casefold() for word in words if word.strip()]
    if not path.is_file() or not wanted:
        return 0
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(word in line.casefold() for word in wanted)]
    if len(kept) < len(lines):
        fresh, size = path.with_name(f"{path.name}.new"), path.stat().st_size
        fresh.write_text("".join(kept), encoding="utf-8")
        path.write_bytes(b" " * size)
        fresh.replace(path)
    return len(lines) - len(kept)
