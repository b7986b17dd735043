"""Where the case stands: progress through the steps, what is due when."""
