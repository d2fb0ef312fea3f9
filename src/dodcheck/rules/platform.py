"""The kind `platform`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Basis, Evidence, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.facts import Fact, PlatformQuestion, subject_of, unknown_finding
from dodcheck.rules.options import Asks, OptionError, OptionType, none_of, option
from dodcheck.rules.types import COUNT, TEXT, TEXTS
from dodcheck.snapshot.protocol import Snapshot

_VISIBILITIES = frozenset({"public", "private", "internal"})
_EYE = "a link to it, and a person who answers for it"


def _fact(value: object) -> Fact:
    fact = next((fact for fact in Fact if fact.value == value), None)
    if fact is None:
        raise none_of(Fact, value)
    return fact


_FACT = OptionType({"enum": [fact.value for fact in Fact]}, _fact)


@dataclass(frozen=True, slots=True)
class PlatformRule:
    """The platform that hosts the repository records something: a setting, the result of a check, a pull request.

    That is in no repository, so the caller hands over what GitHub's interface answers: `gh api
    repos/{owner}/{repo}/branches/main/protection > protection.json`, then `--evidence protection=protection.json`.
    Which answer a file holds is seen from its keys: branch protection, a branch, its rules (`rules/branches/main`), one
    ruleset, check runs, commit statuses, workflow runs, jobs, `toJSON(needs)` of a job, a pull request or a list of
    them, reviews, releases, the repository. Pages joined by `gh api --paginate --slurp` are one answer.

    Facts: `branch-protection`; `required-checks` (`expect` names them); `reviews` (`at_least` approvals are demanded);
    `code-owner-review`; `no-force-pushes`; `checks` (those that `expect` names passed on the judged commit, else all;
    `ci.yml` means the runs of that workflow); `pull-request` (that of `expect` is merged); `pull-requests-by` (by the
    author `expect`); `release` (of the tag `expect`); `visibility` (`expect: public`); `security-feature` (`expect:
    secret_scanning` and others that the repository's `security_and_analysis` names); `by-eye` (only a person can tell,
    by what `expect` names).

    Holds when the answers show it. Fails when they show the contrary; that something is *not* there is shown only when
    nothing is left out: branch protection and rules, with all their pages. With `evidence` the files it names decide
    alone. Can't be known without an answer, when results are of another commit than the judged one (those that name
    none count as fresh), when a check was skipped, cancelled or still runs, when it has no result (a job may have
    another name there than in its workflow), and when several of one name differ. A file that `evidence` names and that
    is no JSON is an error.
    """

    kind: ClassVar[str] = "platform"
    example: ClassVar[str] = "platform: {fact: required-checks, branch: main, expect: [lint, test]}"

    fact: Fact = option(_FACT, "What the platform records: one of the facts above.")
    expect: tuple[str, ...] = option(
        TEXTS, "The names that are meant; the fact says of what.", default=(), asks=Asks.FLOOR
    )
    evidence: tuple[str, ...] = option(
        TEXTS, "The evidence files that decide; every one whose keys fit unless told otherwise.", default=()
    )
    branch: str | None = option(
        TEXT,
        "The branch it is about: any that the answers are about unless told otherwise. For `pull-requests-by`, what "
        "the names of the branches they come from begin with.",
        default=None,
    )
    event: str | None = option(TEXT, "For `checks`: the event that started them, such as `push`.", default=None)
    at_least: int | None = option(
        COUNT, "The least number of approvals, pull requests or checks; one.", default=None, asks=Asks.FLOOR
    )
    own: str = option(TEXT, "For `checks`: the check that runs dodcheck, left out while it runs.", default="dodcheck")

    def __post_init__(self) -> None:
        if self.fact is Fact.VISIBILITY and not _VISIBILITIES.issuperset(self.expect or ("",)):
            raise OptionError("visibility takes expect: public, private or internal")
        if self.fact is Fact.SECURITY_FEATURE and not self.expect:
            raise OptionError("security-feature takes expect: secret_scanning or another name in security_and_analysis")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return what the platform's answers show."""
        if self.fact is Fact.BY_EYE:
            shown = f"{' or '.join(self.expect) or _EYE} would show it"
            finding = unknown_finding(
                Unknown.OUTSIDE, f"this is seen on the platform, not in the repository; {shown}", 0
            )
            return self._evidence(finding, "")
        from dodcheck.rules.hosting.lookup import platform_finding  # noqa: PLC0415 - lazy: parsers, and most rules are never examined

        named, judged = bool(self.evidence), snapshot.facts()
        asked = PlatformQuestion(
            self.fact, self.expect, self.branch, self.event, self.at_least, self.own, named, judged
        )
        finding = platform_finding(asked, self.evidence, snapshot)
        return self._evidence(finding, subject_of(asked).source.command(asked))

    def _evidence(self, finding: Finding, reproduce: str) -> Evidence:
        return finding._replace(basis=Basis.RECORDED).evidence(self.kind, reproduce)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield answers of the platform that say the contrary."""
        from dodcheck.rules.counterexamples import of_platform  # noqa: PLC0415 - lazy: only the self-test asks

        return of_platform.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        if self.fact is Fact.BY_EYE:
            return "a person answers for it, since no answer of the platform is read for it"
        return f"answers of the platform, handed over with `--evidence`, show {self._wanted()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.fact is Fact.BY_EYE:
            return "nothing shows it: no answer of the platform is read for it"
        return f"answers of the platform, handed over with `--evidence`, show the contrary of {self._wanted()}"

    def _wanted(self) -> str:
        """Return the fact as a noun, with what is asked of it."""
        wanted = f"{self.fact.replace('-', ' ')}{': ' if self.expect else ''}{', '.join(self.expect)}"
        least = "" if self.at_least is None else f", at least {self.at_least}"
        branch = f" ({self.branch})" if self.branch else ""
        return wanted + least + branch
