"""What coordinators of a made-up county write back to our mails: thanks, or that it was sent long ago."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from random import Random

from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.script import mailbox_of
from tasks.sandbox.simulated.county import MadeUpCounty
from tasks.sandbox.simulated.post_office import Delivery

_THANKS, _DISPUTE = "收到，谢谢，抓紧准备。", "您好，这些材料我们已经交过了，请再查一下。"
_THANKFUL, _DISPUTING = 10, 6  # of a hundred mails


@dataclass(frozen=True, slots=True)
class Appeal:
    """A reply that says that it was sent: until somebody answers it, its school is left in peace."""

    school: str
    at: datetime
    message_id: str


@dataclass
class Answering:
    """Asked after every round: who answers the mails that have come since."""

    county: MadeUpCounty
    chance: Random
    appeals: list[Appeal] = field(default_factory=list)
    _heard: int = 0

    def answer(self) -> None:
        delivered = self.county.office.delivered
        for mail in delivered[self._heard :]:
            lot, hours = self.chance.randrange(100), self.chance.randrange(1, 30)
            school = self._school_of.get(mail.address)
            if school is not None and lot < _THANKFUL + _DISPUTING:
                self._write(mail, school, mail.at + timedelta(hours=hours), disputes=lot < _DISPUTING)
        self._heard = len(delivered)

    @cached_property
    def _school_of(self) -> dict[str, str]:
        """A coordinator's address -> the school's id."""
        roster = self.county.world.roster
        return {roster.contact[id_].email: school.id for school in roster.schools for id_ in school.coordinators}

    def _write(self, mail: Delivery, school: str, at: datetime, *, disputes: bool) -> None:
        at = at.replace(microsecond=0)
        subject = str(message_from_bytes(mail.raw, policy=policy.default)["Subject"])
        reply = EmailMessage()
        number = f"<answer.{at:%Y%m%d%H%M%S}.{school}@example.test>"
        reply["From"], reply["Subject"] = mail.address, f"回复：{subject}"
        reply["Message-ID"], reply["In-Reply-To"] = number, mail.message_id
        reply.set_content(_DISPUTE if disputes else _THANKS)
        to = ADDRESSES[mailbox_of(self.county.world.roster.school[school])]
        reply["To"] = to
        self.county.write(to, reply.as_bytes(policy=policy.SMTP), at)
        self.county.counts["appeal" if disputes else "thanks"] += 1
        if disputes:
            self.appeals.append(Appeal(school, at, number))
