"""A workspace with a small glossary and memory, the app over it, and a real browser where there is one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.model import ConceptEntry, Context, Glossary, Proposal, Relations, Source, SourcedText, Term
from glossary.store import write_glossary
from tests.conftest import needs
from tmx.memory import TranslationMemory
from tmx.model import Property, TranslationUnit, Variant
from web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def unit(id_: str, english: str | None, chinese: str | None, score: str = "0.82") -> TranslationUnit:
    texts = (("en", english), ("zh-Hans", chinese))
    return TranslationUnit(
        id_,
        tuple(Variant(language, (text,)) for language, text in texts if text),
        properties=(
            Property("x-document", "plan.en.md + plan.zh-Hans.md"),
            Property("x-alignment-score", score),
            Property("x-alignment-kind", "1-1"),
        ),
    )


UNITS = (
    unit("plan:1", "Off-site relocation follows these principles.", "易地搬迁坚持以下原则。"),
    unit("plan:2", "The provinces practise pairing assistance.", "各省开展对口帮扶。", "0.31"),
    unit("plan:3", "Microcredit reached 300 villages.", "小额信贷覆盖300个村。"),
    unit("plan:4", None, "扶贫对象须公示。"),
    unit("plan:5", "Village groups keep a revolving <b>purse</b>.", "村里的互助小组有周转金。"),
)

GLOSSARY = Glossary(
    (
        ConceptEntry(
            "off-site-relocation",
            {
                "en": (Term("off-site relocation", "preferred", sources=("wp",)), Term("relocation of the poor")),
                "zh-Hans": (
                    Term(
                        "易地搬迁",
                        "preferred",
                        contexts=(Context("易地搬迁坚持以下原则。", "wp", "plan:1"), Context("按计划易地搬迁", "wp")),
                    ),
                    Term("异地搬迁", "deprecated", note="wrong character"),
                ),
                "zh-Hant": (Term("易地搬遷"),),
            },
            state="reviewed",
            subject=("poverty-alleviation",),
            definition={"en": SourcedText("Moving people to places where they can make a living.", "wp")},
            relations=Relations(related=("pairing-assistance",)),
        ),
        ConceptEntry(
            "pairing-assistance",
            {"en": (Term("pairing assistance"),), "zh-Hans": (Term("对口帮扶", pinyin="duìkǒu bāngfú"),)},
            state="approved",
        ),
        ConceptEntry(
            "five-guarantees",
            {"en": (Term("five guarantees"),), "zh-Hans": (Term("五保", contexts=(Context("农村五保", "plan"),)),)},
        ),
        ConceptEntry(
            "microcredit",
            {"en": (Term("microcredit"),)},
            proposals={
                "zh-Hans": (Proposal("小额信贷", 0.93, {"association": 0.88}, ("plan:3",)), Proposal("小贷", 0.4))
            },
        ),
        ConceptEntry("hostile", {"en": (Term("<img src=x onerror=alert(1)>"),), "zh-Hans": (Term("恶意<b>词</b>"),)}),
    ),
    sources={
        "wp": Source("wp", "White paper on poverty reduction", authority="official"),
        "plan": Source("plan", "plan.en.md + plan.zh-Hans.md"),
    },
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    write_glossary(tmp_path / "glossary.yaml", GLOSSARY)
    with TranslationMemory.open(str(tmp_path / "memory.db")) as memory:
        memory.add(UNITS)
    return tmp_path


@pytest.fixture
def app(workspace: Path) -> Iterator[Flask]:
    app = create_app(workspace)
    yield app
    app.extensions["reading room"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The app served on a free port of this machine."""
    import waitress

    server = waitress.create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # Closed by its own thread: closed by ours, the sockets could go while it waits for them.
    server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))
    thread.join(timeout=10)
    assert not thread.is_alive()
    server.task_dispatcher.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the test is skipped, but under CI it must be there."""
    path = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    needs(path, "Chromium, or playwright to drive it,")
    assert path is not None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
