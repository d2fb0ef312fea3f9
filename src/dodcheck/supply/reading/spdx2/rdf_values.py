"""A document of spdx-tools as the values that JSON has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

_KEYS = ("spdxElementId", "relationshipType", "relatedSpdxElement")


def values_of(
    document: Any,  # noqa: ANN401 - the library's
    implied: Iterable[tuple[str, str, str]],
    analyzed: frozenset[str],
) -> dict[str, Any]:
    """Return the values; ``implied`` are relationships beside those of the document.

    ``analyzed`` are the packages that say whether their files were analysed.

    The library's own conversion looks through all annotations and relationships for each package, so each package is
    converted as if it stood alone.
    """
    from spdx_tools.spdx.jsonschema.document_converter import DocumentConverter  # noqa: PLC0415 - lazy: half a second
    from spdx_tools.spdx.model.document import Document  # noqa: PLC0415 - lazy: the same

    make: Any = DocumentConverter
    convert = make()
    alone = Document(document.creation_info)
    bare = Document(document.creation_info, extracted_licensing_info=document.extracted_licensing_info)
    value: dict[str, Any] = convert.convert(bare)
    parts = {
        "packages": [convert.package_converter.convert(one, alone) for one in document.packages],
        "files": [convert.file_converter.convert(one, alone) for one in document.files],
        "snippets": [convert.snippet_converter.convert(one, alone) for one in document.snippets],
        "relationships": [convert.relationship_converter.convert(one) for one in document.relationships],
    }
    for one in parts["packages"]:
        if one["SPDXID"] not in analyzed:
            one.pop("filesAnalyzed", None)
    told = {tuple(str(one[key]) for key in _KEYS) for one in parts["relationships"]}
    parts["relationships"] += [dict(zip(_KEYS, one, strict=True)) for one in implied if one not in told]
    _annotate(value, parts, document.annotations, convert.annotation_converter)
    return {**value, **{key: some for key, some in parts.items() if some}}


def _annotate(value: dict[str, Any], parts: dict[str, Any], annotations: Any, converter: Any) -> None:  # noqa: ANN401 - the same
    """Put annotations into what they are about, as JSON has them."""
    about: dict[str, list[Any]] = defaultdict(list)
    for one in annotations:
        about[one.spdx_id].append(converter.convert(one))
    for key in ("packages", "files", "snippets"):
        for one in parts[key]:
            if one["SPDXID"] in about:
                one["annotations"] = about.pop(one["SPDXID"])
    left = [one for some in about.values() for one in some]
    if left:
        value["annotations"] = left
