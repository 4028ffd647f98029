"""Who imports whom: web -> glossary -> tmx, and plug-ins never one another. Read from the source with ast."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("tmx", "glossary", "web")

#: Folders in which one file is one plug-in.
PLUGIN_FOLDERS = (
    "tmx/aligners",
    "tmx/documents",
    "tmx/formats",
    "tmx/languages",
    "tmx/stores",
    "glossary/commands",
    "glossary/extractors",
    "glossary/formats",
    "glossary/proposers",
    "web/views",
)
#: What a plug-in of tmx or of a term-side method may build on; commands and views stand above the libraries.
FOUNDATION = {
    "tmx.model",
    "tmx.errors",
    "tmx.discovery",
    "tmx.languages",
    "tmx.folding",
    "tmx.numbers",
    "tmx.dictionary",
    "tmx.encoder",
    "tmx.features",
    "tmx.tables",
    "glossary.model",
    "glossary.errors",
    "glossary.tagging",
    "glossary.word_forms",
    "glossary.unithood",
    "glossary.recognition",
    "glossary.plain",
    "glossary.strict_yaml",
}
#: Modules at the bottom: they import nothing of ours above them.
BOTTOM = {
    "tmx.errors": set[str](),
    "tmx.discovery": set[str](),
    "tmx.model": set[str](),
    "tmx.languages": {"tmx.languages", "tmx.discovery"},
    "tmx.folding": {"tmx.languages"},
    "glossary.errors": {"tmx.errors"},
    "glossary.model": set[str](),
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


MODULES = {module_name(path): path for path in sources()}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield every module of ours that a file imports, and whether it does so inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide who imports whom"
            base = node.module or ""
            names = [f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base for alias in node.names]
        for name in names:
            if name.split(".")[0] in PACKAGES:
                yield name, id(node) in inside


def within(name: str, allowed: set[str]) -> bool:
    return any(name == item or name.startswith(item + ".") for item in allowed)


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_from_web_to_glossary_to_tmx(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    for name, inside in imports(path):
        target = name.split(".")[0]
        if PACKAGES.index(target) > PACKAGES.index(package):
            assert target == "web", f"{path.name} imports {name}"
            assert module_name(path) in ("glossary.commands.serve", "glossary.commands.mcp"), (
                f"{path.name} imports {name}"
            )
            assert inside, f"{path.name} must import web inside its function"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_imports_the_command_line(path: Path) -> None:
    if module_name(path).startswith("glossary.commands"):
        return
    for name, _ in imports(path):
        if module_name(path) == "glossary.cli":
            assert name != "glossary.commands._options", name
        elif module_name(path) == "glossary.__main__":
            assert name == "glossary.cli"
        else:
            assert not within(name, {"glossary.cli", "glossary.commands"}), f"{path.name} imports {name}"


@pytest.mark.parametrize("name", sorted(BOTTOM))
def test_the_bottom_imports_nothing_above_it(name: str) -> None:
    for imported, _ in imports(MODULES[name]):
        assert within(imported, BOTTOM[name]), f"{name} imports {imported}"


def plugin_files() -> list[Path]:
    return sorted(
        path for folder in PLUGIN_FOLDERS for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py"
    )


@pytest.mark.parametrize("path", plugin_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_plugins_never_import_one_another(path: Path) -> None:
    folder = module_name(path.parent / "__init__.py")
    for name, _ in imports(path):
        if name.startswith(folder + ".") and folder != "tmx.languages":
            assert name.rsplit(".", 1)[1].startswith("_"), f"{path.name} imports its neighbour {name}"


@pytest.mark.parametrize("path", plugin_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_plugins_of_the_libraries_build_on_the_foundation_alone(path: Path) -> None:
    folder = module_name(path.parent / "__init__.py")
    if folder in ("glossary.commands", "web.views", "tmx.languages"):
        return
    for name, _ in imports(path):
        assert within(name, FOUNDATION | {folder}), f"{path.name} imports {name}; pass it in as a value"


def test_there_is_something_to_hold() -> None:
    assert len(MODULES) > 20
    assert {name.split(".")[0] for name in MODULES} == set(PACKAGES)
