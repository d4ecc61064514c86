"""What a new list does to the roster: 更名, 调动 and 合并 instead of ended and new, ids that stay."""

from __future__ import annotations

import random

import pytest

from tasks.domain.plan.party import Contact, Role, Roster, School, Stage, Teacher
from tasks.domain.plan.rosters.changes import ChangeKind, Part
from tasks.domain.plan.rosters.importing import compare, without_address
from tasks.domain.plan.rosters.listed import ListedContact, ListedSchool, ListedTeacher, RosterList, clean_name
from tasks.domain.plan.rosters.schools import Said

PRIMARY = (Stage.PRIMARY,)
SCHOOLS = (
    School("sch01", "第一小学", PRIMARY, ("一小",), coordinators=("k1",)),
    School("sch02", "红星小学", PRIMARY, coordinators=("k2",)),
    School("sch03", "第三中学", (Stage.JUNIOR,)),
)
NAMES = {"sch01": ("王老师", "孙老师"), "sch02": ("赵老师", "李老师", "周老师"), "sch03": ("吴老师", "郑老师")}
TEACHERS = tuple(
    Teacher(f"t{school[-1]}{n}", name, school, ("语文",))
    for school, names in NAMES.items()
    for n, name in enumerate(names)
)
CONTACTS = (Contact("k1", "孙老师", Role.COORDINATOR, "sun@example.com"), Contact("k2", "赵老师", Role.COORDINATOR))
ROSTER = Roster(SCHOOLS, TEACHERS, CONTACTS)


def the_list(schools=None, **more):
    """All teachers as the roster has them, unless `schools` (name -> teachers' names) says otherwise."""
    schools = schools or {"第一小学": NAMES["sch01"], "红星小学": NAMES["sch02"], "第三中学": NAMES["sch03"]}
    teachers = tuple(ListedTeacher(name, school) for school, names in schools.items() for name in names)
    return RosterList(teachers=teachers, **more)


def told(changes):
    return [(c.part.value, c.kind.value, c.id) for c in changes.changes]


def test_the_same_list_changes_nothing():
    assert compare(ROSTER, the_list()).changes == ()


def test_a_school_whose_teachers_are_all_at_a_new_name_was_renamed():
    changes = compare(
        ROSTER, the_list({"一小": NAMES["sch01"], "第五小学": NAMES["sch02"], "第三中学": NAMES["sch03"]})
    )

    assert told(changes) == [("schools", "renamed", "sch02")]
    assert changes.changes[0].cells == {"name": "第五小学", "aliases": "红星小学"}


def test_the_county_in_front_of_a_name_is_no_new_name():
    names = {"兰西县第一小学": NAMES["sch01"], "兰西县红星小学": NAMES["sch02"], "第3中学": NAMES["sch03"]}

    assert compare(ROSTER, the_list(names)).changes == ()


def test_an_abbreviation_becomes_an_alias_and_no_name():
    changes = compare(
        ROSTER, the_list({"第一小学": NAMES["sch01"], "红小": NAMES["sch02"], "第三中学": NAMES["sch03"]})
    )

    assert [(c.id, c.cells) for c in changes.changes] == [("sch02", {"aliases": "红小"})]


def test_a_teacher_missing_here_and_new_there_has_moved():
    names = {"第一小学": ("王老师", "孙老师", "李老师"), "红星小学": ("赵老师", "周老师"), "第三中学": NAMES["sch03"]}

    changes = compare(ROSTER, the_list(names))

    assert told(changes) == [("teachers", "moved", "t21")]
    assert changes.changes[0].cells == {"school": "sch01"}


def test_a_namesake_at_a_school_that_the_list_does_not_speak_for_is_not_taken_away():
    changes = compare(ROSTER, the_list({"第一小学": ("王老师", "孙老师", "李老师")}))

    assert [(c.kind, c.cells["name"]) for c in changes.changes] == [(ChangeKind.NEW, "李老师")]
    assert any("红星小学也有一位李老师" in note for note in changes.notes)


def test_two_of_one_name_who_could_each_have_moved_are_not_guessed():
    names = {
        "第一小学": ("王老师", "孙老师", "李老师", "李老师"),
        "红星小学": ("赵老师", "周老师"),
        "第三中学": NAMES["sch03"],
    }

    changes = compare(ROSTER, the_list(names))

    assert [c.kind for c in changes.changes] == [ChangeKind.NEW, ChangeKind.NEW, ChangeKind.ENDED]
    assert len({c.id for c in changes.changes}) == 3
    assert any("分不清" in note for note in changes.notes)


def test_an_account_tells_who_moved():
    teachers = (*TEACHERS, Teacher("t99", "李老师", "sch03", account="li9"))
    roster = Roster(SCHOOLS, teachers, CONTACTS)
    listed = RosterList(teachers=(ListedTeacher("李老师", "第一小学", account="li9"),))

    (moved,) = (c for c in compare(roster, listed).changes if c.kind is ChangeKind.MOVED)

    assert (moved.id, moved.cells) == ("t99", {"school": "sch01"})


def test_a_school_whose_teachers_are_at_another_school_was_merged_into_it():
    names = {"第一小学": NAMES["sch01"] + NAMES["sch02"], "第三中学": NAMES["sch03"]}

    changes = compare(ROSTER, the_list(names))

    assert told(changes) == [
        ("schools", "changed", "sch01"),
        ("schools", "merged", "sch02"),
        *[("teachers", "merged", f"t2{n}") for n in range(3)],
    ]
    assert changes.changes[0].cells == {"aliases": "一小;红星小学"}


def test_two_schools_under_one_new_name_were_merged_and_the_greater_one_goes_on():
    names = {"中心小学": NAMES["sch01"] + NAMES["sch02"], "第三中学": NAMES["sch03"]}

    changes = compare(ROSTER, the_list(names))

    schools = {c.id: c.kind for c in changes.changes if c.part is Part.SCHOOLS}
    assert schools == {"sch02": ChangeKind.RENAMED, "sch01": ChangeKind.MERGED}
    assert {c.cells["school"] for c in changes.changes if c.part is Part.TEACHERS} == {"sch02"}


def test_a_list_of_schools_alone_knows_a_renamed_one_by_its_people():
    schools = (
        ListedSchool("第一小学"),
        ListedSchool("第五小学", stages=PRIMARY, coordinators=("赵老师",)),
        ListedSchool("第三中学"),
    )

    changes = compare(ROSTER, RosterList(schools=schools))

    assert told(changes) == [("schools", "renamed", "sch02")]


def test_a_list_of_schools_alone_knows_a_renamed_one_by_a_name_that_holds_the_old():
    schools = tuple(ListedSchool(name) for name in ("城关第一小学", "红星小学", "第三中学"))

    assert told(compare(ROSTER, RosterList(schools=schools))) == [("schools", "renamed", "sch01")]


def test_a_person_may_say_what_no_rule_sees_and_forbid_what_one_would():
    schools = RosterList(
        schools=(ListedSchool("第一小学"), ListedSchool("希望小学", stages=PRIMARY), ListedSchool("第三中学"))
    )
    renamed = the_list({"第一小学": NAMES["sch01"], "第五小学": NAMES["sch02"], "第三中学": NAMES["sch03"]})

    assert [kind for part, kind, _ in told(compare(ROSTER, schools)) if part == "schools"] == ["new", "ended"]
    assert told(compare(ROSTER, schools, Said({"红星小学": "希望小学"}))) == [("schools", "renamed", "sch02")]
    apart = compare(ROSTER, renamed, Said(new=frozenset({"第五小学"})))
    assert ChangeKind.RENAMED not in {c.kind for c in apart.changes}


def test_a_list_that_names_few_of_a_big_school_ends_nobody():
    many = tuple(Teacher(f"m{n}", f"教师{'甲乙丙丁戊己'[n]}", "sch03") for n in range(6))
    roster = Roster(SCHOOLS, many, CONTACTS)

    changes = compare(roster, the_list({"第三中学": ("教师甲", "新老师")}))

    assert [(c.kind, c.cells["name"]) for c in changes.changes] == [(ChangeKind.NEW, "新老师")]
    assert any("当作不全" in note for note in changes.notes)


def test_a_list_of_some_schools_leaves_the_others_alone():
    changes = compare(ROSTER, the_list({"第一小学": ("王老师",)}))

    assert [(c.kind, c.id) for c in changes.changes] == [(ChangeKind.ENDED, "t11")]
    assert any("没有提到 2 所学校，未动" in note for note in changes.notes)


def test_new_ids_do_not_depend_on_the_order_of_the_list():
    people = [ListedTeacher(f"新老师{n}", "第一小学") for n in "甲乙丙丁"] + [ListedTeacher("新老师甲", "新建小学")]
    first = compare(ROSTER, RosterList(teachers=tuple(people)))
    random.Random(1).shuffle(people)
    again = compare(ROSTER, RosterList(teachers=tuple(people)))

    def ids(changes):
        return {(c.cells["name"], c.cells.get("school")): c.id for c in changes.changes if c.kind is ChangeKind.NEW}

    assert ids(first) == ids(again)
    assert len(set(ids(first).values())) == 6


def test_a_coordinator_is_kept_filled_in_or_replaced():
    schools = (
        ListedSchool("第一小学", coordinators=("孙老师",), phone="0455-1"),
        ListedSchool("红星小学", email="hong@example.com"),
        ListedSchool("第三中学", coordinators=("吴老师",), email="wu@example.com", principal="王校长"),
    )

    changes = {(c.part, c.id): c for c in compare(ROSTER, RosterList(schools=schools)).changes}

    assert changes[Part.CONTACTS, "k1"].cells["phone"] == "0455-1"
    assert changes[Part.CONTACTS, "k2"].cells["email"] == "hong@example.com"
    new = [c for c in changes.values() if c.part is Part.CONTACTS and c.kind is ChangeKind.NEW]
    assert {(c.cells["name"], c.cells["role"]) for c in new} == {("吴老师", "负责人"), ("王校长", "校长")}


def test_a_stage_contact_of_the_county_is_no_schools_coordinator():
    listed = RosterList(contacts=(ListedContact("钱老师", Role.STAGE_CONTACT, email="q@example.com", stages=PRIMARY),))

    (change,) = compare(ROSTER, listed).changes

    assert (change.part, change.cells["role"], change.cells["stages"]) == (Part.CONTACTS, "联系人", "小学")


def test_our_own_tables_come_back_without_a_change_and_ids_carry_new_names():
    schools = (
        ListedSchool("第一小学", id="sch01", coordinators=("k1",)),
        ListedSchool("希望小学", id="sch02", coordinators=("k2",)),
        ListedSchool("第三中学", id="sch03"),
    )
    contacts = (ListedContact("钱老师", Role.COORDINATOR, id="k2"),)

    changes = compare(ROSTER, RosterList(schools=schools, contacts=contacts)).changes

    assert [(c.part.value, c.kind.value, c.id) for c in changes] == [
        ("schools", "renamed", "sch02"),
        ("contacts", "changed", "k2"),
    ]
    assert changes[1].cells["name"] == "钱老师"


def test_the_second_contact_of_a_school_does_not_push_out_the_first():
    listed = [ListedContact(name, None, school="第三中学", email=f"{n}@example.com") for n, name in enumerate("甲乙丙")]

    changes = compare(ROSTER, RosterList(contacts=tuple(listed))).changes

    (school,) = (c for c in changes if c.part is Part.SCHOOLS)
    assert len(school.cells["coordinator"].split(";")) == 3


def test_a_combined_schools_teacher_gets_the_stage_that_the_list_states():
    roster = Roster((School("sch09", "第九学校", (Stage.JUNIOR, Stage.PRIMARY)),), (Teacher("t9", "王老师", "sch09"),))

    def changed(*stages):
        return [
            c.cells
            for c in compare(roster, RosterList(teachers=(ListedTeacher("王老师", "第九学校", stages=stages),))).changes
        ]

    assert changed(Stage.JUNIOR) == [{"stages": "初中"}]
    assert changed(Stage.JUNIOR, Stage.PRIMARY) == []


def test_who_cannot_be_mailed_is_known():
    assert [school.id for school in without_address(ROSTER)] == ["sch02", "sch03"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("王　丽", "王丽"),
        (" 王 丽 ", "王丽"),
        ("王\u200b丽", "王丽"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("Ｔom  Li", "Tom Li"),
        ("第一小学(东校区)", "第一小学（东校区）"),
    ],
)
def test_names_are_read_as_they_are_meant(written, read):
    assert clean_name(written) == read
