"""``make bench``: run every benchmark of this folder, one after the other, and print its tables.

A benchmark is a file with a ``run()`` that prints; it says what it skipped and why. Name some to run only those:
``python -m tests.benchmarks alignment``.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path


def main(wanted: list[str]) -> int:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("_"))
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(names)}", file=sys.stderr)
        return 2
    for name in wanted or names:
        print(f"\n== {name}", flush=True)
        started = time.process_time()
        importlib.import_module(f"tests.benchmarks.{name}").run()
        print(f"   ({time.process_time() - started:.1f} s of processor time)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
