"""The report of `dodcheck secrets`, in several formats. None of them shows a secret whole."""
