"""The sample plugin, built and installed for real, in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.cases import environment
from support.plugins import SAMPLE, Environment, new_environment
from support.repo import Repo

DOD = """\
## Phase 1: Release

- [x] The changelog tells of 1.2.0
- [ ] The changelog tells of 2.0.0
  <!-- dodcheck {changelog: {version: 2.0.0}} -->
"""
RULES = """\
version: 1
rules:
  phase-1/the-changelog-tells-of-1-2-0:
    changelog: {version: 1.2.0, min_entries: 2}
"""
CHANGES = "# Changes\n\n## 1.2.0\n\n- Faster\n- Smaller\n"
WAY_OUT = "\n  Where it is a plugin's, name that: --plugin NAME\n"
NAMED = ("--plugin", "dodcheck-changelog")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    fresh = new_environment(tmp_path_factory.mktemp("installed") / "venv")
    fresh.install(SAMPLE)
    return fresh


@pytest.fixture
def released(repo: Repo) -> Path:
    repo.write({"docs/DOD.md": DOD, "dodcheck.yml": RULES, "CHANGELOG.md": CHANGES}).commit()
    return repo.root


def test_its_kind_decides_where_the_caller_names_it(installed: Environment, released: Path) -> None:
    out, err, code = installed.run("phase", "1", *NAMED, "--format", "json", cwd=released)
    report = json.loads(out)
    assert [(one["verdict"], one["reason"], one["rule"]) for one in report["criteria"]] == [
        (
            "proved",
            "CHANGELOG.md has 2 entries for 1.2.0",
            {"kind": "changelog", "origin": "rules-file", "options": {"version": "1.2.0", "min_entries": 2}},
        ),
        (
            "open",
            "CHANGELOG.md has no heading for 2.0.0",
            {"kind": "changelog", "origin": "inline", "options": {"version": "2.0.0"}},
        ),
    ]
    assert (err, code) == ("", 1)


def test_without_its_name_the_kind_is_unknown_and_the_way_out_is_told(installed: Environment, released: Path) -> None:
    out, err, code = installed.run("phase", "1", cwd=released)
    assert (out, code) == ("", 2)
    assert err.startswith(
        "dodcheck: docs/DOD.md:5:18: unknown kind of rule `changelog`\n  The kinds are: action_pins, all, any, "
    )
    assert err.count(WAY_OUT) == 2
    assert "dodcheck: dodcheck.yml:4:5: unknown kind of rule `changelog`\n" in err


def test_no_variable_and_no_file_of_the_tree_names_it(installed: Environment, repo: Repo) -> None:
    told = {"DODCHECK_PLUGIN": "dodcheck-changelog", "DODCHECK_PLUGINS": "dodcheck-changelog"}
    repo.write({"docs/DOD.md": DOD, "dodcheck.yml": f"{RULES}plugins: [dodcheck-changelog]\n"}).commit()
    _, err, code = installed.run("phase", "1", cwd=repo.root, **told)
    assert code == 2
    assert "dodcheck.yml:5:1: unknown key `plugins`" in err
    assert "unknown kind of rule `changelog`" in err


def test_its_report_is_a_format_and_a_file(installed: Environment, released: Path, tmp_path: Path) -> None:
    wanted = "docs/DOD.md:4: open: The changelog tells of 2.0.0\n"
    file = tmp_path / "left.txt"
    asked = ("phase", "1", *NAMED, "--format", "quickfix", "--report", f"quickfix={file}")
    assert installed.run(*asked, cwd=released) == (wanted, "", 1)
    assert file.read_text(encoding="utf-8") == wanted
    assert installed.run("phase", "1", "--format", "quickfix", cwd=released)[2] == 2


def test_its_manual(installed: Environment, tmp_path: Path) -> None:
    out, err, code = installed.run("rules", "changelog", *NAMED, cwd=tmp_path)
    assert (err, code) == ("", 0)
    assert out.startswith("# `changelog`\n\nA changelog tells what is new in a version.\n")
    assert "| `min_entries` | So many entries at least. | `1` |\n" in out
    assert "\nchangelog  " in installed.run("rules", *NAMED, cwd=tmp_path)[0]
    assert "\n## `changelog`\n" in installed.run("rules", "--manual", *NAMED, cwd=tmp_path)[0]
    assert installed.run("rules", "changelog", *NAMED, *NAMED, cwd=tmp_path) == (out, "", 0)
    assert WAY_OUT in installed.run("rules", "changelog", cwd=tmp_path)[1]


def test_every_command_that_reads_rules_takes_it(installed: Environment, released: Path) -> None:
    first = "docs/DOD.md:3"
    for words in (
        ("",),
        ("claims",),
        ("explain", first),
        ("selftest",),
        ("history",),
        ("blame", first),
        ("diff", "HEAD"),
        ("tick",),
        ("init", "--dry-run"),
        ("waive", first, "--reason", "r", "--owner", "o", "--expires", "2030-01-01"),
    ):
        asked = [word for word in words if word]
        out, err, code = installed.run(*asked, *NAMED, cwd=released)
        assert (code in {0, 1}, err) == (True, ""), (asked, out, err)


def test_its_rules_are_self_tested(installed: Environment, released: Path) -> None:
    out, _, code = installed.run("selftest", *NAMED, "--format", "json", cwd=released)
    (told,) = json.loads(out)["criteria"]
    assert (told["fate"], told["parts"][0]["attempts"][0]["planted"]) == (
        "turned",
        "another version in CHANGELOG.md",
    )
    assert code == 0


def test_a_rule_of_it_that_asks_for_less_is_a_weakening(installed: Environment, released: Path, repo: Repo) -> None:
    repo.git("switch", "--quiet", "--create", "change")
    repo.write({"dodcheck.yml": RULES.replace("min_entries: 2", "min_entries: 1")}).commit("Ask for less")
    out, _, code = installed.run("pr", "--base", "main", *NAMED, "--format", "json", cwd=released)
    report = json.loads(out)
    assert (report["gate"]["blocking"], code) == (["policy/loosened/phase-1/the-changelog-tells-of-1-2-0"], 1)


def test_a_saved_report_is_verified_with_the_plugin_that_it_was_judged_with(
    installed: Environment, released: Path, tmp_path: Path
) -> None:
    saved = str(tmp_path / "report.json")
    installed.run("phase", "1", *NAMED, "--report", f"json={saved}", cwd=released)
    assert installed.run("verify", saved, *NAMED, cwd=released)[2] == 0
    _, err, code = installed.run("verify", saved, cwd=released)
    assert (WAY_OUT in err, code) == (True, 2)


def test_agents_are_answered_with_it(installed: Environment, released: Path) -> None:
    asked = {"name": "may_i_tick", "arguments": {"criterion": "docs/DOD.md:3"}}
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    sent: list[dict[str, object]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": start},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
    ]
    sent += [{"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": asked} for number in (2, 3, 4)]
    answers = installed.exchange(("mcp", *NAMED), sent, cwd=released)
    told = [one["result"]["content"][0]["text"].partition(":")[0] for one in answers if one["id"] > 1]
    assert told == ["YES, it may be ticked"] * 3


def test_its_own_tests_pass(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(SAMPLE / "tests")]
    env = environment(PYTHONPATH=str(SAMPLE / "src"), PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - pytest
    assert done.returncode == 0, done.stdout
