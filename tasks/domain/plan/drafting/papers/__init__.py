"""What is to be handed in: papers by their names, by their parts, by what points at them."""
