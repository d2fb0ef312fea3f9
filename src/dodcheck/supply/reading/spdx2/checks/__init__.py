"""What SPDX 2 demands in words and no schema checks: a file per subject, and one table of them."""
