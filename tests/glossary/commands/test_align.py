"""``glossary align``: rows that other programs can rely on, and one clear line when it cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.cli import main

ENGLISH = (
    "Off-site relocation\n\n"
    "In 2010, the province relocated 78,000 people. It was a great success.\n\n"
    "Pairing assistance continued in 26 counties; the funds reached 12.6 billion yuan.\n"
)
CHINESE = "易地搬迁\n\n2010年，全省搬迁7.8万人，取得了巨大成功。\n\n对口帮扶在26个县继续开展。资金达到126亿元。\n"


@pytest.fixture
def documents(tmp_path: Path) -> tuple[str, str]:
    english, chinese = tmp_path / "plan.en.txt", tmp_path / "plan.zh-Hans.txt"
    english.write_text(ENGLISH, encoding="utf-8")
    chinese.write_text(CHINESE, encoding="utf-8")
    return str(english), str(chinese)


def test_jsonl_rows_name_segments_by_their_index(
    documents: tuple[str, str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["align", *documents, "--format", "jsonl"]) == 0
    out, err = capfdbinary.readouterr()
    rows = [json.loads(line) for line in out.decode().split("\n") if line]
    assert [(row["source"], row["target"], row["kind"]) for row in rows] == [
        ([0], [0], "1-1"),
        ([1, 2], [1], "2-1"),
        ([3], [2, 3], "1-2"),
    ]
    assert all(list(row) == ["source", "target", "score", "kind"] and 0 <= row["score"] <= 1 for row in rows)
    assert err.decode().startswith("3 pairs by the full aligner; ")


def test_tsv_is_the_default_of_a_pipe_and_has_no_quoting(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "a.txt").write_text('He said\t"yes" to 26 counties.\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("他对26个县说“是”。\n", encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["align", *files, "--segments", "lines", "--aligner", "length"]) == 0
    row = capfdbinary.readouterr()[0].decode()
    assert row.startswith('He said "yes" to 26 counties.\t他对26个县说“是”。\t')
    assert row.endswith("\t1-1\n")
    assert row.count("\t") == 3


def test_lines_keep_their_indexes_and_empty_ones_stand_in_no_row(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "corpus.en").write_text("\nPoverty in 2010.\u2028More.\n\nHouseholds: 78,000.\n\n", encoding="utf-8")
    (tmp_path / "corpus.zh").write_text("2010年的贫困。更多。\r\n\r\n78000户。\r\n", encoding="utf-8", newline="")
    files = [str(tmp_path / "corpus.en"), str(tmp_path / "corpus.zh")]
    assert main(["align", *files, "--segments", "lines", "--aligner", "dictionary", "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capfdbinary.readouterr()[0].decode().split("\n") if line]
    assert [(row["source"], row["target"]) for row in rows] == [([1], [0]), ([3], [2])]


@pytest.mark.parametrize(("name", "start"), [("a.jsonl", b'{"source"'), ("a.tsv", b"Off-site"), ("a.tmx", b"<?xml")])
def test_the_name_of_the_output_says_its_format(
    documents: tuple[str, str], tmp_path: Path, name: str, start: bytes
) -> None:
    output = tmp_path / name
    assert main(["align", *documents, "--aligner", "length", "-o", str(output)]) == 0
    once = output.read_bytes()
    assert once.startswith(start)
    assert main(["align", *documents, "--aligner", "length", "-o", str(output)]) == 0
    assert output.read_bytes() == once


def test_a_table_shows_both_sides(documents: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["align", *documents, "--aligner", "dictionary", "--format", "table"]) == 0
    out = capfd.readouterr().out
    assert "Off-site relocation" in out
    assert "易地搬迁" in out


def test_two_texts_of_one_language_are_remarked_on(
    documents: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", documents[0], documents[0], "--aligner", "length"]) == 0
    assert "both documents look English" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.txt", "gone.txt"], "gone.txt: there is no such file"),
        (["-", "-"], "Only one of the two can be standard input."),
        (["--aligner", "magic", "{0}", "{1}"], "no such aligner: 'magic'; known: dictionary, full, length"),
        (["--encoding", "utf-99", "{0}", "{1}"], "no such encoding: 'utf-99'"),
        (["{0}", "{1}", "-o", "no-such-folder/a.tsv", "--aligner", "length"], "make the folder first"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    documents: tuple[str, str], arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", *(item.format(*documents) for item in arguments)]) == 2
    captured = capfd.readouterr()
    assert said in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
