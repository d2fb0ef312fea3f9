from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bench.labels import read_labels
from bench.measured import Measured, measure
from bench.page import page
from bench.recognition import lines

LABELS = [
    {"line": 1, "text": "`src/a.py` exists", "rule": "file_exists path=src/a.py", "truth": "proved"},
    {"line": 2, "text": "The owner agrees", "rule": "none: a person", "truth": "undecidable"},
]


def measured(folder: Path) -> list[Measured]:
    """Return the measurement of a corpus of one document and one other file."""
    corpus = folder / "one"
    (corpus / "docs").mkdir(parents=True)
    (corpus / "docs" / "plan.md").write_text("- [x] `src/a.py` exists\n- [ ] The owner agrees\n", encoding="utf-8")
    (corpus / "tree.txt").write_text("docs/plan.md\nsrc/a.py\n", encoding="utf-8")
    told = [{"repo": "one", "file": "docs/plan.md", "why": "seen", "also_ok": None, **label} for label in LABELS]
    path = folder / "labels.jsonl"
    path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return [measure(corpus, read_labels(path), folder / "trees")]


def test_the_measurement_is_told(tmp_path: Path) -> None:
    assert list(lines(measured(tmp_path))) == [
        "recognition: 2 labelled boxes of 1 corpora",
        "              labels  decidable  decided   share  wrong  precision",
        "  one              2          1        1   100 %      0      100 %",
        "  total            2          1        1   100 %      0      100 %",
        "decided wrongly: none",
        "decidable there, not decided: none",
        "not decidable there: nothing in the repository shows it 1",
        "answered from placeholders, not counted: none",
        "all criteria of their Markdown:",
        "  one       proved 1, unproven 1",
        "refuted or open, labelled or not: none",
        "mutations of the evidence of proved criteria (a sample of each corpus):",
        "  one       1 criteria: turned 1",
        "  total     1 criteria: turned 1",
    ]


def test_the_page_tells_the_day_and_the_tables(tmp_path: Path) -> None:
    text = page(measured(tmp_path), date(2026, 2, 8))
    assert "Measured on 2026-02-08" in text
    assert [line for line in text.splitlines() if line.startswith("| one")] == [
        "| one | 2 | 1 | 1 | 100 % | 0 | 100 % |",
        "| one | 1 | 1 | 1 | 0 | 0 | 0 |",
        "| one | 2 | 1 | 1 |",
    ]
    assert all(len(line) <= 120 for line in text.splitlines())


def test_a_rebuilt_tree_is_kept_while_the_corpus_is_the_same(tmp_path: Path) -> None:
    measured(tmp_path)
    kept = tmp_path / "trees" / "one" / ".git" / "kept"
    kept.touch()
    labels = read_labels(tmp_path / "labels.jsonl")
    measure(tmp_path / "one", labels, tmp_path / "trees")
    assert kept.exists()
    (tmp_path / "one" / "docs" / "plan.md").write_text("- [x] `src/a.py` exists\n", encoding="utf-8")
    measure(tmp_path / "one", labels, tmp_path / "trees")
    assert not kept.exists()
