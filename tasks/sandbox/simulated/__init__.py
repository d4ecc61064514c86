"""A made-up county that lives through years in memory: people, servers, faults, and an oracle that knows the truth."""
