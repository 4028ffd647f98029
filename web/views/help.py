"""What can be typed, what the chips mean, which keys there are."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.reading_room import reading_room

blueprint = Blueprint("help", __name__)


@blueprint.get("/help")
def page() -> str:
    """The help page."""
    return render_template("help.html", room=reading_room())
