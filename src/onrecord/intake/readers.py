"""The reader of each format."""

from collections.abc import Callable

from onrecord.intake.csv_inputs import read_csv
from onrecord.intake.docx_inputs import read_docx
from onrecord.intake.extract import Extracts
from onrecord.intake.feeds import read_feed
from onrecord.intake.formats import Format
from onrecord.intake.html_inputs import read_html
from onrecord.intake.json_inputs import read_json, read_json_lines
from onrecord.intake.messages import read_eml, read_mhtml
from onrecord.intake.naf import read_naf
from onrecord.intake.pdf_inputs import read_pdf
from onrecord.intake.source import Source
from onrecord.intake.text_inputs import read_text
from onrecord.intake.warc_inputs import read_wacz, read_warc
from onrecord.intake.xlsx_inputs import read_xlsx

READERS: dict[Format, Callable[[Source], Extracts]] = {
    "text": read_text,
    "json": read_json,
    "lines": read_json_lines,
    "html": read_html,
    "mhtml": read_mhtml,
    "eml": read_eml,
    "pdf": read_pdf,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "table": read_csv,
    "feed": read_feed,
    "warc": read_warc,
    "wacz": read_wacz,
    "naf": read_naf,
}
"""Readers import the libraries they need when they are called: reading a text file must not wait for any of them."""
