"""What is known of those who follow an initiative serves."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

FOLLOWING = Purpose(
    title=_("Ce que vous suivez"),
    why=_("Vous donner des nouvelles de ce que vous avez choisi de suivre."),
    basis=Basis.CONSENT,
    kept=_("jusqu’à ce que vous arrêtiez de suivre"),
    seen_by=_("vous, la ville"),
)
