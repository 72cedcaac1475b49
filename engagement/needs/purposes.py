"""What is known of those who sign up for a shift serves."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

TAKING_PART = Purpose(
    title=_("Vos inscriptions et vos heures"),
    why=_("Vous garder une place, prévenir l’association, noter qui est venu et les heures."),
    basis=Basis.TASK,
    kept=_("tant que vous venez ; ensuite il en reste un nombre, sans vous"),
    seen_by=_("vous, l’association, la ville"),
)
BEFORE_A_SHIFT = Purpose(
    title=_("Ce que vous écrivez à l’association"),
    why=_("Répondre à ses questions et vous mettre d’accord avant le jour."),
    basis=Basis.TASK,
    kept=_("30 jours après le créneau"),
    seen_by=_("vous, l’association"),
)
WORDS = Purpose(
    title=_("Le mot que vous laissez après"),
    why=_("Donner envie à d’autres, si vous êtes d’accord pour qu’il soit montré."),
    basis=Basis.CONSENT,
    kept=_("jusqu’à ce que vous l’enleviez"),
    seen_by=_("l’association, la ville ; tout le monde si vous l’avez accepté"),
)
