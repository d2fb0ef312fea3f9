"""Steps of the workflows and actions of the measured tree, at the column that the steps of a job have."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from bench.ci_tree.scripts import LIBRARY, TARGETS, bash, powershell
from bench.ci_tree.words import TOPICS, action, indented, script

COMPOSITE = tuple(f"{kind}-{topic}" for kind in ("setup", "teardown") for topic in TOPICS[:7])
"""Composite actions below ``.github/actions``."""

CONDITIONS = (
    "always()",
    "failure() && steps.test.outcome != 'skipped'",
    "${{ github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v') }}",
    "github.repository_owner == 'example' && !contains(github.event.pull_request.labels.*.name, 'skip-build')",
    "${{ !cancelled() && inputs.upload == 'true' }}",
    "matrix.config != 'default' || needs.target.outputs.build == 'true'",
)
"""What ``if:`` says."""

_LIMIT = re.compile(r"^  timeout-minutes: .*\n", re.MULTILINE)
"""No step of an action has a limit of its own."""


def steps(rng: random.Random, count: int, parts: int, *, in_action: bool = False) -> str:
    """Return so many steps; each script has up to so many parts. Those of an action name their shell."""
    first = f"- name: Checkout\n  uses: {action(rng, 'actions/checkout')}\n  with:\n    fetch-depth: 0\n"
    rest = "".join(rng.choice(_KINDS)(rng, parts, in_action) for _ in range(count - 1))
    return indented(first + (_LIMIT.sub("", rest) if in_action else rest), 4 if in_action else 6)


def _named(rng: random.Random) -> str:
    return f"- name: {rng.choice(('Build', 'Test', 'Upload', 'Set up', 'Prepare', 'Check'))} {rng.choice(TOPICS)}\n"


def _aside(rng: random.Random) -> str:
    """Return what half of the steps say beside their work."""
    said = [
        f"  if: {rng.choice(CONDITIONS)}\n",
        f"  timeout-minutes: {rng.randint(5, 240)}\n",
        "  continue-on-error: true\n",
    ]
    return "".join(line for line, share in zip(said, (0.35, 0.15, 0.08), strict=True) if rng.random() < share)


def _env(rng: random.Random) -> str:
    names = rng.sample(TOPICS, rng.randint(1, 4))
    return "  env:\n" + "".join(
        f"    {name.upper()}_TOKEN: ${{{{ secrets.{name.upper()}_TOKEN }}}}\n" for name in names
    )


def _scripted(rng: random.Random, parts: int, shell: bool) -> str:  # noqa: FBT001 - one signature for all kinds
    own = "  shell: bash\n" if shell or rng.random() < 0.5 else ""  # noqa: PLR2004 - half of them
    text = bash(rng, rng.randint(1, parts))
    return f"{_named(rng)}{_aside(rng)}{_env(rng)}{own}{script(text, 2)}"


def _windows(rng: random.Random, parts: int, shell: bool) -> str:  # noqa: ARG001, FBT001 - one signature for all kinds
    return f"{_named(rng)}{_aside(rng)}  shell: pwsh\n{script(powershell(rng, rng.randint(1, parts)), 2)}"


def _called(rng: random.Random, parts: int, shell: bool) -> str:  # noqa: ARG001, FBT001 - one signature for all kinds
    own = "  shell: bash\n" if shell else ""
    called = rng.choice(
        [f"bash {rng.choice(LIBRARY)}", f"make {rng.choice(TARGETS)}", f".ci/{rng.choice(TOPICS)}/missing.sh"]
    )
    return f"{_named(rng)}{_aside(rng)}{own}  run: {called}\n"


def _used(rng: random.Random, parts: int, shell: bool) -> str:  # noqa: ARG001, FBT001 - one signature for all kinds
    given = "".join(f"    {name}: ${{{{ inputs.{name} }}}}\n" for name in rng.sample(TOPICS, rng.randint(1, 5)))
    return f"{_named(rng)}{_aside(rng)}  uses: {action(rng)}\n  with:\n{given}"


def _local(rng: random.Random, parts: int, shell: bool) -> str:  # noqa: ARG001, FBT001 - one signature for all kinds
    return f"{_named(rng)}  uses: ./.github/actions/{rng.choice(COMPOSITE)}\n  with:\n    topic: {rng.choice(TOPICS)}\n"


_Kind = Callable[[random.Random, int, bool], str]
_KINDS: tuple[_Kind, ...] = (_scripted, _scripted, _scripted, _windows, _called, _used, _used, _local)
