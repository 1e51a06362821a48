"""Apps under test get a folder of their own, and the time they need."""

from testing.apptest_fixtures import folder_of_its_own, time_on_a_slow_machine

__all__ = ["folder_of_its_own", "time_on_a_slow_machine"]
