"""The typed settings of rollcall.toml: every key with its default."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from settings.words import duration, hours, is_email
from tasks.domain.evidence.source import OpeningHours


def _duration(value: Any) -> Any:
    found = duration(value) if isinstance(value, str) else value
    if not isinstance(found, timedelta):
        raise ValueError('应写成 "24h"、"30m"')
    return found


def _hours(value: Any) -> Any:
    found = hours(value) if isinstance(value, str) else value
    if not isinstance(found, OpeningHours):
        raise ValueError('应写成 "08:30-11:30"')
    return found


def _address(value: Any) -> Any:
    if isinstance(value, str) and value.strip() and not is_email(value.strip()):
        raise ValueError('应是 "name@126.com" 这样的邮箱地址')
    return value.strip() if isinstance(value, str) else value


Duration = Annotated[timedelta, BeforeValidator(_duration)]
Hours = Annotated[OpeningHours, BeforeValidator(_hours)]
Address = Annotated[str, BeforeValidator(_address)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class Database(Section):
    url: str = "sqlite:///state/rollcall.db"

    @field_validator("url")
    @classmethod
    def _known(cls, url: str) -> str:
        if not url.startswith(("sqlite://", "postgresql+psycopg://", "postgresql://")):
            raise ValueError('应是 "sqlite:///state/rollcall.db" 或 "postgresql+psycopg://用户@主机/库名"')
        return url


class Smtp(Section):
    host: str = "smtp.126.com"
    port: int = Field(default=465, ge=1, le=65535)
    security: Literal["tls", "starttls", "none"] = "tls"
    username: str = ""  # empty: no login
    sender: Address = ""
    reply_to: Address = ""
    copy_to: Address = ""  # a mailbox that gets a blind copy
    per_hour: int = Field(default=20, ge=1)
    per_day: int = Field(default=150, ge=1)


class SendWindow(Section):
    days: Literal["working", "all"] = "working"
    hours: tuple[Hours, ...] = Field(
        default_factory=lambda: (_hours("08:30-11:30"), _hours("13:30-16:30")), strict=False
    )
    fresh_for: Duration = timedelta(hours=24)


class Watch(Section):
    ping_url: str = ""

    @field_validator("ping_url")
    @classmethod
    def _web(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("应以 https:// 开头，或留空")
        return url


class Keep(Section):
    strangers: Duration = timedelta(0)  # letters from addresses that are not on the roster, and that concern nothing
    automatic: Duration = timedelta(days=180)  # bounces, auto-replies, newsletters, own mail
    # after the last due moment of a plan; left out: as long as keep_years
    rosters: Duration | None = None  # addresses, telephone numbers and accounts in a plan's roster
    sent: Duration | None = None  # addresses and words of a plan's mails


class Backup(Section):
    to: str = ""  # a folder, best on another disk; empty: state/backups
    daily: int = Field(default=14, ge=1)  # of so many days the last one is kept
    monthly: int = Field(default=12, ge=0)  # and of so many months
    stale_after: Duration = timedelta(hours=72)  # without a good one for so long, the watch raises an alarm


class App(Section):
    sending: Literal["rehearse", "on"] = "rehearse"
    name: str = "兰西县教师进修学校"
    timezone: str = "Asia/Shanghai"
    keep_years: int = Field(default=3, ge=0)
    database: Database = Database()
    smtp: Smtp = Smtp()
    send_window: SendWindow = SendWindow()
    watch: Watch = Watch()
    keep: Keep = Keep()
    backup: Backup = Backup()

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError('没有这个时区，应写成 "Asia/Shanghai"') from None
        return name
