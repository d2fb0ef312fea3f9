"""Path and text of every file of the CI of the measured tree."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bench.ci_tree.jobs import REUSABLE, call, job
from bench.ci_tree.scripts import LIBRARY, makefile, script_file
from bench.ci_tree.steps import COMPOSITE, steps
from bench.ci_tree.words import PLATFORMS, TOPICS, action

FIRST = ("pull", "trunk")
"""Workflows that stand in a tree of any size; documents name them."""

GENERATED = tuple(
    f"generated-{platform}-{what}-nightly" for platform in PLATFORMS[:4] for what in ("wheel", "libtorch", "conda")
)
SCHEDULED = 60
_KINDS = len(FIRST) + len(GENERATED) + len(REUSABLE) + SCHEDULED


def ci_files(workflows: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield path and text of so many workflows, and of the actions and scripts that they use; no path twice."""
    for number, name in enumerate(_names(workflows)):
        yield f".github/workflows/{name}.yml", workflow(name, random.Random(seed * 1000 + number))  # noqa: S311 - no secret
    rng = random.Random(seed)  # noqa: S311 - the same files every time, nothing secret
    for name in COMPOSITE:
        yield f".github/actions/{name}/action.yml", composite(name, rng)
    for path in LIBRARY:
        yield path, script_file(rng)
    yield "Makefile", makefile(rng)


def _names(count: int) -> list[str]:
    own = [f"{TOPICS[number % len(TOPICS)]}-{number}" for number in range(max(0, count - _KINDS))]
    scheduled = [f"nightly-{TOPICS[number % len(TOPICS)]}-{number}" for number in range(SCHEDULED)]
    return [*FIRST, *GENERATED, *REUSABLE, *scheduled, *own][:count]


def workflow(name: str, rng: random.Random) -> str:
    """Return the text of a workflow; its name tells of which kind it is."""
    if name.startswith("generated-"):
        return _generated(name, rng)
    if name.startswith("_"):
        return _reusable(name, rng)
    if name.startswith("nightly-"):
        return _scheduled(name, rng)
    return _pulled(name, rng)


def composite(name: str, rng: random.Random) -> str:
    """Return a composite action."""
    inputs = "".join(
        f"  {topic}:\n    description: The {topic} to use\n    required: false\n" for topic in ("topic", *TOPICS[:3])
    )
    head = f"name: {name}\n\ndescription: What jobs of {name} share\n\ninputs:\n{inputs}"
    return f"{head}\nruns:\n  using: composite\n  steps:\n" + steps(rng, rng.randint(3, 7), 4, in_action=True)


def _head(name: str, when: str) -> str:
    return f"name: {name}\n\non:\n{when}\n"


def _generated(name: str, rng: random.Random) -> str:
    tags = "      - 'v[0-9]+.[0-9]+.[0-9]+-rc[0-9]+'\n"
    when = f"  push:\n    branches:\n      - nightly\n    tags:\n{tags}  workflow_dispatch:\n"
    jobs = rng.choice((4, 5, 6, 7, 16))
    text = "".join(job(rng, f"wheel_{at}-{part}", 8, 4) for at in range(jobs) for part in ("build", "test"))
    made = f"# @generated\n# Template is at: .github/templates/{name}.yml.j2\n"
    return made + _head(name, when) + f"permissions: read-all\n\njobs:\n{text}"


def _reusable(name: str, rng: random.Random) -> str:
    inputs = "".join(
        f"      {topic}:\n        required: {rng.choice(('true', 'false'))}\n        type: string\n"
        f"        description: |\n          The {topic} that is built, as the matrix names it\n"
        for topic in rng.sample(TOPICS, 6)
    )
    jobs = job(rng, "target", 4, 3) + job(rng, "work", rng.randint(8, 16), 12)
    return _head(name, f"  workflow_call:\n    inputs:\n{inputs}") + f"jobs:\n{jobs}"


def _scheduled(name: str, rng: random.Random) -> str:
    cron = f"{rng.randint(0, 59)} {rng.randint(0, 23)} * * {rng.randint(0, 6)}"
    when = f"  schedule:\n    - cron: {cron}\n  workflow_dispatch:\n"
    calls = "".join(
        call(rng, f"call_{at}", f"call_{at - 1}" if at % 3 == 1 else None) for at in range(rng.randint(3, 12))
    )
    shared = f"  target:\n    uses: example/test-infra/.github/workflows/target.yml@{rng.choice(('nightly', 'v2.8'))}\n"
    group = "concurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: true\n\n"
    return _head(name, when) + f"{group}jobs:\n{shared}{calls}"


def _pulled(name: str, rng: random.Random) -> str:
    when = "  pull_request:\n    paths-ignore: ['docs/**', '*.md']\n  push:\n    branches: [trunk, release/*]\n"
    last = f"      - uses: {action(rng)}\n"
    jobs = "".join(job(rng, f"part_{at}", rng.randint(3, 8), 4) + last for at in range(rng.randint(1, 3)))
    return _head(name, when) + f"permissions:\n  contents: read\n\njobs:\n{jobs}"
