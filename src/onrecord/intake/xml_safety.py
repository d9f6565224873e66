"""XML that may be read: no document type of its own, and so no entities that expand to gigabytes or to other files."""

import re
from typing import Any

from onrecord.errors import InputError

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0?!\0?D\0?O\0?C\0?T|\0<\0!\0D\0O\0C\0T", re.IGNORECASE)


def refuse_entities(data: bytes, where: str) -> None:
    """Raises InputError if XML defines entities, or brings a document type where its format knows none."""
    if _DOCTYPE.search(data):
        message = f"{where}: its XML defines a document type or entities, which this format never does; it is not read"
        raise InputError(message, code="entities")


def parsed(data: bytes, where: str) -> Any:
    """The tree (lxml) of XML without a document type. Raises InputError if it has one."""
    from lxml import etree  # noqa: PLC0415

    refuse_entities(data, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
