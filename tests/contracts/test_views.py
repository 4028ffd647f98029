"""What every file in web/views promises: a blueprint of its own name that only reads, and a line in the documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Blueprint, Flask

import web.views
from tmx.discovery import load_plugin, plugin_names
from web import create_app

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "web.md"
NAMES = plugin_names(web.views)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    return create_app(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_a_view_offers_a_blueprint_of_its_name(name: str) -> None:
    blueprint = load_plugin(web.views, name).blueprint
    assert isinstance(blueprint, Blueprint)
    assert blueprint.name == name


@pytest.mark.parametrize("name", NAMES)
def test_its_pages_read_and_are_documented(app: Flask, name: str) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{name}.")]
    assert rules
    for rule in rules:
        assert rule.methods is not None
        assert rule.methods <= {"GET", "HEAD", "OPTIONS"}
        assert f"`{rule.rule.replace('<id_>', 'ID')}" in DOCUMENT.read_text(encoding="utf-8")
