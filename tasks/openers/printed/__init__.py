"""A printed page read back into what was written: signs and ruled lines become paragraphs and rows of tables."""
