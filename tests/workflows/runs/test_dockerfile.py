from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.runs.dockerfile import docker_build

IMAGE = """\
# syntax=docker/dockerfile:1
FROM python:3.13 AS base
RUN pip install -r requirements.txt

FROM base AS tests
RUN --mount=type=cache,target=/root pytest \\
    # the quick ones
    -m quick || true
RUN ["ruff", "check", "a b"]

FROM base AS other
RUN never

FROM base
COPY --from=tests /log /log
RUN <<EOF
mypy src
echo done
EOF
RUN python3 <<END
import os
END
"""
SHELL = 'FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN b\n'
FILES = {"Dockerfile": IMAGE.encode(), "ci/Dockerfile.ci": SHELL.encode()}
BASE = ["Dockerfile:3 pip install -r requirements.txt"]
TESTS = [*BASE, "Dockerfile:6 pytest \\ -m quick || true", "Dockerfile:9 ruff check 'a b'"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("docker build .", [*TESTS, "Dockerfile:16 mypy src echo done", "Dockerfile:20 python3"]),
        ("docker build -t x --target tests .", TESTS),
        ("docker build --target=base -t x .", BASE),
        ("docker buildx build --push --target other ./", [*BASE, "Dockerfile:12 never"]),
        ("podman build --file ci/Dockerfile.ci .", ["ci/Dockerfile.ci:3 b"]),
        ("docker image build -f missing .", None),
        ("docker build https://x.example/y.git", None),
        ("docker build -", None),
        ("docker run x pytest", None),
        ("docker build ci", None),
    ],
)
def test_what_building_an_image_runs(words: str, said: list[str] | None) -> None:
    found = docker_build(words.split(), "", MemorySnapshot(FILES))
    told = None if found is None else [f"{one.path}:{one.line} {' '.join(one.text.split())}" for one in found.lines]
    assert told == said


def test_the_shell_of_a_file_is_told() -> None:
    found = docker_build(["docker", "build", "-f", "ci/Dockerfile.ci", "."], "", MemorySnapshot(FILES))
    assert found is not None
    assert (found.settings.errexit, found.settings.pipefail) == (True, True)


def test_a_list_of_words_without_an_end_is_no_list() -> None:
    deep = "[" * 5_000
    found = docker_build(["docker", "build", "."], "", MemorySnapshot({"Dockerfile": f"FROM x\nRUN {deep}\n".encode()}))
    assert found is not None
    assert [one.text for one in found.lines] == [deep]


def test_all_stages_count_where_a_variable_names_one() -> None:
    files = {"Dockerfile": b"FROM x AS a\nRUN one\nFROM $b\nRUN two\n"}
    found = docker_build(["docker", "build", "."], "", MemorySnapshot(files))
    assert found is not None
    assert [one.text for one in found.lines] == ["one", "two"]


@pytest.mark.parametrize(
    "text", ["", "RUN x\n", "FROM x\nRUN \\\n", "FROM x\nRUN <<E\nx\n", "FROM x\nRUN [1]\n", "\\\n\\\n"]
)
def test_a_file_that_is_cut_is_read_to_its_end(text: str) -> None:
    found = docker_build(["docker", "build", "."], "", MemorySnapshot({"Dockerfile": text.encode()}))
    assert found is None or len(found.lines) <= 1


def test_a_hostile_file_is_read_in_time() -> None:
    text = f"FROM x\nRUN {'--mount=' * 20_000}\nRUN {'<<E ' * 20_000}\n" + "RUN x \\\n" * 2_000
    assert docker_build(["docker", "build", "."], "", MemorySnapshot({"Dockerfile": text.encode()})) is not None
