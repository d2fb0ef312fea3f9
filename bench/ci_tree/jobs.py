"""Jobs of the workflows of the measured tree."""

from __future__ import annotations

import random

from bench.ci_tree.steps import CONDITIONS, steps
from bench.ci_tree.words import PLATFORMS, PYTHONS, TOOLKITS, TOPICS, indented, listed

REUSABLE = tuple(f"_{topic}-{kind}" for topic in TOPICS[:7] for kind in ("build", "test", "upload"))
"""The names of the reusable workflows."""

DIGEST = "sha256:9b1f2a7c0d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c"


def job(rng: random.Random, name: str, count: int, parts: int) -> str:
    """Return a job of so many steps, whose scripts have up to so many parts."""
    runner = rng.choice(("ubuntu-24.04", "macos-14", "windows-2022"))
    head = f"  {name}:\n    name: {name.replace('_', ' ')}\n    runs-on: {runner}\n"
    more = [(_matrix, 0.3), (_container, 0.2), (_services, 0.1), (_guard, 0.3)]
    said = "".join(make(rng) for make, share in more if rng.random() < share)
    return f"{head}    timeout-minutes: {rng.randint(30, 300)}\n{said}    steps:\n{steps(rng, count, parts)}"


def call(rng: random.Random, name: str, needs: str | None = None) -> str:
    """Return a job that calls a reusable workflow of the repository with a matrix written as text."""
    asked = f"    needs: {needs}\n" if needs else ""
    environment = f"{rng.choice(PLATFORMS)}-py{rng.choice(PYTHONS)}-{rng.choice(TOOLKITS)}"
    rows = "".join(_row(rng, at) for at in range(1, rng.randint(2, 7)))
    return (
        f"  {name}:\n    name: {environment}\n{asked}"
        f"    uses: ./.github/workflows/{rng.choice(REUSABLE)}.yml\n"
        f"    with:\n      build-environment: {environment}\n      docker-image: ci-image:{environment}\n"
        f"      matrix: |\n        {{ include: [\n{indented(rows, 10)}        ]}}\n"
        "    secrets: inherit\n"
    )


def _row(rng: random.Random, shard: int) -> str:
    runner = f"linux.{rng.choice((2, 4, 8))}xlarge"
    return f'{{ config: "{rng.choice(TOPICS)}", shard: {shard}, num_shards: 5, runner: "{runner}" }},\n'


def _matrix(rng: random.Random) -> str:
    added = "".join(
        f"- python: '{rng.choice(PYTHONS)}'\n  toolkit: {rng.choice(TOOLKITS)}\n  topic: {rng.choice(TOPICS)}\n"
        for _ in range(rng.randint(1, 5))
    )
    return (
        "    strategy:\n      fail-fast: false\n      matrix:\n"
        f"        python: {listed(rng.sample(PYTHONS, 2))}\n        toolkit: {listed(rng.sample(TOOLKITS, 2))}\n"
        f"        include:\n{indented(added, 10)}"
    )


def _container(rng: random.Random) -> str:
    image = rng.choice([f"example/ci-{rng.choice(TOPICS)}:latest", f"example/builder@{DIGEST}", "${{ inputs.image }}"])
    return f"    container:\n      image: {image}\n      options: --gpus all --ipc=host\n"


def _services(rng: random.Random) -> str:
    return f"    services:\n      store:\n        image: redis:{rng.randint(5, 7)}\n        ports: ['6379:6379']\n"


def _guard(rng: random.Random) -> str:
    return f"    if: {rng.choice(CONDITIONS[2:5])}\n"
