"""The pages of the desk, a file for each."""

from onrecord.web.pages import Pages
from onrecord.web.routes import (
    citations,
    correction,
    disputes,
    exports,
    figures,
    incidents,
    log,
    map,
    proposals,
    questions,
    reading,
    regrouping,
    reports,
    review,
    search,
    sources,
    timeline,
    watches,
)

ALL: tuple[Pages, ...] = (
    review.pages,
    proposals.pages,
    reports.pages,
    correction.pages,
    reading.pages,
    log.pages,
    search.pages,
    incidents.pages,
    regrouping.pages,
    citations.pages,
    disputes.pages,
    figures.pages,
    map.pages,
    timeline.pages,
    sources.pages,
    watches.pages,
    questions.pages,
    exports.pages,
)
"""In the order in which addresses are tried."""
