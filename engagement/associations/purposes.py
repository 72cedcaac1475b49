"""What is known of those who act for an association serves."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

TEAM = Purpose(
    title=_("Qui agit pour une association"),
    why=_("Savoir qui peut publier, répondre et noter les présences au nom d’une association."),
    basis=Basis.TASK,
    kept=_("tant que la personne agit pour l’association ; une invitation, deux semaines"),
    seen_by=_("les membres de l’association, la ville"),
)
