"""What residents' data serve: the uses that the models of people and of the rooms below name."""

from django.utils.translation import gettext_lazy as _

from engagement.base.personal import Basis, Purpose

ACCOUNT = Purpose(
    title=_("Votre compte"),
    why=_("Vous laisser entrer avec un code reçu par message, et personne d’autre."),
    basis=Basis.TASK,
    kept=_("tant que vous venez ; effacé après 24 mois sans venir, ou quand vous l’effacez"),
    seen_by=_("vous, la ville"),
)
ABOUT_YOU = Purpose(
    title=_("Ce que vous dites de vous"),
    why=_("Vous appeler par votre nom et vous prévenir de ce à quoi vous prenez part."),
    basis=Basis.TASK,
    kept=_("tant que vous venez ; effacé après 24 mois sans venir, ou quand vous l’effacez"),
    seen_by=_("vous, la ville ; votre prénom, l’association chez qui vous allez"),
)
SUGGESTIONS = Purpose(
    title=_("Les suggestions"),
    why=_("Vous proposer des besoins près de chez vous et selon vos goûts."),
    basis=Basis.CONSENT,
    kept=_("jusqu’à ce que vous n’en vouliez plus"),
    seen_by=_("vous, la ville ; l’association voit un nombre, jamais un nom, avant votre oui"),
)
NEWSLETTER = Purpose(
    title=_("La lettre de la ville"),
    why=_("Vous envoyer la lettre que vous avez demandée."),
    basis=Basis.CONSENT,
    kept=_("jusqu’à ce que vous n’en vouliez plus"),
    seen_by=_("vous, la ville"),
)
PROOF = Purpose(
    title=_("Le journal de vos accords"),
    why=_("Pouvoir montrer que vous avez dit oui, quand, et comment (article 7.1 du RGPD)."),
    basis=Basis.LAW,
    kept=_("aussi longtemps que votre compte"),
    seen_by=_("vous, la ville"),
)
STATISTICS = Purpose(
    title=_("Les comptes de la ville"),
    why=_("Compter qui prend part, par quartier, sans nommer personne."),
    basis=Basis.TASK,
    kept=_("sans limite, une fois que plus rien n’y dit qui vous êtes"),
    seen_by=_("la ville ; tout le monde pour les nombres de onze personnes ou plus"),
)
COUNTER = Purpose(
    title=_("Ce qui est fait pour vous au guichet"),
    why=_("Agir en votre nom quand vous le demandez, et vous laisser reprendre la main ensuite."),
    basis=Basis.TASK,
    kept=_("le mandat, un an ; le code du reçu, 400 jours ; effacés avec vous"),
    seen_by=_("vous, le guichet, la ville"),
)
SERVING = Purpose(
    title=_("Qui tient le guichet, une borne ou une sortie"),
    why=_("Savoir qui peut servir des habitant·es, où, et jusqu’à quand."),
    basis=Basis.TASK,
    kept=_("tant que la personne sert"),
    seen_by=_("la ville"),
)
