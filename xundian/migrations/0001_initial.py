import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
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
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Code',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('scheme', models.CharField(max_length=40, verbose_name='list')),
                    ('code', models.CharField(db_collation='C', max_length=40, verbose_name='code')),
                    ('label_zh', models.CharField(max_length=80, verbose_name='Chinese label')),
                    ('label_en', models.CharField(max_length=120, verbose_name='English label')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='valid to')),
                    ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Words met in files that mean the same.', size=None, verbose_name='other words')),
                    ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                    ('sure', models.BooleanField(default=False, help_text='From a published standard, compared with a second copy.', verbose_name='sure')),
                    ('own', models.BooleanField(default=False, help_text='Changed here; loading a list leaves it alone.', verbose_name="the county's own")),
                    ('successor', models.CharField(blank=True, max_length=40, verbose_name='successor')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'code',
                    'verbose_name_plural': 'codes',
                    'ordering': ['scheme', 'position', 'code', 'valid_from'],
                    'abstract': False,
                    'indexes': [models.Index(fields=['scheme', 'position'], name='code_in_order')],
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'code', 'valid_from'), name='code_once_a_period'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='code_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('label_zh', ''), _negated=True), models.Q(('label_en', ''), _negated=True)), name='code_is_labelled')],
                },
            ), migrations.CreateModel(
                name='CodeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('scheme', models.CharField(max_length=40, verbose_name='list')),
                    ('code', models.CharField(db_collation='C', max_length=40, verbose_name='code')),
                    ('label_zh', models.CharField(max_length=80, verbose_name='Chinese label')),
                    ('label_en', models.CharField(max_length=120, verbose_name='English label')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='valid to')),
                    ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='Words met in files that mean the same.', size=None, verbose_name='other words')),
                    ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                    ('sure', models.BooleanField(default=False, help_text='From a published standard, compared with a second copy.', verbose_name='sure')),
                    ('own', models.BooleanField(default=False, help_text='Changed here; loading a list leaves it alone.', verbose_name="the county's own")),
                    ('successor', models.CharField(blank=True, max_length=40, verbose_name='successor')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.code')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Division',
                fields=[
                    ('code', models.CharField(db_collation='C', max_length=20, primary_key=True, serialize=False, verbose_name='code')),
                    ('name', models.CharField(max_length=60, verbose_name='name')),
                    ('name_en', models.CharField(blank=True, max_length=120, verbose_name='English name')),
                    ('level', models.CharField(choices=[('county', 'County'), ('township', 'Township or street'), ('village', 'Village or community'), ('group', "Villagers' group")], max_length=10, verbose_name='level')),
                    ('pinyin', models.CharField(blank=True, db_collation='C', help_text='Full spelling, then initials.', max_length=250, verbose_name='pinyin')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='valid to')),
                    ('parent', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='xundian.division', verbose_name='parent')),
                    ('successor', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='xundian.division', verbose_name='successor')),
                ],
                options={
                    'verbose_name': 'division',
                    'verbose_name_plural': 'divisions',
                    'ordering': ['code'],
                    'indexes': [models.Index(fields=['parent', 'code'], name='division_below_parent'), models.Index(condition=models.Q(('successor__isnull', False)), fields=['successor'], name='division_successor')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('code__regex', '^[0-9]{6}$'), ('level', 'county'), ('parent', None)), models.Q(('code__regex', '^[0-9]{9}$'), ('level', 'township'), ('parent', django.db.models.functions.text.Left('code', 6)), ('parent__isnull', False)), models.Q(('code__regex', '^[0-9]{12}$'), ('level', 'village'), ('parent', django.db.models.functions.text.Left('code', 9)), ('parent__isnull', False)), models.Q(('code__regex', '^[0-9]{13,20}$'), ('level', 'group'), ('parent', django.db.models.functions.text.Left('code', 12)), ('parent__isnull', False)), _connector='OR'), name='division_code_fits_level'), models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='division_days_in_order'), models.CheckConstraint(condition=models.Q(('successor', None), models.Q(('valid_to__isnull', False), models.Q(('successor', models.F('code')), _negated=True)), _connector='OR'), name='division_successor_follows_an_end')],
                },
            ), migrations.CreateModel(
                name='DivisionHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('code', models.CharField(db_collation='C', max_length=20, serialize=False, verbose_name='code')),
                    ('name', models.CharField(max_length=60, verbose_name='name')),
                    ('name_en', models.CharField(blank=True, max_length=120, verbose_name='English name')),
                    ('level', models.CharField(choices=[('county', 'County'), ('township', 'Township or street'), ('village', 'Village or community'), ('group', "Villagers' group")], max_length=10, verbose_name='level')),
                    ('pinyin', models.CharField(blank=True, db_collation='C', help_text='Full spelling, then initials.', max_length=250, verbose_name='pinyin')),
                    ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, help_text='The last day on which it holds.', null=True, verbose_name='valid to')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='parent')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.division')),
                    ('successor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='successor')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Heartbeat',
                fields=[
                    ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                    ('ok_at', models.DateTimeField()),
                    ('on', models.DateField(null=True)),
                    ('detail', models.JSONField(default=dict)),
                ],
                options={
                    'verbose_name': 'heartbeat',
                    'verbose_name_plural': 'heartbeats',
                },
            ), migrations.CreateModel(
                name='Station',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                    ('city', models.CharField(max_length=60, verbose_name='city')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('destinations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), size=None, verbose_name='destination prefixes')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'station',
                    'verbose_name_plural': 'stations',
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('destinations__len__gte', 1)), name='station_has_destinations')],
                },
            ), migrations.CreateModel(
                name='User',
                fields=[
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('role', models.CharField(choices=[('village', 'Village officer'), ('township', 'Township officer'), ('county', 'County bureau'), ('leader', 'Leader'), ('station', 'Station officer'), ('site', 'Site officer'), ('auditor', 'Auditor')], max_length=10, verbose_name='role')),
                    ('site_id', models.UUIDField(blank=True, null=True, verbose_name='site')),
                    ('language', models.CharField(blank=True, choices=[('zh-hans', '简体中文'), ('en', 'English')], max_length=10, verbose_name='language')),
                    ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demo sign-in')),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='xundian.division', verbose_name='division')),
                    ('home', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='kept by')),
                    ('station', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='xundian.station', verbose_name='station')),
                ],
                options={
                    'verbose_name': 'user',
                    'verbose_name_plural': 'users',
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role__in', ['village', 'township', 'county', 'leader', 'auditor']), ('division__isnull', False), ('site_id__isnull', True), ('station__isnull', True)), models.Q(('division__isnull', True), ('role', 'station'), ('site_id__isnull', True), ('station__isnull', False)), models.Q(('division__isnull', True), ('role', 'site'), ('site_id__isnull', False), ('station__isnull', True)), _connector='OR'), name='user_place_fits_role')],
                },
                managers=[
                    ('objects', django.contrib.auth.models.UserManager()),
                ],
            ), migrations.CreateModel(
                name='Job',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=40)),
                    ('task', models.CharField(blank=True, max_length=100)),
                    ('state', models.CharField(choices=[('queued', 'Queued'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='queued', max_length=10)),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('message', models.TextField(blank=True)),
                    ('arguments', models.JSONField(default=dict)),
                    ('result', models.JSONField(default=dict)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('started_at', models.DateTimeField(null=True)),
                    ('taken_at', models.DateTimeField(null=True)),
                    ('finished_at', models.DateTimeField(null=True)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'job',
                    'verbose_name_plural': 'jobs',
                    'indexes': [models.Index(fields=['by', '-created_at'], name='job_by_newest')],
                },
            ), migrations.CreateModel(
                name='KeptAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=100)),
                    ('request_hash', models.CharField(max_length=64)),
                    ('status', models.PositiveSmallIntegerField(null=True)),
                    ('body', models.JSONField(null=True)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'kept answer',
                    'verbose_name_plural': 'kept answers',
                    'indexes': [models.Index(fields=['at'], name='kept_answer_at')],
                    'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='kept_answer_once')],
                },
            ), migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(max_length=40, verbose_name='kind')),
                    ('values', models.JSONField(default=dict)),
                    ('link', models.CharField(blank=True, max_length=200, verbose_name='link')),
                    ('dedupe_key', models.CharField(max_length=200, unique=True)),
                    ('sent_at', models.DateTimeField(verbose_name='sent at')),
                    ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inbox', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
                ],
                options={
                    'verbose_name': 'message',
                    'verbose_name_plural': 'messages',
                    'indexes': [models.Index(fields=['recipient', '-id'], name='message_by_recipient')],
                },
            ), migrations.CreateModel(
                name='OutboxMessage',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('topic', models.CharField(max_length=40)),
                    ('dedupe_key', models.CharField(max_length=200, unique=True)),
                    ('payload', models.JSONField(default=dict)),
                    ('available_at', models.DateTimeField()),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('lease_until', models.DateTimeField(null=True)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('dead', 'Given up'), ('void', 'No longer needed')], default='waiting', max_length=10)),
                    ('last_error', models.TextField(blank=True)),
                    ('sent_at', models.DateTimeField(null=True)),
                ],
                options={
                    'verbose_name': 'outgoing message',
                    'verbose_name_plural': 'outgoing messages',
                    'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['available_at'], name='outbox_waiting')],
                },
            ), migrations.CreateModel(
                name='StationHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('city', models.CharField(max_length=60, verbose_name='city')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('destinations', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), size=None, verbose_name='destination prefixes')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.station')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('indicator', models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('value', models.PositiveIntegerField(verbose_name='target')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                ],
                options={
                    'verbose_name': 'target',
                    'verbose_name_plural': 'targets',
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('indicator', 'division', 'year'), name='one_target_per_year')],
                },
            ), migrations.CreateModel(
                name='TargetHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('indicator', models.CharField(choices=[('placements', 'Laborers placed'), ('away_placements', 'Laborers placed away from the county'), ('trained', 'Laborers trained')], max_length=20, verbose_name='indicator')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('value', models.PositiveIntegerField(verbose_name='target')),
                    ('document', models.CharField(blank=True, max_length=200, verbose_name='document')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='xundian.target')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='UserHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                    ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('name', models.CharField(max_length=50, verbose_name='name')),
                    ('phone', models.CharField(blank=True, max_length=20, verbose_name='phone')),
                    ('role', models.CharField(choices=[('village', 'Village officer'), ('township', 'Township officer'), ('county', 'County bureau'), ('leader', 'Leader'), ('station', 'Station officer'), ('site', 'Site officer'), ('auditor', 'Auditor')], max_length=10, verbose_name='role')),
                    ('site_id', models.UUIDField(blank=True, null=True, verbose_name='site')),
                    ('language', models.CharField(blank=True, choices=[('zh-hans', '简体中文'), ('en', 'English')], max_length=10, verbose_name='language')),
                    ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demo sign-in')),
                    ('division', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('home', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='kept by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to=settings.AUTH_USER_MODEL)),
                    ('station', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.station', verbose_name='station')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='DeviceToken',
                fields=[
                    ('digest', models.CharField(max_length=128, primary_key=True, serialize=False)),
                    ('token_key', models.CharField(db_index=True, max_length=25)),
                    ('created', models.DateTimeField(auto_now_add=True)),
                    ('expiry', models.DateTimeField(blank=True, null=True)),
                    ('reference', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, unique=True)),
                    ('device', models.CharField(blank=True, default='', max_length=80, verbose_name='device')),
                    ('last_used_on', models.DateField(null=True, verbose_name='last used on')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='auth_token_set', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'device token',
                    'verbose_name_plural': 'device tokens',
                    'swappable': 'KNOX_TOKEN_MODEL',
                    'indexes': [models.Index(fields=['user', '-reference'], name='token_by_user')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='code',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_zh" IS DISTINCT FROM (NEW."label_zh") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."own" IS DISTINCT FROM (NEW."own") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."scheme" IS DISTINCT FROM (NEW."scheme") OR OLD."successor" IS DISTINCT FROM (NEW."successor") OR OLD."sure" IS DISTINCT FROM (NEW."sure") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='941c678bcd831605935839f623340fc4aec8fa14', operation='UPDATE', pgid='pgtrigger_bump_version_eb78f', table='xundian_code', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='code',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_codehistory" ("aliases", "code", "created_at", "id", "label_en", "label_zh", "note", "own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scheme", "successor", "sure", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."aliases", new_values."code", new_values."created_at", new_values."id", new_values."label_en", new_values."label_zh", new_values."note", new_values."own", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."scheme", new_values."successor", new_values."sure", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='998c57fe6340cca527a8ea8f69857bec5c27c753', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d213a', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_code', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='code',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_codehistory" ("aliases", "code", "created_at", "id", "label_en", "label_zh", "note", "own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scheme", "successor", "sure", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."aliases", new_values."code", new_values."created_at", new_values."id", new_values."label_en", new_values."label_zh", new_values."note", new_values."own", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."scheme", new_values."successor", new_values."sure", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ea9b5622d93ba9af317a231ad531fb09daf8d534', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fbe37', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_code', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='codehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d38aca669935ab1e52ed96bd33a2938ccf0fe45d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b74c4', table='xundian_codehistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='division',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_divisionhistory" ("code", "level", "name", "name_en", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinyin", "successor_id", "valid_from", "valid_to") SELECT new_values."code", new_values."level", new_values."name", new_values."name_en", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."code", new_values."pinyin", new_values."successor_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d2d1e7103fc149f5a300b773ddae9550dd1dd18a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c10e3', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_division', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='division',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_divisionhistory" ("code", "level", "name", "name_en", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pinyin", "successor_id", "valid_from", "valid_to") SELECT new_values."code", new_values."level", new_values."name", new_values."name_en", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."code", new_values."pinyin", new_values."successor_id", new_values."valid_from", new_values."valid_to" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7921f3f9d2c168c9f09079d4fd86ffdbe3fe34f9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8dfc9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_division', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='divisionhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='baaf15d3c7e9247c78d2b5977d505f16676dd4ab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a21a7', table='xundian_divisionhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='station',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."destinations" IS DISTINCT FROM (NEW."destinations") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6a8f8ba9c116123cfc5f074f5a0d11374f225652', operation='UPDATE', pgid='pgtrigger_bump_version_6c075', table='xundian_station', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='station',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_stationhistory" ("address", "city", "county_id", "created_at", "destinations", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "version") SELECT new_values."address", new_values."city", new_values."county_id", new_values."created_at", new_values."destinations", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ff4f81b57045051281e8eb2e5f882ffac66ea2a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ea30e', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_station', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='station',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_stationhistory" ("address", "city", "county_id", "created_at", "destinations", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "updated_at", "version") SELECT new_values."address", new_values."city", new_values."county_id", new_values."created_at", new_values."destinations", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ffb2d530e75290bf075cc9e1f0f90798142e0dae', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f33c8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_station', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_userhistory" ("date_joined", "division_id", "email", "home_id", "id", "is_active", "is_demo", "is_staff", "is_superuser", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "site_id", "station_id", "username") SELECT new_values."date_joined", new_values."division_id", new_values."email", new_values."home_id", new_values."id", new_values."is_active", new_values."is_demo", new_values."is_staff", new_values."is_superuser", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."role", new_values."site_id", new_values."station_id", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aef612422726c02caff7655b545b5cabfb432c50', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0351c', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_user', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_userhistory" ("date_joined", "division_id", "email", "home_id", "id", "is_active", "is_demo", "is_staff", "is_superuser", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "site_id", "station_id", "username") SELECT new_values."date_joined", new_values."division_id", new_values."email", new_values."home_id", new_values."id", new_values."is_active", new_values."is_demo", new_values."is_staff", new_values."is_superuser", new_values."language", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."role", new_values."site_id", new_values."station_id", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."date_joined" IS DISTINCT FROM (new_values."date_joined") OR old_values."division_id" IS DISTINCT FROM (new_values."division_id") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."home_id" IS DISTINCT FROM (new_values."home_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_demo" IS DISTINCT FROM (new_values."is_demo") OR old_values."is_staff" IS DISTINCT FROM (new_values."is_staff") OR old_values."is_superuser" IS DISTINCT FROM (new_values."is_superuser") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."phone" IS DISTINCT FROM (new_values."phone") OR old_values."role" IS DISTINCT FROM (new_values."role") OR old_values."site_id" IS DISTINCT FROM (new_values."site_id") OR old_values."station_id" IS DISTINCT FROM (new_values."station_id") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0a67389af8d1a0c15559d70f5b89f321349237d6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5058e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_user', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='stationhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43c18e5ea353cfca9efe2b5088b17525d6b82a71', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_95346', table='xundian_stationhistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator" IS DISTINCT FROM (NEW."indicator") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."year" IS DISTINCT FROM (NEW."year"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='84f31b37022b298cc19df49f475e894a446b0844', operation='UPDATE', pgid='pgtrigger_bump_version_7c6b3', table='xundian_target', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targethistory" ("created_at", "division_id", "document", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "value", "version", "year") SELECT new_values."created_at", new_values."division_id", new_values."document", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."updated_at", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3958f379eb8674d823cbb27ff2e9d38271fb9638', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_691a7', referencing='REFERENCING NEW TABLE AS new_values ', table='xundian_target', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='target',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "xundian_targethistory" ("created_at", "division_id", "document", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "value", "version", "year") SELECT new_values."created_at", new_values."division_id", new_values."document", new_values."id", new_values."indicator", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."updated_at", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7887379426584245b77e9317f4e3e502fbfed7d4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_52367', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='xundian_target', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='targethistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7f217f0495f7c7d0b6a7f6755e6f7122c0ce80d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bff84', table='xundian_targethistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='userhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a9a9bee0b16de19f034b6e5d1cd5f2e7cee7a238', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2108d', table='xundian_userhistory', when='BEFORE')),
            )],
        ),
    ]
