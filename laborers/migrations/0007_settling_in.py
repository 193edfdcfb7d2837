"""Support visits after moving in, and yearly indicators as a kind of import."""

import xundian.kit.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laborers', '0006_first_calls'),
    ]

    operations = [
        xundian.kit.migrations.Together(
            operations=[migrations.AlterField(
                model_name='visit',
                name='kind',
                field=models.CharField(choices=[('household_monthly', 'Monthly household visit'), ('field_half_year', 'Six-monthly field visit'), ('care_yearly', 'Yearly care visit'), ('settling_in', 'Move-in support visit')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='visitplan',
                name='kind',
                field=models.CharField(choices=[('household_monthly', 'Monthly household visit'), ('field_half_year', 'Six-monthly field visit'), ('care_yearly', 'Yearly care visit'), ('settling_in', 'Move-in support visit')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubt',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='doubthistory',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importbatch',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators')], max_length=20, verbose_name='kind'),
            ), migrations.AlterField(
                model_name='importmapping',
                name='kind',
                field=models.CharField(choices=[('survey', 'Labour survey'), ('household_economy', 'Household economy'), ('vacancies', 'Vacancies'), ('class_roster', 'Class rosters'), ('indicators', 'Yearly indicators')], max_length=20, verbose_name='kind'),
            )],
        ),
    ]
