"""The kind `containers`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.types import FOLDERS_AND_GLOBS, TEXT, TEXTS, choice, choices, globs_of
from dodcheck.snapshot.protocol import Snapshot

SYSTEMS = ("kubernetes", "compose")
"""What starts containers."""

ASKED = {
    "limits": "limits of its resources",
    "cpu-limits": "a limit of its processor time",
    "memory-limits": "a limit of its memory",
    "requests": "requests of resources",
    "liveness": "a liveness probe",
    "readiness": "a readiness probe",
    "healthcheck": "a health check",
    "restart": "a restart policy",
    "tag": "an image with a tag other than latest",
    "non-root": "a user other than root",
    "runAsNonRoot": "runAsNonRoot",
}
"""What a container may have, in words."""
_OF_KUBERNETES = frozenset({"requests", "liveness", "readiness", "runAsNonRoot"})
_OF_COMPOSE = frozenset({"healthcheck", "restart"})


@dataclass(frozen=True, slots=True)
class ContainersRule:
    """Each container that manifests of Kubernetes or files of compose start is set to something.

    Reads Deployments, StatefulSets, DaemonSets, ReplicaSets, Rollouts, Jobs, CronJobs, Pods and Lists of them, and the
    services of files called `compose.yaml`, `docker-compose.yml` and alike. Holds when each container has all of `has`;
    with `per: workload` each workload has a container that has them, which can't be known where another one of it has
    not. Probes are not asked of init containers, nor of Jobs. Fails when one has not: no limit, no probe, `latest` or
    no tag, root by `runAsUser: 0` or `runAsNonRoot: false`, a health check that is disabled, `restart: "no"`. Can't be
    known when no container is there, when the user is left to the image, when a variable, a merge key or `extends` may
    say it, when a kustomization patches, a LimitRange sets limits or a container without an image only changes another
    one, when only examples and tests lack it, and when a chart of Helm or another file can't be read.
    """

    kind: ClassVar[str] = "containers"
    example: ClassVar[str] = "containers: {of: kubernetes, has: [limits, readiness], in: k8s/}"

    of: str = option(choice(*SYSTEMS), "What starts them.")
    has: tuple[str, ...] = option(choices(*ASKED), "What each of them has.", asks=Asks.FLOOR)
    in_: tuple[str, ...] = option(
        FOLDERS_AND_GLOBS, "Folders and globs of the files to look at.", default=("**/*.yml", "**/*.yaml")
    )
    per: str | None = option(choice("container", "workload"), "What has it; each container.", default=None)
    only: tuple[str, ...] = option(
        TEXTS, "Kinds of workloads that count, such as `Deployment`; every kind.", default=(), asks=Asks.CHOICE
    )
    named_in: str | None = option(
        TEXT, "The document that names the files: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        wrong = (_OF_COMPOSE if self.of == "kubernetes" else _OF_KUBERNETES).intersection(self.has)
        if wrong:
            raise OptionError(f"{min(wrong)} is nothing that {self.of} knows")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether each container has it."""
        from dodcheck.rules.deploying.judging import examine_containers  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_containers(self, snapshot)

    @property
    def globs(self) -> tuple[str, ...]:
        """The globs of the files to look at."""
        return globs_of(self.in_)

    @property
    def reproduce(self) -> str:
        """The command that lists the places where containers begin."""
        sign = "containers:" if self.of == "kubernetes" else "services:"
        return f"git grep -n -i -F {sign} -- {pathspecs(self.globs)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a file more whose container has none of it, or the files without those that lack it."""
        from dodcheck.rules.counterexamples import of_containers  # noqa: PLC0415 - lazy: only the self-test asks

        return of_containers.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"each {self._what()} has {self.wanted}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"a {self._what()} lacks {self.wanted}"

    @property
    def wanted(self) -> str:
        """What a container has, in words."""
        return " and ".join(ASKED[one] for one in self.has)

    def _what(self) -> str:
        of = "workload" if self.per == "workload" else "container"
        return f"{of} of {self.of} in {', '.join(self.in_)}"
