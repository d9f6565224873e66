"""Telegram exports (``result.json``): every post with words is a report, its channel the outlet."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.dates import iso
from onrecord.intake.extract import Extract, Extracts, note
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source
from onrecord.model import Problem

KIND = "Telegram export"
_CHANNELS = ("public_channel", "private_channel")


def is_telegram(value: object) -> bool:
    """Whether a JSON value is an export of one chat, or of many."""
    return isinstance(value, dict) and bool(list(_chats(value)))


def read_telegram(value: Any, source: Source) -> Extracts:
    """The posts of all chats in an export, in its order; posts without words are counted."""
    found = 0
    for chat in _chats(value):
        posts = [(post, words) for post in chat["messages"] if (words := _words(post))]
        wordless = len(chat["messages"]) - len(posts)
        for number, (post, words) in enumerate(posts):
            problems = _problems(post)
            if wordless and not number:
                message = f"{wordless} entries of this chat hold no words (pictures, joins, pins) and were left out"
                problems = (note("no-words", message), *problems)
            yield _extract(post, words, chat, source, problems)
        found += len(posts)
    if not found:
        raise InputError(f"{source.where}: no post in this Telegram export holds words", code="empty")


def _chats(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    lists = [value.get(name) for name in ("chats", "left_chats")]
    many = [chat for item in lists if isinstance(item, dict) for chat in item.get("list") or ()]
    for chat in [value, *many]:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and ("type" in chat or "id" in chat):
            yield chat


def _words(post: object) -> str:
    """The words of a post: plain, or in pieces with and without marks."""
    if not isinstance(post, dict) or post.get("type") != "message":
        return ""
    text = post.get("text") or post.get("text_entities") or ""
    pieces = text if isinstance(text, list) else [text]
    words = "".join(str(piece.get("text") or "") if isinstance(piece, dict) else str(piece) for piece in pieces)
    return words.strip() if any(map(str.isalnum, words)) else ""


def _extract(
    post: dict[str, Any], words: str, chat: dict[str, Any], source: Source, problems: tuple[Problem, ...]
) -> Extract:
    name, sender = _name(chat.get("name")), _name(post.get("from"))
    metadata = Metadata(
        outlet=name or sender,
        byline=_name(post.get("author")) or (sender if chat.get("type") not in _CHANNELS else None),
        published=_moment(post.get("date_unixtime"), post.get("date")),
    )
    return Extract(words, f"{source.where}#{post.get('id', '?')}", KIND, metadata, problems=problems)


def _problems(post: dict[str, Any]) -> tuple[Problem, ...]:
    found = []
    if (origin := post.get("forwarded_from") or post.get("saved_from")) is not None:
        found.append(note("forwarded", f"a copy: forwarded from {str(origin)[:200]}"))
    if edited := _moment(post.get("edited_unixtime"), post.get("edited")):
        found.append(note("edited", f"edited after it was posted, last on {edited}; this is the later wording"))
    return tuple(found)


def _moment(seconds: object, written: object) -> str | None:
    """ISO to the minute: in UTC where the export gives the instant, else on the clock of whoever exported."""
    try:
        if seconds is not None and int(str(seconds)) > 0:
            return datetime.fromtimestamp(int(str(seconds)), UTC).strftime("%Y-%m-%dT%H:%M")
    except (ValueError, OverflowError, OSError):
        pass
    return iso(written) if isinstance(written, str) else None


def _name(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
