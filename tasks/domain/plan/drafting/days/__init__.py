"""When something is due: days, hours, what comes again, and what hangs on something that happens."""
