"""What the command line can do without the screen: one function for each verb."""
