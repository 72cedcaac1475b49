"""Twelve associations. All invented; any likeness of name would be chance."""

from .kinds import Association, text

ASSOCIATIONS = (
    Association(
        slug="le-panier-du-beffroi",
        name="Le Panier du Beffroi",
        description=text("""
            Chaque semaine, nous remplissons les placards de cent vingt foyers du centre-ville
            avec ce que les magasins et les habitants nous donnent. On choisit ses produits, on
            boit un café, on repart avec un panier et souvent une recette.

            Nous sommes une toute petite équipe : Nadia tient les comptes, Bernard la camionnette,
            Salimata les rayons. Le reste, c’est vous.
        """),
        domains=("solidarite-insertion", "humanitaire"),
        activities=("collecte-de-produits", "distribution", "logistique"),
        quartier="dunkerque-centre",
        email="panier@demo.example",
        contact="Nadia",
        scene="food_crates",
        members=3,
    ),
    Association(
        slug="graines-de-polder",
        name="Graines de Polder",
        description=text("""
            Quarante parcelles, une mare, six ruches et beaucoup de terre sous les ongles : nous
            faisons pousser un jardin partagé au milieu des immeubles de Petite-Synthe.

            On y plante des légumes, des haies et des arbres fruitiers, on y apprend à composter
            et à reconnaître les oiseaux. Débutantes et débutants bienvenus : la bêche se partage.
        """),
        domains=("environnement", "vivre-ensemble"),
        activities=("jardinage", "sensibilisation", "transmission-pedagogie"),
        quartier="petite-synthe",
        email="graines@demo.example",
        contact="Marguerite",
        scene="allotment",
        members=64,
    ),
    Association(
        slug="les-veilleurs-de-l-estran",
        name="Les Veilleurs de l’Estran",
        description=text("""
            Nous prenons soin de la plage et des dunes : ramassages doux qui épargnent la laisse
            de mer, comptage des phoques et des oiseaux, sorties pour apprendre à lire la marée.

            Nos relevés sont publiés et servent aux gestionnaires du littoral. Chaque sac pesé,
            chaque oiseau noté compte.
        """),
        domains=("environnement", "recherche"),
        activities=("ramassage-dechets", "sensibilisation", "visites"),
        quartier="malo-les-bains",
        email="estran@demo.example",
        contact="Yann",
        scene="beach",
        members=37,
    ),
    Association(
        slug="la-boussole-numerique",
        name="La Boussole numérique",
        description=text("""
            Un dossier à remplir en ligne, un téléphone qui fait des siennes, une photo à envoyer
            aux petits-enfants : nous aidons chacun à garder le cap, à son rythme et sans jargon.

            Nous remettons aussi en état des ordinateurs donnés, qui repartent chez des familles
            et des étudiants de Saint-Pol-sur-Mer.
        """),
        domains=("numerique", "emploi"),
        activities=("informatique", "soutien-accompagnement", "maintenance-technique"),
        quartier="saint-pol-sur-mer",
        email="boussole@demo.example",
        contact="Karim",
        scene="computers",
        members=18,
    ),
    Association(
        slug="les-cahiers-du-soir",
        name="Les Cahiers du Soir",
        description=text("""
            Quatre soirs par semaine, des enfants et des collégiens viennent faire leurs devoirs
            avec nous, goûter compris. On lit, on joue, on recommence jusqu’à ce que ça rentre.

            Le samedi, la salle devient une bibliothèque de quartier où les parents sont chez eux.
        """),
        domains=("education", "vivre-ensemble"),
        activities=("soutien-scolaire", "animation", "mentorat-parrainage"),
        quartier="saint-pol-sur-mer",
        email="cahiers@demo.example",
        contact="Claire",
        scene="homework",
        members=41,
    ),
    Association(
        slug="le-fauteuil-d-a-cote",
        name="Le Fauteuil d’à Côté",
        description=text("""
            Une heure de visite, une partie de belote, un tour au marché : nous tenons compagnie
            aux personnes âgées ou malades qui voient trop peu de monde.

            Personne ne part seul au premier rendez-vous. Deux réunions d’équipe par mois
            permettent de raconter, de souffler et de rire.
        """),
        domains=("solidarite-insertion", "sante", "vivre-ensemble"),
        activities=("lutte-contre-isolement", "visites", "ecoute-permanence"),
        quartier="rosendael",
        email="fauteuil@demo.example",
        contact="Thérèse",
        scene="card_game",
        members=52,
    ),
    Association(
        slug="l-etoile-des-salines",
        name="L’Étoile des Salines",
        description=text("""
            Un club de sport où l’on vient d’abord pour jouer : football, marche, gymnastique
            douce et tournois de quartier à Fort-Mardyck.

            La licence coûte ce que l’on peut. Les grands entraînent les petits, et la buvette est
            tenue par les parents.
        """),
        domains=("sport", "sante"),
        activities=("sport", "encadrement-d-equipes", "evenementiel"),
        quartier="fort-mardyck",
        email="etoile@demo.example",
        contact="Bruno",
        scene="football",
        members=130,
    ),
    Association(
        slug="le-pignon-voyageur",
        name="Le Pignon voyageur",
        description=text("""
            Un atelier où l’on apprend à réparer son vélo soi-même, avec les bons outils et une
            personne patiente à côté. Chaque année, près de deux cents vélos évitent la benne.

            Nous accompagnons aussi les premiers tours de roue des adultes qui n’ont jamais
            appris.
        """),
        domains=("batiment-industrie-logistique", "environnement"),
        activities=("bricolage", "maintenance-technique", "transmission-pedagogie"),
        quartier="petite-synthe",
        email="pignon@demo.example",
        contact="Loïc",
        scene="bike_workshop",
        members=29,
    ),
    Association(
        slug="embruns-et-lampions",
        name="Embruns et Lampions",
        description=text("""
            Chorale sans concours, cinéma sous les étoiles, ateliers de costumes et de chapeaux :
            nous mettons la fête à portée de tous, sur la digue et dans les rues de Malo.

            Venez avec votre voix, votre machine à coudre ou simplement l’envie de porter des
            chaises.
        """),
        domains=("culture-loisirs", "vivre-ensemble"),
        activities=("evenementiel", "art", "animation"),
        quartier="malo-les-bains",
        email="embruns@demo.example",
        contact="Joséphine",
        scene="choir",
        members=76,
    ),
    Association(
        slug="quatre-pattes-au-nord",
        name="Quatre Pattes au Nord",
        description=text("""
            Nous recueillons des chiens, des chats et parfois un lapin, le temps de leur trouver
            une famille. En attendant, il faut les promener, les soigner et leur parler.

            Nous gardons aussi les animaux des personnes hospitalisées, pour qu’elles se soignent
            l’esprit tranquille.
        """),
        domains=("animaux",),
        activities=("soins-animaux", "accueil-de-public", "sensibilisation"),
        quartier="fort-mardyck",
        email="pattes@demo.example",
        contact="Inès",
        scene="dogs",
        members=33,
    ),
    Association(
        slug="clochers-et-watergangs",
        name="Clochers et Watergangs",
        description=text("""
            De Mardyck au port, nous entretenons le petit patrimoine et recueillons les souvenirs
            de celles et ceux qui ont vu le pays changer : pêcheurs, dockers, maraîchères,
            sidérurgistes.

            Chantiers du samedi, visites racontées, archives à classer : il y en a pour les bras
            et pour les lunettes.
        """),
        domains=("memoire-et-citoyennete", "culture-loisirs"),
        activities=("preservation-patrimoine", "visites", "documentation-traduction"),
        quartier="mardyck",
        email="clochers@demo.example",
        contact="Odile",
        scene="village_church",
        members=22,
    ),
    Association(
        slug="bienvenue-a-quai",
        name="Bienvenue à Quai",
        description=text("""
            Nous accueillons les personnes qui arrivent à Dunkerque, d’une autre ville ou d’un
            autre continent : conversation en français, démarches, vestiaire, premiers amis.

            Chacun apporte ce qu’il sait. Ici, une ingénieure syrienne et un retraité du port
            préparent la même soupe.
        """),
        domains=("humanitaire", "solidarite-insertion", "emploi"),
        activities=("alphabetisation", "accueil-de-public", "soutien-accompagnement"),
        quartier="dunkerque-centre",
        email="quai@demo.example",
        contact="Samira",
        scene="conversation",
        members=45,
    ),
)

BY_SLUG = {association.slug: association for association in ASSOCIATIONS}
