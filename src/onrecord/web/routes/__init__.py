"""The pages of the desk, a file for each."""

from onrecord.web.pages import Pages
from onrecord.web.routes import incidents

ALL: tuple[Pages, ...] = (incidents.pages,)
"""In the order in which addresses are tried."""
