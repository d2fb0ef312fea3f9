"""What SPDX's specifications demand in words and no schema checks: every code, how bad it is, what it is about.

``schema`` and ``duplicate-key`` stand beside them, and what ``supply/meaning`` finds in documents of every family.
"""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import FindingCode
from dodcheck.supply.finding import Problem, Severity

CODES: Mapping[str, FindingCode] = {
    "spdx-version": FindingCode(Severity.ERROR, "`spdxVersion` is missing or is no version"),
    "spdx-tag": FindingCode(Severity.ERROR, "a line of tag-value is no tag, or one that does not belong there"),
    "spdx-rdf": FindingCode(Severity.ERROR, "a set of licences in RDF holds itself, or more than is read"),
    "spdx-id": FindingCode(
        Severity.ERROR, "an id of SPDX 2 is not written as it has to be (`SPDXRef-…`, `LicenseRef-…`)"
    ),
    "spdx-data-licence": FindingCode(Severity.ERROR, "the licence of an SPDX 2 document itself is not `CC0-1.0`"),
    "spdx-namespace": FindingCode(Severity.ERROR, "an SPDX 2 document has no `documentNamespace`"),
    "spdx-created": FindingCode(Severity.ERROR, "a time in SPDX 2 is not in UTC: `2024-05-31T12:00:00Z`"),
    "spdx-creator": FindingCode(
        Severity.ERROR, "SPDX 2 names no creator, or one without `Tool:`, `Person:`, `Organization:`"
    ),
    "spdx-supplier": FindingCode(
        Severity.ERROR, "a supplier or originator is none of `Person:`, `Organization:`, NOASSERTION"
    ),
    "spdx-location": FindingCode(Severity.ERROR, "a download location is no URI, NONE or NOASSERTION"),
    "spdx-verification": FindingCode(
        Severity.ERROR, "the package verification code is missing, malformed or out of place"
    ),
    "spdx-files-analyzed": FindingCode(Severity.ERROR, "a package whose files were not analysed tells of its files"),
    "spdx-external-ref": FindingCode(
        Severity.ERROR, "an outer reference of a package is not written as its type demands"
    ),
    "spdx-file-checksum": FindingCode(Severity.ERROR, "a file of SPDX 2 has no SHA1"),
    "spdx-range": FindingCode(Severity.ERROR, "a snippet ends before it begins, or has no range of bytes"),
    "spdx-relationship": FindingCode(Severity.ERROR, "a relationship begins at nothing"),
    "spdx-extracted": FindingCode(Severity.ERROR, "the text of a licence of the document's own is empty"),
    "spdx-class": FindingCode(
        Severity.ERROR, "a reference in SPDX 3 leads to an object of a class that may not stand there"
    ),
    "spdx-licence": FindingCode(
        Severity.ERROR, "what stands for a licence in SPDX 3 is none, or a set that holds itself"
    ),
    "spdx-more": FindingCode(Severity.ERROR, "more findings than are told one by one; as bad as the worst of them"),
    "spdx-verification-unsaid": FindingCode(
        Severity.WARNING, "a package has no verification code, and does not say why"
    ),
    "spdx-reference-type": FindingCode(Severity.WARNING, "the type of an outer reference is none of its category"),
    "spdx-spelling": FindingCode(
        Severity.WARNING, "a word has `-` for `_`, or `_` for `-`, by the schema of its version"
    ),
    "spdx-file-name": FindingCode(Severity.WARNING, "the name of a file is an absolute path"),
    "spdx-hash-case": FindingCode(Severity.WARNING, "a checksum of SPDX 2 has capital letters"),
    "spdx-describes": FindingCode(Severity.WARNING, "the document does not say which of its packages it describes"),
    "spdx-reviewed": FindingCode(Severity.NOTE, "a review in the form that SPDX 2 no longer recommends"),
}
"""Every code, the worst first."""


def problem(code: str, message: str, at: Pointer) -> Problem:
    """Return a finding of that code."""
    return Problem(code, CODES[code].severity, message, at)
