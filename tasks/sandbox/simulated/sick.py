"""Lays the weather of a moment on the machine and the servers of a made-up county."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.simulated.county import MadeUpCounty
from tasks.sandbox.simulated.noticeboard import OF_LISTS, Sickness
from tasks.sandbox.simulated.weather import Episode


def lay(county: MadeUpCounty, all_: Sequence[Episode], done: set[Episode]) -> bool:
    """False when the machine is off: then nothing runs. What strikes once is done once."""
    at = county.machine.at
    on = [one for one in all_ if one.is_on(at)]
    kinds = {one.kind: one for one in on}
    _lay_site(county, kinds)
    _lay_mailboxes(county, kinds, done)
    _lay_office(county, kinds, done)
    back = kinds.get("clock_set_back")
    county.machine.behind = timedelta(minutes=10 + int(back.lot * 240)) if back else timedelta(0)
    if back and back not in done:
        done.add(back)
        county.counts["clock_set_back"] += 1
    if (off := kinds.get("machine_off")) is None:
        return True
    if off not in done:
        done.add(off)
        county.counts["machine_off"] += 1
    return False


def _lay_site(county: MadeUpCounty, kinds: dict[str, Episode]) -> None:
    county.site.where = ""
    sickness = next((one for one in Sickness if one in kinds), None)
    if sickness in OF_LISTS:
        classes = [school.class_name for school in county.world.roster.schools]
        county.site.where = _sick_list(kinds[sickness].lot, classes)
    county.site.sickness = sickness


def _sick_list(lot: float, classes: Sequence[str]) -> str:
    """The path of the one list that is sick; "" for all."""
    if lot < 0.5:
        return ""
    place = int((lot - 0.5) * 2 * len(classes))
    return f"/class/{classes[min(place, len(classes) - 1)]}/"


def _lay_mailboxes(county: MadeUpCounty, kinds: dict[str, Episode], done: set[Episode]) -> None:
    house = county.house
    house.is_down = "mailbox_down" in kinds
    for place, address in enumerate(ADDRESSES.values()):
        account = house.accounts[address]
        refusal = kinds.get("mailbox_refuses_login")
        account.is_refused = refusal is not None and (refusal.lot < 0.5) == (place == 0)
        account.drops_after = -1
        dropping, rebuilt = kinds.get("mailbox_drops_connection"), kinds.get("mailbox_rebuilt")
        if dropping is not None and dropping not in done:
            account.drops_after = int(dropping.lot * 4)
        if rebuilt is not None and rebuilt not in done:
            for folder in account.folders.values():
                folder.rebuild()
            house.faults["mailbox_rebuilt"] += 1
    done |= {kinds[kind] for kind in ("mailbox_drops_connection", "mailbox_rebuilt") if kind in kinds}


def _lay_office(county: MadeUpCounty, kinds: dict[str, Episode], done: set[Episode]) -> None:
    office, roster = county.office, county.world.roster
    office.is_down, office.is_busy = "smtp_down" in kinds, "smtp_busy" in kinds
    office.strangers = set()
    if (stranger := kinds.get("smtp_refused")) is not None:
        school = roster.schools[int(stranger.lot * len(roster.schools))]
        office.strangers = {roster.contact[school.coordinators[0]].email}
    for kind in ("smtp_greylisted", "smtp_dropped"):
        one = kinds.get(kind)
        if one is None or one in done:
            continue
        done.add(one)
        if kind == "smtp_dropped":
            office.drops += [one.lot < 0.5] * (1 + int(one.lot * 30) % 2)
        else:
            office.greylisted |= {contact.email for contact in roster.contacts}
