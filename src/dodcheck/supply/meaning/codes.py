"""What the checks of meaning may find: every code, how bad it is, and what it is about.

An ``ERROR`` is what makes a document contradict itself, or say something that nobody can read. Documents that the
publishers of a format give as valid have none: their examples leave names of formulations and claims loose. What is
poor, unusual or likely wrong is a ``WARNING``; ``strict`` counts those too.
"""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.supply.bom import Pointer
from dodcheck.supply.codes import FindingCode
from dodcheck.supply.finding import Problem, Severity

CODES: Mapping[str, FindingCode] = {
    "duplicate-ref": FindingCode(Severity.ERROR, "two things have one name (`bom-ref`, `SPDXID`)"),
    "empty-ref": FindingCode(Severity.ERROR, "a name, or a reference to one, is an empty text"),
    "dangling-ref": FindingCode(
        Severity.ERROR,
        "a dependency, composition, vulnerability, annotation or relationship refers to nothing in the document; "
        "links to other documents are left out",
    ),
    "bad-serial": FindingCode(
        Severity.ERROR, "the serial number is no `urn:uuid:`; the namespace of SPDX 2 no absolute URI"
    ),
    "bad-timestamp": FindingCode(Severity.ERROR, "the time is not one of RFC 3339, or no day of the calendar"),
    "bad-purl": FindingCode(Severity.ERROR, "a package URL can't be read"),
    "bad-licence": FindingCode(
        Severity.ERROR, "a licence expression can't be read, or names an identifier that SPDX lacks"
    ),
    "bad-hash": FindingCode(Severity.ERROR, "a checksum is no hexadecimal number of its algorithm's length"),
    "formula-ref": FindingCode(Severity.WARNING, "two things of a formulation have one name"),
    "loose-ref": FindingCode(
        Severity.WARNING, "any other reference to nothing: in evidence, formulations, claims, cryptography"
    ),
    "duplicate-component": FindingCode(
        Severity.WARNING, "a component is listed twice: one purl, or one name and version"
    ),
    "duplicate-dependency": FindingCode(Severity.WARNING, "the dependencies of one component stand in two entries"),
    "dependency-cycle": FindingCode(Severity.WARNING, "components depend on each other in a circle, or on themselves"),
    "purl-form": FindingCode(
        Severity.WARNING, "a package URL is not written as its type demands, or lacks a namespace"
    ),
    "purl-disagrees": FindingCode(
        Severity.WARNING, "a package URL names another package or version than its component"
    ),
    "licence-case": FindingCode(Severity.WARNING, "a licence identifier is SPDX's but for case"),
    "empty-hash": FindingCode(Severity.WARNING, "a checksum is the one of an empty file"),
    "two-hashes": FindingCode(Severity.WARNING, "a component has two checksums of one algorithm"),
    "no-zone": FindingCode(Severity.WARNING, "the time has no zone, which XML Schema allows and nothing else does"),
    "empty-text": FindingCode(Severity.WARNING, "a name, version, group, supplier or purl is an empty text"),
    "no-components": FindingCode(Severity.WARNING, "nothing is listed"),
    "no-author": FindingCode(Severity.WARNING, "minimum element: nobody is named who made the document"),
    "no-timestamp": FindingCode(Severity.WARNING, "minimum element: the document has no time"),
    "no-dependencies": FindingCode(Severity.WARNING, "minimum element: no dependency between components is told"),
    "no-supplier": FindingCode(Severity.WARNING, "minimum element: components without a supplier"),
    "no-version": FindingCode(Severity.WARNING, "minimum element: components without a version"),
    "no-identifier": FindingCode(Severity.WARNING, "minimum element: components without a purl, a CPE or a checksum"),
    "deprecated-licence": FindingCode(Severity.NOTE, "a licence identifier that SPDX no longer recommends"),
    "licence-name": FindingCode(Severity.NOTE, "a licence is given by a name, and SPDX has an identifier for it"),
}
"""Every code, the worst first."""


def problem(code: str, message: str, at: Pointer) -> Problem:
    """Return a finding of that code."""
    return Problem(code, CODES[code].severity, message, at)
