"""Twenty ways to put a report on a page, after the kinds of sites there are: what stands around it and inside it."""
# ruff: noqa: E501 (prose and markup are read across)

from collections.abc import Callable
from html import escape

from evaluation.html_stories import STORIES, Story

Layout = Callable[[Story], str]

MENU = ("Home", "World", "Politics", "Business", "Sport", "Culture", "Weather", "Podcasts", "Newsletters", "Sign in")
OTHERS = (
    ("Bridge over the Sarn reopens after a year of repairs", "Drivers had been sent on a detour of forty kilometres."),
    ("Opposition names its candidate for mayor", "The vote was closer than anybody in the party had expected."),
    ("Why the price of bread has doubled since spring", "Mills, lorries and a bad harvest: five charts explain it."),
    ("Striking teachers to vote on a new offer", "The ministry calls its proposal the last one; unions disagree."),
    ("Champions out in the first round", "Two goals in stoppage time ended a run of nineteen games."),
    ("In pictures: the lantern festival returns", "After three years of silence the river is lit again."),
    ("Central bank leaves its rate where it is", "Economists are divided over what comes in the autumn."),
    ("How a village school saved its library", "It began with a leaking roof and a letter to a novelist."),
)
COOKIES = (
    "We value your privacy. We and our 842 partners store and access information on a device, such as cookies, and "
    "process personal data for advertising and measurement. You can change your choices at any time."
)
LETTER = "Get the day's news in your inbox every morning. Sign up for our free newsletter, The Briefing."
RIGHTS = "© Copyright. All rights reserved. Terms of use. Privacy policy. Contact us. Advertise with us."


def links(count: int = 8, tag: str = "li", start: int = 0) -> str:
    """Headlines of other stories."""
    chosen = [OTHERS[(start + at) % len(OTHERS)][0] for at in range(count)]
    return "".join(f'<{tag}><a href="/s/{at}">{escape(words)}</a></{tag}>' for at, words in enumerate(chosen))


def teasers(count: int = 4, start: int = 2) -> str:
    """Cards of other stories: picture, headline, summary."""
    cards = [OTHERS[(start + at) % len(OTHERS)] for at in range(count)]
    return "".join(
        f'<div class="card teaser"><a href="/t/{at}"><img src="x_files/{at}.jpg" alt="{escape(head)}">'
        f"<h3>{escape(head)}</h3></a><p>{escape(summary)}</p></div>"
        for at, (head, summary) in enumerate(cards)
    )


def menu(tag: str = "nav") -> str:
    """A site's menu."""
    rows = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in MENU)
    return f'<{tag} class="main-menu"><ul>{rows}</ul></{tag}>'


def share() -> str:
    """A bar of share buttons."""
    names = ("Facebook", "X", "WhatsApp", "E-mail", "Copy link")
    buttons = "".join(f'<a class="share-button" href="#">{name}</a>' for name in names)
    return f'<div class="share-bar social"><span>Share this story</span>{buttons}</div>'


def head(story: Story, *, ld: bool = False) -> str:
    """The head of a page with its usual metadata; ``ld``: as JSON-LD, without meta tags."""
    title = f"<title>{escape(story.title)} | {escape(story.outlet)}</title>"
    address = f"https://news.example/{story.day}/{len(story.title)}"
    if ld:
        return (
            f'<head><meta charset="utf-8">{title}<link rel="canonical" href="{address}">'
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
            f'"headline":"{story.title}","datePublished":"{story.day}T08:30:00+00:00",'
            f'"author":{{"@type":"Person","name":"{story.byline}"}},'
            f'"publisher":{{"@type":"Organization","name":"{story.outlet}"}}}}</script></head>'
        )
    return (
        f'<head><meta charset="utf-8">{title}<meta property="og:title" content="{escape(story.title)}">'
        f'<meta property="og:site_name" content="{escape(story.outlet)}"><meta name="author" content="{story.byline}">'
        f'<meta property="article:published_time" content="{story.day}T08:30:00+00:00">'
        f'<link rel="canonical" href="{address}"></head>'
    )


def body(story: Story, p: str = "<p>{}</p>", h: str = "<h2>{}</h2>", ul: str = "<ul>{}</ul>") -> list[str]:
    """The report as HTML blocks, the rows of a list together."""
    made: list[str] = []
    rows: list[str] = []
    for kind, words in [*story.blocks, ("end", "")]:
        if kind != "li" and rows:
            made.append(ul.format("".join(f"<li>{row}</li>" for row in rows)))
            rows = []
        if kind == "li":
            rows.append(escape(words))
        elif kind != "end":
            made.append((h if kind == "h" else p).format(escape(words)))
    return made


def page(head: str, inner: str, lang: str = "en") -> str:
    """A whole page."""
    return f'<!DOCTYPE html>\n<html lang="{lang}">{head}<body>{inner}</body></html>'


def blog_theme(story: Story) -> str:
    """A common blog theme: article, sidebar, comments, footer."""
    comments = "".join(
        f'<li class="comment"><div class="comment-author">Reader {at}</div><div class="comment-content"><p>I was there '
        f"in {2000 + at} and it was quite different, whatever the army says.</p></div></li>"
        for at in range(6)
    )
    inner = (
        f'<header class="site-header">{menu()}</header><main><article class="post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta">Posted on <time>{story.day}</time> '
        f'by <a rel="author">{story.byline}</a></div></header><div class="entry-content">{"".join(body(story))}</div>'
        f'{share()}</article><div id="comments" class="comments-area"><h2>6 thoughts</h2><ol>{comments}</ol>'
        f'<form><label>Leave a Reply</label><textarea></textarea></form></div></main><aside class="widget-area">'
        f"<section><h2>Recent Posts</h2><ul>{links()}</ul></section></aside><footer>{RIGHTS}</footer>"
    )
    return page(head(story), inner)


def hashed_classes(story: Story) -> str:
    """No article tag, classes that say nothing, every paragraph in a box of its own, links in between."""
    boxes = body(story, p='<div class="ssrcss-7uxr49"><p class="ssrcss-1q0x1qg"><b>{}</b></p></div>')
    boxes[1:] = body(
        story, p='<div data-component="text-block" class="ssrcss-7uxr49"><p class="ssrcss-1q0x">{}</p></div>'
    )[1:]
    boxes.insert(3, f'<div data-component="links-block" class="ssrcss-1aab"><ul>{links(3)}</ul></div>')
    boxes.insert(
        1,
        '<figure class="ssrcss-99"><img src="a.jpg" alt="The harbour"><figcaption>The harbour in 2019</figcaption></figure>',
    )
    inner = (
        f'<div id="cookiePrompt"><p>{COOKIES}</p><button>Yes, I agree</button></div><div class="ssrcss-nav">{menu()}</div>'
        f'<div class="ssrcss-main"><div class="ssrcss-h"><h1 id="main-heading">{escape(story.title)}</h1></div>'
        f"<div><span>3 hours ago</span></div>{share()}{''.join(boxes)}</div>"
        f'<div class="ssrcss-top"><h2>Top stories</h2>{teasers(5)}</div><div class="ssrcss-foot">{RIGHTS}</div>'
    )
    return page(head(story, ld=True), inner)


def old_tables(story: Story) -> str:
    """Nested tables and fonts, paragraphs by two line breaks, capital tags, entities, no metadata but the title."""
    text = "<BR><BR>".join(escape(words).replace("“", "&ldquo;").replace("”", "&rdquo;") for _, words in story.blocks)
    left = "".join(f'<TR><TD><A HREF="s{at}.htm">{word}</A></TD></TR>' for at, word in enumerate(MENU))
    return (
        f"<HTML><HEAD><TITLE>{escape(story.title)}</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=780><TR>"
        f"<TD WIDTH=120><TABLE>{left}</TABLE></TD><TD WIDTH=500><FONT SIZE=5><B>{escape(story.title)}</B></FONT><BR>"
        f"<FONT SIZE=1>{story.byline}</FONT><BR><BR><FONT FACE=Verdana SIZE=2>{text}</FONT></TD>"
        f"<TD WIDTH=160><B>More news</B><BR>{links(6, 'DIV')}</TD></TR></TABLE><CENTER>{RIGHTS}</CENTER></BODY></HTML>"
    )


def live_page(story: Story) -> str:
    """A live page: pinned key events, entries with a clock, an author and a share bar each."""
    entries = []
    for at, block in enumerate(body(story)):
        entries.append(
            f'<article class="live-blog-entry" id="post-{at}"><header><time class="entry-time" '
            f'datetime="{story.day}T{18 - at // 2:02d}:{(7 * at) % 60:02d}Z">{18 - at // 2}.{(7 * at) % 60:02d} GMT</time>'
            f'<span class="entry-author">{story.byline}</span></header><div class="entry-body">{block}</div>{share()}</article>'
        )
    inner = (
        f'{menu()}<main><h1>{escape(story.title)}</h1><div class="live-meta">LIVE · Updated 2 minutes ago</div>'
        f'<aside class="key-events"><h2>Key events</h2><ul>{links(4)}</ul></aside>'
        f'<div class="live-blog">{"".join(entries)}</div><button>Show more</button></main>'
        f'<div class="most-read"><h2>Most read</h2><ol>{links(5)}</ol></div><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def live_list(story: Story) -> str:
    """A live page whose entries are rows of a list, newest first."""
    rows = "".join(
        f'<li class="lx-stream__post-container"><div class="lx-post-header"><span class="timestamp">{17 - at}:12</span></div>'
        f'<div class="lx-post-body">{block}</div></li>'
        for at, block in enumerate(body(story))
    )
    inner = (
        f'<header>{menu()}</header><div id="lx-stream"><h1>{escape(story.title)}</h1><ol class="lx-stream__feed">{rows}</ol>'
        f"</div><aside><h2>Related</h2><ul>{links(4)}</ul></aside><footer><p>{RIGHTS}</p></footer>"
    )
    return page(head(story, ld=True), inner)


def amp(story: Story) -> str:
    """An AMP page with adverts between the paragraphs."""
    blocks = body(story)
    blocks.insert(
        2, '<div class="ad"><span>Advertisement</span><amp-ad width="300" height="250" type="x"></amp-ad></div>'
    )
    inner = (
        f'<amp-sidebar id="s">{menu()}</amp-sidebar><header><a href="/">{story.outlet}</a></header><article>'
        f'<h1>{escape(story.title)}</h1><p class="byline">By {story.byline}</p>{"".join(blocks)}</article>'
        f'<amp-consent layout="nodisplay"><div>{COOKIES}</div></amp-consent><section><h3>You may also like</h3>{teasers(3)}'
        f"</section><footer>{RIGHTS}</footer>"
    )
    return page(head(story), inner).replace("<html", "<html amp")


def press_release(story: Story) -> str:
    """A ministry's release: fields of a content system, contact and archive below."""
    inner = (
        f'<div id="page-wrapper"><div id="header">{menu("div")}</div><div id="breadcrumb">Home / Media / Press releases</div>'
        f'<div id="content" class="column"><div class="node node-press-release"><h1 class="page-title">{escape(story.title)}</h1>'
        f'<div class="field field-name-field-date"><span>{story.day}</span></div><div class="field field-name-body">'
        f'<div class="field-items"><div class="field-item even">{"".join(body(story))}</div></div></div></div></div>'
        f'<div class="region-sidebar"><h2>Archive</h2><ul><li>2021</li><li>2020</li><li>2019</li></ul><h2>Contact</h2>'
        f'<p>Press office, 12 Chancery Square. Telephone 01 555 100.</p></div><div id="footer">{RIGHTS}</div></div>'
    )
    return page(head(story), inner)


def wire(story: Story) -> str:
    """An agency's site: test ids for classes, credits and a standards notice below, promoted stories beside."""
    paragraphs = "".join(
        body(story, p='<div data-testid="paragraph-0" class="text__text__1FZLe body__full_width">{}</div>')
    )
    inner = (
        f'<header>{menu()}</header><div class="main-layout"><article class="article__container"><div class="article-header">'
        f'<h1 data-testid="Heading">{escape(story.title)}</h1><div class="info-content"><span>By {story.byline}</span>'
        f'<time><span>{story.day} 08:30 UTC</span></time></div>{share()}</div><div class="article-body__content">{paragraphs}'
        f'</div><div class="article__trust-badge"><p>Our Standards: The Principles of Trust.</p></div></article>'
        f"<aside><h2>Read Next</h2>{teasers(4)}</aside></div><footer>{RIGHTS}</footer>"
    )
    return page(head(story, ld=True), inner)


def subscriber(story: Story) -> str:
    """A page behind a subscription as its reader saved it: wall and account menu still in the code."""
    blocks = body(story, p='<p class="article-paragraph">{}</p>')
    blocks.insert(1, f'<div class="newsletter-signup inline-promo"><h4>The Briefing</h4><p>{LETTER}</p><input></div>')
    inner = (
        f'<div class="account">Welcome back, reader. <a href="/account">My account</a></div>{menu()}<main><article>'
        f'<h1>{escape(story.title)}</h1><div class="authors">{story.byline}</div><section name="articleBody">{"".join(blocks)}'
        f'</section></article><div class="paywall" style="display:none"><h2>Subscribe to read on</h2><p>Unlimited access '
        f"from 1.99 a week. Already a subscriber? Log in. Cancel at any time.</p></div></main><footer>{RIGHTS}</footer>"
    )
    return page(head(story), inner)


def full_of_inserts(story: Story) -> str:
    """Adverts, links and prompts between nearly all paragraphs."""
    inserts = (
        '<div class="ad-slot ad"><p>Advertisement</p></div>',
        f'<p class="read-also"><strong>Read more:</strong> <a href="/s/1">{OTHERS[0][0]}</a></p>',
        f'<div class="newsletter-widget"><p>{LETTER}</p><form><input type="email"></form></div>',
        f'<aside class="related-inline"><h4>Related stories</h4><ul>{links(3, start=3)}</ul></aside>',
        '<div class="video-player"><p>Video Player is loading. Play Video. Unmute. Current Time 0:00.</p></div>',
        '<div id="taboola-mid">Sponsored: One simple trick dentists will not tell you</div>',
    )
    blocks: list[str] = []
    for at, block in enumerate(body(story)):
        blocks += (block, inserts[at % len(inserts)])
    inner = (
        f'<div class="gdpr-consent modal"><p>{COOKIES}</p></div>{menu()}<article class="story"><h1>{escape(story.title)}</h1>'
        f'{share()}<div class="story-body">{"".join(blocks)}</div>{share()}<div class="tags">Tags: army, talks, region</div>'
        f'</article><div class="recommended"><h2>Recommended</h2>{teasers(6)}</div><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def script_heavy(story: Story) -> str:
    """A page built by scripts: its state as JSON, the text once in the main part, long cards of other stories below."""
    state = '{"props":' + ",".join(f'{{"id":{at},"t":"{OTHERS[at % 8][1]}"}}' for at in range(400)) + "}"
    inner = (
        f'<div id="__next"><div class="css-1x">{menu("div")}</div><main class="css-9q"><h1 class="css-h1">{escape(story.title)}'
        f'</h1><div class="css-by">{story.byline}</div><div class="css-body">{"".join(body(story))}</div></main>'
        f'<section class="css-grid"><h2>More from World</h2>{teasers(8)}</section></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script>'
    )
    return page(head(story, ld=True), inner)


def short_brief(story: Story) -> str:
    """A brief of three sentences among forty headlines."""
    inner = (
        f'<header>{menu()}</header><div class="columns"><div class="left"><ul>{links(20)}</ul></div><div class="article">'
        f'<h1>{escape(story.title)}</h1><div class="article-text">{"".join(body(story))}</div></div>'
        f'<div class="right"><h3>Latest</h3><ul>{links(20, start=3)}</ul></div></div><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def pictures(story: Story) -> str:
    """Pictures with captions and credits between the paragraphs."""
    figure = '<figure><img src="p.jpg" alt="A street"><figcaption>A street in the town. <span class="credit">Photo: Agency</span></figcaption></figure>'
    blocks: list[str] = []
    for at, block in enumerate(body(story)):
        blocks += [block, figure] if at % 2 else [block]
    inner = (
        f'{menu()}<article><h1>{escape(story.title)}</h1><p class="byline">By {story.byline}</p>{figure}{"".join(blocks)}'
        f'</article><section class="most-popular"><h2>Most popular</h2><ol>{links(8)}</ol></section><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def complete_page(story: Story) -> str:
    """Saved complete by a browser: the address in a comment, files of its folder, frames and templates left over."""
    saved = "<!-- saved from url=(0037)https://courier.example/2023/saved-page -->"
    inner = (
        f'<noscript><p>Please turn on JavaScript to use this site.</p></noscript>{menu()}<div role="main"><h1>{escape(story.title)}'
        f'</h1><div class="article__content">{"".join(body(story))}</div></div><iframe src="./Story_files/ad.html"></iframe>'
        f'<template><p>Loading comments, please wait.</p></template><div class="sidebar">{teasers(3)}</div><footer>{RIGHTS}</footer>'
    )
    made = page(head(story), inner).replace("<!DOCTYPE html>\n", f"<!DOCTYPE html>\n{saved}\n")
    return made.replace('src="x_files/', 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="./Story_files/')


def endless(story: Story) -> str:
    """The next story follows under the first, as on pages that never end."""
    following = STORIES[(STORIES.index(story) + 5) % len(STORIES)]
    first = f'<article class="article" id="a1"><h1>{escape(story.title)}</h1>{"".join(body(story))}{share()}</article>'
    other = "".join(body(following)[:2])
    second = f'<article class="article next-article"><h1>{escape(following.title)}</h1>{other}<a href="/n">Continue</a></article>'
    inner = f'{menu()}<main>{first}<div class="up-next">Up next</div>{second}</main><footer>{RIGHTS}</footer>'
    return page(head(story), inner)


def sidebar_first(story: Story) -> str:
    """A sidebar of long summaries stands before the report in the code."""
    summaries = "".join(
        f'<div class="widget"><h3><a href="/w/{at}">{escape(title)}</a></h3><p>{escape(words)} {escape(words)}</p></div>'
        for at, (title, words) in enumerate(OTHERS)
    )
    inner = (
        f'<div id="top">{menu("div")}</div><div id="sidebar" class="sidebar">{summaries}</div><div id="main"><div class="post">'
        f'<h2 class="post-title">{escape(story.title)}</h2><div class="post-body">{"".join(body(story))}</div></div></div>'
        f'<div id="bottom">{RIGHTS}</div>'
    )
    return page(head(story), inner)


def situation_report(story: Story) -> str:
    """An organisation's report: numbered headings, notes below, downloads beside."""
    inner = (
        f'<header><a href="/">{story.outlet}</a><input type="search"></header><main id="main-content"><article class="report">'
        f"<header><h1>{escape(story.title)}</h1><dl><dt>Source</dt><dd>{story.outlet}</dd><dt>Posted</dt><dd>{story.day}</dd>"
        f'</dl></header><div class="report__content">{"".join(body(story, h="<h3>{}</h3>"))}</div><footer><h2>Primary country</h2>'
        f'<ul><li>Brenna</li></ul><h2>Attachments</h2><a href="/r.pdf">Download report (PDF | 1.2 MB)</a></footer></article></main>'
        f'<nav class="pager"><ul>{links(3)}</ul></nav><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def unclosed(story: Story) -> str:
    """Paragraphs never closed, attributes without quotes, an old way to centre, a counter at the end."""
    text = "".join(f"<P ALIGN=justify>{escape(words)}\n" for _, words in story.blocks)
    rows = "".join(f"<LI><A HREF=/x{at}>{word}</A>" for at, word in enumerate(MENU))
    return (
        f"<html><head><title>{story.outlet}: {escape(story.title)}</title></head><body><ul>{rows}</ul><hr>"
        f"<h1 align=center>{escape(story.title)}</h1><i>{story.byline}, {story.day}</i>{text}<hr><small>Visitors: 10,482. {RIGHTS}</small>"
    )


def radio(story: Story) -> str:
    """A broadcaster: audio player, transcript in the article, programme links, a prompt for donations."""
    inner = (
        f'<header role="banner">{menu()}</header><div class="donate-banner"><p>Listeners like you make our journalism possible. '
        f'Give today.</p></div><article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{escape(story.title)}'
        f'</h1><div class="audio-player"><button>Play</button> 4:12 <a href="/a.mp3">Download</a> <a href="/e">Embed</a></div>'
        f'<div itemprop="articleBody" class="storytext">{"".join(body(story))}</div><div class="correction-box"></div></article>'
        f'<section class="related"><h2>Related Stories</h2>{teasers(3)}</section><footer>{RIGHTS}</footer>'
    )
    return page(head(story), inner)


def mobile_app(story: Story) -> str:
    """An app's web view: everything is a div, the text in one of them with line breaks."""
    text = "<br/><br/>".join(escape(words) for _, words in story.blocks)
    inner = (
        f'<div class="toolbar"><div>Back</div><div>{story.outlet}</div><div>Save</div></div><div class="screen"><div class="t1">'
        f'{escape(story.title)}</div><div class="t2">{story.byline} · {story.day}</div><div class="t3">{text}</div><div class="row">'
        f'<div>Like</div><div>Share</div><div>Comment</div></div></div><div class="tabs"><div>Home</div><div>Video</div></div>'
    )
    return page(head(story), inner)


LAYOUTS: tuple[Layout, ...] = (
    blog_theme, hashed_classes, old_tables, live_page, live_list, amp, press_release, wire, subscriber, full_of_inserts,
    script_heavy, short_brief, pictures, complete_page, endless, sidebar_first, situation_report, unclosed, radio, mobile_app,
)  # fmt: skip
_STORY = (0, 1, 2, 7, 9, 3, 5, 4, 6, 0, 10, 8, 11, 1, 2, 3, 9, 4, 11, 10)
"""Which story each layout carries."""


def pages() -> list[tuple[str, Story, str]]:
    """(name of the layout, story, HTML) of the twenty pages."""
    made = [(layout, STORIES[at]) for layout, at in zip(LAYOUTS, _STORY, strict=True)]
    return [(layout.__name__.replace("_", " "), story, layout(story)) for layout, story in made]
