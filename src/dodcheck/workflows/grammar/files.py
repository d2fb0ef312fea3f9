"""A workflow and an action as a whole."""

from __future__ import annotations

import re

from dodcheck.formats.yaml import Mapping, Scalar
from dodcheck.formats.yaml_nodes import child
from dodcheck.workflows.grammar.common import FILLED, TEXT, TEXTS
from dodcheck.workflows.grammar.events import ON
from dodcheck.workflows.grammar.jobs import CACHE_MODE, CONCURRENCY, DEFAULTS, JOBS, PERMISSIONS
from dodcheck.workflows.grammar.shapes import Anything, Chosen, Keys, List, Named, Shape, Words
from dodcheck.workflows.grammar.steps import INNER_STEPS

WORKFLOW = Keys(
    "a workflow",
    {
        "name": TEXT,
        "description": TEXT,
        "run-name": TEXT,
        "on": ON,
        "permissions": PERMISSIONS,
        "cache-mode": CACHE_MODE,
        "env": TEXTS,
        "defaults": DEFAULTS,
        "concurrency": CONCURRENCY,
        "jobs": JOBS,
    },
    ("on", "jobs"),
)
"""A workflow."""

_NODE = re.compile(r"node[0-9]+", re.IGNORECASE)
_AROUND = {"pre-if": FILLED, "post-if": FILLED}
_COMPOSITE = Keys("a composite action", {"using": FILLED, "steps": INNER_STEPS}, ("using", "steps"))
_DOCKER = Keys(
    "a Docker action",
    {
        "using": FILLED,
        "image": FILLED,
        "env": TEXTS,
        "args": List(TEXT),
        **dict.fromkeys(("entrypoint", "pre-entrypoint", "post-entrypoint"), FILLED),
        **_AROUND,
    },
    ("using", "image"),
)
_SCRIPT = Keys(
    "a JavaScript action",
    {
        "using": Words(lambda node: _NODE.fullmatch(node.value) is not None, "names nothing that GitHub runs"),
        **dict.fromkeys(("main", "pre", "post"), FILLED),
        **_AROUND,
    },
    ("using", "main"),
)


def _runs(node: Mapping) -> Shape:
    using = child(node, "using")
    named = using.value.lower() if isinstance(using, Scalar) else ""
    return {"composite": _COMPOSITE, "docker": _DOCKER}.get(named, _SCRIPT)


_OUTPUT = Keys("an output of an action", {"description": TEXT, "value": TEXT})
_INPUT = Named(Anything(), special={"default": TEXT, "description": TEXT, "deprecationMessage": TEXT})
ACTION = Named(
    Anything(),
    special={
        "name": TEXT,
        "description": TEXT,
        "inputs": Named(_INPUT),
        "outputs": Named(_OUTPUT),
        "runs": Chosen(_runs),
    },
)
"""An action. What stands in it beside these keys is for readers and shops: the runner takes any."""
