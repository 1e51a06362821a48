"""Apps under test get a folder of their own, and the time they need; in a browser, a Python."""

from testing.apptest_fixtures import folder_of_its_own, time_on_a_slow_machine
from testing.browser_fixtures import page_of_visit

__all__ = ["folder_of_its_own", "page_of_visit", "time_on_a_slow_machine"]
