"""Whether a milestone's commits changed nothing of a ledger but the entry of their milestone."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dodcheck.documents.blocks import Heading, Outline
from dodcheck.documents.ledger import read_ledger
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.slug import title
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, mentions
from dodcheck.phrasing import some
from dodcheck.rules.commits.chosen import ChosenCommits, commit_in_words
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.protocol import Snapshot

MAX_COMMITS = 400
"""So many commits to one document are looked at."""

_NAMED = 4
_LONGEST = 60
_SAYS_NOTHING = re.compile(r"[\s|:_*-]*")


class EntryBounds(NamedTuple):
    """The document as it is named, the document that names it, whose entry it is, and the headings of notes."""

    document: str
    named_in: str | None
    milestone: MilestoneId
    notes: tuple[str, ...]


class Stray(NamedTuple):
    """A line that a commit changed outside the entry."""

    entry: CommitEntry
    line: str


class _Version(NamedTuple):
    """What a version of the document says outside the entry, each line with whether a note may be added there."""

    lines: tuple[tuple[str, bool], ...]


def entry_only(kind: str, snapshot: Snapshot, history: History, chosen: ChosenCommits, asked: EntryBounds) -> Evidence:
    """Return whether the commits keep to the entry, as evidence; commits that leave the document alone don't count."""
    path = named_file(snapshot, asked.document, asked.named_in, kind)
    if isinstance(path, Evidence):
        return path
    reader = _Reader(history, path, asked)
    sure, doubtful = (
        [entry for entry in commit_entries if path in entry.paths] for commit_entries in (chosen.sure, chosen.doubtful)
    )
    if len(sure) + len(doubtful) > MAX_COMMITS:
        message = f"more than {MAX_COMMITS} commits change {path}"
        return Evidence(kind, Outcome.UNKNOWN, message, 0, 0, _reproduce(path, ()), unknown=Unknown.SKIPPED)
    try:
        edits = _Edits(kind, path, chosen, sure, list(reader.strays(sure)), list(reader.strays(doubtful)))
    except UndecodableError as problem:
        message = f"{path} can't be read as it was: {problem}"
        return Evidence(kind, Outcome.ERROR, message, 1, 0, _reproduce(path, sure), places=(Place(path),))
    return edits.evidence(asked)


@dataclass(frozen=True)
class _Edits:
    """The commits that change the document, and what they, and those that may belong to them, change outside."""

    kind: str
    path: str
    chosen: ChosenCommits
    commits: Sequence[CommitEntry]
    strays: Sequence[Stray]
    doubtful: Sequence[Stray]

    def evidence(self, asked: EntryBounds) -> Evidence:
        of, many = self.chosen.of, len(self.commits)
        if self.strays:
            wrong = len({stray.entry.commit for stray in self.strays})
            message = f"{wrong} of {many} commits {of} that change {self.path} change more than its entry"
            return self._evidence(Outcome.FAILS, f"{message}: {_shown(self.strays)}", wrong)
        if self.doubtful:
            message = f"whether these changes of {self.path} are {of.removeprefix('of ')}'s can't be told"
            return self._evidence(Outcome.UNKNOWN, f"{message}: {_shown(self.doubtful)}", 0, Unknown.AMBIGUOUS)
        if self.chosen.gap:
            message = f"no commit {of} that is known here changes more of {self.path} than its entry"
            return self._evidence(Outcome.UNKNOWN, f"{message}, but {self.chosen.gap}", 0, Unknown.HISTORY)
        if not many:
            return self._evidence(Outcome.UNKNOWN, f"no commit {of} changes {self.path}", 0, Unknown.EMPTY_SCOPE)
        commits = f"the only commit {of} that changes" if many == 1 else f"{many} commits {of} change"
        notes = f", or add notes below “{'”, “'.join(asked.notes)}”" if asked.notes else ""
        what = f"{commits} {self.path}{' changes' if many == 1 else ', and they change'} nothing of it but the entry"
        return self._evidence(Outcome.HOLDS, f"{what} of {asked.milestone}{notes}", 0)

    def _evidence(self, outcome: Outcome, summary: str, wrong: int, unknown: Unknown | None = None) -> Evidence:
        many = len(self.commits)
        detail = f"{summary}; {self.chosen.note}" if self.chosen.note else summary
        reproduce = _reproduce(self.path, self.commits)
        places = (Place(self.path),)
        return Evidence(self.kind, outcome, detail, many, many - wrong, reproduce, unknown=unknown, places=places)


@dataclass
class _Reader:
    """Reads versions of the document, each of its states once."""

    history: History
    path: str
    asked: EntryBounds
    _known: dict[bytes, _Version] = field(default_factory=dict)

    def strays(self, commits: Sequence[CommitEntry]) -> Iterator[Stray]:
        """Yield the lines that each commit changed outside the entry; a merge is held to the parent nearest to it."""
        for commit in commits:
            after = self._version(commit.commit)
            strays = (list(_outside(self._version(parent), after)) for parent in commit.parents or (None,))
            yield from (Stray(commit, line) for line in min(strays, key=len))

    def _version(self, commit: str | None) -> _Version:
        data = self.history.read(commit, self.path) if commit else None
        data = data or b""
        if data not in self._known:
            text = decode(data)
            own = self._own(parse_markdown(text), len(text.lines))
            numbered = ((line, own.get(at)) for at, line in enumerate(text.lines, start=1))
            lines = ((self._as_compared(line), noted) for line, noted in numbered if noted is not None)
            self._known[data] = _Version(tuple((line, noted) for line, noted in lines if line))
        return self._known[data]

    def _as_compared(self, line: str) -> str:
        """Return a line as it is compared: a stub for a range may begin behind the milestone that has an entry now."""
        if _SAYS_NOTHING.fullmatch(line):
            return ""
        words = " ".join(line.split())
        named = next((mention for mention in mentions(words) if mention.last), None) if words.startswith("#") else None
        if named is None or named.first not in {self.asked.milestone, _following(self.asked.milestone)}:
            return words
        return f"{words[: named.start]}… to {named.last}{words[named.end :]}"

    def _own(self, outline: Outline, last: int) -> dict[int, bool | None]:
        """Return for each line whether a note may be added there, ``None`` for the lines of the entry."""
        heads = [block for block in outline.blocks if isinstance(block, Heading)]
        entries = {
            entry.location.line
            for entry in read_ledger(outline, self.path)
            if entry.last is None and entry.milestone == self.asked.milestone
        }
        own: dict[int, bool | None] = dict.fromkeys(range(1, last + 1), False)
        for at, head in enumerate(heads):
            if self._takes_notes(head):
                following = heads[at + 1].line if at + 1 < len(heads) else last + 1
                own |= dict.fromkeys(range(head.line + 1, following), True)
        for at, head in enumerate(heads):
            if head.line in entries:
                end = next((heading.line for heading in heads[at + 1 :] if heading.level <= head.level), last + 1)
                own |= dict.fromkeys(range(head.line, end))
        return own | dict.fromkeys(line for line in entries if line)

    def _takes_notes(self, head: Heading) -> bool:
        words = title(head.source).casefold()
        return any(re.match(rf"{re.escape(title(note).casefold())}(?!\w)", words) for note in self.asked.notes)


def _following(milestone: MilestoneId) -> MilestoneId:
    return replace(milestone, numbers=(*milestone.numbers[:-1], milestone.numbers[-1] + 1))


def _outside(before: _Version, after: _Version) -> Iterator[str]:
    """Yield the lines that differ outside the entry and are no notes."""
    old, new = [line for line, _ in before.lines], after.lines
    kept = 0
    for line, noted in new:
        if kept < len(old) and line == old[kept]:
            kept += 1
        elif not noted:
            break
    else:
        if kept == len(old):
            return
    notes = Counter(line for line, noted in new if noted)
    fresh = Counter(line for line, _ in new) - Counter(old) - notes
    gone = Counter(old) - Counter(line for line, _ in new)
    yield from (fresh + gone) or ["the order of its lines"]


def _shown(strays: Sequence[Stray]) -> str:
    return some((f"“{_cut(stray.line)}” in {commit_in_words(stray.entry)}" for stray in strays), _NAMED, "; ")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _reproduce(path: str, commits: Sequence[CommitEntry]) -> str:
    ids = " ".join(entry.commit[:12] for entry in commits[:8])
    return f"git {'show ' + ids if ids else 'log -p'} -- {shlex.quote(path)}"
