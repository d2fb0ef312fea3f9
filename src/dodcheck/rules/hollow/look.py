"""Whether a file holds anything of what its name promises: one reader for each family of names."""

from __future__ import annotations

import posixpath

from dodcheck.rules.hollow.lack import Lack, is_form

_DATA = (".json", ".jsonc", ".yml", ".yaml", ".toml")
_TEXT = (".txt", ".rst", ".adoc")
_MARKDOWN = (".md", ".markdown", ".mdown")


def lack_of(path: str, data: bytes) -> Lack | None:
    """Return what a valid file with something to see lacks, ``None`` where it has what its name promises.

    What others fill in may be empty.
    """
    if is_form(path):
        return None
    from dodcheck.rules.hollow import code, named, settings, texts  # noqa: PLC0415 - lazy: recognition needs options only

    lack = named.lack_of(path, data)
    if lack:
        return lack
    suffix = posixpath.splitext(path)[1].lower()
    if suffix in _MARKDOWN:
        return texts.of_markdown(path, data)
    if suffix in _DATA:
        return settings.lack_of(path, data)
    return code.lack_of(path, data) if code.has_comments(path) or suffix not in _TEXT else texts.of_text(data)
