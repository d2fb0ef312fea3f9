"""Calls of dodcheck without the time that loading it takes.

A Python that has loaded all of dodcheck stands ready, and makes a copy of itself for each call: a process with streams,
a folder, an environment and an exit code of its own, which knows nothing of the calls before it. What it can't show is
how a Python starts and ends: where it imports from, what it reads from its environment before any code of ours runs.
Tests of that start one: ``support.cases.dodcheck``.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NoReturn

import dodcheck
from dodcheck.commands.main import main
from support.cases import environment

_TESTS = str(Path(__file__).parents[1])
_SERVE = f"import sys; sys.path.insert(0, {_TESTS!r}); from support.forked import serve; serve(int(sys.argv[1]))"
_LIBRARIES = ("jsonschema", "license_expression", "lxml.etree", "markdown_it", "yaml")
"""What our modules import inside functions and most calls need."""
_LONGEST = 100_000


@dataclass(frozen=True)
class Python:
    """How a Python is started: the words before its ``-c``, and what its environment has beside the usual."""

    words: tuple[str, ...] = (sys.executable,)
    settings: tuple[tuple[str, str], ...] = ()


def forked(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run dodcheck in a copy of the process that stands ready."""
    done = forked_of(Python(), *arguments, cwd=cwd, stdin=stdin)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


def forked_of(python: Python, *arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run dodcheck in a copy of a process that was started in a way of its own; each way has one that stands ready."""
    with TemporaryFile("w+", encoding="utf-8") as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        env = environment(**dict(python.settings))
        call = {
            "arguments": [*map(_sent, arguments)],
            "cwd": _sent(str(cwd)),
            "environment": {_sent(name): _sent(value) for name, value in env.items()},
        }
        line = _line(python)
        socket.send_fds(line, [json.dumps(call).encode()], [stream.fileno() for stream in (given, out, err)])
        code = int(line.recv(_LONGEST))
        return subprocess.CompletedProcess(arguments, code, _whole(out), _whole(err))


def serve(number: int) -> None:
    """Answer the calls that come over the socket of this number, until its other end is closed."""
    line = socket.socket(fileno=number)
    _load()
    while True:
        call, streams, *_ = socket.recv_fds(line, _LONGEST, 3)
        if not call:
            return
        if not (copied := os.fork()):
            line.close()
            _answer(json.loads(call), streams)
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(copied, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


@cache
def _line(python: Python) -> socket.socket:
    """Start the process that stands ready, and return our end of the line to it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command, env = [*python.words, "-c", _SERVE, str(theirs.fileno())], environment(**dict(python.settings))
    null = subprocess.DEVNULL
    ready = subprocess.Popen(command, env=env, pass_fds=[theirs.fileno()], stdin=null, stdout=null)  # noqa: S603 - the tests' own words
    theirs.close()

    def end() -> None:
        ours.close()
        ready.wait()

    atexit.register(end)
    return ours


def _load() -> None:
    for module in pkgutil.walk_packages(dodcheck.__path__, "dodcheck."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in _LIBRARIES:
        import_module(name)
    gc.collect()
    gc.freeze()  # else a copy would soon write to, and so copy, every page of it


def _answer(call: Mapping[str, Any], streams: Sequence[int]) -> NoReturn:
    """Become the process of a call, and end as it ends."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(_received(call["cwd"]))
    os.environ.clear()
    os.environ.update({_received(name): _received(value) for name, value in call["environment"].items()})
    sys.argv[1:] = map(_received, call["arguments"])
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(str(code)))  # at once: taking all of it down takes longer than most calls


def _sent(word: str) -> str:
    """Return the bytes of a word as characters: the other side may read bytes in an encoding of its own."""
    return os.fsencode(word).decode("latin-1")


def _received(word: str) -> str:
    return os.fsdecode(word.encode("latin-1"))


def _whole(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()
