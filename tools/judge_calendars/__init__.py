"""What readers of calendars make of a built hub's calendars, each beside the others: `python -m tools.judge_calendars`."""
