"""rollcall.toml, the secrets, and the template that `init` writes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from settings.app import County
from settings.app_file import read_app
from settings.app_model import App
from settings.files import load_files
from settings.template import template_files, write_county
from tasks.domain.errors import BadFiles, BadInput


def test_the_shipped_settings_are_the_defaults():
    assert read_app(template_files()["rollcall.toml"]) == App()
    assert read_app(b"") == App()


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('sendin = "on"', "第 1 行", "不认识的键 sendin；应为：sending"),
        ('[smtp]\nhots = "x"', "第 2 行", "不认识的键 hots；应为：host"),
        ('[smpt]\nhost = "x"', "第 1 行", "应为：smtp"),
        ('sending = "off"', "第 1 行", "sending = 'off' 不行"),
        ('sending = "rehearsal"', "第 1 行", "应为：rehearse"),
        ('sending = "on"\n[smtp]\nhost = "smtp.qq.com"', "第 2 行", "sender"),
        ('sending = "on"\n[smtp]\nsender = "a@126.com"', "第 2 行", "host"),
        ('[smtp]\nsecurity = "none"', "第 2 行", "不能明文传"),
        ('[smtp]\nport = "465"', "第 2 行", "整数"),
        ("[smtp]\nper_hour = 0", "第 2 行", "不小于 1"),
        ('[smtp]\nsender = "王老师"', "第 2 行", "邮箱地址"),
        ('timezone = "Asia/Lanxi"', "第 1 行", "没有这个时区"),
        ('[send_window]\nhours = ["8点到11点"]', "第 2 行", "08:30-11:30"),
        ('[send_window]\nfresh_for = "一天"', "第 2 行", "24h"),
        ('[database]\nurl = "mysql://x"', "第 2 行", "sqlite:///"),
        ("name = “进修学校”", "第 1 行", 'name = "进修学校"'),
        ('name = "进修学校', "第 1 行", "引号没有配对"),
    ],
)
def test_a_mistake_in_the_settings_is_named_with_its_line(text, place, said):
    with pytest.raises(BadFiles) as refused:
        read_app(text.encode())

    assert any(said in str(mistake) and mistake.place == place for mistake in refused.value.mistakes), refused.value


def test_mail_may_go_unencrypted_to_this_machine_only():
    assert read_app(b'[smtp]\nhost = "127.0.0.1"\nsecurity = "none"').smtp.security == "none"


@pytest.fixture
def county(tmp_path: Path) -> County:
    write_county(tmp_path / "county")
    return County.at(tmp_path / "county", {})


def test_a_folder_without_settings_is_no_county(tmp_path):
    with pytest.raises(BadFiles, match="rollcall init"):
        County.at(tmp_path)


def test_the_written_county_loads(county):
    assert load_files(county.files()).plan.id == "lanxi-2023"
    assert {name for name in county.files() if name.startswith("rungs/")}
    assert "secrets.env" not in county.files()


def test_only_the_owner_reads_the_secrets(county):
    assert stat.S_IMODE(county.secrets_env.stat().st_mode) == 0o600
    assert not county.shows_its_secrets


def test_init_touches_no_folder_that_holds_anything(tmp_path):
    (tmp_path / "notes").write_text("mine")

    with pytest.raises(BadInput, match="add-missing"):
        write_county(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_add_missing_writes_only_what_is_not_there(county):
    plan, calendar = county.home / "plan.toml", county.home / "calendar.toml"
    plan.write_text("# mine")
    calendar.unlink()

    assert write_county(county.home, add_missing=True) == (calendar,)
    assert plan.read_text() == "# mine"


def test_a_stray_file_in_the_folder_is_refused_by_name(county):
    (county.home / "plans.toml").write_text("")
    (county.home / ".plan.toml.swp").write_text("")
    (county.home / "state").mkdir()
    (county.home / "state" / "rollcall.db").write_text("")

    with pytest.raises(BadFiles) as refused:
        load_files(county.files())

    assert [mistake.file for mistake in refused.value.mistakes] == ["plans.toml"]


def test_secrets_come_from_the_environment_then_the_file_then_systemd(tmp_path, county):
    (tmp_path / "ROLLCALL_SECRET_SMTP").write_text("of systemd\n")
    county.secrets_env.write_text("ROLLCALL_SECRET_MAIL_126='of the file'\nROLLCALL_SECRET_MAIL_QQ=also of the file\n")
    environ = {"ROLLCALL_SECRET_MAIL_QQ": "of the environment", "CREDENTIALS_DIRECTORY": str(tmp_path)}
    county = County.at(county.home, environ)

    assert [county.secret(id_) for id_ in ("mail-qq", "mail-126", "smtp", "website")] == [
        "of the environment",
        "of the file",
        "of systemd",
        None,
    ]


def test_a_relative_database_lies_in_the_folder(county):
    assert county.database_url == f"sqlite:///{county.home}/state/rollcall.db"


def test_the_password_of_postgresql_is_filled_in(tmp_path):
    (tmp_path / "rollcall.toml").write_text('[database]\nurl = "postgresql://rollcall@db/rollcall"')

    county = County.at(tmp_path, {"ROLLCALL_SECRET_DATABASE": "p@ss/word"})

    assert county.database_url == "postgresql+psycopg://rollcall:p%40ss%2Fword@db/rollcall"
