from __future__ import annotations

from flask.testing import FlaskClient


def test_lookup_answers_as_the_command_does(client: FlaskClient) -> None:
    answer = client.get("/lookup.json?q=microcredit")
    assert answer.mimetype == "application/json"
    assert "小额信贷" in answer.text
    found = answer.get_json()
    assert list(found) == ["query", "results"]
    [result] = found["results"]
    assert list(result)[:6] == ["concept", "state", "why", "score", "terms", "proposals"]
    assert result["terms"] == {"en": [{"term": "microcredit", "status": "preferred"}]}
    assert result["proposals"]["zh-Hans"][0] == {"term": "小额信贷", "confidence": 0.93}
    assert client.get("/lookup.json").get_json() == {"query": "", "results": []}


def test_a_concept_is_the_entry_of_the_file_and_its_units(client: FlaskClient) -> None:
    concept = client.get("/concepts/off-site-relocation.json").get_json()
    assert concept["id"] == "off-site-relocation"
    assert concept["langs"]["zh-Hans"][0]["term"] == "易地搬迁"
    assert concept["units"] == ["plan:1"]


def test_concordance_gives_both_texts_what_is_marked_and_where_they_come_from(client: FlaskClient) -> None:
    for query, marked in (("帮扶", [6, 8]), ("对口帮扶", [4, 8])):
        assert client.get(f"/concordance.json?q={query}").get_json() == {
            "query": query,
            "count": 1,
            "results": [
                {
                    "unit": "plan:2",
                    "document": "plan.en.md + plan.zh-Hans.md",
                    "segment": None,
                    "alignment": 0.31,
                    "language": "zh-Hans",
                    "text": "各省开展对口帮扶。",
                    "spans": [marked],
                    "counterparts": [
                        {
                            "language": "en",
                            "text": "The provinces practise pairing assistance.",
                            "spans": [[23, 41]],
                            "concept": "pairing-assistance",
                            "proposed": False,
                        }
                    ],
                }
            ],
        }


def test_errors_of_the_json_twins_are_problems(client: FlaskClient) -> None:
    for address, status in (
        ("/concepts/not-there.json", 404),
        ("/nowhere.json", 404),
        ("/lookup.json?q=" + "x" * 201, 400),
        ("/concordance.json?q=" + "x" * 201, 400),
    ):
        answer = client.get(address)
        assert answer.status_code == status
        assert answer.content_type == "application/problem+json"
        problem = answer.get_json()
        assert problem["status"] == status
        assert problem["title"]
