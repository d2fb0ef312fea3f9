"""The one table of kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dodcheck.rules.criteria import CriteriaRule
from dodcheck.rules.document import DocumentRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.ledger import LedgerRule
from dodcheck.rules.text import TextRule

KINDS: Mapping[str, type[Any]] = {
    class_.kind: class_ for class_ in (FileRule, TextRule, DocumentRule, LedgerRule, CriteriaRule)
}
"""Every kind of evidence by its name in a rules file."""
