"""Finds the known name that a mistyped one was meant to be: among all schools of a province as fast as among sixty."""

from tasks.naming.finder import NameFinder
from tasks.naming.sounds import initials_of, letters_of, readings_of, sound_of

__all__ = ["NameFinder", "initials_of", "letters_of", "readings_of", "sound_of"]
