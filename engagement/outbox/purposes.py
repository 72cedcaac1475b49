"""What the rows of the outbox serve."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

MESSAGES = Purpose(
    title=_("Les messages que nous vous envoyons"),
    why=_("Vous écrire une fois, au bon moment, et savoir si le message est arrivé."),
    basis=Basis.TASK,
    kept=_("adresse et texte : sept jours après l’envoi ; ensuite il reste un nombre"),
    seen_by=_("vous, la ville, le service qui achemine le courrier"),
)
DEAD_ADDRESSES = Purpose(
    title=_("Les adresses où nous n’écrivons plus"),
    why=_(
        "Ne plus jamais écrire là où un message est revenu ou a gêné. L’adresse n’est pas "
        "gardée : seulement une empreinte secrète, qui la reconnaît si on la redonne."
    ),
    basis=Basis.TASK,
    kept=_("sans limite, même après votre départ : sinon nous pourrions vous écrire de nouveau"),
    seen_by=_("personne : l’empreinte ne se lit pas"),
)
