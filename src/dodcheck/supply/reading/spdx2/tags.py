"""The tags of SPDX 2, and the keys that mean the same in its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple


class TagOwner(Enum):
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

    part: TagOwner
    key: str
    form: Form = Form.TEXT
    begins: bool = False


LISTS: Mapping[TagOwner, str] = {
    TagOwner.PACKAGE: "packages",
    TagOwner.FILE: "files",
    TagOwner.SNIPPET: "snippets",
    TagOwner.LICENCE: "hasExtractedLicensingInfos",
    TagOwner.RELATIONSHIP: "relationships",
    TagOwner.ANNOTATION: "annotations",
    TagOwner.REVIEW: "revieweds",
}
"""The key of the document under which JSON lists things of a kind."""


def _texts(part: TagOwner, **keys: str) -> dict[str, Tag]:
    return {tag: Tag(part, key) for tag, key in keys.items()}


def _lists(part: TagOwner, **keys: str) -> dict[str, Tag]:
    return {tag: Tag(part, key, Form.TEXTS) for tag, key in keys.items()}


TAGS: Mapping[str, Tag] = {
    **_texts(TagOwner.DOCUMENT, SPDXVersion="spdxVersion", DataLicense="dataLicense", DocumentName="name"),
    **_texts(TagOwner.DOCUMENT, DocumentNamespace="documentNamespace", DocumentComment="comment"),
    "ExternalDocumentRef": Tag(TagOwner.DOCUMENT, "externalDocumentRefs", Form.EXTERNAL_DOCUMENT),
    **_texts(TagOwner.CREATION, Created="created", CreatorComment="comment", LicenseListVersion="licenseListVersion"),
    **_lists(TagOwner.CREATION, Creator="creators"),
    "PackageName": Tag(TagOwner.PACKAGE, "name", begins=True),
    **_texts(TagOwner.PACKAGE, PackageVersion="versionInfo", PackageFileName="packageFileName"),
    **_texts(TagOwner.PACKAGE, PackageSupplier="supplier", PackageOriginator="originator", PackageHomePage="homepage"),
    **_texts(TagOwner.PACKAGE, PackageDownloadLocation="downloadLocation", PackageSourceInfo="sourceInfo"),
    **_texts(TagOwner.PACKAGE, PackageLicenseConcluded="licenseConcluded", PackageLicenseDeclared="licenseDeclared"),
    **_texts(TagOwner.PACKAGE, PackageLicenseComments="licenseComments", PackageCopyrightText="copyrightText"),
    **_texts(TagOwner.PACKAGE, PackageSummary="summary", PackageDescription="description", PackageComment="comment"),
    **_texts(TagOwner.PACKAGE, PrimaryPackagePurpose="primaryPackagePurpose", ReleaseDate="releaseDate"),
    **_texts(TagOwner.PACKAGE, BuiltDate="builtDate", ValidUntilDate="validUntilDate"),
    **_lists(TagOwner.PACKAGE, PackageLicenseInfoFromFiles="licenseInfoFromFiles"),
    **_lists(TagOwner.PACKAGE, PackageAttributionText="attributionTexts"),
    "FilesAnalyzed": Tag(TagOwner.PACKAGE, "filesAnalyzed", Form.BOOL),
    "PackageVerificationCode": Tag(TagOwner.PACKAGE, "packageVerificationCode", Form.CODE),
    "PackageChecksum": Tag(TagOwner.PACKAGE, "checksums", Form.CHECKSUM),
    "ExternalRef": Tag(TagOwner.PACKAGE, "externalRefs", Form.EXTERNAL_REF),
    "ExternalRefComment": Tag(TagOwner.REFERENCE, "comment"),
    "FileName": Tag(TagOwner.FILE, "fileName", begins=True),
    **_texts(TagOwner.FILE, LicenseConcluded="licenseConcluded", LicenseComments="licenseComments"),
    **_texts(TagOwner.FILE, FileCopyrightText="copyrightText", FileComment="comment", FileNotice="noticeText"),
    **_lists(TagOwner.FILE, FileType="fileTypes", LicenseInfoInFile="licenseInfoInFiles"),
    **_lists(TagOwner.FILE, FileContributor="fileContributors", FileAttributionText="attributionTexts"),
    **_lists(TagOwner.FILE, FileDependency="fileDependencies"),
    "FileChecksum": Tag(TagOwner.FILE, "checksums", Form.CHECKSUM),
    **{f"ArtifactOfProject{what}": Tag(TagOwner.FILE, "", Form.NOTHING) for what in ("Name", "HomePage", "URI")},
    "SnippetSPDXID": Tag(TagOwner.SNIPPET, "SPDXID", begins=True),
    **_texts(TagOwner.SNIPPET, SnippetFromFileSPDXID="snippetFromFile", SnippetLicenseConcluded="licenseConcluded"),
    **_texts(TagOwner.SNIPPET, SnippetLicenseComments="licenseComments", SnippetCopyrightText="copyrightText"),
    **_texts(TagOwner.SNIPPET, SnippetComment="comment", SnippetName="name"),
    **_lists(TagOwner.SNIPPET, LicenseInfoInSnippet="licenseInfoInSnippets", SnippetAttributionText="attributionTexts"),
    "SnippetByteRange": Tag(TagOwner.SNIPPET, "offset", Form.RANGE),
    "SnippetLineRange": Tag(TagOwner.SNIPPET, "lineNumber", Form.RANGE),
    "LicenseID": Tag(TagOwner.LICENCE, "licenseId", begins=True),
    **_texts(TagOwner.LICENCE, ExtractedText="extractedText", LicenseName="name", LicenseComment="comment"),
    **_lists(TagOwner.LICENCE, LicenseCrossReference="seeAlsos"),
    "Relationship": Tag(TagOwner.RELATIONSHIP, "", Form.RELATIONSHIP, begins=True),
    "RelationshipComment": Tag(TagOwner.RELATIONSHIP, "comment"),
    "Annotator": Tag(TagOwner.ANNOTATION, "annotator", begins=True),
    **_texts(TagOwner.ANNOTATION, AnnotationDate="annotationDate", AnnotationType="annotationType"),
    **_texts(TagOwner.ANNOTATION, AnnotationComment="comment", SPDXREF="about"),
    "Reviewer": Tag(TagOwner.REVIEW, "reviewer", begins=True),
    **_texts(TagOwner.REVIEW, ReviewDate="reviewDate", ReviewComment="comment"),
}
"""Every tag but ``SPDXID``, which tells of whatever began last."""
