from __future__ import annotations

import io

from glossary.formats import Remark, omegat
from glossary.model import ConceptEntry, Glossary, SourcedText, Term


def written(*entries: ConceptEntry) -> list[str]:
    stream = io.BytesIO()
    omegat.write(Glossary(entries), stream)
    return stream.getvalue().decode().split("\n")[:-1]


def test_each_source_term_meets_the_preferred_target() -> None:
    entry = ConceptEntry(
        "five-guarantees",
        {
            "en": (Term("five guarantees", "preferred"), Term("Wubao", note="rare")),
            "zh-Hans": (Term("五保供养"), Term("五保", "preferred")),
        },
        subject=("welfare",),
        definition={"en": SourcedText("food,\nclothing\tand more")},
    )
    assert written(entry) == [
        "five guarantees\t五保\tfood, clothing and more; welfare",
        "Wubao\t五保\tfood, clothing and more; welfare; rare",
    ]


def test_without_a_preferred_target_every_admitted_one_is_offered() -> None:
    assert written(ConceptEntry("a", {"en": (Term("x"),), "zh-Hans": (Term("甲"), Term("乙"))})) == ["x\t甲", "x\t乙"]


def test_terms_not_to_be_used_stay_out_and_the_receipt_says_so() -> None:
    both = {"en": (Term("x"), Term("bad", "deprecated")), "zh-Hans": (Term("甲"), Term("旧", "superseded"))}
    entries = (
        ConceptEntry("a", both),
        ConceptEntry("b", {"en": (Term("y", "deprecated"),), "zh-Hans": (Term("乙"),)}),
        ConceptEntry("c", {"en": (Term("z"),)}),
        ConceptEntry("d", {"en": (Term("# 1"),), "zh-Hans": (Term("第一"),)}),
    )
    stream = io.BytesIO()
    receipt = omegat.write(Glossary(entries), stream)
    assert stream.getvalue().decode() == "x\t甲\n"
    assert receipt.left_out == (
        Remark("b", "no usable en term"),
        Remark("c", "no usable zh-Hans term"),
        Remark("d", "begins with a number sign, which OmegaT takes for a comment"),
    )
    assert receipt.adjusted == (
        Remark("a", "without en terms that are not to be used"),
        Remark("a", "without zh-Hans terms that are not to be used"),
    )


def test_lines_with_one_source_term_are_one_entry() -> None:
    text = "# comment\r\nx\t甲\tfirst\r\nx\t乙\r\n\r\ny\t\r\n"
    found = omegat.read(io.BytesIO(text.encode()), name="g.utf8", target_language="zh-Hant")
    (entry,) = found.glossary.concepts
    assert [(tag, term.term) for tag, term in entry.terms()] == [("en", "x"), ("zh-Hant", "甲"), ("zh-Hant", "乙")]
    assert entry.langs["en"][0].note == "first"
    assert [str(error) for error in found.broken] == ["g.utf8:5: a term is missing: 'y'"]
