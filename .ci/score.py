"""`make quality GOLD=FOLDER`: how well names and quotes are found, against texts annotated by hand.

FOLDER holds `quotes-*.jsonl` and `entities-*.jsonl` (one text a line, with `id` and `text`), and beside them
`score_quotes.py` and `score_entities.py`, each called with the gold file and the program's JSON lines.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("quotes", "entities")


def main() -> int:
    """Annotate and score every gold file of the folder."""
    gold = Path(sys.argv[1]).resolve() if sys.argv[1] else Path()
    files = [(kind, path) for kind in KINDS for path in sorted(gold.glob(f"{kind}-*.jsonl"))]
    if not sys.argv[1] or not files:
        sys.stderr.write("Please name a folder of gold texts: make quality GOLD=FOLDER\n")
        return 1
    os.chdir(ROOT)
    for kind, path in files:
        _score(gold / f"score_{kind}.py", path, Path("out") / "quality" / path.stem)
    return subprocess.run([sys.executable, "-m", "tests.quality.names", gold], check=False).returncode


def _score(scorer: Path, gold: Path, folder: Path) -> None:
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    for line in gold.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            text = json.loads(line)
            (texts / f"{text['id']}.txt").write_bytes(text["text"].encode("utf-8"))
    found = folder / "found.jsonl"
    annotate = (
        sys.executable,
        "-m",
        "desktop",
        "annotate",
        texts,
        "--format",
        "jsonl",
        "--jobs",
        "2",
        "--output",
        found,
    )
    subprocess.run(annotate, check=False)
    sys.stdout.write(f"\n{gold.stem}\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, scorer, gold, found], check=False)


if __name__ == "__main__":
    sys.exit(main())
