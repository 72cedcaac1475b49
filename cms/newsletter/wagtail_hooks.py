"""How the letters take their place in the administration."""

from wagtail import hooks

from cms.desk.log import Kind, tell_of
from cms.newsletter.models import Newsletter, NewsletterMove
from cms.newsletter.viewset import NewsletterViewSet

tell_of(Kind(Newsletter, "subject", NewsletterMove))


@hooks.register("register_admin_viewset")
def register_letters() -> NewsletterViewSet:
    return NewsletterViewSet()
