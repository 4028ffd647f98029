"""What did people decide? An append-only history, one JSON object a line.

``decisions.jsonl`` is the truth about review: who accepted or rejected which candidate, and when. Harvest reads it,
so that a rejected candidate is never brought back, and never writes to it. An ``undo`` line takes the latest
decision about its candidate back.
"""

from __future__ import annotations

import json
from pathlib import Path

from glossary.errors import BrokenGlossary


def rejected_candidates(path: Path) -> frozenset[str]:
    """Keys (:func:`glossary.naming.candidate_key`) of the candidates whose latest standing decision is a rejection.

    :raises BrokenGlossary: for a line that is not a decision, naming it; the history is truth, so nothing is guessed.
    """
    standing: dict[str, list[str]] = {}
    if not path.exists():
        return frozenset()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenGlossary(f"cannot be read: {error}", file=path) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decision = json.loads(line)
            action, candidate = decision["action"], decision["candidate"]
        except (ValueError, KeyError, TypeError) as error:
            raise BrokenGlossary(
                "not a decision",
                file=path,
                line=number,
                text=line,
                hint="each line is an object with action and candidate",
            ) from error
        made = standing.setdefault(candidate, [])
        if action != "undo":
            made.append(action)
        elif made:
            made.pop()
    return frozenset(candidate for candidate, made in standing.items() if made and made[-1] == "reject")
