"""Texts that say something of the code they come with, read by every reader, whatever it is for."""

from __future__ import annotations

from dodcheck.formats.git_config import entries
from dodcheck.formats.problem import FormatProblem
from dodcheck.supply.licences.declared import declared_licence, expression, spdx_line
from dodcheck.supply.licences.recognise import header_licence, licence_of
from dodcheck.supply.vendoring.facts.copied import copied_from, may_be_copied
from dodcheck.supply.vendoring.facts.file_fact import MAX_TEXT, MAX_VALUE, FactFile, Field, FileFact
from dodcheck.supply.vendoring.facts.heads import HEAD, head_licences
from dodcheck.supply.vendoring.facts.holders import holders
from dodcheck.supply.vendoring.facts.macros import read_macros
from dodcheck.supply.vendoring.facts.table import LAST, NOTES, OTHERS, PACKAGES
from fuzz.campaign import Campaign, Given
from fuzz.texts import files_like, soup, text_of

NAMES = (
    "README.chromium", "moz.yaml", "METADATA", "package.json", "composer.json", "vcpkg.json", "cgmanifest.json",
    ".cargo_vcs_info.json", "PKG-INFO", "setup.cfg", "pyproject.toml", "setup.py", "Cargo.toml", "go.mod", "pom.xml",
    "conanfile.py", "a.gemspec", "CMakeLists.txt", "meson.build", "configure.ac", "a.pc", "VERSION", "__init__.py",
    "CHANGELOG.md",
)  # fmt: skip
PIECES = (
    "Name: ", "URL: ", "Version: ", "Revision: ", "License: ", "https://github.com/a/b", "/blob/v1.2/x",
    "git@x.org:a/b", "https://me:pw@x.org/a.git", "1.2.3", "v2", "0123456789abcdef0123456789abcdef01234567",
    "MIT", "GPL-2.0+", " OR ",
    "(", ")", "SPDX-License-Identifier: ", "Copyright (c) ", "2020-2024 ", "by ", "Ada", " Copied from ", "based on ",
    "taken from ", "commit ", "#define ", "A_VERSION ", "A_VERSION_MAJOR ", "A_VERSION_MINOR ", '"', "'", "{", "}", "[",
    "]", ",", ":", "\n", "\r\n", " ", "\t", "project(", "VERSION ", "${X}", "set(X ", "AC_INIT([", "setup(", "version=",
    "name = ", "[package]\n", "[project]\n", "origin:\n", "  url: ", "third_party ", "identifier ", "type: ", "value: ",
    "<project>", "</project>", "<version>", "</version>", '{"name": "a", "version": "1"}', "## 1.2.0\n", "Unreleased\n",
    '[submodule "a"]\n', "path = a\n", "\\", "/*", "*/", "# ", "// ", "permission is hereby granted, ", "\0", "\u202e",
    "Metadata-Version: 2.1\n", "__version__ = ", "apache license version 2.0 ", "any later version ",
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text as every kind of file; what is told is short, plain, of its sort, and has a line of the text."""
    text = text_of(given)[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    for name in NAMES:
        for reader in (*NOTES, *PACKAGES, *OTHERS, *LAST):
            if reader.takes(name):
                try:
                    said = list(reader.read(FactFile(f"a/{name}", text)))
                except FormatProblem:
                    continue
                _check_told(said, text)
    head = text[:HEAD]
    _check_told([*read_macros(FactFile("a/version.h", text), "a"), *head_licences(head)], text)
    found = copied_from(head)
    if found is not None:
        assert may_be_copied(head.encode("utf-8", "replace")), "it is found, and not looked for"
        _check_told([*found.told], text)
    assert all(name == name.strip() and name.isascii() for name in holders(text))
    for licence in (licence_of(text), header_licence(head), declared_licence(text), spdx_line(text)):
        assert licence is None or expression(licence) == licence, licence
    _check_config(text)


def _check_told(said: list[FileFact], text: str) -> None:
    lines = text.count("\n") + 1
    for one in said:
        assert one.line is None or 1 <= one.line <= lines, one
        assert one.value, one
        assert len(one.value) <= MAX_VALUE, one
        assert one.value.isprintable(), one
        assert one.field is not Field.LICENCE or expression(one.value) == one.value, one
        assert one.field is not Field.URL or "@" not in one.value.split("://")[1].split("/")[0], one
        assert one.field is not Field.COMMIT or len(one.value) in (40, 64), one


def _check_config(text: str) -> None:
    try:
        found = entries(text)
    except FormatProblem as problem:
        assert problem.line is None or problem.line >= 1, problem.line
        return
    assert all(one.section and one.key == one.key.lower() for one in found)


CAMPAIGN = Campaign(
    name="vendored-facts",
    about="what files say of the code they come with",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like(
        "pyproject.toml", "LICENSE", "bench/vendored_tree/**/*.txt", "tests/supply/vendoring/facts/cases/*"
    ),
)
