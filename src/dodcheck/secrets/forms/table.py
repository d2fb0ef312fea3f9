"""The one table of forms."""

from __future__ import annotations

from dodcheck.secrets.form import Form
from dodcheck.secrets.forms import (
    aws,
    chat,
    clouds,
    encoded,
    github,
    jwt,
    keys,
    models,
    packages,
    payments,
    services,
    values,
)

FORMS: tuple[Form, ...] = (
    *keys.FORMS,
    *encoded.FORMS,
    *aws.FORMS,
    *github.FORMS,
    *packages.FORMS,
    *chat.FORMS,
    *payments.FORMS,
    *clouds.FORMS,
    *models.FORMS,
    *services.FORMS,
    *jwt.FORMS,
    *values.FORMS,
)
"""Every form. Where two fit the same text, the one that comes first here says what it is."""

BY_ID = {form.id: form for form in FORMS}
"""Every form by its id."""
