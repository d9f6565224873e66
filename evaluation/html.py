"""How much of a report is found on saved web pages, and how little else: twenty pages with menus, adverts, live posts.

    python -m evaluation.html [--show NAME]

Text F1 is over words with their number of occurrences: the text as taken in against the text that was put on the page.
``fields`` is the share of titles, bylines, outlets and days found as the page gives them, wrong ones counted as misses.
"""

import argparse
import re
from collections import Counter
from statistics import mean

from evaluation.html_layouts import pages
from evaluation.html_stories import Story
from onrecord.intake import Intake
from onrecord.intake.inputs import read_source
from onrecord.intake.source import Source
from onrecord.intake.wishes import Wishes
from onrecord.settings import Settings

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def taken(html: str) -> Intake:
    """The one report of a page. Raises ValueError if none is found."""
    (found,) = read_source(Source("page.html", Wishes(None, None, Settings()), content=html.encode()))
    if not isinstance(found, Intake):
        raise ValueError(str(found.error))
    return found


def f1(found: str, there: str) -> float:
    """Harmonic mean of precision and recall over words with their number of occurrences, 0–1."""
    got, gold = Counter(_WORD.findall(found)), Counter(_WORD.findall(there))
    common = sum((got & gold).values())
    return 2 * common / max(1, got.total() + gold.total())


def paragraphs(found: str, there: str) -> float:
    """Share of the page's paragraphs that are paragraphs (or lines) of the text as they stand, 0–1."""
    lines = {line.strip() for line in found.splitlines()}
    gold = there.splitlines()
    return sum(line in lines for line in gold) / len(gold)


def fields(intake: Intake, story: Story, html: str) -> float:
    """Share of title, byline, outlet and day found, of those that the page's own head gives, 0–1."""
    report = intake.report
    pairs = [(report.title, story.title)]
    if "article:published_time" in html or "datePublished" in html:
        pairs += [
            (report.byline, story.byline),
            (report.outlet, story.outlet),
            ((report.published or "")[:10], story.day),
        ]
    same = [str(found or "").replace(" and ", ", ") == there.replace(" and ", ", ") for found, there in pairs]
    return mean(same)


def rows() -> list[tuple[str, float, float, float]]:
    """(page, text F1, paragraphs kept, fields) of each page."""
    made = []
    for name, story, html in pages():
        intake = taken(html)
        text = intake.report.text
        made.append((name, f1(text, story.words), paragraphs(text, story.words), fields(intake, story, html)))
    return made


def scores() -> dict[str, float]:
    """Means over the pages, 0–100."""
    found = rows()
    return {
        "html text F1": 100 * mean(row[1] for row in found),
        "html paragraphs kept": 100 * mean(row[2] for row in found),
        "html fields": 100 * mean(row[3] for row in found),
    }


def main() -> None:
    """Print a row for each page and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", metavar="NAME", help="print what is taken from this page instead")
    options = parser.parse_args()
    if options.show:
        intake = next(taken(html) for name, _, html in pages() if name == options.show)
        print(intake.report.text, *intake.problems, sep="\n")
        return
    print(f"{'page':22}{'text F1':>9}{'paragraphs':>12}{'fields':>9}")
    for name, *values in rows():
        print(f"{name:22}{100 * values[0]:9.1f}{100 * values[1]:12.1f}{100 * values[2]:9.1f}")
    for name, value in scores().items():
        print(f"{name:31}{value:.1f}")


if __name__ == "__main__":
    main()
