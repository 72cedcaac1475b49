"""What a letter is made of. Needs, fêtes and initiatives are read when it leaves, then kept."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from engagement.initiatives.models import Initiative
from engagement.territory.models import Interest, Neighbourhood

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]


def _interests() -> list[tuple[str, str]]:
    return [(interest.code, interest.label) for interest in Interest.objects.domains()]


def _neighbourhoods() -> list[tuple[str, str]]:
    return list(Neighbourhood.objects.values_list("code", "name"))


def _initiatives() -> list[tuple[str, str]]:
    rows = Initiative.objects.visible().order_by("-created_at", "-pk")
    return [(str(key), title) for key, title in rows.values_list("pk", "title")]


class PictureBlock(blocks.StructBlock):
    """A picture, its words for those who do not see it, and its caption."""

    picture = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("légende"), required=False, max_length=200)

    class Meta:
        label = _("image")
        icon = "image"


class NeedsBlock(blocks.StructBlock):
    """Open needs, the soonest first: of the city, of a domain, of a neighbourhood."""

    title = blocks.CharBlock(label=_("titre"), max_length=120, default=_("On a besoin de vous"))
    interest = blocks.ChoiceBlock(
        label=_("seulement ce domaine"), choices=_interests, required=False
    )
    neighbourhood = blocks.ChoiceBlock(
        label=_("seulement ce quartier"), choices=_neighbourhoods, required=False
    )
    most = blocks.IntegerBlock(label=_("combien au plus"), min_value=1, max_value=8, default=4)

    class Meta:
        label = _("besoins ouverts")
        icon = "group"


class EventsBlock(blocks.StructBlock):
    """Fêtes to come, the next one first: of the city, of a domain, of a neighbourhood."""

    title = blocks.CharBlock(
        label=_("titre"), max_length=120, default=_("Les prochains rendez-vous")
    )
    interest = blocks.ChoiceBlock(
        label=_("seulement ce domaine"), choices=_interests, required=False
    )
    neighbourhood = blocks.ChoiceBlock(
        label=_("seulement ce quartier"), choices=_neighbourhoods, required=False
    )
    most = blocks.IntegerBlock(label=_("combien au plus"), min_value=1, max_value=8, default=4)

    class Meta:
        label = _("prochains rendez-vous")
        icon = "date"


class InitiativesBlock(blocks.StructBlock):
    """The initiatives that the officer chose."""

    title = blocks.CharBlock(label=_("titre"), max_length=120, default=_("Ce qui se prépare"))
    initiatives = blocks.MultipleChoiceBlock(label=_("lesquelles"), choices=_initiatives)

    class Meta:
        label = _("initiatives")
        icon = "pick"


BODY = [
    ("heading", blocks.CharBlock(label=_("intertitre"), icon="title", max_length=120)),
    ("text", blocks.RichTextBlock(label=_("texte"), icon="pilcrow", features=TEXT_FEATURES)),
    ("picture", PictureBlock()),
    ("needs", NeedsBlock()),
    ("events", EventsBlock()),
    ("initiatives", InitiativesBlock()),
]
