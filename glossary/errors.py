"""What can go wrong on the term side; all of it descends from :class:`tmx.errors.PolicyGlossaryError`."""

from __future__ import annotations

from tmx.errors import PolicyGlossaryError


class BrokenGlossary(PolicyGlossaryError):
    """A glossary file that is not what the schema asks for; the problem names the JSON path."""


class StaleGlossary(PolicyGlossaryError):
    """The glossary changed on disk between reading and writing; nothing was written."""


class NoWorkspace(PolicyGlossaryError):
    """No ``glossary.toml`` here or in any folder above."""


class BrokenSettings(PolicyGlossaryError):
    """A ``glossary.toml`` that cannot be read or holds a setting that does not exist."""


class WrongUse(PolicyGlossaryError):
    """A command was asked for something it cannot do."""
