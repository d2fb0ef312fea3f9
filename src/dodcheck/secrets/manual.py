"""The manual of the forms and of the reasons, from the code."""

from __future__ import annotations

from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.table import FORMS
from dodcheck.secrets.reason import MEANINGS


def manual_tables() -> str:
    """Return the reasons and the forms as two tables in Markdown."""
    reasons = [f"| {reason.said} | {meaning} |" for reason, meaning in MEANINGS.items()]
    forms = [f"| `{form.id}` | {form.what} | {_checked_beside(form)} | {form.source} |" for form in FORMS]
    return "\n".join(
        [
            "| let pass | what it means |",
            "|---|---|",
            *reasons,
            "",
            f"The {len(FORMS)} forms, in the order in which they name what fits several of them:",
            "",
            "| form | what it is | checked | source |",
            "|---|---|---|---|",
            *forms,
        ]
    )


def _checked_beside(form: Form) -> str:
    """Return in words what is looked at beside the pattern."""
    if form.sealed:
        return "checksum or structure"
    checked = "contents, " if form.checks else ""
    return f"{checked}at least {form.bits:g} bits a character"
