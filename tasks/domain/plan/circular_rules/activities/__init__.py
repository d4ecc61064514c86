"""What goes on, and papers that report on it before it is over."""
