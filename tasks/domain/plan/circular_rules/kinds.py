"""The kinds of what the rules of this folder find."""

from __future__ import annotations

KINDS = frozenset(
    {
        "impossible-date", "slip", "rest-day", "weekday-mismatch", "inclusive-unclear", "in-vacation", "vague-word",
        "conflicting-dates", "before-activity-ends", "no-date", "no-channel", "unnamed-channel", "channel-unclear",
        "names-vary", "masked-contact", "count-missing", "count-unclear", "sum-mismatch", "who-unclear",
        "numbering-gap", "bad-address", "contact-conflict",
    }
)  # fmt: skip
