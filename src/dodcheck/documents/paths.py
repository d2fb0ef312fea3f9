"""Which words are plainly paths."""

from __future__ import annotations

import re

from dodcheck.documents.inline import SpanKind, spans

_SUFFIXES = (
    "adoc bash bat bib bin bz2 bzl c cc cfg cjs cmake conf cpp crt cs css csv cts cu cuh cxx dart db diff dockerfile "
    "docx ejs env erl ex exs fish flac fs gif go gradle graphql gz h h5 hcl hh hpp htm html hxx ico ini ipynb jar "
    "java jpeg jpg js json json5 jsonc jsonl jsonld jsx kt kts less lock log lua markdown md mdc mdx mjs ml mli mm "
    "mts nix npy npz onnx otf parquet patch pdf pem php pkl pl plist png po pptx proto ps1 psd1 pxd py pyi pyx r rb "
    "rdf rs rst safetensors sarif sbt scala scss sh sol spdx sql sqlite svelte svg swift tcl tex tf tfvars tgz thrift "
    "toml ts tsv tsx ttf txt vue wasm wav webm webp whl woff woff2 xlsx xml xsd xz yaml yml zig zip zsh zst"
)
_SUFFIX = rf"\.(?:{'|'.join(sorted(_SUFFIXES.split(), key=len, reverse=True))})"
_SEGMENT = r"[\w.@+~#%=-]+"
_ALONE = r"(?:Dockerfile|\.(?:gitignore|dockerignore|gitattributes|editorconfig|env\.example|npmrc|nvmrc))"
FILE_NAME = re.compile(
    rf"(?<![\w@/.:~⟦-])(?:(?:\.{{0,2}}/)?(?:{_SEGMENT}/){{0,12}}{_SEGMENT}{_SUFFIX}|{_ALONE})(?![\w/~-]|\.\w)"
)
"""A word that is plainly a file name, with or without folders: it counts as a path without code marks."""

_BARE = frozenset(
    {"Makefile", "Dockerfile", "LICENSE", "LICENCE", "CODEOWNERS", "NOTICE", "Justfile", "Gemfile", "Procfile"}
    | {"Containerfile", "Jenkinsfile", "Pipfile", "Podfile", "Rakefile", "Vagrantfile", "go.mod", "go.sum", "py.typed"}
)
_DOT_FILE = re.compile(
    r"\.(?:git\w*|\w*ignore|\w*rc|env(?:\.\w+)*|editorconfig|[\w-]+-version|flake8|clang-\w+|mailmap|nojekyll|"
    r"github|vscode|devcontainer|circleci|husky|cursor|cargo|config|\w*cfg|dockerenv|htaccess|gitkeep)"
)
_LIBRARIES = re.compile(
    r"(?:alpine|anime|angular|babylon|backbone|brain|bun|chart|d3|day|deno|discord|electron|ember|ethers|express|fabric|"
    r"handlebars|highlight|hls|jquery|knockout|leaflet|lit|matter|mermaid|moment|nest|next|node|nuxt|p5|paper|pdf|phaser|"
    r"pixi|plotly|prism|react|require|solid|svelte|tensorflow|three|video|vue|web3)\.js|(?:discord|web3)\.py|"
    r"(?:llama|whisper)\.cpp|(?:docs|crates)\.rs"
)
_MEMBERS = re.compile(
    r"(?:self|cls|this|process|console|math|np|torch|req|res|request|response|resp|logger|meta|import\.meta)\.\w+"
)
_HOST = re.compile(r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|net|dev|app|ai|co|edu|gov))/")
_ROUTE = re.compile(r"/(?:\w+/?|(?:[\w-]+/)*(?:api|rest|graphql|v\d+|users?|auth|admin|healthz?|login)(?:/[\w-]+)*/?)")
_PLACEHOLDER = re.compile(r"(?<![A-Za-z])[A-Z]?(?:N{2,}|X{2,}|YYYY|ZZ+)(?![a-z])|\bname\.ext\b|\bpath/to/|%\w+%")
_TWO = re.compile(r"\w\.(?:md|rst|txt|json|ya?ml|toml|py|tsx?)/")
"""What ends in such a suffix is no folder: `README.md/README.rst` are two files."""
_ENDING = re.compile(
    r"\.(?:(?:test|spec|d|module|min|bundle|config|schema|stor(?:y|ies)|e2e|cy|gen|generated|pb|mock|bench|tar)\.)+\w+"
)
"""How names of files end that are made of two suffixes: `.test.js` is no file."""
_PLACED = ("/", "./", "../")
_PATH = re.compile(rf"(?:\.{{0,2}}/)*(?:{_SEGMENT}/){{0,24}}{_SEGMENT}/?")
_NAMED = re.compile(rf"{_SEGMENT}{_SUFFIX}", re.IGNORECASE)
_SPACED = re.compile(r"/?[\w.@+~%=()&',-]+(?:[ /][\w.@+~%=()&',-]+){1,40}")
_STARTS = re.compile(
    r"\./|\S*\.\w+ |(?:bash|cargo|cat|cd|chmod|cp|curl|diff|docker|git|go|grep|head|ls|make|mv|node|npm|npx|pip|pnpm"
    r"|poetry|pytest|python3?|rm|ruby|ruff|sh|source|sudo|tail|test|touch|uv|yarn) "
)
"""How a command begins: by a file that is run, or by a program."""
_ENDED = re.compile(rf"[\w)]{_SUFFIX}$", re.IGNORECASE)
_LONGEST_SPACED = 200
_WILD = frozenset("*?[")
_FILES = re.compile(r"[\w./*?-]*\.\w+|(?:[\w.-]+/)+\*{1,2}")


def is_path(text: str) -> bool:
    """Return whether a code span is plainly a path: a known suffix, a dot file, a known bare name, a slash at an end.

    `actions/checkout`, `origin/main` and `torch.nn` are not: a slash or a dot inside does not make a path. Nor are
    commands and routes (`/review`, `/api/v1/users`), hosts (`example.org/`), libraries (`Node.js`) and members of
    objects (`console.log`), what names only end in (`.test.js`), and names with a place left open (`MNN_plan.md`,
    `YYYY-MM-DD.md`, `%TEMP%/a.md`).
    """
    if not _PATH.fullmatch(text) or _ROUTE.fullmatch(text) or _HOST.match(text) or _PLACEHOLDER.search(text):
        return False
    if _TWO.search(text) or _ENDING.fullmatch(text):
        return False
    if text.endswith("/") or (text.startswith(_PLACED) and text.strip("./").count("/")):
        return True
    name = text.rpartition("/")[2]
    if name == text and (_LIBRARIES.fullmatch(name.lower()) or _MEMBERS.fullmatch(name)):
        return False
    return bool(_DOT_FILE.fullmatch(name)) or name in _BARE or bool(_NAMED.fullmatch(name))


def may_be_spaced_path(text: str) -> bool:
    """Return whether a code span is perhaps the path of a file with spaces in its name: some commands look alike."""
    spaced = " " in text and len(text) <= _LONGEST_SPACED and bool(_SPACED.fullmatch(text))
    return spaced and not _STARTS.match(text) and bool(_ENDED.search(text))


def is_file_glob(text: str) -> bool:
    """Return whether a code span is plainly a glob of files: it ends with a suffix or stands behind a folder."""
    return not _WILD.isdisjoint(text) and " " not in text and bool(_FILES.fullmatch(text))


def is_dot_file(text: str) -> bool:
    """Return whether a code span is the name of a well-known file that begins with a dot, and has no suffix."""
    return bool(_DOT_FILE.fullmatch(text))


def is_markdown(text: str) -> bool:
    """Return whether a code span is plainly the path of a Markdown file."""
    return is_path(text) and text.lower().endswith((".md", ".markdown"))


def paths_in(source: str) -> list[str]:
    """Return the paths that a Markdown source names: code that is one, and file names in the text."""
    found: list[str] = []
    for part in spans(source):
        found += [part.text] if part.kind is SpanKind.CODE else FILE_NAME.findall(part.text)
    return [path for path in found if is_path(path)]
