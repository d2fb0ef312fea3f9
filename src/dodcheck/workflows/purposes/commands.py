"""What commands are run for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dodcheck.workflows.purposes.operands import VERSION, asks_version, by_task, is_script, is_truth
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import by_words
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import texts_of

_PROGRAMS: Mapping[Purpose, str] = {
    Purpose.TEST: "pytest py.test unittest nose2 tox nox ctest jest vitest mocha karma cypress rspec phpunit bats"
    " gotestsum nextest gtest-parallel behave robot ava busted lit lit.py jasmine stestr trial ptw invoke-pester",
    Purpose.BUILD: "gcc g++ clang clang++ cc c++ cl msbuild ninja bazel bazelisk buck buck2 meson scons javac rustc"
    " sphinx-build mkdocs hugo jekyll cibuildwheel maturin auditwheel delocate-wheel nvcc tsup webpack vite rollup",
    Purpose.LINT: "ruff flake8 pylint eslint lintrunner pre-commit prek golangci-lint clippy shellcheck yamllint"
    " actionlint hadolint markdownlint markdownlint-cli2 stylelint rubocop ktlint detekt checkstyle clang-tidy"
    " cppcheck codespell typos buf staticcheck doc8 pydocstyle vulture swiftlint biome oxlint lint-imports"
    " commitlint cspell vale taplo tflint ansible-lint djlint sqlfluff check-manifest twine-check pyroma deptry"
    " invoke-scriptanalyzer",
    Purpose.TYPES: "mypy pyright basedpyright tsc pyre pytype dmypy stubtest ty vue-tsc flow",
    Purpose.SECURITY: "bandit trivy semgrep snyk pip-audit safety gitleaks trufflehog checkov tfsec grype osv-scanner"
    " zizmor govulncheck detect-secrets codeql dependency-check kics terrascan kubesec cargo-audit cargo-deny"
    " scorecard brakeman nancy dodcheck",
    Purpose.COMPARE: "cmp",
    Purpose.FORMAT: "black isort autopep8 yapf prettier gofmt goimports rustfmt clang-format shfmt ktfmt",
    Purpose.PUBLISH: "twine goreleaser helm kubectl terraform flyctl vercel netlify wrangler semantic-release gh-pages",
    Purpose.SETUP: "apt-get apt yum dnf apk brew choco winget conda mamba micromamba pip pip3 pipx uv sdkmanager"
    " rustup nvm corepack pyenv asdf git curl wget tar unzip zip gunzip 7z docker-compose virtualenv modprobe"
    " export source . eval aws gcloud az vcpkg ccache sccache poetry pdm pipenv",
    Purpose.REPORT: "codecov coveralls codecovcli junit2html datadog-ci",
    Purpose.QUERY: "grep egrep fgrep rg test [ [[ command which type jq yq awk sed find ls cat head tail wc sort uniq"
    " cut tr xargs diff stat file ps df du free uname hostname id whoami printenv nproc date nvidia-smi lscpu ldd"
    " basename dirname realpath pgrep seq expr comm column tee getconf ulimit ipconfig ifconfig ss netstat lsof"
    " journalctl dmesg lspci cygpath rocm-smi rocminfo tasklist systeminfo pwd tput arch dpkg rpm lpstat",
    Purpose.CLEANUP: "rm rmdir rimraf kill pkill killall umount shutdown taskkill deactivate",
    Purpose.TRIVIAL: "echo printf cd pushd popd mkdir cp mv ln touch chmod chown set unset shift return exit true"
    " false : sleep read local declare typeset readonly trap wait exec let mapfile readarray shopt alias"
    " break continue sync sysctl swapoff swapon umask",
}
_BY_PROGRAM = {name: purpose for purpose, names in _PROGRAMS.items() for name in names.split()}
_SUBCOMMANDS: Mapping[str, str] = {
    "cargo": "test=test nextest=test bench=test miri=test build=build check=build doc=build clippy=lint fmt=format"
    " audit=security deny=security install=setup fetch=setup publish=publish update=setup llvm-cov=test run=unknown"
    " tree=query metadata=query outdated=query",
    "go": "test=test build=build vet=lint install=setup mod=setup get=setup run=unknown generate=build tool=setup",
    "dotnet": "test=test build=build publish=build restore=setup format=format pack=build tool=setup",
    "docker": "build=build buildx=build run=unknown exec=unknown rm=cleanup rmi=cleanup stop=cleanup kill=cleanup"
    " pull=setup login=setup push=publish ps=query logs=query inspect=query images=query compose=setup system=cleanup"
    " volume=cleanup network=setup cp=setup info=query version=query prune=cleanup image=cleanup container=cleanup",
    "podman": "build=build run=unknown rm=cleanup stop=cleanup kill=cleanup pull=setup logs=query ps=query",
    "npm": "ci=setup install=setup i=setup outdated=query ls=query view=query fix=setup"
    " audit=security publish=publish version=trivial pack=build cache=setup",
    "yarn": "install=setup add=setup outdated=query list=query audit=security publish=publish",
    "pnpm": "install=setup i=setup add=setup outdated=query list=query audit=security publish=publish fetch=setup",
    "bun": "install=setup test=test build=build",
    "deno": "test=test lint=lint check=types fmt=format",
    "git": "diff=compare diff-index=compare diff-files=compare push=publish status=query log=query rev-parse=query"
    " show=query diff-tree=query merge-base=query"
    " rev-list=query cat-file=query describe=query ls-files=query grep=query branch=query stash=setup tag=publish",
    "gh": "release=publish api=query pr=report issue=report run=query auth=setup workflow=housekeeping cache=cleanup",
    "uv": "sync=setup build=build pip=setup publish=publish lock=setup venv=setup tool=setup run=unknown",
    "poetry": "install=setup build=build publish=publish check=lint lock=setup",
    "pip": "check=test list=query freeze=query show=query",
    "hatch": "build=build test=test fmt=format publish=publish",
    "mvn": "test=test verify=test install=test package=build compile=build deploy=publish",
    "gradle": "test=test check=test build=test assemble=build publish=publish",
    "gradlew": "test=test check=test build=test assemble=build publish=publish",
    "swift": "test=test build=build",
    "zig": "test=test build=build",
    "mix": "test=test format=format credo=lint dialyzer=types deps.get=setup compile=build",
    "bundle": "install=setup",
    "rake": "test=test spec=test",
    "composer": "install=setup test=test validate=lint",
    "terraform": "plan=test validate=lint fmt=format apply=publish init=setup",
    "helm": "lint=lint template=build install=publish upgrade=publish",
    "kubectl": "apply=publish delete=cleanup get=query logs=query describe=query wait=test rollout=test",
    "twine": "check=lint upload=publish",
    "cmake": "--build=build",
    "black": "--check=lint",
    "isort": "--check=lint --check-only=lint -c=lint",
    "prettier": "--check=lint -c=lint",
    "ruff": "format=format",
    "pre-commit": "run=lint install=setup install-hooks=setup autoupdate=housekeeping clean=cleanup gc=cleanup"
    " uninstall=cleanup",
    "uvx": "",
    "actionlint": "",
    "playwright": "test=test install=setup",
    "snyk": "test=security monitor=report",
    "coverage": "run=test report=report xml=report combine=report html=report erase=cleanup"
    " json=report lcov=report debug=query",
    "meson": "test=test compile=build setup=build",
    "bazel": "test=test build=build",
    "xcodebuild": "test=test",
    "systemctl": "",
    "conan": "",
}
_BY_SUBCOMMAND = {
    program: {name: Purpose(purpose) for name, _, purpose in (pair.partition("=") for pair in pairs.split())}
    for program, pairs in _SUBCOMMANDS.items()
}
_DEFAULTS: Mapping[str, Purpose] = {"cmake": Purpose.BUILD, "coverage": Purpose.TEST, "xcodebuild": Purpose.BUILD}
_VERBS: Mapping[Purpose, str] = {
    Purpose.SETUP: "set new add install import enable disable update register copy expand start",
    Purpose.CLEANUP: "remove stop clear unregister uninstall",
    Purpose.QUERY: "get select where test measure compare resolve find",
    Purpose.TRIVIAL: "write out foreach sort format convertto convertfrom join split push pop rename move",
}
_BY_VERB = {verb: purpose for purpose, verbs in _VERBS.items() for verb in verbs.split()}
_CMDLET = re.compile(r"([A-Z][a-z]+(?:To|From)?)-([A-Z][A-Za-z]+)")
_TASKS = frozenset(
    {"make", "gmake", "just", "task", "invoke", "inv", "npm", "yarn", "pnpm", "bun", "rake", "nox", "tox"}
)
_TASKS |= {
    "mvn",
    "mvnw",
    "gradle",
    "gradlew",
    "bundle",
    "npx",
    "pnpx",
    "bunx",
    "uvx",
    "pdm",
    "hatch",
    "poe",
    "ant",
    "spin",
}
_INTERPRETERS = frozenset(
    {"python", "python3", "py", "node", "ruby", "perl", "bash", "sh", "pwsh", "powershell", "php"}
)
_KNOWN = _BY_PROGRAM.keys() | _BY_SUBCOMMAND.keys() | _TASKS | _INTERPRETERS
_PACKAGE = re.compile(r"(?:@[\w.-]+/)?([\w.-]+)(?:@[\w.^~-]+)?")
_COMPARING = frozenset({"--exit-code", "--quiet"})
_MOST = 8


_BY_NAME_ALONE = {
    name: purpose
    for name, purpose in _BY_PROGRAM.items()
    if name not in _BY_SUBCOMMAND and name not in _TASKS and name not in _INTERPRETERS and not name.startswith("((")
}
"""Programs whose other words don't matter: most commands are one of them."""


def of_command(command: Command) -> Purpose:
    """Return what a command is run for; its first words decide."""
    words = command.words
    asked = bool(words) and words[-1].text in VERSION
    purpose = _BY_NAME_ALONE.get(words[0].text) if words and not asked else None
    return purpose or of_words(tuple(texts_of(words[:_MOST])))


@lru_cache(maxsize=8_192)
def of_words(words: tuple[str, ...]) -> Purpose:
    """Return what the command of these words is run for; ``UNKNOWN`` where nothing tells."""
    if not words or words[0].startswith("(("):
        return Purpose.TRIVIAL
    program = _name(words[0])
    operands = [word for word in words[1:] if word and not word.startswith("-")]
    told = _by_subcommand(program, words[1:])
    if told is not None:
        return told
    if program in _INTERPRETERS:
        return _interpreted(words[1:])
    if program == "su" and "-c" in words[:-1]:
        return of_words(tuple(words[words.index("-c") + 1].split()))
    if program in _TASKS and operands:
        return _of_task(program, operands)
    return _BY_PROGRAM.get(program) or _DEFAULTS.get(program) or _by_name(words[0], words[1:])


def _by_name(word: str, rest: tuple[str, ...]) -> Purpose:
    """Return what the name of a program says that is not known: a cmdlet's verb, or the words of a path.

    Where that of a script says nothing, and where a variable stands for it, the task that it is given may.
    """
    if cmdlet := _CMDLET.fullmatch(word):
        return _of_cmdlet(cmdlet[1].lower(), cmdlet[2])
    if word.startswith("${{") and is_truth(word):
        return Purpose.QUERY
    if word.startswith("$"):
        return of_words(rest[1:]) if rest[:1] == ("-m",) else by_task(rest)
    if "/" not in word and "\\" not in word and "." not in word:
        return Purpose.UNKNOWN
    found = by_words(re.split(r"[/\\]", word)[-1])
    return by_task(rest) if found is Purpose.UNKNOWN and is_script(word) else found


def _of_cmdlet(verb: str, noun: str) -> Purpose:
    """Return what a cmdlet is for by its verb; `Invoke` says nothing, and what it invokes may be a check."""
    if verb != "invoke":
        return _BY_VERB.get(verb, Purpose.UNKNOWN)
    found = by_words(noun)
    return found if found.checks else Purpose.UNKNOWN


def _name(word: str) -> str:
    name = word.replace("\\", "/").rpartition("/")[2].lower()
    return name.removesuffix(".exe").removesuffix(".cmd")


def _by_subcommand(program: str, words: tuple[str, ...]) -> Purpose | None:
    """Return what the first subcommand that is known says; `git diff` only compares where its exit code tells."""
    if program in _KNOWN and asks_version(program, words):
        return Purpose.QUERY
    known = _BY_SUBCOMMAND.get(program)
    if not known:
        return None
    found = "fix" if "fix" in known and "fix" in words else next((word for word in words if word in known), None)
    if found is None:
        return None
    purpose = known[found]
    if purpose is Purpose.COMPARE and not _COMPARING.intersection(words):
        return Purpose.QUERY
    return purpose


def _of_task(program: str, operands: list[str]) -> Purpose:
    """Return what a task is for: the tool it names, or the words of its name."""
    named = [word for word in operands if word not in ("run", "exec", "run-script", "dlx", "x")] or operands
    tool = _BY_PROGRAM.get(_PACKAGE.sub(r"\1", named[0]))
    if tool is not None and tool is not Purpose.QUERY:
        return tool
    found = by_words(" ".join(named))
    if found is Purpose.UNKNOWN and program in ("tox", "nox"):
        return Purpose.TEST
    return Purpose.BUILD if found is Purpose.UNKNOWN and program in ("make", "gmake", "mvn", "gradle") else found


def _interpreted(words: tuple[str, ...]) -> Purpose:
    """Return what a program of an interpreter is run for: `-m MODULE`, or the file."""
    for at, word in enumerate(words):
        if word == "-m" and at + 1 < len(words):
            return of_words(words[at + 1 :])
        if word in ("-c", "-e"):
            return Purpose.UNKNOWN
        if not word.startswith("-"):
            found = by_words(word.rpartition("/")[2])
            return by_task(words[at + 1 :]) if found is Purpose.UNKNOWN else found
    return Purpose.UNKNOWN
