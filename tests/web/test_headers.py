"""Every page but the administration has the strict policy of content (trust.md, case 18)."""

import pytest
from django.test import Client

from tests.cms.conftest import admitted_client_of

pytestmark = pytest.mark.django_db
PAGES = ["/", "/besoins/", "/regles/", "/compte/connexion/", "/evenements/", "/rien-de-tel/"]


def policy_of(client: Client, address: str) -> str:
    return client.get(address).headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_lets_inline_scripts_or_other_hosts_in(client, address):
    policy = policy_of(client, address)
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    for loose in ("unsafe-inline", "unsafe-eval", "https:", "*"):
        assert loose not in policy


def test_control_the_administration_alone_has_a_looser_one(officer):
    assert "unsafe-inline" in policy_of(admitted_client_of(officer), "/admin/")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_framed_or_guessed_at_or_told_of_elsewhere(client, address):
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert headers["Referrer-Policy"] in ("same-origin", "strict-origin-when-cross-origin")
