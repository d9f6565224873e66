"""What may leave or be told is a setting; that it was changed is in the log."""

import pytest

from onrecord.record.store import Record
from onrecord.views.log_lines import log_entries


def write(record: Record) -> None:
    with record.writing_to():
        pass


def settings_told(record: Record) -> list[str]:
    return [entry.target for entry in log_entries(record) if entry.kind == "setting"]


def test_what_is_shipped_is_not_told_and_a_change_is_told_once(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(address) as record:
        write(record)
        assert settings_told(record) == []
    monkeypatch.setenv("ONRECORD_ALERT_DELAY_HOURS", "2")
    monkeypatch.setenv("ONRECORD_EXPORT_PLACES", "region")
    monkeypatch.setenv("ONRECORD_MAX_PAGES", "7")
    for _ in range(2):
        with Record.open(address) as record:
            write(record)
            write(record)
            assert sorted(settings_told(record)) == ["alert_delay_hours", "export_places"]
    monkeypatch.delenv("ONRECORD_ALERT_DELAY_HOURS")
    with Record.open(address) as record:
        write(record)
        assert settings_told(record).count("alert_delay_hours") == 2
        assert list(record.faults()) == []


def test_a_change_that_was_not_kept_is_told_with_the_next(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(address) as record:
        write(record)
    monkeypatch.setenv("ONRECORD_EXPORT_QUOTE", "80")
    with Record.open(address) as record:
        with pytest.raises(RuntimeError), record.writing_to():
            raise RuntimeError
        assert settings_told(record) == []
        write(record)
        assert settings_told(record) == ["export_quote"]
