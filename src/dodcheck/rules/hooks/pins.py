"""Whether the repositories that hooks come from are pinned."""

from __future__ import annotations

import re

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.hooks.pre_commit_file import Hooks, Repo
from dodcheck.rules.reading.config_files import unclear

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_VERSION = re.compile(r"(?:[A-Za-z][\w.]*[-_@/])?[vV]?[0-9]+(?:\.[0-9]+){1,4}(?:[-+.]?[a-zA-Z][\w.+-]*)?")
_LINE_OF_WORK = re.compile(r"(?:release|stable|branch|maint|support|hotfix|feature)\w*[-_/@]", re.IGNORECASE)
_MOVING = re.compile(
    r"main|master|head|stable|latest|develop|development|dev|trunk|next|edge|nightly|release",
    re.IGNORECASE,
)


def pinned(config: Hooks) -> FileFinding:
    """Return whether each repository has a full commit id or the tag of one version."""
    count = len(config.repos)
    if not count:
        return unclear("takes hooks from no repository but its own", config.root.line, Unknown.EMPTY_SCOPE, 0)
    loose = [repo for repo in config.repos if not _is_pinned(repo.rev)]
    if not loose:
        message = f"pins each of {count} repositories" if count > 1 else f"pins {config.repos[0].url[:100]}"
        return FileFinding(Outcome.HOLDS, message, config.repos[0].line, examined=count, matched=count)
    moving = next((repo for repo in loose if _MOVING.fullmatch(repo.rev)), None)
    if moving:
        return FileFinding(
            Outcome.FAILS,
            f"has {_revision_of(moving)}, which is not pinned",
            moving.line,
            examined=count,
            matched=count - len(loose),
        )
    return unclear(f"has {_revision_of(loose[0])}, which may be a branch", loose[0].line, examined=count)


def _is_pinned(rev: str) -> bool:
    return bool(_COMMIT.fullmatch(rev)) or (bool(_VERSION.fullmatch(rev)) and not _LINE_OF_WORK.match(rev))


def _revision_of(repo: Repo) -> str:
    return f"rev {repo.rev[:80]} of {repo.url[:100]}"
