"""A circular 通知 as it is read, by the linter and by the draft: lines, tables, order, dates, and what it asks for."""
