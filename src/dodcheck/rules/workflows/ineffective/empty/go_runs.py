"""Runs of `go test` and of linters of Go that take no package with a test, or with code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, path_from_root
from dodcheck.rules.workflows.ineffective.empty.selection_expressions import MaybeTrue, may_select
from dodcheck.rules.workflows.ineffective.empty.skipping import skips_each_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.options import option_values
from dodcheck.workflows.audit.whole import Whole

_TESTS = re.compile(r"^func (?:\([^)\n]*\) )?(?:Test|Example|Fuzz|Benchmark)\w*\(", re.MULTILINE)
_BUILD = re.compile(r"^//go:build (?P<wanted>.+)$", re.MULTILINE)
_SIGNS = (("&&", " and "), ("||", " or "), ("!", " not "), ("(", " ( "), (")", " ) "))
_KNOWN = re.compile(
    r"go1\.\d+|cgo|race|gc|gccgo|unix|linux|darwin|windows|freebsd|netbsd|openbsd|android|ios|js|wasip1|plan9|solaris"
    r"|aix|illumos|dragonfly|amd64|arm64|arm|386|wasm|ppc64\w*|s390x|riscv64|mips\w*|loong64|purego|integration_\w+"
)
_HIDDEN = ("_", ".")
_MOST_FILES, _MAX_BYTES = 500, 512 * 1024
_WORDS = (
    "-o -exec -coverprofile -cpuprofile -memprofile -run -skip -timeout -count -tags -race= -coverpkg -covermode -p"
    " -parallel -bench -benchtime -fuzz -fuzztime -ldflags -gcflags -mod -modfile -C -cpu -vet -shuffle -list"
)
_VALUED = frozenset(_WORDS.split())


def why_go_test_is_empty(run: Run) -> str:
    """Return why `go test` takes no test, as a clause; empty where it may take one."""
    files = files_of(run.whole, ("_test.go",))
    if run.tool == "go" and "test" not in run.words[:1]:
        return ""
    if not files or len(files) > _MOST_FILES or "-args" in run.words:
        return ""
    packages = _given_packages(run)
    taken = (
        [path for path in files if any(map(partial(_is_in_package, path, run), packages))]
        if packages is not None
        else files
    )
    if packages and not taken:
        where = " and ".join(f"`{name}`" for name in packages[:3])
        return f"{where} {'holds' if len(packages) == 1 else 'hold'} no file of tests"
    if packages is None and run.folder is None:
        taken = files
    return _in_files(run, taken)


def _in_files(run: Run, taken: Sequence[str]) -> str:
    """Return why the files that a run takes hold no test that is run."""
    built = [path for path in taken if _is_built(run, path)]
    if taken and not built:
        return f"the build tags of {taken[0]} leave it out, and there is no other one"
    if built and not any(_TESTS.search(_text_of_file(run.whole, path)) for path in built):
        return f"no file of tests that it takes defines one, first {built[0]}"
    told = [skips_each_of(run.whole, path) for path in built]
    if any(told) and all(one is not False for one in told):
        return f"every test is skipped, first those of {built[told.index(True)]}"
    return ""


def _given_packages(run: Run) -> list[str] | None:
    """Return the packages that `go test` is given, from the folder it runs in; ``None`` where they are not known.

    gotestsum has them behind `--`, and takes all without.
    """
    if run.folder is None:
        return None
    words = run.words[1:] if run.tool == "go" else run.words[run.words.index("--") + 1 :] if "--" in run.words else ()
    found, before = list[str](), ""
    for word in words:
        if not word.startswith("-") and before not in _VALUED:
            found.append(word)
        before = word
    if any(not word.startswith(".") or "$" in word for word in found) or "-C" in run.words:
        return None
    return found or ["." if run.tool == "go" else "./..."]


def _is_in_package(path: str, run: Run, package: str) -> bool:
    """Return whether a file of tests belongs to a package, or to one below it of the same module."""
    below = package.endswith("...")
    place = path_from_root(package.removesuffix("...").rstrip("/") or ".", run.folder or "")
    folder = path.rpartition("/")[0]
    if place is None:
        return True
    if not below:
        return folder == place
    if place and folder != place and not folder.startswith(f"{place}/"):
        return False
    inner = folder[len(place) :].strip("/").split("/") if folder != place else []
    if any(part.startswith(_HIDDEN) or part in ("testdata", "vendor") for part in inner):
        return False
    return not any(_is_module(run.whole, "/".join(filter(None, (place, *inner[: n + 1])))) for n in range(len(inner)))


@lru_cache(maxsize=1024)
def _is_module(whole: Whole, folder: str) -> bool:
    """Return whether a folder begins a module of its own, which `./...` above it leaves out."""
    snapshot = whole.snapshot
    return bytes_of(snapshot, f"{folder}/go.mod") is not None and bytes_of(snapshot, "go.work") is None


def _is_built(run: Run, path: str) -> bool:
    """Return whether a file may be compiled, by its line of build tags and those that the run is given."""
    match = _BUILD.search(_text_of_file(run.whole, path))
    if match is None:
        return True
    wanted = match["wanted"]
    for sign, word in _SIGNS:
        wanted = wanted.replace(sign, word)
    given = frozenset(re.split(r"[, ]+", " ".join(option_values(run.words, ("-tags", "--tags")))))
    return "$" in "".join(given) or may_select(wanted, lambda tag: _tag_holds(tag, given))


def _tag_holds(tag: str, given: frozenset[str]) -> MaybeTrue:
    return True if tag in given else None if _KNOWN.fullmatch(tag) else False


@lru_cache(maxsize=_MOST_FILES)
def _text_of_file(whole: Whole, path: str) -> str:
    data = bytes_of(whole.snapshot, path) or b""
    return data[:_MAX_BYTES].decode("utf-8", "replace")
