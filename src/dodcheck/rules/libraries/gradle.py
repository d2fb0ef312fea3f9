"""The dependencies of a Gradle build, where they stand in the usual form: a configuration and a text."""

from __future__ import annotations

import re

from dodcheck.rules.libraries.requested_library import BuildFile, RequestedLibrary

_REMARK = re.compile(r"(?:^|(?<=\s))//[^\n]*|/\*(?s:.*?)(?:\*/|\Z)")
_NOTATION = r"[\"'](?P<group>[\w.-]+):(?P<name>[\w.-]+)(?::(?P<version>[^\"'@]+))?(?:@\w+)?[\"']"
_LIBRARY = re.compile(
    r"(?m)^[ \t]*(?:implementation|api|compileOnly|runtimeOnly|compile|runtime|annotationProcessor|kapt|ksp|"
    r"test(?:Implementation|CompileOnly|RuntimeOnly|Compile)|developmentOnly)[ \t]*\(?[ \t]*"
    rf"(?P<platform>(?:enforcedP|p)latform\([ \t]*)?{_NOTATION}"
)
_PLUGIN = re.compile(
    r"(?m)^[ \t]*id[ \t]*\(?[ \t]*[\"'](?P<name>[\w.-]+)[\"'][ \t]*\)?[ \t]+"
    r"version[ \t]*\(?[ \t]*[\"'](?P<version>[^\"']+)[\"']"
)
_ELSEWHERE = re.compile(r"\blibs\.|\bapply\s*\(?\s*from\b|\bsubprojects\b|\ballprojects\b|\bbuildSrc\b")


def build_of(path: str, text: str) -> BuildFile:
    """Return what a build asks for."""
    code = _REMARK.sub(lambda found: "\n" * found[0].count("\n"), text)
    libraries = [
        RequestedLibrary(
            one["group"], one["name"], _known(one["version"]), _line(code, one), direct=not one["platform"]
        )
        for one in _LIBRARY.finditer(code)
    ]
    plugins = [
        RequestedLibrary(one["name"], one["name"], _known(one["version"]), _line(code, one), direct=True)
        for one in _PLUGIN.finditer(code)
    ]
    told = _ELSEWHERE.search(code)
    return BuildFile(path, (*libraries, *plugins), f"`{told[0].strip()}` in {path}" if told else "", code)


def _line(code: str, found: re.Match[str]) -> int:
    return code.count("\n", 0, found.start("name")) + 1


def _known(version: str | None) -> str | None:
    """Return a version that is told as such: a variable is none, nor is the newest of many."""
    return version if version and not re.search(r"[$+\[\](),]|latest\.", version) else None
