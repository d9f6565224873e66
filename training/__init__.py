"""Recipes that make the shipped weights from public corpora. Not part of the wheel."""
