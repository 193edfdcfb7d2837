"""Subsidies, marks of counted rows, and published results as a kind of import."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.ids
import xundian.kit.migrations
import xundian.kit.ranges
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0007_settling_in'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('xundian', '0006_figures_and_coordination'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('institution_id', models.UUIDField(blank=True, null=True, verbose_name='training institution')),
                    ('claimant_name', models.CharField(max_length=100, verbose_name='name of the claimant')),
                    ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                    ('period', models.CharField(blank=True, max_length=10, verbose_name='period')),
                    ('state', models.CharField(choices=[('draft', 'Being put together'), ('submitted', 'Handed in'), ('checked', 'Checked'), ('noticed', 'On public notice'), ('declared', 'Declared to finance'), ('paid', 'Paid'), ('received', 'Received'), ('returned', 'Payment came back'), ('refused', 'Refused'), ('withdrawn', 'Taken back')], default='draft', max_length=10, verbose_name='state')),
                    ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan')),
                    ('facts', models.JSONField(default=dict, verbose_name='facts')),
                    ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                    ('proofs', models.JSONField(default=dict, verbose_name='proofs')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                    ('submitted_on', models.DateField(blank=True, null=True, verbose_name='handed in on')),
                    ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                    ('declared_on', models.DateField(blank=True, null=True, verbose_name='declared on')),
                    ('declaration', models.CharField(blank=True, max_length=60, verbose_name='number of the declaration')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('refusal', models.CharField(blank=True, choices=[('not_met', 'A condition of the policy is not met'), ('proof', 'The proof does not show what it should'), ('paid_before', 'Paid before, here or elsewhere'), ('objection', 'An objection during the notice was upheld'), ('finance', 'The finance department did not accept it'), ('other', 'Another reason, see the words')], max_length=12, verbose_name='why refused')),
                    ('refusal_words', models.CharField(blank=True, max_length=500, verbose_name='in words')),
                    ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by')),
                    ('declared_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='declared by')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('enterprise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('laborer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('paid_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by')),
                    ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='receipt recorded by')),
                    ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed in by')),
                ],
                options={
                    'verbose_name': 'claim',
                    'verbose_name_plural': 'claims',
                },
            ), migrations.CreateModel(
                name='ClaimStep',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('entered', 'Put together'), ('submitted', 'Handed in'), ('sent_back', 'Sent back to be completed'), ('checked', 'Checked'), ('noticed', 'Put on public notice'), ('notice_stopped', 'Taken off the notice'), ('declared', 'Declared to finance'), ('paid', 'Paid'), ('returned', 'Payment came back'), ('received', 'Receipt confirmed'), ('refused', 'Refused'), ('withdrawn', 'Taken back')], max_length=16, verbose_name='kind')),
                    ('on', models.DateField(verbose_name='day')),
                    ('words', models.CharField(blank=True, max_length=500, verbose_name='in words')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='laborers.claim', verbose_name='claim')),
                ],
                options={
                    'verbose_name': 'step of a claim',
                    'verbose_name_plural': 'steps of claims',
                },
            ), migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(verbose_name='until')),
                    ('contact_name', models.CharField(max_length=80, verbose_name='objections to')),
                    ('contact_phone', models.CharField(max_length=20, verbose_name='phone for objections')),
                    ('state', models.CharField(choices=[('running', 'On view'), ('ended', 'Over, to be concluded'), ('passed', 'Passed'), ('stopped', 'Stopped')], default='running', max_length=8, verbose_name='state')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='concluded on')),
                    ('stopped_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was stopped')),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concluded by')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                    ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ],
                options={
                    'verbose_name': 'public notice',
                    'verbose_name_plural': 'public notices',
                },
            ), migrations.CreateModel(
                name='NoticeLine',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('name', models.CharField(max_length=100, verbose_name='masked name')),
                    ('identity', models.CharField(blank=True, max_length=20, verbose_name='masked identity number')),
                    ('place', models.CharField(max_length=100, verbose_name='place')),
                    ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notice_lines', to='laborers.claim', verbose_name='claim')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='laborers.notice', verbose_name='public notice')),
                ],
                options={
                    'verbose_name': 'line of a public notice',
                    'verbose_name_plural': 'lines of public notices',
                },
            ), migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=12, unique=True, verbose_name='number')),
                    ('access_digest', models.BinaryField()),
                    ('sent_digest', models.BinaryField(unique=True)),
                    ('text_sealed', models.BinaryField()),
                    ('contact_sealed', models.BinaryField(null=True)),
                    ('received_at', models.DateTimeField(verbose_name='received at')),
                    ('received_on', models.DateField(verbose_name='received on')),
                    ('state', models.CharField(choices=[('open', 'To be decided'), ('upheld', 'Upheld'), ('dismissed', 'Dismissed')], default='open', max_length=10, verbose_name='state')),
                    ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                    ('answer_sealed', models.BinaryField(null=True)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='laborers.noticeline', verbose_name='line of a public notice')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='laborers.notice', verbose_name='public notice')),
                ],
                options={
                    'verbose_name': 'objection against a claim',
                    'verbose_name_plural': 'objections against claims',
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PaymentBatch',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                    ('state', models.CharField(choices=[('prepared', 'Prepared'), ('approved', 'Approved'), ('paid', 'Paid'), ('withdrawn', 'Withdrawn')], default='prepared', max_length=10, verbose_name='state')),
                    ('claims', models.PositiveIntegerField(verbose_name='claims')),
                    ('total_fen', models.BigIntegerField(verbose_name='total')),
                    ('loans_fen', models.BigIntegerField(default=0, verbose_name='loans')),
                    ('prepared_on', models.DateField(verbose_name='prepared on')),
                    ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                    ('paid_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by')),
                    ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by')),
                ],
                options={
                    'verbose_name': 'payment batch',
                    'verbose_name_plural': 'payment batches',
                },
            ), migrations.CreateModel(
                name='PaymentBatchHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=20, verbose_name='number')),
                    ('state', models.CharField(choices=[('prepared', 'Prepared'), ('approved', 'Approved'), ('paid', 'Paid'), ('withdrawn', 'Withdrawn')], default='prepared', max_length=10, verbose_name='state')),
                    ('claims', models.PositiveIntegerField(verbose_name='claims')),
                    ('total_fen', models.BigIntegerField(verbose_name='total')),
                    ('loans_fen', models.BigIntegerField(default=0, verbose_name='loans')),
                    ('prepared_on', models.DateField(verbose_name='prepared on')),
                    ('approved_on', models.DateField(blank=True, null=True, verbose_name='approved on')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='withdrawn on')),
                    ('withdrawn_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was withdrawn')),
                    ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('paid_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.paymentbatch')),
                    ('prepared_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='prepared by')),
                    ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='PaymentLine',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('payee', models.CharField(max_length=100, verbose_name='paid to')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan')),
                    ('state', models.CharField(choices=[('due', 'To be paid'), ('paid', 'Paid'), ('received', 'Receipt confirmed'), ('returned', 'Came back'), ('withdrawn', 'Withdrawn with its batch')], default='due', max_length=10, verbose_name='state')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('returned_on', models.DateField(blank=True, null=True, verbose_name='came back on')),
                    ('returned_reason', models.CharField(blank=True, max_length=200, verbose_name='why it came back')),
                    ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                    ('slip_digest', models.BinaryField(null=True, unique=True)),
                    ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='laborers.paymentbatch', verbose_name='payment batch')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='laborers.claim', verbose_name='claim')),
                    ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='receipt recorded by')),
                ],
                options={
                    'verbose_name': 'line of a payment batch',
                    'verbose_name_plural': 'lines of payment batches',
                },
            ), migrations.CreateModel(
                name='PaymentLineHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('payee', models.CharField(max_length=100, verbose_name='paid to')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan')),
                    ('state', models.CharField(choices=[('due', 'To be paid'), ('paid', 'Paid'), ('received', 'Receipt confirmed'), ('returned', 'Came back'), ('withdrawn', 'Withdrawn with its batch')], default='due', max_length=10, verbose_name='state')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('returned_on', models.DateField(blank=True, null=True, verbose_name='came back on')),
                    ('returned_reason', models.CharField(blank=True, max_length=200, verbose_name='why it came back')),
                    ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                    ('slip_digest', models.BinaryField(null=True)),
                    ('batch', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.paymentbatch', verbose_name='payment batch')),
                    ('claim', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.claim', verbose_name='claim')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.paymentline')),
                    ('received_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='receipt recorded by')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Policy',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('code', models.CharField(choices=[('SKILL', 'Training under a named project'), ('EDU-LIVING', 'Living allowance of registered poor students'), ('EDU-TUITION', 'Tuition subsidy of technician classes'), ('LOAN-ENTREPRENEUR', 'Loan of an entrepreneur'), ('LOAN-SMALL-ENTERPRISE', 'Loan of a labour-intensive small enterprise'), ('MICRO-100K', '“Two 100,000” micro enterprise'), ('HIRE-NEW', 'Hire in the year an enterprise was introduced'), ('HIRE-OLDER', 'Hire of an older worker'), ('DEMO-VILLAGE', 'Entrepreneurship demonstration village'), ('DEMO-PARK', "Farmers' incubator base or entrepreneurship park"), ('EMPLOY-POOR', 'Work for local registered poor'), ('RENT-RETURNEE', "Rent of a returning migrant's business")], max_length=24, verbose_name='line of the policy')),
                    ('project', models.CharField(blank=True, max_length=40, verbose_name='project')),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('rule', models.CharField(choices=[('per_trainee', 'An amount for each trainee who completed a class'), ('per_student', 'An amount for each student and school year'), ('loan', 'A loan up to a ceiling, perhaps with a grant'), ('per_hire', 'An amount for each hire, once'), ('bands', 'An amount by the number of hires, once'), ('recognised', 'An amount for a recognised place, once'), ('rent', 'An amount for a stable business with local hires, once')], max_length=12, verbose_name='kind of rule')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('claim_until', models.DateField(blank=True, null=True, verbose_name='claimed until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('amount_fen', models.BigIntegerField(default=0, verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan up to')),
                    ('terms', models.JSONField(default=dict, verbose_name='terms')),
                    ('evidence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'Identity card'), ('bank', 'Account of the recipient'), ('licence', 'Business licence'), ('contracts', 'Labour contracts'), ('payroll', 'Pay sheets'), ('registered_poor', 'Registered poor household'), ('recognition', 'Document of recognition'), ('lease', 'Lease and receipts of rent'), ('away', 'Work away from home before the return'), ('loan_terms', 'Terms of the guaranteed loan are met'), ('guarantee', 'Guarantee of the loan'), ('certificate', 'Certificate of the class'), ('enrolment', "School's confirmation of enrolment")], max_length=20), size=None, verbose_name='proof asked for')),
                    ('notice_days', models.PositiveSmallIntegerField(default=7, verbose_name='days of public notice')),
                    ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='county')),
                ],
                options={
                    'verbose_name': 'subsidy policy',
                    'verbose_name_plural': 'subsidy policies',
                },
            ), migrations.CreateModel(
                name='NoticeHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('number', models.CharField(max_length=20, verbose_name='number')),
                    ('title', models.CharField(max_length=100, verbose_name='title')),
                    ('from_on', models.DateField(verbose_name='from')),
                    ('to_on', models.DateField(verbose_name='until')),
                    ('contact_name', models.CharField(max_length=80, verbose_name='objections to')),
                    ('contact_phone', models.CharField(max_length=20, verbose_name='phone for objections')),
                    ('state', models.CharField(choices=[('running', 'On view'), ('ended', 'Over, to be concluded'), ('passed', 'Passed'), ('stopped', 'Stopped')], default='running', max_length=8, verbose_name='state')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='concluded on')),
                    ('stopped_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was stopped')),
                    ('closed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concluded by')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.notice')),
                    ('published_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                    ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.policy', verbose_name='subsidy policy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='notice',
                name='policy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='laborers.policy', verbose_name='subsidy policy'),
            ), migrations.AddField(
                model_name='claim',
                name='policy',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='laborers.policy', verbose_name='subsidy policy'),
            ), migrations.CreateModel(
                name='PolicyHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('code', models.CharField(choices=[('SKILL', 'Training under a named project'), ('EDU-LIVING', 'Living allowance of registered poor students'), ('EDU-TUITION', 'Tuition subsidy of technician classes'), ('LOAN-ENTREPRENEUR', 'Loan of an entrepreneur'), ('LOAN-SMALL-ENTERPRISE', 'Loan of a labour-intensive small enterprise'), ('MICRO-100K', '“Two 100,000” micro enterprise'), ('HIRE-NEW', 'Hire in the year an enterprise was introduced'), ('HIRE-OLDER', 'Hire of an older worker'), ('DEMO-VILLAGE', 'Entrepreneurship demonstration village'), ('DEMO-PARK', "Farmers' incubator base or entrepreneurship park"), ('EMPLOY-POOR', 'Work for local registered poor'), ('RENT-RETURNEE', "Rent of a returning migrant's business")], max_length=24, verbose_name='line of the policy')),
                    ('project', models.CharField(blank=True, max_length=40, verbose_name='project')),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('rule', models.CharField(choices=[('per_trainee', 'An amount for each trainee who completed a class'), ('per_student', 'An amount for each student and school year'), ('loan', 'A loan up to a ceiling, perhaps with a grant'), ('per_hire', 'An amount for each hire, once'), ('bands', 'An amount by the number of hires, once'), ('recognised', 'An amount for a recognised place, once'), ('rent', 'An amount for a stable business with local hires, once')], max_length=12, verbose_name='kind of rule')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('valid_from', models.DateField(verbose_name='valid from')),
                    ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('claim_until', models.DateField(blank=True, null=True, verbose_name='claimed until')),
                    ('document', models.CharField(max_length=200, verbose_name='document')),
                    ('amount_fen', models.BigIntegerField(default=0, verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan up to')),
                    ('terms', models.JSONField(default=dict, verbose_name='terms')),
                    ('evidence', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'Identity card'), ('bank', 'Account of the recipient'), ('licence', 'Business licence'), ('contracts', 'Labour contracts'), ('payroll', 'Pay sheets'), ('registered_poor', 'Registered poor household'), ('recognition', 'Document of recognition'), ('lease', 'Lease and receipts of rent'), ('away', 'Work away from home before the return'), ('loan_terms', 'Terms of the guaranteed loan are met'), ('guarantee', 'Guarantee of the loan'), ('certificate', 'Certificate of the class'), ('enrolment', "School's confirmation of enrolment")], max_length=20), size=None, verbose_name='proof asked for')),
                    ('notice_days', models.PositiveSmallIntegerField(default=7, verbose_name='days of public notice')),
                    ('county', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='county')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.policy')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='Proof',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('institution_id', models.UUIDField(blank=True, null=True, verbose_name='training institution')),
                    ('claimant_name', models.CharField(max_length=100, verbose_name='name of the claimant')),
                    ('kind', models.CharField(choices=[('identity', 'Identity card'), ('bank', 'Account of the recipient'), ('licence', 'Business licence'), ('contracts', 'Labour contracts'), ('payroll', 'Pay sheets'), ('registered_poor', 'Registered poor household'), ('recognition', 'Document of recognition'), ('lease', 'Lease and receipts of rent'), ('away', 'Work away from home before the return'), ('loan_terms', 'Terms of the guaranteed loan are met'), ('guarantee', 'Guarantee of the loan'), ('certificate', 'Certificate of the class'), ('enrolment', "School's confirmation of enrolment")], max_length=20, verbose_name='proof')),
                    ('document', models.CharField(max_length=200, verbose_name='number or place in the files')),
                    ('seen_on', models.DateField(verbose_name='seen on')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('struck_on', models.DateField(blank=True, null=True, verbose_name='struck out on')),
                    ('struck_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was struck out')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='seen by')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('enterprise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('laborer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('struck_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='struck out by')),
                ],
                options={
                    'verbose_name': 'proof',
                    'verbose_name_plural': 'proofs',
                },
            ), migrations.CreateModel(
                name='Undertaking',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('returnee', 'Business of a returning migrant'), ('entrepreneur', 'Entrepreneur'), ('small_enterprise', 'Labour-intensive small enterprise'), ('micro', '“Two 100,000” micro enterprise'), ('product', '“One product per village / per park” business'), ('village', 'Agricultural entrepreneurship demonstration village'), ('park', "Farmers' incubator base or entrepreneurship park")], max_length=16, verbose_name='kind')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('owner_name', models.CharField(blank=True, max_length=50, verbose_name='name of who runs it')),
                    ('product', models.CharField(blank=True, max_length=60, verbose_name='product')),
                    ('licence', models.CharField(blank=True, max_length=40, verbose_name='licence number')),
                    ('licensed_on', models.DateField(blank=True, null=True, verbose_name='licensed on')),
                    ('opened_on', models.DateField(verbose_name='running since')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('recognised_on', models.DateField(blank=True, null=True, verbose_name='recognised on')),
                    ('recognition', models.CharField(blank=True, max_length=200, verbose_name='document of recognition')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('enterprise', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undertaking', to='laborers.enterprise', verbose_name='employs as')),
                    ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undertakings', to='laborers.laborer', verbose_name='run by')),
                ],
                options={
                    'verbose_name': 'local business or place',
                    'verbose_name_plural': 'local businesses and places',
                },
            ), migrations.CreateModel(
                name='ProofHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('institution_id', models.UUIDField(blank=True, null=True, verbose_name='training institution')),
                    ('claimant_name', models.CharField(max_length=100, verbose_name='name of the claimant')),
                    ('kind', models.CharField(choices=[('identity', 'Identity card'), ('bank', 'Account of the recipient'), ('licence', 'Business licence'), ('contracts', 'Labour contracts'), ('payroll', 'Pay sheets'), ('registered_poor', 'Registered poor household'), ('recognition', 'Document of recognition'), ('lease', 'Lease and receipts of rent'), ('away', 'Work away from home before the return'), ('loan_terms', 'Terms of the guaranteed loan are met'), ('guarantee', 'Guarantee of the loan'), ('certificate', 'Certificate of the class'), ('enrolment', "School's confirmation of enrolment")], max_length=20, verbose_name='proof')),
                    ('document', models.CharField(max_length=200, verbose_name='number or place in the files')),
                    ('seen_on', models.DateField(verbose_name='seen on')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                    ('struck_on', models.DateField(blank=True, null=True, verbose_name='struck out on')),
                    ('struck_reason', models.CharField(blank=True, max_length=200, verbose_name='why it was struck out')),
                    ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='seen by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('enterprise', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('laborer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.proof')),
                    ('struck_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='struck out by')),
                    ('undertaking', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.undertaking', verbose_name='local business or place')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='proof',
                name='undertaking',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.undertaking', verbose_name='local business or place'),
            ), migrations.CreateModel(
                name='Entitlement',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('institution_id', models.UUIDField(blank=True, null=True, verbose_name='training institution')),
                    ('claimant_name', models.CharField(max_length=100, verbose_name='name of the claimant')),
                    ('key', models.CharField(editable=False, max_length=60)),
                    ('period', models.CharField(blank=True, max_length=10, verbose_name='period')),
                    ('state', models.CharField(choices=[('open', 'Not applied yet'), ('applied', 'Applied'), ('over', 'No longer entitled')], default='open', max_length=8, verbose_name='state')),
                    ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
                    ('amount_fen', models.BigIntegerField(verbose_name='could be claimed')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan up to')),
                    ('likely_fen', models.BigIntegerField(verbose_name='with all proof')),
                    ('lines', models.JSONField(default=list, verbose_name='lines')),
                    ('facts', models.JSONField(default=dict, verbose_name='facts')),
                    ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                    ('missing', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('identity', 'Identity card'), ('bank', 'Account of the recipient'), ('licence', 'Business licence'), ('contracts', 'Labour contracts'), ('payroll', 'Pay sheets'), ('registered_poor', 'Registered poor household'), ('recognition', 'Document of recognition'), ('lease', 'Lease and receipts of rent'), ('away', 'Work away from home before the return'), ('loan_terms', 'Terms of the guaranteed loan are met'), ('guarantee', 'Guarantee of the loan'), ('certificate', 'Certificate of the class'), ('enrolment', "School's confirmation of enrolment")], max_length=20), default=list, size=None, verbose_name='proof missing')),
                    ('found_on', models.DateField(verbose_name='found on')),
                    ('over_on', models.DateField(blank=True, null=True, verbose_name='over since')),
                    ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='xundian.division', verbose_name='division')),
                    ('enterprise', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('laborer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entitlements', to='laborers.policy', verbose_name='subsidy policy')),
                    ('undertaking', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.undertaking', verbose_name='local business or place')),
                ],
                options={
                    'verbose_name': 'likely entitled',
                    'verbose_name_plural': 'likely entitled',
                    'abstract': False,
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
                    ('claimant', models.CharField(choices=[('laborer', 'A person'), ('institution', 'A training institution'), ('enterprise', 'An enterprise'), ('undertaking', 'A local business or place')], max_length=12, verbose_name='claimant')),
                    ('institution_id', models.UUIDField(blank=True, null=True, verbose_name='training institution')),
                    ('claimant_name', models.CharField(max_length=100, verbose_name='name of the claimant')),
                    ('number', models.CharField(max_length=20, verbose_name='number')),
                    ('period', models.CharField(blank=True, max_length=10, verbose_name='period')),
                    ('state', models.CharField(choices=[('draft', 'Being put together'), ('submitted', 'Handed in'), ('checked', 'Checked'), ('noticed', 'On public notice'), ('declared', 'Declared to finance'), ('paid', 'Paid'), ('received', 'Received'), ('returned', 'Payment came back'), ('refused', 'Refused'), ('withdrawn', 'Taken back')], default='draft', max_length=10, verbose_name='state')),
                    ('people', models.PositiveIntegerField(default=0, verbose_name='people')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('loan_fen', models.BigIntegerField(default=0, verbose_name='loan')),
                    ('facts', models.JSONField(default=dict, verbose_name='facts')),
                    ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                    ('proofs', models.JSONField(default=dict, verbose_name='proofs')),
                    ('entered_on', models.DateField(verbose_name='entered on')),
                    ('submitted_on', models.DateField(blank=True, null=True, verbose_name='handed in on')),
                    ('checked_on', models.DateField(blank=True, null=True, verbose_name='checked on')),
                    ('declared_on', models.DateField(blank=True, null=True, verbose_name='declared on')),
                    ('declaration', models.CharField(blank=True, max_length=60, verbose_name='number of the declaration')),
                    ('paid_on', models.DateField(blank=True, null=True, verbose_name='paid on')),
                    ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                    ('refusal', models.CharField(blank=True, choices=[('not_met', 'A condition of the policy is not met'), ('proof', 'The proof does not show what it should'), ('paid_before', 'Paid before, here or elsewhere'), ('objection', 'An objection during the notice was upheld'), ('finance', 'The finance department did not accept it'), ('other', 'Another reason, see the words')], max_length=12, verbose_name='why refused')),
                    ('refusal_words', models.CharField(blank=True, max_length=500, verbose_name='in words')),
                    ('checked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked by')),
                    ('declared_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='declared by')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                    ('entered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('enterprise', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='enterprise')),
                    ('laborer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('paid_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='paid by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.claim')),
                    ('received_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='receipt recorded by')),
                    ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed in by')),
                    ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.policy', verbose_name='subsidy policy')),
                    ('undertaking', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.undertaking', verbose_name='local business or place')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.AddField(
                model_name='claim',
                name='undertaking',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.undertaking', verbose_name='local business or place'),
            ), migrations.CreateModel(
                name='UndertakingHistory',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('kind', models.CharField(choices=[('returnee', 'Business of a returning migrant'), ('entrepreneur', 'Entrepreneur'), ('small_enterprise', 'Labour-intensive small enterprise'), ('micro', '“Two 100,000” micro enterprise'), ('product', '“One product per village / per park” business'), ('village', 'Agricultural entrepreneurship demonstration village'), ('park', "Farmers' incubator base or entrepreneurship park")], max_length=16, verbose_name='kind')),
                    ('name', models.CharField(max_length=100, verbose_name='name')),
                    ('owner_name', models.CharField(blank=True, max_length=50, verbose_name='name of who runs it')),
                    ('product', models.CharField(blank=True, max_length=60, verbose_name='product')),
                    ('licence', models.CharField(blank=True, max_length=40, verbose_name='licence number')),
                    ('licensed_on', models.DateField(blank=True, null=True, verbose_name='licensed on')),
                    ('opened_on', models.DateField(verbose_name='running since')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ('recognised_on', models.DateField(blank=True, null=True, verbose_name='recognised on')),
                    ('recognition', models.CharField(blank=True, max_length=200, verbose_name='document of recognition')),
                    ('division', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='xundian.division', verbose_name='division')),
                    ('enterprise', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.enterprise', verbose_name='employs as')),
                    ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='laborers.laborer', verbose_name='run by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='laborers.undertaking')),
                ],
                options={
                    'abstract': False,
                },
            ), migrations.CreateModel(
                name='ClaimLine',
                fields=[
                    ('id', models.UUIDField(default=xundian.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('key', models.CharField(max_length=110, verbose_name='paid for')),
                    ('enrolment_id', models.UUIDField(blank=True, null=True, verbose_name='enrolment')),
                    ('amount_fen', models.BigIntegerField(verbose_name='amount')),
                    ('facts', models.JSONField(default=dict, verbose_name='facts')),
                    ('standing', models.BooleanField(default=True, verbose_name='standing')),
                    ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='laborers.claim', verbose_name='claim')),
                    ('laborer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.laborer', verbose_name='laborer')),
                    ('placement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='laborers.placement', verbose_name='placement')),
                ],
                options={
                    'verbose_name': 'line of a claim',
                    'verbose_name_plural': 'lines of claims',
                    'constraints': [models.UniqueConstraint(condition=models.Q(('standing', True)), fields=('key',), name='paid_once'), models.UniqueConstraint(fields=('claim', 'key'), name='claim_line_once'), models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0)), name='claim_line_not_negative')],
                },
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimline',
                trigger=pgtrigger.compiler.Trigger(name='claim_line_kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF EXISTS (SELECT FROM laborers_claim WHERE id = OLD.claim_id AND state <> 'draft') THEN\n            RAISE EXCEPTION 'What a claim is paid for never changes.' USING ERRCODE = '23514';\n        END IF;\n        RETURN OLD;\n    ", hash='728b78dbcefa7a93e876a76371ae95616374f202', operation='DELETE', pgid='pgtrigger_claim_line_kept_dd2b3', table='laborers_claimline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimline',
                trigger=pgtrigger.compiler.Trigger(name='claim_line_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (true) OR to_jsonb(NEW) - ARRAY['standing', 'laborer_id', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['standing', 'laborer_id', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'What a claim is paid for never changes.';\n        ", hash='24a9a1fa9111d5ec6cb33243ae2e9f233b281ee2', operation='UPDATE', pgid='pgtrigger_claim_line_stays_a4a0c', table='laborers_claimline', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='claimstep',
                index=models.Index(fields=['claim', 'id'], name='claim_step'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimstep',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='569e167ea72f0328fd1658e2a1d93914481ab15f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ff288', table='laborers_claimstep', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='noticeline',
                constraint=models.UniqueConstraint(fields=('notice', 'claim'), name='notice_line_once'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='noticeline',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c4f9caf1df843b01cb5988c183392e2a1fb3e8d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_62511', table='laborers_noticeline', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='objection',
                index=models.Index(fields=['notice', 'state', 'id'], name='claim_objection_of_notice'),
            ), migrations.AddConstraint(
                model_name='objection',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_sealed', None), ('decided_by', None), ('decided_on', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answer_sealed__isnull', False), ('decided_by__isnull', False), ('decided_on__isnull', False)), _connector='OR'), name='claim_objection_answered'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='objection',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."access_digest" IS DISTINCT FROM (NEW."access_digest") OR OLD."answer_sealed" IS DISTINCT FROM (NEW."answer_sealed") OR OLD."contact_sealed" IS DISTINCT FROM (NEW."contact_sealed") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."notice_id" IS DISTINCT FROM (NEW."notice_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."sent_digest" IS DISTINCT FROM (NEW."sent_digest") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text_sealed" IS DISTINCT FROM (NEW."text_sealed"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='9c06b4e20d1771665d35a434e11a9a5f50dc4c55', operation='UPDATE', pgid='pgtrigger_bump_version_15a9b', table='laborers_objection', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='paymentbatch',
                index=models.Index(fields=['county', 'state', '-id'], name='payment_batch_by_county'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(('claims__gt', 0), ('loans_fen__gte', 0), ('total_fen__gte', 0)), name='payment_batch_amounts'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'withdrawn']), models.Q(('approved_by__isnull', False), ('approved_on__isnull', False)), _connector='OR'), name='payment_batch_approved'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by__isnull', False), ('paid_on__isnull', False), ('state', 'paid')), models.Q(models.Q(('state', 'paid'), _negated=True), ('paid_by', None), ('paid_on', None)), _connector='OR'), name='payment_batch_paid'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), ('withdrawn_on__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdrawn_on', None), ('withdrawn_reason', '')), _connector='OR'), name='payment_batch_withdrawn'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), ('prepared_by', None), models.Q(('approved_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='payment_batch_approved_two_hands'),
            ), migrations.AddConstraint(
                model_name='paymentbatch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by', None), ('prepared_by', None), models.Q(('paid_by', models.F('prepared_by')), _negated=True), _connector='OR'), models.Q(('paid_by', None), ('approved_by', None), models.Q(('paid_by', models.F('approved_by')), _negated=True), _connector='OR')), name='payment_batch_paid_two_hands'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."claims" IS DISTINCT FROM (NEW."claims") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."loans_fen" IS DISTINCT FROM (NEW."loans_fen") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."paid_by_id" IS DISTINCT FROM (NEW."paid_by_id") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."prepared_on" IS DISTINCT FROM (NEW."prepared_on") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."total_fen" IS DISTINCT FROM (NEW."total_fen") OR OLD."withdrawn_by_id" IS DISTINCT FROM (NEW."withdrawn_by_id") OR OLD."withdrawn_on" IS DISTINCT FROM (NEW."withdrawn_on") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='d7e33a05afb873374261a2cf7a2feaf690c9e24b', operation='UPDATE', pgid='pgtrigger_bump_version_01f46', table='laborers_paymentbatch', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='f81d825ae666c770911a9f42ceeab2c078600689', operation='DELETE', pgid='pgtrigger_kept_926ea', table='laborers_paymentbatch', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='batch_adds_up', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE whole laborers_paymentbatch%ROWTYPE;', func="\n            SELECT * INTO whole FROM laborers_paymentbatch WHERE id = NEW.id;\n            IF (SELECT coalesce(sum(amount_fen), 0) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.total_fen\n                OR (SELECT coalesce(sum(loan_fen), 0) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.loans_fen\n                OR (SELECT count(*) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.claims\n            THEN RAISE EXCEPTION 'The lines of a batch must add up to its totals.' USING ERRCODE = '23514';\n            END IF;\n            RETURN NULL;\n        ", hash='c4ef585b0ab6f2e8c17c27981414350621718ac1', operation='INSERT OR UPDATE', pgid='pgtrigger_batch_adds_up_70065', table='laborers_paymentbatch', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='payment_batch_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (true) OR to_jsonb(NEW) - ARRAY['state', 'approved_on', 'approved_by_id', 'paid_on', 'paid_by_id', 'withdrawn_on', 'withdrawn_by_id', 'withdrawn_reason', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'approved_on', 'approved_by_id', 'paid_on', 'paid_by_id', 'withdrawn_on', 'withdrawn_by_id', 'withdrawn_reason', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A batch never changes. Withdraw it and prepare another one.';\n        ", hash='a5e6a09157c18f4ac4a8a445bb1f9fc3def375fc', operation='UPDATE', pgid='pgtrigger_payment_batch_stays_f392f', table='laborers_paymentbatch', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_paymentbatchhistory" ("approved_by_id", "approved_on", "claims", "county_id", "created_at", "id", "loans_fen", "number", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "prepared_on", "state", "total_fen", "updated_at", "version", "withdrawn_by_id", "withdrawn_on", "withdrawn_reason") SELECT new_values."approved_by_id", new_values."approved_on", new_values."claims", new_values."county_id", new_values."created_at", new_values."id", new_values."loans_fen", new_values."number", new_values."paid_by_id", new_values."paid_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prepared_by_id", new_values."prepared_on", new_values."state", new_values."total_fen", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a003be172ecd59a2f49ca4a415388cd8112bbde9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_22afa', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_paymentbatch', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatch',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_paymentbatchhistory" ("approved_by_id", "approved_on", "claims", "county_id", "created_at", "id", "loans_fen", "number", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "prepared_on", "state", "total_fen", "updated_at", "version", "withdrawn_by_id", "withdrawn_on", "withdrawn_reason") SELECT new_values."approved_by_id", new_values."approved_on", new_values."claims", new_values."county_id", new_values."created_at", new_values."id", new_values."loans_fen", new_values."number", new_values."paid_by_id", new_values."paid_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prepared_by_id", new_values."prepared_on", new_values."state", new_values."total_fen", new_values."updated_at", new_values."version", new_values."withdrawn_by_id", new_values."withdrawn_on", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd32957056d828c7f72f3f88e45c27f6f6a508b3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fee70', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_paymentbatch', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentbatchhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8aa48422535b2fe363d4bc37eff48616265912ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab7e3', table='laborers_paymentbatchhistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.UniqueConstraint(fields=('batch', 'claim'), name='payment_line_once'),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['due', 'paid', 'received'])), fields=('claim',), name='claim_paid_once'),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0), ('loan_fen__gte', 0)), name='payment_line_amounts'),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['paid', 'received', 'returned']), _negated=True), ('paid_on__isnull', False), _connector='OR'), name='payment_line_paid_has_a_day'),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_on__isnull', False), ('state', 'returned'), models.Q(('returned_reason', ''), _negated=True)), models.Q(models.Q(('state', 'returned'), _negated=True), ('returned_on', None), ('returned_reason', '')), _connector='OR'), name='payment_line_returned_with_reason'),
            ), migrations.AddConstraint(
                model_name='paymentline',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('received_on__isnull', False), ('state', 'received')), models.Q(models.Q(('state', 'received'), _negated=True), ('received_on', None)), _connector='OR'), name='payment_line_received_has_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."loan_fen" IS DISTINCT FROM (NEW."loan_fen") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."payee" IS DISTINCT FROM (NEW."payee") OR OLD."received_by_id" IS DISTINCT FROM (NEW."received_by_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."returned_on" IS DISTINCT FROM (NEW."returned_on") OR OLD."returned_reason" IS DISTINCT FROM (NEW."returned_reason") OR OLD."slip_digest" IS DISTINCT FROM (NEW."slip_digest") OR OLD."state" IS DISTINCT FROM (NEW."state"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='f9cb0d7c3bef105da8d818097d043e30c705ba5c', operation='UPDATE', pgid='pgtrigger_bump_version_c185e', table='laborers_paymentline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fb7cec4ed16729aed3c8615473a1ac1d4b9e65e2', operation='DELETE', pgid='pgtrigger_kept_431b1', table='laborers_paymentline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='lines_add_up', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE whole laborers_paymentbatch%ROWTYPE;', func="\n            SELECT * INTO whole FROM laborers_paymentbatch WHERE id = NEW.batch_id;\n            IF (SELECT coalesce(sum(amount_fen), 0) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.total_fen\n                OR (SELECT coalesce(sum(loan_fen), 0) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.loans_fen\n                OR (SELECT count(*) FROM laborers_paymentline WHERE batch_id = whole.id) <> whole.claims\n            THEN RAISE EXCEPTION 'The lines of a batch must add up to its totals.' USING ERRCODE = '23514';\n            END IF;\n            RETURN NULL;\n        ", hash='65db34a7f3d0058ccb50607009af01baab749bc3', operation='INSERT OR UPDATE', pgid='pgtrigger_lines_add_up_50d1a', table='laborers_paymentline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='payment_line_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (true) OR to_jsonb(NEW) - ARRAY['state', 'paid_on', 'returned_on', 'returned_reason', 'received_on', 'received_by_id', 'slip_digest', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'paid_on', 'returned_on', 'returned_reason', 'received_on', 'received_by_id', 'slip_digest', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'What a batch pays never changes.';\n        ", hash='3d74543760a50b63e65e239ce4cbcf3e0a30de97', operation='UPDATE', pgid='pgtrigger_payment_line_stays_64369', table='laborers_paymentline', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_paymentlinehistory" ("amount_fen", "batch_id", "claim_id", "created_at", "id", "loan_fen", "paid_on", "payee", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "returned_on", "returned_reason", "slip_digest", "state", "updated_at", "version") SELECT new_values."amount_fen", new_values."batch_id", new_values."claim_id", new_values."created_at", new_values."id", new_values."loan_fen", new_values."paid_on", new_values."payee", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_by_id", new_values."received_on", new_values."returned_on", new_values."returned_reason", new_values."slip_digest", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77542f8527b931f116d5e673284530c8f279d018', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d090a', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_paymentline', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentline',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_paymentlinehistory" ("amount_fen", "batch_id", "claim_id", "created_at", "id", "loan_fen", "paid_on", "payee", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_by_id", "received_on", "returned_on", "returned_reason", "slip_digest", "state", "updated_at", "version") SELECT new_values."amount_fen", new_values."batch_id", new_values."claim_id", new_values."created_at", new_values."id", new_values."loan_fen", new_values."paid_on", new_values."payee", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."received_by_id", new_values."received_on", new_values."returned_on", new_values."returned_reason", new_values."slip_digest", new_values."state", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c04c4ac235f42a24b0ff00c53b503613f43a35a1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1e9c6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_paymentline', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='paymentlinehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a1bb353cd8d3f1321f2432499f6f87aa3fe45a59', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b6a3', table='laborers_paymentlinehistory', when='BEFORE')),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='subsidy_policy_days_in_order'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('county_id', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('code', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('project', models.TextField()))), '&&'), (xundian.kit.ranges.OnePoint(xundian.kit.ranges.HashOfId(django.db.models.functions.comparison.Cast('claimant', models.TextField()))), '&&'), (xundian.kit.ranges.SpellDates('valid_from', 'valid_to'), '&&')], name='one_subsidy_policy_at_a_time'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', 'SKILL'), ('rule', 'per_trainee')), models.Q(('code', 'EDU-LIVING'), ('rule', 'per_student')), models.Q(('code', 'EDU-TUITION'), ('rule', 'per_student')), models.Q(('code', 'LOAN-ENTREPRENEUR'), ('rule', 'loan')), models.Q(('code', 'LOAN-SMALL-ENTERPRISE'), ('rule', 'loan')), models.Q(('code', 'MICRO-100K'), ('rule', 'loan')), models.Q(('code', 'HIRE-NEW'), ('rule', 'per_hire')), models.Q(('code', 'HIRE-OLDER'), ('rule', 'per_hire')), models.Q(('code', 'DEMO-VILLAGE'), ('rule', 'recognised')), models.Q(('code', 'DEMO-PARK'), ('rule', 'recognised')), models.Q(('code', 'EMPLOY-POOR'), ('rule', 'bands')), models.Q(('code', 'RENT-RETURNEE'), ('rule', 'rent')), _connector='OR'), name='subsidy_policy_rule_of_code'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0), ('loan_fen__gte', 0)), name='subsidy_policy_amounts'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0), ('loan_fen__gt', 0), ('rule', 'bands'), _connector='OR'), name='subsidy_policy_pays'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('loan_fen', 0), ('rule', 'loan'), _connector='OR'), name='subsidy_policy_loans'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('project', ''), ('code', 'SKILL'), _connector='OR'), name='subsidy_policy_project'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('claim_until', None), ('claim_until__gte', models.F('valid_from')), _connector='OR'), name='subsidy_policy_claims_end'),
            ), migrations.AddConstraint(
                model_name='policy',
                constraint=models.CheckConstraint(condition=models.Q(('notice_days__range', (1, 60))), name='subsidy_policy_notice_days'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policy',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."claim_until" IS DISTINCT FROM (NEW."claim_until") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."loan_fen" IS DISTINCT FROM (NEW."loan_fen") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."notice_days" IS DISTINCT FROM (NEW."notice_days") OR OLD."project" IS DISTINCT FROM (NEW."project") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."terms" IS DISTINCT FROM (NEW."terms") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='d89d814820d865fcb292f2354f961101fe38b7e6', operation='UPDATE', pgid='pgtrigger_bump_version_6140b', table='laborers_policy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policy',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='afaaa3efda655b47b9cbfab1c95dd419701c4def', operation='DELETE', pgid='pgtrigger_kept_f5322', table='laborers_policy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policy',
                trigger=pgtrigger.compiler.Trigger(name='subsidy_policy_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."project" IS DISTINCT FROM (NEW."project") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."loan_fen" IS DISTINCT FROM (NEW."loan_fen") OR OLD."terms" IS DISTINCT FROM (NEW."terms") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7050fea7096f33dae709bf1e4eacda48e13a887d', operation='UPDATE', pgid='pgtrigger_subsidy_policy_stays_63e8b', table='laborers_policy', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_policyhistory" ("amount_fen", "claim_until", "claimant", "code", "county_id", "created_at", "document", "evidence", "id", "loan_fen", "name", "notice_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project", "rule", "terms", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."amount_fen", new_values."claim_until", new_values."claimant", new_values."code", new_values."county_id", new_values."created_at", new_values."document", new_values."evidence", new_values."id", new_values."loan_fen", new_values."name", new_values."notice_days", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."project", new_values."rule", new_values."terms", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='119deb4df4d528e4549f0f2e24255ecea9d97222', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_acad9', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_policy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_policyhistory" ("amount_fen", "claim_until", "claimant", "code", "county_id", "created_at", "document", "evidence", "id", "loan_fen", "name", "notice_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project", "rule", "terms", "updated_at", "valid_from", "valid_to", "version") SELECT new_values."amount_fen", new_values."claim_until", new_values."claimant", new_values."code", new_values."county_id", new_values."created_at", new_values."document", new_values."evidence", new_values."id", new_values."loan_fen", new_values."name", new_values."notice_days", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."project", new_values."rule", new_values."terms", new_values."updated_at", new_values."valid_from", new_values."valid_to", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f1c0f952c8e1ecf9987c405dabf905cb55e1f48', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bd643', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_policy', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='noticehistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='996da37ba96fae153b717266d8a4009292bdf3ab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d32bb', table='laborers_noticehistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='notice',
                index=models.Index(fields=['county', 'state', 'to_on'], name='notice_by_county'),
            ), migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='notice_days_in_order'),
            ), migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('state__in', ['running', 'ended'])), models.Q(('closed_on__isnull', False), ('state__in', ['passed', 'stopped'])), _connector='OR'), name='notice_closed_has_a_day'),
            ), migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), models.Q(('stopped_reason', ''), _negated=True)), models.Q(models.Q(('state', 'stopped'), _negated=True), ('stopped_reason', '')), _connector='OR'), name='notice_stopped_with_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."county_id" IS DISTINCT FROM (NEW."county_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."from_on" IS DISTINCT FROM (NEW."from_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."stopped_reason" IS DISTINCT FROM (NEW."stopped_reason") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."to_on" IS DISTINCT FROM (NEW."to_on"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='187a7e93707bab50042563332e6ffa6e93613f89', operation='UPDATE', pgid='pgtrigger_bump_version_6b1e2', table='laborers_notice', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e0d4358a97d77fc208cb1f5920270eba2c5e4288', operation='DELETE', pgid='pgtrigger_kept_ea054', table='laborers_notice', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_noticehistory" ("closed_by_id", "closed_on", "contact_name", "contact_phone", "county_id", "created_at", "from_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "published_by_id", "state", "stopped_reason", "title", "to_on", "updated_at", "version") SELECT new_values."closed_by_id", new_values."closed_on", new_values."contact_name", new_values."contact_phone", new_values."county_id", new_values."created_at", new_values."from_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."policy_id", new_values."published_by_id", new_values."state", new_values."stopped_reason", new_values."title", new_values."to_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='37ddd5776ad29c077619a80dab987c116ce7569e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_156a1', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_notice', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_noticehistory" ("closed_by_id", "closed_on", "contact_name", "contact_phone", "county_id", "created_at", "from_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "published_by_id", "state", "stopped_reason", "title", "to_on", "updated_at", "version") SELECT new_values."closed_by_id", new_values."closed_on", new_values."contact_name", new_values."contact_phone", new_values."county_id", new_values."created_at", new_values."from_on", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."policy_id", new_values."published_by_id", new_values."state", new_values."stopped_reason", new_values."title", new_values."to_on", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8fbee85c158f68959e0bac02f1e4701a66f3bcb0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5a316', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_notice', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='policyhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3fb3f95240aa9906556c0eac586f499ebd72ed63', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0734a', table='laborers_policyhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='undertaking',
                index=models.Index(fields=['division', 'kind'], name='undertaking_by_division'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.UniqueConstraint(fields=('division', 'name'), name='undertaking_once_a_place'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.UniqueConstraint(condition=models.Q(('licence', ''), _negated=True), fields=('licence',), name='undertaking_licence_once'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['returnee', 'entrepreneur', 'small_enterprise', 'micro', 'product', 'village', 'park'])), name='undertaking_kind_known'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='undertaking_days_in_order'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('licence', ''), ('licensed_on', None)), models.Q(models.Q(('licence', ''), _negated=True), ('licensed_on__isnull', False)), _connector='OR'), name='undertaking_licence_has_a_day'),
            ), migrations.AddConstraint(
                model_name='undertaking',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('recognised_on', None), ('recognition', '')), models.Q(models.Q(('recognition', ''), _negated=True), ('recognised_on__isnull', False)), _connector='OR'), name='undertaking_recognition_has_a_day'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='undertaking',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."licence" IS DISTINCT FROM (NEW."licence") OR OLD."licensed_on" IS DISTINCT FROM (NEW."licensed_on") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."owner_name" IS DISTINCT FROM (NEW."owner_name") OR OLD."product" IS DISTINCT FROM (NEW."product") OR OLD."recognised_on" IS DISTINCT FROM (NEW."recognised_on") OR OLD."recognition" IS DISTINCT FROM (NEW."recognition"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='c8b6caa4c2b24baf5794b333d2ca3243ec48d6c8', operation='UPDATE', pgid='pgtrigger_bump_version_d0894', table='laborers_undertaking', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='undertaking',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='1b58ef52d756e45c013adf91e5368bd367c66b3b', operation='DELETE', pgid='pgtrigger_kept_c3b84', table='laborers_undertaking', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='undertaking',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_undertakinghistory" ("closed_on", "created_at", "division_id", "enterprise_id", "id", "kind", "licence", "licensed_on", "name", "opened_on", "owner_id", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "recognised_on", "recognition", "updated_at", "version") SELECT new_values."closed_on", new_values."created_at", new_values."division_id", new_values."enterprise_id", new_values."id", new_values."kind", new_values."licence", new_values."licensed_on", new_values."name", new_values."opened_on", new_values."owner_id", new_values."owner_name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."product", new_values."recognised_on", new_values."recognition", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fc42e1c5da46a3d4bfb79e435911756264a71963', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c2486', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_undertaking', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='undertaking',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_undertakinghistory" ("closed_on", "created_at", "division_id", "enterprise_id", "id", "kind", "licence", "licensed_on", "name", "opened_on", "owner_id", "owner_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "recognised_on", "recognition", "updated_at", "version") SELECT new_values."closed_on", new_values."created_at", new_values."division_id", new_values."enterprise_id", new_values."id", new_values."kind", new_values."licence", new_values."licensed_on", new_values."name", new_values."opened_on", new_values."owner_id", new_values."owner_name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."product", new_values."recognised_on", new_values."recognition", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='804fad842a6a5fe2c5e4f76c6709fe81d6f081d4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fbe52', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_undertaking', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proofhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ecae323f8143166d57baeb0b4f793715a17d4255', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8676e', table='laborers_proofhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='proof',
                index=models.Index(fields=['undertaking', 'kind'], name='proof_of_undertaking'),
            ), migrations.AddIndex(
                model_name='proof',
                index=models.Index(fields=['division', 'kind'], name='proof_by_division'),
            ), migrations.AddConstraint(
                model_name='proof',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimant', 'laborer'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', False), ('undertaking__isnull', True)), models.Q(('claimant', 'enterprise'), ('enterprise__isnull', False), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', True)), models.Q(('claimant', 'undertaking'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', False)), models.Q(('claimant', 'institution'), ('enterprise__isnull', True), ('institution_id__isnull', False), ('laborer__isnull', True), ('undertaking__isnull', True)), _connector='OR'), name='proof_of_one_claimant'),
            ), migrations.AddConstraint(
                model_name='proof',
                constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('seen_on')), _connector='OR'), name='proof_days_in_order'),
            ), migrations.AddConstraint(
                model_name='proof',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('struck_on', None), ('struck_reason', '')), models.Q(('struck_on__isnull', False), models.Q(('struck_reason', ''), _negated=True)), _connector='OR'), name='proof_struck_with_reason'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proof',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."claimant_name" IS DISTINCT FROM (NEW."claimant_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."seen_on" IS DISTINCT FROM (NEW."seen_on") OR OLD."struck_by_id" IS DISTINCT FROM (NEW."struck_by_id") OR OLD."struck_on" IS DISTINCT FROM (NEW."struck_on") OR OLD."struck_reason" IS DISTINCT FROM (NEW."struck_reason") OR OLD."undertaking_id" IS DISTINCT FROM (NEW."undertaking_id") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='6552dc7410de3abc1781fe80545cbc820c4f29c8', operation='UPDATE', pgid='pgtrigger_bump_version_116fc', table='laborers_proof', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proof',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='0a6cad8a2e0eea011e0d44dce8e9f94040e25f54', operation='DELETE', pgid='pgtrigger_kept_33c6a', table='laborers_proof', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proof',
                trigger=pgtrigger.compiler.Trigger(name='proof_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (true) OR to_jsonb(NEW) - ARRAY['struck_on', 'struck_by_id', 'struck_reason', 'laborer_id', 'division_id', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['struck_on', 'struck_by_id', 'struck_reason', 'laborer_id', 'division_id', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A proof is not rewritten. Strike it out and record another one.';\n        ", hash='f7498dc9442a34131988f067b7e22f5f9f6bc470', operation='UPDATE', pgid='pgtrigger_proof_stays_6a9e3', table='laborers_proof', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proof',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_proofhistory" ("by_id", "claimant", "claimant_name", "created_at", "division_id", "document", "enterprise_id", "id", "institution_id", "kind", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "struck_by_id", "struck_on", "struck_reason", "undertaking_id", "updated_at", "valid_until", "version") SELECT new_values."by_id", new_values."claimant", new_values."claimant_name", new_values."created_at", new_values."division_id", new_values."document", new_values."enterprise_id", new_values."id", new_values."institution_id", new_values."kind", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seen_on", new_values."struck_by_id", new_values."struck_on", new_values."struck_reason", new_values."undertaking_id", new_values."updated_at", new_values."valid_until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a8886860dbf6094a751681474148841d435d4257', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bedc1', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_proof', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='proof',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_proofhistory" ("by_id", "claimant", "claimant_name", "created_at", "division_id", "document", "enterprise_id", "id", "institution_id", "kind", "laborer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "struck_by_id", "struck_on", "struck_reason", "undertaking_id", "updated_at", "valid_until", "version") SELECT new_values."by_id", new_values."claimant", new_values."claimant_name", new_values."created_at", new_values."division_id", new_values."document", new_values."enterprise_id", new_values."id", new_values."institution_id", new_values."kind", new_values."laborer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."seen_on", new_values."struck_by_id", new_values."struck_on", new_values."struck_reason", new_values."undertaking_id", new_values."updated_at", new_values."valid_until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e8a948bba9447294d731ae8c3a10a760e8f49442', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ea603', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_proof', when='AFTER')),
            ), migrations.AddIndex(
                model_name='entitlement',
                index=models.Index(condition=models.Q(('state', 'open')), fields=['division', 'policy'], name='entitlement_open'),
            ), migrations.AddConstraint(
                model_name='entitlement',
                constraint=models.UniqueConstraint(fields=('policy', 'key', 'period'), name='entitlement_once'),
            ), migrations.AddConstraint(
                model_name='entitlement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimant', 'laborer'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', False), ('undertaking__isnull', True)), models.Q(('claimant', 'enterprise'), ('enterprise__isnull', False), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', True)), models.Q(('claimant', 'undertaking'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', False)), models.Q(('claimant', 'institution'), ('enterprise__isnull', True), ('institution_id__isnull', False), ('laborer__isnull', True), ('undertaking__isnull', True)), _connector='OR'), name='entitlement_of_one_claimant'),
            ), migrations.AddConstraint(
                model_name='entitlement',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('over_on__isnull', False), ('state', 'over')), models.Q(models.Q(('state', 'over'), _negated=True), ('over_on', None)), _connector='OR'), name='entitlement_over_has_a_day'),
            ), migrations.AddConstraint(
                model_name='entitlement',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0), ('likely_fen__gte', models.F('amount_fen')), ('loan_fen__gte', 0)), name='entitlement_amounts'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='entitlement',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."claimant_name" IS DISTINCT FROM (NEW."claimant_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."found_on" IS DISTINCT FROM (NEW."found_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."likely_fen" IS DISTINCT FROM (NEW."likely_fen") OR OLD."lines" IS DISTINCT FROM (NEW."lines") OR OLD."loan_fen" IS DISTINCT FROM (NEW."loan_fen") OR OLD."missing" IS DISTINCT FROM (NEW."missing") OR OLD."over_on" IS DISTINCT FROM (NEW."over_on") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."undertaking_id" IS DISTINCT FROM (NEW."undertaking_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='e24047c45447c037d60f96ccb2eba98b7604b8d4', operation='UPDATE', pgid='pgtrigger_bump_version_a7732', table='laborers_entitlement', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claimhistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1683dd0a6bd9ba716d273c59b69c36bff4a1d339', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8f12b', table='laborers_claimhistory', when='BEFORE')),
            ), migrations.AddIndex(
                model_name='claim',
                index=models.Index(fields=['division', 'state', '-id'], name='claim_by_division'),
            ), migrations.AddIndex(
                model_name='claim',
                index=models.Index(fields=['policy', 'state'], name='claim_by_policy'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('claimant', 'laborer'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', False), ('undertaking__isnull', True)), models.Q(('claimant', 'enterprise'), ('enterprise__isnull', False), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', True)), models.Q(('claimant', 'undertaking'), ('enterprise__isnull', True), ('institution_id__isnull', True), ('laborer__isnull', True), ('undertaking__isnull', False)), models.Q(('claimant', 'institution'), ('enterprise__isnull', True), ('institution_id__isnull', False), ('laborer__isnull', True), ('undertaking__isnull', True)), _connector='OR'), name='claim_of_one_claimant'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'checked', 'noticed', 'declared', 'paid', 'received', 'returned', 'refused', 'withdrawn'])), name='claim_state_known'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0), ('loan_fen__gte', 0), models.Q(('amount_fen__gt', 0), ('loan_fen__gt', 0), _connector='OR')), name='claim_amounts'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'refused', 'withdrawn']), ('submitted_on__isnull', False), _connector='OR'), name='claim_handed_in'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('checked', 'noticed', 'declared', 'paid', 'received', 'returned')), _negated=True), models.Q(('checked_by__isnull', False), ('checked_on__isnull', False)), _connector='OR'), name='claim_checked_by_a_hand'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('declared', 'paid', 'received', 'returned')), _negated=True), models.Q(('declared_by__isnull', False), ('declared_on__isnull', False)), _connector='OR'), name='claim_declared_by_a_hand'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('paid', 'received', 'returned')), _negated=True), models.Q(('paid_by__isnull', False), ('paid_on__isnull', False)), _connector='OR'), name='claim_paid_by_a_hand'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state__in', ('refused', 'withdrawn'))), models.Q(models.Q(('state__in', ('refused', 'withdrawn')), _negated=True), ('ended_on', None)), _connector='OR'), name='claim_ended_has_a_day'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), models.Q(('refusal', ''), _negated=True), models.Q(('refusal_words', ''), _negated=True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('refusal', '')), _connector='OR'), name='claim_refused_in_words'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('checked_by', None), ('entered_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='claim_checked_two_hands'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('declared_by', None), ('entered_by', None), models.Q(('declared_by', models.F('entered_by')), _negated=True), _connector='OR'), models.Q(('declared_by', None), ('checked_by', None), models.Q(('declared_by', models.F('checked_by')), _negated=True), _connector='OR')), name='claim_declared_two_hands'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by', None), ('entered_by', None), models.Q(('paid_by', models.F('entered_by')), _negated=True), _connector='OR'), models.Q(('paid_by', None), ('declared_by', None), models.Q(('paid_by', models.F('declared_by')), _negated=True), _connector='OR')), name='claim_paid_two_hands'),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='bump_version', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."amount_fen" IS DISTINCT FROM (NEW."amount_fen") OR OLD."checked_by_id" IS DISTINCT FROM (NEW."checked_by_id") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."claimant_name" IS DISTINCT FROM (NEW."claimant_name") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declaration" IS DISTINCT FROM (NEW."declaration") OR OLD."declared_by_id" IS DISTINCT FROM (NEW."declared_by_id") OR OLD."declared_on" IS DISTINCT FROM (NEW."declared_on") OR OLD."division_id" IS DISTINCT FROM (NEW."division_id") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."entered_on" IS DISTINCT FROM (NEW."entered_on") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."laborer_id" IS DISTINCT FROM (NEW."laborer_id") OR OLD."loan_fen" IS DISTINCT FROM (NEW."loan_fen") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."paid_by_id" IS DISTINCT FROM (NEW."paid_by_id") OR OLD."paid_on" IS DISTINCT FROM (NEW."paid_on") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."proofs" IS DISTINCT FROM (NEW."proofs") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."received_by_id" IS DISTINCT FROM (NEW."received_by_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."refusal" IS DISTINCT FROM (NEW."refusal") OR OLD."refusal_words" IS DISTINCT FROM (NEW."refusal_words") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."submitted_on" IS DISTINCT FROM (NEW."submitted_on") OR OLD."undertaking_id" IS DISTINCT FROM (NEW."undertaking_id"))', func='NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;', hash='b14a13f57df5930b00f02ed00a8fa669033ec72b', operation='UPDATE', pgid='pgtrigger_bump_version_46695', table='laborers_claim', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='1b96bcfa50cc95f0f64d4e70f5a36e107e3f3162', operation='DELETE', pgid='pgtrigger_kept_0a3ca', table='laborers_claim', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='claim_decided_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n            IF NOT (OLD.state <> 'draft') OR to_jsonb(NEW) - ARRAY['state', 'submitted_on', 'submitted_by_id', 'checked_on', 'checked_by_id', 'declared_on', 'declared_by_id', 'declaration', 'paid_on', 'paid_by_id', 'ended_on', 'ended_by_id', 'refusal', 'refusal_words', 'received_on', 'received_by_id', 'laborer_id', 'division_id', 'version', 'updated_at'] = to_jsonb(OLD) - ARRAY['state', 'submitted_on', 'submitted_by_id', 'checked_on', 'checked_by_id', 'declared_on', 'declared_by_id', 'declaration', 'paid_on', 'paid_by_id', 'ended_on', 'ended_by_id', 'refusal', 'refusal_words', 'received_on', 'received_by_id', 'laborer_id', 'division_id', 'version', 'updated_at'] THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'A claim that was handed in never changes.';\n        ", hash='6dd19c1bb1bd3fa65326233498118132da0c3e73', operation='UPDATE', pgid='pgtrigger_claim_decided_stays_3598d', table='laborers_claim', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_claimhistory" ("amount_fen", "checked_by_id", "checked_on", "claimant", "claimant_name", "created_at", "declaration", "declared_by_id", "declared_on", "division_id", "ended_by_id", "ended_on", "entered_by_id", "entered_on", "enterprise_id", "facts", "id", "institution_id", "laborer_id", "loan_fen", "number", "paid_by_id", "paid_on", "people", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proofs", "reasons", "received_by_id", "received_on", "refusal", "refusal_words", "state", "submitted_by_id", "submitted_on", "undertaking_id", "updated_at", "version") SELECT new_values."amount_fen", new_values."checked_by_id", new_values."checked_on", new_values."claimant", new_values."claimant_name", new_values."created_at", new_values."declaration", new_values."declared_by_id", new_values."declared_on", new_values."division_id", new_values."ended_by_id", new_values."ended_on", new_values."entered_by_id", new_values."entered_on", new_values."enterprise_id", new_values."facts", new_values."id", new_values."institution_id", new_values."laborer_id", new_values."loan_fen", new_values."number", new_values."paid_by_id", new_values."paid_on", new_values."people", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."policy_id", new_values."proofs", new_values."reasons", new_values."received_by_id", new_values."received_on", new_values."refusal", new_values."refusal_words", new_values."state", new_values."submitted_by_id", new_values."submitted_on", new_values."undertaking_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01df3ffc003a52610e007f9dca6e6106d6b0e178', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ad2c7', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_claim', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "laborers_claimhistory" ("amount_fen", "checked_by_id", "checked_on", "claimant", "claimant_name", "created_at", "declaration", "declared_by_id", "declared_on", "division_id", "ended_by_id", "ended_on", "entered_by_id", "entered_on", "enterprise_id", "facts", "id", "institution_id", "laborer_id", "loan_fen", "number", "paid_by_id", "paid_on", "people", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proofs", "reasons", "received_by_id", "received_on", "refusal", "refusal_words", "state", "submitted_by_id", "submitted_on", "undertaking_id", "updated_at", "version") SELECT new_values."amount_fen", new_values."checked_by_id", new_values."checked_on", new_values."claimant", new_values."claimant_name", new_values."created_at", new_values."declaration", new_values."declared_by_id", new_values."declared_on", new_values."division_id", new_values."ended_by_id", new_values."ended_on", new_values."entered_by_id", new_values."entered_on", new_values."enterprise_id", new_values."facts", new_values."id", new_values."institution_id", new_values."laborer_id", new_values."loan_fen", new_values."number", new_values."paid_by_id", new_values."paid_on", new_values."people", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."policy_id", new_values."proofs", new_values."reasons", new_values."received_by_id", new_values."received_on", new_values."refusal", new_values."refusal_words", new_values."state", new_values."submitted_by_id", new_values."submitted_on", new_values."undertaking_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='28a60b768867bde34f69166be84fe274637e462d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_67af6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_claim', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='undertakinghistory',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a4dd3c54fff655099dedad1234058dbca916e732', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c507e', table='laborers_undertakinghistory', when='BEFORE')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='case',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'cases', division_id FROM (SELECT id, division_id, stage, opened_on FROM new_values) changed; RETURN NULL;", hash='d2eda35428d76884dc30dd4b090e90b997e23fd1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_0f1fa', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_case', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='case',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'cases', division_id FROM ((SELECT id, division_id, stage, opened_on FROM old_values EXCEPT SELECT id, division_id, stage, opened_on FROM new_values) UNION ALL (SELECT id, division_id, stage, opened_on FROM new_values EXCEPT SELECT id, division_id, stage, opened_on FROM old_values)) changed; RETURN NULL;", hash='f7a0711d5fac6c38c33fabb3df1e445954c65be0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_1b627', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_case', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='case',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'cases', division_id FROM (SELECT id, division_id, stage, opened_on FROM old_values) changed; RETURN NULL;", hash='0f7bdcd60a32df43e813884a91d32175c04afd5a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_2300a', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_case', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='difficulty',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'difficulties', division_id FROM (SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM new_values) changed; RETURN NULL;", hash='05551b8ad583cebcba92679651fb527ae0007e5a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_f347d', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_difficulty', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='difficulty',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'difficulties', division_id FROM ((SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM old_values EXCEPT SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM new_values) UNION ALL (SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM new_values EXCEPT SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM old_values)) changed; RETURN NULL;", hash='5c037372e96a28abcea2107d6db5cf7a46c41842', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_3f866', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_difficulty', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='difficulty',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'difficulties', division_id FROM (SELECT id, division_id, state, kind, confidential, reported_on, due_on, resolved_on FROM old_values) changed; RETURN NULL;", hash='bb9f1f159fd56ed4337e99e30f313f782f53dc37', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_c0a6f', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_difficulty', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdcategory',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'categories', '' FROM (SELECT id, household_id, category, valid_from, valid_to FROM new_values) changed; RETURN NULL;", hash='8f7ae190c9605f2241a439e5f13989b761c965e8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_3ad41', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_householdcategory', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdcategory',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'categories', '' FROM ((SELECT id, household_id, category, valid_from, valid_to FROM old_values EXCEPT SELECT id, household_id, category, valid_from, valid_to FROM new_values) UNION ALL (SELECT id, household_id, category, valid_from, valid_to FROM new_values EXCEPT SELECT id, household_id, category, valid_from, valid_to FROM old_values)) changed; RETURN NULL;", hash='bd31193ab7ac781df1fd6d75b8f9ff49454df15e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_9c2cc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_householdcategory', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='householdcategory',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'categories', '' FROM (SELECT id, household_id, category, valid_from, valid_to FROM old_values) changed; RETURN NULL;", hash='59962353503512a793032d466efea85d47542814', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_65dfc', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_householdcategory', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'placements', division_id FROM (SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM new_values) changed; RETURN NULL;", hash='97c5b2e4357ae64e1e9da38b467356ba6c50ba66', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_341ac', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_placement', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'placements', division_id FROM ((SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM old_values EXCEPT SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM new_values) UNION ALL (SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM new_values EXCEPT SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM old_values)) changed; RETURN NULL;", hash='d673387d698ba18ee90c2e0e6c03057af962124e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_6ea41', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_placement', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='placement',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'placements', division_id FROM (SELECT id, division_id, laborer_id, household_id, started_on, called_off_on, area, organised_by FROM old_values) changed; RETURN NULL;", hash='e07cc02e2a035d3e5f4f03393299271df4e0d028', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_de23d', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_placement', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visitplan',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'visits', division_id FROM (SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM new_values) changed; RETURN NULL;", hash='4b38ad65bbbc075232ff67d9417cd701db7c566b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_6ea0f', referencing='REFERENCING NEW TABLE AS new_values ', table='laborers_visitplan', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visitplan',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'visits', division_id FROM ((SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM old_values EXCEPT SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM new_values) UNION ALL (SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM new_values EXCEPT SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM old_values)) changed; RETURN NULL;", hash='dbe262653b262ff3b2f422783f72c5f1fe1c4156', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_91fa0', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='laborers_visitplan', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='visitplan',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'visits', division_id FROM (SELECT id, division_id, kind, state, window_to, done_on, entered_on FROM old_values) changed; RETURN NULL;", hash='565d70cd1a260edefd9477f339848bf94e486f34', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_0cb85', referencing='REFERENCING OLD TABLE AS old_values ', table='laborers_visitplan', when='AFTER')),
            ), migrations.RemoveConstraint(
                model_name='claim',
                name='claim_checked_two_hands',
            ), migrations.RemoveConstraint(
                model_name='claim',
                name='claim_declared_two_hands',
            ), migrations.RemoveConstraint(
                model_name='claim',
                name='claim_paid_two_hands',
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_by', None), ('entered_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), models.Q(('checked_by', None), ('submitted_by', None), models.Q(('checked_by', models.F('submitted_by')), _negated=True), _connector='OR')), name='claim_checked_two_hands'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('declared_by', None), ('entered_by', None), models.Q(('declared_by', models.F('entered_by')), _negated=True), _connector='OR'), models.Q(('declared_by', None), ('submitted_by', None), models.Q(('declared_by', models.F('submitted_by')), _negated=True), _connector='OR'), models.Q(('declared_by', None), ('checked_by', None), models.Q(('declared_by', models.F('checked_by')), _negated=True), _connector='OR')), name='claim_declared_two_hands'),
            ), migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by', None), ('entered_by', None), models.Q(('paid_by', models.F('entered_by')), _negated=True), _connector='OR'), models.Q(('paid_by', None), ('submitted_by', None), models.Q(('paid_by', models.F('submitted_by')), _negated=True), _connector='OR'), models.Q(('paid_by', None), ('declared_by', None), models.Q(('paid_by', models.F('declared_by')), _negated=True), _connector='OR')), name='claim_paid_two_hands'),
            ), migrations.AlterField(
                model_name='doubt',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators'), ('aggregates', 'Published results')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubthistory',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators'), ('aggregates', 'Published results')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importbatch',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators'), ('aggregates', 'Published results')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importmapping',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators'), ('aggregates', 'Published results')], max_length=20, verbose_name='kind'),
            )],
        ),
    ]
