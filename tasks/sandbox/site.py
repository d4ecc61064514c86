"""What the made-up website shows at a moment: its lists, its posts with their files, and the members of its classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.plan.party import School
from tasks.sandbox import pages
from tasks.sandbox.wire import Column, Joined, Post

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Site:
    """`posts` are in the order of their appearance: a post's place is its number, whatever else comes or goes."""

    schools: Sequence[School]
    posts: Sequence[Post]
    members: Sequence[Joined]

    def find(self, steps: Sequence[str], number: int, at: datetime) -> tuple[str, bytes] | None:
        """Media type and bytes of a page (`number`: of a list) or a file by the steps of its path; None: not there."""
        match steps:
            case ["class", name, *rest] if school := self._school(name):
                found = self._of_class(school, rest, number, at)
            case ["personal"]:
                found = _page("个人中心文章", "/personal/", self.shown(at, Column.PERSONAL), number)
            case ["reports"]:
                found = _page("能力提升网报", "/reports/", self.shown(at, Column.REPORTS), number)
            case ["post", place] if post := self._post(place, at):
                found = pages.detail(int(place), post)
            case ["files", place, which, *_] if post := self._post(place, at):
                return _file(post, which)
            case _:
                return None
        return None if found is None else (HTML, found.encode())

    def shown(self, at: datetime, column: Column, class_name: str = "") -> list[pages.NumberedPost]:
        """What a list shows then, newest first."""
        return [
            (number, post)
            for number, post in enumerate(self.posts, 1)
            if post.column is column and post.class_name == class_name and post.shows_at(at)
        ][::-1]

    def _of_class(self, school: School, rest: Sequence[str], number: int, at: datetime) -> str | None:
        name = school.class_name
        if rest == ["members"]:
            return pages.members(school, [j for j in self.members if j.class_name == name and j.shows_at(at)])
        if rest:
            return None
        return _page(f"{name}共享", pages.class_path(school), self.shown(at, Column.CLASS_SHARE, name), number)

    def _school(self, name: str) -> School | None:
        return next((one for one in self.schools if one.class_name == name), None)

    def _post(self, place: str, at: datetime) -> Post | None:
        number = int(place) if place.isdecimal() else 0
        if not 1 <= number <= len(self.posts):
            return None
        post = self.posts[number - 1]
        return post if post.shows_at(at) else None


def _page(title: str, path: str, posts: Sequence[pages.NumberedPost], number: int) -> str | None:
    return pages.listing(title, path, posts, number) if 1 <= number <= pages.how_many(posts) else None


def _file(post: Post, which: str) -> tuple[str, bytes] | None:
    place = int(which) if which.isdecimal() else 0
    if not 1 <= place <= len(post.files):
        return None
    file = post.files[place - 1]
    return file.media_type, file.data
