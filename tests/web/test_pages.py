from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from glossary.errors import NoWorkspace
from web import create_app, safety

FRAGMENT = {"X-Fragment": "1"}
PAGES = (
    "/",
    "/?q=搬迁",
    "/?q=nothing+here",
    "/concepts/off-site-relocation",
    "/concordance?q=搬迁",
    "/concordance",
    "/help",
)


def test_an_app_needs_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        create_app(tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_in_both_interface_languages(client: FlaskClient, page: str) -> None:
    for language, word in (("en", "Concordance"), ("zh", "语境检索")):
        answer = client.get(page, headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert word in answer.text
        assert answer.text.startswith("<!doctype html>")


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_guarded_and_load_nothing_from_elsewhere(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    for name, value in safety.HEADERS.items():
        assert answer.headers[name] == value
    assert "X-Fragment" in answer.headers["Vary"]
    for dangerous in ("http://", "https://", "<style", " style=", " onclick", "<script>"):
        assert dangerous not in answer.text


def test_results_stand_side_by_side_with_the_reason_and_the_match_marked(client: FlaskClient) -> None:
    page = client.get("/?q=搬迁").text
    assert "易地<mark>搬迁</mark>" in page
    assert "off-site relocation" in page
    assert "part of the term" in page
    assert "reviewed" in page
    assert "White paper on poverty reduction" in page
    assert "1 result<" in page


def test_a_deprecated_term_is_struck_through_and_says_what_to_use(client: FlaskClient) -> None:
    page = client.get("/?q=异地搬迁").text
    assert '<s lang="zh-Hans"><mark>异地搬迁</mark></s>' in page
    assert "use instead:" in page


def test_proposals_are_shown_as_proposed_with_their_confidence(client: FlaskClient) -> None:
    page = client.get("/?q=microcredit").text
    assert "proposed, confidence high" in page
    assert "proposed, confidence .40" in page


def test_every_term_says_its_language(client: FlaskClient) -> None:
    page = client.get("/?q=relocation").text
    assert 'class="term" lang="en"' in page
    assert 'class="term" lang="zh-Hans"' in page
    assert 'class="term" lang="zh-Hant"' in page


def test_a_result_links_to_the_sentences_that_attest_it(client: FlaskClient) -> None:
    page = client.get("/?q=pairing").text
    assert 'href="/concordance?q=pairing+assistance">1 sentence</a>' in page


def test_the_fragment_is_the_results_alone(client: FlaskClient) -> None:
    fragment = client.get("/?q=搬迁", headers=FRAGMENT).text
    assert "<html" not in fragment
    assert fragment.strip() in client.get("/?q=搬迁").text
    sentences = client.get("/concordance?q=搬迁", headers=FRAGMENT).text
    assert "<html" not in sentences
    assert "<mark>搬迁</mark>" in sentences


def test_the_empty_page_shows_what_there_is(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "5 concepts · 5 translation units · 0 documents" in page
    places = [page.index(text) for text in ("pairing assistance", "Drafts from", "five guarantees", "microcredit")]
    assert places == sorted(places)
    assert 'class="examples"' in page


def test_the_list_of_concepts_is_paged(workspace: Path) -> None:
    from glossary.model import ConceptEntry, Glossary, Term
    from glossary.store import write_glossary

    entries = tuple(ConceptEntry(f"term-{n:03}", {"en": (Term(f"term {n:03}"),)}) for n in range(120))
    write_glossary(workspace / "glossary.yaml", Glossary(entries))
    client = create_app(workspace).test_client()
    assert "Page 1 of 3" in client.get("/").text
    last = client.get("/?page=3").text
    assert "term 119" in last
    assert "term 099" not in last
    assert client.get("/?page=none").status_code == 200


def test_no_result_points_to_near_spellings_and_to_the_memory(client: FlaskClient) -> None:
    page = client.get("/?q=relokashun of the pour").text
    assert "Nothing like “relokashun of the pour”" in page
    assert "relocation of the poor</a>" in page
    assert "see 1 sentence in the concordance" in client.get("/?q=principles").text


def test_a_concept_page_tells_everything_and_shows_evidence(client: FlaskClient) -> None:
    page = client.get("/concepts/off-site-relocation").text
    for told in (
        "Moving people to places where they can make a living.",
        "White paper on poverty reduction",
        "wrong character",
        "poverty-alleviation",
        "yi di ban qian",
        'href="/concepts/pairing-assistance"',
        "按计划<mark>易地搬迁</mark>",
        "<mark>Off-site relocation</mark> follows these principles.",
        "<mark>易地搬迁</mark>坚持以下原则。",
        "alignment .82",
        'href="/concordance?q=%E6%98%93%E5%9C%B0%E6%90%AC%E8%BF%81"',
    ):
        assert told in page, told


def test_a_context_that_the_evidence_shows_is_not_shown_twice(client: FlaskClient) -> None:
    page = client.get("/concepts/off-site-relocation").text
    assert page.count("坚持以下原则") == 1


def test_a_draft_says_in_which_document_it_was_met(client: FlaskClient) -> None:
    assert ">plan</span>" in client.get("/?q=五保").text


def test_a_concept_page_shows_proposals_with_reasons_and_evidence(client: FlaskClient) -> None:
    page = client.get("/concepts/microcredit").text
    assert "association 0.88" in page
    assert "<mark>Microcredit</mark> reached 300 villages." in page
    assert "<mark>小额信贷</mark>覆盖300个村。" in page
    assert "duìkǒu bāngfú" in client.get("/concepts/pairing-assistance").text


def test_the_concordance_marks_the_phrase_and_its_known_counterpart(client: FlaskClient) -> None:
    page = client.get("/concordance?q=對口幫扶").text
    assert 'In the glossary: <a href="/concepts/pairing-assistance">pairing assistance</a>' in page
    assert "各省开展<mark>对口帮扶</mark>。" in page
    assert "practise <mark>pairing assistance</mark>." in page
    assert "alignment .31" in page
    assert "low: check it" in page


def test_one_sided_segments_say_so(client: FlaskClient) -> None:
    assert "no counterpart" in client.get("/concordance?q=公示").text


def test_the_concordance_can_be_kept_to_a_language_and_shows_more_on_demand(client: FlaskClient) -> None:
    assert "No sentence with" in client.get("/concordance?q=扶&language=en").text
    page = client.get("/concordance?q=扶&limit=1").text
    assert "2 sentences" in page
    assert "limit=4" in page


def test_terms_and_segments_never_become_markup(client: FlaskClient) -> None:
    for page in (
        "/",
        "/?q=img",
        "/?q=恶意",
        "/concepts/hostile",
        "/concordance?q=purse",
        "/?q=<script>alert(1)</script>",
    ):
        text = client.get(page).text
        for tag in ("<img", "<b>词", "<b>purse", "<b><mark>", "<script>"):
            assert tag not in text, (page, tag)
    assert "&lt;<mark>img</mark> src=x onerror=alert(1)&gt;" in client.get("/?q=img").text


def test_a_page_that_is_not_there_is_kind(client: FlaskClient) -> None:
    answer = client.get("/concepts/not-there")
    assert answer.status_code == 404
    assert "There is no concept “not-there” here." in answer.text
    assert 'name="q"' in answer.text
    assert client.get("/nowhere").status_code == 404
    assert "no concept" in client.get("/concepts/not-there", headers=FRAGMENT).text


def test_a_query_that_is_too_long_is_refused_clearly(client: FlaskClient) -> None:
    for page in ("/", "/concordance"):
        answer = client.get(page, query_string={"q": "扶" * 201})
        assert answer.status_code == 400
        assert "201 characters" in answer.text
    assert client.get("/", query_string={"q": "扶" * 200}).status_code == 200


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_this_machine_is_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_foreign_host_name_is_refused_unless_allowed(client: FlaskClient, workspace: Path) -> None:
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "--allow-host" in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    allowed = create_app(workspace, {"EXTRA_HOSTS": ["glossary.example"]}).test_client()
    assert allowed.get("/", headers={"Host": "glossary.example"}).status_code == 200


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    for page in ("/concepts/microcredit", "/concepts/microcredit.json", "/?q=搬迁"):
        tag = client.get(page).headers["ETag"]
        again = client.get(page, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")


def test_the_interface_language_is_kept(client: FlaskClient) -> None:
    assert "查词" in client.get("/?ui=zh").text
    assert "查词" in client.get("/").text
    assert "查词" not in client.get("/?ui=en").text


def test_an_edited_glossary_shows_at_the_next_request(client: FlaskClient, workspace: Path) -> None:
    assert "new term" not in client.get("/?q=term").text
    path = workspace / "glossary.yaml"
    added = "  - id: new-term\n    langs:\n      en:\n        - term: new term\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("concepts:\n", "concepts:\n" + added, 1), encoding="utf-8")
    assert "new</mark> term" in client.get("/?q=new").text


def test_a_broken_glossary_leaves_the_last_good_one_and_says_so(client: FlaskClient, workspace: Path) -> None:
    client.get("/")
    path = workspace / "glossary.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good + "  - id: [\n", encoding="utf-8")
    page = client.get("/?q=搬迁").text
    assert "cannot be read; this is the last good one" in page
    assert "<mark>搬迁</mark>" in page
    path.write_text(good + "# mended\n", encoding="utf-8")
    assert "last good one" not in client.get("/?q=搬迁").text


def test_without_memory_or_glossary_the_pages_say_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "glossary.toml").write_text("", encoding="utf-8")
    client = create_app(tmp_path).test_client()
    for page in ("/", "/concordance?q=x"):
        text = client.get(page).text
        assert "There is no memory yet." in text
        assert "glossary harvest" in text
    assert client.get("/?q=x").status_code == 200
    assert not (tmp_path / "memory.db").exists()


def test_a_memory_made_while_the_server_runs_is_found(app: Flask, client: FlaskClient, workspace: Path) -> None:
    from tmx.memory import TranslationMemory

    app.extensions["reading room"].close()
    for name in ("memory.db", "memory.db-wal", "memory.db-shm"):
        (workspace / name).unlink(missing_ok=True)
    assert "There is no memory yet." in client.get("/concordance?q=x").text
    with TranslationMemory.open(str(workspace / "memory.db")) as memory:
        memory.add([])
    assert "No sentence with" in client.get("/concordance?q=x").text


def test_a_damaged_memory_is_a_page_not_a_traceback(workspace: Path) -> None:
    for name in ("memory.db-wal", "memory.db-shm"):
        (workspace / name).unlink(missing_ok=True)
    (workspace / "memory.db").write_bytes(b"not a database at all" * 100)
    answer = create_app(workspace).test_client().get("/concordance?q=x")
    assert answer.status_code == 503
    assert "memory.db" in answer.text


def test_static_files_stay_small() -> None:
    import gzip

    static = Path(safety.__file__).parent / "static"
    assert len(gzip.compress((static / "glossary.js").read_bytes())) <= 6 * 1024
    assert len(gzip.compress((static / "glossary.css").read_bytes())) <= 8 * 1024
