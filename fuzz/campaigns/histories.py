"""Which commits are a milestone's, over histories of any shape and with any messages."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.git_history import GitHistoryRule
from dodcheck.snapshot.history import CommitEntry
from dodcheck.snapshot.protocol import Snapshot
from fuzz.campaign import Campaign, Given
from fuzz.judged import check_evidence
from fuzz.texts import files_like, soup, text_of
from support.memory_history import MemoryHistory, MemoryRepository

PIECES = (
    "\n", "\n", "\n", "M03: ", "m03: ", "M04: ", "[M03] ", "feat(M03): ", "docs(m04): ", "M3 ", "Close M03", "work",
    "Merge branch 'm03-audit'", "Merge branch 'main' into m03", "Merge pull request #1 from a/m04-x", "Milestone: M03",
    " > ", "ci ", "src ", "doc ", "odd ", "gone ", "side ", "merge ", "root ",
    "plan=Planned ", "plan=In-Progress ", "plan=Closed ", "plan=Locked ", "ledger=In-Progress ", "ledger=Closed ",
    "(", ")", "[", "]", "#", "M", "0", "\u00e9", "\udcff", "M03-M05", "PX1-M03 ",
)  # fmt: skip
PLAN, LEDGER = "docs/refactor/milestones/M03/M03_plan.md", "REFACTOR.md"
PATHS = {"ci": ".github/workflows/ci.yml", "src": "src/app.py", "doc": "docs/a.md", "odd": "bin/run"}
WRONG = frozenset({PATHS["ci"], PATHS["src"]})
SCOPE = GitHistoryRule(commits_of="M03", areas=("ci", "code"))
RULES = (
    SCOPE,
    GitHistoryRule(commits_of="M03", changed_only=("docs/**", LEDGER)),
    GitHistoryRule(commits_of="M03", added=("src/*",)),
    GitHistoryRule(committed_on="main", paths=(PATHS["doc"], "src/*")),
    GitHistoryRule(merged="m03-audit"),
    GitHistoryRule(locked=PLAN),
)
MAX_COMMITS = 40


def check(given: Given) -> None:
    """Let the rules look at a history, and see that what holds is so and can be turned."""
    history = _history(text_of(given))
    if history is None:
        return
    snapshot = MemoryRepository(history)
    for rule in RULES:
        check_evidence(rule.examine(snapshot))
    seen = SCOPE.examine(snapshot)
    _check_scope(history, seen)
    if seen.outcome is Outcome.HOLDS:
        _check_turning(snapshot, seen)


def _check_scope(history: MemoryHistory, seen: Evidence) -> None:
    own = [entry for entry in history.log(history.head()) if entry.message.startswith("M03: ")]
    broken = any(not WRONG.isdisjoint(entry.paths) for entry in own)
    assert not (broken and seen.outcome is Outcome.HOLDS), "a commit with the label breaks it, and it holds"
    if seen.outcome is Outcome.FAILS:
        assert {place.path for place in seen.places} <= WRONG, "it fails for a path that may change"


def _check_turning(snapshot: Snapshot, seen: Evidence) -> None:
    turned = [SCOPE.examine(one.planted_in(snapshot)).outcome for one in SCOPE.counterexamples(snapshot, seen)]
    assert turned, "nothing would turn it"
    assert set(turned) == {Outcome.FAILS}, "a commit that changes more does not turn it"


def _history(text: str) -> MemoryHistory | None:
    """Return the commits that lines tell, each with its message, ` > ` and what it does; the newest is the head."""
    entries: list[CommitEntry] = []
    contents: dict[str, dict[str, bytes]] = {}
    for number, line in enumerate(text.splitlines()[:MAX_COMMITS]):
        message, _, told = line.partition(" > ")
        words = told.split()
        parents = tuple(_parents(words, entries))
        before = contents.get(parents[0], {}) if parents else {}
        changed = dict(_changes(words, number))
        commit = f"{number + 1:040x}"
        after = {**{path: data for one in parents for path, data in contents[one].items()}, **before, **changed}
        contents[commit] = {path: data for path, data in after.items() if data is not None}
        entries.append(CommitEntry(commit, parents, number, message, tuple(sorted(changed))))
    return MemoryHistory(tuple(reversed(entries)), contents) if entries else None


def _parents(words: list[str], entries: list[CommitEntry]) -> Iterator[str]:
    if not entries or "root" in words:
        return
    last = -2 if "side" in words and len(entries) > 1 else -1
    yield entries[last].commit
    if "merge" in words and len(entries) > 1:
        yield entries[-2 if last == -1 else -1].commit


def _changes(words: list[str], number: int) -> Iterator[tuple[str, bytes | None]]:
    for word in words:
        kind, _, status = word.partition("=")
        if word in PATHS:
            yield PATHS[word], f"{number}\n".encode()
        elif word == "gone":
            yield PATHS["src"], None
        elif kind == "plan":
            yield PLAN, f"# M03\n\n**Status:** {status}\n".encode("utf-8", "surrogatepass")
        elif kind == "ledger":
            yield LEDGER, f"# L\n\n## M03 \u2014 X\n\n**Status:** {status}\n".encode("utf-8", "surrogatepass")


CAMPAIGN = Campaign(
    name="histories",
    about="which commits are a milestone's, and what they did",
    fresh=soup(PIECES, 60),
    check=check,
    pieces=PIECES,
    seeds=files_like("tests/rules/cases/git_history/*/*.yml"),
)
