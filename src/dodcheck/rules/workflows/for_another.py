"""Whether a command within what a step starts is there for something else than what is asked."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.rules.workflows.does import base_name_of
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command

_OTHERS: Mapping[str, frozenset[Purpose]] = {
    "test": frozenset({Purpose.LINT, Purpose.TYPES, Purpose.SECURITY, Purpose.BUILD}),
    **dict.fromkeys(("lint", "types", "security"), frozenset({Purpose.TEST, Purpose.BUILD})),
}
"""What nothing is there for whose tools are known for something else."""
_TESTING_BUILDERS = frozenset(
    ["docker", "podman", "docker-compose", "gradle", "gradlew", "mvn", "mvnw", "nix", "bazel", "sbt", "lein", "rake"]
)
"""Programs that test what they build, or may."""


def is_for_another(command: Command, wanted: str | None) -> bool:
    """Return whether a command is known for another purpose than the one that is wanted, if one is."""
    others = _OTHERS.get(wanted or "", frozenset())
    return purpose_of_command(command) in others and base_name_of(command.words[0].text) not in _TESTING_BUILDERS
