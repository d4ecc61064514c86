"""A mail of ours is looked for in every folder, the Sent folder included."""

from __future__ import annotations

from tasks.mailboxes.lookup import find_own


def test_it_finds_our_own_mail_in_the_sent_folder_and_no_other(account, make_mail, cast):
    account.append(make_mail("提醒", message_id="<rollcall.1@county.test>"), folder="Sent")
    account.append(make_mail("别的", message_id="<other@x.test>"))
    found = find_own(account.source, cast.secret, {"rollcall.1@county.test", "rollcall.2@county.test"})
    assert found == {"rollcall.1@county.test"}
