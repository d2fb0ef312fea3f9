"""All containers have resource limits, no `latest` tags in `k8s/`, all services of compose have health checks."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fits, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import All
from dodcheck.rules.containers import ContainersRule
from dodcheck.rules.file import FileRule

_ALL = r"(?P<all>(?:all|every|each)(?: of)?(?: the| our)? )"
_SYSTEM = r"(?:(?P<system>kubernetes|k8s|(?:docker[ -])?compose) )?"
_WHO = rf"{_SYSTEM}(?P<who>containers?|pods?|deployments?|workloads?|services?|manifests?)"
_EACH = rf"(?:{_ALL}{_WHO})"
_IN = rf"(?: (?:in|of|under) {THE}{named(SLOT, 'where')}(?: (?:manifests?|folder|directory|file))?)?"
_HAVE = r"(?:has|have|sets?|defines?|declares?|specif(?:y|ies)|uses?|comes? with)"
_SET = r"(?:set|defined|configured|specified|declared|in place|present)"
_BOTH = r"(?:and|&|/|\+)"
_THING = (
    rf"(?:an? )?(?:explicit )?(?:(?:resource|(?P<which>cpu|memory|cpu {_BOTH} memory|memory {_BOTH} cpu)) )?"
    rf"(?:(?P<both>requests {_BOTH} limits|limits {_BOTH} requests)|(?P<limits>limits?)|(?P<requests>requests)"
    rf"|(?P<probes>(?:liveness {_BOTH} readiness|readiness {_BOTH} liveness|health) probes?)"
    r"|(?P<liveness>liveness probes?)|(?P<readiness>readiness probes?)"
    r"|(?P<healthcheck>health[ -]?checks?)|(?P<restart>restart polic(?:y|ies)))"
)
_NON_ROOT = r"(?:run|are run|is run|runs|execute) as (?:an? )?(?:non-root|nonroot|non root|unprivileged)(?: users?)?"
_ANY = r"(?P<who>containers?|pods?|deployments?|workloads?|services?|manifests?|images?)"
_LATEST = r"(?P<latest>⟦\d+⟧|latest|:latest)"
_TAGS = r"(?:container |docker )?(?:image tags?|images?|tags?)"
_FORMS = (
    rf"{_EACH}{_IN} {_HAVE} {_THING}{_IN.replace('where', 'there')}",
    rf"{_THING} {BE}{_SET} (?:for|on|in) {_EACH}{_IN}",
    rf"{_THING} {BE}{_SET}{_IN}",
    rf"{THE}{named(SLOT, 'where')} {_HAVE} {_THING} (?:for|on|in) {_EACH}",
    rf"(?:{_ALL})?{_WHO}{_IN} (?P<nonroot>{_NON_ROOT}){_IN.replace('where', 'there')}",
    rf"⟦(?P<key>\d+)⟧ {BE}{_SET}(?: to (?:true|⟦\d+⟧))? (?:for|on|in) {_EACH}{_IN}",
    rf"no {_SYSTEM}{_ANY}{_IN} uses? (?:the |an? )?{_LATEST}(?: image)?(?: tags?)?",
    rf"no {_LATEST} {_TAGS} (?:in|under) {THE}{named(SLOT, 'where')}(?: manifests?)?",
    rf"no {_LATEST} {_TAGS} in (?P<system>kubernetes|k8s|compose)(?: manifests?| files?)?",
)
_FOLDER = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_COMPOSE = re.compile(r"(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml")
_NO_COMPOSE = "**/*compose*.y*ml"
_HAS = {
    "both": ("limits", "requests"),
    "probes": ("liveness", "readiness"),
    **{one: (one,) for one in ("limits", "requests", "liveness", "readiness", "healthcheck", "restart")},
    "nonroot": ("non-root",),
    "latest": ("tag",),
}
_BY_WORKLOAD = frozenset({"liveness", "readiness"})
_COMPOSE_ONLY = frozenset({"healthcheck", "restart"})


def read(words: Phrase) -> Reading | None:
    """Return a rule about the containers that manifests or files of compose start."""
    return next((told for found in fits(words, _FORMS) if (told := _reading(words, found.groupdict()))), None)


def _reading(words: Phrase, told: dict[str, str | None]) -> Reading | None:
    has = _has(words, told)
    slot = told.get("where") or told.get("there")
    where = things_in(words, slot)[0] if slot else None
    if has is None or not (told.get("who") or where or _BY_WORKLOAD.intersection(has) or told.get("system")):
        return None
    if where is not None and not (is_path(where) or _FOLDER.fullmatch(where)):
        return None
    of = _system(told, where, has)
    if of is None:
        return None
    rule = _rule(words, told, has, of, where)
    # Without a word such as "all", some of them may be meant.
    every = told.get("all") or told.get("latest")
    surely = where is not None or told.get("system") is not None or (told.get("who") or "").startswith("pod")
    if surely:
        return Reading(rule, Strength.EXACT if every else Strength.STRONGER)
    alone = All((rule, FileRule(path=_NO_COMPOSE, max=0)))
    return Reading(alone, Strength.STRONGER, least=rule if every else None)


def _has(words: Phrase, told: dict[str, str | None]) -> tuple[str, ...] | None:
    if key := told.get("key"):
        return ("runAsNonRoot",) if words.thing(key).partition(":")[0] == "runAsNonRoot" else None
    if latest := told.get("latest"):
        named_ = things_in(words, latest)
        if named_ and named_[0].lstrip(":") != "latest":
            return None
    has = next((has for name, has in _HAS.items() if told.get(name)), None)
    which = told.get("which")
    if which is None or has is None:
        return has
    # A limit of one resource is none of another; of requests only their being there is looked at.
    return tuple(f"{one}-limits" for one in ("cpu", "memory") if one in which) if has == ("limits",) else None


def _system(told: dict[str, str | None], where: str | None, has: tuple[str, ...]) -> str | None:
    """Return what starts the containers; a health check is what compose calls a probe."""
    compose = (told.get("system") or "").endswith("compose")
    if where is not None and _COMPOSE.fullmatch(posixpath.basename(where)):
        compose = True
    if compose:
        return None if {"liveness", "readiness", "requests", "runAsNonRoot"}.intersection(has) else "compose"
    if _COMPOSE_ONLY.intersection(has) or (told.get("who") or "").startswith("service"):
        return None
    return "kubernetes"


def _rule(
    words: Phrase, told: dict[str, str | None], has: tuple[str, ...], of: str, where: str | None
) -> ContainersRule:
    who = (told.get("who") or "workload").rstrip("s")
    asked: dict[str, Any] = {"of": of, "has": has}
    if where is not None:
        asked |= {"in_": (where,), "named_in": words.named_in}
    if of == "kubernetes" and who != "container" and _BY_WORKLOAD.intersection(has):
        asked["per"] = "workload"
    if of == "kubernetes" and who == "deployment":
        asked["only"] = ("Deployment",)
    return ContainersRule(**asked)
