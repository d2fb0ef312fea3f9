"""The facts that the kind `platform` decides, what is asked of each, and which answer of the platform shows it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.model.report import SnapshotFacts
from dodcheck.rules.finding import Finding


class Fact(StrEnum):
    """What may be asked of the platform; the values are those of the option `fact`."""

    BRANCH_PROTECTION = "branch-protection"
    REQUIRED_CHECKS = "required-checks"
    REVIEWS = "reviews"
    CODE_OWNER_REVIEW = "code-owner-review"
    NO_FORCE_PUSHES = "no-force-pushes"
    CHECKS = "checks"
    PULL_REQUEST = "pull-request"
    PULL_REQUESTS_BY = "pull-requests-by"
    RELEASE = "release"
    VISIBILITY = "visibility"
    SECURITY_FEATURE = "security-feature"
    BY_EYE = "by-eye"


class PlatformQuestion(NamedTuple):
    """What a rule of the kind `platform` asks, by its options.

    ``own`` is the name of the check that dodcheck itself runs in, ``judged`` tells of the commit that is judged.
    ``named`` says that the rule names the evidence files, so that those alone decide.
    """

    fact: Fact
    expect: tuple[str, ...]
    branch: str | None
    event: str | None
    at_least: int | None
    own: str
    named: bool
    judged: SnapshotFacts


def untold(why: Unknown, words: str, examined: int = 1, skipped: int = 0, fetch: str = "") -> Finding:
    """Return the finding that the answers leave a question open; ``fetch`` is a command that gives what is missing."""
    return Finding(Outcome.UNKNOWN, words, examined=examined, unknown=why, skipped=skipped, reproduce=fetch)


class Source(NamedTuple):
    """An answer of the platform: the name that its file is given, and where GitHub's interface gives it.

    In ``path``, ``BRANCH``, ``COMMIT``, ``NUMBER`` and ``TAG`` stand for what is asked about.
    """

    name: str
    path: str

    def command(self, asked: PlatformQuestion) -> str:
        """Return the command that fetches it into a file; `gh` itself fills in the names in braces."""
        first = asked.expect[0].lstrip("#") if asked.expect else ""
        about = {
            "BRANCH": asked.branch or "main",
            "COMMIT": asked.judged.commit or "HEAD",
            "NUMBER": first or "NUMBER",
            "TAG": first or "TAG",
        }
        path = _ABOUT.sub(lambda match: about[match[0]], self.path)
        return f"gh api {path if _PLAIN.fullmatch(path) else shlex.quote(path)} > {self.name}.json"

    def shown(self, asked: PlatformQuestion) -> str:
        """Return how to hand the answer over, as the subject of a sentence."""
        return f"`{self.command(asked)}` and `--evidence {self.name}={self.name}.json`"


_ABOUT = re.compile(r"BRANCH|COMMIT|NUMBER|TAG")
_PLAIN = re.compile(r"[\w{}/.-]+")

PROTECTION = Source("protection", "repos/{owner}/{repo}/branches/BRANCH/protection")
RULES = Source("rules", "repos/{owner}/{repo}/rules/branches/BRANCH")
CHECK_RUNS = Source("checks", "repos/{owner}/{repo}/commits/COMMIT/check-runs")
STATUS = Source("status", "repos/{owner}/{repo}/commits/COMMIT/status")
RUNS = Source("runs", "repos/{owner}/{repo}/actions/runs?head_sha=COMMIT")
PULL = Source("pull", "repos/{owner}/{repo}/pulls/NUMBER")
REVIEWS = Source("reviews", "repos/{owner}/{repo}/pulls/NUMBER/reviews")
PULLS = Source("pulls", "repos/{owner}/{repo}/pulls?state=all")
RELEASE = Source("release", "repos/{owner}/{repo}/releases/tags/TAG")
REPOSITORY = Source("repository", "repos/{owner}/{repo}")


class Subject(NamedTuple):
    """A fact in words that stand before "on the platform", the module that decides it, and what would show it."""

    words: str
    module: str
    source: Source


_SUBJECTS: Mapping[Fact, Subject] = {
    Fact.BRANCH_PROTECTION: Subject("branch protection is set", "guards", PROTECTION),
    Fact.REQUIRED_CHECKS: Subject("required checks are set", "guards", PROTECTION),
    Fact.REVIEWS: Subject("required reviews are set", "guards", PROTECTION),
    Fact.CODE_OWNER_REVIEW: Subject("required reviews by code owners are set", "guards", PROTECTION),
    Fact.NO_FORCE_PUSHES: Subject("what becomes of force pushes is set", "guards", PROTECTION),
    Fact.CHECKS: Subject("results of checks are recorded", "checks", CHECK_RUNS),
    Fact.PULL_REQUEST: Subject("pull requests are merged", "pulls", PULL),
    Fact.PULL_REQUESTS_BY: Subject("pull requests are opened", "pulls", PULLS),
    Fact.RELEASE: Subject("releases are published", "repository", RELEASE),
    Fact.VISIBILITY: Subject("who may see the repository is set", "repository", REPOSITORY),
    Fact.SECURITY_FEATURE: Subject("security features are set", "repository", REPOSITORY),
}


def subject(asked: PlatformQuestion) -> Subject:
    """Return what a fact that answers can show is about; results on a branch or of a workflow need one so named."""
    subject_ = _SUBJECTS[asked.fact]
    placed = asked.fact is Fact.CHECKS and (asked.branch or asked.event or any(map(is_flow, asked.expect)))
    return subject_._replace(source=RUNS) if placed else subject_


def is_flow(name: str) -> bool:
    """Return whether the name of a check is that of a workflow's file, which means its runs."""
    return name.endswith((".yml", ".yaml"))
