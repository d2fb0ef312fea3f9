"""What the commands of `dodcheck ci` do, one a file."""
