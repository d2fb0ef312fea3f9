"""The flags of what runs tests and builds under which a failure never fails: a part of the table of tools."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.workflows.audit.facts import Flag, given, missing, said

RUNNERS: Mapping[str, tuple[Flag, ...]] = {
    "jest": (given("--testFailureExitCode=0", "`--testFailureExitCode 0` makes it pass when tests fail"),),
    "rspec": (given("--failure-exit-code=0", "`--failure-exit-code 0` makes it pass when examples fail"),),
    "newman": (given("--suppress-exit-code -x", "`--suppress-exit-code` makes it pass when tests fail"),),
    "karma": (given("--no-fail-on-failing-test-suite", "a failing test suite passes"),),
    "pytest": (given("--suppress-tests-failed-exit-code", "failing tests are given a passing exit code"),),
    "robot": (given("--nostatusrc --NoStatusRC", "`--nostatusrc` makes it pass when tests fail"),),
    "Invoke-Pester": (
        missing("-CI -EnableExit -PassThru -Configuration", "without `-CI` or `-EnableExit` it passes when tests fail"),
    ),
    "Rscript": (said('error_on="never"', '`error_on = "never"` makes the check pass whatever it finds'),),
    "mvn": (
        given("-fn --fail-never", "`--fail-never` makes the build pass whatever fails in it"),
        given(
            "-Dmaven.test.failure.ignore -Dmaven.test.failure.ignore=true -DtestFailureIgnore=true",
            "failing tests are ignored",
        ),
        given(
            "-Dcheckstyle.failOnViolation=false -Dcheckstyle.failsOnError=false -Dspotbugs.failOnError=false"
            " -Dpmd.failOnViolation=false -Denforcer.fail=false",
            "what its checkers find is ignored",
        ),
    ),
    "mix": (given("--ignore-exit-status", "`--ignore-exit-status` makes it pass whatever it finds"),),
    "gh": (
        missing(
            "--exit-status",
            "without `--exit-status` it passes however the run that it watches ends",
            only="watch",
            never="checks pr",
        ),
    ),
}
"""What is known of runners, by name."""
