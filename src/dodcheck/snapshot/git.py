"""git as a subprocess that runs nothing of the repository's choosing and asks the network for nothing."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dodcheck.errors import UserError, user_error
from dodcheck.snapshot.conversation import Conversation
from dodcheck.snapshot.paths import from_bytes, to_bytes
from dodcheck.snapshot.process import ProcessResult, Running

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.excludesFile={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.quotePath=false",
    "core.ignoreCase=false",
    "core.commitGraph=false",
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "log.showSignature=false",
    "submodule.recurse=false",
)

# ``GIT_ALLOW_PROTOCOL`` stops lazy fetches of the versions before 2.44, which do not know ``GIT_NO_LAZY_FETCH``.
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ATTR_NOSYSTEM": "1",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Git:
    """git at ``root``, the top folder of a work tree; ``settings`` are more ``name=value`` of configuration.

    The work tree is always ``root``, whatever ``core.worktree`` says, and git finds its own folder below ``root`` and
    nowhere else. It is found rather than named because git checks a folder's owner only when it finds it.
    """

    root: Path
    settings: tuple[str, ...] = ()

    def start(self, *args: str) -> Running:
        """Start ``git args`` without input; the answer is read later.

        Paths in ``args`` are patterns unless ``--literal-pathspecs`` comes first.
        """
        return Running(self._popen(args, subprocess.DEVNULL, subprocess.PIPE))

    def talk(self, *args: str) -> Conversation:
        """Start ``git args`` to be asked one question after another."""
        return Conversation(self._popen(args, subprocess.PIPE, subprocess.DEVNULL))

    def run(self, *args: str) -> bytes:
        """Return what ``git args`` prints. Raises ``UserError`` when it fails."""
        return self.checked(self.start(*args).finish())

    def checked(self, finished: ProcessResult) -> bytes:
        """Return what a finished git printed. Raises ``UserError`` when it failed."""
        if finished.code:
            raise failure(self.root, finished.problem)
        return finished.output

    def _popen(self, args: tuple[str, ...], stdin: int, stderr: int) -> subprocess.Popen[bytes]:
        settings = [word for setting in (*_SETTINGS, *self.settings) for word in ("-c", setting)]
        places = search_path(self.root)
        command: list[str | bytes] = [_program(places), "--no-pager", f"--work-tree={self.root}"]
        command += map(to_bytes, (*settings, *args))
        try:
            return subprocess.Popen(  # noqa: S603 - an absolute program, no shell
                command,
                cwd=self.root,
                env=_environment(self.root, places),
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
                bufsize=0,
            )
        except OSError as error:
            raise user_error(f"git could not be started in {self.root}: {error.strerror}") from error

    def without_filters(self) -> Git:
        """Return git with every configured clean, smudge and process filter switched off.

        Comparing a changed file with the index runs them. Attributes can't be switched off before git 2.43, and an
        empty command is no command in every version. Names go through ``-c``, which git 2.30 knows too; it can't
        carry a name that holds ``=``, so such a configuration is refused.
        """
        listed = self.start("config", "-z", "--name-only", "--get-regexp", r"^filter\.").finish()
        keys = [] if listed.code == 1 else from_bytes(self.checked(listed)).split("\0")
        # An empty name is a name: ``* filter=`` selects it. A key without any name selects nothing.
        names = sorted({key.partition(".")[2].rpartition(".")[0] for key in keys if key.count(".") > 1})
        for name in names:
            if "=" in name:
                raise user_error(f"git's configuration defines a filter with = in its name: {name}", "Rename it.")
        off = [f"filter.{name}.{key}" for name in names for key in ("clean=", "smudge=", "process=", "required=false")]
        return Git(self.root, (*self.settings, *off))


def find_root(start: Path) -> Path:
    """Return the top folder of the work tree that ``start`` lies in. Raises ``UserError`` when there is none.

    The search looks for ``.git`` only: a bare repository planted in a folder is never taken for the repository.
    """
    try:
        is_folder = stat.S_ISDIR(start.stat().st_mode)
    except FileNotFoundError as error:
        raise user_error(f"the folder {start} does not exist", "Give an existing one with --repo.") from error
    except OSError as error:
        raise user_error(f"the folder {start} can't be opened: {(error.strerror or '').lower()}") from error
    if not is_folder:
        raise user_error(f"{start} is not a folder", "Give the repository's folder with --repo.")
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if _has_git(candidate):
            return candidate
    if all((folder / name).exists() for name in ("HEAD", "objects", "refs")):
        raise user_error(f"{start} is a bare repository, which has no files to judge", "Give a clone with --repo.")
    raise _no_repository(start)


def failure(folder: Path, problem: str) -> UserError:
    """Return the error for what git wrote when it failed at ``folder``."""
    lines = [line for line in problem.splitlines() if not line.startswith(("warning:", "hint:"))]
    first = lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "it gave no reason"
    if "dubious ownership" in problem or "unsafe repository" in problem:
        advice = next((line.strip() for line in problem.splitlines() if "safe.directory" in line and "git" in line), "")
        hint = advice or f"git config --global --add safe.directory {folder}"
        return user_error(f"git refuses {folder} because someone else owns it", f"If you trust it: {hint}")
    if "not a git repository" in problem:
        return _no_repository(folder)
    return user_error(f"git failed in {folder}: {first}")


def _no_repository(folder: Path) -> UserError:
    return user_error(f"{folder} is not a git repository", "Run git init there, or give another folder with --repo.")


def _has_git(folder: Path) -> bool:
    entry = folder / ".git"
    return entry.is_file() or (entry / "HEAD").is_file() or (entry / "HEAD").is_symlink()


def search_path(root: Path) -> str:
    """Return the places where programs are looked for, without those in a judged tree."""
    return _search_path(root, os.environ.get("PATH", os.defpath))


@cache
def _search_path(root: Path, entries: str) -> str:
    """Return the entries that lead to no program of the judged tree: no relative one, and none that lies in it."""
    return os.pathsep.join(entry for entry in entries.split(os.pathsep) if _leads_elsewhere(entry, root))


def _leads_elsewhere(entry: str, root: Path) -> bool:
    everywhere = root == root.parent
    return Path(entry).is_absolute() and (everywhere or not Path(entry).resolve().is_relative_to(root))


@cache
def _program(places: str) -> str:
    program = shutil.which("git", path=places)
    if program is None:
        raise user_error("git is not installed, or not on the search path", "Install git 2.30 or newer.")
    return program


def _environment(root: Path, places: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ceiling = {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    return kept | _ENVIRONMENT | ceiling | {"PATH": places}
