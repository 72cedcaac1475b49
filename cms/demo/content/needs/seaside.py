"""Needs of the beach, the dunes and the seafront."""

from ..kinds import SAT, SUN, WED, Access, Need, Slot, in_days, on, text

NEEDS = (
    Need(
        key="benevoles-pour-la-plage",
        title="Bénévoles pour la plage",
        association="les-veilleurs-de-l-estran",
        scene="beach",
        description=text("""
            À marée basse, on avance en ligne sur le sable avec des pinces et des sacs. On ramasse
            le plastique et les cordages, on laisse les algues et les œufs de raie : c’est le
            garde-manger des oiseaux.

            Ensuite on trie, on pèse, on note. L’an dernier, deux tonnes en onze matinées.

            Pas besoin d’être sportif, chacun va à son pas. Les enfants adorent la pesée.
        """),
        domains=("environnement",),
        activities=("ramassage-dechets", "sensibilisation"),
        quartier="malo-les-bains",
        place="Sur la digue de Malo, devant le poste de secours",
        bring="Un coupe-vent et une gourde. Pinces et sacs fournis.",
        welcome="Yann, à côté du drapeau bleu.",
        slots=(
            on(SAT, "09:30", 2.5, 25, 0.92),
            on(SUN, "10:00", 2.5, 25, 0.44, week=1),
            on(SAT, "09:30", 2.5, 25, 0.12, week=3),
        ),
        access=Access(with_children=True, little_french=True),
        initiative="zero-megot-sur-la-digue",
        posted_days_ago=20,
    ),
    Need(
        key="fauteuil-de-plage",
        title="Pousser le fauteuil qui va dans l’eau",
        association="les-veilleurs-de-l-estran",
        scene="beach",
        description=text("""
            Un fauteuil à grosses roues permet aux personnes handicapées d’aller sur le sable et
            jusque dans les vagues. Il faut deux personnes pour le manœuvrer, et une bonne humeur
            solide.

            Une monitrice vous montre les gestes. Vous ne portez personne : l’équipe de secours
            s’en charge.
        """),
        domains=("sport", "vivre-ensemble"),
        activities=("soutien-accompagnement", "accueil-de-public"),
        quartier="malo-les-bains",
        place="Tapis d’accès à la mer, au milieu de la digue",
        bring="Un maillot ou un short, une serviette.",
        welcome="Élodie, monitrice.",
        slots=(on(WED, "14:00", 3, 4, 0.75), on(WED, "14:00", 3, 4, 0.25, week=1)),
        access=Access(little_french=True),
        minimum_age=18,
        posted_days_ago=13,
    ),
    Need(
        key="guetteurs-de-phoques",
        title="Guetter les phoques et renseigner les promeneurs",
        association="les-veilleurs-de-l-estran",
        scene="beach",
        description=text("""
            Quand un phoque se repose sur la plage, tout le monde accourt. Votre rôle : poser un
            cordon à bonne distance, expliquer, prêter la longue-vue.

            Nous prévenons l’équipe par message quand une bête est signalée. Vous venez si vous
            êtes libre, pour une heure ou deux. Une courte formation ouvre la saison.
        """),
        domains=("animaux", "environnement"),
        activities=("sensibilisation", "prevention-sensibilisation"),
        quartier="malo-les-bains",
        place="Sur la plage, entre la digue et les dunes",
        bring="Un téléphone chargé.",
        welcome="Yann ou la personne d’astreinte.",
        minimum_age=16,
        posted_days_ago=45,
    ),
    Need(
        key="cendriers-de-la-digue",
        title="Peindre les cendriers de la digue",
        association="les-veilleurs-de-l-estran",
        scene="seafront_party",
        description=text("""
            Vingt boîtes de conserve deviennent vingt cendriers-sondages : on vote avec son mégot
            pour la meilleure gaufre ou le meilleur géant du carnaval.

            Atelier peinture pour petits et grands. Les boîtes seront posées le lendemain.
        """),
        domains=("environnement", "culture-loisirs"),
        activities=("art", "prevention-sensibilisation"),
        quartier="malo-les-bains",
        place="Sous le kiosque de la digue, repli au café associatif s’il pleut",
        bring="Un vieux tee-shirt.",
        welcome="Louise, illustratrice.",
        slots=(on(WED, "14:30", 2, 12, 0.34, week=1),),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        initiative="zero-megot-sur-la-digue",
        posted_days_ago=5,
    ),
    Need(
        key="oyats-dans-la-dune",
        title="Replanter des oyats dans la dune",
        association="les-veilleurs-de-l-estran",
        scene="beach",
        description=text("""
            L’oyat est l’herbe qui tient la dune debout. Après les tempêtes, on replante : un trou
            à la barre à mine, une touffe, un coup de talon.

            Le terrain est pentu, le vent souffle, la vue est magnifique.
        """),
        domains=("environnement",),
        activities=("jardinage", "sensibilisation"),
        quartier="malo-les-bains",
        place="Entrée des dunes, au bout de la digue côté est",
        bring="Des chaussures fermées et un bonnet.",
        welcome="Yann et une garde du littoral.",
        slots=(Slot("09:30", 3, 16, 1.0, weekday=SUN, waiting=6, offered=True),),
        access=Access(little_french=True),
        minimum_age=12,
        posted_days_ago=26,
    ),
    Need(
        key="releves-de-microplastiques",
        title="Tamiser le sable pour la science",
        association="les-veilleurs-de-l-estran",
        scene="beach",
        description=text("""
            Un carré d’un mètre, un tamis, une loupe : on compte les granulés et fragments de
            plastique toujours au même endroit, pour voir si la plage va mieux ou moins bien.

            Un protocole simple, expliqué en dix minutes. Vos chiffres sont publiés le soir même.
        """),
        domains=("recherche", "environnement"),
        activities=("sensibilisation", "documentation-traduction"),
        quartier="dunkerque-centre",
        place="Plage, au pied de la jetée",
        bring="De quoi s’agenouiller : un coussin ou un vieux tapis.",
        welcome="Hélène, biologiste à la retraite.",
        slots=(in_days(11, "10:00", 2, 8, 0.5), in_days(39, "10:00", 2, 8, 0.0)),
        access=Access(with_children=True, little_french=True),
        minimum_age=8,
        posted_days_ago=7,
    ),
)
