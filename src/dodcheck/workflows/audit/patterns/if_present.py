"""Tests that npm runs only where a script of that name is there, and none is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.formats.json import load as load_json
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.audit.masked_commands import may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_MANAGERS = frozenset({"npm", "pnpm", "yarn", "bun"})
_RUNNING = frozenset({"run", "run-script", "rum", "urn"})
_SAME = {"t": "test", "tst": "test"}
_VALUED = frozenset({"-w", "--workspace", "--prefix", "-C", "--dir", "--filter", "-F", "--cwd"})
_MOST_FILES, _MAX_BYTES = 500, 1024 * 1024
_RATED = {Purpose.TEST: Severity.MEDIUM, Purpose.SECURITY: Severity.MEDIUM}
"""How bad it is where no script is there; a template that lints or builds where it can is meant to go without."""
_LOOKED_AT = frozenset({*_RATED, Purpose.LINT, Purpose.TYPES})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in filter(may_run, subject.of_programs(_MANAGERS)):
        purpose = purpose_of_command(command_at.command)
        if "--if-present" not in command_at.texts or purpose not in _LOOKED_AT:
            continue
        name, scripts = _asked(command_at), _scripts(subject.snapshot)
        if not name or (scripts is not None and name in scripts):
            continue
        if scripts is None:
            yield command_at.hit(
                f"`--if-present` lets `{command_at.program}` pass where no script is called `{name}`", Severity.LOW
            )
        else:
            message = f"no `package.json` has a script `{name}`, and `--if-present` lets `{command_at.program}` pass"
            yield command_at.hit(message, _RATED.get(purpose, Severity.LOW), Confidence.HIGH)


def _asked(command_at: CommandAt) -> str:
    """Return the name of the script that is asked for."""
    words: Sequence[str] = command_at.texts[1:]
    words = words[: words.index("--")] if "--" in words else words
    pairs = zip(["", *words], words, strict=False)
    plain = [word for before, word in pairs if not word.startswith("-") and before not in _VALUED]
    named = plain[1:2] if plain[:1] and plain[0] in _RUNNING else plain[:1]
    name = named[0] if named else ""
    return "" if "$" in name else _SAME.get(name, name)


def _scripts(snapshot: Snapshot) -> frozenset[str] | None:
    """Return the names of the scripts of all packages, ``None`` where there is no package, or not all can be read."""
    found = set[str]()
    paths = snapshot.files_named("package.json")
    for path in paths[:_MOST_FILES]:
        data = bytes_of(snapshot, path)
        try:
            told = load_json(decode_data(data)) if data is not None and len(data) <= _MAX_BYTES else None
        except FormatProblem:
            told = None
        if not isinstance(told, Mapping):
            return None
        scripts = told.get("scripts")
        found |= set(scripts) if isinstance(scripts, Mapping) else set()
    return frozenset(found) if 0 < len(paths) <= _MOST_FILES else None


PATTERN = Pattern(
    name="if-present",
    family=Family.INFORMATIONAL,
    title="A script of npm that may be missing",
    manual="""`npm test --if-present` passes where no script of that name is there. A renamed script, or one that was
never written, then looks like one that passes.""",
    follow_up="Take `--if-present` away, or write the script.",
    look=_look,
)
