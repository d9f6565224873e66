"""What a site allows: robots.txt, and its word on text and data mining (TDMRep, X-Robots-Tag, meta tags)."""

import json
import re
from collections.abc import Iterable, Iterator

from onrecord.errors import InputError
from onrecord.intake.extract import damaged
from onrecord.intake.html_inputs import decode_html
from onrecord.intake.web_address import WebAddress
from onrecord.intake.web_fetch import Fetched

ROBOTS_BYTES = 500_000
"""What is read of a robots.txt, and of a tdmrep.json (RFC 9309 asks for no more)."""
NAME = "onrecord"
"""What a site may call this program in its rules."""

_NO = frozenset({"noai", "noml"})
"""Words by which a page asks not to be worked on by machines that read it for what it says."""
_WITH_VALUE = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})


class Robots:
    """The rules of one robots.txt. ``why``: the reason where it could not be had, and so nothing may be fetched."""

    def __init__(self, text: str = "", why: str | None = None) -> None:
        from protego import Protego  # noqa: PLC0415

        self._rules = Protego.parse(text)
        self._why = why

    def pause(self, agent: str) -> float:
        """Seconds the site asks to wait between two requests."""
        return float(self._rules.crawl_delay(agent) or 0.0)

    def check(self, address: WebAddress, agent: str) -> None:
        """Raises InputError if the site does not want this address fetched by programs."""
        if self._why is not None:
            raise InputError(
                f"{address.url}: not fetched, for the site's robots.txt could not be had ({self._why}), and without it "
                "nobody knows what is allowed; try again later, or save the page in the browser",
                code="robots",
            )
        if not self._rules.can_fetch(address.url, agent):
            raise InputError(
                f"{address.url}: not fetched, for the site's robots.txt asks programs not to; open the page in the "
                "browser and save it from there if you may",
                code="robots",
            )


def robots_of(answer: Fetched) -> Robots:
    """The rules in an answer: none where there is no such file, all refused where the server is at a loss."""
    if answer.status >= 500 or answer.status == 429:
        return Robots(why=f"the server says {answer.status} {answer.reason}".strip())
    if answer.status >= 300:
        return Robots()
    return Robots(answer.body.decode("utf-8", "replace"))


def reserved_by_file(body: bytes, address: WebAddress) -> bool:
    """Whether /.well-known/tdmrep.json reserves text and data mining at an address: the longest pattern counts."""
    try:
        rules = json.loads(body)
    except (ValueError, RecursionError):
        return False
    best, reserved = -1, False
    for rule in rules if isinstance(rules, list) else []:
        pattern = rule.get("location") if isinstance(rule, dict) else None
        if not isinstance(pattern, str) or not _fits(pattern, address.target):
            continue
        this = str(rule.get("tdm-reservation")).strip() == "1"
        if len(pattern) > best or (len(pattern) == best and this):
            best, reserved = len(pattern), this
    return reserved


def _fits(pattern: str, target: str) -> bool:
    whole = pattern.endswith("$")
    parts = [re.escape(part) for part in re.split(r"\*+", pattern.removesuffix("$"))][:20]
    return re.match(".*".join(parts) + ("$" if whole else ""), target) is not None


def check_answer(answer: Fetched) -> None:
    """Raises InputError if the headers of an answer, or the head of its page, reserve text and data mining."""
    if any(value.strip() == "1" for value in answer.all_of("tdm-reservation")):
        raise reserved(answer.address, "the header tdm-reservation")
    if word := _refusal(answer.all_of("x-robots-tag")):
        raise reserved(answer.address, f"the header X-Robots-Tag: {word}")
    if "html" in (answer.header("content-type") or "html").lower():
        for name, content in _metas(answer):
            if name == "tdm-reservation" and content.strip() == "1":
                raise reserved(answer.address, "the meta tag tdm-reservation")
            if name in ("robots", NAME) and (word := _refusal([content])):
                raise reserved(answer.address, f"the meta tag {name}: {word}")


def reserved(address: WebAddress, where: str) -> InputError:
    """The message about a page whose publisher reserves text and data mining."""
    return InputError(
        f"{address.url}: not kept, for its publisher reserves text and data mining ({where}); ask the publisher, or "
        "save the page in the browser if you may read it so",
        code="reserved",
    )


def _refusal(values: Iterable[str]) -> str | None:
    """The word in X-Robots-Tag headers (or a meta tag of robots) that refuses; words said to other robots are not."""
    for value in values:
        to_us = True
        for part in value.lower().split(","):
            named, colon, rest = part.partition(":")
            if colon and named.strip() not in _WITH_VALUE:
                to_us = named.strip() in (NAME, "*")
                word = rest.strip()
            else:
                word = part.strip()
            if to_us and word in _NO:
                return word
    return None


def _metas(answer: Fetched) -> Iterator[tuple[str, str]]:
    from trafilatura import load_html  # noqa: PLC0415

    with damaged(answer.address.url, "web page"):
        tree = load_html(decode_html(answer.body, answer.address.url).text.replace("\0", ""))
        for tag in tree.iter("meta") if tree is not None else ():
            yield str(tag.get("name") or "").strip().lower(), str(tag.get("content") or "")
