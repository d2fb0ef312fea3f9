from __future__ import annotations

import time

import pytest

from dodcheck.workflows.audit.javascript import ScriptRun, may_fail, runs_of


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("await exec.exec('npm test')", [ScriptRun(("npm", "test"), 0, lost=False)]),
        ('x\nawait exec.exec("npm", [\'test\', "--ci"])', [ScriptRun(("npm", "test", "--ci"), 1, lost=False)]),
        ("try { await exec.exec('npm test') } catch (e) { core.info(e) }", [ScriptRun(("npm", "test"), 0, lost=True)]),
        ("try { await exec.exec('npm test') } catch (e) { throw e }", [ScriptRun(("npm", "test"), 0, lost=False)]),
        ("try { await exec.exec('npm test') } finally { done() }", [ScriptRun(("npm", "test"), 0, lost=False)]),
        ("exec.exec('npm test').catch(() => {})", [ScriptRun(("npm", "test"), 0, lost=True)]),
        ("exec.exec('npm test', [], { ignoreReturnCode: true })", [ScriptRun(("npm", "test"), 0, lost=True)]),
        (
            "const r = spawnSync('pytest', ['a']); if (r.status) core.setFailed('a')",
            [ScriptRun(("pytest", "a"), 0, lost=False)],
        ),
        ("core.info('exec')", []),
    ],
)
def test_what_a_script_runs_and_whether_its_failure_is_lost(text: str, runs: list[ScriptRun]) -> None:
    assert list(runs_of(text)) == runs


def test_what_may_fail_on_purpose() -> None:
    assert may_fail("core.setFailed('no')")
    assert may_fail("await exec.exec('npm test')")
    assert not may_fail("await github.rest.issues.createComment({})")


@pytest.mark.parametrize("unit", ["exec.exec('a', [", "try { ", "exec( ", "'\"`"])
def test_a_long_script_takes_time_in_proportion(unit: str) -> None:
    begun = time.process_time()
    list(runs_of(unit * 60_000))
    assert time.process_time() - begun < 3
