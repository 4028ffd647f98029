from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import BrokenGlossary
from glossary.strict_yaml import DEEPEST, parse


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "off",
        "y",
        "012",
        "0o17",
        "0x1F",
        "1_000",
        "1:30",
        "2020-11-23",
        ".5",
        "1.",
        ".inf",
        ".nan",
        "<<",
        "=",
        "9" * 5000,
        "1e999",
    ],
)
def test_what_readers_disagree_about_is_text(word: str) -> None:
    assert parse(f"- {word}").value == [word]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-0.5", -0.5),
        ("1e3", 1000.0),
    ],
)
def test_the_words_and_numbers_of_yaml_1_2_mean_what_they_say(word: str, value: object) -> None:
    assert parse(f"a: {word}").value == {"a": value}


def test_quotes_make_text_of_everything() -> None:
    assert parse("""["12", 'true', "~", ""]""").value == ["12", "true", "~", ""]


def test_keys_are_text() -> None:
    assert parse("1: a\nno: b\nnull: c").value == {"1": "a", "no": "b", "null": "c"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3", "g.yaml:3: key given twice: 'a'; first on line 1"),
        ("a: &x 1\nb: *x", "g.yaml:1: names a place with &x; put the text in quotes"),
        ("a: *x", "g.yaml:1: refers to another place with *x; write it out"),
        (
            "a: !!python/object:os.system x",
            "g.yaml:1: holds a tag, tag:yaml.org,2002:python/object:os.system; put the text in quotes",
        ),
        ("a: 1\n---\nb: 2", "g.yaml:2: a second document begins; keep one in a file"),
        ("? [a]\n: 1", "g.yaml:1: a key that is not plain text"),
        ("a: 1\nb: \x07", "g.yaml:2: holds a control character, U+0007"),
        (
            "a: 1\nterm: a: b",
            "g.yaml:2: not YAML: mapping values are not allowed in this context; a text with a colon and "
            "a blank in it needs quotes",
        ),
        (
            "a:\n\tb: 1",
            "g.yaml:2: not YAML: found character that cannot start any token; indent with blanks, not with tabs",
        ),
        ("\n".join(["[" * (DEEPEST + 1)]), f"g.yaml:1: more than {DEEPEST} levels deep"),
    ],
)
def test_what_is_refused_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BrokenGlossary) as caught:
        parse(text, file="g.yaml")
    assert str(caught.value) == said


def test_lines_end_at_line_feeds_only() -> None:
    parsed = parse('a: "𠮷\u2028\u0085"\r\nb:\r\n  c: 1\r\n')
    assert parsed.line(("b", "c")) == 3
    assert parsed.line(("b", "missing", 0)) == 2


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert parse("\ufeffa: 1").value == {"a": 1}


def test_a_text_that_is_too_long_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.strict_yaml.LARGEST", 10)
    with pytest.raises(BrokenGlossary, match="split it"):
        parse("a: 1234567890")


@given(st.text(alphabet=st.sampled_from(list("ab:- \n\"'[]{},#|>&*!1易\t")), max_size=40))
def test_whatever_is_not_refused_is_read_alike_without_the_compiled_parser(text: str) -> None:
    def outcome() -> object:
        try:
            return parse(text).value
        except BrokenGlossary:
            return "refused"

    with_c = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        without = outcome()
    # The two parsers differ about a few malformed texts; what both accept must mean the same.
    assert "refused" in (with_c, without) or with_c == without
