"""Values of data as they are shown in one line."""

from __future__ import annotations

import json

from dodcheck.formats.scalars import CORE, Kind, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence

MAX_SHOWN = 80
"""Characters shown of a value."""


def cut(text: str, most: int = MAX_SHOWN) -> str:
    """Return a text, or its beginning where it is too long to be shown."""
    return text if len(text) <= most else f"{text[:most]}…"


def shown_option(value: object) -> str:
    """Return a plain value: texts in quotes, so that `"1"` and 1 look different."""
    return cut(json.dumps(value, ensure_ascii=False))


def shown_node(node: Node) -> str:
    """Return a value of a data file in the same way; of collections only how much is in them."""
    match node:
        case Scalar():
            kind = meaning(node).kind
            if kind is Kind.TEXT:
                return shown_option(node.value[: MAX_SHOWN + 1])
            tag = f"{node.tag} " if kind is Kind.UNCLEAR and node.tag and not node.tag.startswith(CORE) else ""
            return cut(f"{tag}{node.value}") or "nothing"
        case Sequence():
            return "a list of 1 item" if len(node.items) == 1 else f"a list of {len(node.items)} items"
        case Mapping():
            return "a mapping of 1 key" if len(node.pairs) == 1 else f"a mapping of {len(node.pairs)} keys"
