"""Whether another service than GitHub runs something for a change, as the files that tell it what to do say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.scope import Scope
from dodcheck.workflows.audit.whole import Whole

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_FILES = re.compile(
    r"\.gitlab-ci\.ya?ml|\.circleci/[^/]+\.ya?ml|\.travis\.ya?ml|\.?azure-pipelines[^/]*\.ya?ml|\.?appveyor\.ya?ml"
    r"|\.azure(?:-pipelines|-devops|pipelines)?/.+\.ya?ml|\.cirrus\.(?:ya?ml|star)|jenkinsfile[^/]*|\.?jenkins/.+"
    r"|\.buildkite/.+\.ya?ml|\.woodpecker(?:\.ya?ml|/.+\.ya?ml)|\.drone\.(?:ya?ml|star|jsonnet)"
    r"|bitbucket-pipelines\.ya?ml|\.semaphore/.+\.ya?ml|\.teamcity/.+|\.forgejo/workflows/.+|\.gitea/workflows/.+"
    r"|\.builds?/.+\.ya?ml|\.build\.ya?ml|cloudbuild\.ya?ml|buildspec\.ya?ml|codefresh\.ya?ml|\.tekton/.+\.ya?ml|\.zuul\.ya?ml",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)
def other_ci(whole: Whole) -> str | None:
    """Return the first file that tells another service what to run; ``None`` where there is none."""
    files = whole.subjects[0].snapshot.files() if whole.subjects else ()
    return next((path for path in files if _FILES.fullmatch(path)), None)


def perhaps_elsewhere(answer: Finding, rule: WorkflowRule, scope: Scope) -> Finding:
    """Return that another service may do what no workflow does, where a rule asks for no workflow and no action."""
    asked = rule.path or rule.uses or not scope.subjects
    path = None if asked or answer.outcome is not Outcome.FAILS else other_ci(scope.subjects[0].whole)
    if path is None:
        return answer
    words = f"{answer.words}, but what {path} has run is not looked at"
    return answer._replace(outcome=Outcome.UNKNOWN, words=words, matched=0, unknown=Unknown.OUTSIDE)
