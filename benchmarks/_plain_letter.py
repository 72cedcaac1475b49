"""The letter as a plain loop sends it: `python benchmarks/_plain_letter.py KEY`.

Everybody in turn, rendered and connected to anew, and nothing written down.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")


def main(key: str) -> None:
    import django

    django.setup()
    # Only now: models need the applications.
    from django.core.mail import EmailMultiAlternatives

    from cms.newsletter.audience import audience_of
    from cms.newsletter.models import Newsletter
    from cms.newsletter.parts import parts_of
    from cms.newsletter.rendering import render_letter
    from engagement.base.links import Link, make_link

    newsletter = Newsletter.objects.get(pk=key)
    for resident in audience_of(newsletter).order_by("pk"):
        way_out = make_link(Link.LEAVE_NEWSLETTER, resident.public_id)
        parts = parts_of(newsletter.body, "fr")
        letter = render_letter(newsletter.subject, parts, "fr", unsubscribe_url=way_out)
        email = EmailMultiAlternatives(letter.subject, letter.text, to=[resident.email])
        email.attach_alternative(letter.html, "text/html")
        email.send()


if __name__ == "__main__":
    main(*sys.argv[1:])
