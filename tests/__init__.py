"""Tests, in folders by what they cost: units, apps under AppTest, builds, a real browser."""
