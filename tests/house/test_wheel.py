from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = importlib.util.find_spec("dodcheck.commands.main") is not None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)  # noqa: S603 - pip, on this checkout
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files_below(folder: Path, pattern: str) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob(pattern) if path.is_file()}


def test_the_wheel_is_pure_and_named_after_the_version(wheel: Path) -> None:
    assert wheel.name == "dodcheck-0.1.0-py3-none-any.whl"


def test_the_wheel_holds_every_module_and_nothing_else(unpacked: Path) -> None:
    modules = files_below(ROOT / "src", "*.py") | {"dodcheck/py.typed"}
    schemas = {f"dodcheck/schemas/{name}" for name in files_below(ROOT / "schemas", "*")}
    schemas |= {f"dodcheck/vendored/{name}" for name in files_below(ROOT / "src/dodcheck/vendored", "*")}
    pages = {
        f"dodcheck/{name}" for kind in ("j2", "css", "js") for name in files_below(ROOT / "src/dodcheck", f"*.{kind}")
    }
    inside = files_below(unpacked, "*")
    about = {name for name in inside if name.startswith("dodcheck-0.1.0.dist-info/")}
    assert inside - about == modules | schemas | pages | {"dodcheck.pth"}


def test_the_wheel_holds_one_line_for_the_start_of_python(unpacked: Path) -> None:
    assert (unpacked / "dodcheck.pth").read_bytes() == (ROOT / "tools/dodcheck.pth").read_bytes()
    assert (unpacked / "dodcheck.pth").read_text().startswith("import sys; ")
    assert (unpacked / "dodcheck.pth").read_text().count("\n") == 1


def test_the_wheel_names_its_command_and_licence(unpacked: Path) -> None:
    about = unpacked / "dodcheck-0.1.0.dist-info"
    assert (about / "entry_points.txt").read_text().split() == [
        "[console_scripts]",
        "dodcheck",
        "=",
        "dodcheck.commands.main:main",
    ]
    assert (about / "licenses/LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.skipif(not BUILT, reason="there is no command yet")
def test_the_installed_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    make = [sys.executable, "-m", "venv", "--without-pip", str(environment)]
    subprocess.run(make, check=True)  # noqa: S603 - Python's own module
    site = next(environment.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    libraries = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    libraries["PYTHONPATH"] = os.pathsep.join([str(site), sysconfig.get_path("purelib")])
    code = "import dodcheck, sys; print(dodcheck.__file__); from dodcheck.commands.main import main; main()"
    done = subprocess.run(  # noqa: S603 - the code above
        [environment / "bin/python", "-c", code, "--version"],
        cwd=tmp_path,
        env=libraries,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"{site}/dodcheck/__init__.py\ndodcheck 0.1.0\n")
