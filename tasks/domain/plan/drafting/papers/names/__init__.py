"""Names of papers: where they stand in a line, how they are called, which of them are one."""
