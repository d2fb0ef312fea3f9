"""The schemas that come with dodcheck, by name."""

from __future__ import annotations

from dodcheck.rules.options import OptionError

SHIPPED = {
    "github-workflow": "github-workflow.json",
    "github-action": "github-action.json",
    "dependabot": "dependabot.json",
}
"""Their names, and the files."""

META = "json-schema"
"""The name for what every JSON Schema itself validates against: the draft that its `$schema` names."""

BILLS = ("cyclonedx", "spdx")
"""The names for the official schemas of bills of materials, of every version that is known."""

_NAMES = (*SHIPPED, *BILLS, META)
_SUFFIXES = (".json", ".yml", ".yaml", ".toml", ".jsonc")


def is_shipped(name: str) -> bool:
    """Return whether a schema of that name comes with dodcheck; else it is a path. Raises ``OptionError``."""
    if name in _NAMES:
        return True
    if "/" not in name and not name.endswith(_SUFFIXES):
        raise OptionError(f"there is no schema {name[:80]}; give a path, or one of: {', '.join(_NAMES)}")
    return False
