from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run


def test_the_schema_goes_to_standard_output(run: Run) -> None:
    ran = run("schema")
    assert ran.status == 0
    assert json.loads(ran.out)["$defs"]["term"]["properties"]["status"]["enum"][0] == "preferred"


def test_the_schema_goes_to_a_file(run: Run) -> None:
    assert run("schema", "-o", "glossary.schema.json").out == ""
    assert Path("glossary.schema.json").read_text(encoding="utf-8") == run("schema").out
