"""Marks of counted rows."""

import pgtrigger.compiler
import pgtrigger.migrations
import xundian.kit.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('trainings', '0002_trainings'),
        ('xundian', '0006_figures_and_coordination'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='rollup_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'trainings', division_id FROM (SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM new_values) changed; RETURN NULL;", hash='3b4a1ed381de5779845bf1491b96733d3d7f5e98', level='STATEMENT', operation='INSERT', pgid='pgtrigger_rollup_insert_e23db', referencing='REFERENCING NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'trainings', division_id FROM ((SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM old_values EXCEPT SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM new_values) UNION ALL (SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM new_values EXCEPT SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM old_values)) changed; RETURN NULL;", hash='23bb8f49cdebabd937aa4d2fb40bc2832ee146c0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_605c3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='enrolment',
                trigger=pgtrigger.compiler.Trigger(name='rollup_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'trainings', division_id FROM (SELECT id, division_id, laborer_id, training_class_id, state, ended_on, enrolled_on FROM old_values) changed; RETURN NULL;", hash='1bf7e1a9337de4069ad229e8df7ae44d67c6d80f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_rollup_delete_52900', referencing='REFERENCING OLD TABLE AS old_values ', table='trainings_enrolment', when='AFTER')),
            ), pgtrigger.migrations.AddTrigger(
                model_name='trainingclass',
                trigger=pgtrigger.compiler.Trigger(name='rollup_update', sql=pgtrigger.compiler.UpsertTriggerSql(func="INSERT INTO xundian_rollupmark (base, code) SELECT DISTINCT 'classes', '' FROM ((SELECT id, kind FROM old_values EXCEPT SELECT id, kind FROM new_values) UNION ALL (SELECT id, kind FROM new_values EXCEPT SELECT id, kind FROM old_values)) changed; RETURN NULL;", hash='4e557a26652f126918eda9d911866b9abe9a65bb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_rollup_update_8df68', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='trainings_trainingclass', when='AFTER')),
            )],
        ),
    ]
