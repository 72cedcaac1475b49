"""How the city shows itself: one row, changed by the officer."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from engagement.base.personal import no_person
from engagement.city.colours import check_colour
from engagement.city.kept import forget
from engagement.media.models import Picture

FEATURED = ("featured_1", "featured_2", "featured_3")
FEATURED_ADDRESS = r"^(https?://[^/]+)?(/en)?/(besoins|evenements|initiatives)/[\w-]+/?$"


def _word(label: Any) -> models.CharField:
    return models.CharField(label, max_length=24, blank=True)


def _featured(label: Any) -> models.CharField:
    return models.CharField(
        label,
        max_length=200,
        blank=True,
        validators=[
            RegexValidator(
                FEATURED_ADDRESS,
                _("Collez l’adresse d’un besoin, d’une initiative ou d’une fête, entière."),
            )
        ],
    )


class Face(BaseGenericSetting):
    """Name, logo, colour, a few words, and which modules are open. Empty: the platform's own."""

    name = models.CharField(
        _("nom de la plateforme"),
        max_length=40,
        blank=True,
        help_text=_("En tête des pages et dans leurs titres. Vide : Coup de main."),
    )
    logo = models.ForeignKey(
        Picture,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("À gauche du nom, haut de 48 points, sur fond clair et sur fond sombre."),
    )
    colour = models.CharField(
        _("couleur des boutons et des liens"),
        max_length=7,
        blank=True,
        validators=[check_colour],
        help_text=_(
            "Par exemple #0b5568. Elle doit se lire sur nos fonds clairs ; "
            "sa nuance pour les fonds sombres est calculée. Vide : les nôtres."
        ),
    )

    needs_word = _word(_("« Besoins », en français"))
    needs_word_en = _word(_("« Needs », en anglais"))
    events_word = _word(_("« Fêtes », en français"))
    events_word_en = _word(_("« Events », en anglais"))

    initiatives = models.BooleanField(_("initiatives"), default=True)
    ideas = models.BooleanField(_("idées des habitants"), default=True)
    events = models.BooleanField(_("fêtes et événements"), default=True)
    matching = models.BooleanField(
        _("suggestions (« Pour moi », lettre de la semaine)"), default=True
    )
    open_data = models.BooleanField(_("données ouvertes"), default=True)

    banner = models.CharField(_("annonce en tête de l’accueil"), max_length=160, blank=True)
    banner_en = models.CharField(_("la même, en anglais"), max_length=160, blank=True)
    banner_link = models.CharField(
        _("adresse où elle mène"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^(/|https://)", _("Commencez par / ou par https://."))],
    )
    banner_from = models.DateField(_("du"), null=True, blank=True)
    banner_until = models.DateField(_("au"), null=True, blank=True)
    featured_1 = _featured(_("premier"))
    featured_2 = _featured(_("deuxième"))
    featured_3 = _featured(_("troisième"))
    featured_from = models.DateField(_("du"), null=True, blank=True)
    featured_until = models.DateField(_("au"), null=True, blank=True)

    personal = no_person(
        "name logo colour needs_word needs_word_en events_word events_word_en initiatives "
        "ideas events matching open_data banner banner_en banner_link banner_from banner_until "
        "featured_1 featured_2 featured_3 featured_from featured_until"
    )

    panels = [
        HelpPanel(content=_("Les pages montrent un changement en une minute au plus.")),
        MultiFieldPanel(["name", "logo", "colour"], heading=_("Apparence")),
        MultiFieldPanel(
            [
                FieldRowPanel(["needs_word", "needs_word_en"]),
                FieldRowPanel(["events_word", "events_word_en"]),
            ],
            heading=_("Les mots de la ville"),
            help_text=_(
                "Dans le menu et le titre des listes ; les phrases et les messages "
                "gardent les nôtres. Vide : le mot entre guillemets."
            ),
        ),
        MultiFieldPanel(
            settings.ALL_MODULES,
            heading=_("Ce qui est ouvert"),
            help_text=_(
                "Ce qui est fermé quitte le menu et ses pages ne se trouvent plus ; rien n’est "
                "effacé. Qui s’est déjà inscrit reçoit encore ses rappels."
            ),
        ),
        MultiFieldPanel(
            [
                "banner",
                "banner_en",
                "banner_link",
                FieldRowPanel(["banner_from", "banner_until"]),
            ],
            heading=_("Annonce de saison"),
        ),
        MultiFieldPanel(
            [
                *FEATURED,
                FieldRowPanel(["featured_from", "featured_until"]),
            ],
            heading=_("À la une de l’accueil"),
            help_text=_(
                "Collez l’adresse de la page d’un besoin, d’une initiative ou d’une fête. "
                "Ce qui n’est plus ouvert n’est plus montré."
            ),
        ),
    ]

    class Meta:
        verbose_name = _("nom, couleurs et modules")

    def clean(self) -> None:
        for name in ("banner", "featured"):
            first, last = getattr(self, f"{name}_from"), getattr(self, f"{name}_until")
            if first and last and last < first:
                raise ValidationError({f"{name}_until": _("La fin vient après le début.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        forget()

    def __str__(self) -> str:
        return self.name
