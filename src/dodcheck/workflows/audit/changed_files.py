"""What a job that looks at the changed files leaves out: `dorny/paths-filter`, worked out against the repository."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, load_nodes
from dodcheck.formats.yaml import Sequence as Items
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.untested import counting_files, is_feasible, is_source, matching_files
from dodcheck.workflows.model import Step

_ACTION = "dorny/paths-filter@"
_OF_JOB = re.compile(r"needs\.([\w-]+)\.outputs\.([\w-]+)")
_OF_STEP = re.compile(r"steps\.([\w-]+)\.outputs\.([\w-]+)")
_MAX_CHARACTERS = 50_000
_MOST = 64


def files_left_out(subject: Subject, job: JobWork, name: str) -> tuple[str, ...] | None:
    """Return the source files on whose change an output is not `true`; ``None`` where that can't be told.

    ``name`` is that of the output, in lower case, as the condition of ``job`` asks for it.
    """
    kept = subject.whole.left_out
    key = (subject.workflow.path, job.job.id if name.startswith("steps.") else "", name)
    if key not in kept:
        kept[key] = _left_out(subject, job, name) if len(kept) < _MOST else None
    return kept[key]


def _left_out(subject: Subject, job: JobWork, name: str) -> tuple[str, ...] | None:
    match = _OF_JOB.fullmatch(name)
    if match is not None:
        needed = next((job for job in subject.jobs if job.job.id.lower() == match[1]), None)
        outputs = {key.lower(): text.value for key, text in needed.job.outputs.items()} if needed else {}
        inner = _OF_STEP.search(outputs.get(match[2], ""))
        return _of_step(subject, needed, inner) if needed and inner else None
    inner = _OF_STEP.fullmatch(name)
    return _of_step(subject, job, inner) if inner else None


def _of_step(subject: Subject, job: JobWork, asked: re.Match[str]) -> tuple[str, ...] | None:
    step = next((step.step for step in job.steps if (step.step.id or "").lower() == asked[1].lower()), None)
    if step is None or step.uses is None or not step.uses.value.lower().startswith(_ACTION):
        return None
    patterns = _patterns(step, asked[2])
    if not patterns:
        return None
    every = step.given["predicate-quantifier"].value.strip() if "predicate-quantifier" in step.given else "some"
    files = tuple(path for path in counting_files(subject.whole) if is_source(path))
    if not is_feasible(patterns, files):
        return None
    selected = _every(patterns, files) if every == "every" else _some(patterns, files)
    return tuple(path for path in files if path not in selected)


def _patterns(step: Step, name: str) -> tuple[str, ...]:
    """Return the patterns of a filter; none where they stand in another file, or are more than plain texts."""
    text = step.given.get("filters")
    if text is None or len(text.value) > _MAX_CHARACTERS:
        return ()
    try:
        root = load_nodes(text.value)
    except FormatProblem:
        return ()
    pairs = root.pairs if isinstance(root, Mapping) else ()
    own = next((value for key, value in pairs if isinstance(key, Scalar) and key.value.lower() == name.lower()), None)
    return _texts(own)


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Items) else (node,)
    values = tuple(item.value for item in items if isinstance(item, Scalar))
    return values if len(values) == len(items) else ()


def _every(patterns: Sequence[str], files: Sequence[str]) -> set[str]:
    left = set(files)
    for pattern in patterns:
        left &= _fitting(pattern, files)
    return left


def _some(patterns: Sequence[str], files: Sequence[str]) -> set[str]:
    together: set[str] = set()
    for pattern in patterns:
        together |= _fitting(pattern, files)
    return together


def _fitting(pattern: str, files: Sequence[str]) -> set[str]:
    if pattern.startswith("!"):
        return set(files) - set(matching_files(pattern[1:], files))
    return set(matching_files(pattern, files))
