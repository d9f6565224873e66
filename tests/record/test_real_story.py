"""The disputes of a real story, against those that people marked in it."""

import json
from collections import Counter
from pathlib import Path

import onrecord
from onrecord.record.entries import entries_of
from onrecord.record.incident_account import account_of
from onrecord.record.incident_group import group


def test_the_marked_disputes_come_out_and_no_other(shared: Path):
    text = (shared / "stories" / "kherson-fortress.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "stories" / "kherson-fortress.gold.json").read_text(encoding="utf-8"))
    reading = onrecord.read(text, published="2022-10-21")
    found = [dispute for one in group(entries_of(reading)) for dispute in account_of(one.entries).disputes]
    assert Counter(dispute.kind for dispute in found) == Counter(dispute["kind"] for dispute in gold["disputes"])
