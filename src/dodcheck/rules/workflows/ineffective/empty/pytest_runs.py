"""Runs of pytest that take no test: in a folder without any, by a filter that fits none, with all of them skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from dodcheck.formats.pytests import skips_all
from dodcheck.formats.python_tests import may_define_tests
from dodcheck.rules.workflows.ineffective.empty.collected_files import Collected, collect_files
from dodcheck.rules.workflows.ineffective.empty.run import Run, Scope, files_of, path_from_root, scope_of
from dodcheck.rules.workflows.ineffective.empty.selection_expressions import MaybeTrue, may_select
from dodcheck.rules.workflows.ineffective.pytest_settings import PytestSettings, pytest_settings
from dodcheck.rules.workflows.ineffective.uncollected import fits_name, pytest_files
from dodcheck.snapshot.paths import is_within
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.options import option_values
from dodcheck.workflows.audit.whole import Whole

_MOST_FILES, _MAX_BYTES, _MOST_TEXT = 500, 512 * 1024, 8 * 1024 * 1024
_OTHER_COLLECTORS: tuple[str, ...] = (
    "doctest",
    "nbval",
    "nbmake",
    "markdown",
    "notebook",
    "codeblock",
    "sybil",
    "gherkin",
)
_OTHER_COLLECTORS += ("pyargs", "mypy", "flake8", "ruff", "pylint", "black", "isort")
"""What stands in options by which pytest finds tests in other files, too."""
_WORDS = (
    "-k -m -n -p -c -o -W -r --cov --cov-config --junitxml --junit-xml --maxfail --timeout --durations --rootdir"
    " --confcutdir --reruns --cov-report --dist --tb --color --log-file --html --ignore --deselect --ignore-glob"
    " --basetemp --log-level --log-cli-level --cov-fail-under --numprocesses --maxprocesses --import-mode --count"
    " --alluredir --config-file --override-ini --pythonwarnings --verbosity --show-capture --capture"
)
_VALUED = frozenset(_WORDS.split())
_FLAG = re.compile(
    r"-[vqsxl]+|-r\w+|--(?:exitfirst|verbose|quiet|strict|strict-markers|no-header|no-cov|lf|ff|nf|sw|showlocals|pdb)"
)


def why_pytest_is_empty(run: Run) -> str:
    """Return why a run of pytest takes no test, as a clause; empty where it may take one."""
    if not files_of(run.whole, (".py",)) or _collects_other_files(run):
        return ""
    settings = pytest_settings(run.own_words, run.folder or "", run.snapshot)
    tests = _tests(run, settings)
    named = _operands(run.own_words)
    if settings is not None and not tests and not named and settings.of("python_files"):
        return f"`python_files` in {settings.path} fits no file that is there"
    scope = scope_of(run, [name.partition("::")[0] for name in named]) if named is not None else None
    if scope is not None:
        taken = _selected_files(run, scope, tests)
        if not taken:
            return _why_no_file_is_selected(scope, tests)
        if lost := _missing_test(named or (), taken, run.whole):
            return lost
    else:
        taken = tests
    left = collect_files(run, taken, named or ()) if named is not None else Collected(tuple(taken))
    return left.why or (_why_all_are_deselected(run, left.files) if 0 < len(left.files) <= _MOST_FILES else "")


def _tests(run: Run, settings: PytestSettings | None) -> tuple[str, ...]:
    """Return the files that are called like tests, as the settings of pytest have it."""
    names = settings.of("python_files") if settings is not None else ()
    if not names:
        return pytest_files(run.whole)
    return tuple(path for path in files_of(run.whole, (".py",)) if any(fits_name(path, name) for name in names))


def _collects_other_files(run: Run) -> bool:
    options = [word.partition("=")[0] for word in run.words if word.startswith("-")]
    return any(other in word for word in options for other in _OTHER_COLLECTORS)


def _operands(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the paths that pytest is given; ``None`` where a word may be one, or the value of an option."""
    found, before = list[str](), ""
    for word in words:
        if not word.startswith("-") and before not in _VALUED:
            if before.startswith("-") and "=" not in before and _FLAG.fullmatch(before) is None:
                return None
            found.append(word)
        before = word
    return tuple(found)


def _selected_files(run: Run, scope: Scope, tests: Sequence[str]) -> tuple[str, ...]:
    """Return the files that a run takes: those it names, and those called like tests in the folders it is given."""
    named = [place for place in scope.places if place.endswith(".py")]
    values = option_values(run.words, ("--ignore",))
    ignored = [path for value in values if (path := path_from_root(value, run.folder or ""))]
    taken = dict.fromkeys((*named, *(path for path in tests if scope.covers(path))))
    return tuple(path for path in taken if not any(is_within(path, one) for one in ignored))


def _why_no_file_is_selected(scope: Scope, tests: Sequence[str]) -> str:
    if scope.untracked and not scope.places:
        return f"{scope.shown} is not tracked" if len(scope.untracked) == 1 else f"{scope.shown} are not tracked"
    if tests and any(scope.covers(path) for path in tests):
        return "`--ignore` leaves out every file of tests that it would take"
    return "" if scope.is_all else f"no file in {scope.shown} is called like a test"


def _missing_test(named: Sequence[str], taken: Sequence[str], whole: Whole) -> str:
    """Return that a single test which is named stands in none of the files."""
    parts = [name.split("::") for name in named]
    if not parts or any(len(one) == 1 for one in parts):
        return ""
    names = {re.split(r"[\[(]", one[-1])[0] for one in parts}
    texts = _lower_texts(whole, tuple(taken))
    if not texts or any(name.lower() in text for name in names for text in texts):
        return ""
    return f"no test of the name `{parts[0][-1]}` is there"


def _why_all_are_deselected(run: Run, taken: tuple[str, ...]) -> str:
    """Return that a filter of names or marks fits no test, or that each test is skipped."""
    for option, known in (("-k", _tests_have_name), ("-m", _tests_have_mark)):
        value = _last_value(option, run.words)
        if value and "$" not in value:
            texts = _lower_texts(run.whole, taken)
            shared = _texts_of_conftests(run.whole) if option == "-m" else ""
            fits = (partial(known, path, text, shared) for path, text in zip(taken, texts, strict=False))
            if texts and not any(may_select(value, one) for one in fits):
                return f"`{option} {value}` fits no test that is there"
    return all_are_skipped(run.whole, taken)


def none_is_defined(whole: Whole, taken: Sequence[str]) -> str:
    """Return that no file of some defines a test; empty where one may, or there are none, or too many."""
    data = [bytes_of(whole.subjects[0].snapshot, path) for path in taken[: _MOST_FILES + 1]]
    if not data or len(data) > _MOST_FILES or any(one is None or len(one) > _MAX_BYTES for one in data):
        return ""
    return "" if any(may_define_tests(one) for one in data if one is not None) else f"{taken[0]} defines no test"


def all_are_skipped(whole: Whole, taken: Sequence[str]) -> str:
    """Return that each test of some files is skipped; empty where one is not, or there are too many files."""
    if taken and len(taken) <= _MOST_FILES and all(_skips_all(whole, path) for path in taken):
        return f"every test is skipped, first those of {taken[0]}"
    return ""


def _last_value(option: str, words: Sequence[str]) -> str:
    """Return the value of an option of one letter; of several, the last one counts."""
    found = ""
    for at, word in enumerate(words):
        if word == option:
            found = "".join(words[at + 1 : at + 2])
        elif word.startswith(option) and not word.startswith("--"):
            found = word[len(option) :].removeprefix("=")
    return found


def _tests_have_name(path: str, text: str, _shared: str, name: str) -> MaybeTrue:
    """Return whether the tests of a file have a name: folders, files, classes and functions count, in any letters."""
    plain, whole = name.lower(), path.lower()
    if plain in "test" or plain in whole.rpartition("/")[2]:
        return True
    return None if plain in whole or plain in text else False


def _tests_have_mark(_path: str, text: str, shared: str, name: str) -> MaybeTrue:
    """Return whether the tests of a file have a mark; a `conftest.py` may set it."""
    word = re.compile(rf"\b{re.escape(name.lower())}\b")
    return None if word.search(text) or word.search(shared) else False


@lru_cache(maxsize=2)
def _texts_of_conftests(whole: Whole) -> str:
    snapshot = whole.snapshot
    return "\n".join(_lower_texts(whole, snapshot.files_named("conftest.py")[:_MOST_FILES]))


@lru_cache(maxsize=8)
def _lower_texts(whole: Whole, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of files in small letters, of large ones the beginning; none where they are too much."""
    snapshot = whole.snapshot
    texts = [(bytes_of(snapshot, path) or b"")[:_MAX_BYTES].decode("utf-8", "replace").lower() for path in paths]
    return tuple(texts) if sum(map(len, texts)) <= _MOST_TEXT else ()


@lru_cache(maxsize=_MOST_FILES)
def _skips_all(whole: Whole, path: str) -> bool:
    data = bytes_of(whole.snapshot, path)
    return data is not None and len(data) <= _MAX_BYTES and skips_all(data)
