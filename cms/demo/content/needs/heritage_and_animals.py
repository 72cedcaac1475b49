"""Needs of the old stones, of memory and of the animals."""

from ..kinds import SAT, SUN, TUE, WED, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="ouvrir-l-eglise",
        title="Ouvrir l’église de Mardyck aux visiteurs",
        association="clochers-et-watergangs",
        scene="village_church",
        description=text("""
            Un après-midi par mois, nous tenons l’église ouverte : vous accueillez, vous allumez
            les lumières, vous racontez deux ou trois histoires que nous vous aurons apprises.

            Entre deux visites, on époussette les bancs et l’on écoute le silence, rare par ici.
        """),
        domains=("memoire-et-citoyennete", "culture-loisirs"),
        activities=("visites", "accueil-de-public"),
        quartier="mardyck",
        place="Église de Mardyck, porte principale",
        bring="Un gilet : les murs sont épais.",
        welcome="Odile, gardienne des clés.",
        slots=(on(SUN, "14:30", 3, 3, 0.67), on(SUN, "14:30", 3, 3, 0.0, week=4)),
        access=Access(wheelchair=True, with_children=True),
        posted_days_ago=17,
    ),
    Need(
        key="rejointoyer-le-muret",
        title="Remonter le vieux muret du village",
        association="clochers-et-watergangs",
        scene="village_church",
        description=text("""
            Le muret du cimetière s’effrite. Un maçon à la retraite montre comment préparer la
            chaux, choisir la brique, faire un joint propre.

            Chantier tranquille, pause tartine à seize heures, et la fierté de signer sous une
            brique.
        """),
        domains=("batiment-industrie-logistique", "memoire-et-citoyennete"),
        activities=("preservation-patrimoine", "bricolage"),
        quartier="mardyck",
        place="Derrière l’église de Mardyck",
        bring="Des chaussures solides et des gants.",
        welcome="Raymond, maçon.",
        slots=(on(SAT, "13:30", 3.5, 8, 0.38, week=1), on(SAT, "13:30", 3.5, 8, 0.13, week=3)),
        access=Access(little_french=True),
        minimum_age=16,
        posted_days_ago=9,
    ),
    Need(
        key="souvenirs-de-dockers",
        title="Recueillir les souvenirs des dockers",
        association="clochers-et-watergangs",
        scene="harbour",
        description=text("""
            À deux, avec un petit enregistreur, vous écoutez un ancien du port raconter son
            métier. L’un pose les questions, l’autre surveille le son.

            Ensuite on choisit ensemble les passages qui seront donnés aux écoles et aux archives.
        """),
        domains=("memoire-et-citoyennete", "recherche"),
        activities=("documentation-traduction", "ecoute-permanence"),
        quartier="dunkerque-centre",
        place="Au café du port, ou chez la personne",
        bring="De la curiosité. Enregistreur prêté.",
        welcome="Odile et Marek, ancien grutier.",
        slots=(on(TUE, "14:30", 2, 4, 0.5), on(TUE, "14:30", 2, 4, 0.25, week=2)),
        access=Access(wheelchair=True),
        minimum_age=15,
        posted_days_ago=13,
    ),
    Need(
        key="bureau-de-vote-scrutateurs",
        title="Dépouiller les bulletins du budget des quartiers",
        association="clochers-et-watergangs",
        scene="harbour",
        description=text("""
            Les habitants ont voté pour leurs projets préférés, en ligne et sur papier. Pour
            compter les bulletins, il faut des tables de quatre : l’une ouvre, l’autre lit, deux
            notent.

            C’est public, précis et plutôt joyeux. On vous explique tout avant de commencer.
        """),
        domains=("memoire-et-citoyennete", "service-public-defense-securite"),
        activities=("vie-citoyenne", "taches-administratives"),
        quartier="dunkerque-centre",
        place="Salon d’honneur de l’hôtel de ville",
        bring="Vos lunettes.",
        welcome="Odile et le service de la participation.",
        slots=(in_days(17, "17:30", 3, 16, 0.5),),
        access=Access(wheelchair=True),
        minimum_age=16,
        posted_days_ago=3,
    ),
    Need(
        key="promener-les-chiens",
        title="Promener les chiens du refuge",
        association="quatre-pattes-au-nord",
        scene="dogs",
        description=text("""
            Noisette tire un peu, Baron s’arrête à chaque buisson, Mouette ne marche que si on lui
            parle. Tous attendent leur tour derrière la grille.

            Une soigneuse vous confie le chien qui vous convient et vous montre le parcours. Une
            heure et demie d’air, pour lui et pour vous.
        """),
        domains=("animaux",),
        activities=("soins-animaux",),
        quartier="fort-mardyck",
        place="Refuge, au bout de la rue du canal",
        bring="Des bottes les jours de pluie. Pas de talons.",
        welcome="Inès, soigneuse.",
        slots=(
            *weekly(WED, "14:00", 1.5, 6, (0.84, 0.5, 0.17)),
            *weekly(SAT, "10:00", 1.5, 6, (1.0, 0.67, 0.34)),
        ),
        access=Access(with_children=True, little_french=True),
        minimum_age=12,
        posted_days_ago=36,
    ),
    Need(
        key="famille-d-accueil-chat",
        title="Héberger un chat pendant une hospitalisation",
        association="quatre-pattes-au-nord",
        scene="dogs",
        description=text("""
            Certaines personnes retardent une opération faute de savoir qui gardera leur chat.
            Vous l’accueillez chez vous quelques jours ou quelques semaines.

            Nous fournissons la nourriture, les soins et un numéro où nous joindre jour et nuit.
            Vous dites quand vous êtes disponible.
        """),
        domains=("animaux", "sante"),
        activities=("soins-animaux", "soutien-accompagnement"),
        quartier="petite-synthe",
        place="Chez vous",
        bring="Un coin de canapé.",
        welcome="Inès, qui amène le chat et ses habitudes.",
        access=Access(wheelchair=True, with_children=True, little_french=True),
        minimum_age=18,
        posted_days_ago=27,
    ),
)
