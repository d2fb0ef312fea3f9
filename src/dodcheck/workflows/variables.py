"""What stands in for a variable: environments of workflow, job and step, and plain assignments of the script."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.workflows.model import Text

_USED = re.compile(r"\$\{\{\s*env\.([A-Za-z_][\w-]*)\s*\}\}|\$\{([A-Za-z_]\w*)(?::?-[^{}$]*)?\}|\$([A-Za-z_]\w*)")
_ROUNDS = 3
_MOST = 5_000


def merged_variables(*environments: Mapping[str, Text]) -> dict[str, str]:
    """Return the values by name, the later ones over the earlier ones."""
    return {name: value.value for environment in environments for name, value in environment.items()}


def fill_variables(text: str, variables: Mapping[str, str]) -> str:
    """Return a text with the variables filled in whose values are known; the others stay as they are written."""
    for _ in range(_ROUNDS):
        filled = _USED.sub(lambda match: variables.get(match[1] or match[2] or match[3], match[0]), text)[:_MOST]
        if filled == text:
            break
        text = filled
    return text
