"""The mistakes that only an event can have."""

from __future__ import annotations

from generator.problems import Rule, Severity

TIME_UNREADABLE = Rule(
    "time-unreadable",
    Severity.ERROR,
    "A time that cannot be read",
    "People come at the time that is written. Hours run from 00:00 to 23:59.",
)
END_BEFORE_START = Rule(
    "event-end",
    Severity.WARNING,
    "An event that ends before it starts",
    "One of the two is wrong. Until it is mended the page says when it starts, and not when it ends.",
)
TIME_TWICE = Rule(
    "event-time-twice",
    Severity.WARNING,
    "The time of an event stands in two places and differs",
    "Only one of them can be meant.",
)
REPEAT_UNREADABLE = Rule(
    "repeat-unreadable",
    Severity.ERROR,
    "A repetition that cannot be read",
    "People come on every day that is announced. A rule that we guessed could send them to a locked door.",
)
REPEAT_READ_AS = Rule(
    "repeat-read-as",
    Severity.WARNING,
    "A repetition with two meanings",
    "“Every second Tuesday” is every other week to some people, and once a month to others.",
)
REPEAT_START = Rule(
    "repeat-start",
    Severity.WARNING,
    "The first day of an event is not one of its days",
    "Calendars disagree about a first date that its own rule does not have. The first date that it has is shown.",
)
REPEAT_SHORT_MONTHS = Rule(
    "repeat-short-months",
    Severity.WARNING,
    "A day that some months do not have",
    "An event on the 31st leaves out every month of thirty days: that is what all calendars do.",
)
NOT_A_DATE_OF_IT = Rule(
    "event-no-such-date",
    Severity.WARNING,
    "A date on which the event does not take place anyway",
    "`skip:` and `changes:` name single dates of a recurring event. A slip there leaves the wrong date standing.",
)
NOT_RECURRING = Rule(
    "event-not-recurring",
    Severity.WARNING,
    "Exceptions to an event that does not repeat",
    "To say that the only date of an event is cancelled or has moved, write `status:`.",
)
MOVED_FROM = Rule(
    "event-moved-from",
    Severity.HINT,
    "An event that has moved, and nobody can see from when",
    "Whoever has the old date in a calendar wants to see that it is the same event.",
)
RULES = (
    TIME_UNREADABLE,
    END_BEFORE_START,
    TIME_TWICE,
    REPEAT_UNREADABLE,
    REPEAT_READ_AS,
    REPEAT_START,
    REPEAT_SHORT_MONTHS,
    NOT_A_DATE_OF_IT,
    NOT_RECURRING,
    MOVED_FROM,
)
