"""Tests of what programs read of the site."""
