"""What a paper lacks, in the words in which every rule tells it."""

from __future__ import annotations

NO_DAY = "要交，但没有说什么时候交"
NO_PLACE = "要交，但没有说交到哪里（邮箱、网站栏目……）"
