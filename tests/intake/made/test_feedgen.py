"""Ten feeds as feedgen writes them, half of them awkward, each as RSS and as Atom."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from evaluation.html_stories import STORIES, Story
from onrecord.intake import Intake, read_paths

feedgen = pytest.importorskip("feedgen.feed")
DAY = datetime(2024, 3, 9, 10, 30, tzinfo=UTC)


def whole(story: Story) -> str:
    return "".join(f"<p>{words}</p>" for _, words in story.blocks)


def entry(feed: Any, story: Story, number: int = 0) -> Any:
    made = feed.add_entry(order="append")
    made.id(f"https://post.example/{number}")
    made.title(story.title)
    made.link(href=f"https://post.example/{number}")
    made.published(DAY)
    made.updated(DAY)
    return made


def summaries(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        entry(feed, story, number).description(story.blocks[0][1], isSummary=True)


def bodies(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        entry(feed, story, number).content(whole(story), type="html")


def both(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.description(story.blocks[0][1], isSummary=True)
        made.content(whole(story), type="CDATA")


def authors(feed: Any) -> None:
    feed.load_extension("dc")
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.author({"name": story.byline, "email": "desk@post.example"})
        made.content(whole(story), type="html")


def podcast(feed: Any) -> None:
    feed.load_extension("podcast")
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.content(whole(story), type="html")
        made.enclosure(f"https://post.example/{number}.mp3", "1000", "audio/mpeg")
        made.podcast.itunes_summary("Listen.")


def escaped(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        entry(feed, story, number).content(
            whole(story).replace("<p>", '<div class="x"><p>').replace("</p>", "</p></div>")
            + "<script>track()</script><img src='a.gif'>",
            type="html",
        )


def media(feed: Any) -> None:
    feed.load_extension("media")
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.content(whole(story), type="html")
        made.media.content({"url": "https://post.example/a.jpg", "medium": "image"})


def without_days(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.published("1 January 1970 00:00 +0000")
        made.content(whole(story), type="html")


def titles_with_marks(feed: Any) -> None:
    for number, story in enumerate(STORIES[:3]):
        made = entry(feed, story, number)
        made.title(f"<b>{story.title}</b> & more")
        made.content(whole(story), type="html")


def very_many(feed: Any) -> None:
    for number in range(300):
        story = STORIES[number % 3]
        entry(feed, story, number).content(f"<p>Part {number}.</p>{whole(story)}", type="html")


MAKERS: list[Callable[[Any], None]] = [
    summaries,
    bodies,
    both,
    authors,
    podcast,
    escaped,
    media,
    without_days,
    titles_with_marks,
    very_many,
]


@pytest.mark.parametrize("kind", ["rss", "atom"])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_feeds(tmp_path: Path, make: Callable[[Any], None], kind: str) -> None:
    feed = feedgen.FeedGenerator()
    feed.id("https://post.example/")
    feed.title("Harbour Post")
    feed.link(href="https://post.example/", rel="alternate")
    feed.description("News of the coast")
    feed.language("en")
    feed.updated(DAY)
    make(feed)
    path = tmp_path / f"feed.{kind}"
    path.write_bytes(feed.rss_str() if kind == "rss" else feed.atom_str())
    found = list(read_paths([path]))
    assert len(found) == (300 if make is very_many else 3)
    for number, item in enumerate(found):
        assert isinstance(item, Intake), item
        story, report = STORIES[number % 3], item.report
        assert (report.url, report.outlet, report.language) == (f"https://post.example/{number}", "Harbour Post", "en")
        assert report.title in (story.title, f"{story.title} & more")
        lines = [line for line in report.text.splitlines() if line and not line.startswith("Part ")]
        assert lines == (story.words.splitlines() if make is not summaries else [story.blocks[0][1]])
        assert "track()" not in report.text
        if make is not without_days:
            assert report.published == "2024-03-09T10:30"
        if make is authors and kind == "atom":
            assert report.byline == story.byline
