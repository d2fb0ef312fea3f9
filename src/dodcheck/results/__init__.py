"""Files that tools leave behind: results of tests, coverage. Read, never run."""
