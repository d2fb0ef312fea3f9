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


def unknown_finding(why: Unknown, words: str, examined: int = 1, skipped: int = 0, fetch: str = "") -> Finding:
    """Return the finding that the answers leave a question open; ``fetch`` is a command that gives what is missing."""
    return Finding(Outcome.UNKNOWN, words, examined=examined, unknown=why, skipped=skipped, reproduce=fetch)


class AnswerSource(NamedTuple):
    """An answer of the platform: the name that its file is given, and where GitHub's interface gives it.

    In ``path``, ``BRANCH``, ``COMMIT``, ``NUMBER`` and ``TAG`` stand for what is asked about.
    """

    name: str
    path: str

    def command(self, question: PlatformQuestion) -> str:
        """Return the command that fetches it into a file; `gh` itself fills in the names in braces."""
        first = question.expect[0].lstrip("#") if question.expect else ""
        values = {
            "BRANCH": question.branch or "main",
            "COMMIT": question.judged.commit or "HEAD",
            "NUMBER": first or "NUMBER",
            "TAG": first or "TAG",
        }
        path = _PLACEHOLDER.sub(lambda match: values[match[0]], self.path)
        return f"gh api {path if _PLAIN.fullmatch(path) else shlex.quote(path)} > {self.name}.json"

    def advice(self, question: PlatformQuestion) -> str:
        """Return how to hand the answer over, as the subject of a sentence."""
        return f"`{self.command(question)}` and `--evidence {self.name}={self.name}.json`"


_PLACEHOLDER = re.compile(r"BRANCH|COMMIT|NUMBER|TAG")
_PLAIN = re.compile(r"[\w{}/.-]+")

PROTECTION = AnswerSource("protection", "repos/{owner}/{repo}/branches/BRANCH/protection")
RULES = AnswerSource("rules", "repos/{owner}/{repo}/rules/branches/BRANCH")
CHECK_RUNS = AnswerSource("checks", "repos/{owner}/{repo}/commits/COMMIT/check-runs")
STATUS = AnswerSource("status", "repos/{owner}/{repo}/commits/COMMIT/status")
RUNS = AnswerSource("runs", "repos/{owner}/{repo}/actions/runs?head_sha=COMMIT")
PULL = AnswerSource("pull", "repos/{owner}/{repo}/pulls/NUMBER")
REVIEWS = AnswerSource("reviews", "repos/{owner}/{repo}/pulls/NUMBER/reviews")
PULLS = AnswerSource("pulls", "repos/{owner}/{repo}/pulls?state=all")
RELEASE = AnswerSource("release", "repos/{owner}/{repo}/releases/tags/TAG")
REPOSITORY = AnswerSource("repository", "repos/{owner}/{repo}")


class FactSubject(NamedTuple):
    """A fact in words that stand before "on the platform", the module that decides it, and what would show it."""

    words: str
    module: str
    source: AnswerSource


_SUBJECTS: Mapping[Fact, FactSubject] = {
    Fact.BRANCH_PROTECTION: FactSubject("branch protection is set", "guards", PROTECTION),
    Fact.REQUIRED_CHECKS: FactSubject("required checks are set", "guards", PROTECTION),
    Fact.REVIEWS: FactSubject("required reviews are set", "guards", PROTECTION),
    Fact.CODE_OWNER_REVIEW: FactSubject("required reviews by code owners are set", "guards", PROTECTION),
    Fact.NO_FORCE_PUSHES: FactSubject("what becomes of force pushes is set", "guards", PROTECTION),
    Fact.CHECKS: FactSubject("results of checks are recorded", "checks", CHECK_RUNS),
    Fact.PULL_REQUEST: FactSubject("pull requests are merged", "pulls", PULL),
    Fact.PULL_REQUESTS_BY: FactSubject("pull requests are opened", "pulls", PULLS),
    Fact.RELEASE: FactSubject("releases are published", "repository", RELEASE),
    Fact.VISIBILITY: FactSubject("who may see the repository is set", "repository", REPOSITORY),
    Fact.SECURITY_FEATURE: FactSubject("security features are set", "repository", REPOSITORY),
}


def subject_of(question: PlatformQuestion) -> FactSubject:
    """Return what a fact that answers can show is about; results on a branch or of a workflow need one so named."""
    subject_ = _SUBJECTS[question.fact]
    placed = question.fact is Fact.CHECKS and (
        question.branch or question.event or any(map(is_workflow_file, question.expect))
    )
    return subject_._replace(source=RUNS) if placed else subject_


def is_workflow_file(name: str) -> bool:
    """Return whether the name of a check is that of a workflow's file, which means its runs."""
    return name.endswith((".yml", ".yaml"))
