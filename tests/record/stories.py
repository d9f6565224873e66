"""Invented reports for tests of the record, and readings made from them by substitution."""

from collections.abc import Iterator

import msgspec

from onrecord.ids import make_id, text_sha256
from onrecord.model import Reading

BRIDGE = """SAREB — The army of Velmar said on Monday that rebels had blown up the bridge at Sareb, killing 12 soldiers.

A spokesman for the Northern Front, Idris Kamo, denied that his fighters had attacked the bridge. "We were not there," \
Kamo said.

Residents said at least 15 people had died. The United Nations called for an investigation.
"""

MARKET = """The governor of Talin, Mara Oduya, said two shells hit the town's market on Tuesday, wounding 31 people.

The Northern Front accused the army of firing the shells. The defence ministry did not comment.
"""

PLAN = """President Anso Berem said on Wednesday that Velmar would reopen the border within a month if the truce held.

The Northern Front promised to free 40 prisoners. Aid groups demanded a corridor to Talin.
"""

BLAMED = """The army accused the Northern Front of shelling the hospital in Talin on Tuesday and killing four nurses.

The Northern Front denied that its fighters had shelled the hospital in Talin.
"""

STORIES = (BRIDGE, MARKET, PLAN)


def variants(readings: list[Reading], number: int) -> Iterator[Reading]:
    """``number`` readings of different reports: those given, with digits of their text and their day replaced.

    Every offset stays true, as only digits are exchanged for digits.
    """
    for at in range(number):
        model = readings[at % len(readings)]
        digits = str.maketrans("0123456789", "0123456789"[at % 10 :] + "0123456789"[: at % 10])
        text = model.report.text.translate(digits)
        day = f"2031-{1 + at % 12:02}-{1 + at // 12 % 28:02}"
        url = f"https://example.org/{at}"
        report = msgspec.structs.replace(
            model.report,
            id=make_id("rpt", text_sha256(text), at),
            ref=f"variant {at}",
            text=text,
            text_sha256=text_sha256(text),
            url=url,
            published=day,
        )
        yield _renamed(msgspec.structs.replace(model, report=report), at)


def _renamed(reading: Reading, at: int) -> Reading:
    """The reading with ids of its own for claims, events and figures."""
    raw = msgspec.json.encode(reading).decode()
    for things in (reading.claims, reading.events, reading.figures):
        for thing in things:
            prefix = thing.id.split("_")[0]
            raw = raw.replace(thing.id, make_id(prefix, thing.id, at))
    return msgspec.json.decode(raw, type=Reading)
