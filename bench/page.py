"""The page of the docs that tells the recognition score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from bench.measured import Measured, all_marked
from bench.mutations import Fate, Mutation
from bench.scoring import Marked, score

_HEAD = """\
# How much dodcheck recognises

Measured on {day}, and written by `python -m bench.recognition --write`; do not edit it by hand.

Six public repositories govern themselves with Markdown: plans, checklists, audits. {labels} of their boxes are labelled
by hand: true, false, or not to be told from the repository. dodcheck ran over the same documents without any rules
file. Each repository was rebuilt from its list of paths and its Markdown; every other file is a placeholder.

A box counts as *decided* when dodcheck calls it `proved` or `ready` (true), `refuted` or `open` (false). A box is
*decidable there* when the rebuilt repository holds the evidence: paths, and the content of Markdown. *Wrong* are
answers that no label allows, also answers where nothing can be told. *Precision* is the share of right answers among
all answers. The aim: nothing wrong, and 60 % of what is decidable there decided.
"""
_MUTATIONS = """\
## Does the verdict turn?

Few of the boxes are false, so the evidence was taken away as well. For up to 150 proved criteria of each repository,
labelled or not, the files or lines that the evidence shows were deleted, or what the statement forbids was added, and
the criterion was judged again. *Turned*: dodcheck now calls it false. *Unknown*: dodcheck now says that it can't tell.
*Survived*: it is still proved, which would be a defect. *Not tried*: no change is known that should turn it.
"""


def page(measured: Sequence[Measured], day: date) -> str:
    """Return the page as Markdown."""
    marked = all_marked(measured)
    parts = [_HEAD.format(day=day, labels=len(marked)), _table(_scores(measured)), _answers(marked)]
    parts += ["## Not decidable there\n", _table(_lacking(marked)), _MUTATIONS, _table(_fates(measured))]
    parts += ["## All criteria of these documents\n", _hollow(measured), _table(_verdicts(measured))]
    return "\n".join(parts)


def _table(rows: Iterator[Sequence[object]]) -> str:
    head, *body = [" | ".join(map(str, row)) for row in rows]
    line = "|".join(["---", *["--:"] * head.count(" | ")])
    return "".join(f"| {row} |\n" if row is not line else f"|{row}|\n" for row in (head, line, *body))


def _scores(measured: Sequence[Measured]) -> Iterator[Sequence[object]]:
    yield "repository", "boxes", "decidable there", "of these decided", "share", "wrong", "precision"
    for name, marked in [*((one.name, one.marked) for one in measured), ("all", all_marked(measured))]:
        got = score(marked)
        yield name, got.labels, got.decidable, got.decided, got.share, got.wrong, got.precision


def _answers(marked: Sequence[Marked]) -> str:
    missed = [one.label for one in marked if one.missed]
    if not missed:
        return "Everything that is decidable there was decided.\n"
    said = "".join(f"- {one.repo}, {one.file}:{one.line}\n" for one in missed)
    return f"Decidable there and not decided:\n\n{said}"


def _lacking(marked: Sequence[Marked]) -> Iterator[Sequence[object]]:
    yield "why", "boxes"
    yield from Counter(one.lacking for one in marked if one.lacking).most_common()


def _fates(measured: Sequence[Measured]) -> Iterator[Sequence[object]]:
    yield "repository", "criteria", "mutations", *(fate.value for fate in Fate)
    everything = [trial for one in measured for trial in one.mutations]
    for name, done in [*((one.name, one.mutations) for one in measured), ("all", everything)]:
        yield name, len({_place(trial) for trial in done}), *_counted(done)


def _place(trial: Mutation) -> tuple[str, str]:
    return trial.corpus, trial.criterion.id


def _counted(done: Sequence[Mutation]) -> tuple[int, ...]:
    fates = Counter(trial.fate for trial in done)
    return fates.total() - fates[Fate.NOT_TRIED], *(fates[fate] for fate in Fate)


def _hollow(measured: Sequence[Measured]) -> str:
    count = sum(len(one.hollow) for one in measured)
    return f"Placeholders decide {count} of them: what is said of these holds in the rebuilt repositories only.\n"


def _verdicts(measured: Sequence[Measured]) -> Iterator[Sequence[object]]:
    counts = {one.name: Counter(said.verdict for said in one.said) for one in measured}
    total = sum(counts.values(), Counter[str]())
    names = [name for name in ("proved", "ready", "refuted", "open", "unproven", "unobservable") if total[name]]
    names += sorted(total.keys() - set(names))
    yield "repository", "criteria", *names
    for name, count in [*counts.items(), ("all", total)]:
        yield name, count.total(), *(count[verdict] for verdict in names)
