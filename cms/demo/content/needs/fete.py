"""What the fête of today needs: three needs of two associations, all on the day itself."""

from ..kinds import Access, Need, in_days, text

NEEDS = (
    Need(
        key="fete-buvette",
        title="Tenir la buvette de la fête du bassin",
        association="embruns-et-lampions",
        scene="seafront_party",
        description=text("""
            Sirops, soupe, gaufres et bonne humeur. À deux derrière chaque comptoir : une personne
            sert, l’autre encaisse les jetons.

            On vous montre tout en arrivant, et l’on se relaie pour profiter de la fête.
        """),
        domains=("vivre-ensemble",),
        activities=("evenementiel", "accueil-de-public"),
        quartier="dunkerque-centre",
        place="Bassin du Commerce, chalet bleu",
        bring="Un tablier, si vous en avez un.",
        welcome="Joséphine, au chalet bleu.",
        slots=(
            in_days(0, "10:00", 4, 6, 0.84, minimum=4),
            in_days(0, "14:00", 4, 6, 0.5, minimum=4),
            in_days(0, "18:00", 5, 6, 0.67, minimum=4),
        ),
        access=Access(little_french=True),
        posted_days_ago=20,
    ),
    Need(
        key="fete-scene",
        title="Monter, surveiller et ranger la scène du bassin",
        association="embruns-et-lampions",
        scene="choir",
        description=text("""
            Porter des praticables, tirer des rallonges, accueillir les groupes, puis tout ranger
            quand le bal est fini.

            Rien de très lourd à porter seul, et le repas du soir est offert à l’équipe.
        """),
        domains=("culture-loisirs",),
        activities=("evenementiel", "logistique"),
        quartier="dunkerque-centre",
        place="Bassin du Commerce, côté grue",
        bring="Des gants et des chaussures fermées.",
        welcome="Momo, au pied de la grue.",
        slots=(in_days(0, "10:00", 5, 8, 0.75), in_days(0, "17:00", 5, 8, 0.5)),
        posted_days_ago=18,
    ),
    Need(
        key="fete-velos",
        title="Garder le parking à vélos de la fête",
        association="le-pignon-voyageur",
        scene="bike_workshop",
        description=text("""
            Donner un numéro, ranger le vélo, le rendre. Entre deux arrivées, on regonfle des pneus.

            Une personne de l’atelier reste avec vous du début à la fin.
        """),
        domains=("environnement",),
        activities=("accueil-de-public",),
        quartier="dunkerque-centre",
        place="Place du Minck, barrières vertes",
        bring="Rien : gilets et numéros sont là.",
        welcome="Une personne de l’atelier, en gilet jaune.",
        slots=(in_days(0, "10:00", 5, 4, 1.0), in_days(0, "16:00", 5, 4, 0.5)),
        access=Access(wheelchair=True, little_french=True),
        posted_days_ago=15,
    ),
)
