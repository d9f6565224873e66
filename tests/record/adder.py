"""Adds readings from a file to a record, one after the other: what the kill test runs and kills.

A line is written for each report that was added, and for each account of an incident that was made.
"""

import sys
from pathlib import Path

import msgspec

from onrecord.model import Reading
from onrecord.record.store import Record


def main() -> None:
    address, readings = sys.argv[1:]
    with Record.open(address) as record:
        for line in Path(readings).read_bytes().splitlines():
            if record.add(msgspec.json.decode(line, type=Reading), reader="test").state == "added":
                print("step", flush=True)
        record.refresh(lambda done, of: print("step", flush=True))
    print("done")


if __name__ == "__main__":
    main()
