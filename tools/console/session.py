"""A shell in which the commands of one page are run."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tools.console.samples import DAY, build, environment

_SHIM = """\
#!{python}
import datetime

class Fixed(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromisoformat("{day}T12:00:00").replace(tzinfo=tz)

datetime.datetime = Fixed
from dodcheck.commands.main import main
main()
"""

_SECONDS = 300


def on_the_day(python: str | Path) -> str:
    """Return a script that runs dodcheck, by this Python, on the day of the documentation."""
    return _SHIM.format(python=python, day=DAY)


class Printed(NamedTuple):
    """What a command printed, line by line, and its exit code."""

    lines: tuple[str, ...]
    code: int


class Session:
    """Samples that are made when they are first asked for, and a shell that remembers folder and exit code in each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self._at: dict[str, Path] = {}
        self._code = 0
        tools = folder / "bin"
        tools.mkdir()
        self._tool("dodcheck", on_the_day(sys.executable))
        path = [str(tools), str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]
        self._environment = environment(self._home) | {"PATH": os.pathsep.join(path)}

    def root(self, sample: str) -> Path:
        """Return the root of a sample's repository."""
        if sample not in self._at:
            self._at[sample] = build(sample, self._home)
        return self._home / sample

    def run(self, sample: str, text: str) -> Printed:
        """Run a command where the last one of this sample left the shell; the two streams are one, as on a screen."""
        self.root(sample)
        left = self._folder / "left"
        script = f"(exit {self._code})\n{text}\ncode=$?\npwd >{shlex.quote(str(left))}\nexit $code\n"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self._at[sample],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=False,
        )
        self._code = done.returncode
        if left.exists():
            self._at[sample] = Path(left.read_text(encoding="utf-8").removesuffix("\n"))
        said = done.stdout.decode("utf-8", "replace").replace(str(self._home), "~")
        return Printed(tuple(line.rstrip() for line in said.splitlines()), done.returncode)

    def _tool(self, name: str, text: str) -> None:
        path = self._folder / "bin" / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
