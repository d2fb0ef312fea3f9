"""An environment of its own, into which packages are installed, and dodcheck run in it."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dodcheck
from support.cases import MAIN, environment

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "plugin"
HOME = Path(dodcheck.__file__).resolve().parents[1]


@dataclass(frozen=True)
class Environment:
    """A virtual environment that has dodcheck and what it runs on; ``site`` is where its packages stand."""

    folder: Path
    site: Path

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.folder / "bin" / "python"

    def install(self, source: Path) -> None:
        """Build and install a package from its source, with nothing from any index."""
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
        command += ["--no-index", "--no-build-isolation", "--target", str(self.site), str(source)]
        subprocess.run(command, check=True)  # noqa: S603 - pip, on this checkout

    def offer(self, name: str, code: str, *, kinds: Mapping[str, str] | None = None, reports: str = "") -> None:
        """Put an installed package there: one module of the package's name, and its entry points."""
        module = name.replace("-", "_")
        (self.site / f"{module}.py").write_text(code, encoding="utf-8")
        self.register(name, {kind: f"{module}:{object_}" for kind, object_ in (kinds or {}).items()}, reports)

    def register(self, name: str, kinds: Mapping[str, str], reports: str = "") -> None:
        """Put the papers of an installed package there, without any code."""
        about = self.site / f"{name.replace('-', '_')}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        lines = [f"{kind} = {value}" for kind, value in kinds.items()]
        text = "\n".join(["[dodcheck.rules]", *lines, "[dodcheck.reports]", reports, ""])
        (about / "entry_points.txt").write_text(text, encoding="utf-8")

    def run(self, *arguments: str, cwd: Path, **env: str) -> tuple[str, str, int]:
        """Run dodcheck there and return standard output, standard error and the exit code."""
        done = subprocess.run(  # noqa: S603 - the tests' own words
            [self.python, "-c", MAIN, *arguments],
            cwd=cwd,
            env=environment(PYTHONDONTWRITEBYTECODE="1", **env),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout, done.stderr, done.returncode

    def exchange(
        self, arguments: Sequence[str], sent: Sequence[Mapping[str, object]], cwd: Path
    ) -> list[dict[str, Any]]:
        """Run a server there, send it messages, and return its answers to those that have an id."""
        wanted = sum("id" in one for one in sent)
        with subprocess.Popen(  # noqa: S603 - the tests' own words
            [self.python, "-c", MAIN, *arguments],
            cwd=cwd,
            env=environment(PYTHONDONTWRITEBYTECODE="1"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write("".join(f"{json.dumps(one)}\n" for one in sent).encode())
            process.stdin.flush()
            answers = [json.loads(process.stdout.readline()) for _ in range(wanted)]
            process.stdin.close()
            process.wait(timeout=60)
        return answers


def new_environment(folder: Path) -> Environment:
    """Return a fresh environment; what dodcheck runs on is that of the tests."""
    make = [sys.executable, "-m", "venv", "--without-pip", str(folder)]
    subprocess.run(make, check=True)  # noqa: S603 - Python's own module
    (site,) = folder.glob("lib/python*/site-packages")
    places = dict.fromkeys([str(HOME), sysconfig.get_path("purelib"), *_further()])
    (site / "_places.pth").write_text("\n".join(places) + "\n", encoding="utf-8")
    return Environment(folder, site)


def _further() -> list[str]:
    return [entry for entry in sys.path if entry.endswith("site-packages")]
