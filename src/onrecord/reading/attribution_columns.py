"""Columns: the words of a sheet as numbers of strings, which fill the templates of features' names."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_templates import Column, Strings

Places = NDArray[np.intp]
"""Tokens by index. Behind the last token of a text stand two more: one before its sentence, one behind."""


class Columns:
    """Forms, lemmas, tags, … of all tokens of a sheet, and who stands beside whom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.strings = Strings()
        tree, size = sheet.tree, len(sheet.tree)
        self.before_first, self.after_last = size, size + 1
        self.form = self._column(tree.form, "<s>", "</s>")
        self.lemma = self._column(tree.lemma)
        self.tag = self._column(tree.tag)
        self.pos = self._column(tree.pos)
        self.dep = self._column(tree.dep)
        self.ent = self._column(tree.ent)
        self.mark = self._column(sheet.mark)
        self.shape = self._column(sheet.shape)
        self.clusters = [self._column([paths[place] for paths in sheet.clusters]) for place in range(4)]
        self.head = np.array(tree.head, np.intp)
        self.sentence = np.array(sheet.sentence, np.intp)
        self.quotation = np.array(sheet.quotation, np.intp)
        self.is_stop = np.array([form in ".!?" for form in tree.form] + [False, False])
        self.before, self.after = self._beside()

    def _column(self, words: Sequence[str], before: str = "-", after: str = "-") -> Column:
        return self.strings.numbers([*words, before, after])

    def _beside(self) -> tuple[Places, Places]:
        """The word before and behind each token in its sentence, white space passed over."""
        sheet, size = self.sheet, len(self.sheet.tree)
        places, space = np.arange(size), np.array(sheet.space, bool)
        bounds = np.array(sheet.sentences, np.intp).reshape(-1, 2)[self.sentence]
        words = np.where(space, -1, places)
        left = np.concatenate([[-1], np.maximum.accumulate(words)[:-1]])[:size]
        words = np.where(space, size, places)
        right = np.concatenate([np.minimum.accumulate(words[::-1])[::-1][1:], [size]])[:size]
        return (
            np.where(left >= bounds[:, 0], left, self.before_first),
            np.where(right < bounds[:, 1], right, self.after_last),
        )
