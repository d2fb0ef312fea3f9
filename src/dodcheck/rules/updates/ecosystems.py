"""What Dependabot calls the places dependencies come from, and which managers of Renovate look after each."""

from __future__ import annotations

from collections.abc import Mapping

_MANAGERS: Mapping[str, tuple[str, ...]] = {
    "bazel": ("bazel", "bazel-module"),
    "bun": ("bun",),
    "bundler": ("bundler",),
    "cargo": ("cargo",),
    "composer": ("composer",),
    "conda": (),
    "deno": ("deno",),
    "devcontainers": ("devcontainer",),
    "docker": ("dockerfile",),
    "docker-compose": ("docker-compose",),
    "dotnet-sdk": ("nuget",),
    "elm": (),
    "github-actions": ("github-actions",),
    "gitsubmodule": ("git-submodules",),
    "gomod": ("gomod",),
    "gradle": ("gradle",),
    "helm": ("helmv3",),
    "julia": (),
    "maven": ("maven",),
    "mix": ("mix",),
    "nix": ("nix",),
    "npm": ("npm",),
    "nuget": ("nuget",),
    "opentofu": ("terraform",),
    "pip": ("pip_requirements", "pip_setup", "pipenv", "pep621", "poetry", "setup-cfg", "pip-compile"),
    "pre-commit": ("pre-commit",),
    "pub": ("pub",),
    "rust-toolchain": (),
    "sbt": ("sbt",),
    "swift": ("swift",),
    "terraform": ("terraform",),
    "uv": ("pep621",),
    "vcpkg": (),
}

ECOSYSTEMS = frozenset(_MANAGERS)
"""Every value of `package-ecosystem` that the schema which comes with dodcheck lists."""

MEANT: Mapping[str, str] = {
    **dict.fromkeys(("actions", "github-action", "github_actions", "githubactions"), "github-actions"),
    **dict.fromkeys(("python", "pipenv", "pip-compile", "poetry", "pypi"), "pip"),
    **dict.fromkeys(("javascript", "node", "nodejs", "yarn", "pnpm"), "npm"),
    **dict.fromkeys(("go", "golang", "go-modules", "gomodules"), "gomod"),
    **dict.fromkeys(("ruby", "gem", "gems", "rubygems"), "bundler"),
    **dict.fromkeys(("git-submodule", "git-submodules", "gitsubmodules", "submodules"), "gitsubmodule"),
    **dict.fromkeys(("rust", "crates"), "cargo"),
    **dict.fromkeys(("php", "packagist"), "composer"),
    **dict.fromkeys(("elixir", "hex"), "mix"),
    "devcontainer": "devcontainers",
    "dockerfile": "docker",
    "docker_compose": "docker-compose",
    "dotnet": "nuget",
    "java": "maven",
    "precommit": "pre-commit",
}
"""Names that Dependabot refuses, and the one that is meant."""

OFF_UNLESS_ASKED = frozenset({"git-submodules", "nix", "pre-commit"})
"""Managers of Renovate that do nothing until a configuration enables them."""


def managers_of(ecosystem: str) -> tuple[str, ...]:
    """Return the managers of Renovate that together do what Dependabot does there; none where there are none known."""
    return _MANAGERS.get(ecosystem, ())
