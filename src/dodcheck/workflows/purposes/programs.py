"""What programs are there for, by name and by subcommand: two tables."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.workflows.purposes.purpose import Purpose

_PROGRAMS: Mapping[Purpose, str] = {
    Purpose.TEST: "pytest py.test unittest nose2 tox nox ctest jest vitest mocha karma cypress rspec phpunit bats"
    " gotestsum nextest gtest-parallel behave robot ava busted lit lit.py jasmine stestr trial ptw invoke-pester ginkgo"
    " prove pest nosetests elm-test testcafe nightwatch wdio newman schemathesis dredd pa11y pa11y-ci lhci",
    Purpose.BUILD: "gcc g++ clang clang++ cc c++ cl msbuild ninja bazel buck buck2 meson scons javac rustc"
    " sphinx-build mkdocs hugo jekyll cibuildwheel maturin auditwheel delocate-wheel nvcc tsup webpack vite rollup"
    " esbuild parcel docusaurus antora doxygen erlc ghc kotlinc swiftc nix-build py_compile compileall",
    Purpose.LINT: "ruff flake8 pylint eslint lintrunner pre-commit prek golangci-lint clippy shellcheck yamllint"
    " actionlint hadolint markdownlint markdownlint-cli2 stylelint rubocop ktlint detekt checkstyle clang-tidy"
    " cppcheck codespell typos buf staticcheck doc8 pydocstyle vulture swiftlint biome oxlint lint-imports"
    " commitlint cspell vale taplo tflint ansible-lint djlint sqlfluff check-manifest twine-check pyroma deptry"
    " invoke-scriptanalyzer phpstan psalm phan phpcs phpmd deptrac parallel-lint luacheck selene hlint reek standard"
    " standardrb jshint attw publint knip size-limit bundlewatch spectral redocly kubeconform kubeval kube-linter"
    " kube-score promtool gitlint textlint dialyzer mdl rstcheck sphinx-lint interrogate xenon pycodestyle refurb"
    " perflint validate-pyproject check-jsonschema haml-lint slim-lint erb_lint erblint tslint xo oxlint htmlhint"
    " dotenv-linter editorconfig-checker ec eclint solhint ameba cfn-lint vint bashate checkbashisms yamale checkmake",
    Purpose.TYPES: "mypy pyright basedpyright tsc pyre pytype dmypy stubtest ty vue-tsc flow tsd steep srb",
    Purpose.SECURITY: "bandit trivy semgrep snyk pip-audit safety gitleaks trufflehog checkov tfsec grype osv-scanner"
    " zizmor govulncheck detect-secrets codeql dependency-check kics terrascan kubesec cargo-audit cargo-deny"
    " scorecard brakeman nancy dodcheck gosec dockle slither bundle-audit bundler-audit sobelow opengrep audit-ci",
    Purpose.COMPARE: "cmp",
    Purpose.FORMAT: "black isort autopep8 yapf prettier gofmt goimports rustfmt clang-format shfmt ktfmt stylua"
    " swiftformat scalafmt mdformat jsonnetfmt",
    Purpose.PUBLISH: "twine goreleaser helm kubectl terraform flyctl vercel netlify wrangler semantic-release gh-pages",
    Purpose.SETUP: "apt-get apt yum dnf apk choco winget conda mamba micromamba pip pip3 pipx uv sdkmanager"
    " rustup nvm corepack pyenv asdf git curl wget tar unzip zip gunzip 7z virtualenv modprobe"
    " export source . eval aws gcloud az vcpkg ccache sccache poetry pdm pipenv systemctl service"
    " cpanm cpan add-apt-repository apt-add-repository apt-key update-alternatives locale-gen useradd usermod groupadd"
    " adduser ssh-keygen ssh-keyscan zypper pacman emerge nix-env avdmanager ghcup elan juliaup rbenv fnm mise scoop"
    " pkg_add nuget",
    Purpose.REPORT: "codecov coveralls codecovcli junit2html datadog-ci genhtml"
    " luacov luacov-coveralls cpp-coveralls goveralls cc-test-reporter codacy-coverage-reporter",
    Purpose.QUERY: "grep egrep fgrep rg test [ [[ command which type jq yq awk sed find ls cat head tail wc sort uniq"
    " cut tr xargs diff stat file ps df du free uname hostname id whoami printenv nproc date nvidia-smi lscpu ldd"
    " basename dirname realpath pgrep seq expr comm column tee getconf ulimit ipconfig ifconfig ss netstat lsof"
    " journalctl dmesg lspci cygpath rocm-smi rocminfo tasklist systeminfo pwd tput arch dpkg rpm lpstat hash",
    Purpose.CLEANUP: "rm rmdir rimraf kill pkill killall umount shutdown taskkill deactivate del erase rd",
    Purpose.TRIVIAL: "echo printf cd pushd popd mkdir cp mv ln touch chmod chown set unset shift return exit true"
    " false : sleep read local declare typeset readonly trap wait exec let mapfile readarray shopt alias"
    " break continue sync sysctl swapoff swapon umask ver chcp copy xcopy robocopy md ren rem title setlocal endlocal",
}
BY_PROGRAM: Mapping[str, Purpose] = {name: purpose for purpose, names in _PROGRAMS.items() for name in names.split()}
"""The purposes of programs whose other words don't matter."""
_SUBCOMMANDS: Mapping[str, str] = {
    "cargo": "test=test nextest=test bench=test miri=test build=build check=build doc=build clippy=lint fmt=format"
    " audit=security deny=security install=setup fetch=setup publish=publish update=setup llvm-cov=test run=unknown"
    " tree=query metadata=query outdated=query tarpaulin=test mutants=test careful=test insta=test udeps=lint"
    " machete=lint semver-checks=lint public-api=compare vet=security sort=lint spellcheck=lint deadlinks=lint",
    "cargo-fuzz": "run=test build=build check=build list=query init=setup add=setup",
    "go": "test=test build=build vet=lint install=setup mod=setup get=setup run=unknown generate=build tool=setup",
    "dotnet": "test=test build=build publish=build restore=setup format=format pack=build tool=setup",
    "docker": "build=build buildx=build run=unknown exec=unknown rm=cleanup rmi=cleanup stop=cleanup kill=cleanup"
    " pull=setup login=setup push=publish ps=query logs=query inspect=query images=query system=cleanup"
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
    "gh": "release=publish api=query pr=report issue=report run=query auth=setup workflow=housekeeping cache=cleanup"
    " actions-cache=cleanup",
    "uv": "sync=setup build=build pip=setup publish=publish lock=setup venv=setup tool=setup run=unknown",
    "poetry": "install=setup build=build publish=publish check=lint lock=setup",
    "pip": "check=test list=query freeze=query show=query",
    "hatch": "build=build test=test fmt=format publish=publish",
    "mvn": "test=test verify=test install=test package=build compile=build deploy=publish",
    "gradle": "test=test check=test build=test assemble=build publish=publish",
    "swift": "test=test build=build",
    "zig": "test=test build=build",
    **dict.fromkeys(("flutter", "dart"), "test=test analyze=lint format=format pub=setup build=build compile=build"),
    **dict.fromkeys(("stack", "cabal"), "test=test build=build install=setup update=setup"),
    **dict.fromkeys(("sbt", "lein"), "test=test compile=build package=build jar=build uberjar=build"),
    "dune": "runtest=test test=test build=build fmt=format",
    "rebar3": "eunit=test ct=test proper=test dialyzer=types xref=lint compile=build",
    "crystal": "spec=test build=build",
    "nimble": "test=test build=build install=setup",
    "ninja": "test=test check=test",
    "mix": "test=test format=format credo=lint dialyzer=types deps.get=setup compile=build",
    "bundle": "install=setup",
    "rake": "test=test spec=test",
    "composer": "install=setup test=test validate=lint",
    "terraform": "plan=test validate=lint fmt=format apply=publish init=setup",
    "helm": "lint=lint template=build install=publish upgrade=publish",
    "kubectl": "apply=publish delete=cleanup get=query logs=query describe=query wait=test rollout=test",
    "twine": "check=lint upload=publish",
    "cmake": "-E=trivial --build=build",
    "cibuildwheel": "--print-build-identifiers=query",
    "brew": "test=test audit=lint style=lint list=query info=query uninstall=cleanup",
    "snap": "install=setup refresh=setup remove=cleanup list=query info=query",
    "gem": "install=setup update=setup build=build push=publish list=query env=query",
    "black": "--check=lint",
    "isort": "--check=lint --check-only=lint -c=lint",
    "prettier": "--check=lint -c=lint",
    "ruff": "check=lint format=format rule=query config=query linter=query clean=cleanup server=query",
    **dict.fromkeys(
        ("pre-commit", "prek"),
        "run=lint install=setup install-hooks=setup autoupdate=housekeeping clean=cleanup gc=cleanup uninstall=cleanup"
        " sample-config=query validate-config=query validate-manifest=query migrate-config=setup"
        " init-templatedir=setup",
    ),
    "eslint": "--init=setup --env-info=query --print-config=query --inspect-config=query",
    "pylint": "--list-msgs=query --list-msgs-enabled=query --list-groups=query --list-extensions=query"
    " --generate-rcfile=query --generate-toml-config=query",
    "flake8": "--bug-report=query",
    "yamllint": "--list-files=query",
    "rubocop": "-L=query --list-target-files=query --show-cops=query --auto-gen-config=setup --init=setup",
    "golangci-lint": "run=lint linters=query formatters=query cache=cleanup config=query custom=build migrate=setup"
    " fmt=format help=query",
    "lintrunner": "init=setup format=format",
    "tflint": "--init=setup",
    "ansible-lint": "-L=query --list-rules=query -T=query --list-tags=query",
    "swiftlint": "lint=lint rules=query docs=query generate-docs=query baseline=query",
    "vale": "sync=setup ls-config=query ls-dirs=query ls-vars=query",
    "biome": "check=lint lint=lint ci=lint init=setup format=format migrate=setup explain=query rage=query",
    "taplo": "lint=lint check=lint format=format fmt=format get=query config=query",
    "buf": "lint=lint breaking=lint build=build generate=build push=publish format=format",
    "sqlfluff": "lint=lint fix=format format=format rules=query dialects=query render=query parse=query",
    "oxlint": "--init=setup --rules=query --print-config=query",
    **dict.fromkeys(("pyright", "basedpyright"), "--writebaseline=setup --createstub=setup"),
    "flow": "check=types status=types init=setup stop=cleanup ls=query",
    "dmypy": "run=types check=types recheck=types start=setup stop=cleanup status=query kill=cleanup",
    "trivy": "--download-db-only=setup clean=cleanup plugin=setup",
    "grype": "db=setup",
    "codeql": "analyze=security database=security resolve=query pack=setup",
    "uvx": "",
    "actionlint": "",
    "playwright": "test=test install=setup",
    "cypress": "verify=setup install=setup info=query cache=setup",
    "snyk": "test=security monitor=report auth=setup config=setup",
    "coverage": "run=test report=report xml=report combine=report html=report erase=cleanup"
    " json=report lcov=report debug=query",
    "meson": "test=test compile=build wrap=setup subprojects=setup install=setup introspect=query setup=build",
    "bazel": "test=test build=build",
    "xcodebuild": "test=test",
    "luarocks": "test=test lint=lint make=build build=build pack=build install=setup upload=publish",
    "nix": "check=test build=build develop=unknown shell=unknown run=unknown",
    "r": "check=test build=build INSTALL=setup",
    "conan": "",
}
BY_SUBCOMMAND: Mapping[str, Mapping[str, Purpose]] = {
    program: {name: Purpose(purpose) for name, _, purpose in (pair.partition("=") for pair in pairs.split())}
    for program, pairs in _SUBCOMMANDS.items()
}
"""The purposes of programs by the first of these words that stands behind them."""
