"""The terms of SPDX 2 in RDF, and the keys that mean the same in its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

SPDX = "http://spdx.org/rdf/terms#"
"""The namespace of SPDX 2."""
_DOAP = "http://usefulinc.com/ns/doap#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
POINTERS = "http://www.w3.org/2009/pointers#"
"""The namespace of ranges."""


class Form(Enum):
    """What stands behind a term."""

    TEXT = auto()
    BOOL = auto()
    NUMBER = auto()
    WORD = auto()
    ALGORITHM = auto()
    KIND = auto()
    LICENCE = auto()
    ID = auto()
    THING = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term: the key that it has in JSON, what stands behind it, and whether JSON lists it.

    ``of`` are the terms of the object behind it, where that is one.
    """

    key: str
    form: Form = Form.TEXT
    listed: bool = False
    of: Mapping[str, Term] | None = None


def _spdx(form: Form, *, listed: bool = False, **keys: str) -> dict[str, Term]:
    return {f"{SPDX}{name}": Term(key, form, listed) for name, key in keys.items()}


def _same_terms(*names: str, form: Form = Form.TEXT) -> dict[str, Term]:
    return {f"{SPDX}{name}": Term(name, form) for name in names}


_COMMENT = {f"{_RDFS}comment": Term("comment")}
CHECKSUM: Mapping[str, Term] = {**_same_terms("checksumValue"), **_spdx(Form.ALGORITHM, algorithm="algorithm")}
"""What is said of a checksum."""
_CHECKSUMS = {f"{SPDX}checksum": Term("checksums", Form.THING, True, CHECKSUM)}  # noqa: FBT003 - a field
_ANNOTATION = {
    **_same_terms("annotator", "annotationDate"),
    **_spdx(Form.WORD, annotationType="annotationType"),
    **_COMMENT,
}
_SHARED = {
    **_same_terms("licenseComments", "copyrightText", "name"),
    **_same_terms("licenseConcluded", form=Form.LICENCE),
    **_spdx(Form.TEXT, listed=True, attributionText="attributionTexts"),
    f"{SPDX}annotation": Term("annotations", Form.THING, True, _ANNOTATION),  # noqa: FBT003 - the same
    **_COMMENT,
}
_CODE = {
    **_same_terms("packageVerificationCodeValue"),
    **_spdx(Form.TEXT, listed=True, packageVerificationCodeExcludedFile="packageVerificationCodeExcludedFiles"),
}
_REFERENCE = {
    **_same_terms("referenceLocator"),
    **_spdx(Form.WORD, referenceCategory="referenceCategory"),
    **_spdx(Form.KIND, referenceType="referenceType"),
    **_COMMENT,
}

PACKAGE: Mapping[str, Term] = {
    **_SHARED,
    **_same_terms(
        "versionInfo", "packageFileName", "supplier", "originator", "downloadLocation", "sourceInfo", "summary"
    ),
    **_same_terms("description", "releaseDate", "builtDate", "validUntilDate"),
    **_same_terms("licenseDeclared", form=Form.LICENCE),
    **_spdx(Form.LICENCE, listed=True, licenseInfoFromFiles="licenseInfoFromFiles"),
    **_same_terms("filesAnalyzed", form=Form.BOOL),
    **_same_terms("primaryPackagePurpose", form=Form.WORD),
    **_spdx(Form.ID, listed=True, hasFile="hasFiles"),
    f"{_DOAP}homepage": Term("homepage"),
    f"{SPDX}packageVerificationCode": Term("packageVerificationCode", Form.THING, of=_CODE),
    f"{SPDX}externalRef": Term("externalRefs", Form.THING, True, _REFERENCE),  # noqa: FBT003 - the same
    **_CHECKSUMS,
}
"""What is said of a package."""

FILE: Mapping[str, Term] = {
    **_SHARED,
    **_same_terms("fileName", "noticeText"),
    **_spdx(Form.WORD, listed=True, fileType="fileTypes"),
    **_spdx(Form.LICENCE, listed=True, licenseInfoInFile="licenseInfoInFiles"),
    **_spdx(Form.TEXT, listed=True, fileContributor="fileContributors"),
    **_spdx(Form.ID, listed=True, fileDependency="fileDependencies"),
    **_CHECKSUMS,
}
"""What is said of a file."""

_POINTER = {
    f"{POINTERS}offset": Term("offset", Form.NUMBER),
    f"{POINTERS}lineNumber": Term("lineNumber", Form.NUMBER),
    f"{POINTERS}reference": Term("reference", Form.ID),
}
_RANGE = {
    f"{POINTERS}startPointer": Term("startPointer", Form.THING, of=_POINTER),
    f"{POINTERS}endPointer": Term("endPointer", Form.THING, of=_POINTER),
}
SNIPPET: Mapping[str, Term] = {
    **_SHARED,
    **_spdx(Form.ID, snippetFromFile="snippetFromFile"),
    **_spdx(Form.LICENCE, listed=True, licenseInfoInSnippet="licenseInfoInSnippets"),
    f"{SPDX}range": Term("ranges", Form.THING, True, _RANGE),  # noqa: FBT003 - the same
}
"""What is said of a snippet."""

OWN_LICENCE: Mapping[str, Term] = {
    **_same_terms("licenseId", "extractedText", "name"),
    f"{_RDFS}seeAlso": Term("seeAlsos", listed=True),
    **_COMMENT,
}
"""What is said of a licence of the document's own."""

CREATION: Mapping[str, Term] = {
    **_same_terms("created", "licenseListVersion"),
    **_spdx(Form.TEXT, listed=True, creator="creators"),
    **_COMMENT,
}
"""What is said of who made the document, and when."""

DOCUMENT: Mapping[str, Term] = {
    **_spdx(Form.TEXT, specVersion="spdxVersion", name="name"),
    **_spdx(Form.LICENCE, dataLicense="dataLicense"),
    **_COMMENT,
    f"{SPDX}annotation": Term("annotations", Form.THING, True, _ANNOTATION),  # noqa: FBT003 - the same
    f"{SPDX}creationInfo": Term("creationInfo", Form.THING, of=CREATION),
    f"{SPDX}reviewed": Term(
        "revieweds",
        Form.THING,
        True,  # noqa: FBT003 - the same
        {**_same_terms("reviewer", "reviewDate"), **_COMMENT},
    ),
}
"""What is said of the document itself."""

RELATIONSHIP: Mapping[str, Term] = {
    **_same_terms("relationshipType", form=Form.WORD),
    **_spdx(Form.ID, relatedSpdxElement="relatedSpdxElement"),
    **_COMMENT,
}
"""What is said of a relationship."""
