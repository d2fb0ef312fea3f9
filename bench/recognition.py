"""Measures what dodcheck decides without a rules file. Run by ``make bench``; ``--write`` writes the page in docs/."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bench.labels import read_labels
from bench.measured import Measured, all_marked, measure
from bench.mutations import Fate, Mutation
from bench.page import page
from bench.scoring import Marked, score

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("DODCHECK_SHARED", ROOT.parent / "shared"))
CORPORA = SHARED / "corpus" / "governance"
TREES = ROOT / ".bench" / "corpora"
PAGE = ROOT / "docs" / "recognition.md"


def lines(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield what ``make bench`` prints."""
    marked = all_marked(measured)
    yield f"recognition: {len(marked)} labelled boxes of {len(measured)} corpora"
    yield from _scores([*((one.name, one.marked) for one in measured), ("total", marked)])
    yield from _listed("decided wrongly", [one for one in marked if one.wrong])
    yield from _listed("decidable there, not decided", [one for one in marked if one.missed])
    without = Counter(one.lacking for one in marked if one.lacking)
    yield "not decidable there: " + ", ".join(f"{why} {count}" for why, count in without.most_common())
    yield from _listed("answered from placeholders, not counted", [one for one in marked if one.uncounted])
    yield "all criteria of their Markdown:"
    yield from (f"  {one.name:<10}{_told(Counter(said.verdict for said in one.said))}" for one in measured)
    yield from _accused(measured)
    yield from _mutated(measured)


def _accused(measured: Sequence[Measured]) -> Iterator[str]:
    """Yield every statement that dodcheck calls false: few enough to be read, and each had better be."""
    accused = [(one, said) for one in measured for said in one.said if said.verdict in ("refuted", "open")]
    yield f"refuted or open, labelled or not: {len(accused) or 'none'}"
    for one, said in accused:
        why = f"from placeholders: {said.reason}" if (said.path, said.line) in one.hollow else said.reason
        yield f"  {one.name}/{said.path}:{said.line}: {said.text}: {why}"


def _scores(rows: Sequence[tuple[str, Sequence[Marked]]]) -> Iterator[str]:
    yield f"  {'':<10}{'labels':>8}{'decidable':>11}{'decided':>9}{'share':>8}{'wrong':>7}{'precision':>11}"
    for name, marked in rows:
        got = score(marked)
        counts = f"{got.labels:>8}{got.decidable:>11}{got.decided:>9}{got.share:>8}{got.wrong:>7}{got.precision:>11}"
        yield f"  {name:<10}{counts}"


def _listed(title: str, marked: Sequence[Marked]) -> Iterator[str]:
    yield f"{title}: {len(marked) or 'none'}"
    for one in marked:
        place = f"{one.label.repo}/{one.label.file}:{one.label.line}"
        yield f"  {place}: {one.verdict}, the label says {one.label.truth}: {one.label.text}"
        yield f"    dodcheck: {one.reason}; label: {one.label.why}"


def _mutated(measured: Sequence[Measured]) -> Iterator[str]:
    yield "mutations of the evidence of proved criteria (a sample of each corpus):"
    for one in measured:
        yield f"  {one.name:<10}{_fates(one.mutations)}"
    yield f"  {'total':<10}{_fates([trial for one in measured for trial in one.mutations])}"
    for trial in (trial for one in measured for trial in one.mutations):
        if trial.fate in (Fate.SURVIVED, Fate.NOT_TRIED):
            yield from _suspect(trial)


def _suspect(trial: Mutation) -> Iterator[str]:
    place = f"{trial.corpus}/{trial.criterion.location.path}:{trial.criterion.location.line}"
    yield f"  {trial.fate.value}: {place}: {trial.criterion.text}"
    yield f"    {trial.planted or 'nothing done'}: {trial.said}"


def _fates(done: Sequence[Mutation]) -> str:
    criteria = {(trial.corpus, trial.criterion.id) for trial in done}
    return f"{len(criteria)} criteria: {_told(Counter(trial.fate for trial in done))}"


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda one: -one[1])) or "nothing"


def main() -> None:
    """Rebuild, measure, print, and write the page when asked to."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="write docs/recognition.md")
    asked.add_argument("--date", type=date.fromisoformat, default=None, help="the day the page tells, today in UTC")
    options = asked.parse_args()
    if not (CORPORA / "labels.jsonl").exists():
        print("recognition: not measured, the labelled corpora are not here (DODCHECK_SHARED names their folder)")
        return
    labels = read_labels(CORPORA / "labels.jsonl")
    measured = [measure(corpus, labels, TREES) for corpus in sorted(CORPORA.iterdir()) if corpus.is_dir()]
    print("\n".join(lines(measured)))
    if options.write:
        PAGE.write_text(page(measured, options.date or datetime.now(UTC).date()), encoding="utf-8")


if __name__ == "__main__":
    main()
