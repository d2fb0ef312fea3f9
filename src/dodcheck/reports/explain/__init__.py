"""Why one statement has its verdict."""
