"""Settings of git, in configuration and environment: none of them changes what a snapshot says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo
from support.snapshots import FILES, at_head, told


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("core.untrackedCache", "true"),
        ("core.ignoreCase", "true"),
        ("core.precomposeUnicode", "true"),
        ("core.protectHFS", "true"),
        ("core.quotePath", "true"),
        ("core.autocrlf", "true"),
        ("core.autocrlf", "input"),
        ("core.eol", "crlf"),
        ("core.safecrlf", "true"),
        ("core.abbrev", "4"),
        ("core.checkStat", "minimal"),
        ("core.preloadIndex", "false"),
        ("core.splitIndex", "true"),
        ("core.bigFileThreshold", "1"),
        ("core.commitGraph", "true"),
        ("core.useReplaceRefs", "true"),
        ("core.sparseCheckout", "true"),
        ("core.attributesFile", "../attributes"),
        ("core.excludesFile", "../excludes"),
        ("core.bare", "true"),
        ("core.worktree", "/"),
        ("color.ui", "always"),
        ("diff.renames", "copies"),
        ("diff.ignoreSubmodules", "all"),
        ("diff.noprefix", "true"),
        ("diff.orderFile", "/nonexistent/settings"),
        ("diff.relative", "true"),
        ("diff.algorithm", "patience"),
        ("status.showUntrackedFiles", "no"),
        ("submodule.recurse", "true"),
        ("extensions.worktreeConfig", "true"),
        ("feature.manyFiles", "true"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("include.path", "/nonexistent/settings"),
        ("log.decorate", "full"),
    ],
)
def test_no_configuration_changes_what_is_seen(repo: Repo, tmp_path: Path, key: str, value: str) -> None:
    (tmp_path / "attributes").write_text("* working-tree-encoding=UTF-16 filter=x -text binary\n", encoding="utf-8")
    (tmp_path / "excludes").write_text("*\n", encoding="utf-8")
    repo.write(FILES).commit()
    repo.write({"a.md": "changed\n", "untracked.md": "U"})
    here, there = told(WorkTree(repo.root, {})), told(at_head(repo))
    repo.git("config", key, value)
    assert told(WorkTree(repo.root, {})) == here
    assert told(at_head(repo)) == there


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_COMMON_DIR", "/nowhere"),
        ("GIT_NAMESPACE", "x"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_CONFIG_COUNT", "bogus"),
        ("GIT_CONFIG_PARAMETERS", "bogus"),
        ("GIT_CONFIG_GLOBAL", "/nowhere"),
        ("GIT_EXTERNAL_DIFF", "touch ../marker"),
        ("GIT_PAGER", "touch ../marker"),
        ("GIT_TRACE", "../marker"),
        ("GIT_TRACE2_EVENT", "../marker"),
        ("GIT_EXEC_PATH", "/nowhere"),
        ("GIT_REPLACE_REF_BASE", "refs/heads/"),
        ("GIT_SHALLOW_FILE", "/dev/null/x"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_DEFAULT_HASH", "sha256"),
        ("GIT_ATTR_SOURCE", "HEAD"),
    ],
)
def test_no_variable_of_git_changes_what_is_seen(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    repo.write(FILES).commit()
    here, there = told(WorkTree(repo.root, {})), told(at_head(repo))
    monkeypatch.setenv(name, value)
    assert (told(WorkTree(repo.root, {})), told(at_head(repo))) == (here, there)
    assert not (tmp_path / "marker").exists()
