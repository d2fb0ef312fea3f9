from __future__ import annotations

import pytest

from dodcheck.workflows.purposes.actions import purpose_of_action
from dodcheck.workflows.purposes.commands import purpose_of_words


@pytest.mark.parametrize(
    ("command", "purpose"),
    [
        ("clang --version", "query"),
        ("go version", "query"),
        ("shellcheck -V", "query"),
        ("cargo nextest --version", "query"),
        ("ctest -V", "test"),
        ("pytest --version -q", "test"),
        ("poetry version 2.0", "setup"),
        ("./out/tool --version", "unknown"),
        ("make version", "query"),
        ("choco install llvm --version", "setup"),
        ("vsearch --version", "query"),
        ("ruby -v", "query"),
        ("python -VV", "query"),
        ("pytest -v", "test"),
        ("./run_tests.sh -v", "test"),
        ("gem list openssl", "query"),
        ("cibuildwheel --print-build-identifiers --platform linux", "query"),
        ("python3 test/spec_tests.py --spec spec.txt --dump-tests", "query"),
        ("tools/run_tests.py --list", "query"),
        ("tools/run_tests.py --print", "test"),
    ],
)
def test_a_question_for_a_version_is_no_check(command: str, purpose: str) -> None:
    assert purpose_of_words(tuple(command.split())) == purpose


@pytest.mark.parametrize(
    ("command", "purpose"),
    [
        ("cargo fmt --all -- --check", "lint"),
        ("cargo fmt", "format"),
        ("cargo +nightly fmt --check", "lint"),
        ("terraform fmt -check -recursive", "lint"),
        ("terraform fmt", "format"),
        ("dotnet format --verify-no-changes", "lint"),
        ("dart format --set-exit-if-changed .", "lint"),
        ("ruff format --diff .", "lint"),
        ("ruff format .", "format"),
        ("npx prettier --check .", "lint"),
        ("npx prettier --write .", "format"),
        ("npm run format -- --check", "lint"),
        ("shfmt -d .", "lint"),
        ("shfmt -w .", "format"),
        ("gofmt -d .", "format"),
        ("clang-format --dry-run --Werror main.c", "lint"),
        ("clang-format --dry-run main.c", "format"),
    ],
)
def test_a_formatter_that_only_judges_is_a_linter(command: str, purpose: str) -> None:
    assert purpose_of_words(tuple(command.split())) == purpose


@pytest.mark.parametrize(
    ("command", "purpose"),
    [
        ("./mvnw -B verify", "test"),
        ("./gradlew assemble", "build"),
        ("mvnw.cmd test", "test"),
        ("cmake -E make_directory build", "trivial"),
        ("cmake -E env CI=1 ninja", "build"),
        ("cmake --build build", "build"),
        ("brew test tool.rb", "test"),
        ("brew install tool", "setup"),
        ("snap remove core", "cleanup"),
        ("hash ninja", "query"),
        ("chcp 65001", "trivial"),
        ("cargo +nightly fuzz run parse", "test"),
        ("cargo fuzz build", "build"),
        ("cargo +nightly udeps", "lint"),
        ("meson wrap install zlib", "setup"),
        ("meson test -C build", "test"),
        ("make distclean", "cleanup"),
        ("clang -dM -E -", "query"),
        ("gcc -print-file-name=libgcc.a", "query"),
        ("gcc main.c", "build"),
        ("turbo run test", "test"),
        ("turbo run build", "build"),
        ("nix flake check", "test"),
        ("gh actions-cache delete key", "cleanup"),
        ("eval pytest -q", "test"),
        ("eval $(ssh-agent -s)", "setup"),
        ("python -m compileall -q src", "build"),
        ("python3 -m build --wheel", "unknown"),
        ("python -m pip install build", "setup"),
        ("COPY lib\\zstd.h bin", "trivial"),
        ("DEL out.txt", "cleanup"),
    ],
)
def test_a_tool_is_told_by_what_it_is_given(command: str, purpose: str) -> None:
    assert purpose_of_words(tuple(command.split())) == purpose


@pytest.mark.parametrize(
    ("command", "purpose"),
    [
        ("./run.bat test-quick", "test"),
        ("tools/do.sh lint", "lint"),
        ("node Makefile lint", "lint"),
        ("python manage.py test", "test"),
        ("$RUNNER test --all", "test"),
        ("$PYTHON -m pytest -q", "test"),
        ("./deploy.sh test", "publish"),
        ("./do.sh docs", "unknown"),
        ("./do.sh tests/data.json", "unknown"),
        ("./out/debug/app check", "unknown"),
        ("app test", "unknown"),
        ("$TOOL", "unknown"),
        ("$HERE/bin/run_tests.sh --all", "test"),
        ("${{inputs.test-command}}", "test"),
        ("${{inputs.command}}", "unknown"),
        ("${{env.TOOL}} lint", "lint"),
        ("python3 -X dev -m pytest", "test"),
    ],
)
def test_the_task_of_a_script_tells_where_its_name_does_not(command: str, purpose: str) -> None:
    assert purpose_of_words(tuple(command.split())) == purpose


@pytest.mark.parametrize(
    ("command", "purpose"),
    [
        ("pre-commit run --all-files", "lint"),
        ("pre-commit", "lint"),
        ("pre-commit install-hooks", "setup"),
        ("pre-commit autoupdate", "housekeeping"),
        ("npx rimraf ./coverage/tmp", "cleanup"),
        ("./tools/linting.sh", "lint"),
        ("./runtest --verbose", "test"),
        ("python tests/runtests.py", "test"),
        ("Invoke-CITest -Purpose Fast", "test"),
        ("Invoke-ScriptAnalyzer -Path src", "lint"),
        ("Invoke-WebRequest https://example.org", "unknown"),
        ("Get-Test", "query"),
        ("script/test -sv", "test"),
        ("./bin/read", "unknown"),
        ("test -f x", "query"),
        ("/usr/bin/test -f x", "query"),
    ],
)
def test_words_of_names(command: str, purpose: str) -> None:
    assert purpose_of_words(tuple(command.split())) == purpose


@pytest.mark.parametrize(
    ("uses", "purpose"),
    [
        ("docker://hadolint/hadolint:v2.12", "lint"),
        ("docker://example.org/tools/pytest@sha256:00", "test"),
        ("docker://alpine:3", "unknown"),
        ("docker://node:22", "unknown"),
    ],
)
def test_an_image_that_is_called_like_a_tool_is_that_tool(uses: str, purpose: str) -> None:
    assert purpose_of_action(uses) == purpose
