"""A page added later cannot be forgotten: the URL map and the page types say what there is."""

import pytest
from django.test import Client
from django.urls import get_resolver, path, reverse

from tests.audit import pages, routes

LISTED = {visit.route for visit in pages.VISITS} | pages.POSTED_TO | set(pages.NO_PAGE)
ON_THE_FIRST_DAY_AND_LATER = {
    "HomePage",
    "InitiativeIndexPage",
    "residents:needs",
    "residents:events",
    "residents:ideas",
    "residents:for_me",
    "associations:index",
    "associations:home",
}
NEED_BUTTONS = (
    "submit",
    "publish",
    "pause",
    "resume",
    "withdraw",
    "duplicate",
    "drop_photo",
    "interests",
    "invite",
)
FETE_BUTTONS = (
    "announce",
    "add_task",
    "issue_badges",
    "make_pass",
    "word",
    "absent",
    "undo_cancel",
)
FETE_ROWS = ("tick_task", "detach_need", "drop_partner", "revoke_pass")
TEAM_BUTTONS = (
    "change_role",
    "hand_over",
    "remove_member",
    "resend",
    "revoke",
    "grant",
    "turn_down",
)


def unlisted(names_by_pattern):
    return [names for names in names_by_pattern.values() if not names & LISTED]


def test_every_address_and_page_type_is_visited_or_said_to_be_no_page():
    assert unlisted(routes.all_routes()) == []


def test_nothing_is_listed_that_is_not_there():
    there = set.union(*routes.all_routes().values())
    assert LISTED - there - {"shown"} == set()


def test_a_new_address_would_be_missed(monkeypatch):
    added = path("nouveau/", lambda request: None, name="brand_new")
    monkeypatch.setattr(
        get_resolver(), "url_patterns", [*get_resolver().url_patterns, added], raising=False
    )
    assert {"brand_new"} in unlisted(routes.all_routes())


def test_lists_are_visited_empty_and_full():
    worlds = {(visit.route, visit.world) for visit in pages.VISITS}
    missing = {
        (route, world)
        for route in ON_THE_FIRST_DAY_AND_LATER
        for world in ("empty", "full")
        if (route, world) not in worlds
    }
    assert missing == set()


@pytest.mark.parametrize("name", sorted(pages.POSTED_TO))
def test_addresses_for_buttons_show_no_page(name, clean_up, odile):
    shift, need = clean_up.shifts.get(), [clean_up.association.slug, clean_up.slug]
    arguments = {
        "residents:sign_up": [clean_up.slug, shift.pk],
        "residents:keep": [clean_up.slug],
        "residents:decline": [clean_up.pk],
        "residents:follow_initiative": [1],
        **{f"residents:{name}_idea": ["idee"] for name in ("support", "comment", "join")},
        **{f"associations:{name}": need for name in NEED_BUTTONS},
        **{f"associations:{name}": [*need, 1] for name in ("skip_date", "end_series")},
        "associations:drop_other_photo": [*need, 1],
        "associations:leave": [clean_up.association.slug],
        "associations:daily_summary": [clean_up.association.slug],
        "associations:hide_word": [clean_up.association.slug, clean_up.slug, 1],
        "associations:walk_in": [clean_up.association.slug, clean_up.slug, shift.pk],
        "associations:answer": [clean_up.association.slug, clean_up.slug, shift.pk, 1],
        "associations:mark": [clean_up.association.slug, clean_up.slug, shift.pk, 1],
        "associations:remove_walk_in": [clean_up.association.slug, clean_up.slug, shift.pk, 1],
        **{f"associations:{name}": [clean_up.association.slug, 1] for name in TEAM_BUTTONS},
        **{
            f"counter:{name}": ["00000000-0000-0000-0000-000000000000"]
            for name in ("mandate", "receipt_pdf", "letters_posted")
        },
        "counter:claim_call": [1],
        **{f"organisers:{name}": ["fete"] for name in FETE_BUTTONS},
        **{f"organisers:{name}": ["fete", 1] for name in FETE_ROWS},
    }
    client = Client()
    client.force_login(odile, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse(name, args=arguments.get(name, []))).status_code == 405
