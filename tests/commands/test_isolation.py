from __future__ import annotations

import ast
import ntpath
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import dodcheck
from dodcheck.commands import isolation
from dodcheck.commands.isolation import started_for
from support.cases import MAIN, environment
from support.repo import Repo

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(dodcheck.__file__).resolve().parents[1]
START = (ROOT / "tools" / "dodcheck.pth").read_text(encoding="utf-8")
DOD = "## Phase 1: One\n\n- [x] `a.md` created\n"
PLANTED = (
    *("dodcheck.py", "dodcheck/__init__.py", "dodcheck/__main__.py", "dodcheck/commands/main.py", "yaml.py"),
    *("dodcheck.pth", "sitecustomize.py", "usercustomize.py", "re.py", "typing.py", "runpy.py", "contextlib.py"),
    *("collections/__init__.py", "functools.py", "types.py", "warnings.py", "__future__.py", "dataclasses.py"),
    *("re2.py", "typer/__init__.py", "markdown_it/__init__.py", "rich.py", "requests.py", "linkify_it.py"),
)
"""What Python or a library of ours would import if the judged tree were asked for it."""
FIRST = frozenset({"gc", "os", "sys"})
"""What every Python has loaded, or has in itself, before it runs anything."""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a fresh environment that holds dodcheck as an installed wheel has it."""
    folder = tmp_path_factory.mktemp("environment")
    return installed(folder / "venv")


def installed(folder: Path) -> Path:
    make = [sys.executable, "-m", "venv", "--without-pip", str(folder)]
    subprocess.run(make, check=True)  # noqa: S603 - Python's own module
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "_places.pth").write_text(f"{HOME}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (site / "dodcheck.pth").write_text(START, encoding="utf-8")
    script = folder / "bin" / "dodcheck"
    script.write_text(
        f"#!{folder}/bin/python\nimport re\nimport sys\nfrom dodcheck.commands.main import main\nsys.exit(main())\n"
    )
    script.chmod(0o755)
    return folder / "bin" / "python"


def plant(repo: Repo, *names: str) -> Path:
    marker = repo.root.parent / "marker"
    code = f"import sys\nopen({str(marker)!r}, 'a').write(__name__)\nraise SystemExit(0)\n"
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n", **dict.fromkeys(names, code)}).commit()
    return marker


def run(*command: str | Path, cwd: Path, **env: str) -> tuple[str, str, int]:
    done = subprocess.run(  # noqa: S603 - the tests' own words
        command,
        cwd=cwd,
        env=environment(PYTHONDONTWRITEBYTECODE="1", **env),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


PASSED = ("1 proved (1 derived)\nGATE PASSED: phase 1 is done, 1 criterion\n", "", 0)
ASKED = ("phase", "1", "--quiet")


@pytest.mark.parametrize(
    "options",
    [
        ("-m", "dodcheck"),
        ("-mdodcheck",),
        ("-I", "-m", "dodcheck"),
        ("-P", "-m", "dodcheck"),
        ("-X", "utf8", "-B", "-m", "dodcheck"),
        ("-OOm", "dodcheck"),
        ("script",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("path", [None, ".", "", "docs:.", "{root}"])
def test_nothing_of_the_judged_tree_is_imported(
    python: Path, repo: Repo, options: tuple[str, ...], path: str | None
) -> None:
    marker = plant(repo, *PLANTED)
    how: tuple[str | Path, ...] = (python.with_name("dodcheck"),) if options == ("script",) else (python, *options)
    env = {} if path is None else {"PYTHONPATH": path.replace("{root}", str(repo.root))}
    assert run(*how, *ASKED, cwd=repo.root, **env) == PASSED
    assert not marker.exists()


def test_nothing_is_imported_from_a_subfolder_or_from_a_repository_that_the_caller_names(
    python: Path, repo: Repo, tmp_path: Path
) -> None:
    plant(repo, *PLANTED)
    repo.write({f"docs/{name}": "raise SystemExit(7)\n" for name in PLANTED}).commit()
    inside, named = repo.root / "docs", ("--repo", str(repo.root))
    assert run(python, "-m", "dodcheck", *ASKED, cwd=inside, PYTHONPATH="..") == PASSED
    assert run(python, "-m", "dodcheck", *ASKED, *named, cwd=tmp_path, PYTHONPATH=str(repo.root)) == PASSED
    assert run(python, "-m", "dodcheck", *ASKED, f"--repo={repo.root}", cwd=tmp_path, PYTHONPATH="repo/docs") == PASSED


def test_the_start_from_code_drops_the_working_directory_first(repo: Repo) -> None:
    marker = plant(repo, "yaml.py", "typer.py", "markdown_it.py", "re2.py", "traceback.py", "dataclasses.py")
    assert run(sys.executable, "-c", MAIN, *ASKED, cwd=repo.root) == PASSED
    assert not marker.exists()


def test_an_environment_inside_the_judged_repository_works(repo: Repo) -> None:
    marker = plant(repo, *PLANTED)
    repo.write({".gitignore": "/.venv/\n"}).commit()
    python = installed(repo.root / ".venv")
    assert run(python, "-m", "dodcheck", *ASKED, cwd=repo.root) == PASSED
    assert run(".venv/bin/dodcheck", *ASKED, cwd=repo.root) == PASSED
    assert not marker.exists()


def test_an_editable_project_of_the_judged_repository_lends_no_module(repo: Repo) -> None:
    marker = plant(repo, "src/requests.py", "src/linkify_it.py", "src/rfc3987.py", "src/colorama.py")
    python = installed(repo.root / ".venv")
    (site,) = repo.root.glob(".venv/lib/python*/site-packages")
    (site / "_editable.pth").write_text(f"{repo.root}/src\n", encoding="utf-8")
    show = "from dodcheck.commands.isolation import isolate; import sys; isolate(); print(sys.path)"
    assert f"{repo.root}/src" not in run(python, "-c", show, cwd=repo.root)[0]
    assert run(python, "-m", "dodcheck", *ASKED, cwd=repo.root) == PASSED
    assert not marker.exists()


@pytest.mark.parametrize(
    "module", ["__init__", "commands/__init__", "commands/main", "commands/exit_codes", "commands/isolation"]
)
def test_what_is_loaded_before_it_is_isolated_loads_nothing_else(module: str) -> None:
    tree = ast.parse((HOME / "dodcheck" / f"{module}.py").read_text(encoding="utf-8"))
    plain = [name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names]
    named = [node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert [name for name in (*plain, *named) if name not in FIRST and not name.startswith("dodcheck")] == []


def test_the_trap_works(python: Path, repo: Repo) -> None:
    marker = plant(repo, "dodcheck.py")
    (start,) = python.parents[1].glob("lib/python*/site-packages/dodcheck.pth")
    kept = start.rename(start.with_suffix(".kept"))
    run(python, "-m", "dodcheck", *ASKED, cwd=repo.root)
    kept.rename(start)
    assert marker.read_text() == "__main__"


def test_a_python_that_runs_something_else_is_left_alone(python: Path, tmp_path: Path) -> None:
    show = "import sys; print(sys.path[:2], 'dodcheck' in sys.modules, 'runpy' in sys.modules)"
    (tmp_path / ".git").mkdir()
    told = run(python, "-c", show, "-m", "dodcheck", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert told == (f"['', '{tmp_path}'] True False\n", "", 0)
    told = run(python, "-c", show, cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert told == (f"['', '{tmp_path}'] False False\n", "", 0)


def test_a_working_directory_that_is_gone(python: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    shell = 'cd "$1" && rmdir "$1" && exec "$0" -m dodcheck --version'
    assert run("/bin/sh", "-c", shell, python, gone, cwd=tmp_path) == ("dodcheck 0.1.0\n", "", 0)


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("python -m dodcheck phase 1", "module"),
        ("python -m dodcheck", "module"),
        ("python -Im dodcheck", "module"),
        ("python -W error -X dev -m dodcheck", "module"),
        ("python --check-hash-based-pycs always -mdodcheck", "module"),
        ("python /usr/bin/dodcheck phase 1", "script"),
        ("python -B -Wignore venv/bin/dodcheck", "script"),
        ("python", "other"),
        ("python -m pytest -m dodcheck", "other"),
        ("python -c pass -m dodcheck", "other"),
        ("python -cpass -m dodcheck", "other"),
        ("python -W dodcheck other.py", "other"),
        ("python tests/dodcheck/a.py dodcheck", "other"),
        ("python - -m dodcheck", "other"),
        ("python -m", "other"),
    ],
)
def test_how_a_python_was_started(words: str, how: str) -> None:
    assert started_for(words.split()) == how


def test_isolating_takes_less_than_a_millisecond(repo: Repo) -> None:
    repo.write({"a/b/c/d/x": ""})
    code = (
        "import dodcheck.commands.isolation as it; from timeit import repeat; print(min(repeat(it.isolate, number=1)))"
    )
    told, _, _ = run(sys.executable, "-c", code, cwd=repo.root / "a" / "b" / "c" / "d")
    assert float(told) < 0.001


@pytest.mark.parametrize(
    ("entry", "trusted"),
    [
        ("", False),
        ("src", False),
        ("C:\\judged", False),
        ("C:\\Judged\\src", False),
        ("C:\\judged\\.venv\\Lib\\site-packages", True),
        ("C:\\judged-too", True),
        ("D:\\judged", True),
    ],
)
def test_places_are_told_apart_as_other_systems_write_them(
    entry: str, monkeypatch: pytest.MonkeyPatch, *, trusted: bool
) -> None:
    monkeypatch.setattr(isolation, "_path", ntpath)
    assert isolation._trusted(entry, ["C:\\judged"], ["C:\\judged"]) is trusted  # noqa: SLF001 - no such system is at hand


def test_the_top_of_a_repository_is_found_as_other_systems_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_path", ntpath)
    monkeypatch.setattr(ntpath, "lexists", lambda path: path == "C:\\work\\repo\\.git")
    assert isolation._repository_above("C:\\work\\repo\\src\\a") == "C:\\work\\repo"  # noqa: SLF001 - the same
    assert isolation._repository_above("D:\\work") == ""  # noqa: SLF001 - the same
