"""Whether the texts of a data file name a thing that is no key of it."""

from __future__ import annotations

import re

from dodcheck.formats.yaml import Node, Scalar, walk_nodes

_EDGE = r"[\w.]"


def mention(root: Node, name: str) -> Scalar | None:
    """Return the first scalar that names a thing as a word of its own, as `--fail-under=85` and `pydantic>=2` do."""
    word = re.compile(rf"(?<!{_EDGE})(?<!\w-){re.escape(name)}(?!{_EDGE}|-\w)")
    scalars = (node for node in walk_nodes(root) if isinstance(node, Scalar))
    return next((scalar for scalar in scalars if name in scalar.value and word.search(scalar.value)), None)
