"""Initiatives that belong to one quartier."""

from ..kinds import Initiative, Promise, Section, text

INITIATIVES = (
    Initiative(
        slug="un-verger-pour-petite-synthe",
        title="Un verger pour Petite-Synthe",
        summary=(
            "Cent vingt arbres fruitiers plantés et soignés par les habitants, sur un terrain qui "
            "ne servait plus à rien."
        ),
        stage="preparing",
        quartier="petite-synthe",
        domains=("environnement", "vivre-ensemble"),
        activities=("jardinage", "transmission-pedagogie"),
        scene="tree_planting",
        body=(
            Section(
                "D’où vient l’idée",
                text("""
                    Une classe de CM2 a compté les arbres entre l’école et le stade : onze, dont
                    aucun qui donne à manger. Les élèves ont écrit au maire. Trente-sept habitants
                    ont complété leur idée pendant l’atelier du printemps.

                    La ville a proposé un terrain de six mille mètres carrés, plat, ensoleillé, à
                    dix minutes à pied de tout le quartier.
                """),
            ),
            Section(
                "Où nous en sommes",
                text("""
                    La terre a été analysée : elle est saine. Les variétés sont choisies, dont
                    deux vieilles pommes des Flandres. Les trente premiers arbres arrivent dans
                    quelques semaines.

                    Il reste à décider de l’emplacement des bancs, de la cabane et du point d’eau.
                """),
            ),
            Section(
                "Comment participer",
                text("""
                    Une matinée suffit pour planter. Si le verger vous plaît, vous pouvez aussi
                    rejoindre l’équipe des gardiens : une heure d’arrosage ou de taille de temps
                    en temps.

                    Vous avez une question, une inquiétude, une recette de tarte ? Écrivez-la sous
                    cette page, la ville répond en moins de quinze jours.
                """),
            ),
        ),
        promise=Promise(
            aim="Créer un lieu de rencontre qui nourrit et qui rafraîchit le quartier.",
            public="Toutes les personnes qui vivent ou travaillent à Petite-Synthe.",
            scale="Un terrain de 6 000 m², 120 arbres en deux saisons.",
            duration="Dix-huit mois, puis le verger appartient à celles et ceux qui le soignent.",
            means="42 000 € pour les arbres, l’eau et la clôture, et un jardinier le lundi.",
            participation="Décider des aménagements, planter, devenir gardienne ou gardien.",
            will_change=(
                "L’emplacement des bancs, de la cabane et du point d’eau, le choix des variétés et "
                "le règlement de cueillette. Le terrain et le budget ne changeront pas."
            ),
        ),
    ),
    Initiative(
        slug="zero-megot-sur-la-digue",
        title="Zéro mégot sur la digue",
        summary=(
            "De Malo à la jetée, on ramasse, on mesure et on invente des cendriers qui donnent "
            "envie de s’en servir."
        ),
        stage="under_way",
        quartier="malo-les-bains",
        domains=("environnement", "prevention-protection"),
        activities=("ramassage-dechets", "prevention-sensibilisation"),
        scene="beach",
        body=(
            Section(
                "Pourquoi la digue",
                text("""
                    Un mégot pollue des centaines de litres d’eau et met des années à disparaître.
                    Lors du premier comptage, les bénévoles en ont ramassé quatre mille en une
                    matinée, sur huit cents mètres.
                """),
            ),
            Section(
                "Ce que nous essayons",
                text("""
                    Vingt cendriers-sondages peints par les enfants, des boîtes de poche offertes
                    par les kiosques, et un comptage toujours au même endroit pour savoir si cela
                    marche.

                    Les cafetiers de la digue ont accepté de tester pendant six mois. Trois
                    d’entre eux tiennent le tableau des scores derrière leur comptoir.
                """),
            ),
            Section(
                "Les premiers résultats",
                text("""
                    Après deux mois, un tiers de mégots en moins devant les cendriers-sondages,
                    mais presque rien de changé près des parkings. Nous allons déplacer quatre
                    boîtes.
                """),
            ),
        ),
        promise=Promise(
            aim="Diviser par deux le nombre de mégots sur la plage et la digue.",
            public="Promeneurs, commerces, clubs de plage, enfants des écoles de Malo.",
            scale="Deux kilomètres de digue.",
            duration="Six mois d’essai, bilan public le septième.",
            means="6 500 €, l’aide du service propreté et vingt cendriers.",
            participation="Ramasser, compter, peindre, proposer des questions de sondage.",
            will_change=(
                "La place des cendriers et les messages affichés. Le bilan décidera si l’on étend "
                "l’essai au port de plaisance."
            ),
        ),
    ),
    Initiative(
        slug="des-vacances-sans-ennui",
        title="Des vacances sans ennui à Saint-Pol",
        summary=(
            "Un programme gratuit pour les enfants qui ne partent pas, écrit avec eux et tenu par "
            "leurs voisins."
        ),
        stage="announced",
        quartier="saint-pol-sur-mer",
        domains=("education", "culture-loisirs"),
        activities=("animation", "evenementiel"),
        scene="open_air_cinema",
        body=(
            Section(
                "Le point de départ",
                text("""
                    À Saint-Pol-sur-Mer, un enfant sur trois ne quitte pas la ville pendant les
                    vacances. Nous avons demandé à deux cents d’entre eux ce qui leur ferait
                    plaisir. Réponses en tête : un cinéma dehors, apprendre à nager, des goûters,
                    et « que les grands restent jouer avec nous ».
                """),
            ),
            Section(
                "Ce que la ville propose",
                text("""
                    Ouvrir une école, un parc et la piscine, prêter du matériel, former les
                    bénévoles. Aux habitants et aux associations d’inventer le reste.

                    Un premier atelier réunira les familles : la moitié des places sera tirée au
                    sort parmi les enfants inscrits.
                """),
            ),
            Section(
                "Vous pouvez déjà aider",
                text("""
                    Lire des histoires le mercredi, installer l’écran du cinéma, proposer un
                    atelier : cuisine, cerf-volant, mécanique, broderie… Une heure de votre savoir
                    vaut de l’or.
                """),
            ),
        ),
        promise=Promise(
            aim="Que chaque enfant ait quelque chose à raconter à la rentrée.",
            public="Les 6 à 14 ans de Saint-Pol-sur-Mer et leurs familles.",
            scale="Le quartier entier, avec trois lieux ouverts.",
            duration="Les prochaines vacances, puis bilan avec les enfants.",
            means="28 000 €, deux animatrices, les clés d’une école.",
            participation="Donner son avis, proposer un atelier, encadrer une après-midi.",
            will_change=(
                "Les activités, les horaires et les lieux. Les règles de sécurité et le nombre "
                "d’adultes par groupe sont fixés par la loi."
            ),
        ),
    ),
    Initiative(
        slug="la-rue-aux-enfants",
        title="La rue aux enfants à Rosendaël",
        summary=(
            "Trois rues d’école fermées aux voitures à l’heure de la sortie, pour voir ce que cela "
            "change."
        ),
        stage="preparing",
        quartier="rosendael",
        domains=("prevention-protection", "education"),
        activities=("prevention-sensibilisation", "mediation-information"),
        scene="bike_workshop",
        body=(
            Section(
                "Une demande de parents",
                text("""
                    Quatre cents signatures, un accident évité de justesse, et une idée simple :
                    de seize heures à dix-sept heures trente, la rue devient un lieu de jeu.
                """),
            ),
            Section(
                "Ce qui se prépare",
                text("""
                    Deux réunions ont rassemblé parents, riverains et commerçants. Le passage des
                    soins à domicile est garanti, un dépose-minute est prévu à cent mètres, et la
                    boulangère sortira une table.

                    L’essai commence par une rue, le vendredi. Les deux autres suivront si les
                    riverains le souhaitent.
                """),
            ),
        ),
        promise=Promise(
            aim="Des sorties d’école calmes, où l’on peut jouer et se parler.",
            public="Familles, riverains et commerçants de trois écoles.",
            scale="Trois rues, un vendredi après l’autre.",
            duration="Une année scolaire.",
            means="9 000 €, des barrières et l’appui de la police municipale.",
            participation="Tenir une barrière, mesurer le bruit et l’air, donner son avis.",
            will_change=(
                "Les horaires, les jours et le choix des rues suivantes. Si les riverains disent "
                "non après trois mois, l’essai s’arrête."
            ),
        ),
    ),
)
