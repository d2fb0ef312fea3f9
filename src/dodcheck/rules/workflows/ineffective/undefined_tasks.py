"""Whether the tasks exist that rake, nx, turbo and lerna are asked for: where none does, they pass or run nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dodcheck.formats.yaml import Mapping as Table
from dodcheck.rules.workflows.does import Candidate
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.options import option_values
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.runs.package import MAX_PACKAGES, package_scripts
from dodcheck.workflows.runs.tasks import file_root, table_values
from dodcheck.workflows.shell.words import texts_of

_LEAD = 4
"""The program stands among so many first words: `bundle exec rake`, `pnpm exec turbo`."""
_MOST = 200
_RAKEFILES = ("Rakefile", "rakefile", "Rakefile.rb", "rakefile.rb")
_LOADED = re.compile(r"\b(?:load_tasks|import|load|require_relative|Dir|Rake\.add_rakelib|Gem\w*)\b|rakelib")
"""Marks of tasks that stand elsewhere."""
_MADE = re.compile(r"\b(\w*)Task\.new(?:\(?\s*[:\"']([\w:]+))?")
_TASK = re.compile(r"^\s*(?:multi)?task\b[\s(]*[:\"']?([\w:]+)", re.MULTILINE)
_BY_DEFAULT = {"Test": "test", "Rake": "spec", "RuboCop": "rubocop", "YardocTask": "yard"}
_TARGETS = ("-t", "--target", "--targets")


def undefined_task(candidate: Candidate) -> Iterator[Effect]:
    """Yield that nothing is seen which has the name of the task that a command asks for."""
    words = texts_of((*candidate.command.launched, *candidate.command.words)) if candidate.command else []
    if any("$" in word for word in words):
        return
    at = next((at for at, word in enumerate(words[:_LEAD]) if base_of(word) in _BY_PROGRAM), None)
    if at is not None:
        yield from _BY_PROGRAM[base_of(words[at])](words[at + 1 :], candidate.subject.snapshot)


def _undefined_in_rakefiles(words: Sequence[str], snapshot: Snapshot) -> Iterator[Effect]:
    named = [word.partition("[")[0] for word in words if not word.startswith("-") and "=" not in word] or ["default"]
    paths = [path for name in _RAKEFILES for path in snapshot.files_named(name)][:_MOST]
    if not paths:
        yield Effect(Effectiveness.MAYBE, f"no Rakefile says what `{named[0]}` does")
        return
    text = "\n".join((bytes_of(snapshot, path) or b"").decode("utf-8", "replace") for path in paths)
    known = {match[1].strip(":") for match in _TASK.finditer(text)}
    known |= {match[2] or _BY_DEFAULT.get(match[1], match[1].lower()) for match in _MADE.finditer(text)}
    missing = next((name for name in named if name.rpartition(":")[2] not in known and name not in known), None)
    if missing is not None and not _LOADED.search(text) and not snapshot.glob("**/rakelib/**"):
        yield Effect(Effectiveness.MAYBE, f"{paths[0]} is not seen to define the task `{missing}`")


def _undefined_for_turbo(words: Sequence[str], snapshot: Snapshot) -> Iterator[Effect]:
    plain = [word for word in _before_dashes(words) if not word.startswith("-")]
    yield from _undefined_scripts("turbo", plain[1:2] if plain[:1] == ["run"] else plain[:1], snapshot)


def _undefined_for_lerna(words: Sequence[str], snapshot: Snapshot) -> Iterator[Effect]:
    plain = [word for word in _before_dashes(words) if not word.startswith("-")]
    yield from _undefined_scripts("lerna", plain[1:2] if plain[:1] == ["run"] else [], snapshot)


def _undefined_scripts(program: str, named: Sequence[str], snapshot: Snapshot) -> Iterator[Effect]:
    """Yield that no package has a script of a name: these programs then run nothing, and pass."""
    for name in (name.rpartition("#")[2] for name in named):
        if _has_script(name, snapshot) is False:
            yield Effect(Effectiveness.MAYBE, f"no package.json has a script `{name}`, so that {program} runs nothing")


def _undefined_for_nx(words: Sequence[str], snapshot: Snapshot) -> Iterator[Effect]:
    name = _target_of_nx(list(_before_dashes(words)))
    plugins = table_values(file_root("nx.json", snapshot)).get("plugins")
    if not name or plugins is not None or _has_script(name, snapshot) is not False:
        return
    files = snapshot.files_named("project.json")
    tables = (table_values(file_root(path, snapshot)).get("targets") for path in files[:_MOST])
    known = {target for table in tables if isinstance(table, Table) for target in table_values(table)}
    if name not in known and len(files) <= _MOST:
        yield Effect(Effectiveness.MAYBE, f"no project.json or package.json is seen to have a target `{name}`")


def _target_of_nx(words: Sequence[str]) -> str:
    """Return the target that nx is asked for, empty where it is none or several."""
    if words[:1] in (["run-many"], ["affected"]):
        target = next(option_values(words, _TARGETS), "")
        return "" if "," in target else target
    if words[:1] == ["run"]:
        return "".join(words[1:2]).split(":")[1] if ":" in "".join(words[1:2]) else ""
    return "" if words[:1] in ([], ["exec"], ["graph"], ["format:check"]) or words[0].startswith("-") else words[0]


def _has_script(name: str, snapshot: Snapshot) -> bool | None:
    """Return whether a package of the repository has a script; ``None`` where there are too many to tell."""
    if next(package_scripts(["npm", "run", "--workspaces", name], "", snapshot), None) is not None:
        return True
    return None if len(snapshot.files_named("package.json")) > MAX_PACKAGES else False


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


_BY_PROGRAM: Mapping[str, Callable[[Sequence[str], Snapshot], Iterator[Effect]]] = {
    "rake": _undefined_in_rakefiles,
    "turbo": _undefined_for_turbo,
    "lerna": _undefined_for_lerna,
    "nx": _undefined_for_nx,
}
