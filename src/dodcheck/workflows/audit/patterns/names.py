"""The one table of patterns: by name, so that a rule that names one loads none of them."""

from __future__ import annotations

from dodcheck.workflows.audit.risk import Family

MODULES = (
    "step_continue_on_error",
    "job_continue_on_error",
    "or_true",
    "set_plus_e",
    "no_errexit",
    "exit_zero",
    "unused_exit_code",
    "and_list",
    "condition",
    "negated",
    "masked_substitution",
    "errexit_suspended",
    "pipe_without_pipefail",
    "background",
    "trap_exit",
    "make_ignores_errors",
    "windows_exit_code",
    "find_exec",
    "package_script",
    "never_failing_flag",
    "never_failing_input",
    "not_followed",
    "never_runs",
    "never_reached",
    "always_true",
    "owner_guard",
    "event_guard",
    "change_guard",
    "job_filter",
    "environment_skip",
    "empty_matrix",
    "hooks_skipped",
    "skipped_counts_as_passed",
    "needs_ignored",
    "path_filter",
    "branch_filter",
    "push_only",
    "schedule_only",
    "activity_types",
    "no_merge_group",
    "cancel_in_progress",
    "matrix_exclusion",
    "skip_ci",
    "tests_the_base",
    "fixed_ref",
    "published_package",
)
"""The modules of this folder that hold a pattern each, in the order in which they are explained."""

NAMES = tuple(name.replace("_", "-") for name in MODULES)
"""The names of the patterns: those of their modules with hyphens."""

FAMILIES = tuple(family.value for family in Family)
"""The names of the families."""
