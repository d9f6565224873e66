"""Pages at addresses on the command line, from a server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.intake import Intake, read_paths
from tests.cli.conftest import Cli
from tests.intake.serving import PAGE, Server, server
from tests.intake.taking import STORY


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("ONRECORD_LOCAL_ADDRESSES", "true")
    monkeypatch.setenv("ONRECORD_FETCH_PAUSE", "0")
    with server() as made:
        yield made


def test_a_page_is_kept_and_recorded(cli: Cli, site: Server, tmp_path: Path) -> None:
    url = site.give("/2024/03/09/kesh")
    ran = cli("add", url, "--outlet", "Courier", "--json")
    assert ran.code == 0 and json.loads(ran.out)["state"] == "added"
    (found,) = read_paths([tmp_path / "onrecord.warc.gz"], outlet="Courier")
    assert isinstance(found, Intake) and found.report.id == json.loads(ran.out)["report"]
    listed = json.loads(cli("search", "Kesh", "--json").out.splitlines()[0])
    assert listed["url"] == url and listed["published"] == "2024-03-09"


def test_a_page_that_was_corrected_is_a_revision(cli: Cli, site: Server) -> None:
    url = site.give("/a")
    first = json.loads(cli("add", url, "--json").out)["report"]
    assert json.loads(cli("add", url, "--json").out)["state"] == "already"
    site.give("/a", PAGE.replace("nine people", "eleven people"))
    assert json.loads(cli("add", url, "--json").out)["revises"] == first


def test_the_archive_of_a_record_by_another_name(cli: Cli, site: Server, tmp_path: Path) -> None:
    assert cli("add", site.give("/a"), "--record", tmp_path / "war.db").code == 0
    assert (tmp_path / "war.warc.gz").is_file() and not (tmp_path / "onrecord.warc.gz").exists()


def test_the_archive_of_the_settings(cli: Cli, site: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "kept" / "pages.warc.gz"))
    assert cli("add", site.give("/a")).code == 0
    assert (tmp_path / "kept" / "pages.warc.gz").is_file()


def test_the_archive_is_no_report_of_its_folder(cli: Cli, site: Server, tmp_path: Path) -> None:
    cli("add", site.give("/a"))
    (tmp_path / "story.txt").write_text(STORY)
    ran = cli("add", tmp_path, "--json")
    assert ran.code == 0 and len(ran.out.splitlines()) == 1
    assert cli("add", "onrecord.warc.gz").code == 0


def test_reading_records_nothing(cli: Cli, site: Server, tmp_path: Path) -> None:
    ran = cli("read", "--json", site.give("/a"))
    assert ran.code == 0 and json.loads(ran.out)["report"]["text"].startswith(STORY)
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused_is_said(cli: Cli, site: Server, tmp_path: Path) -> None:
    ran = cli("add", site.give("/a", tdm_reservation="1"), site.url + "/none")
    assert ran.code == 1 and "reserves text and data mining" in ran.err and "no such page" in ran.err
    assert not (tmp_path / "onrecord.warc.gz").exists()


def test_this_machine_is_not_asked_by_default(cli: Cli, site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_LOCAL_ADDRESSES")
    ran = cli("add", site.give("/a"))
    assert ran.code == 1 and "no public address" in ran.err and site.asked == []


def test_dry_run(cli: Cli, site: Server) -> None:
    ran = cli("read", "--dry-run", site.give("/a"))
    assert ran.code == 0 and "live page" in ran.out


def test_erasing_reaches_what_was_fetched(cli: Cli, site: Server, tmp_path: Path) -> None:
    one, other = site.give("/a"), site.give("/b", PAGE.replace("A doctor", "Idris Kamo, a doctor,"))
    cli("add", "--triage", one, other)
    assert "Idris Kamo" in str(list(read_paths([tmp_path / "onrecord.warc.gz"])))
    ran = cli("erase", "--name", "Idris Kamo", "--yes")
    assert ran.code == 0 and "files beside the record" in ran.err
    (left,) = read_paths([tmp_path / "onrecord.warc.gz"])
    assert isinstance(left, Intake) and left.report.url == one
    assert other not in (tmp_path / "onrecord.triage.jsonl").read_text()
    assert one in (tmp_path / "onrecord.triage.jsonl").read_text()


def test_an_archive_that_cannot_be_written(
    cli: Cli, site: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "file" / "pages.warc.gz"))
    ran = cli("add", site.give("/a"))
    assert ran.code == 2 and "pages.warc.gz" in ran.err and "cannot be written" in ran.err
    assert json.loads(cli("status", "--json").out)["reports"] == 0
