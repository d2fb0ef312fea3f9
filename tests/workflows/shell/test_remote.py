from __future__ import annotations

import pytest

from dodcheck.workflows.shell.flow import commands_of
from dodcheck.workflows.shell.remote import remote_at
from dodcheck.workflows.shell.settings import Settings


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("ssh host make test", "make test"),
        ("ssh -t -p 22 -o StrictHostKeyChecking=no ci@host make", "make"),
        ("ssh -tp 22 host make", "make"),
        ("ssh -i key -oBatchMode=yes host", ""),
        ("ssh", None),
        ("ssh -V", None),
    ],
)
def test_the_command_behind_the_host(words: str, command: str | None) -> None:
    given = words.split()
    at = remote_at(given)
    assert (None if at is None else " ".join(given[at:])) == command


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("ssh host <<END\nmake\nEND\n", ["ssh", "host", "bash", "-c", "make\n"]),
        ("ssh -p 22 host <<'END'\nmake\nEND\n", ["ssh", "-p", "22", "host", "bash", "-c", "make\n"]),
        ("ssh host bash -s <<END\nmake\nEND\n", ["ssh", "host", "bash", "-s", "-c", "make\n"]),
        ("ssh host cat <<END\nmake\nEND\n", ["ssh", "host", "cat"]),
        ("cat <<END\nmake\nEND\n", ["cat"]),
    ],
)
def test_a_here_document_is_what_the_remote_shell_runs(script: str, words: list[str]) -> None:
    assert [word.text for word in commands_of(script, Settings())[0].words] == words
