"""How the letters take their place in the administration."""

from wagtail import hooks

from cms.newsletter.viewset import NewsletterViewSet


@hooks.register("register_admin_viewset")
def register_letters() -> NewsletterViewSet:
    return NewsletterViewSet()
