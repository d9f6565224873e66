"""Messages about files that cannot be opened at all."""

import errno
from pathlib import Path

from onrecord.errors import InputError, did_you_mean


def unreadable(where: str, error: OSError | ValueError) -> InputError:
    """Why a file cannot be opened, and what to do about it."""
    path = Path(where)
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOENT:
        siblings = [str(path.parent / other.name) for other in _siblings(path)]
        return InputError(
            f"{path}: there is no such file{did_you_mean(str(path), siblings) or '; check the path'}", code="missing"
        )
    if code in (errno.EACCES, errno.EPERM):
        return InputError(f"{path}: you may not read this file; change its permissions (chmod +r)", code="permission")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"{path}: cannot be read ({reason}); check the path", code="unreadable")


def _siblings(path: Path) -> list[Path]:
    try:
        return list(path.parent.iterdir())
    except OSError:
        return []
