"""What tables and cards of fields say: each row as something owed."""
