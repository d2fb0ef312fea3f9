"""Whether a container has what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dodcheck.formats.yaml import Mapping as Pairs
from dodcheck.formats.yaml import Node, Scalar
from dodcheck.formats.yaml_nodes import child, is_false, is_null, is_true, items_of, merge_key
from dodcheck.rules.deploying.container import Container

Answer = bool | None
"""Whether it has it; ``None`` where that can't be told."""

_BRIEF = frozenset({"Job", "CronJob"})
_PROBES = frozenset({"liveness", "readiness"})


def is_asked(one: Container, what: str) -> bool:
    """Return whether a thing is asked of such a container: what ends by itself is probed by nobody."""
    return not (what in _PROBES and (one.init or one.kind in _BRIEF))


def has(one: Container, what: str) -> Answer:
    """Return whether a container has a thing."""
    answer = _ASK[what](one)
    if answer is not False:
        return answer
    return None if one.doubt or merge_key(one.said) is not None else False


def _scalar(node: Node | None) -> str | None:
    """Return the text of a scalar, whatever its type: a user is a number or a name."""
    return node.value.strip() if isinstance(node, Scalar) and not is_null(node) else None


def _told(node: Node | None) -> bool:
    """Return whether a mapping says something."""
    return isinstance(node, Pairs) and any(not is_null(value) for _, value in node.pairs)


def _limits(one: Container) -> Answer:
    return _cpu(one) or _memory(one)


def _cpu(one: Container) -> Answer:
    return _is_said(child(_limited(one), "cpu" if one.pod is not None else "cpus")) or (
        one.pod is None and _any_said(one, ("cpus", "cpu_quota"))
    )


def _memory(one: Container) -> Answer:
    return _is_said(child(_limited(one), "memory")) or (one.pod is None and _any_said(one, ("mem_limit",)))


def _limited(one: Container) -> Node | None:
    """Return the limits of a container, which compose keeps under `deploy`."""
    around = one.said if one.pod is not None else child(one.said, "deploy")
    return child(child(around, "resources"), "limits")


def _any_said(one: Container, keys: Iterable[str]) -> bool:
    return any(_is_said(child(one.said, key)) for key in keys)


def _requests(one: Container) -> Answer:
    return _told(child(child(one.said, "resources"), "requests"))


def _probe(key: str) -> Callable[[Container], Answer]:
    return lambda one: _told(child(one.said, key))


def _healthcheck(one: Container) -> Answer:
    check = child(one.said, "healthcheck")
    if is_true(child(check, "disable")):
        return False
    test = child(check, "test")
    words = [_scalar(item) for item in items_of(test)] or [_scalar(test)]
    return bool(words[0]) and words[0] != "NONE"


def _restart(one: Container) -> Answer:
    told = _scalar(child(one.said, "restart"))
    if told is not None and "$" in told:
        return None
    return told not in (None, "no", "false", "") or _policy(child(child(one.said, "deploy"), "restart_policy"))


def _policy(node: Node | None) -> Answer:
    """Return whether a policy of `deploy` starts something again; one without a condition always does."""
    condition = _scalar(child(node, "condition")) or ""
    return None if "$" in condition else _told(node) and condition != "none"


def _tag(one: Container) -> Answer:
    """Return whether the image has a tag that is not `latest`; what compose builds itself needs none."""
    image = _scalar(child(one.said, "image"))
    if image is None:
        return True if one.pod is None and child(one.said, "build") is not None else None
    if "@sha256:" in image:
        return True
    if "$" in image:
        return None
    return image.rpartition("/")[2].partition(":")[2] not in ("", "latest")


def _non_root(one: Container) -> Answer:
    """Return whether it is told to run as another user; where nothing is told, its image says it."""
    if one.pod is None:
        user = _scalar(child(one.said, "user"))
        return None if not user or "$" in user else user.partition(":")[0] not in ("root", "0")
    inner, outer = child(one.said, "securityContext"), child(one.pod, "securityContext")
    user = _scalar(child(inner, "runAsUser")) or _scalar(child(outer, "runAsUser"))
    if user == "0":
        return False
    return True if user and user.isdigit() else _run_as_non_root(one) or _refused(inner, outer)


def _refused(inner: Node | None, outer: Node | None) -> Answer:
    told = child(inner, "runAsNonRoot") or child(outer, "runAsNonRoot")
    return False if is_false(told) else None


def _run_as_non_root(one: Container) -> Answer:
    inner, outer = child(one.said, "securityContext"), child(one.pod, "securityContext")
    return is_true(child(inner, "runAsNonRoot") or child(outer, "runAsNonRoot"))


def _is_said(node: Node | None) -> bool:
    return _scalar(node) not in (None, "", "0")


_ASK: Mapping[str, Callable[[Container], Answer]] = {
    "limits": _limits,
    "cpu-limits": _cpu,
    "memory-limits": _memory,
    "requests": _requests,
    "liveness": _probe("livenessProbe"),
    "readiness": _probe("readinessProbe"),
    "healthcheck": _healthcheck,
    "restart": _restart,
    "tag": _tag,
    "non-root": _non_root,
    "runAsNonRoot": _run_as_non_root,
}
