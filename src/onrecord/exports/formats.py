"""The table of formats. A format is a module of its own with a ``FORMAT``; it is known once it stands here."""

from onrecord.errors import InputError, did_you_mean
from onrecord.exports import (
    acled,
    csv_tables,
    discourse,
    ftm,
    geojson,
    graphml,
    hxl,
    json_lines,
    naf,
    ninjs_items,
    page,
    parquet,
    polecat,
    prov,
    readings,
    schema_org,
    ucdp,
    web_annotation,
    xlsx,
)
from onrecord.exports.form import Format

FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        xlsx.FORMAT,
        csv_tables.FORMAT,
        csv_tables.ZIP,
        json_lines.FORMAT,
        readings.FORMAT,
        parquet.FORMAT,
        page.FORMAT,
        geojson.FORMAT,
        web_annotation.FORMAT,
        hxl.FORMAT,
        acled.FORMAT,
        ucdp.FORMAT,
        polecat.FORMAT,
        schema_org.FORMAT,
        ftm.FORMAT,
        ninjs_items.FORMAT,
        naf.FORMAT,
        discourse.FORMAT,
        graphml.FORMAT,
        prov.FORMAT,
    )
}  # fmt: skip


def format_of_file(name: str) -> Format:
    """The format of a file by the longest ending of its name that is known: "market.acled.csv" before "market.csv".

    Raises InputError with the nearest that is known if none is.
    """
    fitting = [known for known in FORMATS.values() if name.lower().endswith(known.ending)]
    if fitting:
        return max(fitting, key=lambda known: len(known.ending))
    return format_named(name.rpartition(".")[2] or name)


def format_named(name: str) -> Format:
    """A format by its name, or by the ending of its files.

    Raises InputError with the nearest that is known if it is neither.
    """
    wanted = name.lower().removeprefix(".")
    endings = {known.ending.removeprefix("."): known for known in reversed(FORMATS.values())}
    if (found := FORMATS.get(wanted) or endings.get(wanted)) is not None:
        return found
    near = did_you_mean(wanted, [*FORMATS, *endings])
    raise InputError(f"format {name!r}: is not known{near}; known: {', '.join(FORMATS)}")
