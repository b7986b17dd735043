"""Is the content sound? A module for each thing that is looked at, for `ashore check content` and for the tests."""
