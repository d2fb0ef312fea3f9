"""Whether tags and branches are there, and whether a branch was merged."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.commits.chosen import DEPTH, commit_in_words, short_id
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.history import MAX_ENTRIES, CommitEntry, History

_NAMED = 5
_MERGE = re.compile(
    r"merged? (?:(?P<request>pull request #\d+ from)|(?P<remote>remote-tracking )?branch(?:es)?) (?P<rest>.*)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s(?:into|of)\s")
"""Behind it stands where the branch went, or the repository that it came from."""
_REMOTES = ("origin/", "upstream/")
"""What branches of a remote begin with, as remotes are called nearly always."""


@dataclass(frozen=True)
class Refs:
    """Answers questions about names, as evidence of a kind."""

    kind: str
    history: History

    def tagged(self, name: str) -> Evidence:
        """Return whether a tag of that name, or that fits the glob, is there."""
        tags = self.history.tags()
        matching = _matching(name, tags)
        reproduce = f"git tag --list {shlex.quote(name)}"
        if matching:
            return self._there("the tag" if len(matching) == 1 else "the tags", matching, tags, reproduce)
        if self.history.shallow() or not tags:
            why = f"a shallow clone may lack it: {DEPTH}" if self.history.shallow() else "this clone has no tag at all"
            return self._unknown(f"there is no tag {name} here; {why}", reproduce, Unknown.HISTORY)
        message = f"there is no tag {name} among {counted(len(tags), 'tag')}"
        return Evidence(self.kind, Outcome.FAILS, message, len(tags), 0, reproduce)

    def branched(self, name: str) -> Evidence:
        """Return whether a branch of that name is there, in this clone or where it was cloned from."""
        branches = self.history.branches()
        matching = branches_called(name, branches)
        reproduce = f"git branch --all --list {shlex.quote(f'*{name}')}"
        if matching:
            return self._there("the branch" if len(matching) == 1 else "the branches", matching, branches, reproduce)
        if self.history.shallow():
            message = f"there is no branch {name} here; a shallow clone may lack it: {DEPTH}"
            return self._unknown(message, reproduce, Unknown.HISTORY)
        inside = _inside(name, branches)
        if inside:
            message = f"there is no branch {name} here; {some(inside, _NAMED)} may be one of a remote, or another one"
            return self._unknown(message, reproduce, Unknown.AMBIGUOUS)
        if _may_lack(branches):
            message = f"there is no branch {name} here; this clone may have fetched one branch only"
            return self._unknown(message, reproduce, Unknown.HISTORY)
        message = f"there is no branch {name} among {len(branches)} branches"
        return Evidence(self.kind, Outcome.FAILS, message, len(branches), 0, reproduce)

    def merged(self, name: str) -> Evidence:
        """Return whether a merge of that branch is behind the judged commit."""
        entries = self.history.log(self.history.head())
        reproduce = f"git log --merges --oneline --grep {shlex.quote(name)}"
        merge = next((entry for entry in entries if len(entry.parents) > 1 and _names(entry, name)), None)
        if merge is not None:
            return self._seen(f"{commit_in_words(merge)} merges {name}", len(entries), reproduce)
        branches = self.history.branches()
        heads = {branches[branch] for branch in branches_called(name, branches)}
        brought = next((entry for entry in entries if not heads.isdisjoint(entry.parents[1:])), None)
        if brought is not None:
            return self._seen(
                f"{commit_in_words(brought)} merges {name}, whose newest commit is a parent", len(entries), reproduce
            )
        return self._unknown(self._not_seen(name, entries, heads), reproduce, Unknown.HISTORY)

    def _not_seen(self, name: str, entries: Sequence[CommitEntry], heads: set[str]) -> str:
        if self.history.shallow():
            return f"no merge of {name} is known here, and older commits are left out: {DEPTH}"
        if len(entries) >= MAX_ENTRIES:
            return f"none of the newest {MAX_ENTRIES} commits merges {name}"
        known = {entry.commit for entry in entries}
        if heads and not heads & known:
            ahead = f"{name} has commits that are not behind {short_id(self.history.head())}"
            return f"{ahead}; it is not merged, or was squashed, which leaves no trace of its name"
        return f"no merge names {name}; it may have been squashed or fast-forwarded, which leaves no trace of its name"

    def _seen(self, summary: str, examined: int, reproduce: str) -> Evidence:
        return Evidence(self.kind, Outcome.HOLDS, summary, examined, 1, reproduce)

    def _there(self, what: str, names: Sequence[str], refs: Mapping[str, str], reproduce: str) -> Evidence:
        named = some((f"{name} ({short_id(refs[name])})" for name in names), _NAMED)
        message = f"{what} {named} {'is' if len(names) == 1 else 'are'} there"
        return Evidence(self.kind, Outcome.HOLDS, message, len(refs), len(names), reproduce)

    def _unknown(self, summary: str, reproduce: str, why: Unknown) -> Evidence:
        return Evidence(self.kind, Outcome.UNKNOWN, summary, 0, 0, reproduce, unknown=why)


def _matching(name: str, refs: Mapping[str, str]) -> list[str]:
    fits = matcher(name)
    return sorted(ref for ref in refs if fits(ref))


def branches_called(name: str, branches: Mapping[str, str]) -> list[str]:
    """Return the names of a branch or of those that fit a glob, with that of a remote before them or without."""
    fits = matcher(name)
    return sorted(
        branch for branch in branches if fits(branch) or (branch.startswith(_REMOTES) and fits(_behind_slash(branch)))
    )


def _inside(name: str, branches: Mapping[str, str]) -> list[str]:
    """Return the branches that are called so below a folder, which may be the name of a remote."""
    fits = matcher(name)
    return sorted(branch for branch in branches if fits(_behind_slash(branch)))


def _behind_slash(branch: str) -> str:
    return branch.partition("/")[2]


def _may_lack(branches: Mapping[str, str]) -> bool:
    """Return whether a clone may have fetched one branch only: it knows one of a remote and no others."""
    remote = {_behind_slash(branch) for branch in branches if branch.startswith(_REMOTES)} - {"HEAD"}
    return len(remote) <= 1


def _names(entry: CommitEntry, name: str) -> bool:
    """Return whether a merge says that it brings that very branch."""
    match = _MERGE.match(entry.subject)
    if match is None:
        return False
    source = _BESIDE.split(match["rest"], maxsplit=1)[0]
    words = [word.strip("'\"`,:") for word in source.split()]
    # Only these tell the owner or the remote before the name; else a folder is a part of the name.
    bare = [_behind_slash(word) for word in words] if match["request"] or match["remote"] else []
    return name in (bare if match["request"] else [*words, *bare])
