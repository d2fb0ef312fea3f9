"""What workflows are about, and what tells it: programs, words of names, suffixes of files, actions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache


class Scope(StrEnum):
    """What a workflow is about: documents, a language, an accelerator, a platform; Linux is taken for granted."""

    DOCS = "docs"
    PYTHON = "Python"
    CPP = "C++"
    RUST = "Rust"
    GO = "Go"
    JAVASCRIPT = "JavaScript"
    JAVA = "Java"
    DOTNET = ".NET"
    RUBY = "Ruby"
    PHP = "PHP"
    SWIFT = "Swift"
    SHELL = "shell"
    CUDA = "CUDA"
    ROCM = "ROCm"
    XPU = "XPU"
    TPU = "TPU"
    GPU = "GPU"
    WINDOWS = "Windows"
    MACOS = "macOS"
    ANDROID = "Android"
    IOS = "iOS"
    ARM = "ARM"
    S390X = "s390x"
    RISCV = "RISC-V"
    POWER = "POWER"
    WASM = "WebAssembly"
    CONTAINERS = "containers"
    INFRASTRUCTURE = "infrastructure"
    WORKFLOWS = "workflows"
    OTHER = "other"

    @property
    def is_language(self) -> bool:
        """Whether it is a language of programs."""
        return self in _LANGUAGES


_PROGRAMS: Mapping[Scope, str] = {
    Scope.DOCS: "sphinx-build mkdocs hugo jekyll markdownlint markdownlint-cli2 vale doc8 doxygen lychee mdbook"
    " docusaurus asciidoctor typedoc",
    Scope.PYTHON: "pytest py.test unittest nose2 tox nox mypy pyright basedpyright flake8 pylint ruff black isort"
    " bandit pip-audit cibuildwheel maturin auditwheel delocate-wheel pyre dmypy stubtest pydocstyle vulture twine"
    " setup.py coverage stestr trial robot behave lint-imports deptry hatch pdm",
    Scope.CPP: "gcc g++ clang clang++ c++ cl cmake ctest ninja meson clang-tidy clang-format cppcheck gtest-parallel"
    " conan qmake",
    Scope.RUST: "cargo rustc rustfmt cross nextest miri",
    Scope.GO: "go gofmt goimports golangci-lint gotestsum staticcheck govulncheck goreleaser",
    Scope.JAVASCRIPT: "npm yarn pnpm bun deno node npx jest vitest eslint tsc prettier vite webpack rollup mocha karma"
    " cypress biome oxlint tsup",
    Scope.JAVA: "mvn mvnw gradle gradlew javac ant ktlint detekt checkstyle",
    Scope.DOTNET: "dotnet msbuild nuget",
    Scope.RUBY: "bundle rake rspec rubocop gem",
    Scope.PHP: "php phpunit composer phpstan",
    Scope.SWIFT: "swift swiftlint xcodebuild",
    Scope.SHELL: "shellcheck shfmt bats",
    Scope.CUDA: "nvcc nvidia-smi compute-sanitizer cuda-memcheck nsys",
    Scope.ROCM: "hipcc rocm-smi rocminfo hipify-perl amd-smi",
    Scope.ANDROID: "adb sdkmanager avdmanager emulator",
    Scope.WASM: "emcc emcmake wasm-pack wasmtime",
    Scope.CONTAINERS: "hadolint podman buildah skopeo",
    Scope.INFRASTRUCTURE: "terraform tflint helm kubectl ansible-lint ansible-playbook pulumi tofu",
    Scope.WORKFLOWS: "actionlint zizmor",
}
PROGRAMS = {name: scope for scope, names in _PROGRAMS.items() for name in names.split()}
"""What is tested, built or checked by a program."""

_WORDS: Mapping[Scope, str] = {
    Scope.DOCS: "doc docs documentation sphinx mkdocs readthedocs",
    Scope.CUDA: "cuda cuda# nvidia cudnn nccl cu# h100 a100 b200 a10g tensorrt",
    Scope.ROCM: "rocm rocm# amdgpu gfx# mi200 mi250 mi300 mi325 mi350 mi355",
    Scope.XPU: "xpu sycl",
    Scope.TPU: "tpu",
    Scope.GPU: "gpu gpus",
    Scope.WINDOWS: "windows win win# msvc",
    Scope.MACOS: "macos macos# mac macosx osx darwin mps",
    Scope.ANDROID: "android",
    Scope.IOS: "ios",
    Scope.ARM: "arm arm# aarch64",
    Scope.S390X: "s390x s390",
    Scope.RISCV: "riscv riscv#",
    Scope.POWER: "ppc64le ppc64 powerpc",
    Scope.WASM: "wasm wasm# emscripten pyodide",
    Scope.CONTAINERS: "docker dockerfile container containers",
    Scope.WORKFLOWS: "actionlint zizmor",
}
_WEAK: Mapping[Scope, str] = {
    Scope.PYTHON: "python python# py py# pytest pypi wheel wheels manylinux# manylinux",
    Scope.CPP: "cpp cxx gcc gcc# clang clang# cmake libtorch",
    Scope.RUST: "rust cargo clippy",
    Scope.GO: "golang",
    Scope.JAVASCRIPT: "javascript typescript node nodejs npm",
    Scope.JAVA: "java jvm kotlin gradle maven jdk#",
    Scope.DOTNET: "dotnet csharp",
    Scope.RUBY: "ruby",
    Scope.PHP: "php",
    Scope.SWIFT: "swift",
}
_SUFFIXES: Mapping[Scope, str] = {
    Scope.DOCS: "md rst adoc",
    Scope.PYTHON: "py pyi pyx",
    Scope.CPP: "c cc cpp cxx h hpp",
    Scope.CUDA: "cu cuh",
    Scope.RUST: "rs",
    Scope.GO: "go",
    Scope.JAVASCRIPT: "js jsx ts tsx mjs cjs",
    Scope.JAVA: "java kt kts",
    Scope.DOTNET: "cs csproj fs",
    Scope.RUBY: "rb",
    Scope.PHP: "php",
    Scope.SWIFT: "swift",
    Scope.SHELL: "sh bash",
    Scope.INFRASTRUCTURE: "tf",
}
_ACTIONS: Mapping[Scope, str] = {
    Scope.DOCS: "actions/deploy-pages actions/jekyll-build-pages peaceiris/actions-gh-pages lycheeverse/lychee-action"
    " davidanson/markdownlint-cli2-action",
    Scope.PYTHON: "pypa/cibuildwheel pypa/gh-action-pypi-publish pypa/gh-action-pip-audit psf/black"
    " astral-sh/ruff-action",
    Scope.RUST: "actions-rs/cargo pyo3/maturin-action embarkstudios/cargo-deny-action",
    Scope.GO: "golangci/golangci-lint-action",
    Scope.SHELL: "ludeeus/action-shellcheck",
    Scope.CONTAINERS: "docker/build-push-action hadolint/hadolint-action docker/bake-action",
    Scope.WORKFLOWS: "raven-actions/actionlint zizmorcore/zizmor-action rhysd/actionlint",
    Scope.ANDROID: "reactivecircus/android-emulator-runner android-actions/setup-android",
    Scope.INFRASTRUCTURE: "hashicorp/setup-terraform",
}
_SETUPS: Mapping[Scope, str] = {
    Scope.PYTHON: "actions/setup-python astral-sh/setup-uv conda-incubator/setup-miniconda",
    Scope.RUST: "dtolnay/rust-toolchain actions-rs/toolchain swatinem/rust-cache",
    Scope.GO: "actions/setup-go",
    Scope.JAVASCRIPT: "actions/setup-node pnpm/action-setup oven-sh/setup-bun denoland/setup-deno",
    Scope.JAVA: "actions/setup-java gradle/actions",
    Scope.DOTNET: "actions/setup-dotnet",
    Scope.RUBY: "ruby/setup-ruby",
    Scope.PHP: "shivammathur/setup-php",
    Scope.SWIFT: "swift-actions/setup-swift",
}


def _turned(table: Mapping[Scope, str]) -> Mapping[str, Scope]:
    return {name: scope for scope, names in table.items() for name in names.split()}


ACTIONS = _turned(_ACTIONS)
"""What an action is about."""
SETUPS = _turned(_SETUPS)
"""The language that an action installs: what the workflow is about only where nothing says more."""
SUFFIXES = _turned(_SUFFIXES)
"""What files of a suffix are."""

_STRONG_WORDS, _WEAK_WORDS = _turned(_WORDS), _turned(_WEAK)
_BETWEEN = re.compile(r"[^a-z0-9]+")
_MOST = 2_000


def scopes_in_words(text: str) -> Iterator[tuple[Scope, str]]:
    """Yield what the words of a name tell, each with the word: `cuda12.8` is a word, and so is `s390x`."""
    yield from _found(text, strong=True)


def hinted_languages(text: str) -> Iterator[tuple[Scope, str]]:
    """Yield the languages that the words of a name hint at: of `py3.10-gcc11`, two."""
    yield from _found(text, strong=False)


@lru_cache(maxsize=8_192)
def _found(text: str, *, strong: bool) -> tuple[tuple[Scope, str], ...]:
    words = _STRONG_WORDS if strong else _WEAK_WORDS
    by_scope: dict[Scope, str] = {}
    for token in _BETWEEN.split(text[:_MOST].lower()):
        bare = token.rstrip("0123456789")
        scope = words.get(token) or (words.get(f"{bare}#") if bare != token else None)
        if scope is not None:
            by_scope.setdefault(scope, token)
    return tuple(by_scope.items())


_LANGUAGES = frozenset(_WEAK)
