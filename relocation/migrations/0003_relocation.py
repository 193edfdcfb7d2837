"""Homes, facilities, declarations, draws, channels by policy, bases with their distributions, indicators by year."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
import xundian.kit.ranges
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0006_first_calls'),
        ('laborers', '0007_settling_in'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('relocation', '0002_feed'),
        ('xundian', '0005_calendars'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Building',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=20, verbose_name='name')),
                    ('storeys', models.PositiveSmallIntegerField(verbose_name='storeys')),
                ],
                options={
                    'verbose_name': 'building',
                    'verbose_name_plural': 'buildings',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='BuildingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=20, verbose_name='name')),
                    ('storeys', models.PositiveSmallIntegerField(verbose_name='storeys')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Home',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit')),
                    ('room', models.CharField(max_length=20, verbose_name='room')),
                    ('area_m2', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='area in square metres')),
                    ('persons', models.PositiveSmallIntegerField(verbose_name='meant for persons')),
                ],
                options={
                    'verbose_name': 'home',
                    'verbose_name_plural': 'homes',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='HomeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit')),
                    ('room', models.CharField(max_length=20, verbose_name='room')),
                    ('area_m2', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='area in square metres')),
                    ('persons', models.PositiveSmallIntegerField(verbose_name='meant for persons')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='movein',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='movein',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='movein',
                name='update_update',
            ), migrations.AddField(
                model_name='building',
                name='grid_officer',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to=settings.AUTH_USER_MODEL, verbose_name='grid officer'),
            ), migrations.AddField(
                model_name='building',
                name='site',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='buildinghistory',
                name='grid_officer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='grid officer'),
            ), migrations.AddField(
                model_name='buildinghistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='buildinghistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.building'),
            ), migrations.AddField(
                model_name='buildinghistory',
                name='site',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='home',
                name='building',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='homes', to='relocation.building', verbose_name='building'),
            ), migrations.AddField(
                model_name='movein',
                name='home',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='move_ins', to='relocation.home', verbose_name='home'),
            ), migrations.AddField(
                model_name='moveinhistory',
                name='home',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.home', verbose_name='home'),
            ), migrations.AddField(
                model_name='homehistory',
                name='building',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.building', verbose_name='building'),
            ), migrations.AddField(
                model_name='homehistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='homehistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.home'),
            ), migrations.AddConstraint(
                model_name='building',
                constraint=models.UniqueConstraint(fields=('site', 'name'), name='building_name_once'),
            ), migrations.AddConstraint(
                model_name='building',
                constraint=models.CheckConstraint(condition=models.Q(('storeys__gte', 1)), name='building_has_storeys'),
            ), migrations.AddConstraint(
                model_name='home',
                constraint=models.UniqueConstraint(fields=('building', 'unit', 'room'), name='home_once'),
            ), migrations.AddConstraint(
                model_name='home',
                constraint=models.CheckConstraint(condition=models.Q(('area_m2__gte', Decimal('10')), ('area_m2__lte', Decimal('1000'))), name='home_area'),
            ), migrations.AddConstraint(
                model_name='home',
                constraint=models.CheckConstraint(condition=models.Q(('persons__gte', 1), ('persons__lte', 20)), name='home_persons'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."building" IS DISTINCT FROM (NEW."building") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."home_id" IS DISTINCT FROM (NEW."home_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."moved_on" IS DISTINCT FROM (NEW."moved_on") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."unit" IS DISTINCT FROM (NEW."unit"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='75c32a7d9d6ba44af95952be0f3688ceb29eb4a9', operation='UPDATE', pgid='pgtrigger_bump_version_cb40b', table='relocation_movein', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_moveinhistory" ("building", "created_at", "home_id", "household_id", "id", "left_on", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "site_id", "unit", "updated_at", "version") SELECT new_values."building", new_values."created_at", new_values."home_id", new_values."household_id", new_values."id", new_values."left_on", new_values."moved_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."room", new_values."site_id", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e54e9bfb6fe97eaf356ec1cd3497ecc8f7587fe4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_48f37', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_movein', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_moveinhistory" ("building", "created_at", "home_id", "household_id", "id", "left_on", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "site_id", "unit", "updated_at", "version") SELECT new_values."building", new_values."created_at", new_values."home_id", new_values."household_id", new_values."id", new_values."left_on", new_values."moved_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."room", new_values."site_id", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fb6c97fc37be7fcb52313026def5d0888dd88413', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2398b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_movein', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='building',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."grid_officer_id" IS DISTINCT FROM (NEW."grid_officer_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."storeys" IS DISTINCT FROM (NEW."storeys"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='5db9042f764b76ff8c6d248d95c20843daf91d3b', operation='UPDATE', pgid='pgtrigger_bump_version_e47fc', table='relocation_building', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='building',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_buildinghistory" ("created_at", "grid_officer_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "storeys", "updated_at", "version") SELECT new_values."created_at", new_values."grid_officer_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."storeys", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8d03f1ca3f31466143bcb3205910a5b408ece8ae', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_07624', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_building', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='building',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_buildinghistory" ("created_at", "grid_officer_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "storeys", "updated_at", "version") SELECT new_values."created_at", new_values."grid_officer_id", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."storeys", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9fa136d2db96b775d761f3815f8e3eeae5c9c5df', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_59c8b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_building', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='buildinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='48278cec247b8a51c92e769f1a1e731cdfc2183b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1d1e0', table='relocation_buildinghistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area_m2" IS DISTINCT FROM (NEW."area_m2") OR OLD."building_id" IS DISTINCT FROM (NEW."building_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."persons" IS DISTINCT FROM (NEW."persons") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."unit" IS DISTINCT FROM (NEW."unit"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='019df4d67b2c5fc448bef52c28d4248d6c33d2ee', operation='UPDATE', pgid='pgtrigger_bump_version_f0d5d', table='relocation_home', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_homehistory" ("area_m2", "building_id", "created_at", "id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "unit", "updated_at", "version") SELECT new_values."area_m2", new_values."building_id", new_values."created_at", new_values."id", new_values."persons", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."room", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a246d982b07409a3bef79533d375fcb021348748', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f8156', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_home', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_homehistory" ("area_m2", "building_id", "created_at", "id", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "unit", "updated_at", "version") SELECT new_values."area_m2", new_values."building_id", new_values."created_at", new_values."id", new_values."persons", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."room", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='254a019cb2a7f76ead32a3d82127cc49e660ea74', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68f12', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_home', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='homehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6f93c08270e932f7583ebfa29b9c2c3d994b0b7b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05ac4', table='relocation_homehistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='ChannelPolicy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('answer_days', models.PositiveSmallIntegerField(default=14, verbose_name='days to answer an offer')),
                    ('rest_days', models.PositiveSmallIntegerField(default=30, verbose_name='days of rest after a no')),
                    ('enough_school', models.CharField(default='70', max_length=2, verbose_name='education from which nobody counts as low-skilled')),
                    ('low_skill_to_workshop', models.BooleanField(default=True, verbose_name='workshops are also for the low-skilled')),
                    ('migration_age_to', models.PositiveSmallIntegerField(default=60, verbose_name='organised migration up to age')),
                    ('industry_age_to', models.PositiveSmallIntegerField(default=60, verbose_name='bases up to age')),
                    ('welfare_age_from', models.PositiveSmallIntegerField(default=16, verbose_name='public-welfare posts from age')),
                    ('welfare_age_to', models.PositiveSmallIntegerField(default=65, verbose_name='public-welfare posts up to age')),
                    ('term_warning_days', models.PositiveSmallIntegerField(default=60, verbose_name='days before its end at which a term counts as ending soon')),
                ],
                options={
                    'verbose_name': 'channel policy',
                    'verbose_name_plural': 'channel policies',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ZeroEmployment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('found_on', models.DateField(verbose_name='found on')),
                    ('cleared_on', models.DateField(blank=True, null=True, verbose_name='cleared on')),
                    ('how', models.CharField(blank=True, choices=[('work', 'Somebody works'), ('left_site', 'The household left the site'), ('nobody_able', 'Nobody able and willing is left')], max_length=12, verbose_name='how it was cleared')),
                ],
                options={
                    'verbose_name': 'household without work',
                    'verbose_name_plural': 'households without work',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ZeroEmploymentHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('found_on', models.DateField(verbose_name='found on')),
                    ('cleared_on', models.DateField(blank=True, null=True, verbose_name='cleared on')),
                    ('how', models.CharField(blank=True, choices=[('work', 'Somebody works'), ('left_site', 'The household left the site'), ('nobody_able', 'Nobody able and willing is left')], max_length=12, verbose_name='how it was cleared')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='channeloffer',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='channeloffer',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='channeloffer',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='welfarepost',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='welfarepost',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='welfarepost',
                name='update_update',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='workshop',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='workshop',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='workshop',
                name='update_update',
            ), migrations.AddField(
                model_name='channeloffer',
                name='offer',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='channel_offer', to='laborers.offer', verbose_name='offered post'),
            ), migrations.AddField(
                model_name='channeloffer',
                name='proposed_channel',
                field=models.CharField(blank=True, choices=[('WORKSHOP', 'Workshop near home'), ('INDUSTRY', 'Industrial base'), ('MIGRATION', 'Organised labour migration'), ('WELFARE', 'Public-welfare post')], max_length=10, verbose_name='proposed channel'),
            ), migrations.AddField(
                model_name='channelofferhistory',
                name='offer',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.offer', verbose_name='offered post'),
            ), migrations.AddField(
                model_name='channelofferhistory',
                name='proposed_channel',
                field=models.CharField(blank=True, choices=[('WORKSHOP', 'Workshop near home'), ('INDUSTRY', 'Industrial base'), ('MIGRATION', 'Organised labour migration'), ('WELFARE', 'Public-welfare post')], max_length=10, verbose_name='proposed channel'),
            ), migrations.AddField(
                model_name='welfarepost',
                name='term_months',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='term in months'),
            ), migrations.AddField(
                model_name='welfareposthistory',
                name='term_months',
                field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='term in months'),
            ), migrations.AddField(
                model_name='workshop',
                name='recognised_until',
                field=models.DateField(blank=True, null=True, verbose_name='recognised until'),
            ), migrations.AddField(
                model_name='workshop',
                name='technicians',
                field=models.PositiveSmallIntegerField(default=0, verbose_name='technicians'),
            ), migrations.AddField(
                model_name='workshophistory',
                name='recognised_until',
                field=models.DateField(blank=True, null=True, verbose_name='recognised until'),
            ), migrations.AddField(
                model_name='workshophistory',
                name='technicians',
                field=models.PositiveSmallIntegerField(default=0, verbose_name='technicians'),
            ), migrations.AddConstraint(
                model_name='welfarepost',
                constraint=models.CheckConstraint(condition=models.Q(('term_months__isnull', True), models.Q(('term_months__gte', 1), ('term_months__lte', 120)), _connector='OR'), name='welfare_post_term'),
            ), migrations.AddConstraint(
                model_name='workshop',
                constraint=models.CheckConstraint(condition=models.Q(('recognised_until__isnull', True), ('recognised_until__gte', models.F('recognised_on')), _connector='OR'), name='workshop_recognised_until_later'),
            ), migrations.AddField(
                model_name='channelpolicy',
                name='county',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county'),
            ), migrations.AddField(
                model_name='channeloffer',
                name='policy',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='relocation.channelpolicy', verbose_name='channel policy'),
            ), migrations.AddField(
                model_name='channelofferhistory',
                name='policy',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.channelpolicy', verbose_name='channel policy'),
            ), migrations.AddIndex(
                model_name='channeloffer',
                index=models.Index(fields=['laborer', '-answered_on'], name='channel_by_laborer'),
            ), migrations.AddField(
                model_name='zeroemployment',
                name='division',
                field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='zeroemployment',
                name='household',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zero_employments', to='laborers.household', verbose_name='household'),
            ), migrations.AddField(
                model_name='zeroemployment',
                name='placement',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.placement', verbose_name='placement'),
            ), migrations.AddField(
                model_name='zeroemployment',
                name='site',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zero_employments', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='division',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='household',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.zeroemployment'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='placement',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.placement', verbose_name='placement'),
            ), migrations.AddField(
                model_name='zeroemploymenthistory',
                name='site',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site'),
            ), migrations.AddConstraint(
                model_name='channelpolicy',
                constraint=models.UniqueConstraint(fields=('county', 'valid_from'), name='channel_policy_once'),
            ), migrations.AddConstraint(
                model_name='channelpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='channel_policy_ends_after_start'),
            ), migrations.AddConstraint(
                model_name='channelpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('answer_days__gte', 1)), name='channel_policy_time_to_answer'),
            ), migrations.AddConstraint(
                model_name='channelpolicy',
                constraint=models.CheckConstraint(condition=models.Q(('welfare_age_from__gte', 16), ('welfare_age_to__gte', models.F('welfare_age_from'))), name='channel_policy_welfare_ages'),
            ), migrations.AddIndex(
                model_name='zeroemployment',
                index=models.Index(fields=['site', 'found_on'], name='zero_employment_by_site'),
            ), migrations.AddConstraint(
                model_name='zeroemployment',
                constraint=models.UniqueConstraint(condition=models.Q(('cleared_on__isnull', True)), fields=('household',), name='one_open_zero_employment'),
            ), migrations.AddConstraint(
                model_name='zeroemployment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('cleared_on__isnull', True), ('how', ''), ('placement__isnull', True)), models.Q(('cleared_on__gte', models.F('found_on')), ('how__in', ['work', 'left_site', 'nobody_able'])), _connector='OR'), name='zero_employment_cleared_somehow'),
            ), migrations.AddConstraint(
                model_name='zeroemployment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', 'work'), ('placement__isnull', False)), models.Q(models.Q(('how', 'work'), _negated=True), ('placement__isnull', True)), _connector='OR'), name='zero_employment_work_has_placement'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."offer_id" IS DISTINCT FROM (NEW."offer_id") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."proposed_channel" IS DISTINCT FROM (NEW."proposed_channel") OR OLD."proposed_on" IS DISTINCT FROM (NEW."proposed_on") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."welfare_post_id" IS DISTINCT FROM (NEW."welfare_post_id") OR OLD."workshop_id" IS DISTINCT FROM (NEW."workshop_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='90b062a02f2d4edd6cd8b873443e41c05aeedc4d', operation='UPDATE', pgid='pgtrigger_bump_version_5ae09', table='relocation_channeloffer', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_channelofferhistory" ("answer_by", "answered_on", "by_id", "channel", "created_at", "division_id", "household_id", "id", "laborer_id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "policy_id", "proposed_channel", "proposed_on", "reasons", "site_id", "state", "updated_at", "version", "welfare_post_id", "workshop_id") SELECT new_values."answer_by", new_values."answered_on", new_values."by_id", new_values."channel", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."laborer_id", new_values."offer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement_id", new_values."policy_id", new_values."proposed_channel", new_values."proposed_on", new_values."reasons", new_values."site_id", new_values."state", new_values."updated_at", new_values."version", new_values."welfare_post_id", new_values."workshop_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ee21d690075fc5ba6c467513a3c1bfe56afaf2ac', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f90f', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_channeloffer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_channelofferhistory" ("answer_by", "answered_on", "by_id", "channel", "created_at", "division_id", "household_id", "id", "laborer_id", "offer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "policy_id", "proposed_channel", "proposed_on", "reasons", "site_id", "state", "updated_at", "version", "welfare_post_id", "workshop_id") SELECT new_values."answer_by", new_values."answered_on", new_values."by_id", new_values."channel", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."laborer_id", new_values."offer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."placement_id", new_values."policy_id", new_values."proposed_channel", new_values."proposed_on", new_values."reasons", new_values."site_id", new_values."state", new_values."updated_at", new_values."version", new_values."welfare_post_id", new_values."workshop_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fcf0d1c9ffd4d24273e86ddc08a40a90743e5252', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0729e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_channeloffer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."funded_by" IS DISTINCT FROM (NEW."funded_by") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."term_months" IS DISTINCT FROM (NEW."term_months") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9b347c2a2ab20735af95cf67c6e649db657b5cc4', operation='UPDATE', pgid='pgtrigger_bump_version_61d92', table='relocation_welfarepost', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_welfareposthistory" ("closed_on", "created_at", "funded_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "site_id", "term_months", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."funded_by", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."site_id", new_values."term_months", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0a3bf39ed1c0683138385d1361f898b0ac1ab8e9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8b3e3', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_welfarepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_welfareposthistory" ("closed_on", "created_at", "funded_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "site_id", "term_months", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."funded_by", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."site_id", new_values."term_months", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ea4e0532730cdb22a2b10803c3ecd8f14c13f7ce', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_78235', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_welfarepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."recognised_on" IS DISTINCT FROM (NEW."recognised_on") OR OLD."recognised_until" IS DISTINCT FROM (NEW."recognised_until") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."technicians" IS DISTINCT FROM (NEW."technicians") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='46e34c9c6b2c0ab45fcb2a5b32a1401fff1e09e1', operation='UPDATE', pgid='pgtrigger_bump_version_156dd', table='relocation_workshop', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workshophistory" ("closed_on", "created_at", "id", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recognised_on", "recognised_until", "site_id", "technicians", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."id", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."recognised_on", new_values."recognised_until", new_values."site_id", new_values."technicians", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4d0d3d1744b8602945658da2052569a38bab225f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_03314', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_workshop', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workshophistory" ("closed_on", "created_at", "id", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recognised_on", "recognised_until", "site_id", "technicians", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."id", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."recognised_on", new_values."recognised_until", new_values."site_id", new_values."technicians", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3f4f69046d226e5d2b99214d44053c7f5e7f432d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7a2c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_workshop', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channelpolicy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer_days" IS DISTINCT FROM (NEW."answer_days") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."enough_school" IS DISTINCT FROM (NEW."enough_school") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."industry_age_to" IS DISTINCT FROM (NEW."industry_age_to") OR OLD."low_skill_to_workshop" IS DISTINCT FROM (NEW."low_skill_to_workshop") OR OLD."migration_age_to" IS DISTINCT FROM (NEW."migration_age_to") OR OLD."rest_days" IS DISTINCT FROM (NEW."rest_days") OR OLD."term_warning_days" IS DISTINCT FROM (NEW."term_warning_days") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."welfare_age_from" IS DISTINCT FROM (NEW."welfare_age_from") OR OLD."welfare_age_to" IS DISTINCT FROM (NEW."welfare_age_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='fd6a909a3ca87d5f695c5da8d1a270813f2b2254', operation='UPDATE', pgid='pgtrigger_bump_version_fb4f7', table='relocation_channelpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channelpolicy',
                trigger=pgtrigger.compiler.Trigger(name='policy_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."answer_days" IS DISTINCT FROM (NEW."answer_days") OR OLD."rest_days" IS DISTINCT FROM (NEW."rest_days") OR OLD."enough_school" IS DISTINCT FROM (NEW."enough_school") OR OLD."low_skill_to_workshop" IS DISTINCT FROM (NEW."low_skill_to_workshop") OR OLD."migration_age_to" IS DISTINCT FROM (NEW."migration_age_to") OR OLD."industry_age_to" IS DISTINCT FROM (NEW."industry_age_to") OR OLD."welfare_age_from" IS DISTINCT FROM (NEW."welfare_age_from") OR OLD."welfare_age_to" IS DISTINCT FROM (NEW."welfare_age_to") OR OLD."term_warning_days" IS DISTINCT FROM (NEW."term_warning_days"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='587423171f748faf8604b88f75da147b2f7e07db', operation='UPDATE', pgid='pgtrigger_policy_stays_c4e9d', table='relocation_channelpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channelpolicy',
                trigger=pgtrigger.compiler.Trigger(name='policy_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='7a2552f03cb1a4fb7f31dc31d792bbb90c64c798', operation='DELETE', pgid='pgtrigger_policy_is_kept_d7e83', table='relocation_channelpolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='zeroemployment',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."cleared_on" IS DISTINCT FROM (NEW."cleared_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."found_on" IS DISTINCT FROM (NEW."found_on") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."how" IS DISTINCT FROM (NEW."how") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='5f79bd8ed6b34bbd341fd9b31fe03a3116c7e090', operation='UPDATE', pgid='pgtrigger_bump_version_cc242', table='relocation_zeroemployment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='zeroemployment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_zeroemploymenthistory" ("cleared_on", "created_at", "division_id", "found_on", "household_id", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "site_id", "updated_at", "version") SELECT new_values."cleared_on", new_values."created_at", new_values."division_id", new_values."found_on", new_values."household_id", new_values."how", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement_id", new_values."site_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6affc89ab9814ac5cc3163cba28119dc6e947624', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c6081', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_zeroemployment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='zeroemployment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_zeroemploymenthistory" ("cleared_on", "created_at", "division_id", "found_on", "household_id", "how", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "site_id", "updated_at", "version") SELECT new_values."cleared_on", new_values."created_at", new_values."division_id", new_values."found_on", new_values."household_id", new_values."how", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."placement_id", new_values."site_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0a884f511c800fad6e75656c550ba0991ecde857', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_06d25', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_zeroemployment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='zeroemploymenthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e4bd3fc2704678b71147a5bc11f531519fcfa987', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d77d3', table='relocation_zeroemploymenthistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Planting',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('crop', models.CharField(max_length=30, verbose_name='crop')),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='area (mu)')),
                ],
                options={
                    'verbose_name': 'crop of a season',
                    'verbose_name_plural': 'crops of seasons',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Base',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('company_name', models.CharField(max_length=100, verbose_name='name of the leading company')),
                    ('organiser_name', models.CharField(max_length=100, verbose_name='name of the base organiser')),
                    ('collective_name', models.CharField(max_length=100, verbose_name='village collective')),
                    ('opened_on', models.DateField(verbose_name='opened on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('company', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.enterprise', verbose_name='leading company')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village or township')),
                    ('organiser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.enterprise', verbose_name='base organiser')),
                ],
                options={
                    'verbose_name': 'industrial base',
                    'verbose_name_plural': 'industrial bases',
                },
            ), migrations.CreateModel(
                name='BaseHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('company_name', models.CharField(max_length=100, verbose_name='name of the leading company')),
                    ('organiser_name', models.CharField(max_length=100, verbose_name='name of the base organiser')),
                    ('collective_name', models.CharField(max_length=100, verbose_name='village collective')),
                    ('opened_on', models.DateField(verbose_name='opened on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('company', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='leading company')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village or township')),
                    ('organiser', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='base organiser')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.base')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='BasePolicy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('mu_per_technician', models.PositiveIntegerField(verbose_name='land for one technician (mu)')),
                    ('largest_bp', models.PositiveIntegerField(verbose_name='largest share of one crop (basis points)')),
                    ('herfindahl', models.PositiveIntegerField(verbose_name='largest Herfindahl index')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'policy for bases',
                    'verbose_name_plural': 'policies for bases',
                },
            ), migrations.CreateModel(
                name='BasePolicyHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('mu_per_technician', models.PositiveIntegerField(verbose_name='land for one technician (mu)')),
                    ('largest_bp', models.PositiveIntegerField(verbose_name='largest share of one crop (basis points)')),
                    ('herfindahl', models.PositiveIntegerField(verbose_name='largest Herfindahl index')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.basepolicy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='BasePost',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('headcount', models.PositiveIntegerField(verbose_name='headcount')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly wage')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='relocation.base', verbose_name='industrial base')),
                    ('vacancy', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='base_post', to='laborers.vacancy', verbose_name='vacancy')),
                ],
                options={
                    'verbose_name': 'post at a base',
                    'verbose_name_plural': 'posts at bases',
                },
            ), migrations.CreateModel(
                name='BasePostHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('headcount', models.PositiveIntegerField(verbose_name='headcount')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly wage')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.basepost')),
                    ('vacancy', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.vacancy', verbose_name='vacancy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Distribution',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(verbose_name='until')),
                    ('state', models.CharField(choices=[('prepared', 'Prepared'), ('approved', 'Approved'), ('withdrawn', 'Withdrawn')], default='prepared', max_length=10, verbose_name='state')),
                    ('sales_fen', models.BigIntegerField(verbose_name='sales')),
                    ('company_fen', models.BigIntegerField(verbose_name='part of the leading company')),
                    ('company_keeps_fen', models.BigIntegerField(verbose_name='kept by the leading company')),
                    ('households_fen', models.BigIntegerField(verbose_name='for linked households')),
                    ('base_fen', models.BigIntegerField(verbose_name='part of the base')),
                    ('collective_fen', models.BigIntegerField(verbose_name='part of the village collective')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='why it is corrected')),
                    ('prepared_on', models.DateField(verbose_name='prepared on')),
                    ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                    ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distributions', to='relocation.base', verbose_name='industrial base')),
                    ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='relocation.distribution', verbose_name='corrects')),
                    ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by')),
                ],
                options={
                    'verbose_name': 'distribution',
                    'verbose_name_plural': 'distributions',
                },
            ), migrations.CreateModel(
                name='DistributionLine',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('party', models.CharField(choices=[('company', 'Leading company'), ('base', 'Base'), ('collective', 'Village collective'), ('household', 'Linked household')], max_length=10, verbose_name='party')),
                    ('weight', models.BigIntegerField(blank=True, null=True, verbose_name='counts for')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('already_fen', models.BigIntegerField(default=0, verbose_name='paid before')),
                    ('distribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='relocation.distribution', verbose_name='distribution')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('household', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='distribution_lines', to='laborers.household', verbose_name='household')),
                ],
                options={
                    'verbose_name': 'line of a distribution',
                    'verbose_name_plural': 'lines of distributions',
                },
            ), migrations.CreateModel(
                name='DistributionPayment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('paid', 'Paid'), ('returned', 'Returned')], max_length=10, verbose_name='kind')),
                    ('on', models.DateField(verbose_name='day')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='relocation.distributionline', verbose_name='line of a distribution')),
                ],
                options={
                    'verbose_name': 'payment of a distribution',
                    'verbose_name_plural': 'payments of distributions',
                },
            ), migrations.CreateModel(
                name='DistributionPaymentHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('paid', 'Paid'), ('returned', 'Returned')], max_length=10, verbose_name='kind')),
                    ('on', models.DateField(verbose_name='day')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                    ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('line', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.distributionline', verbose_name='line of a distribution')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.distributionpayment')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DistributionScheme',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('company_bp', models.PositiveIntegerField(verbose_name='part of the leading company (basis points)')),
                    ('base_bp', models.PositiveIntegerField(verbose_name='part of the base (basis points)')),
                    ('collective_bp', models.PositiveIntegerField(verbose_name='part of the village collective (basis points)')),
                    ('households_bp', models.PositiveIntegerField(verbose_name="part of the company's part for linked households (basis points)")),
                    ('rule', models.CharField(choices=[('equal', 'Alike'), ('shares', 'By shares'), ('mu', 'By land brought in'), ('days', 'By days worked')], max_length=10, verbose_name='divided among households')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'distribution scheme',
                    'verbose_name_plural': 'distribution schemes',
                },
            ), migrations.CreateModel(
                name='DistributionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(verbose_name='until')),
                    ('state', models.CharField(choices=[('prepared', 'Prepared'), ('approved', 'Approved'), ('withdrawn', 'Withdrawn')], default='prepared', max_length=10, verbose_name='state')),
                    ('sales_fen', models.BigIntegerField(verbose_name='sales')),
                    ('company_fen', models.BigIntegerField(verbose_name='part of the leading company')),
                    ('company_keeps_fen', models.BigIntegerField(verbose_name='kept by the leading company')),
                    ('households_fen', models.BigIntegerField(verbose_name='for linked households')),
                    ('base_fen', models.BigIntegerField(verbose_name='part of the base')),
                    ('collective_fen', models.BigIntegerField(verbose_name='part of the village collective')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='why it is corrected')),
                    ('prepared_on', models.DateField(verbose_name='prepared on')),
                    ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                    ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                    ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.distribution', verbose_name='corrects')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.distribution')),
                    ('prepared_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
                    ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by')),
                    ('scheme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.distributionscheme', verbose_name='distribution scheme')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='distribution',
                name='scheme',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='distributions', to='relocation.distributionscheme', verbose_name='distribution scheme'),
            ), migrations.CreateModel(
                name='DistributionSchemeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('company_bp', models.PositiveIntegerField(verbose_name='part of the leading company (basis points)')),
                    ('base_bp', models.PositiveIntegerField(verbose_name='part of the base (basis points)')),
                    ('collective_bp', models.PositiveIntegerField(verbose_name='part of the village collective (basis points)')),
                    ('households_bp', models.PositiveIntegerField(verbose_name="part of the company's part for linked households (basis points)")),
                    ('rule', models.CharField(choices=[('equal', 'Alike'), ('shares', 'By shares'), ('mu', 'By land brought in'), ('days', 'By days worked')], max_length=10, verbose_name='divided among households')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.distributionscheme')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Insurance',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('insurer', models.CharField(max_length=100, verbose_name='insurer')),
                    ('policy_number', models.CharField(max_length=60, verbose_name='policy number')),
                    ('starts', models.DateField(verbose_name='in force from')),
                    ('ends', models.DateField(verbose_name='in force until')),
                    ('insured_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='insured area (mu)')),
                    ('sum_fen', models.BigIntegerField(verbose_name='sum insured')),
                    ('premium_fen', models.BigIntegerField(blank=True, null=True, verbose_name='premium')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='insurances', to='relocation.base', verbose_name='industrial base')),
                ],
                options={
                    'verbose_name': 'insurance of a base',
                    'verbose_name_plural': 'insurances of bases',
                },
            ), migrations.CreateModel(
                name='InsuranceHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('insurer', models.CharField(max_length=100, verbose_name='insurer')),
                    ('policy_number', models.CharField(max_length=60, verbose_name='policy number')),
                    ('starts', models.DateField(verbose_name='in force from')),
                    ('ends', models.DateField(verbose_name='in force until')),
                    ('insured_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='insured area (mu)')),
                    ('sum_fen', models.BigIntegerField(verbose_name='sum insured')),
                    ('premium_fen', models.BigIntegerField(blank=True, null=True, verbose_name='premium')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.insurance')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Plot',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=60, verbose_name='plot')),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='area (mu)')),
                    ('source', models.CharField(choices=[('collective', 'Land of the village collective'), ('leased', 'Leased from households'), ('shares', 'Brought in as shares')], max_length=10, verbose_name='source')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plots', to='relocation.base', verbose_name='industrial base')),
                ],
                options={
                    'verbose_name': 'plot of a base',
                    'verbose_name_plural': 'plots of bases',
                },
            ), migrations.CreateModel(
                name='PlotHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=60, verbose_name='plot')),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='area (mu)')),
                    ('source', models.CharField(choices=[('collective', 'Land of the village collective'), ('leased', 'Leased from households'), ('shares', 'Brought in as shares')], max_length=10, verbose_name='source')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.plot')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Sale',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('sold_on', models.DateField(verbose_name='sold on')),
                    ('crop', models.CharField(max_length=30, verbose_name='crop')),
                    ('buyer', models.CharField(max_length=100, verbose_name='buyer')),
                    ('region', models.CharField(blank=True, max_length=60, verbose_name='sold to (region)')),
                    ('weight_kg', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='weight (kg)')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('document', models.CharField(blank=True, max_length=100, verbose_name='document')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sales', to='relocation.base', verbose_name='industrial base')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='relocation.sale', verbose_name='corrects')),
                ],
                options={
                    'verbose_name': 'sale',
                    'verbose_name_plural': 'sales',
                },
            ), migrations.CreateModel(
                name='CountedSale',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('distribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='relocation.distribution')),
                    ('sale', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='relocation.sale')),
                ],
                options={
                    'verbose_name': 'sale of a distribution',
                    'verbose_name_plural': 'sales of distributions',
                },
            ), migrations.CreateModel(
                name='SaleHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('sold_on', models.DateField(verbose_name='sold on')),
                    ('crop', models.CharField(max_length=30, verbose_name='crop')),
                    ('buyer', models.CharField(max_length=100, verbose_name='buyer')),
                    ('region', models.CharField(blank=True, max_length=60, verbose_name='sold to (region)')),
                    ('weight_kg', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='weight (kg)')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('document', models.CharField(blank=True, max_length=100, verbose_name='document')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.sale', verbose_name='corrects')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.sale')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Season',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=40, verbose_name='season')),
                    ('starts', models.DateField(verbose_name='first day')),
                    ('ends', models.DateField(verbose_name='last day')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seasons', to='relocation.base', verbose_name='industrial base')),
                ],
                options={
                    'verbose_name': 'season',
                    'verbose_name_plural': 'seasons',
                },
            ), migrations.CreateModel(
                name='PlantingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('crop', models.CharField(max_length=30, verbose_name='crop')),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=10, verbose_name='area (mu)')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.planting')),
                    ('season', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.season', verbose_name='season')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='planting',
                name='season',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plantings', to='relocation.season', verbose_name='season'),
            ), migrations.CreateModel(
                name='SeasonHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=40, verbose_name='season')),
                    ('starts', models.DateField(verbose_name='first day')),
                    ('ends', models.DateField(verbose_name='last day')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.season')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Shareholding',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('shares', models.PositiveIntegerField(default=0, verbose_name='shares')),
                    ('mu', models.DecimalField(decimal_places=2, default=0, max_digits=10, verbose_name='land brought in (mu)')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shareholdings', to='relocation.base', verbose_name='industrial base')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shareholdings', to='laborers.household', verbose_name='household')),
                ],
                options={
                    'verbose_name': 'shareholding',
                    'verbose_name_plural': 'shareholdings',
                },
            ), migrations.CreateModel(
                name='ShareholdingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('shares', models.PositiveIntegerField(default=0, verbose_name='shares')),
                    ('mu', models.DecimalField(decimal_places=2, default=0, max_digits=10, verbose_name='land brought in (mu)')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.shareholding')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Technician',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('skill', models.CharField(max_length=80, verbose_name='what for')),
                    ('employer', models.CharField(blank=True, max_length=100, verbose_name='sent by')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='technicians', to='relocation.base', verbose_name='industrial base')),
                ],
                options={
                    'verbose_name': 'technician of a base',
                    'verbose_name_plural': 'technicians of bases',
                },
            ), migrations.CreateModel(
                name='TechnicianHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('skill', models.CharField(max_length=80, verbose_name='what for')),
                    ('employer', models.CharField(blank=True, max_length=100, verbose_name='sent by')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.technician')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WorkDays',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('month', models.DateField(verbose_name='month')),
                    ('days', models.PositiveIntegerField(verbose_name='days')),
                    ('base', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_days', to='relocation.base', verbose_name='industrial base')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_days', to='laborers.household', verbose_name='household')),
                ],
                options={
                    'verbose_name': 'days worked at a base',
                    'verbose_name_plural': 'days worked at bases',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WorkDaysHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('month', models.DateField(verbose_name='month')),
                    ('days', models.PositiveIntegerField(verbose_name='days')),
                    ('base', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.base', verbose_name='industrial base')),
                    ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.workdays')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddConstraint(
                model_name='base',
                constraint=models.UniqueConstraint(fields=('division', 'name'), name='base_name_once'),
            ), migrations.AddConstraint(
                model_name='base',
                constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='base_days_in_order'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='base',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."collective_name" IS DISTINCT FROM (NEW."collective_name") OR OLD."company_id" IS DISTINCT FROM (NEW."company_id") OR OLD."company_name" IS DISTINCT FROM (NEW."company_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."organiser_id" IS DISTINCT FROM (NEW."organiser_id") OR OLD."organiser_name" IS DISTINCT FROM (NEW."organiser_name"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f49840caa1821c8ccba38fdb751ba77f50d21f72', operation='UPDATE', pgid='pgtrigger_bump_version_4d687', table='relocation_base', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='base',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='5285dbf4eced9f9f6cab04bc7757e25cdacb8153', operation='DELETE', pgid='pgtrigger_kept_d59e4', table='relocation_base', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='base',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_basehistory" ("closed_on", "collective_name", "company_id", "company_name", "created_at", "division_id", "id", "name", "opened_on", "organiser_id", "organiser_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."closed_on", new_values."collective_name", new_values."company_id", new_values."company_name", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", new_values."organiser_id", new_values."organiser_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e60ca3551bce47e57a602b9d9296ad54e6ce9748', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_026f4', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_base', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='base',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_basehistory" ("closed_on", "collective_name", "company_id", "company_name", "created_at", "division_id", "id", "name", "opened_on", "organiser_id", "organiser_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."closed_on", new_values."collective_name", new_values."company_id", new_values."company_name", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", new_values."organiser_id", new_values."organiser_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87ca5b29837c205e60be861de7fdb6f7ae1f329c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2f1f0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_base', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c898c37cdccd3672b8127fa31f954dfc72e4a2e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1ea31', table='relocation_basehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='basepolicy',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='base_policy_days_in_order'),
            ), migrations.AddConstraint(
                model_name='basepolicy',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('county_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='one_base_policy_at_a_time'),
            ), migrations.AddConstraint(
                model_name='basepolicy',
                constraint=models.CheckConstraint(condition=models.Q(('herfindahl__gt', 0), ('herfindahl__lte', 10000), ('largest_bp__gt', 0), ('largest_bp__lte', 10000), ('mu_per_technician__gt', 0)), name='base_policy_limits'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepolicy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."herfindahl" IS DISTINCT FROM (NEW."herfindahl") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."largest_bp" IS DISTINCT FROM (NEW."largest_bp") OR OLD."mu_per_technician" IS DISTINCT FROM (NEW."mu_per_technician") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='abde5195c8c8c901085f60add97765a43ea68277', operation='UPDATE', pgid='pgtrigger_bump_version_5efdb', table='relocation_basepolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepolicy',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4cdae140cc7bbcf4d9dec8536a86535d132aa17a', operation='DELETE', pgid='pgtrigger_kept_b3574', table='relocation_basepolicy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepolicy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_basepolicyhistory" ("county_id", "created_at", "document", "herfindahl", "id", "largest_bp", "mu_per_technician", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."county_id", new_values."created_at", new_values."document", new_values."herfindahl", new_values."id", new_values."largest_bp", new_values."mu_per_technician", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='16297b50689713fa7d973293ef82512caa9c64f7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3c8bb', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_basepolicy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepolicy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_basepolicyhistory" ("county_id", "created_at", "document", "herfindahl", "id", "largest_bp", "mu_per_technician", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."county_id", new_values."created_at", new_values."document", new_values."herfindahl", new_values."id", new_values."largest_bp", new_values."mu_per_technician", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1a02fc50d72af2dfd175e6f71beb852cc693eb0f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4507d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_basepolicy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepolicyhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a6adcae8ccb3f4579e5eea5ae4a78f4210014591', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_90c26', table='relocation_basepolicyhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='basepost',
                constraint=models.CheckConstraint(condition=models.Q(('headcount__gt', 0), ('wage_fen__gt', 0)), name='base_post_counts'),
            ), migrations.AddConstraint(
                model_name='basepost',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='base_post_days_in_order'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepost',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."headcount" IS DISTINCT FROM (NEW."headcount") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."vacancy_id" IS DISTINCT FROM (NEW."vacancy_id") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0f56576cc3f25aae3afe0c29d9523f9ff544ba55', operation='UPDATE', pgid='pgtrigger_bump_version_36694', table='relocation_basepost', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepost',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='82d56b717b8a8db23da00116256995756925cf70', operation='DELETE', pgid='pgtrigger_kept_63bb3', table='relocation_basepost', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepost',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_baseposthistory" ("base_id", "created_at", "headcount", "id", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "vacancy_id", "valid_from", "valid_to", "version", "wage_fen") SELECT new_values."base_id", new_values."created_at", new_values."headcount", new_values."id", new_values."occupation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."vacancy_id", new_values."valid_from", new_values."valid_to", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='78fe36c63566f205419e4b62df78e3ce0680a853', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_720ba', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_basepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='basepost',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_baseposthistory" ("base_id", "created_at", "headcount", "id", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "vacancy_id", "valid_from", "valid_to", "version", "wage_fen") SELECT new_values."base_id", new_values."created_at", new_values."headcount", new_values."id", new_values."occupation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."vacancy_id", new_values."valid_from", new_values."valid_to", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='355d5cbf5121ea1e317127ad683ad3eef8345570', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_815ae', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_basepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='baseposthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='417eb1c84ca2a4307e005dc804384a3a59d90b37', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_71328', table='relocation_baseposthistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='distributionline',
                constraint=models.UniqueConstraint(fields=('distribution', 'party', 'household'), name='line_once', nulls_distinct=False),
            ), migrations.AddConstraint(
                model_name='distributionline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('household__isnull', False), ('party', 'household'), ('weight__gte', 0)), models.Q(models.Q(('party', 'household'), _negated=True), ('household', None), ('weight', None)), _connector='OR'), name='line_of_a_household'),
            ), migrations.AddConstraint(
                model_name='distributionline',
                constraint=models.CheckConstraint(condition=models.Q(('already_fen__gte', 0), ('amount_fen__gte', 0)), name='line_not_negative'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionline',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='76706cbc2cf783f903b25adfdbc5416f7856562f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a14ef', table='relocation_distributionline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionline',
                trigger=pgtrigger.compiler.Trigger(name='lines_add_up', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE whole relocation_distribution%ROWTYPE;', func="\n            SELECT * INTO whole FROM relocation_distribution WHERE id = NEW.distribution_id;\n            IF (SELECT coalesce(sum(amount_fen), 0) FROM relocation_countedsale WHERE distribution_id = whole.id)\n                    <> whole.sales_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'company') <> whole.company_keeps_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'base') <> whole.base_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'collective') <> whole.collective_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'household') <> whole.households_fen\n            THEN RAISE EXCEPTION 'The lines of a distribution must add up to its sales.' USING ERRCODE = '23514';\n            END IF;\n            RETURN NULL;\n        ", hash='003e0348862eee8dedb9f39aec1ad76b0c6715ed', operation='INSERT OR UPDATE', pgid='pgtrigger_lines_add_up_ec03b', table='relocation_distributionline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='distributionpayment',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='distribution_payment_above_zero'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionpayment',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c37b603c8a4e1d49d40a5e7420fb4bdcdc2e58c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f7f1', table='relocation_distributionpayment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionpayment',
                trigger=pgtrigger.compiler.Trigger(name='not_more_than_due', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE due bigint; net bigint;', func="\n        SELECT line.amount_fen - line.already_fen INTO due\n            FROM relocation_distributionline line\n            JOIN relocation_distribution whole ON whole.id = line.distribution_id AND whole.state = 'approved'\n            WHERE line.id = NEW.line_id;\n        SELECT coalesce(sum(CASE kind WHEN 'paid' THEN amount_fen ELSE -amount_fen END), 0) INTO net\n            FROM relocation_distributionpayment WHERE line_id = NEW.line_id;\n        net := net + CASE NEW.kind WHEN 'paid' THEN NEW.amount_fen ELSE -NEW.amount_fen END;\n        IF due IS NULL OR net NOT BETWEEN least(due, 0) AND greatest(due, 0) THEN\n            RAISE EXCEPTION 'Only what is due of an approved distribution is paid.' USING ERRCODE = '23514';\n        END IF;\n        RETURN NEW;\n    ", hash='e231b211c4191dd75d83a125ef80faeaf1c9feb2', operation='INSERT', pgid='pgtrigger_not_more_than_due_629ee', table='relocation_distributionpayment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionpayment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionpaymenthistory" ("amount_fen", "by_id", "created_at", "id", "kind", "line_id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."amount_fen", new_values."by_id", new_values."created_at", new_values."id", new_values."kind", new_values."line_id", new_values."note", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35c5a4265480f8d338f96a7287b1a48226170203', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d94c6', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_distributionpayment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionpayment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionpaymenthistory" ("amount_fen", "by_id", "created_at", "id", "kind", "line_id", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."amount_fen", new_values."by_id", new_values."created_at", new_values."id", new_values."kind", new_values."line_id", new_values."note", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d61d4836803ce34552f42b54b3147ad43c2becc0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7b10e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_distributionpayment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionpaymenthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5577cc03e556d4194ae7b43a465885e0f2f88eb0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a7007', table='relocation_distributionpaymenthistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='distributionscheme',
                constraint=models.CheckConstraint(condition=models.Q(('company_bp', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.Value(10000), '-', models.F('base_bp')), '-', models.F('collective_bp')))), name='scheme_is_whole'),
            ), migrations.AddConstraint(
                model_name='distributionscheme',
                constraint=models.CheckConstraint(condition=models.Q(('households_bp__lte', 10000)), name='scheme_of_the_company_part'),
            ), migrations.AddConstraint(
                model_name='distributionscheme',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='scheme_days_in_order'),
            ), migrations.AddConstraint(
                model_name='distributionscheme',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('county_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='one_scheme_at_a_time'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionscheme',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_bp" IS DISTINCT FROM (NEW."base_bp") OR OLD."collective_bp" IS DISTINCT FROM (NEW."collective_bp") OR OLD."company_bp" IS DISTINCT FROM (NEW."company_bp") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."households_bp" IS DISTINCT FROM (NEW."households_bp") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='8f801fefa43f5dda411c56d820a657c571d43897', operation='UPDATE', pgid='pgtrigger_bump_version_971cf', table='relocation_distributionscheme', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionscheme',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='7cf5878380a5cd773d7ca866c6be4958628ef3a9', operation='DELETE', pgid='pgtrigger_kept_4e609', table='relocation_distributionscheme', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionscheme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionschemehistory" ("base_bp", "collective_bp", "company_bp", "county_id", "created_at", "document", "households_bp", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_bp", new_values."collective_bp", new_values."company_bp", new_values."county_id", new_values."created_at", new_values."document", new_values."households_bp", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rule", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4ac452d9241ee7340c478e4cf07bc2ad676a9319', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_61534', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_distributionscheme', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionscheme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionschemehistory" ("base_bp", "collective_bp", "company_bp", "county_id", "created_at", "document", "households_bp", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_bp", new_values."collective_bp", new_values."company_bp", new_values."county_id", new_values."created_at", new_values."document", new_values."households_bp", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rule", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='53ec7605dc40c820e318b3a8d4881953aa1b1d4b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cb984', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_distributionscheme', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c4a306e4fc72b79b205289cc60061d5c7d8dd69', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a097', table='relocation_distributionhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='distribution_days_in_order'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(('sales_fen', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('company_fen'), '+', models.F('base_fen')), '+', models.F('collective_fen')))), name='distribution_is_whole'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(('company_fen', django.db.models.expressions.CombinedExpression(models.F('company_keeps_fen'), '+', models.F('households_fen')))), name='company_part_is_whole'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(('base_fen__gte', 0), ('collective_fen__gte', 0), ('company_keeps_fen__gte', 0), ('households_fen__gte', 0), ('sales_fen__gt', 0)), name='distribution_not_negative'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='distribution_two_hands'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('approved_on', None), ('state', 'prepared'), ('withdrawn_on', None)), models.Q(('approved_by__isnull', False), ('approved_on__gte', models.F('prepared_on')), ('state', 'approved'), ('withdrawn_on', None)), models.Q(('approved_by', None), ('approved_on', None), ('state', 'withdrawn'), ('withdrawn_on__isnull', False)), _connector='OR'), name='distribution_state_fits'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('corrects', None), ('state__in', ['prepared', 'approved'])), expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('base_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('from_on', 'to_on'), '&&')], name='distributions_apart'),
            ), migrations.AddConstraint(
                model_name='distribution',
                constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['prepared', 'approved'])), fields=('corrects',), name='distribution_corrected_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."base_fen" IS DISTINCT FROM (NEW."base_fen") OR OLD."collective_fen" IS DISTINCT FROM (NEW."collective_fen") OR OLD."company_fen" IS DISTINCT FROM (NEW."company_fen") OR OLD."company_keeps_fen" IS DISTINCT FROM (NEW."company_keeps_fen") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."households_fen" IS DISTINCT FROM (NEW."households_fen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."prepared_on" IS DISTINCT FROM (NEW."prepared_on") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sales_fen" IS DISTINCT FROM (NEW."sales_fen") OR OLD."scheme_id" IS DISTINCT FROM (NEW."scheme_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."withdrawn_on" IS DISTINCT FROM (NEW."withdrawn_on") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='19b8fc0e6ae2a3a200b0a661880a3bd58e17e5d9', operation='UPDATE', pgid='pgtrigger_bump_version_05111', table='relocation_distribution', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='83a1bbf465fd8130b41127d33a75b5805b63ca55', operation='DELETE', pgid='pgtrigger_kept_e484d', table='relocation_distribution', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='frozen', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF OLD.state = 'prepared' AND to_jsonb(NEW) - ARRAY['state', 'approved_on', 'approved_by_id', 'withdrawn_on',\n                'withdrawn_by_id', 'withdrawn_reason', 'version', 'updated_at']\n            = to_jsonb(OLD) - ARRAY['state', 'approved_on', 'approved_by_id', 'withdrawn_on', 'withdrawn_by_id',\n                'withdrawn_reason', 'version', 'updated_at']\n        THEN RETURN NEW; END IF;\n        RAISE EXCEPTION 'A distribution never changes. Correct it with a new one.' USING ERRCODE = '23514';\n    ", hash='eb8bb8fb753b647237d329f7927d9efbc2163cd6', operation='UPDATE', pgid='pgtrigger_frozen_b9b11', table='relocation_distribution', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='adds_up', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE whole relocation_distribution%ROWTYPE;', func="\n            SELECT * INTO whole FROM relocation_distribution WHERE id = NEW.id;\n            IF (SELECT coalesce(sum(amount_fen), 0) FROM relocation_countedsale WHERE distribution_id = whole.id)\n                    <> whole.sales_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'company') <> whole.company_keeps_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'base') <> whole.base_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'collective') <> whole.collective_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'household') <> whole.households_fen\n            THEN RAISE EXCEPTION 'The lines of a distribution must add up to its sales.' USING ERRCODE = '23514';\n            END IF;\n            RETURN NULL;\n        ", hash='104a5d07939d8dcdd64dd9c44b78db4daf49e4ad', operation='INSERT OR UPDATE', pgid='pgtrigger_adds_up_3f507', table='relocation_distribution', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionhistory" ("approved_by_id", "approved_on", "base_fen", "base_id", "collective_fen", "company_fen", "company_keeps_fen", "corrects_id", "created_at", "from_on", "households_fen", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "prepared_on", "reason", "sales_fen", "scheme_id", "state", "to_on", "updated_at", "version", "withdrawn_by_id", "withdrawn_on", "withdrawn_reason") SELECT new_values."approved_by_id", new_values."approved_on", new_values."base_fen", new_values."base_id", new_values."collective_fen", new_values."company_fen", new_values."company_keeps_fen", new_values."corrects_id", new_values."created_at", new_values."from_on", new_values."households_fen", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prepared_by_id", new_values."prepared_on", new_values."reason", new_values."sales_fen", new_values."scheme_id", new_values."state", new_values."to_on", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e2cb44aea1e620529aa277534d27d056acf95b0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_75e06', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_distribution', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distribution',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_distributionhistory" ("approved_by_id", "approved_on", "base_fen", "base_id", "collective_fen", "company_fen", "company_keeps_fen", "corrects_id", "created_at", "from_on", "households_fen", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "prepared_on", "reason", "sales_fen", "scheme_id", "state", "to_on", "updated_at", "version", "withdrawn_by_id", "withdrawn_on", "withdrawn_reason") SELECT new_values."approved_by_id", new_values."approved_on", new_values."base_fen", new_values."base_id", new_values."collective_fen", new_values."company_fen", new_values."company_keeps_fen", new_values."corrects_id", new_values."created_at", new_values."from_on", new_values."households_fen", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prepared_by_id", new_values."prepared_on", new_values."reason", new_values."sales_fen", new_values."scheme_id", new_values."state", new_values."to_on", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c25d3773704ec94bc8f33b92528c2f60e5a8e838', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_70a68', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_distribution', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='distributionschemehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1106d97f9929fe7160ce1c736e22824c95047769', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6faf', table='relocation_distributionschemehistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='insurance',
                index=models.Index(fields=['ends'], name='insurance_by_end'),
            ), migrations.AddConstraint(
                model_name='insurance',
                constraint=models.UniqueConstraint(fields=('insurer', 'policy_number'), name='insurance_policy_once'),
            ), migrations.AddConstraint(
                model_name='insurance',
                constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='insurance_days_in_order'),
            ), migrations.AddConstraint(
                model_name='insurance',
                constraint=models.CheckConstraint(condition=models.Q(('insured_mu__gt', 0), ('sum_fen__gt', 0)), name='insurance_covers'),
            ), migrations.AddConstraint(
                model_name='insurance',
                constraint=models.CheckConstraint(condition=models.Q(('premium_fen', None), ('premium_fen__gte', 0), _connector='OR'), name='insurance_premium'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='insurance',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."insured_mu" IS DISTINCT FROM (NEW."insured_mu") OR OLD."insurer" IS DISTINCT FROM (NEW."insurer") OR OLD."policy_number" IS DISTINCT FROM (NEW."policy_number") OR OLD."premium_fen" IS DISTINCT FROM (NEW."premium_fen") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."sum_fen" IS DISTINCT FROM (NEW."sum_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6fda2f68db3d731b907c3095837ddd1c61f34911', operation='UPDATE', pgid='pgtrigger_bump_version_38a13', table='relocation_insurance', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='insurance',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='d3863b22fc09fa09be4cf9cfcb04d576ee8f0308', operation='DELETE', pgid='pgtrigger_kept_409d8', table='relocation_insurance', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='insurance',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_insurancehistory" ("base_id", "created_at", "ends", "id", "insured_mu", "insurer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_number", "premium_fen", "starts", "sum_fen", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."ends", new_values."id", new_values."insured_mu", new_values."insurer", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."policy_number", new_values."premium_fen", new_values."starts", new_values."sum_fen", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5d868a39a6892b139fbdc75e6f16f42514183d06', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cd1eb', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_insurance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='insurance',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_insurancehistory" ("base_id", "created_at", "ends", "id", "insured_mu", "insurer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_number", "premium_fen", "starts", "sum_fen", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."ends", new_values."id", new_values."insured_mu", new_values."insurer", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."policy_number", new_values."premium_fen", new_values."starts", new_values."sum_fen", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='90835ec0cf50424c8c82abc13b8c90b520d444ea', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5204f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_insurance', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='insurancehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='683e60fd48a7b283ded2b054e1a107cc5370f208', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_541a3', table='relocation_insurancehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='plot',
                constraint=models.CheckConstraint(condition=models.Q(('area_mu__gt', 0)), name='plot_has_area'),
            ), migrations.AddConstraint(
                model_name='plot',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='plot_days_in_order'),
            ), migrations.AddConstraint(
                model_name='plot',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('base_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('name', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='plot_once_at_a_time'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plot',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area_mu" IS DISTINCT FROM (NEW."area_mu") OR OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='739a9f899b18d506bd3655e03f9fd11cbb855323', operation='UPDATE', pgid='pgtrigger_bump_version_735e5', table='relocation_plot', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plot',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='4b2fac0266abe6d7bfbdeaecbcffd74abdade1c3', operation='DELETE', pgid='pgtrigger_kept_a889f', table='relocation_plot', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plot',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_plothistory" ("area_mu", "base_id", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."area_mu", new_values."base_id", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c1529376983295e0ff1dcd5d1ac846198dde563f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_25277', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_plot', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plot',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_plothistory" ("area_mu", "base_id", "created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."area_mu", new_values."base_id", new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fdf522e766223462878449b22833befd7715417e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_54228', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_plot', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plothistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='26536771921497af2c81316abb4d7fa9a99e238d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_65e57', table='relocation_plothistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='sale',
                index=models.Index(fields=['base', 'sold_on'], name='sale_by_base'),
            ), migrations.AddConstraint(
                model_name='sale',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_fen__gt', 0), ('weight_kg__gt', 0)), models.Q(('amount_fen', 0), ('corrects__isnull', False), ('weight_kg', 0)), _connector='OR'), name='sale_has_an_amount'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sale',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d397a90a2544fe5681d49b8c1939f75c9ba7792a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_01cbf', table='relocation_sale', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sale',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_salehistory" ("amount_fen", "base_id", "buyer", "by_id", "corrects_id", "created_at", "crop", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "sold_on", "weight_kg") SELECT new_values."amount_fen", new_values."base_id", new_values."buyer", new_values."by_id", new_values."corrects_id", new_values."created_at", new_values."crop", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region", new_values."sold_on", new_values."weight_kg" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d840350b9ec22692fe693ea67a7fe7dbff990c53', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0e2cb', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_sale', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sale',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_salehistory" ("amount_fen", "base_id", "buyer", "by_id", "corrects_id", "created_at", "crop", "document", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "sold_on", "weight_kg") SELECT new_values."amount_fen", new_values."base_id", new_values."buyer", new_values."by_id", new_values."corrects_id", new_values."created_at", new_values."crop", new_values."document", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region", new_values."sold_on", new_values."weight_kg" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b672d18d767a2c24351fed976a292f1a262655f9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7e617', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_sale', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='countedsale',
                constraint=models.UniqueConstraint(fields=('distribution', 'sale'), name='sale_counted_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='countedsale',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9eb97bbde798e3458d96cb6fc09b0bbabf2542af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d9490', table='relocation_countedsale', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='countedsale',
                trigger=pgtrigger.compiler.Trigger(name='sales_add_up', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE whole relocation_distribution%ROWTYPE;', func="\n            SELECT * INTO whole FROM relocation_distribution WHERE id = NEW.distribution_id;\n            IF (SELECT coalesce(sum(amount_fen), 0) FROM relocation_countedsale WHERE distribution_id = whole.id)\n                    <> whole.sales_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'company') <> whole.company_keeps_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'base') <> whole.base_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'collective') <> whole.collective_fen\n                OR (SELECT coalesce(sum(amount_fen), 0) FROM relocation_distributionline WHERE distribution_id = whole.id AND party = 'household') <> whole.households_fen\n            THEN RAISE EXCEPTION 'The lines of a distribution must add up to its sales.' USING ERRCODE = '23514';\n            END IF;\n            RETURN NULL;\n        ", hash='234b34f817de1a9401c2c67216e0630796ca28f5', operation='INSERT OR UPDATE', pgid='pgtrigger_sales_add_up_bb1a5', table='relocation_countedsale', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='salehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3f4e47b03f3d01ecd67030e2e9b553843c2ec5e3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5359', table='relocation_salehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='season',
                constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='season_days_in_order'),
            ), migrations.AddConstraint(
                model_name='season',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('base_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('starts', 'ends'), '&&')], name='seasons_do_not_overlap'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='season',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."starts" IS DISTINCT FROM (NEW."starts"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='592b5cc36c9949fcc00e45cfb060c7e67c518859', operation='UPDATE', pgid='pgtrigger_bump_version_bb697', table='relocation_season', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='season',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='581fd0125126be47eb69e321d8d467edc3055e04', operation='DELETE', pgid='pgtrigger_kept_230be', table='relocation_season', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='season',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_seasonhistory" ("base_id", "created_at", "ends", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."ends", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a94797aafe59477a94b8689370f8a0348a25ec4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_06e82', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_season', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='season',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_seasonhistory" ("base_id", "created_at", "ends", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."ends", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a330d5ab3a85df6a4e66bf9411be2613cc888da', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_108a0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_season', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='plantinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b88d4f54869851d06a86aa134681a3d20d5d2756', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4b646', table='relocation_plantinghistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='planting',
                constraint=models.UniqueConstraint(fields=('season', 'crop'), name='crop_once_a_season'),
            ), migrations.AddConstraint(
                model_name='planting',
                constraint=models.CheckConstraint(condition=models.Q(('area_mu__gt', 0)), name='planting_has_area'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='planting',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area_mu" IS DISTINCT FROM (NEW."area_mu") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."crop" IS DISTINCT FROM (NEW."crop") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."season_id" IS DISTINCT FROM (NEW."season_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='2f62964b360b54fdab53bf8dedef9380bcc668f6', operation='UPDATE', pgid='pgtrigger_bump_version_24c6c', table='relocation_planting', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='planting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_plantinghistory" ("area_mu", "created_at", "crop", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "season_id", "updated_at", "version") SELECT new_values."area_mu", new_values."created_at", new_values."crop", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."season_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='09d6e03de60f84a2de0b20b475827b9499dbfe20', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_39427', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_planting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='planting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_plantinghistory" ("area_mu", "created_at", "crop", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "season_id", "updated_at", "version") SELECT new_values."area_mu", new_values."created_at", new_values."crop", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."season_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e9c6b7d5c6e74e0157d3994923e787801c36d3c5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1dc5f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_planting', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='seasonhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1a62a453db3a01e11730be53c5c9de873691fb90', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98c06', table='relocation_seasonhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='shareholding',
                constraint=models.CheckConstraint(condition=models.Q(('mu__gte', 0), ('shares__gte', 0)), name='shareholding_not_negative'),
            ), migrations.AddConstraint(
                model_name='shareholding',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='shareholding_days_in_order'),
            ), migrations.AddConstraint(
                model_name='shareholding',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('base_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('household_id', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='shareholding_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='shareholding',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mu" IS DISTINCT FROM (NEW."mu") OR OLD."shares" IS DISTINCT FROM (NEW."shares") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='219d501ebdc2b292d70f4a0500fa8ba3b85bf941', operation='UPDATE', pgid='pgtrigger_bump_version_6669a', table='relocation_shareholding', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='shareholding',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a80e7864f015f20aa6e94dbbae9b89489b3932ed', operation='DELETE', pgid='pgtrigger_kept_ec083', table='relocation_shareholding', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='shareholding',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_shareholdinghistory" ("base_id", "created_at", "document", "household_id", "id", "mu", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shares", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_id", new_values."created_at", new_values."document", new_values."household_id", new_values."id", new_values."mu", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."shares", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='702f9d8c3d7a44b717dc7d060c9f542ae1d3d63d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9199a', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_shareholding', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='shareholding',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_shareholdinghistory" ("base_id", "created_at", "document", "household_id", "id", "mu", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shares", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_id", new_values."created_at", new_values."document", new_values."household_id", new_values."id", new_values."mu", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."shares", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='58604f6007a26f70284be370d06351211de7fbc8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_eb579', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_shareholding', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='shareholdinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2d59ac3ca976b5b3aeb60e1d082b9d3cfc1215bb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0c45', table='relocation_shareholdinghistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='technician',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='technician_days_in_order'),
            ), migrations.AddConstraint(
                model_name='technician',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('base_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('name', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='technician_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='technician',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."employer" IS DISTINCT FROM (NEW."employer") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."skill" IS DISTINCT FROM (NEW."skill") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='ba5b1e6fc704038fb14e55e278f77fc786105f2a', operation='UPDATE', pgid='pgtrigger_bump_version_220fc', table='relocation_technician', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='technician',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='bc8671d519530ec12b51c5404126718b6e38fc25', operation='DELETE', pgid='pgtrigger_kept_ccebd', table='relocation_technician', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='technician',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_technicianhistory" ("base_id", "created_at", "employer", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "skill", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_id", new_values."created_at", new_values."employer", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."skill", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2ecf75bfc0e73d8d85b7065e68d5f5f04f1200f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_14350', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_technician', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='technician',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_technicianhistory" ("base_id", "created_at", "employer", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "skill", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."base_id", new_values."created_at", new_values."employer", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."skill", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a26319a51b5d705415b76282d92cb842cbd83370', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_84c24', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_technician', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='technicianhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d2e25986865f0fdad7420a7761f9d302765300b1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_80671', table='relocation_technicianhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='workdays',
                constraint=models.UniqueConstraint(fields=('base', 'household', 'month'), name='work_days_once_a_month'),
            ), migrations.AddConstraint(
                model_name='workdays',
                constraint=models.CheckConstraint(condition=models.Q(('days__lte', 620)), name='work_days_possible'),
            ), migrations.AddConstraint(
                model_name='workdays',
                constraint=models.CheckConstraint(condition=models.Q(('month__day', 1)), name='work_days_of_a_month'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workdays',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."base_id" IS DISTINCT FROM (NEW."base_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."days" IS DISTINCT FROM (NEW."days") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."month" IS DISTINCT FROM (NEW."month"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9d6e7c51cc8089c270fdf91f7cefa3271c1125b7', operation='UPDATE', pgid='pgtrigger_bump_version_d5e72', table='relocation_workdays', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workdays',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workdayshistory" ("base_id", "created_at", "days", "household_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."days", new_values."household_id", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f118fbfb42096115b87375102451bc8d2e15894f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f8740', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_workdays', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workdays',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workdayshistory" ("base_id", "created_at", "days", "household_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."base_id", new_values."created_at", new_values."days", new_values."household_id", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f89531d24d3baf1de32fa2c39f9c1a27e9ab9c28', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_14ac6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_workdays', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workdayshistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6cd14e1356105a219278f58fb2e445e13751e0d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4560a', table='relocation_workdayshistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='YearFigure',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('indicator', models.CharField(choices=[('gdp', 'GDP'), ('gdp_per_head', 'GDP per head'), ('disposable_income', 'Disposable income per head'), ('expenditure', 'Expenditure per head'), ('engel', 'Engel coefficient'), ('poverty_incidence', 'Poverty incidence')], max_length=20, verbose_name='indicator')),
                    ('amount', models.BigIntegerField(verbose_name='amount')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('state', models.CharField(choices=[('current', 'In force'), ('replaced', 'Corrected since'), ('withdrawn', 'Taken back')], default='current', max_length=10, verbose_name='state')),
                    ('withdrawn_for', models.CharField(blank=True, max_length=200, verbose_name='taken back because')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('corrects', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='relocation.yearfigure', verbose_name='corrects')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'yearly figure',
                    'verbose_name_plural': 'yearly figures',
                },
            ), migrations.CreateModel(
                name='YearFigureHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('indicator', models.CharField(choices=[('gdp', 'GDP'), ('gdp_per_head', 'GDP per head'), ('disposable_income', 'Disposable income per head'), ('expenditure', 'Expenditure per head'), ('engel', 'Engel coefficient'), ('poverty_incidence', 'Poverty incidence')], max_length=20, verbose_name='indicator')),
                    ('amount', models.BigIntegerField(verbose_name='amount')),
                    ('source', models.CharField(max_length=200, verbose_name='source')),
                    ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                    ('state', models.CharField(choices=[('current', 'In force'), ('replaced', 'Corrected since'), ('withdrawn', 'Taken back')], default='current', max_length=10, verbose_name='state')),
                    ('withdrawn_for', models.CharField(blank=True, max_length=200, verbose_name='taken back because')),
                    ('batch_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='import')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.yearfigure', verbose_name='corrects')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.yearfigure')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'current')), fields=('county', 'indicator', 'year'), name='one_figure_in_force'),
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.CheckConstraint(condition=models.Q(('indicator__in', ['gdp', 'gdp_per_head', 'disposable_income', 'expenditure', 'engel', 'poverty_incidence'])), name='indicator_known'),
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['current', 'replaced', 'withdrawn'])), name='figure_state_known'),
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='figure_not_below_zero'),
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='figure_has_a_source'),
            ), migrations.AddConstraint(
                model_name='yearfigure',
                constraint=models.CheckConstraint(condition=models.Q(('corrects__isnull', True), ('batch_id__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='figure_correction_has_a_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigure',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."withdrawn_for" IS DISTINCT FROM (NEW."withdrawn_for") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='4c00e4e69471d54d51e9e46b6eaf7f60fbc7cdf1', operation='UPDATE', pgid='pgtrigger_bump_version_4b1ea', table='relocation_yearfigure', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigure',
                trigger=pgtrigger.compiler.Trigger(name='figure_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='9a70245389ab2f2e1defc66d65b4aa8a320dc083', operation='DELETE', pgid='pgtrigger_figure_kept_dada2', table='relocation_yearfigure', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigure',
                trigger=pgtrigger.compiler.Trigger(name='figure_stays_as_written', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='6dfc7d37a58f2d98909c4e5389ea5650e8a3926e', operation='UPDATE', pgid='pgtrigger_figure_stays_as_written_0abcc', table='relocation_yearfigure', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigure',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_yearfigurehistory" ("amount", "batch_id", "by_id", "corrects_id", "county_id", "created_at", "entered_on", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "state", "updated_at", "version", "withdrawn_for", "year") SELECT new_values."amount", new_values."batch_id", new_values."by_id", new_values."corrects_id", new_values."county_id", new_values."created_at", new_values."entered_on", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."source", new_values."state", new_values."updated_at", new_values."version", new_values."withdrawn_for", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7795d85a6057daac16e138ae99561c29a7896161', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e47e9', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_yearfigure', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigure',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_yearfigurehistory" ("amount", "batch_id", "by_id", "corrects_id", "county_id", "created_at", "entered_on", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "state", "updated_at", "version", "withdrawn_for", "year") SELECT new_values."amount", new_values."batch_id", new_values."by_id", new_values."corrects_id", new_values."county_id", new_values."created_at", new_values."entered_on", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."source", new_values."state", new_values."updated_at", new_values."version", new_values."withdrawn_for", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c7f1cb8b77585d543f0fb40017c7dd9be3d3edb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c8690', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_yearfigure', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='yearfigurehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='809f15322d652892dee44b9f10908518087c8b01', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c3ae', table='relocation_yearfigurehistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Facility',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('kindergarten', 'Kindergarten'), ('primary_school', 'Primary school'), ('middle_school', 'Middle school'), ('clinic', 'Clinic'), ('service_centre', 'Service centre'), ('leisure_venue', 'Social and leisure venue'), ('other', 'Other')], max_length=15, verbose_name='kind')),
                    ('name', models.CharField(blank=True, max_length=80, verbose_name='name')),
                    ('count', models.PositiveIntegerField(default=1, verbose_name='how many')),
                    ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='room for people')),
                    ('source', models.CharField(blank=True, max_length=200, verbose_name='published in')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ],
                options={
                    'verbose_name': 'facility',
                    'verbose_name_plural': 'facilities',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='FacilityHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('kindergarten', 'Kindergarten'), ('primary_school', 'Primary school'), ('middle_school', 'Middle school'), ('clinic', 'Clinic'), ('service_centre', 'Service centre'), ('leisure_venue', 'Social and leisure venue'), ('other', 'Other')], max_length=15, verbose_name='kind')),
                    ('name', models.CharField(blank=True, max_length=80, verbose_name='name')),
                    ('count', models.PositiveIntegerField(default=1, verbose_name='how many')),
                    ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='room for people')),
                    ('source', models.CharField(blank=True, max_length=200, verbose_name='published in')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Observation',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('environment', 'Inspection of a business nearby'), ('enrolment', 'School enrolment check'), ('activity', 'Community activity'), ('mix', 'Mix by village of origin')], max_length=12, verbose_name='kind')),
                    ('observed_on', models.DateField(verbose_name='observed on')),
                    ('subject', models.CharField(blank=True, max_length=80, verbose_name='what was looked at')),
                    ('finding', models.CharField(blank=True, choices=[('in_order', 'In order'), ('minor', 'Small shortcomings'), ('serious', 'Serious shortcomings')], max_length=10, verbose_name='finding')),
                    ('remedy_by', models.DateField(blank=True, null=True, verbose_name='to be remedied by')),
                    ('remedied_on', models.DateField(blank=True, null=True, verbose_name='remedied on')),
                    ('remedied_note', models.CharField(blank=True, max_length=200, verbose_name='how it was remedied')),
                    ('children', models.PositiveIntegerField(blank=True, null=True, verbose_name='children of school age checked')),
                    ('enrolled', models.PositiveIntegerField(blank=True, null=True, verbose_name='of whom enrolled')),
                    ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='people who took part')),
                    ('villages', models.PositiveIntegerField(blank=True, null=True, verbose_name='villages of origin')),
                    ('origins', models.JSONField(blank=True, default=list, verbose_name='households by village of origin')),
                    ('apart', models.PositiveIntegerField(blank=True, null=True, verbose_name='buildings of one village')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'observation of a site',
                    'verbose_name_plural': 'observations of sites',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ObservationHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('environment', 'Inspection of a business nearby'), ('enrolment', 'School enrolment check'), ('activity', 'Community activity'), ('mix', 'Mix by village of origin')], max_length=12, verbose_name='kind')),
                    ('observed_on', models.DateField(verbose_name='observed on')),
                    ('subject', models.CharField(blank=True, max_length=80, verbose_name='what was looked at')),
                    ('finding', models.CharField(blank=True, choices=[('in_order', 'In order'), ('minor', 'Small shortcomings'), ('serious', 'Serious shortcomings')], max_length=10, verbose_name='finding')),
                    ('remedy_by', models.DateField(blank=True, null=True, verbose_name='to be remedied by')),
                    ('remedied_on', models.DateField(blank=True, null=True, verbose_name='remedied on')),
                    ('remedied_note', models.CharField(blank=True, max_length=200, verbose_name='how it was remedied')),
                    ('children', models.PositiveIntegerField(blank=True, null=True, verbose_name='children of school age checked')),
                    ('enrolled', models.PositiveIntegerField(blank=True, null=True, verbose_name='of whom enrolled')),
                    ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='people who took part')),
                    ('villages', models.PositiveIntegerField(blank=True, null=True, verbose_name='villages of origin')),
                    ('origins', models.JSONField(blank=True, default=list, verbose_name='households by village of origin')),
                    ('apart', models.PositiveIntegerField(blank=True, null=True, verbose_name='buildings of one village')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='site',
                name='bump_version',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='site',
                name='insert_insert',
            ), pgtrigger.migrations.RemoveTrigger(
                model_name='site',
                name='update_update',
            ), migrations.AddField(
                model_name='site',
                name='published_residents',
                field=models.PositiveIntegerField(blank=True, null=True, verbose_name='residents, as published'),
            ), migrations.AddField(
                model_name='site',
                name='published_source',
                field=models.CharField(blank=True, max_length=200, verbose_name='published in'),
            ), migrations.AddField(
                model_name='sitehistory',
                name='published_residents',
                field=models.PositiveIntegerField(blank=True, null=True, verbose_name='residents, as published'),
            ), migrations.AddField(
                model_name='sitehistory',
                name='published_source',
                field=models.CharField(blank=True, max_length=200, verbose_name='published in'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."published_residents" IS DISTINCT FROM (NEW."published_residents") OR OLD."published_source" IS DISTINCT FROM (NEW."published_source"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6002c0d956b5608ddce11287b7161f89b04e962d', operation='UPDATE', pgid='pgtrigger_bump_version_f28a6', table='relocation_site', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_sitehistory" ("address", "created_at", "division_id", "id", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "published_residents", "published_source", "updated_at", "version") SELECT new_values."address", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."published_residents", new_values."published_source", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f0cde68d41ae9b52aaf879b908f07efc23168d1b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_56755', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_site', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_sitehistory" ("address", "created_at", "division_id", "id", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "published_residents", "published_source", "updated_at", "version") SELECT new_values."address", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."published_residents", new_values."published_source", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bff785ee46f05de6340dbed4bbd92d16f3137809', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_70d81', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_site', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='site',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_residents__isnull', True), ('published_source', '')), models.Q(('published_residents__gte', 1), models.Q(('published_source', ''), _negated=True)), _connector='OR'), name='site_published_with_source'),
            ), migrations.AddField(
                model_name='facility',
                name='site',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facilities', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='facilityhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='facilityhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.facility'),
            ), migrations.AddField(
                model_name='facilityhistory',
                name='site',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='observation',
                name='by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='observation',
                name='corrects',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='relocation.observation', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='observation',
                name='facility',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='relocation.facility', verbose_name='facility'),
            ), migrations.AddField(
                model_name='observation',
                name='site',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='relocation.site', verbose_name='site'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='by',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='corrects',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.observation', verbose_name='corrects'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='facility',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.facility', verbose_name='facility'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.observation'),
            ), migrations.AddField(
                model_name='observationhistory',
                name='site',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site'),
            ), migrations.AddConstraint(
                model_name='facility',
                constraint=models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('site', 'kind', 'name', 'source'), name='facility_once'),
            ), migrations.AddConstraint(
                model_name='facility',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['kindergarten', 'primary_school', 'middle_school', 'clinic', 'service_centre', 'leisure_venue', 'other'])), name='facility_kind_known'),
            ), migrations.AddConstraint(
                model_name='facility',
                constraint=models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='facility_at_least_one'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='facility',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."count" IS DISTINCT FROM (NEW."count") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."source" IS DISTINCT FROM (NEW."source"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='76fb1c293b2e8897e45dbd5583a03cf70e66680f', operation='UPDATE', pgid='pgtrigger_bump_version_cdc5a', table='relocation_facility', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='facility',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_facilityhistory" ("capacity", "closed_on", "count", "created_at", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "source", "updated_at", "version") SELECT new_values."capacity", new_values."closed_on", new_values."count", new_values."created_at", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."source", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f1f9aa4e0afb332ba698be0cfadfb0ae5acb031d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a1035', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_facility', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='facility',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_facilityhistory" ("capacity", "closed_on", "count", "created_at", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "source", "updated_at", "version") SELECT new_values."capacity", new_values."closed_on", new_values."count", new_values."created_at", new_values."id", new_values."kind", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."source", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7f284e20eda24eacf8909752b51c8f62a00d1054', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_13789', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_facility', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='facilityhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2abbd86eb08307f8bfea1c8d512d324feb13d75d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0252d', table='relocation_facilityhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='observation',
                index=models.Index(fields=['site', 'observed_on', 'id'], name='observation_by_site'),
            ), migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('finding__in', ['in_order', 'minor', 'serious']), ('kind', 'environment'), models.Q(('subject', ''), _negated=True)), models.Q(models.Q(('kind', 'environment'), _negated=True), ('finding', ''), ('remedied_on', None), ('remedy_by', None)), _connector='OR'), name='observed_business_has_finding'),
            ), migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('children__isnull', False), ('enrolled__lte', models.F('children')), ('kind', 'enrolment')), models.Q(models.Q(('kind', 'enrolment'), _negated=True), ('children', None), ('enrolled', None)), _connector='OR'), name='observed_enrolment_counts'),
            ), migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'activity'), ('participants', None), _connector='OR'), name='observed_activity_counts'),
            ), migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(('kind', 'mix'), models.Q(('apart', None), ('origins', [])), _connector='OR'), name='observed_mix_counts'),
            ), migrations.AddConstraint(
                model_name='observation',
                constraint=models.CheckConstraint(condition=models.Q(('remedied_on', None), ('remedied_on__gte', models.F('observed_on')), _connector='OR'), name='remedied_after_observed'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observation',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."apart" IS DISTINCT FROM (NEW."apart") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."children" IS DISTINCT FROM (NEW."children") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."enrolled" IS DISTINCT FROM (NEW."enrolled") OR OLD."facility_id" IS DISTINCT FROM (NEW."facility_id") OR OLD."finding" IS DISTINCT FROM (NEW."finding") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."observed_on" IS DISTINCT FROM (NEW."observed_on") OR OLD."origins" IS DISTINCT FROM (NEW."origins") OR OLD."participants" IS DISTINCT FROM (NEW."participants") OR OLD."remedied_note" IS DISTINCT FROM (NEW."remedied_note") OR OLD."remedied_on" IS DISTINCT FROM (NEW."remedied_on") OR OLD."remedy_by" IS DISTINCT FROM (NEW."remedy_by") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."villages" IS DISTINCT FROM (NEW."villages"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='27754ed4f180f580f695a69dbed7469625dddc22', operation='UPDATE', pgid='pgtrigger_bump_version_51a6d', table='relocation_observation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observation',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a4d47b4342d90d1de0291334e01b221db0a8d8bf', operation='DELETE', pgid='pgtrigger_kept_bfb4c', table='relocation_observation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observation',
                trigger=pgtrigger.compiler.Trigger(name='observed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (TRUE) OR to_jsonb(NEW) - ARRAY['remedied_on', 'remedied_note', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['remedied_on', 'remedied_note', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'What was observed never changes. Correct it with a new row.';\n        ", hash='93a9aef97fa1ab7a2aac11f21d03dc2e554ce128', operation='UPDATE', pgid='pgtrigger_observed_stays_fbc55', table='relocation_observation', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_observationhistory" ("apart", "by_id", "children", "corrects_id", "created_at", "enrolled", "facility_id", "finding", "id", "kind", "note", "observed_on", "origins", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedied_note", "remedied_on", "remedy_by", "site_id", "subject", "updated_at", "version", "villages") SELECT new_values."apart", new_values."by_id", new_values."children", new_values."corrects_id", new_values."created_at", new_values."enrolled", new_values."facility_id", new_values."finding", new_values."id", new_values."kind", new_values."note", new_values."observed_on", new_values."origins", new_values."participants", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."remedied_note", new_values."remedied_on", new_values."remedy_by", new_values."site_id", new_values."subject", new_values."updated_at", new_values."version", new_values."villages" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dfc8d729bb037338e5ae6d329f861967a4a0f2fe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eb1dc', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_observation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_observationhistory" ("apart", "by_id", "children", "corrects_id", "created_at", "enrolled", "facility_id", "finding", "id", "kind", "note", "observed_on", "origins", "participants", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remedied_note", "remedied_on", "remedy_by", "site_id", "subject", "updated_at", "version", "villages") SELECT new_values."apart", new_values."by_id", new_values."children", new_values."corrects_id", new_values."created_at", new_values."enrolled", new_values."facility_id", new_values."finding", new_values."id", new_values."kind", new_values."note", new_values."observed_on", new_values."origins", new_values."participants", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."remedied_note", new_values."remedied_on", new_values."remedy_by", new_values."site_id", new_values."subject", new_values."updated_at", new_values."version", new_values."villages" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e5ed5d95848bc73c6186db7ec79755f585e5c435', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_72392', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_observation', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='observationhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2eaa1a817af56135d130d6b42fdf3b315e564fca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0f385', table='relocation_observationhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('condition', models.CharField(choices=[('transport', 'No usable transport'), ('poverty', 'Poor family circumstances'), ('housing', 'No safe housing'), ('utilities', 'Difficulty with water or electricity')], max_length=10, verbose_name='condition')),
                    ('evidence', models.CharField(max_length=500, verbose_name='evidence')),
                    ('dropped_on', models.DateField(blank=True, null=True, verbose_name='no longer claimed since')),
                ],
                options={
                    'verbose_name': 'claimed condition',
                    'verbose_name_plural': 'claimed conditions',
                },
            ), migrations.CreateModel(
                name='Declaration',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('declared', 'Declared'), ('screened', 'Screened, to be inspected'), ('confirmed', 'Confirmed'), ('in_draw', 'In a draw'), ('waiting', 'On the waiting list'), ('allotted', 'Home allotted'), ('moved_in', 'Moved in'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='declared', max_length=10, verbose_name='state')),
                    ('persons', models.PositiveSmallIntegerField(verbose_name='persons')),
                    ('declared_on', models.DateField(verbose_name='declared on')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='relocation.home', verbose_name='home')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='laborers.household', verbose_name='household')),
                    ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='declarations', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'verbose_name': 'declaration',
                    'verbose_name_plural': 'declarations',
                },
            ), migrations.CreateModel(
                name='ClaimHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('condition', models.CharField(choices=[('transport', 'No usable transport'), ('poverty', 'Poor family circumstances'), ('housing', 'No safe housing'), ('utilities', 'Difficulty with water or electricity')], max_length=10, verbose_name='condition')),
                    ('evidence', models.CharField(max_length=500, verbose_name='evidence')),
                    ('dropped_on', models.DateField(blank=True, null=True, verbose_name='no longer claimed since')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.claim')),
                    ('declaration', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.declaration', verbose_name='declaration')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='claim',
                name='declaration',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='relocation.declaration', verbose_name='declaration'),
            ), migrations.CreateModel(
                name='Appeal',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('open', 'To be decided'), ('confirmed', 'Upheld: the declaration is confirmed'), ('again', 'Upheld: inspected once more'), ('dismissed', 'Dismissed'), ('dropped', 'Taken back')], default='open', max_length=10, verbose_name='state')),
                    ('filed_on', models.DateField(verbose_name='appealed on')),
                    ('words', models.CharField(max_length=1000, verbose_name='what the household says')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('answer', models.CharField(blank=True, max_length=1000, verbose_name='answer to the household')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                    ('refused_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='refused by')),
                    ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='relocation.declaration', verbose_name='declaration')),
                ],
                options={
                    'verbose_name': 'appeal',
                    'verbose_name_plural': 'appeals',
                },
            ), migrations.CreateModel(
                name='DeclarationHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('declared', 'Declared'), ('screened', 'Screened, to be inspected'), ('confirmed', 'Confirmed'), ('in_draw', 'In a draw'), ('waiting', 'On the waiting list'), ('allotted', 'Home allotted'), ('moved_in', 'Moved in'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn')], default='declared', max_length=10, verbose_name='state')),
                    ('persons', models.PositiveSmallIntegerField(verbose_name='persons')),
                    ('declared_on', models.DateField(verbose_name='declared on')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('home', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.home', verbose_name='home')),
                    ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.declaration')),
                    ('site', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DeclarationStep',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('declared', 'Declared'), ('amended', 'Put right'), ('screened', 'Passed the screening'), ('inspected', 'Condition checked on site'), ('confirmed', 'Confirmed'), ('refused', 'Refused'), ('appealed', 'Appeal recorded'), ('appeal_decided', 'Appeal decided'), ('appeal_dropped', 'Appeal taken back'), ('withdrawn', 'Withdrawn by the household'), ('in_draw', 'Entered in a draw'), ('out_of_draw', 'Out of the draw, confirmed as before'), ('waiting', 'On the waiting list of the draw'), ('allotted', 'Home allotted'), ('given_back', 'Home given back, confirmed as before'), ('moved_in', 'Moved in')], max_length=15, verbose_name='kind')),
                    ('on', models.DateField(verbose_name='day')),
                    ('ground', models.CharField(blank=True, choices=[('no_condition', 'No condition was found on site'), ('other_home', 'The household has a safe home elsewhere'), ('not_resident', 'The household does not live there'), ('relocated', 'The household was relocated before'), ('other', 'Another reason, see the words')], max_length=15, verbose_name='ground')),
                    ('words', models.CharField(blank=True, max_length=1000, verbose_name='in words')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('declaration', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='relocation.declaration', verbose_name='declaration')),
                ],
                options={
                    'verbose_name': 'step of a declaration',
                    'verbose_name_plural': 'steps of declarations',
                },
            ), migrations.CreateModel(
                name='AppealHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('state', models.CharField(choices=[('open', 'To be decided'), ('confirmed', 'Upheld: the declaration is confirmed'), ('again', 'Upheld: inspected once more'), ('dismissed', 'Dismissed'), ('dropped', 'Taken back')], default='open', max_length=10, verbose_name='state')),
                    ('filed_on', models.DateField(verbose_name='appealed on')),
                    ('words', models.CharField(max_length=1000, verbose_name='what the household says')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('answer', models.CharField(blank=True, max_length=1000, verbose_name='answer to the household')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.appeal')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                    ('refused_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='refused by')),
                    ('declaration', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.declaration', verbose_name='declaration')),
                    ('refusal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.declarationstep', verbose_name='refusal')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='appeal',
                name='refusal',
                field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='relocation.declarationstep', verbose_name='refusal'),
            ), migrations.CreateModel(
                name='Homestead',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='area in mu')),
                    ('clear_by', models.DateField(verbose_name='to be cleared by')),
                    ('cleared_on', models.DateField(blank=True, null=True, verbose_name='cleared on')),
                    ('farmed_mu', models.DecimalField(decimal_places=2, default=0, max_digits=6, verbose_name='restored to farming, mu')),
                    ('greened_mu', models.DecimalField(decimal_places=2, default=0, max_digits=6, verbose_name='greened, mu')),
                    ('restored_on', models.DateField(blank=True, null=True, verbose_name='put to use on')),
                    ('inspected_on', models.DateField(blank=True, null=True, verbose_name='inspected on')),
                    ('in_order', models.BooleanField(null=True, verbose_name='found in order')),
                    ('found', models.CharField(blank=True, max_length=500, verbose_name='what was found')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('inspected_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='inspected by')),
                    ('move_in', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='homestead', to='relocation.movein', verbose_name='move-in')),
                ],
                options={
                    'verbose_name': 'old homestead',
                    'verbose_name_plural': 'old homesteads',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='HomesteadHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('area_mu', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='area in mu')),
                    ('clear_by', models.DateField(verbose_name='to be cleared by')),
                    ('cleared_on', models.DateField(blank=True, null=True, verbose_name='cleared on')),
                    ('farmed_mu', models.DecimalField(decimal_places=2, default=0, max_digits=6, verbose_name='restored to farming, mu')),
                    ('greened_mu', models.DecimalField(decimal_places=2, default=0, max_digits=6, verbose_name='greened, mu')),
                    ('restored_on', models.DateField(blank=True, null=True, verbose_name='put to use on')),
                    ('inspected_on', models.DateField(blank=True, null=True, verbose_name='inspected on')),
                    ('in_order', models.BooleanField(null=True, verbose_name='found in order')),
                    ('found', models.CharField(blank=True, max_length=500, verbose_name='what was found')),
                    ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                    ('inspected_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='inspected by')),
                    ('move_in', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.movein', verbose_name='move-in')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.homestead')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ConditionCheck',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('finding', models.CharField(choices=[('confirmed', 'Confirmed'), ('unconfirmed', 'Not confirmed'), ('again', 'Needs another look')], max_length=12, verbose_name='finding')),
                    ('checked_on', models.DateField(verbose_name='checked on')),
                    ('found', models.CharField(max_length=500, verbose_name='what was found')),
                    ('party', models.CharField(blank=True, max_length=200, verbose_name='who took part')),
                    ('photos', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), blank=True, default=list, size=None, verbose_name='photos')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by')),
                    ('claim', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='relocation.claim', verbose_name='claimed condition')),
                ],
                options={
                    'verbose_name': 'check of a condition',
                    'verbose_name_plural': 'checks of conditions',
                    'indexes': [models.Index(fields=['claim', 'checked_on', 'id'], name='check_by_claim')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('finding__in', ['confirmed', 'unconfirmed', 'again']), models.Q(('found', ''), _negated=True)), name='check_says_what_was_found')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='conditioncheck',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b0d32c655a4e60abeb140e766298b0b2f72c2f84', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4cf7c', table='relocation_conditioncheck', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='declaration',
                index=models.Index(fields=['site', 'state', 'declared_on'], name='declaration_by_site'),
            ), migrations.AddIndex(
                model_name='declaration',
                index=models.Index(fields=['state', 'declared_on', 'id'], name='declaration_by_state'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('moved_in', 'refused', 'withdrawn')), _negated=True), fields=('household',), name='one_declaration_under_way'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.UniqueConstraint(condition=models.Q(('state', 'allotted')), fields=('home',), name='home_allotted_once'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['declared', 'screened', 'confirmed', 'in_draw', 'waiting', 'allotted', 'moved_in', 'refused', 'withdrawn'])), name='declaration_state_known'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(('persons__gte', 1), ('persons__lte', 30)), name='declaration_persons'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(('site__isnull', False), ('state__in', ['declared', 'screened', 'refused', 'withdrawn']), _connector='OR'), name='declaration_confirmed_for_site'),
            ), migrations.AddConstraint(
                model_name='declaration',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('home__isnull', False), ('state__in', ('allotted', 'moved_in'))), models.Q(models.Q(('state__in', ('allotted', 'moved_in')), _negated=True), ('home__isnull', True)), _connector='OR'), name='declaration_home_when_allotted'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declaration',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declared_on" IS DISTINCT FROM (NEW."declared_on") OR OLD."home_id" IS DISTINCT FROM (NEW."home_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."persons" IS DISTINCT FROM (NEW."persons") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='ff021502500e202207959debda591d0005ed1e72', operation='UPDATE', pgid='pgtrigger_bump_version_7e711', table='relocation_declaration', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declaration',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='665f09e71190703066b9f2abeb60cc66b1323e41', operation='DELETE', pgid='pgtrigger_kept_97980', table='relocation_declaration', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declaration',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_declarationhistory" ("created_at", "declared_on", "home_id", "household_id", "id", "note", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "state", "updated_at", "version") SELECT new_values."created_at", new_values."declared_on", new_values."home_id", new_values."household_id", new_values."id", new_values."note", new_values."persons", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."site_id", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a93cbd8fe4c8da622b1db99e0a077383ad169e84', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bc6f5', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_declaration', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declaration',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_declarationhistory" ("created_at", "declared_on", "home_id", "household_id", "id", "note", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "site_id", "state", "updated_at", "version") SELECT new_values."created_at", new_values."declared_on", new_values."home_id", new_values."household_id", new_values."id", new_values."note", new_values."persons", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."site_id", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='28df5220f234ff9cf961410b31903e44b473d9a8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ce660', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_declaration', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f28b034ae0bd0d60de0b651813ced002b2535075', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6514b', table='relocation_claimhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(fields=('declaration', 'condition'), name='condition_claimed_once'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('condition__in', ['transport', 'poverty', 'housing', 'utilities']), models.Q(('evidence', ''), _negated=True)), name='condition_with_evidence'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."condition" IS DISTINCT FROM (NEW."condition") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declaration_id" IS DISTINCT FROM (NEW."declaration_id") OR OLD."dropped_on" IS DISTINCT FROM (NEW."dropped_on") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='0a89be4e4de8d11a236de34818459ff8a63705dd', operation='UPDATE', pgid='pgtrigger_bump_version_07983', table='relocation_claim', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='7d70841603503106bee794e5906bf1e0ac3f4dfc', operation='DELETE', pgid='pgtrigger_kept_056c3', table='relocation_claim', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_claimhistory" ("condition", "created_at", "declaration_id", "dropped_on", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."condition", new_values."created_at", new_values."declaration_id", new_values."dropped_on", new_values."evidence", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc1976946e40ea6c06e3472e0d0be00be6297931', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6e7dc', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_claim', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_claimhistory" ("condition", "created_at", "declaration_id", "dropped_on", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."condition", new_values."created_at", new_values."declaration_id", new_values."dropped_on", new_values."evidence", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1bdd67d3dcc24d1f63de29c4120272a469d9ecd2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1ca25', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_claim', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declarationhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='20ae5a1c3348e063c33f75448cdce6a0f4e714c6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_acc30', table='relocation_declarationhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='declarationstep',
                index=models.Index(fields=['declaration', 'on', 'id'], name='step_by_declaration'),
            ), migrations.AddConstraint(
                model_name='declarationstep',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['declared', 'amended', 'screened', 'inspected', 'confirmed', 'refused', 'appealed', 'appeal_decided', 'appeal_dropped', 'withdrawn', 'in_draw', 'out_of_draw', 'waiting', 'allotted', 'given_back', 'moved_in'])), name='declaration_step_known'),
            ), migrations.AddConstraint(
                model_name='declarationstep',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'refused'), models.Q(('ground', ''), _negated=True), models.Q(('words', ''), _negated=True)), models.Q(models.Q(('kind', 'refused'), _negated=True), ('ground', '')), _connector='OR'), name='declaration_refused_in_words'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='declarationstep',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='34750c14efee2594c872c90505e9e45f16e30bd3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2a89e', table='relocation_declarationstep', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appealhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ce482613f73a61f0dae0eef4b57f7da84379be7e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bebb7', table='relocation_appealhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='appeal',
                index=models.Index(fields=['state', 'filed_on'], name='appeal_by_state'),
            ), migrations.AddConstraint(
                model_name='appeal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_by', None), ('state__in', ['open', 'dropped'])), models.Q(models.Q(('state__in', ['open', 'dropped']), _negated=True), ('decided_by__isnull', False), ('decided_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='appeal_decided_in_words'),
            ), migrations.AddConstraint(
                model_name='appeal',
                constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('refused_by')), _negated=True), _connector='OR'), name='appeal_decided_by_another'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appeal',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."declaration_id" IS DISTINCT FROM (NEW."declaration_id") OR OLD."filed_on" IS DISTINCT FROM (NEW."filed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."refusal_id" IS DISTINCT FROM (NEW."refusal_id") OR OLD."refused_by_id" IS DISTINCT FROM (NEW."refused_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."words" IS DISTINCT FROM (NEW."words"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='d2ae839027790f7a37e141d0a49942a0959da4e9', operation='UPDATE', pgid='pgtrigger_bump_version_18ccc', table='relocation_appeal', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appeal',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='729f2ebec8d2b4c38f5292b9293551930fbf3948', operation='DELETE', pgid='pgtrigger_kept_da9c8', table='relocation_appeal', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appeal',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_appealhistory" ("answer", "created_at", "decided_by_id", "decided_on", "declaration_id", "filed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "refusal_id", "refused_by_id", "state", "updated_at", "version", "words") SELECT new_values."answer", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."declaration_id", new_values."filed_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."refusal_id", new_values."refused_by_id", new_values."state", new_values."updated_at", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b544834ed0bb6845f268a0586e8d094de5c7d083', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fe936', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_appeal', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='appeal',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_appealhistory" ("answer", "created_at", "decided_by_id", "decided_on", "declaration_id", "filed_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "refusal_id", "refused_by_id", "state", "updated_at", "version", "words") SELECT new_values."answer", new_values."created_at", new_values."decided_by_id", new_values."decided_on", new_values."declaration_id", new_values."filed_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."refusal_id", new_values."refused_by_id", new_values."state", new_values."updated_at", new_values."version", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7048a4455345abcc939f5a96780d73904d09d1a3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_69007', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_appeal', when='AFTER')),
            ), migrations.AddIndex(
                model_name='homestead',
                index=models.Index(condition=models.Q(('cleared_on', None)), fields=['clear_by'], name='homestead_to_clear'),
            ), migrations.AddConstraint(
                model_name='homestead',
                constraint=models.CheckConstraint(condition=models.Q(('area_mu__gt', 0), ('farmed_mu__gte', 0), ('greened_mu__gte', 0), ('area_mu__gte', django.db.models.expressions.CombinedExpression(models.F('farmed_mu'), '+', models.F('greened_mu')))), name='homestead_land_within_its_area'),
            ), migrations.AddConstraint(
                model_name='homestead',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('farmed_mu', 0), ('greened_mu', 0), ('restored_on', None)), models.Q(('cleared_on__isnull', False), ('restored_on__gte', models.F('cleared_on'))), _connector='OR'), name='homestead_restored_after_clearing'),
            ), migrations.AddConstraint(
                model_name='homestead',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('in_order', None), ('inspected_by', None), ('inspected_on', None)), models.Q(('in_order__isnull', False), ('inspected_by__isnull', False), ('restored_on__isnull', False), ('inspected_on__gte', models.F('restored_on'))), _connector='OR'), name='homestead_inspected_after_restoring'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='homestead',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."area_mu" IS DISTINCT FROM (NEW."area_mu") OR OLD."clear_by" IS DISTINCT FROM (NEW."clear_by") OR OLD."cleared_on" IS DISTINCT FROM (NEW."cleared_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."farmed_mu" IS DISTINCT FROM (NEW."farmed_mu") OR OLD."found" IS DISTINCT FROM (NEW."found") OR OLD."greened_mu" IS DISTINCT FROM (NEW."greened_mu") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_order" IS DISTINCT FROM (NEW."in_order") OR OLD."inspected_by_id" IS DISTINCT FROM (NEW."inspected_by_id") OR OLD."inspected_on" IS DISTINCT FROM (NEW."inspected_on") OR OLD."move_in_id" IS DISTINCT FROM (NEW."move_in_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."restored_on" IS DISTINCT FROM (NEW."restored_on"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f4aad61f9e256622346143f30aebcabd7ecdc171', operation='UPDATE', pgid='pgtrigger_bump_version_dd3cf', table='relocation_homestead', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='homestead',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_homesteadhistory" ("area_mu", "clear_by", "cleared_on", "created_at", "farmed_mu", "found", "greened_mu", "id", "in_order", "inspected_by_id", "inspected_on", "move_in_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored_on", "updated_at", "version") SELECT new_values."area_mu", new_values."clear_by", new_values."cleared_on", new_values."created_at", new_values."farmed_mu", new_values."found", new_values."greened_mu", new_values."id", new_values."in_order", new_values."inspected_by_id", new_values."inspected_on", new_values."move_in_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."restored_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='608fa09bf68216db817edc9287b788b8a861e8ba', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6a66f', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_homestead', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='homestead',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_homesteadhistory" ("area_mu", "clear_by", "cleared_on", "created_at", "farmed_mu", "found", "greened_mu", "id", "in_order", "inspected_by_id", "inspected_on", "move_in_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "restored_on", "updated_at", "version") SELECT new_values."area_mu", new_values."clear_by", new_values."cleared_on", new_values."created_at", new_values."farmed_mu", new_values."found", new_values."greened_mu", new_values."id", new_values."in_order", new_values."inspected_by_id", new_values."inspected_on", new_values."move_in_id", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."restored_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2c76239c3fd5f6d4b9afec7c34b54ebc3cbb149', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c6a94', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_homestead', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='homesteadhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='780e676c1b593ead769cc609ad0424b5a227bea3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d64f0', table='relocation_homesteadhistory', when='BEFORE')),
            ), migrations.CreateModel(
                name='Draw',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('code', models.CharField(max_length=12, unique=True, verbose_name='code of the draw')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('venue', models.CharField(blank=True, max_length=100, verbose_name='place of the draw')),
                    ('reveal_by', models.DateField(verbose_name='last day for the secrets')),
                    ('larger_homes', models.BooleanField(default=False, verbose_name='homes left over go to smaller households')),
                    ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('frozen', 'Frozen, waiting for the secrets'), ('drawn', 'Drawn'), ('abandoned', 'Abandoned'), ('cancelled', 'Called off before the freeze')], default='preparing', max_length=10, verbose_name='state')),
                    ('roster', models.TextField(blank=True, verbose_name='frozen roster')),
                    ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest of the roster')),
                    ('frozen_on', models.DateField(blank=True, null=True, verbose_name='frozen on')),
                    ('seed', models.CharField(blank=True, max_length=64, verbose_name='seed')),
                    ('drawn_on', models.DateField(blank=True, null=True, verbose_name='drawn on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('ended_reason', models.CharField(blank=True, max_length=500, verbose_name='why it ended')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                    ('drawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn by')),
                    ('frozen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by')),
                    ('repeats', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='relocation.draw', verbose_name='repeats')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'verbose_name': 'draw of homes',
                    'verbose_name_plural': 'draws of homes',
                },
            ), migrations.CreateModel(
                name='DrawEntry',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('name', models.CharField(blank=True, max_length=20, verbose_name='masked name')),
                    ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                    ('persons', models.PositiveSmallIntegerField(default=1, verbose_name='persons')),
                    ('slip', models.CharField(blank=True, max_length=20, verbose_name='code on the slip')),
                    ('mark', models.CharField(blank=True, max_length=64, verbose_name='mark')),
                    ('declaration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draw_entries', to='relocation.declaration', verbose_name='declaration')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='relocation.draw', verbose_name='draw of homes')),
                ],
                options={
                    'verbose_name': 'entry of a draw',
                    'verbose_name_plural': 'entries of draws',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DrawEntryHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('name', models.CharField(blank=True, max_length=20, verbose_name='masked name')),
                    ('place', models.CharField(blank=True, max_length=80, verbose_name='place')),
                    ('persons', models.PositiveSmallIntegerField(default=1, verbose_name='persons')),
                    ('mark', models.CharField(blank=True, max_length=64, verbose_name='mark')),
                    ('declaration', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.declaration', verbose_name='declaration')),
                    ('draw', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.draw', verbose_name='draw of homes')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.drawentry')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DrawHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('code', models.CharField(max_length=12, verbose_name='code of the draw')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('venue', models.CharField(blank=True, max_length=100, verbose_name='place of the draw')),
                    ('reveal_by', models.DateField(verbose_name='last day for the secrets')),
                    ('larger_homes', models.BooleanField(default=False, verbose_name='homes left over go to smaller households')),
                    ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('frozen', 'Frozen, waiting for the secrets'), ('drawn', 'Drawn'), ('abandoned', 'Abandoned'), ('cancelled', 'Called off before the freeze')], default='preparing', max_length=10, verbose_name='state')),
                    ('roster', models.TextField(blank=True, verbose_name='frozen roster')),
                    ('digest', models.CharField(blank=True, max_length=64, verbose_name='digest of the roster')),
                    ('frozen_on', models.DateField(blank=True, null=True, verbose_name='frozen on')),
                    ('seed', models.CharField(blank=True, max_length=64, verbose_name='seed')),
                    ('drawn_on', models.DateField(blank=True, null=True, verbose_name='drawn on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('ended_reason', models.CharField(blank=True, max_length=500, verbose_name='why it ended')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('drawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn by')),
                    ('frozen_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='frozen by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.draw')),
                    ('repeats', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.draw', verbose_name='repeats')),
                    ('site', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DrawHome',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('label', models.CharField(blank=True, max_length=80, verbose_name='home')),
                    ('persons', models.PositiveSmallIntegerField(default=1, verbose_name='meant for persons')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='homes', to='relocation.draw', verbose_name='draw of homes')),
                    ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draw_homes', to='relocation.home', verbose_name='home')),
                ],
                options={
                    'verbose_name': 'home of a draw',
                    'verbose_name_plural': 'homes of draws',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Allotment',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('position', models.PositiveIntegerField(verbose_name='place in the draw')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allotments', to='relocation.draw', verbose_name='draw of homes')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='allotment', to='relocation.drawentry', verbose_name='entry')),
                    ('home', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='allotment', to='relocation.drawhome', verbose_name='home')),
                ],
                options={
                    'verbose_name': 'place in a draw',
                    'verbose_name_plural': 'places in draws',
                },
            ), migrations.CreateModel(
                name='DrawHomeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('label', models.CharField(blank=True, max_length=80, verbose_name='home')),
                    ('persons', models.PositiveSmallIntegerField(default=1, verbose_name='meant for persons')),
                    ('draw', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.draw', verbose_name='draw of homes')),
                    ('home', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.home', verbose_name='home')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.drawhome')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DrawWitness',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('body', models.CharField(max_length=100, verbose_name='body')),
                    ('commitment', models.CharField(blank=True, max_length=64, verbose_name='commitment')),
                    ('committed_on', models.DateField(blank=True, null=True, verbose_name='committed on')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witnesses', to='relocation.draw', verbose_name='draw of homes')),
                ],
                options={
                    'verbose_name': 'witness of a draw',
                    'verbose_name_plural': 'witnesses of draws',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DrawReveal',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('secret', models.CharField(max_length=80, verbose_name='secret')),
                    ('told_on', models.DateField(verbose_name='told on')),
                    ('from_envelope', models.BooleanField(default=False, verbose_name='from the sealed envelope')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reveals', to='relocation.draw', verbose_name='draw of homes')),
                    ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('witness', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reveal', to='relocation.drawwitness', verbose_name='witness')),
                ],
                options={
                    'verbose_name': 'secret of a witness',
                    'verbose_name_plural': 'secrets of witnesses',
                },
            ), migrations.CreateModel(
                name='DrawWitnessHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('body', models.CharField(max_length=100, verbose_name='body')),
                    ('commitment', models.CharField(blank=True, max_length=64, verbose_name='commitment')),
                    ('committed_on', models.DateField(blank=True, null=True, verbose_name='committed on')),
                    ('draw', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.draw', verbose_name='draw of homes')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.drawwitness')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Succession',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('on', models.DateField(verbose_name='on')),
                    ('reason', models.CharField(max_length=500, verbose_name='reason')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='relocation.draw', verbose_name='draw of homes')),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='gave_up', to='relocation.drawentry', verbose_name='entry')),
                    ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='relocation.drawhome', verbose_name='home')),
                    ('next', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='succeeded', to='relocation.drawentry', verbose_name='goes to')),
                ],
                options={
                    'verbose_name': 'change after a draw',
                    'verbose_name_plural': 'changes after draws',
                },
            ), migrations.AddIndex(
                model_name='draw',
                index=models.Index(fields=['county', '-created_at'], name='draw_by_county'),
            ), migrations.AddConstraint(
                model_name='draw',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest__regex', '^[0-9a-f]{64}$'), ('frozen_on__isnull', False), ('state__in', ('frozen', 'drawn', 'abandoned')), models.Q(('roster', ''), _negated=True)), models.Q(models.Q(('state__in', ('frozen', 'drawn', 'abandoned')), _negated=True), ('digest', ''), ('frozen_by', None), ('frozen_on', None), ('roster', '')), _connector='OR'), name='draw_frozen_as_a_whole'),
            ), migrations.AddConstraint(
                model_name='draw',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('drawn_on__isnull', False), ('seed__regex', '^[0-9a-f]{64}$'), ('state', 'drawn'), ('drawn_on__gte', models.F('frozen_on'))), models.Q(models.Q(('state', 'drawn'), _negated=True), ('drawn_by', None), ('drawn_on', None), ('seed', '')), _connector='OR'), name='draw_made_as_a_whole'),
            ), migrations.AddConstraint(
                model_name='draw',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state__in', ['abandoned', 'cancelled']), models.Q(('ended_reason', ''), _negated=True)), models.Q(models.Q(('state__in', ['abandoned', 'cancelled']), _negated=True), ('ended_on', None), ('ended_reason', '')), _connector='OR'), name='draw_ended_with_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."drawn_by_id" IS DISTINCT FROM (NEW."drawn_by_id") OR OLD."drawn_on" IS DISTINCT FROM (NEW."drawn_on") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."ended_reason" IS DISTINCT FROM (NEW."ended_reason") OR OLD."frozen_by_id" IS DISTINCT FROM (NEW."frozen_by_id") OR OLD."frozen_on" IS DISTINCT FROM (NEW."frozen_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."larger_homes" IS DISTINCT FROM (NEW."larger_homes") OR OLD."repeats_id" IS DISTINCT FROM (NEW."repeats_id") OR OLD."reveal_by" IS DISTINCT FROM (NEW."reveal_by") OR OLD."roster" IS DISTINCT FROM (NEW."roster") OR OLD."seed" IS DISTINCT FROM (NEW."seed") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."venue" IS DISTINCT FROM (NEW."venue"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e7f81cb90ecd310fa82b8a095c44578823ba4046', operation='UPDATE', pgid='pgtrigger_bump_version_126b1', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a5bfb2b9f8fec1ed73bfe784cac4e39cf9037578', operation='DELETE', pgid='pgtrigger_kept_76082', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='frozen_as_it_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'preparing' AND NEW.state = 'frozen')", func="\n        IF NEW.digest <> encode(sha256(convert_to(NEW.roster, 'UTF8')), 'hex')\n            OR jsonb_array_length(NEW.roster::jsonb -> 'entries')\n                <> (SELECT count(*) FROM relocation_drawentry AS e WHERE e.draw_id = NEW.id)\n            OR jsonb_array_length(NEW.roster::jsonb -> 'homes')\n                <> (SELECT count(*) FROM relocation_drawhome AS h WHERE h.draw_id = NEW.id)\n            OR 2 > (SELECT count(*) FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id)\n            OR EXISTS (SELECT 1 FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id AND w.commitment = '')\n        THEN RAISE EXCEPTION 'The roster is not what was prepared.';\n        END IF;\n        RETURN NEW;\n    ", hash='7f436cb0f6de35e4a70556db26046fc30bb8825e', operation='UPDATE', pgid='pgtrigger_frozen_as_it_stands_c53c6', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='drawn_from_all_secrets', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'frozen' AND NEW.state = 'drawn')", declare='DECLARE told text; missing bigint; drawn bigint; entries bigint;', func="\n        SELECT string_agg(r.secret, E'\\n' ORDER BY w.number), count(*) - count(r.secret) INTO told, missing\n            FROM relocation_drawwitness AS w LEFT JOIN relocation_drawreveal AS r ON r.witness_id = w.id\n            WHERE w.draw_id = NEW.id;\n        SELECT count(*) INTO drawn FROM relocation_allotment AS a WHERE a.draw_id = NEW.id;\n        SELECT count(*) INTO entries FROM relocation_drawentry AS e WHERE e.draw_id = NEW.id;\n        IF missing > 0 OR drawn <> entries OR NEW.seed <> encode(\n            sha256(convert_to(E'xundian-draw/1\\nseed\\n' || NEW.digest || E'\\n' || told, 'UTF8')), 'hex'\n        ) THEN RAISE EXCEPTION 'The seed is what all secrets make of it, and the draw is of every entry.';\n        END IF;\n        RETURN NEW;\n    ", hash='3d66bb69dfc2de260b29f9408e6f43b07a4798ca', operation='UPDATE', pgid='pgtrigger_drawn_from_all_secrets_c769f', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='never_turned_down', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state = 'frozen' AND NEW.state = 'abandoned')", func="\n        IF NOT EXISTS (\n            SELECT 1 FROM relocation_drawwitness AS w WHERE w.draw_id = NEW.id\n                AND NOT EXISTS (SELECT 1 FROM relocation_drawreveal AS r WHERE r.witness_id = w.id)\n        ) THEN RAISE EXCEPTION 'All secrets were told: nobody turns the result down.';\n        END IF;\n        RETURN NEW;\n    ", hash='dd2945922139889706d40f216091f3361dd56ee7', operation='UPDATE', pgid='pgtrigger_never_turned_down_c661f', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{frozen:abandoned,frozen:drawn,preparing:cancelled,preparing:frozen}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='9e04396a5deb5a10fb584366c455e13bdbae6482', operation='UPDATE', pgid='pgtrigger_moves_8d288', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='frozen_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state = 'frozen') OR to_jsonb(NEW) - ARRAY['state', 'seed', 'drawn_on', 'drawn_by_id', 'ended_on', 'ended_reason', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'seed', 'drawn_on', 'drawn_by_id', 'ended_on', 'ended_reason', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'What was frozen stays as it is.';\n        ", hash='ff41e2190be4d0ca46a9c459cac3abdc04505a16', operation='UPDATE', pgid='pgtrigger_frozen_stays_0a2ee', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='end_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state IN ('drawn', 'abandoned', 'cancelled')) OR to_jsonb(NEW) - ARRAY['version', 'updated_at'] = to_jsonb(OLD) - ARRAY['version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'This draw is over and stays so.';\n        ", hash='1931995e717de79981e248d3af8c17ff045e682e', operation='UPDATE', pgid='pgtrigger_end_stays_13e82', table='relocation_draw', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawhistory" ("code", "county_id", "created_at", "digest", "drawn_by_id", "drawn_on", "ended_on", "ended_reason", "frozen_by_id", "frozen_on", "id", "larger_homes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats_id", "reveal_by", "roster", "seed", "site_id", "state", "title", "updated_at", "venue", "version") SELECT new_values."code", new_values."county_id", new_values."created_at", new_values."digest", new_values."drawn_by_id", new_values."drawn_on", new_values."ended_on", new_values."ended_reason", new_values."frozen_by_id", new_values."frozen_on", new_values."id", new_values."larger_homes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."repeats_id", new_values."reveal_by", new_values."roster", new_values."seed", new_values."site_id", new_values."state", new_values."title", new_values."updated_at", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='148d2d7d3ccb72712d7f2469f05c9f91b5dcd077', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1f052', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_draw', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='draw',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawhistory" ("code", "county_id", "created_at", "digest", "drawn_by_id", "drawn_on", "ended_on", "ended_reason", "frozen_by_id", "frozen_on", "id", "larger_homes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeats_id", "reveal_by", "roster", "seed", "site_id", "state", "title", "updated_at", "venue", "version") SELECT new_values."code", new_values."county_id", new_values."created_at", new_values."digest", new_values."drawn_by_id", new_values."drawn_on", new_values."ended_on", new_values."ended_reason", new_values."frozen_by_id", new_values."frozen_on", new_values."id", new_values."larger_homes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."repeats_id", new_values."reveal_by", new_values."roster", new_values."seed", new_values."site_id", new_values."state", new_values."title", new_values."updated_at", new_values."venue", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29d9f5cc9420165d2da06360da28af27d3291104', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5adfa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_draw', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='drawentry',
                constraint=models.UniqueConstraint(fields=('draw', 'declaration'), name='draw_entry_once'),
            ), migrations.AddConstraint(
                model_name='drawentry',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('draw', 'number'), name='draw_entry_number'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawentry',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declaration_id" IS DISTINCT FROM (NEW."declaration_id") OR OLD."draw_id" IS DISTINCT FROM (NEW."draw_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."mark" IS DISTINCT FROM (NEW."mark") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."persons" IS DISTINCT FROM (NEW."persons") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."slip" IS DISTINCT FROM (NEW."slip"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='8258b82bf8c85b61ec1235cb6c811dfe80399b55', operation='UPDATE', pgid='pgtrigger_bump_version_97d63', table='relocation_drawentry', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawentry',
                trigger=pgtrigger.compiler.Trigger(name='entry_before_the_freeze', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n            SELECT d.state INTO here FROM relocation_draw AS d\n                WHERE d.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.draw_id ELSE NEW.draw_id END;\n            IF here = 'preparing' AND (TG_OP <> 'UPDATE' OR NEW.draw_id = OLD.draw_id) THEN\n                RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n            END IF;\n            RAISE EXCEPTION 'What was frozen stays as it is.';\n        ", hash='dd1c6285a49a7eba235ce3a454da5835fdfec6f9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_entry_before_the_freeze_f0202', table='relocation_drawentry', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawentry',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawentryhistory" ("created_at", "declaration_id", "draw_id", "id", "mark", "name", "number", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "version") SELECT new_values."created_at", new_values."declaration_id", new_values."draw_id", new_values."id", new_values."mark", new_values."name", new_values."number", new_values."persons", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b2575d3c8220307a8bd93407fa75a49503d32433', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_999e5', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_drawentry', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawentry',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawentryhistory" ("created_at", "declaration_id", "draw_id", "id", "mark", "name", "number", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "updated_at", "version") SELECT new_values."created_at", new_values."declaration_id", new_values."draw_id", new_values."id", new_values."mark", new_values."name", new_values."number", new_values."persons", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."declaration_id" IS DISTINCT FROM (new_values."declaration_id") OR old_values."draw_id" IS DISTINCT FROM (new_values."draw_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."mark" IS DISTINCT FROM (new_values."mark") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."persons" IS DISTINCT FROM (new_values."persons") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."updated_at" IS DISTINCT FROM (new_values."updated_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='671e6ccd666a8e8c2f3427f6343c722dd5086415', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c682c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_drawentry', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawentryhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a376516a3da1e51e226874abc3700c06255e939c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bde10', table='relocation_drawentryhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e7d4f3f56615a26c8aeff3bec828a350c75206d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bfd23', table='relocation_drawhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='drawhome',
                constraint=models.UniqueConstraint(fields=('draw', 'home'), name='draw_home_once'),
            ), migrations.AddConstraint(
                model_name='drawhome',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('draw', 'number'), name='draw_home_number'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhome',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."draw_id" IS DISTINCT FROM (NEW."draw_id") OR OLD."home_id" IS DISTINCT FROM (NEW."home_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."persons" IS DISTINCT FROM (NEW."persons"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e0bc2ba0915d672e1fa057b68f7755d723ec5968', operation='UPDATE', pgid='pgtrigger_bump_version_7ca1d', table='relocation_drawhome', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhome',
                trigger=pgtrigger.compiler.Trigger(name='home_before_the_freeze', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n            SELECT d.state INTO here FROM relocation_draw AS d\n                WHERE d.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.draw_id ELSE NEW.draw_id END;\n            IF here = 'preparing' AND (TG_OP <> 'UPDATE' OR NEW.draw_id = OLD.draw_id) THEN\n                RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n            END IF;\n            RAISE EXCEPTION 'What was frozen stays as it is.';\n        ", hash='3e8cb6cace893993646a628a1dbd334d589f1704', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_home_before_the_freeze_25bf5', table='relocation_drawhome', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhome',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawhomehistory" ("created_at", "draw_id", "home_id", "id", "label", "number", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."created_at", new_values."draw_id", new_values."home_id", new_values."id", new_values."label", new_values."number", new_values."persons", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c0a02632168157eb005941c0b32fc22352796471', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2bae5', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_drawhome', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhome',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawhomehistory" ("created_at", "draw_id", "home_id", "id", "label", "number", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."created_at", new_values."draw_id", new_values."home_id", new_values."id", new_values."label", new_values."number", new_values."persons", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4caebc62652ae65cf83d283eb9ac7e78ada62100', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_89e0f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_drawhome', when='AFTER')),
            ), migrations.AddConstraint(
                model_name='allotment',
                constraint=models.UniqueConstraint(fields=('draw', 'position'), name='draw_position_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='allotment',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef4419d87d9f80105acabc9af2d7ce0255e724d8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9222', table='relocation_allotment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='allotment',
                trigger=pgtrigger.compiler.Trigger(name='allotted_by_the_draw', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n            SELECT d.state INTO here FROM relocation_draw AS d WHERE d.id = NEW.draw_id;\n            IF here = 'frozen' THEN RETURN NEW; END IF;\n            RAISE EXCEPTION 'Homes are drawn once.';\n        ", hash='06c03f8c67f1f211fca34778d12babcb1eb5b1d5', operation='INSERT', pgid='pgtrigger_allotted_by_the_draw_73928', table='relocation_allotment', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawhomehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='324883f6062a2f70e8cb121363e308d8ec82ecae', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f7b3b', table='relocation_drawhomehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='drawwitness',
                constraint=models.UniqueConstraint(fields=('draw', 'body'), name='draw_witness_of_a_body'),
            ), migrations.AddConstraint(
                model_name='drawwitness',
                constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('draw', 'number'), name='draw_witness_number'),
            ), migrations.AddConstraint(
                model_name='drawwitness',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('commitment', ''), ('committed_on', None)), models.Q(('commitment__regex', '^[0-9a-f]{64}$'), ('committed_on__isnull', False)), _connector='OR'), name='draw_witness_committed'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawwitness',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."commitment" IS DISTINCT FROM (NEW."commitment") OR OLD."committed_on" IS DISTINCT FROM (NEW."committed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."draw_id" IS DISTINCT FROM (NEW."draw_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='a105162fa5f72c7a9c68e2f44b0e06a7e032f068', operation='UPDATE', pgid='pgtrigger_bump_version_1f8ef', table='relocation_drawwitness', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawwitness',
                trigger=pgtrigger.compiler.Trigger(name='witness_before_the_freeze', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n            SELECT d.state INTO here FROM relocation_draw AS d\n                WHERE d.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.draw_id ELSE NEW.draw_id END;\n            IF here = 'preparing' AND (TG_OP <> 'UPDATE' OR NEW.draw_id = OLD.draw_id) THEN\n                RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;\n            END IF;\n            RAISE EXCEPTION 'What was frozen stays as it is.';\n        ", hash='692f13860769de0fd699cbdbca2d40d02c0df54f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_witness_before_the_freeze_8bb5f', table='relocation_drawwitness', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawwitness',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawwitnesshistory" ("body", "commitment", "committed_on", "created_at", "draw_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."body", new_values."commitment", new_values."committed_on", new_values."created_at", new_values."draw_id", new_values."id", new_values."name", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3cfd3dda01d6ab69c76d663db2e819eb3466790', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1575c', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_drawwitness', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawwitness',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_drawwitnesshistory" ("body", "commitment", "committed_on", "created_at", "draw_id", "id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version") SELECT new_values."body", new_values."commitment", new_values."committed_on", new_values."created_at", new_values."draw_id", new_values."id", new_values."name", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc4a522e9cff85fdea4706ccbbaa13b37003a77a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_12743', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_drawwitness', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawreveal',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5300ea80a53039ad18b4ff1b3a0181a57451d524', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17b7c', table='relocation_drawreveal', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawreveal',
                trigger=pgtrigger.compiler.Trigger(name='fits_its_commitment', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE committed text; text text;', func="\n        SELECT w.commitment, E'xundian-draw/1\\ncommitment\\n' || d.code || E'\\n' || w.number || E'\\n' || NEW.secret\n            INTO committed, text\n            FROM relocation_drawwitness AS w JOIN relocation_draw AS d ON d.id = w.draw_id\n            WHERE w.id = NEW.witness_id AND d.id = NEW.draw_id AND d.state = 'frozen';\n        IF committed = encode(sha256(convert_to(text, 'UTF8')), 'hex') THEN RETURN NEW; END IF;\n        RAISE EXCEPTION 'A secret fits what was committed to, and is told after the freeze.';\n    ", hash='2267a1187ed2df8fb1def73cf3340b8e1e5a1405', operation='INSERT', pgid='pgtrigger_fits_its_commitment_54bd7', table='relocation_drawreveal', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='drawwitnesshistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9deb103d7032e63ca477470ffa9daf4bffe9e1a2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8e276', table='relocation_drawwitnesshistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='succession',
                constraint=models.UniqueConstraint(fields=('draw', 'number'), name='draw_succession_number'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='succession',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f276eeb05dd97b7acd6d560fc0b684231e306f16', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a6bc', table='relocation_succession', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='succession',
                trigger=pgtrigger.compiler.Trigger(name='after_the_draw', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE here text;', func="\n            SELECT d.state INTO here FROM relocation_draw AS d WHERE d.id = NEW.draw_id;\n            IF here = 'drawn' THEN RETURN NEW; END IF;\n            RAISE EXCEPTION 'Homes are given back after the draw.';\n        ", hash='2bf5ae79fdf5d3257376ed6e4407656f402a37ba', operation='INSERT', pgid='pgtrigger_after_the_draw_d3ffd', table='relocation_succession', when='BEFORE')),
            )],
        ),
    ]
