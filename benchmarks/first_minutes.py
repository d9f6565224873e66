"""The first ten minutes, timed: a fresh environment, the wheel, a saved page, one correction, a spreadsheet.

``python -m benchmarks.first_minutes [WHEEL]`` prints the session as a person would see it, with seconds for each step.
Without a wheel it is built first. The workbook is opened with openpyxl, and with LibreOffice where that is installed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import openpyxl

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge blown up, army says | Lakes Courier</title>
<meta property="og:site_name" content="Lakes Courier"><meta property="article:published_time" content="2031-04-15T09:20Z">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><div class="cookie">We use cookies. Accept all</div>
<article><h1>Bridge on Goma road blown up, army says</h1><p>By Esther Kahindo</p>
<p>GOMA, 15 April 2031 — The Congolese army said on Tuesday that M23 rebels had blown up a bridge on the road between Goma
and Sake, killing five soldiers.</p>
<p>A spokesman for M23, Ilo Mbeki, denied that the group had attacked the bridge. “It is the army that destroyed it as it
fled,” he said.</p><p>Residents of Sake told the Lakes Courier they had counted eight bodies.</p></article>
<aside><h3>Related</h3><a href="/x">Ten killed in market fire</a></aside><footer>© Lakes Courier</footer></body></html>
"""  # noqa: E501 - a page as it comes


def main() -> int:
    """Run the session; the exit code says whether every step worked."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-first-"))
    wheel = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else _built(folder)
    started = time.perf_counter()
    venv.create(folder / "venv", with_pip=True)
    commands = folder / "venv" / "bin"
    _step([str(commands / "pip"), "install", "-q", str(wheel)], folder, shown=f"pip install {wheel.name}")
    (folder / "story.html").write_text(PAGE, encoding="utf-8")
    onrecord = str(commands / "onrecord")
    _step([onrecord, "read", "story.html"], folder)
    _step([onrecord, "add", "story.html"], folder)
    found = json.loads(_step([onrecord, "search", "counted", "--json"], folder, quiet=True).splitlines()[0])
    _step([onrecord, "decide", "correct", found["id"], "source", "Residents of the town of Sake"], folder)
    _step([onrecord, "export", "xlsx", "--all", "-o", "record.xlsx"], folder)
    book = openpyxl.load_workbook(folder / "record.xlsx")
    cells = [cell.value for row in book["claims"].iter_rows() for cell in row]
    assert "Residents of the town of Sake" in cells, "the correction is not in the workbook"
    print(f"# openpyxl: sheets {', '.join(book.sheetnames)}; the correction is there")
    if office := shutil.which("soffice"):
        _step([office, "--headless", "--convert-to", "csv", "record.xlsx"], folder, shown="soffice … record.xlsx")
        assert (folder / "record.csv").is_file(), "LibreOffice did not open the workbook"
    print(f"# all of it: {time.perf_counter() - started:.0f} s")
    shutil.rmtree(folder)
    return 0


def _built(folder: Path) -> Path:
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    subprocess.run([uv, "build", "-q", "--wheel", "-o", str(folder)], check=True)
    return next(folder.glob("*.whl"))


def _step(command: list[str], folder: Path, *, shown: str = "", quiet: bool = False) -> str:
    """Run one command of the session and print it with what it says; its output."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    words = shown or " ".join([Path(command[0]).name, *command[1:]])
    print(f"$ {words}    # {time.perf_counter() - started:.1f} s")
    if not quiet:
        print((done.stdout + done.stderr).strip())
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
