"""What may leave is what settings and flags say, and every change away from what is shipped is known."""

from pathlib import Path

import pytest

from onrecord import settings
from onrecord.errors import StopRun
from onrecord.exports.rules import Rules, rules_from
from onrecord.settings import Settings


def test_the_settings_are_the_shipped_rules() -> None:
    assert rules_from(Settings()) == Rules()
    assert Rules().away() == {}


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ('export_review = "all"', "review", "all"),
        ("export_accused = true", "accused", True),
        ('export_names = "shown"', "names", "shown"),
        ('export_places = "country"', "places", "country"),
        ('export_sheltered = "exact"', "sheltered", "exact"),
        ("export_quote = 80", "quote", 80),
        ('export_texts = "full"', "texts", "full"),
    ],
)
def test_each_rule_is_a_setting(tmp_path: Path, written: str, name: str, value: object) -> None:
    (tmp_path / "onrecord.toml").write_text(written, encoding="utf-8")
    rules = rules_from(settings.load(tmp_path))
    assert getattr(rules, name) == value
    assert rules.away() == {name: (getattr(Rules(), name), value)}
    assert f"{name}={'yes' if value is True else value}" in rules.short()
    assert rules.in_force() != Rules().in_force() or name == "accused"


def test_a_flag_goes_over_a_setting_and_none_does_not() -> None:
    given = Settings(export_review="all", export_quote=50)
    assert rules_from(given, review="checked", quote=None) == Rules(quote=50)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reveiw": "all"}, 'did you mean "review"'),
        ({"places": "street"}, "places"),
        ({"quote": 0}, "quote"),
    ],
)
def test_what_is_no_rule_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(StopRun, match=said):
        rules_from(Settings(), **changes)


@pytest.mark.parametrize("written", ['export_places = "street"', "export_quote = 0", 'export_review = "some"'])
def test_settings_that_are_no_rule_are_refused(tmp_path: Path, written: str) -> None:
    (tmp_path / "onrecord.toml").write_text(written, encoding="utf-8")
    with pytest.raises(StopRun, match="export"):
        settings.load(tmp_path)
