from __future__ import annotations

import pytest

from dodcheck.rules.commits.areas import Area, Belongs, belongs

PATHS = {
    ".github/workflows/ci.yml": "ci",
    ".github/workflows/README.md": "ci documents",
    ".github/actions/build/action.yml": "ci",
    "tools/action.yaml": "ci",
    ".gitlab-ci.yml": "ci",
    ".circleci/config.yml": "ci",
    "Jenkinsfile": "ci",
    "azure-pipelines.yml": "ci",
    ".azure-pipelines/jobs.yml": "ci",
    ".pre-commit-config.yaml": "ci",
    ".github/dependabot.yml": "code?",
    ".github/CODEOWNERS": "documents",
    ".github/labeler.yml": "ci? code?",
    "ci/build": "ci? code",
    "src/app.py": "code",
    "src/app.cpp": "code",
    "src/ci.py": "ci? code",
    "Makefile": "code",
    "CMakeLists.txt": "code",
    "docker/Dockerfile.dev": "code",
    "tests/test_app.py": "tests",
    "src/app_test.go": "tests",
    "src/app.test.ts": "tests",
    "tests/README.md": "documents",
    "docs/a.md": "documents",
    "docs/conf.py": "code",
    "docs/SBOM.json": "",
    "docs/site/index.html": "",
    "LICENSE": "documents",
    "REFACTOR.md": "documents",
    "requirements.txt": "dependencies code?",
    "requirements/dev.txt": "dependencies code?",
    "pyproject.toml": "dependencies code",
    "package-lock.json": "dependencies code?",
    ".gitmodules": "dependencies code?",
    "config.yaml": "code?",
    "bin/run": "code?",
    ".github/notes.txt": "documents",
    "third_party/lib.bin": "code? dependencies?",
    "requirements/how.yml": "code?",
    "tests/data.json": "tests",
    "src/license.py": "code",
    "src/readme_writer.ts": "code",
    "tests/test_changelog.py": "tests",
    "LICENSE-MIT": "documents",
    "CHANGELOG.yml": "documents",
}


@pytest.mark.parametrize(("path", "areas"), PATHS.items())
def test_where_a_path_belongs(path: str, areas: str) -> None:
    told = {area: belongs(path, area) for area in Area}
    named = {word.strip("?"): Belongs.MAYBE if word.endswith("?") else Belongs.YES for word in areas.split()}
    assert told == {area: named.get(area.value, Belongs.NO) for area in Area}
