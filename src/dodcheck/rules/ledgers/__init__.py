"""Whether a ledger keeps up with the plans and logs beside it."""
