"""Reading a circular as a clerk does: its lines, its dates, what is to be handed in, by whom, where, by when."""
