"""The tags of SPDX 2, and the keys that mean the same in its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple


class Part(Enum):
    """What a tag tells of."""

    DOCUMENT = auto()
    CREATION = auto()
    PACKAGE = auto()
    FILE = auto()
    SNIPPET = auto()
    LICENCE = auto()
    RELATIONSHIP = auto()
    ANNOTATION = auto()
    REVIEW = auto()
    REFERENCE = auto()


class Form(Enum):
    """How the value of a tag is written."""

    TEXT = auto()
    TEXTS = auto()
    BOOL = auto()
    CHECKSUM = auto()
    CODE = auto()
    RANGE = auto()
    RELATIONSHIP = auto()
    EXTERNAL_DOCUMENT = auto()
    EXTERNAL_REF = auto()
    NOTHING = auto()


class Tag(NamedTuple):
    """A tag: what it tells of, under which key of JSON, in which form, and whether it begins another of its kind."""

    part: Part
    key: str
    form: Form = Form.TEXT
    begins: bool = False


LISTS: Mapping[Part, str] = {
    Part.PACKAGE: "packages",
    Part.FILE: "files",
    Part.SNIPPET: "snippets",
    Part.LICENCE: "hasExtractedLicensingInfos",
    Part.RELATIONSHIP: "relationships",
    Part.ANNOTATION: "annotations",
    Part.REVIEW: "revieweds",
}
"""The key of the document under which JSON lists things of a kind."""


def _texts(part: Part, **keys: str) -> dict[str, Tag]:
    return {tag: Tag(part, key) for tag, key in keys.items()}


def _lists(part: Part, **keys: str) -> dict[str, Tag]:
    return {tag: Tag(part, key, Form.TEXTS) for tag, key in keys.items()}


TAGS: Mapping[str, Tag] = {
    **_texts(Part.DOCUMENT, SPDXVersion="spdxVersion", DataLicense="dataLicense", DocumentName="name"),
    **_texts(Part.DOCUMENT, DocumentNamespace="documentNamespace", DocumentComment="comment"),
    "ExternalDocumentRef": Tag(Part.DOCUMENT, "externalDocumentRefs", Form.EXTERNAL_DOCUMENT),
    **_texts(Part.CREATION, Created="created", CreatorComment="comment", LicenseListVersion="licenseListVersion"),
    **_lists(Part.CREATION, Creator="creators"),
    "PackageName": Tag(Part.PACKAGE, "name", begins=True),
    **_texts(Part.PACKAGE, PackageVersion="versionInfo", PackageFileName="packageFileName"),
    **_texts(Part.PACKAGE, PackageSupplier="supplier", PackageOriginator="originator", PackageHomePage="homepage"),
    **_texts(Part.PACKAGE, PackageDownloadLocation="downloadLocation", PackageSourceInfo="sourceInfo"),
    **_texts(Part.PACKAGE, PackageLicenseConcluded="licenseConcluded", PackageLicenseDeclared="licenseDeclared"),
    **_texts(Part.PACKAGE, PackageLicenseComments="licenseComments", PackageCopyrightText="copyrightText"),
    **_texts(Part.PACKAGE, PackageSummary="summary", PackageDescription="description", PackageComment="comment"),
    **_texts(Part.PACKAGE, PrimaryPackagePurpose="primaryPackagePurpose", ReleaseDate="releaseDate"),
    **_texts(Part.PACKAGE, BuiltDate="builtDate", ValidUntilDate="validUntilDate"),
    **_lists(Part.PACKAGE, PackageLicenseInfoFromFiles="licenseInfoFromFiles"),
    **_lists(Part.PACKAGE, PackageAttributionText="attributionTexts"),
    "FilesAnalyzed": Tag(Part.PACKAGE, "filesAnalyzed", Form.BOOL),
    "PackageVerificationCode": Tag(Part.PACKAGE, "packageVerificationCode", Form.CODE),
    "PackageChecksum": Tag(Part.PACKAGE, "checksums", Form.CHECKSUM),
    "ExternalRef": Tag(Part.PACKAGE, "externalRefs", Form.EXTERNAL_REF),
    "ExternalRefComment": Tag(Part.REFERENCE, "comment"),
    "FileName": Tag(Part.FILE, "fileName", begins=True),
    **_texts(Part.FILE, LicenseConcluded="licenseConcluded", LicenseComments="licenseComments"),
    **_texts(Part.FILE, FileCopyrightText="copyrightText", FileComment="comment", FileNotice="noticeText"),
    **_lists(Part.FILE, FileType="fileTypes", LicenseInfoInFile="licenseInfoInFiles"),
    **_lists(Part.FILE, FileContributor="fileContributors", FileAttributionText="attributionTexts"),
    **_lists(Part.FILE, FileDependency="fileDependencies"),
    "FileChecksum": Tag(Part.FILE, "checksums", Form.CHECKSUM),
    **{f"ArtifactOfProject{what}": Tag(Part.FILE, "", Form.NOTHING) for what in ("Name", "HomePage", "URI")},
    "SnippetSPDXID": Tag(Part.SNIPPET, "SPDXID", begins=True),
    **_texts(Part.SNIPPET, SnippetFromFileSPDXID="snippetFromFile", SnippetLicenseConcluded="licenseConcluded"),
    **_texts(Part.SNIPPET, SnippetLicenseComments="licenseComments", SnippetCopyrightText="copyrightText"),
    **_texts(Part.SNIPPET, SnippetComment="comment", SnippetName="name"),
    **_lists(Part.SNIPPET, LicenseInfoInSnippet="licenseInfoInSnippets", SnippetAttributionText="attributionTexts"),
    "SnippetByteRange": Tag(Part.SNIPPET, "offset", Form.RANGE),
    "SnippetLineRange": Tag(Part.SNIPPET, "lineNumber", Form.RANGE),
    "LicenseID": Tag(Part.LICENCE, "licenseId", begins=True),
    **_texts(Part.LICENCE, ExtractedText="extractedText", LicenseName="name", LicenseComment="comment"),
    **_lists(Part.LICENCE, LicenseCrossReference="seeAlsos"),
    "Relationship": Tag(Part.RELATIONSHIP, "", Form.RELATIONSHIP, begins=True),
    "RelationshipComment": Tag(Part.RELATIONSHIP, "comment"),
    "Annotator": Tag(Part.ANNOTATION, "annotator", begins=True),
    **_texts(Part.ANNOTATION, AnnotationDate="annotationDate", AnnotationType="annotationType"),
    **_texts(Part.ANNOTATION, AnnotationComment="comment", SPDXREF="about"),
    "Reviewer": Tag(Part.REVIEW, "reviewer", begins=True),
    **_texts(Part.REVIEW, ReviewDate="reviewDate", ReviewComment="comment"),
}
"""Every tag but ``SPDXID``, which tells of whatever began last."""
