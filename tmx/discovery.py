"""Which plug-ins are there? Whatever lies in the folder.

A format, aligner, store, extractor, proposer or command is one file in its folder. Discovery lists the folder in
sorted order, so results never depend on the disk; a file whose name begins with an underscore is private.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def plugin_names(package: ModuleType) -> list[str]:
    """Names of the plug-ins in a package's folder, sorted, without importing any of them.

    A trailing underscore, there only because the bare word is a Python keyword, is not part of the name.

    >>> import tmx.languages
    >>> plugin_names(tmx.languages)
    ['en', 'zh']
    """
    found = (module.name for module in pkgutil.iter_modules(package.__path__))
    return sorted(name.rstrip("_") for name in found if not name.startswith("_"))


def load_plugin(package: ModuleType, name: str) -> ModuleType:
    """Import one plug-in of a package by its name.

    :raises KeyError: when there is no such plug-in.
    """
    available = {module.name.rstrip("_"): module.name for module in pkgutil.iter_modules(package.__path__)}
    if name not in available or name.startswith("_"):
        raise KeyError(name)
    return importlib.import_module(f"{package.__name__}.{available[name]}")


def load_plugins(package: ModuleType) -> dict[str, ModuleType]:
    """Import every plug-in of a package: name -> module, in sorted order."""
    return {name: load_plugin(package, name) for name in plugin_names(package)}
