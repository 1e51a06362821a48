"""Real builds of good and bad sites."""
