import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('laborers', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0001_initial'),
        ('xundian', '__first__'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Site',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='street')),
                ],
                options={
                    'verbose_name': 'site',
                    'verbose_name_plural': 'sites',
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('division', 'name'), name='site_name_once')],
                },
            ), migrations.CreateModel(
                name='MoveIn',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('building', models.CharField(max_length=20, verbose_name='building')),
                    ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit')),
                    ('room', models.CharField(max_length=20, verbose_name='room')),
                    ('moved_on', models.DateField(verbose_name='moved in on')),
                    ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='move_ins', to='laborers.household', verbose_name='household')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='move_ins', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'verbose_name': 'move-in',
                    'verbose_name_plural': 'move-ins',
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_on__isnull', True)), fields=('household',), name='one_current_home'), models.UniqueConstraint(condition=models.Q(('left_on__isnull', True)), fields=('site', 'building', 'unit', 'room'), name='home_taken_once'), models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('moved_on')), _connector='OR'), name='left_after_moving_in')],
                },
            ), migrations.CreateModel(
                name='MoveInHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('building', models.CharField(max_length=20, verbose_name='building')),
                    ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit')),
                    ('room', models.CharField(max_length=20, verbose_name='room')),
                    ('moved_on', models.DateField(verbose_name='moved in on')),
                    ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                    ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.movein')),
                    ('site', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='SiteHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='opened on')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='street')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.site')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WelfarePost',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=30, verbose_name='kind')),
                    ('places', models.PositiveIntegerField(verbose_name='places')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly pay')),
                    ('funded_by', models.CharField(blank=True, max_length=80, verbose_name='funding source')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='welfare_posts', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'verbose_name': 'public-welfare post',
                    'verbose_name_plural': 'public-welfare posts',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Workshop',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('places', models.PositiveIntegerField(verbose_name='places')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly wage')),
                    ('recognised_on', models.DateField(blank=True, null=True, verbose_name='recognised on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workshops', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'verbose_name': 'workshop',
                    'verbose_name_plural': 'workshops',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ChannelOffer',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('channel', models.CharField(choices=[('WORKSHOP', 'Workshop near home'), ('INDUSTRY', 'Industrial base'), ('MIGRATION', 'Organised labour migration'), ('WELFARE', 'Public-welfare post')], max_length=10, verbose_name='channel')),
                    ('reasons', models.JSONField(default=list)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('offered', 'Offered'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('expired', 'Expired'), ('placed', 'Placed')], default='proposed', max_length=10, verbose_name='state')),
                    ('proposed_on', models.DateField(verbose_name='proposed on')),
                    ('answer_by', models.DateField(verbose_name='answer by')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='village')),
                    ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channel_offers', to='laborers.household', verbose_name='household')),
                    ('laborer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channel_offers', to='laborers.laborer', verbose_name='laborer')),
                    ('placement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='channel_offer', to='laborers.placement')),
                    ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='channel_offers', to='relocation.site', verbose_name='site')),
                    ('welfare_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='relocation.welfarepost')),
                    ('workshop', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='relocation.workshop')),
                ],
                options={
                    'verbose_name': 'channel offer',
                    'verbose_name_plural': 'channel offers',
                    'abstract': False,
                    'indexes': [models.Index(fields=['site', 'state'], name='channel_by_site')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('proposed', 'offered', 'accepted'))), fields=('household',), name='one_live_channel_offer'), models.CheckConstraint(condition=models.Q(models.Q(('placement__isnull', False), ('state', 'placed')), models.Q(('state', 'placed'), _negated=True), _connector='OR'), name='channel_placed_has_placement')],
                },
            ), migrations.CreateModel(
                name='WelfarePostHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=30, verbose_name='kind')),
                    ('places', models.PositiveIntegerField(verbose_name='places')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly pay')),
                    ('funded_by', models.CharField(blank=True, max_length=80, verbose_name='funding source')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.welfarepost')),
                    ('site', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ChannelOfferHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('channel', models.CharField(choices=[('WORKSHOP', 'Workshop near home'), ('INDUSTRY', 'Industrial base'), ('MIGRATION', 'Organised labour migration'), ('WELFARE', 'Public-welfare post')], max_length=10, verbose_name='channel')),
                    ('reasons', models.JSONField(default=list)),
                    ('state', models.CharField(choices=[('proposed', 'Proposed'), ('offered', 'Offered'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('expired', 'Expired'), ('placed', 'Placed')], default='proposed', max_length=10, verbose_name='state')),
                    ('proposed_on', models.DateField(verbose_name='proposed on')),
                    ('answer_by', models.DateField(verbose_name='answer by')),
                    ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                    ('by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='village')),
                    ('household', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.household', verbose_name='household')),
                    ('laborer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.channeloffer')),
                    ('placement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.placement')),
                    ('site', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                    ('welfare_post', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.welfarepost')),
                    ('workshop', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.workshop')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='WorkshopHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('occupation', models.CharField(max_length=40, verbose_name='occupation')),
                    ('places', models.PositiveIntegerField(verbose_name='places')),
                    ('wage_fen', models.BigIntegerField(verbose_name='monthly wage')),
                    ('recognised_on', models.DateField(blank=True, null=True, verbose_name='recognised on')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='relocation.workshop')),
                    ('site', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='relocation.site', verbose_name='site')),
                ],
                options={
                    'abstract': False,
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='76463e18e44bbbeac76810e8c918781baa85cb52', operation='UPDATE', pgid='pgtrigger_bump_version_f28a6', table='relocation_site', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_sitehistory" ("address", "created_at", "division_id", "id", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "version") SELECT new_values."address", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5add83fcae6a76793d75ef6fa6417f627b6df7da', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_56755', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_site', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='site',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_sitehistory" ("address", "created_at", "division_id", "id", "name", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "version") SELECT new_values."address", new_values."created_at", new_values."division_id", new_values."id", new_values."name", new_values."opened_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='508bd2dc6b644e41161d1b80d20ab455565213cc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_70d81', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_site', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."building" IS DISTINCT FROM (NEW."building") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."left_on" IS DISTINCT FROM (NEW."left_on") OR OLD."moved_on" IS DISTINCT FROM (NEW."moved_on") OR OLD."room" IS DISTINCT FROM (NEW."room") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."unit" IS DISTINCT FROM (NEW."unit"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='1ba7960abeee1e7a730f8e2bb4148e53bee52f9b', operation='UPDATE', pgid='pgtrigger_bump_version_cb40b', table='relocation_movein', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_moveinhistory" ("building", "created_at", "household_id", "id", "left_on", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "site_id", "unit", "updated_at", "version") SELECT new_values."building", new_values."created_at", new_values."household_id", new_values."id", new_values."left_on", new_values."moved_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."room", new_values."site_id", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='126fe74d1d37dedfb9100527c309544dd2178d65', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_48f37', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_movein', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='movein',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_moveinhistory" ("building", "created_at", "household_id", "id", "left_on", "moved_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room", "site_id", "unit", "updated_at", "version") SELECT new_values."building", new_values."created_at", new_values."household_id", new_values."id", new_values."left_on", new_values."moved_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."room", new_values."site_id", new_values."unit", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61481164e79015d568bb9e0962812392d7970491', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2398b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_movein', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='moveinhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8e4ceed0fa7be16cba35495bbc153266ee42bb6b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_021e0', table='relocation_moveinhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='sitehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a5e651096bcb741f85336dc723b5daea87a9b77', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7a0cd', table='relocation_sitehistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."funded_by" IS DISTINCT FROM (NEW."funded_by") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9c605f12a4a767fd12e9076340491dca71426fac', operation='UPDATE', pgid='pgtrigger_bump_version_61d92', table='relocation_welfarepost', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_welfareposthistory" ("closed_on", "created_at", "funded_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "site_id", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."funded_by", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."site_id", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c469e89684ffc7b9104d0184c2c0a3641fac8de6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8b3e3', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_welfarepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfarepost',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_welfareposthistory" ("closed_on", "created_at", "funded_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "site_id", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."funded_by", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."site_id", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='13ff78fe3c43944476fdfde8f48daf78ab55cb92', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_78235', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_welfarepost', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."recognised_on" IS DISTINCT FROM (NEW."recognised_on") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."wage_fen" IS DISTINCT FROM (NEW."wage_fen"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e4ae36ea3fe29d9da899ae4a9cc0f0cd9e3d5f0c', operation='UPDATE', pgid='pgtrigger_bump_version_156dd', table='relocation_workshop', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workshophistory" ("closed_on", "created_at", "id", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recognised_on", "site_id", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."id", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."places", new_values."recognised_on", new_values."site_id", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='89062aa901e92405b84c8d15068a3f33090b3a9d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_03314', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_workshop', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshop',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_workshophistory" ("closed_on", "created_at", "id", "name", "occupation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "recognised_on", "site_id", "updated_at", "version", "wage_fen") SELECT new_values."closed_on", new_values."created_at", new_values."id", new_values."name", new_values."occupation", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."places", new_values."recognised_on", new_values."site_id", new_values."updated_at", new_values."version", new_values."wage_fen" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='139ca008290fcd91c3a17dd0a68ef06b35b60753', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7a2c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_workshop', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."answered_on" IS DISTINCT FROM (NEW."answered_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."household_id" IS DISTINCT FROM (NEW."household_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."placement_id" IS DISTINCT FROM (NEW."placement_id") OR OLD."proposed_on" IS DISTINCT FROM (NEW."proposed_on") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."welfare_post_id" IS DISTINCT FROM (NEW."welfare_post_id") OR OLD."workshop_id" IS DISTINCT FROM (NEW."workshop_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f841ad8c66ebf32f9bd15cea641f1718afa397b6', operation='UPDATE', pgid='pgtrigger_bump_version_5ae09', table='relocation_channeloffer', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_channelofferhistory" ("answer_by", "answered_on", "by_id", "channel", "created_at", "division_id", "household_id", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "proposed_on", "reasons", "site_id", "state", "updated_at", "version", "welfare_post_id", "workshop_id") SELECT new_values."answer_by", new_values."answered_on", new_values."by_id", new_values."channel", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement_id", new_values."proposed_on", new_values."reasons", new_values."site_id", new_values."state", new_values."updated_at", new_values."version", new_values."welfare_post_id", new_values."workshop_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55874e0e830550a15dc465e4399e30c403de2785', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f90f', referencing='REFERENCING NEW TABLE AS new_values ', table='relocation_channeloffer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channeloffer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "relocation_channelofferhistory" ("answer_by", "answered_on", "by_id", "channel", "created_at", "division_id", "household_id", "id", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement_id", "proposed_on", "reasons", "site_id", "state", "updated_at", "version", "welfare_post_id", "workshop_id") SELECT new_values."answer_by", new_values."answered_on", new_values."by_id", new_values."channel", new_values."created_at", new_values."division_id", new_values."household_id", new_values."id", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."placement_id", new_values."proposed_on", new_values."reasons", new_values."site_id", new_values."state", new_values."updated_at", new_values."version", new_values."welfare_post_id", new_values."workshop_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6b98673c0b3ce227f5200e5b3ab6d106a7d3c10', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0729e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='relocation_channeloffer', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='welfareposthistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5a1891c460b779df3fa3a41341b4088c71e270bf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_363d0', table='relocation_welfareposthistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='channelofferhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fb0aff0a1f92ec612959774d2f6a4c092e214674', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_246cb', table='relocation_channelofferhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='workshophistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='79c36dc4624b1e151196851975b2b90a7342ec2f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be67d', table='relocation_workshophistory', when='BEFORE')),
            )],
        ),
    ]
