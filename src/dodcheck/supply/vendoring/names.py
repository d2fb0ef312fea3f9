"""The words that folders and files of vendored code are called by in real repositories."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURE_ROOTS = _words(
    "third_party third-party thirdparty third_parties 3rdparty 3rd_party 3rd-party 3rdparties third_party_libs "
    "vendored _vendor _vendored vendored_libs _vendored_packages extern externs externals extlibs ext_libs "
    "node_modules bower_components subprojects _third_party pods carthage godeps"
)
"""What lies in a folder of such a name is code of others unless something says that it is not."""

LIKELY_ROOTS = frozenset({"vendor", "external", "extlib", "vendors"})
"""Names that own code has as well: what lies there needs one sign that it comes from elsewhere."""

OF_OTHERS = SURE_ROOTS | LIKELY_ROOTS
"""Names of folders, in lower case, that a reader takes for those of code of others."""

DOUBTFUL_ROOTS = frozenset({"contrib", "deps", "dependencies", "libs", "ext", "packages"})
"""Names that own code has more often: what lies there needs a licence, an origin or a holder of its own."""

ROOTS = SURE_ROOTS | LIKELY_ROOTS | DOUBTFUL_ROOTS

OWN_PARTS = _words(
    "test tests testing testdata test-data test_data fixtures fixture __fixtures__ golden goldens snapshots corpus "
    "doc docs documentation example examples sample samples demo demos tutorial tutorials bench benchmark benchmarks "
    "template templates cases e2e"
)
"""Folders for what a project shows or is tested with: a licence or a vendored folder there may be an example."""

PLAYED_PARTS = _words(
    "testdata test-data test_data fixtures fixture __fixtures__ golden goldens snapshots corpus cases "
    "doc docs documentation example examples sample samples demo demos tutorial tutorials template templates"
)
"""Of these, those where even a folder of a sure name is an example."""

INNER = _words(
    "src source sources include includes inc lib libs library libraries core dist build bin cmake test tests testing "
    "doc docs documentation example examples sample samples bench benchmark benchmarks tools tool scripts util utils "
    "m4 config data man po win win32 windows linux unix darwin macos ios android posix x86 arm contrib patches patch "
    "fuzz fuzzing ci .github .circleci python java js ts go rust c cpp csharp ruby php swift single_include headers "
    "licenses license public private internal detail common main assets resources locale i18n"
)
"""Folders that a piece of code is made of: none of them is a piece for its name."""

INSTALLED = (".dist-info", ".egg-info")
"""How the folders end that tell of an installed Python package."""

GLUE = re.compile(
    r"BUILD(?:\.bazel|\.gn|\.oss|\.buck)?|BUCK(?:\.oss)?|TARGETS|WORKSPACE(?:\.bazel)?|MODULE\.bazel|BREW|"
    r"CMakeLists\.txt|[Mm]akefile(?:\.[a-z]+)?|GNUmakefile|meson\.build|meson_options\.txt|SCons(?:cript|truct)|"
    r"OWNERS|CODEOWNERS|README(?:\.[A-Za-z]+)?|DEPS|DIR_METADATA|\.[A-Za-z].*|__init__\.py|"
    r".*\.(?:bzl|bazel|cmake|gni?|gypi?|BUILD|patch|diff|mk|mak|wrap|sh|bat|ps1|md|rst|txt|ya?ml|json|toml|lock|xml|in|def|"
    r"log|cfg|ini|pri|pro|props|targets)"
)
"""Files that say how something is built, fetched or meant; alone they are no code of others."""

LICENCE_FILE = re.compile(
    r"(?:(?:MIT|BSD|APACHE|GPL|LGPL)[-_.])?(?:UN)?LICEN[CS]ES?(?:[-_.](?:MIT|APACHE|BSD|ZLIB|BOOST|[A-Za-z0-9._-]{1,30}))?|"
    r"COPYING(?:3|[-_.][A-Za-z0-9.-]{1,20})?|COPYRIGHT(?:\.[A-Za-z]{1,10})?|COPYRIGHTS?",
    re.IGNORECASE,
)
"""Names of files that hold a licence; those of source code among them are told by their suffix."""

SOURCE = _words(
    "c cc cpp cxx c++ h hh hpp hxx h++ inl ipp tcc cu cuh m mm s asm py pyx pxd pyi js mjs cjs jsx ts tsx go rs java "
    "kt scala rb php pl pm lua cs fs swift f f90 f95 for zig d dart ex exs erl hs ml mli r jl css scss less vue glsl "
    "hlsl metal cl sql proto idl y l v sv vhd vhdl ads adb pas nim cr clj el lisp scm tcl"
)
"""Suffixes of source code."""

SCRIPTS = frozenset({"py", "rb", "pl", "pm", "lua", "js", "mjs", "cjs", "ts", "tcl", "el"})
"""Of these, those in which a file beside vendored folders is often the project's own tool."""

VERSIONED = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9_+.-]*?)[-_]v?(?P<version>[0-9]+(?:[._][0-9]+){1,3}(?:[-.]?(?:rc|beta|alpha|b|a|p)[0-9]*)?)"
)
"""The name of a folder or file that ends in a version: ``miniz-3.0.2``, ``rapidjson_1.1.0``."""


def suffix(name: str) -> str:
    """Return the suffix of a file in lower case, without its dot; empty where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_source(name: str) -> bool:
    """Return whether a file is source code by its name."""
    return suffix(name) in SOURCE and not name.startswith("__init__.")


def is_licence(name: str) -> bool:
    """Return whether a file holds a licence by its name."""
    return LICENCE_FILE.fullmatch(name) is not None and suffix(name) not in SOURCE


def versioned(name: str) -> tuple[str, str] | None:
    """Return name and version of a folder that has both, ``None`` for any other."""
    found = VERSIONED.fullmatch(name)
    return (found["name"], found["version"].replace("_", ".")) if found else None
