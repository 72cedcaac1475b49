import io
import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.territory.imports import import_neighbourhoods
from engagement.territory.models import Neighbourhood
from engagement.territory.readers import RefusedFile
from tests.factories import NeighbourhoodFactory

pytestmark = pytest.mark.django_db

SQUARE = [[[2.0, 51.0], [2.1, 51.0], [2.1, 51.1], [2.0, 51.1], [2.0, 51.0]]]
BOW = [[[2.0, 51.0], [2.1, 51.1], [2.1, 51.0], [2.0, 51.1], [2.0, 51.0]]]
CSV = "quartier,code_postal,lat,lon,population\nMalo,59240,51.045,2.3935,16182\nGlacis,59140,,,\n"


@pytest.fixture
def load(tmp_path):
    """Import this content and return the report."""

    def load(content, **fields):
        path = tmp_path / "quartiers"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return import_neighbourhoods(path=path, **fields)

    return load


def feature(geometry="Polygon", coordinates=SQUARE, **properties):
    shape = {"type": geometry, "coordinates": coordinates} if geometry else None
    return {"type": "Feature", "properties": properties or {"nom": "Malo"}, "geometry": shape}


def geojson(*features, **members):
    return json.dumps({"type": "FeatureCollection", "features": features, **members})


class TestWhatIsTaken:
    def test_a_neighbourhood_of_the_demo_becomes_the_city_s_own(self, load):
        NeighbourhoodFactory(name="Malo", code="malo", source="demo", source_id="malo")
        report = load(CSV)
        assert report.updated == 1
        assert Neighbourhood.objects.get(code="malo").source == ""

    def test_an_outline_gives_a_point_inside_it(self, load):
        report = load(geojson(feature(code="59", nom="Malo", population=12)))
        row = Neighbourhood.objects.get()
        assert report.as_json() == {"added": 1, "updated": 0, "unchanged": 0, "refused": []}
        assert (row.code, row.name, row.population) == ("59", "Malo", 12)
        assert 51 < row.lat < 51.1
        assert 2 < row.lon < 2.1
        assert row.outline["type"] == "Polygon"

    def test_a_point_has_no_outline(self, load):
        load(geojson(feature("Point", [2.3, 51.0])))
        row = Neighbourhood.objects.get()
        assert (row.lat, row.lon, row.outline) == (51.0, 2.3, None)

    @pytest.mark.parametrize("field", ["nom", "name", "quartier", "NOM"])
    def test_the_name_is_found_by_itself(self, load, field):
        load(geojson(feature(**{field: "Rosendaël"})))
        assert Neighbourhood.objects.get().code == "rosendael"

    def test_fields_can_be_named(self, load):
        fields = {"name_field": "libelle", "code_field": "iris", "population_field": "hab"}
        load(geojson(feature(libelle="Malo", iris=7.0, hab="16 182")), **fields)
        row = Neighbourhood.objects.get()
        assert (row.name, row.code, row.population) == ("Malo", "7", 16182)

    def test_a_post_code_is_never_a_code(self, load):
        load(CSV)
        assert Neighbourhood.objects.get().code == "malo"

    @pytest.mark.parametrize("content", [CSV, "\ufeff" + CSV, CSV.replace(",", ";")])
    def test_csv_with_comma_semicolon_or_byte_order_mark(self, load, content):
        assert load(content).added == 1

    def test_a_decimal_comma_is_read(self, load):
        load("nom;lat;lon\nMalo;51,045;2,39\n")
        assert Neighbourhood.objects.get().lat == 51.045

    def test_where_figures_come_from_is_kept_and_estimates_are_said(self, load):
        load(
            "nom,lat,lon,population,annee,population_source,point_source\n"
            "Malo,51,2.3,5,2021,estimated: rest of the commune,estimated from a map\n"
            "Centre,51.1,2.3,5,n.d.,encyclopaedia,city point\n"
        )
        malo, centre = (
            Neighbourhood.objects.get(code="malo"),
            Neighbourhood.objects.get(code="centre"),
        )
        assert malo.population_note == "estimated: rest of the commune (2021)"
        assert malo.population_is_estimate
        assert malo.point_is_estimate
        assert centre.population_note == "encyclopaedia"
        assert not centre.population_is_estimate
        assert not centre.point_is_estimate

    def test_a_crossed_outline_is_repaired_and_told(self, load):
        report = load(geojson(feature(coordinates=BOW)))
        assert report.warnings == ["Malo : contour croisé, réparé"]
        assert Neighbourhood.objects.get().outline["type"] == "MultiPolygon"

    @pytest.mark.parametrize(
        "crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"]
    )
    def test_a_file_that_announces_wgs_84_is_taken(self, load, crs):
        assert load(geojson(feature(), crs={"type": "name", "properties": {"name": crs}})).added


class TestASecondTime:
    def test_all_is_unchanged_and_nothing_is_written(self, load, django_assert_num_queries):
        content = geojson(feature(coordinates=BOW), feature("MultiPolygon", [SQUARE], nom="Centre"))
        load(content)
        with django_assert_num_queries(3):  # savepoint, read, release
            assert load(content).unchanged == 2

    def test_a_changed_row_is_updated_by_its_code(self, load):
        load(CSV)
        assert load(CSV.replace("16182", "16200")).updated == 1
        assert Neighbourhood.objects.get().population == 16200

    def test_what_the_file_does_not_hold_stays(self, load):
        load(geojson(feature(nom="Malo", population=5)))
        load("nom,lat,lon\nMalo,51.05,2.05\n")
        row = Neighbourhood.objects.get()
        assert row.population == 5
        assert row.outline

    def test_rows_that_are_not_in_the_file_are_kept(self, load):
        other = NeighbourhoodFactory(name="Autre")
        load(CSV)
        assert Neighbourhood.objects.filter(pk=other.pk).exists()

    @settings(
        max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=5))
    def test_any_points_come_back_unchanged(self, load, points):
        Neighbourhood.objects.all().delete()
        rows = [f"Q{i},{lat!r},{lon!r}" for i, (lat, lon) in enumerate(points)]
        content = "\n".join(["nom,lat,lon", *rows])
        assert load(content).added == len(points)
        assert load(content).unchanged == len(points)


class TestRefusedRows:
    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            (feature(None, nom="Glacis"), "Glacis : sans géométrie"),
            (feature("LineString", [[2, 51], [2, 52]], nom="Rue"), "Rue : ni point ni contour"),
            (feature(coordinates=[[[2, 51]]], nom="Bout"), "Bout : géométrie illisible"),
            (feature("Point", ["x", "y"], nom="Mot"), "Mot : géométrie illisible"),
            (feature("Cercle", [2, 51], nom="Rond"), "Rond : géométrie illisible"),
            (
                feature(coordinates=[[[2, 51], [3, 52], [2, 51], [2, 51]]], nom="Fil"),
                "Fil : contour sans surface",
            ),
            (feature(nom="", autre="x"), "sans nom : ni nom ni code"),
            (feature(nom="Malo"), "Malo : le code « malo » est déjà pris plus haut"),
            (feature(nom="Flou", population="n.d."), "Flou : population illisible : « n.d. »"),
        ],
    )
    def test_a_row_is_refused_with_its_reason_and_the_others_are_taken(self, load, row, reason):
        report = load(geojson(feature(), row))
        assert report.added == 1
        assert [entry["row"] for entry in report.refused] == [2]
        assert report.refused[0]["reason"] == reason

    def test_a_csv_row_is_named_by_its_line(self, load):
        assert load(CSV).refused == [
            {"row": 3, "reason": "Glacis : sans point (latitude ou longitude vide)"}
        ]

    @pytest.mark.parametrize("row", ["Loin,nord,2.3", "Rien,nan,2.3", "Trop,51,2.3,4"])
    def test_an_unreadable_csv_row_is_refused(self, load, row):
        report = load(f"nom,lat,lon\nMalo,51,2.3\n{row}\n")
        assert (report.added, len(report.refused)) == (1, 1)

    def test_what_the_model_refuses_is_refused(self, load):
        report = load(geojson(feature(), feature(nom="N" * 121), feature(nom="Code", code="à b")))
        assert (report.added, len(report.refused)) == (1, 2)


class TestRefusedFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("", "vide"),
            (" \n", "vide"),
            (geojson(feature())[:-30], "coupé ou abîmé"),
            ("[" * 100_000, "coupé ou abîmé"),
            ('{"type": "Topology"}', "FeatureCollection"),
            ("[1, 2]", "FeatureCollection"),
            ("nom,lat,lon\nRosendaël,51,2\n".encode("latin-1"), "UTF-8 (ligne 2)"),
            ("nom,lat,lon\nMalo,51,2\n".encode("utf-16"), "UTF-8"),
            ('nom,lat,lon\n"Malo,51,2\n', "coupé ou abîmé"),
            ("nom,nom,lat,lon\nMalo,Malo,51,2\n", "deux fois"),
            ("nom,x,y\nMalo,51,2\n", "Aucune géométrie"),
            ("nom,lat,lon\nMalo,,\n", "Aucune géométrie"),
            ("nom,lat,lon\n", "Aucune géométrie"),
            (geojson(), "Aucune géométrie"),
            (geojson(feature(None)), "Aucune géométrie"),
            (geojson(feature("Point", [655000, 7100000])), "projection"),
            (geojson(feature(), crs={"properties": {"name": "EPSG:2154"}}), "projection"),
            ("nom,lat,lon\nMalo,7100000,655000\n", "projection"),
            (geojson(feature(titre="Malo")), "Aucun champ de nom"),
            (geojson(feature(nom="A", code="1"), feature(nom="B", code="1")), "2 fois"),
        ],
    )
    def test_a_file_is_refused_in_one_line_and_nothing_is_written(self, load, content, words):
        before = NeighbourhoodFactory()
        with pytest.raises(RefusedFile) as refusal:
            load(content)
        assert words in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert list(Neighbourhood.objects.all()) == [before]

    def test_a_named_field_that_is_not_there(self, load):
        with pytest.raises(RefusedFile, match="libelle"):
            load(CSV, name_field="libelle")

    def test_a_missing_file_or_a_folder(self, tmp_path):
        with pytest.raises(RefusedFile, match="n’existe pas"):
            import_neighbourhoods(path=tmp_path / "absent.csv")
        with pytest.raises(RefusedFile, match="ne peut pas être lu"):
            import_neighbourhoods(path=tmp_path)


class TestTheCommand:
    def run(self, tmp_path, content, *options):
        path, out, err = tmp_path / "q.csv", io.StringIO(), io.StringIO()
        path.write_text(content, "utf-8")
        call_command("import_neighbourhoods", str(path), *options, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def test_json_is_alone_on_standard_output(self, tmp_path):
        out, err = self.run(tmp_path, CSV, "--json")
        assert json.loads(out) == {
            "added": 1,
            "updated": 0,
            "unchanged": 0,
            "refused": [{"row": 3, "reason": "Glacis : sans point (latitude ou longitude vide)"}],
        }
        assert "2 / 2" in err

    def test_words_tell_the_same(self, tmp_path):
        out, _err = self.run(tmp_path, CSV)
        assert "1 ajoutés" in out
        assert "Ligne 3 refusée : Glacis" in out

    def test_repairs_are_told_on_standard_error(self, tmp_path):
        _out, err = self.run(tmp_path, geojson(feature(coordinates=BOW)))
        assert "contour croisé, réparé" in err

    def test_a_refused_file_is_an_error(self, tmp_path):
        with pytest.raises(CommandError, match="vide"):
            self.run(tmp_path, "")
