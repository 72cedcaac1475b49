"""Needs of the choir, the cinema, the carnival and the fête."""

from ..kinds import FRI, SAT, SUN, THU, WED, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="cinema-sous-les-etoiles",
        title="Installer le cinéma sous les étoiles",
        association="embruns-et-lampions",
        scene="open_air_cinema",
        description=text("""
            Un écran gonflable, deux cents chaises, des plaids et une machine à pop-corn. On
            installe en fin d’après-midi, on accueille, on regarde le film, on range à la lampe
            frontale.

            Le film est choisi par les habitants. S’il pleut, tout se passe dans la salle des
            fêtes.
        """),
        domains=("culture-loisirs",),
        activities=("evenementiel", "logistique"),
        quartier="saint-pol-sur-mer",
        place="Pelouse du parc, près du kiosque",
        bring="Une lampe frontale et un plaid.",
        welcome="Joséphine et Momo, au camion blanc.",
        slots=(on(FRI, "18:00", 5, 12, 0.42, week=2),),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=16,
        initiative="des-vacances-sans-ennui",
        posted_days_ago=8,
    ),
    Need(
        key="choriste-d-un-jour",
        title="Prêter sa voix à la chorale des embruns",
        association="embruns-et-lampions",
        scene="choir",
        description=text("""
            La chorale chante dans trois maisons de retraite et cherche des voix, justes ou
            presque. On répète le mercredi soir, on chante le samedi.

            Le répertoire va de la chanson de marins à la variété. Les paroles sont écrites en
            grand.
        """),
        domains=("culture-loisirs", "vivre-ensemble"),
        activities=("art", "lutte-contre-isolement"),
        quartier="malo-les-bains",
        place="Répétition à l’école de musique, premier étage avec ascenseur",
        bring="Une écharpe rouge pour la photo.",
        welcome="Joséphine, cheffe de chœur.",
        slots=(
            on(WED, "18:30", 2, 15, 0.54),
            on(SAT, "15:00", 2, 15, 0.34, week=1),
            on(WED, "18:30", 2, 15, 0.2, week=2),
        ),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=19,
    ),
    Need(
        key="parapluies-du-carnaval",
        title="Recoudre les parapluies du carnaval",
        association="embruns-et-lampions",
        scene="carnival",
        description=text("""
            Un chahut, c’est dur pour les parapluies. Nous en réparons une centaine avant la
            prochaine bande : baleines à redresser, toiles à coudre, plumes à recoller.

            Trois machines à coudre, une cafetière, et quelqu’un finit toujours par entonner une
            chanson.
        """),
        domains=("culture-loisirs",),
        activities=("activites-manuelles", "art"),
        quartier="dunkerque-centre",
        place="Atelier de costumes, rue piétonne, porte violette",
        bring="Vos ciseaux préférés.",
        welcome="Josette, couturière du carnaval.",
        slots=weekly(THU, "18:00", 2.5, 8, (0.63, 0.38, 0.13)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=22,
    ),
    Need(
        key="fete-monter-les-tables",
        title="Monter les tables de la fête des voisins",
        association="embruns-et-lampions",
        scene="seafront_party",
        description=text("""
            Cent mètres de tables face à la mer : voilà le plan. On déplie, on aligne, on nappe,
            on accroche les lampions. À midi pile, il ne reste plus qu’à s’asseoir.

            Une équipe monte le matin, une autre démonte le soir. Un repas est offert à chacune.
        """),
        domains=("vivre-ensemble", "culture-loisirs"),
        activities=("evenementiel", "logistique"),
        quartier="malo-les-bains",
        place="Digue de Malo, à hauteur du kiosque",
        bring="Des gants de travail.",
        welcome="Momo, gilet violet.",
        slots=(
            on(SUN, "08:30", 3.5, 20, 0.45, week=4),
            on(SUN, "17:00", 3, 20, 0.15, week=4),
        ),
        access=Access(little_french=True),
        minimum_age=16,
        initiative="fete-des-voisins-de-la-digue",
        posted_days_ago=7,
    ),
    Need(
        key="fete-accueil-badges",
        title="Accueillir les participants à la fête des voisins",
        association="embruns-et-lampions",
        scene="seafront_party",
        description=text("""
            À l’entrée, vous saluez, vous scannez les badges, vous indiquez les jeux, les
            toilettes et les places à l’ombre. Un téléphone vous est prêté ; il marche même sans
            réseau.

            Deux heures chacun, par équipes de trois, avec une personne qui l’a déjà fait.
        """),
        domains=("vivre-ensemble", "communication"),
        activities=("accueil-de-public", "evenementiel"),
        quartier="malo-les-bains",
        place="Digue de Malo, arche de ballons",
        bring="Une casquette.",
        welcome="Louise, à l’arche.",
        slots=(
            on(SUN, "11:30", 2, 6, 0.5, week=4),
            on(SUN, "13:30", 2, 6, 0.34, week=4),
            on(SUN, "15:30", 2, 6, 0.0, week=4),
        ),
        access=Access(wheelchair=True),
        minimum_age=16,
        initiative="fete-des-voisins-de-la-digue",
        posted_days_ago=7,
    ),
    Need(
        key="geant-de-papier",
        title="Habiller le géant de papier de Petite-Synthe",
        association="embruns-et-lampions",
        scene="carnival",
        description=text("""
            Quatre mètres de haut, une tête en papier mâché et pas encore de nom : le géant du
            quartier prend forme. On colle, on peint, on discute de sa moustache.

            Le prénom sera choisi par les habitants le jour de sa première sortie.
        """),
        domains=("culture-loisirs", "memoire-et-citoyennete"),
        activities=("art", "activites-manuelles"),
        quartier="petite-synthe",
        place="Grande salle de la maison de quartier",
        bring="Une blouse et de vieux journaux.",
        welcome="Louise, illustratrice, pinceau derrière l’oreille.",
        slots=(in_days(6, "14:00", 3, 10, 0.3), in_days(20, "14:00", 3, 10, 0.1)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=1,
    ),
)
