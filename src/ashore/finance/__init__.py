"""Money: frequencies, budgets, schedules. Pure functions of values; Decimal throughout."""
