"""The pages: look a term up, read a concept entry, see a phrase in its sentences.

:func:`create_app` makes the Flask app for one workspace. It reads and never writes; every page has a ``.json`` twin,
works without JavaScript, and loads nothing from anywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(workspace_folder: Path | None = None, config: Mapping[str, Any] | None = None) -> Flask:
    """The app of one workspace.

    :param workspace_folder: the workspace; by default the one the current folder lies in.
    :param config: Flask settings that outweigh ours; ``EXTRA_HOSTS`` adds names to :data:`web.safety.LOCAL_HOSTS`.
    :raises glossary.errors.NoWorkspace: when there is no workspace.
    """
    from flask import Flask

    import web.views
    from glossary.workspace import find_workspace
    from tmx.discovery import load_plugins
    from tmx.units import short_name
    from web import catalogue, safety
    from web.reading_room import ReadingRoom

    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=1_000_000, MAX_FORM_MEMORY_SIZE=100_000, EXTRA_HOSTS=())
    app.config.update(config or {})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["reading room"] = ReadingRoom(find_workspace(workspace_folder))
    app.jinja_env.filters["short_name"] = short_name
    safety.guard(app)
    catalogue.install(app)
    for view in load_plugins(web.views).values():
        app.register_blueprint(view.blueprint)
    return app
