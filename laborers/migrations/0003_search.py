"""Words that people and households are found by, kept by the database itself."""

from django.db import migrations

# What people type is made alike on both sides: laborers.registry.search.bare is the twin of laborers_bare, and a test
# compares the two. Cyrillic or Greek capitals stay as they are; a lower case of our own needs no collation.
FUNCTIONS = r"""
CREATE FUNCTION laborers_bare(written text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    nothing CONSTANT text := '[\s\u0001-\u001f\u007f-\u009f\u00ad\u1680\u180e\u200b-\u200f\u2028-\u202e\u2060\ufeff·•・‧∙⋅]+';
BEGIN
    IF written ~ '^[\u4e00-\u9fff0-9a-z]*$' THEN
        RETURN written;
    END IF;
    written := regexp_replace(normalize(written, NFKC), nothing, '', 'g');
    RETURN lower(regexp_replace(normalize(written, NFKC), nothing, '', 'g') COLLATE "C");
END $$;

CREATE FUNCTION laborers_household_words(
    number text, group_name text, phone text, division text, address text DEFAULT ''
) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := ARRAY['d' || division];
BEGIN
    number := laborers_bare(number);
    words := words || ARRAY['h' || number, 'e' || right(number, 4)];
    group_name := laborers_bare(group_name);
    FOR i IN 1 .. length(group_name) LOOP
        words := words || ('g' || substr(group_name, i));
    END LOOP;
    address := laborers_bare(address);
    FOR i IN 1 .. length(address) LOOP
        words := words || ('a' || substr(address, i));
    END LOOP;
    IF phone <> '' THEN
        words := words || ARRAY['T' || phone, 'F' || right(phone, 4)];
    END IF;
    RETURN words;
END $$;

CREATE FUNCTION laborers_person_words(
    name text, pinyin text, initials text, phone text, hint text, household text[]
) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := household;
BEGIN
    name := laborers_bare(name);
    FOR i IN 1 .. length(name) LOOP
        words := words || ('c' || substr(name, i));
    END LOOP;
    -- Where the syllables begin is not kept; every letter that begins one somewhere is taken, which loses none.
    FOR i IN 1 .. length(pinyin) LOOP
        IF i = 1 OR strpos(substr(initials, 2), substr(pinyin, i, 1)) > 0 THEN
            words := words || ('y' || substr(pinyin, i));
        END IF;
    END LOOP;
    FOR i IN 1 .. length(initials) LOOP
        words := words || ('s' || substr(initials, i));
    END LOOP;
    IF phone <> '' THEN
        words := words || ARRAY['t' || phone, 'f' || right(phone, 4)];
    END IF;
    IF length(hint) > 4 AND right(hint, 4) !~ '[*]' THEN
        words := words || ('i' || lower(right(hint, 4) COLLATE "C"));
    END IF;
    RETURN array_to_tsvector(words);
END $$;
"""

PERSON = """laborers_person_words(l.name, l.pinyin, l.initials, l.phone, l.identity_hint,
        laborers_household_words(h.number, h.group_name, h.phone, l.division_id))"""
HOUSEHOLD = "array_to_tsvector(laborers_household_words(h.number, h.group_name, h.phone, h.division_id, h.address))"

# The statements are planned anew each time (EXECUTE): a plan made for one row would take hours with fifty thousand.
# A household whose people are written waits for whoever is changing it, and the other way round, so that no word is made
# from what is about to be old; FOR SHARE in the order of the keys.
TRIGGERS = rf"""
CREATE FUNCTION laborers_person_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'SELECT FROM laborers_household WHERE id IN (SELECT household_id FROM added) ORDER BY id FOR SHARE';
    EXECUTE 'INSERT INTO laborers_personwords (laborer_id, household_id, words)
        SELECT l.id, h.id, {PERSON} FROM added l JOIN laborers_household h ON h.id = l.household_id';
    RETURN NULL;
END $$;
CREATE TRIGGER words_added AFTER INSERT ON laborers_laborer REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_person_added();

CREATE FUNCTION laborers_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[];
BEGIN
    EXECUTE 'SELECT array_agg(n.id) FROM now_is n JOIN was w ON w.id = n.id
        WHERE (n.name, n.pinyin, n.initials, n.phone, n.identity_hint, n.household_id, n.division_id)
        IS DISTINCT FROM (w.name, w.pinyin, w.initials, w.phone, w.identity_hint, w.household_id, w.division_id)'
    INTO changed;
    IF changed IS NOT NULL THEN
        EXECUTE 'SELECT FROM laborers_household
            WHERE id IN (SELECT household_id FROM laborers_laborer WHERE id = ANY($1)) ORDER BY id FOR SHARE'
        USING changed;
        EXECUTE 'UPDATE laborers_personwords p SET household_id = h.id, words = {PERSON}
            FROM laborers_laborer l JOIN laborers_household h ON h.id = l.household_id
            WHERE l.id = ANY($1) AND p.laborer_id = l.id'
        USING changed;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER words_changed AFTER UPDATE ON laborers_laborer REFERENCING NEW TABLE AS now_is OLD TABLE AS was
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_person_changed();

CREATE FUNCTION laborers_person_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'DELETE FROM laborers_personwords p USING gone g WHERE p.laborer_id = g.id';
    RETURN NULL;
END $$;
CREATE TRIGGER words_gone AFTER DELETE ON laborers_laborer REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_person_gone();

CREATE FUNCTION laborers_household_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO laborers_householdwords (household_id, words) SELECT h.id, {HOUSEHOLD} FROM added h';
    RETURN NULL;
END $$;
CREATE TRIGGER words_added AFTER INSERT ON laborers_household REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_household_added();

CREATE FUNCTION laborers_household_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[];
BEGIN
    EXECUTE 'SELECT array_agg(n.id) FROM now_is n JOIN was w ON w.id = n.id
        WHERE (n.number, n.group_name, n.phone, n.address, n.division_id)
        IS DISTINCT FROM (w.number, w.group_name, w.phone, w.address, w.division_id)'
    INTO changed;
    IF changed IS NOT NULL THEN
        EXECUTE 'UPDATE laborers_householdwords w SET words = {HOUSEHOLD} FROM laborers_household h
            WHERE h.id = ANY($1) AND w.household_id = h.id'
        USING changed;
        EXECUTE 'UPDATE laborers_personwords p SET words = {PERSON}
            FROM laborers_laborer l JOIN laborers_household h ON h.id = l.household_id
            WHERE h.id = ANY($1) AND p.laborer_id = l.id'
        USING changed;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER words_changed AFTER UPDATE ON laborers_household REFERENCING NEW TABLE AS now_is OLD TABLE AS was
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_household_changed();

CREATE FUNCTION laborers_household_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'DELETE FROM laborers_householdwords w USING gone g WHERE w.household_id = g.id';
    RETURN NULL;
END $$;
CREATE TRIGGER words_gone AFTER DELETE ON laborers_household REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION laborers_household_gone();
"""

FILL = f"""
INSERT INTO laborers_householdwords (household_id, words) SELECT h.id, {HOUSEHOLD} FROM laborers_household h;
INSERT INTO laborers_personwords (laborer_id, household_id, words)
SELECT l.id, h.id, {PERSON} FROM laborers_laborer l JOIN laborers_household h ON h.id = l.household_id;
"""

UNDO = """
DROP TRIGGER words_added ON laborers_laborer; DROP TRIGGER words_changed ON laborers_laborer;
DROP TRIGGER words_gone ON laborers_laborer; DROP TRIGGER words_added ON laborers_household;
DROP TRIGGER words_changed ON laborers_household; DROP TRIGGER words_gone ON laborers_household;
DROP FUNCTION laborers_person_added, laborers_person_changed, laborers_person_gone, laborers_household_added,
    laborers_household_changed, laborers_household_gone;
DROP FUNCTION laborers_person_words, laborers_household_words, laborers_bare;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0002_registry_at_county_scale'),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS + TRIGGERS + FILL, UNDO),
    ]
