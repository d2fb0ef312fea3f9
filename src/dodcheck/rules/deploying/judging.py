"""Whether each container that is started has what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.containers import ASKED
from dodcheck.rules.deploying import compose, kubernetes
from dodcheck.rules.deploying.asking import Answer, has, is_asked
from dodcheck.rules.deploying.container import Container, Deployed
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.containers import ContainersRule

_MOST_PLACES = 50
_FINDERS = {"kubernetes": kubernetes.deployed, "compose": compose.deployed}


class _Asked(NamedTuple):
    """A container, or a workload by its first one, what is asked of it, and the answer."""

    one: Container
    what: str
    answer: Answer


def examine_containers(rule: ContainersRule, snapshot: Snapshot) -> Evidence:
    """Return whether each container has it."""
    globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind) if rule.named_in else rule.globs
    if isinstance(globs, Evidence):
        missing = globs.outcome is Outcome.FAILS
        return replace(globs, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE) if missing else globs
    paths = sorted({path for glob in globs for path in snapshot.glob(glob) if path.endswith((".yml", ".yaml"))})
    try:
        found = _judged(rule, _FINDERS[rule.of](snapshot, paths))
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        found = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown)
    return found.evidence(rule.kind, rule.reproduce)


def _judged(rule: ContainersRule, deployed: Deployed) -> Finding:
    meant = [one for one in deployed.containers if not rule.only or one.kind in rule.only]
    asked = [_Asked(one, what, has(one, what)) for one in meant for what in rule.has if is_asked(one, what)]
    asked = [_limited(one, deployed) for one in asked]
    asked = _by_workload(asked) if rule.per == "workload" else asked
    noun = "workload" if rule.per == "workload" else "container"
    hidden = f"{deployed.hidden[0]} can't be read{others(deployed.hidden)}" if deployed.hidden else ""
    if not asked:
        said = hidden or f"no {noun} of {rule.of} is there in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.SKIPPED if hidden else Unknown.EMPTY_SCOPE)
    without = [one for one in asked if one.answer is False]
    open_ = [one for one in asked if one.answer is None]
    count = (len(asked), sum(one.answer is True for one in asked))
    if without:
        said = f"{_where(without[0], rule)} lacks {ASKED[without[0].what]}{others(without)}"
        return Finding(Outcome.FAILS, said, _places(without), *count)
    if open_:
        doubt = f": {open_[0].one.doubt}" if open_[0].one.doubt else ""
        said = f"whether {_where(open_[0], rule)} has {ASKED[open_[0].what]} can't be told{doubt}{others(open_)}"
        return Finding(Outcome.UNKNOWN, said, _places(open_), *count, Unknown.PARTIAL, skipped=len(open_))
    number = counted(len({(one.one.path, one.one.line) for one in asked}), noun)
    said = f"each of {number} of {rule.of} has {rule.wanted}"
    if hidden:
        skipped = len(deployed.hidden)
        return Finding(Outcome.UNKNOWN, f"{said}, but {hidden}", _places(asked), *count, Unknown.SKIPPED, skipped)
    return Finding(Outcome.HOLDS, said, _places(asked), *count)


def _limited(asked: _Asked, deployed: Deployed) -> _Asked:
    """Return an answer that is open where limits are set for all containers of a namespace."""
    if asked.answer is not False or not asked.what.endswith(("limits", "requests")) or not deployed.sets_limits:
        return asked
    return asked._replace(answer=None, one=asked.one._replace(doubt=f"{deployed.sets_limits} may set it"))


def _by_workload(asked: Sequence[_Asked]) -> list[_Asked]:
    """Return one answer for each workload and thing: no where no container has it, open where only some have it."""
    grouped: dict[tuple[str, str, str], list[_Asked]] = {}
    for one in asked:
        grouped.setdefault((one.one.path, one.one.workload, one.what), []).append(one)
    return [min(same, key=_badness)._replace(answer=_together(same)) for same in grouped.values()]


def _together(same: Sequence[_Asked]) -> Answer:
    answers = {one.answer for one in same}
    return answers.pop() if len(answers) == 1 else None


def _badness(one: _Asked) -> int:
    return {False: 0, None: 1, True: 2}[one.answer]


def _where(asked: _Asked, rule: ContainersRule) -> str:
    one = asked.one
    inside = "" if rule.per == "workload" or one.pod is None else f"{one.name} of "
    return f"{inside}{one.workload} ({one.path}:{one.line})"


def _places(asked: Sequence[_Asked]) -> tuple[Place, ...]:
    return tuple(Place(path, line) for path, line in dict.fromkeys((one.one.path, one.one.line) for one in asked))[
        :_MOST_PLACES
    ]
