"""The English pipeline for news: loading and parsing. Training lives in ``training/``, outside the package."""

from onrecord.language.parse import parse, parse_many
from onrecord.language.pipeline import load

__all__ = ["load", "parse", "parse_many"]
