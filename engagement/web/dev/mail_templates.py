"""Every message with sample data, in both languages: a new template is listed by itself."""

import datetime as dt
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin

from engagement.base.links import Link, make_link
from engagement.needs.models import Shift
from engagement.needs.wording import moment_of, when_of
from engagement.outbox.rendering import Rendered, message_templates, render_template
from engagement.web.dev.mail import FRAME_POLICY, framed

LANGUAGES = dict(settings.LANGUAGES)
TO_LEAVE = {"suggestion", "digest", "initiative_stage"}  # the messages that one may stop receiving
STARTS_AT = dt.datetime(2027, 6, 12, 7, 30, tzinfo=dt.UTC)


def templates(request: HttpRequest) -> HttpResponse:
    """List every message with its subject in each language."""
    rows = [
        {"name": name, "language": language, "subject": sample(name, language).subject}
        for name in message_templates()
        for language in LANGUAGES
    ]
    return render(request, "dev/mail_templates.html", {"rows": rows})


def template(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """Show one message as text, and laid out on a phone and on a screen."""
    context = {
        "name": name,
        "language": language,
        "rendered": sample(name, language),
        "widths": [320, 600],
    }
    return render(request, "dev/mail_template.html", context)


@xframe_options_sameorigin
@csp_replace(FRAME_POLICY)  # type: ignore[arg-type]  # django-csp's types know no view arguments
def template_html(request: HttpRequest, name: str, language: str) -> HttpResponse:
    return framed(sample(name, language).html)


def sample(name: str, language: str) -> Rendered:
    """Return a message rendered with sample data; Http404 for one that does not exist."""
    if name not in message_templates() or language not in LANGUAGES:
        raise Http404
    with translation.override(language):
        way_out = {"unsubscribe_url": make_link(Link.UNSUBSCRIBE, "0b1e")}
        values = sample_values() | (way_out if name in TO_LEAVE else {})
        return render_template(name, language, values)


def sample_values() -> dict[str, Any]:
    """Return a value for every name that messages use, as long as real ones get."""
    shift = Shift(starts_at=STARTS_AT, ends_at=STARTS_AT + dt.timedelta(hours=2, minutes=30))
    return {
        "name": "Inès",
        "need": "Planter une haie avec les enfants de l’école Jean-Macé",
        "association": "Les Jardins du Méridien",
        "when": when_of(shift),
        "where": "Parc Malo, Malo-les-Bains",
        "welcome": "Samira, au portail",
        "due": "mardi 9 juin à 18 h",
        "officer": "Claire Martin",
        "many": 12,
        "late": 3,
        "inviter": "Odile",
        "new": "i…@exemple.example",
        "role": "accueil de la mairie",
        "place": "Maison de quartier de Petite-Synthe",
        "purpose": "Permanence du mardi",
        "is_owner": True,
        "who": "Hugo Delattre",
        "words": "Je suis le trésorier depuis mars.",
        "bring": "des bottes et des gants",
        "reasons": ["vous aimez la nature", "dans votre quartier", "samedi matin"],
        "reason": "Dites où l’on se retrouve.\nEt qui accueille les enfants.",
        "changes": [
            {"label": "Où", "old": "Parc Malo", "new": "Square Guynemer, Malo-les-Bains"},
            {"label": "À apporter", "old": "des bottes", "new": ""},
        ],
        "title": "Ce que le printemps vous doit",
        "event": "La fête du lac",
        "organiser": "la ville",
        "contact": "Inès, 06 12 34 56 78",
        "came": 214,
        "helpers": 23,
        "came_of_it": "Le verger a ses quarante arbres.",
        "decided": "On taille ensemble le premier samedi de mars.",
        "next_steps": "La mairie pose les bancs avant l’été.",
        "getting_there": "bus C3, arrêt Lac",
        "registration_link": make_link(Link.REGISTRATION, 1),
        "initiative": "Un verger au bord du lac",
        "stage": "en cours",
        "idea": "Des bancs à l’ombre devant la gare",
        "step": "retenue par la ville",
        "gone": False,
        "is_comment": True,
        "answer": "On a le droit de rêver à voix haute.",
        "next_step": "On choisit les places ensemble, à l’atelier du 3 juillet.",
        "places_left": 3,
        "capacity": 8,
        "code": "4821-0973",
        "link": make_link(Link.NEED, 1),
        "need_url": make_link(Link.NEED, 1),
        "rules_url": make_link(Link.RULES),
        "picks": [
            {
                "title": "Planter une haie avec les enfants de l’école Jean-Macé",
                "association": "Les Jardins du Méridien",
                "reasons": ["vous aimez la nature", "dans votre quartier", "samedi matin"],
                "when": when_of(shift),
                "where": "Parc Malo, Malo-les-Bains",
                "url": make_link(Link.NEED, 1),
            },
            {
                "title": "Relire des lettres",
                "association": "Mille et une pages",
                "reasons": ["à distance"],
                "when": "",
                "where": "",
                "url": make_link(Link.NEED, 2),
            },
        ],
        "sign_up_link": make_link(Link.SIGN_UP, 1),
        "agenda_link": make_link(Link.CALENDAR, 1),
        "for_me_link": make_link(Link.FOR_ME),
        "seats": 2,
        "holds": True,
        "until": moment_of(STARTS_AT - dt.timedelta(days=1)),
        "sentence": "1 240 personnes ont mangé à leur faim grâce à vous.",
        "amount": "1,2 t",
        "needs": [{"title": "Planter une haie", "lines": ["Inès vient samedi", "Omar aussi"]}],
        "day": "mercredi 9 juin",
        "day_link": make_link(Link.SHIFT_DAY, 1),
        "word_link": make_link(Link.TESTIMONIAL, 1),
        "desk_link": make_link(Link.ASSOCIATION_DESK, 1),
    }
