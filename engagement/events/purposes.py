"""What is known of those who come to a fête serves."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

FETE = Purpose(
    title=_("Les fêtes et les événements"),
    why=_("Vous garder une place et préparer le jour."),
    basis=Basis.TASK,
    kept=_("tant que vous venez ; ensuite il en reste un nombre, sans vous"),
    seen_by=_("vous, qui organise, la ville"),
)
ACCESS = Purpose(
    title=_("Ce dont vous avez besoin pour participer"),
    why=_("Vous accueillir comme il faut : un fauteuil, un interprète, une place au calme."),
    basis=Basis.CONSENT,
    kept=_("le lendemain de la fête, c’est effacé"),
    seen_by=_("qui organise"),
)
GATE = Purpose(
    title=_("L’accueil le jour de la fête"),
    why=_("Vous laisser entrer avec un badge, et savoir combien de personnes sont là."),
    basis=Basis.TASK,
    kept=_("le badge vaut le jour de la fête ; ensuite il reste un comptage"),
    seen_by=_("qui tient l’accueil ce jour-là"),
)
