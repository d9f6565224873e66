"""What exports cost: claims a second and the most memory, for tables of many claims; each format in its own process.

The smaller record is really added (readings made by substitution), the larger one holds copies of its rows, and every
claim leaves. Memory is the peak of the process, with the interpreter and the libraries in it.
"""

import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from onrecord.exports.form import Format
from onrecord.exports.formats import FORMATS
from onrecord.exports.rules import Rules
from onrecord.exports.saving import writer_of
from onrecord.record.store import Record
from onrecord.views.filters import Filter

WRITTEN = (("xlsx", None), ("csv", "claims"), ("zip", None), ("jsonl", None), ("parquet", "claims"))
REALLY_ADDED = 200
"""Reports that are added one by one; the others are copies of their rows."""


def measured(claims: int) -> dict[str, dict[str, Any]]:
    """Figures by format, for a tenth of the claims and for all of them."""
    from benchmarks.record_copies import Base
    from benchmarks.record_readings import generated

    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "record.db")
        with Record.open(address) as record:
            for reading in itertools.islice(generated(), REALLY_ADDED):
                record.add(reading, reader="generated")
            record.refresh()
            per_report = record.status().claims / REALLY_ADDED
            base = Base(record)
            found: dict[str, dict[str, Any]] = {}
            for size in (claims // 10, claims):
                base.copy_until(round(size / per_report))
                for name, table in WRITTEN:
                    key = f"{name} of {record.status().claims:,} claims"
                    found[key] = _in_a_process(address, name, table)
    return found


def _in_a_process(address: str, name: str, table: str | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.exported", address, name, *([table] if table else [])]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def _one(address: str, found: Format, table: str | None) -> dict[str, Any]:
    """Write one file that nobody keeps."""
    write = writer_of(found, table)
    rules = Rules(review="all", accused=True)
    with Record.open(address, create=False) as record, tempfile.TemporaryFile() as to:
        began, began_own = time.perf_counter(), time.process_time()
        written = write(record, Filter(), rules, to)
        own, clock = time.process_time() - began_own, time.perf_counter() - began
        size = to.seek(0, 2)
    return {
        "claims": written.claims,
        "rows": written.rows,
        "claims_per_second": round(written.claims / own),
        "seconds": round(own, 1),
        "clock_seconds": round(clock, 1),
        "megabytes": round(size / 1e6, 1),
        "peak_megabytes": _peak(),
    }


def _peak() -> int:
    """The most memory this process has had. Where Linux tells, not that of the process which started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return round(int(line.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


if __name__ == "__main__":
    _address, _name, *_table = sys.argv[1:]
    print(json.dumps(_one(_address, FORMATS[_name], _table[0] if _table else None)))
