"""`python -m dodcheck`, without the working directory among the places to import from."""

from dodcheck.commands.main import main

main()
