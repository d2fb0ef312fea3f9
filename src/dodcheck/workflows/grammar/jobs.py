"""What stands in a job."""

from __future__ import annotations

import re

from dodcheck.formats.yaml import Mapping
from dodcheck.workflows.grammar.common import (
    AMOUNT,
    FILLED,
    ONE_OR_MORE,
    TEXT,
    TEXTS,
    TRUTH,
    list_or_expression,
    or_expression,
)
from dodcheck.workflows.grammar.scalars import is_expression, is_id
from dodcheck.workflows.grammar.shapes import Anything, Chosen, Either, Keys, List, Named, Shape, Words, keys_of, one_of
from dodcheck.workflows.grammar.steps import STEPS

_CALLED = re.compile(r"[^\n]*/[^/\n]+\.ya?ml(?:@[^\n]+)?")
_READ, _WRITE = ("read", "none"), ("write", "none")
_SCOPES = (
    "actions artifact-metadata attestations checks code-quality contents deployments discussions issues packages pages "
    "pull-requests repository-projects security-events statuses"
)
_LEVELS = {
    **dict.fromkeys(_SCOPES.split(), one_of(("read", "write", "none"))),
    **dict.fromkeys(("models", "vulnerability-alerts"), one_of(_READ)),
    **dict.fromkeys(("id-token", "copilot-requests"), one_of(_WRITE)),
}

PERMISSIONS = Either("is no mapping", one_of(("read-all", "write-all")), mapping=Keys("`permissions`", _LEVELS))
CACHE_MODE = one_of(("read", "write", "write-only", "none"))
CONCURRENCY = Either(
    "is neither a text nor a mapping",
    TEXT,
    mapping=Keys(
        "`concurrency`",
        {"group": FILLED, "cancel-in-progress": TRUTH, "queue": one_of(("single", "max"))},
        ("group",),
    ),
)
DEFAULTS = Keys(
    "`defaults`",
    {"run": or_expression(Keys("`defaults: run`", {"shell": FILLED, "working-directory": FILLED}))},
)

_CREDENTIALS = or_expression(Keys("`credentials`", {"username": FILLED, "password": FILLED}))
_CONTAINER: dict[str, Shape] = {
    "image": TEXT,
    "credentials": _CREDENTIALS,
    "env": TEXTS,
    "ports": list_or_expression(FILLED),
    "volumes": list_or_expression(FILLED),
    "options": TEXT,
}
_BOX = Either("is neither a text nor a mapping", TEXT, mapping=Keys("a container", _CONTAINER, ("image",)))
_SERVICE = Keys("a service", {**_CONTAINER, "command": TEXT, "entrypoint": TEXT}, ("image",))
_SERVICES = or_expression(Named(Either("is neither a text nor a mapping", FILLED, mapping=_SERVICE)))
_ENVIRONMENT = Either(
    "is neither a text nor a mapping",
    TEXT,
    mapping=Keys("`environment`", {"name": TEXT, "url": TEXT, "deployment": TRUTH}, ("name",)),
)
_RUNNER = Either(
    "is neither a text nor a list",
    FILLED,
    List(FILLED, 1),
    Keys("`runs-on`", {"group": FILLED, "labels": ONE_OR_MORE}),
)
_SNAPSHOT = Either(
    "is neither a text nor a mapping",
    FILLED,
    mapping=Keys("`snapshot`", {"image-name": FILLED, "if": TEXT, "version": FILLED}, ("image-name",)),
)

_COMBINATION = or_expression(Named(Anything()))
_AXIS = list_or_expression(Anything(), 1)
_FILTERS = dict.fromkeys(("include", "exclude"), list_or_expression(_COMBINATION))
_MATRIX = or_expression(Named(_AXIS, special=_FILTERS, least=1))
_STRATEGY = or_expression(Keys("`strategy`", {"matrix": _MATRIX, "fail-fast": TRUTH, "max-parallel": AMOUNT}))

_ANY: dict[str, Shape] = {
    "name": TEXT,
    "needs": ONE_OR_MORE,
    "if": TEXT,
    "permissions": PERMISSIONS,
    "cache-mode": CACHE_MODE,
    "concurrency": CONCURRENCY,
    "strategy": _STRATEGY,
}
_CALL = Keys(
    "a job that uses a workflow",
    {
        **_ANY,
        "uses": Words(lambda node: _CALLED.fullmatch(node.value) is not None, "names no workflow"),
        "with": TEXTS,
        "secrets": Either(
            "is neither `inherit` nor a mapping",
            Words(lambda node: node.value == "inherit" or is_expression(node), "is neither `inherit` nor a mapping"),
            mapping=Named(TEXT),
        ),
    },
)
_STEPS = Keys(
    "a job",
    {
        **_ANY,
        "runs-on": _RUNNER,
        "environment": _ENVIRONMENT,
        "outputs": Named(TEXT),
        "env": TEXTS,
        "defaults": DEFAULTS,
        "steps": STEPS,
        "timeout-minutes": AMOUNT,
        "cancel-timeout-minutes": AMOUNT,
        "continue-on-error": TRUTH,
        "container": _BOX,
        "services": _SERVICES,
        "snapshot": _SNAPSHOT,
    },
    ("runs-on", "steps"),
)


def _job(node: Mapping) -> Shape:
    return _CALL if "uses" in keys_of(node) else _STEPS


JOBS = Named(
    Chosen(_job),
    is_id,
    "is no id of a job: only letters, digits, `-` and `_` stand in one, and a letter or one `_` first",
    least=1,
)
"""`jobs:` of a workflow."""
