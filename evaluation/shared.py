"""Where the public gold data and its scorers lie, and how an evaluation reads them.

The folder is ``../shared`` beside the checkout, or what ``ONRECORD_SHARED`` names.
"""

import gzip
import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[2] / "shared")


def scorer(name: str) -> ModuleType:
    """The scorer ``score/<name>.py`` as a module. Raises SystemExit with a next step if it is not there."""
    path = SHARED / "score" / f"{name}.py"
    if not path.is_file():
        raise SystemExit(f"no scorer at {path}; set ONRECORD_SHARED to the folder that holds score/ and corpora/")
    spec = importlib.util.spec_from_file_location(f"scorer_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not. ``path`` counts from the shared folder."""
    found = SHARED / path
    content = gzip.decompress(found.read_bytes()) if found.suffix == ".gz" else found.read_bytes()
    for line in content.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def conllu_documents(path: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of the documents of a gzipped CoNLL-U file, one sentence a paragraph as the corpus has them."""
    texts: dict[str, list[str]] = {}
    name = ""
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            name = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = "):
            texts.setdefault(name, []).append(line.removeprefix("# text = "))
    yield from ((name, "\n\n".join(sentences)) for name, sentences in texts.items())
