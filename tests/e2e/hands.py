"""What people do again and again in the journeys."""

from playwright.sync_api import Page

from engagement.outbox.models import Message


def sign_in(page: Page, live_server, email: str) -> None:
    """Ask for a code, read it where it was sent, and type it."""
    page.goto(f"{live_server.url}/compte/connexion/")
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    page.get_by_label("Le code reçu").fill(code_of(email))
    page.get_by_role("button", name="Valider").click()


def code_of(email: str) -> str:
    return Message.objects.filter(to=email, kind=Message.Kind.CODE).latest("pk").context["code"]


def sign_out(page: Page) -> None:
    page.context.clear_cookies()
