"""What the Makefile runs. Nothing of it is part of the site."""
