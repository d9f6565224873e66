"""Web archives as warcio writes them."""

import gc
import io
import warnings

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def archive(*records: tuple[str, str, str, bytes], packed: bool = True, encoding: str | None = None) -> bytes:
    """A WARC of (address, status, content type, body); ``encoding``: how bodies say they are packed."""
    made = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files to close by themselves
        _write(WARCWriter(made, gzip=packed), records, encoding)
        gc.collect()
    return made.getvalue()


def _write(writer: WARCWriter, records: tuple[tuple[str, str, str, bytes], ...], encoding: str | None) -> None:
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for address, status, kind, body in records:
        told = [("Content-Type", kind), *([("Content-Encoding", encoding)] if encoding else [])]
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, told, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "2024-03-09T10:00:00Z"},
        )
        writer.write_record(record)
