from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.runs.compose import compose_build

SERVICES = """\
services:
  app:
    build: .
  tests:
    build:
      context: ./ci
      dockerfile: Dockerfile.tests
      target: tests
  later:
    profiles: [later]
    build: ci
  database:
    image: postgres
"""
TESTS = """\
FROM x AS base
SHELL ["/bin/bash", "-ec"]
RUN one
FROM base AS tests
RUN pytest || true
FROM base
RUN never
"""
FILES = {
    "compose.yaml": SERVICES.encode(),
    "Dockerfile": b"FROM x\nRUN make\n",
    "ci/Dockerfile.tests": TESTS.encode(),
    "ci/compose.test.yml": b"services: {tests: {build: {context: ., dockerfile: Dockerfile.tests}}}\n",
    "more.yml": b'services: {a: {build: .}, b: {build: {context: "${B}"}}, c: {build: ., extends: a}}\n',
    "two/compose.yml": b"services: {a: {build: .}}\n",
    "two/compose.override.yml": b"services: {a: {build: ci}}\n",
}
APP = "Dockerfile:2 make"
IN_TESTS = ["ci/Dockerfile.tests:3 one", "ci/Dockerfile.tests:5 pytest || true"]


def told(words: str, folder: str = "") -> list[str] | None:
    found = compose_build(words.split(), folder, MemorySnapshot(FILES))
    return None if found is None else [f"{one.path}:{one.line} {one.text}" for one in found.lines]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("docker compose build", [APP, *IN_TESTS]),
        ("docker-compose build --no-cache --build-arg A=1 tests", IN_TESTS),
        ("docker compose -p x --progress=plain build app", [APP]),
        ("podman-compose -f ci/compose.test.yml build", ["ci/Dockerfile.tests:3 one", "ci/Dockerfile.tests:7 never"]),
        ("docker compose -f more.yml build a", [APP]),
        # It builds nothing that is known.
        ("docker compose build database", None),
        ("docker compose build later", None),
        ("docker compose -f more.yml build", None),
        ("docker compose -f more.yml build c", None),
        ("docker compose -f compose.yaml -f more.yaml build", None),
        ("docker compose -f missing.yml build", None),
        ("docker compose --dry-run build", None),
        ("docker compose build --print", None),
        ("docker compose up", None),
        ("docker compose", None),
        ("docker build .", None),
        ("docker", None),
    ],
)
def test_what_building_services_runs(words: str, said: list[str] | None) -> None:
    assert told(words) == said


def test_nothing_is_known_where_another_file_may_say_otherwise() -> None:
    assert told("docker compose build", "two") is None


def test_the_shell_is_that_of_the_images_where_it_is_one() -> None:
    calls = (["docker-compose", "build", "tests"], ["docker-compose", "build"])
    found = [compose_build(words, "", MemorySnapshot(FILES)) for words in calls]
    assert [one and one.settings.errexit for one in found] == [True, False]


@pytest.mark.parametrize(
    "text", ["", "[", "services: 1", "services: {a: 1, b: {build: [x]}}", "services: {c: {build: {context: [x]}}}"]
)
def test_a_file_of_another_form_builds_nothing_known(text: str) -> None:
    assert compose_build(["docker-compose", "build"], "", MemorySnapshot({"compose.yml": text.encode()})) is None
