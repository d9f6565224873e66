"""How fast files come in, apart from reading them: reports per second on one core, for each format; and go out.

    python -m benchmarks.in_out [--seconds S] [--claims N] [--json]

With ``--claims``, also what exports of so many claims cost, in time and memory (``benchmarks.exported``).

The web pages are those of ``evaluation.html`` with what real pages have besides: scripts, styles, a large menu, so that
a page is about 100 kB. The others are made of the same stories.
"""

import argparse
import csv
import io
import json
import os
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import cycle
from pathlib import Path
from typing import Any

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from benchmarks.exported import measured
from evaluation.html_layouts import pages
from evaluation.html_stories import STORIES
from onrecord.intake import Intake
from onrecord.intake.inputs import read_source
from onrecord.intake.source import Source
from onrecord.intake.wishes import Wishes
from onrecord.settings import Settings

WISHES = Wishes(None, None, Settings())
PAGE_BYTES = 100_000


def html() -> Iterator[bytes]:
    """The twenty pages, each filled up to about 100 kB with a script and a style sheet."""
    for _, _, page in pages():
        script = '{"id":1,"kind":"promo","title":"Bridge reopens","flags":[1,2,3]},' * 600
        style = ".c-headline__text--large{font-weight:700;margin:0 auto}" * 400
        head = f"<style>{style}</style><script>window.__STATE__=[{script}]</script>"
        made = page.replace("</head>", f"{head}</head>", 1)
        filling = "".join(f'<a class="nav__link" href="/topic/{at}">Topic {at}</a>' for at in range(250))
        yield made.replace("<body>", f'<body><div class="mega-menu" role="navigation">{filling}</div>', 1).encode()


def pdf() -> Iterator[bytes]:
    """Stories as PDF, two columns, about a page and a half each."""
    from tests.intake.printing import story_bytes

    for at, story in enumerate(STORIES):
        yield story_bytes([story, STORIES[(at + 1) % len(STORIES)]], columns=2)


def docx() -> Iterator[bytes]:
    """Stories as Word documents."""
    import docx as word

    for story in STORIES:
        document, made = word.Document(), io.BytesIO()
        for _, words in story.blocks:
            document.add_paragraph(words)
        document.save(made)
        yield made.getvalue()


def eml() -> Iterator[bytes]:
    """Stories as e-mails of plain text."""
    for story in STORIES:
        made = EmailMessage()
        made["From"], made["Subject"], made["Message-ID"] = "a@b.example", story.title, "<1@b.example>"
        made.set_content(story.words)
        yield made.as_bytes()


def table() -> Iterator[bytes]:
    """A table of two hundred rows."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(["title", "date", "text"])
    writer.writerows([story.title, story.day, f"{story.words} {at}"] for at in range(20) for story in STORIES[:10])
    yield made.getvalue().encode()


def telegram() -> Iterator[bytes]:
    """A channel of two hundred posts."""
    posts = [
        {"id": at, "type": "message", "date": f"{story.day}T10:00:00", "text": f"{story.words} {at}"}
        for at in range(20)
        for story in STORIES[:10]
    ]
    yield json.dumps({"name": "Post", "type": "public_channel", "id": 1, "messages": posts}).encode()


FORMATS: dict[str, Callable[[], Iterator[bytes]]] = {
    "web page (100 kB)": html,
    "PDF (two columns)": pdf,
    "Word document": docx,
    "e-mail": eml,
    "table row": table,
    "Telegram post": telegram,
}


def per_second(contents: list[bytes], seconds: float) -> float:
    """Reports taken in per second of processor time; the first round is not counted."""
    for content in contents:
        list(_taken(content))
    done, start = 0, time.process_time()
    for content in cycle(contents):
        done += sum(isinstance(found, Intake) for found in _taken(content))
        if (took := time.process_time() - start) > seconds:
            return done / took
    return 0.0


def _taken(content: bytes) -> Iterator[Any]:
    name = Path("t.csv" if content.startswith(b"title,date") else "t.json" if content.startswith(b"{") else "t")
    return read_source(Source(str(name), WISHES, path=name, content=content))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="for each format")
    parser.add_argument("--claims", type=int, help="export so many claims as well")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = {name: round(per_second(list(make()), options.seconds), 1) for name, make in FORMATS.items()}
    exports = measured(options.claims) if options.claims else {}
    if options.json:
        print(json.dumps(found | exports, indent=1))
        return
    print(f"{'format':24}{'reports / s':>12}")
    for name, value in found.items():
        print(f"{name:24}{value:12.1f}")
    if exports:
        print(f"\n{'export':30}{'claims / s':>12}{'seconds':>10}{'file, MB':>10}{'peak memory, MB':>18}")
    for name, cost in exports.items():
        told = (cost["claims_per_second"], cost["seconds"], cost["megabytes"], cost["peak_megabytes"])
        print(f"{name:30}{told[0]:12,}{told[1]:10.1f}{told[2]:10.1f}{told[3]:18,}")


if __name__ == "__main__":
    main()
