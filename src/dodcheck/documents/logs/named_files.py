"""Files that an entry of a log names: paths in code marks, in links, and words that are plainly file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.inline import Span, SpanKind, spans

_WORD = re.compile(r"[^\s,;()\[\]\"'“”]+")
_SEPARATED = re.compile(r"[\s,;]+")
_NAME = r"[\w@.+=~*?{}<>$-]+"
_PATH = re.compile(rf"(?:\./)?/?{_NAME}(?:/{_NAME})*/?(?:[:#]L?\d+(?:-L?\d+)?)?")
_LINE = re.compile(r"[:#]L?\d+(?:-L?\d+)?$")
_SUFFIX = (
    r"(?:md|rst|txt|adoc|pdf|docx?|json[l5c]?|ya?ml|toml|ini|cfg|conf|env|lock|xml|html?|css|s[ac]ss|less|csv|tsv|parquet"
    r"|py[ix]?|pyc|ipynb|sh|bash|zsh|ps1|psm1|bat|cmd|c|cc|cpp|cxx|cu|cuh|h|hh|hpp|hxx|m|mm|rs|go|java|kts?|swift|rb|php"
    r"|pl|lua|r|jl|scala|cs|fs|sql|js|jsx|mjs|cjs|ts|tsx|vue|svelte|proto|graphql|tf|gradle|cmake|mk|in|tmpl|j2|jinja"
    r"|png|jpe?g|gif|svg|ico|webp|mp4|npz?|npy|pt|pth|onnx|bin|zip|tar|gz|tgz|whl|log|diff|patch|mdc|bib|tex|sln|csproj"
    r"|dockerfile|example|sample|gitkeep)"
)
_FILE = re.compile(rf"[\w@+*?{{}}<>$.=~-]*[\w*}}>-]\.{_SUFFIX}", re.IGNORECASE)
_BY_CUSTOM = re.compile(
    r"\.(?:git(?:ignore|attributes|modules|keep)|editorconfig|env|cursorrules|pre-commit-config|dockerignore|npmrc|nvmrc"
    r"|python-version|coveragerc|flake8|prettierrc|eslintrc)|makefile|dockerfile|licen[cs]e|codeowners|gemfile|rakefile"
    r"|procfile|justfile|vagrantfile|jenkinsfile",
    re.IGNORECASE,
)
_NO_PATH = re.compile(r"[a-z][a-z0-9+.-]*://|-|~|\$|[a-z]:|\\|@", re.IGNORECASE)


def files_named(source: str, *, code_only: bool = False) -> tuple[str, ...]:
    """Return the files and folders that Markdown names, as written, each once; addresses and commands are none.

    A folder ends with a slash. With ``code_only`` the words outside code marks and links name none.
    """
    return tuple(dict.fromkeys(path for span in spans(source) for path in _of_span(span, code_only=code_only)))


def _of_span(span: Span, *, code_only: bool) -> Iterator[str]:
    match span.kind:
        case SpanKind.CODE:
            # Of a command, the words that are files are its arguments, maybe made up: a path stands alone.
            parts = [part for part in _SEPARATED.split(span.text) if part]
            whole = len(parts) == 1 or all(map(_path, parts))
            yield from filter(None, map(_path, parts)) if whole else ()
        case SpanKind.LINK | SpanKind.CODE_LINK:
            found = _path((span.target or "").partition("#")[0])
            yield from [found] if found else []
        case SpanKind.WORDS if not code_only:
            yield from filter(None, (_path(word) for word in _WORD.findall(span.text)))
        case _:
            return


def _path(word: str) -> str | None:
    """Return the path that a word is, without the line it may name and a full stop behind it."""
    bare = word.rstrip(".:") if word.endswith((".", ":")) else word
    if len(bare) > 400 or _NO_PATH.match(bare) or not _PATH.fullmatch(bare):  # noqa: PLR2004 - no path is longer
        return None
    path = _LINE.sub("", bare)
    name = path.rstrip("/").rpartition("/")[2]
    if path.endswith("/"):
        return path if any(map(str.isalnum, path)) else None
    return path if _FILE.fullmatch(name) or _BY_CUSTOM.fullmatch(name) else None
