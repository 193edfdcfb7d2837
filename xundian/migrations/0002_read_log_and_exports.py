"""Who read whose record, and lists taken out as files."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('xundian', '0001_initial'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='ReadLog',
                fields=[
                    ('id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('model', models.CharField(max_length=60, verbose_name='record')),
                    ('record', models.UUIDField(verbose_name='record')),
                    ('on', models.DateField(verbose_name='day')),
                    ('how', models.CharField(choices=[('page', 'on a page'), ('rest', 'over the interface'), ('reveal', 'full identity number'), ('export', 'in an export')], max_length=10, verbose_name='way')),
                    ('times', models.PositiveIntegerField(default=1, verbose_name='times')),
                    ('first_at', models.DateTimeField(verbose_name='first at')),
                    ('last_at', models.DateTimeField(verbose_name='last at')),
                    ('purpose', models.CharField(blank=True, max_length=200, verbose_name='purpose')),
                    ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ],
                options={
                    'verbose_name': 'look at a person',
                    'verbose_name_plural': 'looks at people',
                    'indexes': [models.Index(fields=['on'], name='read_log_by_day'), models.Index(fields=['user', 'on'], name='read_log_by_user')],
                    'constraints': [models.UniqueConstraint(fields=('record', 'user', 'on', 'how', 'model'), name='read_log_once_a_day')],
                },
            ), migrations.CreateModel(
                name='Export',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=30, verbose_name='kind')),
                    ('format', models.CharField(choices=[('xlsx', 'Excel workbook (xlsx)'), ('csv', 'CSV text')], max_length=4, verbose_name='format')),
                    ('language', models.CharField(max_length=10, verbose_name='language')),
                    ('filters', models.JSONField(default=dict, verbose_name='filters')),
                    ('reason', models.CharField(max_length=200, verbose_name='reason')),
                    ('with_identity', models.BooleanField(default=False, verbose_name='identity numbers in full')),
                    ('site_id', models.UUIDField(blank=True, null=True, verbose_name='resettlement site')),
                    ('role', models.CharField(choices=[('village', 'Village officer'), ('township', 'Township officer'), ('county', 'County bureau'), ('leader', 'Leader'), ('station', 'Station officer'), ('site', 'Site officer'), ('auditor', 'Auditor')], max_length=10, verbose_name='role')),
                    ('state', models.CharField(choices=[('waiting', 'Waiting for approval'), ('queued', 'Queued'), ('running', 'Being written'), ('ready', 'Ready'), ('expired', 'Expired'), ('withdrawn', 'Withdrawn'), ('cancelled', 'Cancelled'), ('failed', 'Failed')], default='queued', max_length=10, verbose_name='state')),
                    ('attempt', models.PositiveSmallIntegerField(default=0)),
                    ('expected', models.PositiveIntegerField(default=0, verbose_name='rows expected')),
                    ('rows', models.PositiveIntegerField(blank=True, null=True, verbose_name='rows')),
                    ('columns', models.JSONField(default=list)),
                    ('cut_off', models.DateTimeField(blank=True, null=True, verbose_name='cut-off')),
                    ('query_hash', models.CharField(blank=True, max_length=64, verbose_name='hash of the query')),
                    ('size', models.PositiveBigIntegerField(default=0, verbose_name='bytes')),
                    ('chunks', models.PositiveIntegerField(default=0)),
                    ('failure', models.CharField(blank=True, max_length=20, verbose_name='failure')),
                    ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                    ('approved', models.BooleanField(default=False, verbose_name='approved')),
                    ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires at')),
                    ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exports', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='xundian.job')),
                ],
                options={
                    'verbose_name': 'export',
                    'verbose_name_plural': 'exports',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ExportChunk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attempt', models.PositiveSmallIntegerField()),
                    ('number', models.PositiveIntegerField()),
                    ('body', models.BinaryField()),
                    ('export', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='xundian.export')),
                ],
                options={
                    'verbose_name': 'piece of an export',
                    'verbose_name_plural': 'pieces of exports',
                },
            ), migrations.CreateModel(
                name='ExportDownload',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('at', models.DateTimeField(verbose_name='at')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('export', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='downloads', to='xundian.export', verbose_name='export')),
                ],
                options={
                    'verbose_name': 'download of an export',
                    'verbose_name_plural': 'downloads of exports',
                },
            ), migrations.AddIndex(
                model_name='export',
                index=models.Index(fields=['by', '-id'], name='export_by_user'),
            ), migrations.AddIndex(
                model_name='export',
                index=models.Index(fields=['division', '-id'], name='export_by_division'),
            ), migrations.AddIndex(
                model_name='export',
                index=models.Index(condition=models.Q(('state__in', ['waiting', 'queued', 'running', 'ready'])), fields=['state'], name='export_alive'),
            ), migrations.AddConstraint(
                model_name='export',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'queued', 'running', 'ready', 'expired', 'withdrawn', 'cancelled', 'failed'])), name='export_state_known'),
            ), migrations.AddConstraint(
                model_name='export',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(('expires_at__isnull', False), ('rows__isnull', False)), _connector='OR'), name='export_ready_has_rows'),
            ), migrations.AddConstraint(
                model_name='export',
                constraint=models.CheckConstraint(condition=models.Q(('approved', False), models.Q(('decided_by', models.F('by')), _negated=True), _connector='OR'), name='export_approved_by_another'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='export',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved" IS DISTINCT FROM (NEW."approved") OR OLD."attempt" IS DISTINCT FROM (NEW."attempt") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."chunks" IS DISTINCT FROM (NEW."chunks") OR OLD."columns" IS DISTINCT FROM (NEW."columns") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."cut_off" IS DISTINCT FROM (NEW."cut_off") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."expected" IS DISTINCT FROM (NEW."expected") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."failure" IS DISTINCT FROM (NEW."failure") OR OLD."filters" IS DISTINCT FROM (NEW."filters") OR OLD."format" IS DISTINCT FROM (NEW."format") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."job_id" IS DISTINCT FROM (NEW."job_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."query_hash" IS DISTINCT FROM (NEW."query_hash") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."rows" IS DISTINCT FROM (NEW."rows") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."with_identity" IS DISTINCT FROM (NEW."with_identity"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='46744866b54d4e231ce7774ec0fe4081451cf1f2', operation='UPDATE', pgid='pgtrigger_bump_version_e6fff', table='xundian_export', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='export',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='a9652fbeb50039b934cf1e008a6639dba569867e', operation='DELETE', pgid='pgtrigger_kept_3171d', table='xundian_export', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='exportchunk',
                constraint=models.UniqueConstraint(fields=('export', 'attempt', 'number'), name='export_chunk_once'),
            ), migrations.AddIndex(
                model_name='exportdownload',
                index=models.Index(fields=['export', 'at'], name='download_by_export'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='exportdownload',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7cab9e7c48ac9116ab59f29765f42409b1d766d1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dd26c', table='xundian_exportdownload', when='BEFORE')),
            )],
        ),
    ]
