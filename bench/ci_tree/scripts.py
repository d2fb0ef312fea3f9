"""Scripts of steps and of files: bash as it is written in large projects, and PowerShell."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.ci_tree.words import TOPICS

LIBRARY = tuple(f".ci/{topic}/{what}.sh" for topic in TOPICS[:8] for what in ("build", "test", "common"))
"""Scripts of the repository, some of which the steps call."""

TARGETS = ("lint", "setup", "docs", "smoke", "package", "check-generated")
"""Targets of the Makefile."""


def bash(rng: random.Random, parts: int) -> str:
    """Return a script of so many parts, each one to a dozen lines."""
    lines = rng.choice(["set -ex\n", "set -euo pipefail\n", "set -x\n", ""])
    return lines + "".join(rng.choice(_PARTS)(rng) for _ in range(parts))


def powershell(rng: random.Random, parts: int) -> str:
    """Return a PowerShell script of so many parts."""
    return '$ErrorActionPreference = "Stop"\n' + "".join(rng.choice(_POWERSHELL)(rng) for _ in range(parts))


def script_file(rng: random.Random) -> str:
    """Return a script of the repository."""
    return f"#!/bin/bash\n\n# What the jobs of {rng.choice(TOPICS)} share.\n{bash(rng, rng.randint(6, 24))}"


def makefile(rng: random.Random) -> str:
    """Return the Makefile."""
    head = f"PYTHON ?= python3\nBUILD = build/$(PYTHON)\n.PHONY: {' '.join(TARGETS)}\n"
    rules = (
        f"\n{name}:\n\t$(PYTHON) -m tools.{name} --out $(BUILD)\n\t-rm -rf {rng.choice(TOPICS)}.tmp\n"
        for name in TARGETS
    )
    return head + "".join(rules)


def _plain(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return rng.choice(
        [
            f'python3 -m tools.{a} --shard "${{SHARD_NUMBER}}" --of "${{NUM_TEST_SHARDS}}" --suite {b}\n',
            f'python3 -mpip install -r .ci/{a}/requirements.txt "ninja==1.11.{rng.randint(1, 9)}"\n',
            f'mkdir -p "${{RUNNER_TEMP}}/artifacts/{a}"\ncp -r build/{b}/*.log "${{RUNNER_TEMP}}/artifacts/{a}/"\n',
            f'export {a.upper()}_HOME="${{GITHUB_WORKSPACE}}/third_party/{a}"\n',
            f'echo "{a}-version=$(cat .ci/{b}/version.txt)" >> "${{GITHUB_OUTPUT}}"\n',
            f"make {rng.choice(TARGETS)}\n",
            f"./{rng.choice(LIBRARY)} --{a} {b}\n",
            f"# The {a} of each {b} is written before the tests begin.\n",
        ]
    )


def _masked(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return rng.choice(
        [
            f"docker rm -f {a}-{b} || true\n",
            f'sudo chown -R "$(id -u):$(id -g)" build/{a} || true\n',
            f'python3 -m tools.{a}.stats --job "$GITHUB_JOB" | tee {b}.log\n',
            f"(cd {a} && git clean -ffdx) || echo 'could not clean {b}'\n",
            f"retry () {{\n    $* || (sleep 1 && $*) || (sleep 2 && $*)\n}}\nretry pip install {a}-{b}\n",
        ]
    )


def _choice(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return (
        f'if [[ "${{BUILD_ENVIRONMENT}}" == *{a}* && -n "${{{b.upper()}_URL:-}}" ]]; then\n'
        f"  python3 -m tools.{a} --quick\n"
        f'elif [ -f "build/{a}.json" ]; then\n'
        f"  echo \"::warning::no {b} for '{a}' here\"\n"
        "else\n"
        f"  {_plain(rng).splitlines()[-1]}\n  exit 1\nfi\n"
    )


def _loop(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return (
        f"for wheel in $(find dist -name '*{a}*.whl' | sort); do\n"
        f'  python3 -m tools.check_{b} "${{wheel}}" --size "$(stat -c %s "$wheel")"\n'
        f'  aws s3 cp "$wheel" "s3://${{BUCKET}}/{a}/${{wheel##*/}}" --acl public-read\ndone\n'
    )


def _container(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    names = rng.sample(
        ("BUILD_ENVIRONMENT", "BRANCH", "SHA1", "AWS_DEFAULT_REGION", "MAX_JOBS", "PR_NUMBER", "SCCACHE"), 4
    )
    passed = "".join(f"  -e {name} \\\n" for name in names)
    return (
        f"container_name=$(docker run \\\n{passed}"
        '  --env-file="/tmp/github_env_${GITHUB_RUN_ID}" \\\n'
        "  --security-opt seccomp=unconfined \\\n  --cap-add=SYS_PTRACE --tty --detach \\\n"
        '  -v "${GITHUB_WORKSPACE}:/var/lib/workspace" \\\n  "${DOCKER_IMAGE}"\n)\n'
        f'docker exec -t "${{container_name}}" sh -c ".ci/{a}/build.sh && .ci/{b}/test.sh"\n'
    )


def _document(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    body = "".join(f"{rng.choice(TOPICS)}: ${{{rng.choice(TOPICS).upper()}}}\n" for _ in range(rng.randint(2, 6)))
    return f"cat > {a}.yaml <<EOF\n{body}EOF\npython3 -m tools.{b} --config {a}.yaml\n"


def _case(rng: random.Random) -> str:
    a, b, c = rng.choices(TOPICS, k=3)
    return (
        f'case "${{TEST_CONFIG}}" in\n  *{a}*|{b})\n    export SUITE="{c}"\n    ;;\n'
        f"  ${{{{ inputs.{a} }}}})\n    export SUITE={a}\n    ;;\n"
        '  *)\n    echo "unknown: ${TEST_CONFIG}" >&2\n    exit 2\n    ;;\nesac\n'
    )


def _set(rng: random.Random) -> str:
    name = rng.choice(TOPICS)
    head = "${{ github.event.pull_request.head.sha || github.sha }}"
    return f'{name.upper()}_SHA="{head}"\necho "${{{name.upper()}_SHA}}"\n'


def _assigned(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return rng.choice(
        [
            f'$env:{a.upper()}_DIR = "$env:RUNNER_TEMP\\{b}"\n',
            f'Write-Output "{a}=$(Get-Content .ci\\{b}\\version.txt)" >> $env:GITHUB_ENV\n',
            f"New-Item -Path C:\\{a} -ItemType Directory -Force | Out-Null\n",
            f"& .ci\\{a}\\build.bat --suite {b}\n",
        ]
    )


def _guarded(rng: random.Random) -> str:
    a, b = rng.choices(TOPICS, k=2)
    return (
        f'if (Test-Path "C:\\{a}\\{b}.exe") {{\n  & "C:\\{a}\\{b}.exe" /quiet\n'
        f'  if ($LASTEXITCODE -ne 0) {{ throw "{a} failed with $LASTEXITCODE" }}\n}} else {{\n'
        f'  Invoke-WebRequest -Uri "https://example.org/{a}.zip" -OutFile {b}.zip -ErrorAction SilentlyContinue\n}}\n'
    )


_Part = Callable[[random.Random], str]
_PARTS: tuple[_Part, ...] = (
    _plain,
    _plain,
    _plain,
    _plain,
    _masked,
    _choice,
    _loop,
    _container,
    _document,
    _case,
    _set,
)
_POWERSHELL: tuple[_Part, ...] = (_assigned, _assigned, _guarded)
