"""What a person signs: all that an attestation says, written in one way only."""

from __future__ import annotations

import json

from dodcheck.model.exception import Attestation

NAMESPACE = "dodcheck-attestation"
"""What signatures of attestations are for: a key may be limited to it, and one for anything else does not count."""


def signed_text(attestation: Attestation) -> bytes:
    """Return the text as JSON in ASCII: nothing in a field can pass for another field."""
    fields = {
        "dodcheck": "attestation/1",
        "criterion": attestation.criterion,
        "says": attestation.says,
        "by": attestation.by,
        "date": attestation.given.isoformat(),
        "commit": attestation.commit,
        "covers": list(attestation.covers),
        "expires": attestation.expires.isoformat(),
    }
    return (json.dumps(fields, indent=2, ensure_ascii=True) + "\n").encode("ascii")
