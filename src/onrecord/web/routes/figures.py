"""Figures: what was counted, by whom, as of which day; as charts, a table, and by source."""

from onrecord.model import Value
from onrecord.terms import MEASURES, Measure
from onrecord.views.figure_charts import Chart, charts
from onrecord.views.figures import FigureRow, figure_series
from onrecord.views.filters import Filter
from onrecord.web.asked import Asked
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("figures")
MOST = 500


class FigureSheet(Value, frozen=True, kw_only=True):
    """Figures for which a filter holds, the latest first where there are too many, and the charts of them."""

    filter: Filter
    measure: Measure | None
    figures: tuple[FigureRow, ...]
    charts: tuple[Chart, ...]
    is_cut: bool
    """Whether there are more figures than are given."""

    @property
    def measures(self) -> tuple[str, ...]:
        """What can be asked for."""
        return MEASURES


@pages.page("/figures", "figures.html", rows="figures")
def list_figures(desk: DeskHere, asked: Asked, measure: Measure | None = None) -> FigureSheet:
    """Figures of one incident, or of all for which the filter holds: rival ones side by side, never added."""
    found = figure_series(desk.record, asked, measure=measure, limit=MOST + 1, names=desk.names, latest=True)
    rows = tuple(sorted(found[:MOST], key=lambda row: (row.measure, row.label or "", row.source, row.as_of or "")))
    least = 1 if asked.incident else 2
    return FigureSheet(
        filter=asked, measure=measure, figures=rows, charts=charts(rows, least=least), is_cut=len(found) > MOST
    )
