"""Runs of `cargo test` that take no test: of a package that is not there, by a name that is nowhere, all ignored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dodcheck.rules.workflows.ineffective.empty.name_filters import is_nowhere
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, path_from_root
from dodcheck.rules.workflows.ineffective.empty.skipping import skips_each
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.options import option_values
from dodcheck.workflows.audit.whole import Whole

_NAME = re.compile(r"(?m)^[ \t]*name[ \t]*=[ \t]*[\"']([\w-]+)[\"']")
_PLAIN = re.compile(r"[\w-]+")
_FILTER = re.compile(r"[\w:]+")
_WORDS = (
    "-F -Z -j -p -E -P --features --target --manifest-path --profile --cargo-profile --jobs --message-format"
    " --target-dir --config --color --exclude --retries --partition --test-threads --format --logfile --skip --test"
    " --bin --bench --example --package --filter-expr --filterset --output-path --output-dir --timings -C"
)
_VALUED = frozenset(_WORDS.split())
_SUBCOMMANDS = frozenset({"test", "t", "nextest", "run", "llvm-cov", "miri", "hack", "tarpaulin"})
_OPTIONS_RUNNING_IGNORED = frozenset({"--ignored", "--include-ignored", "--run-ignored"})
_MOST_FILES = 500


def why_cargo_test_is_empty(run: Run) -> str:
    """Return why a run of cargo takes no test, as a clause; empty where it may take one."""
    files = files_of(run.whole, (".rs",))
    if not files or len(files) > _MOST_FILES or _SUBCOMMANDS.isdisjoint(run.words[:2]):
        return ""
    return next(
        filter(
            None,
            (
                _missing_package(run),
                _missing_target(run),
                _missing_manifest(run),
                _filter_without_match(run),
                _why_all_are_ignored(run, files),
            ),
        ),
        "",
    )


def _missing_package(run: Run) -> str:
    names = _names_in_manifests(run.whole)
    for value in option_values(run.words, ("-p", "--package")):
        if names and _PLAIN.fullmatch(value) and value not in names:
            return f"no manifest is of the package `{value}`"
    return ""


def _missing_target(run: Run) -> str:
    for value in option_values(run.words, ("--test",)):
        paths = (*run.snapshot.files_named(f"{value}.rs"), *run.snapshot.glob(f"**/{value}/main.rs"))
        if _PLAIN.fullmatch(value) and value not in _names_in_manifests(run.whole) and not paths:
            return f"no file of tests is called `{value}`"
    return ""


def _missing_manifest(run: Run) -> str:
    for value in option_values(run.words, ("--manifest-path",)):
        path = path_from_root(value, run.folder or "") if run.folder is not None and "$" not in value else None
        if path and bytes_of(run.snapshot, path) is None:
            return f"`{path}` is not tracked"
    if run.folder and not _stands_above(run, "Cargo.toml"):
        return f"no `Cargo.toml` stands in `{run.folder}`, nor above it"
    return ""


def _stands_above(run: Run, name: str) -> bool:
    parts = (run.folder or "").split("/")
    places = ("/".join((*parts[:count], name)) for count in range(len(parts) + 1))
    return any(bytes_of(run.snapshot, path) is not None for path in places)


def _filter_without_match(run: Run) -> str:
    before = ""
    words = run.words[: run.words.index("--")] if "--" in run.words else run.words
    for word in words:
        if not word.startswith("-") and before not in _VALUED and word not in _SUBCOMMANDS and not word.startswith("+"):
            parts = word.split("::")
            if _FILTER.fullmatch(word) and any(part and is_nowhere(run.whole, part, (".rs",)) for part in parts):
                return f"`{word}` is in the name of no test that is there"
        before = word
    return ""


def _why_all_are_ignored(run: Run, files: Sequence[str]) -> str:
    """Return that each test is ignored, where no code in comments runs as a test beside them."""
    if not _OPTIONS_RUNNING_IGNORED.isdisjoint(word.partition("=")[0] for word in run.words):
        return ""
    told = [(path, _ignores_each(run.whole, path)) for path in files]
    skipped = [path for path, one in told if one]
    return (
        f"every test is ignored, first those of {skipped[0]}"
        if skipped and all(one is not False for _, one in told)
        else ""
    )


@lru_cache(maxsize=2)
def _names_in_manifests(whole: Whole) -> frozenset[str]:
    """Return what the manifests of the repository call their packages and targets."""
    snapshot = whole.snapshot
    texts = (
        (bytes_of(snapshot, path) or b"").decode("utf-8", "replace") for path in snapshot.files_named("Cargo.toml")
    )
    return frozenset(name for text in texts for name in _NAME.findall(text))


@lru_cache(maxsize=_MOST_FILES)
def _ignores_each(whole: Whole, path: str) -> bool | None:
    data = bytes_of(whole.snapshot, path)
    if data is None or (b"```" in data and b"//" in data):
        return False
    return skips_each(path, data)
