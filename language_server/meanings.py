"""A line or a heading of the language in, what it means in a sentence or two out."""

from collections.abc import Mapping
from types import MappingProxyType

from dsl import ast
from dsl.ast import Heading
from findings.text import Text

_HEADINGS: Mapping[Heading, Text] = MappingProxyType(
    {
        Heading.PLAN: Text(
            "Planen: vems den är, vilka år den gäller, orden för bedömningar och det som gäller för alla mål.",
            "The plan: whose it is, its years, the words of assessments and what holds for all goals.",
        ),
        Heading.EVERY_GOAL: Text(
            "Gäller varje nämndsmål som inte har egna rader om hur det bedöms.",
            "Holds for every goal that has no lines of its own on how it is assessed.",
        ),
        Heading.PRIORITY_GOAL: Text(
            "Ett mål som fullmäktige har satt. Nämndsmål och indikatorer bidrar till det.",
            "A goal set by the council. Goals and indicators contribute to it.",
        ),
        Heading.ROLL_UP: Text(
            "Hur alla mål vägs samman till en bedömning.", "How all goals are put together into one assessment."
        ),
        Heading.INDICATOR: Text(
            "Fullmäktiges mått, med eget målvärde.", "A measure of the council's, with its own target."
        ),
        Heading.MEASURE: Text("Nämndens mått: det som mäts och jämförs med ett målvärde.", "A measure of the board's."),
        Heading.GOAL: Text(
            "Nämndens mål. Utan egna rader är det helt uppfyllt när alla dess nyckeltal nås.",
            "A goal of the board's. Without lines of its own it is met when all its measures are.",
        ),
        Heading.ASSIGNMENT: Text(
            "Något som ska göras till en viss dag.", "Something that is to be done by a certain day."
        ),
        Heading.ACTIVITY: Text("En aktivitet, klar eller inte.", "An activity, done or not."),
        Heading.TABLE: Text(
            "En tabell i rapporten, och hur dess rader och kolumner räknas.",
            "A table of the report, and how its rows and columns add up.",
        ),
    }
)

_LINES: Mapping[type, Text] = MappingProxyType(
    {
        ast.BodyLine: Text("Vems planen är, med namn och kod.", "Whose plan it is, by name and code."),
        ast.BoardLine: Text("Nämnden som har målen.", "The board that has the goals."),
        ast.PeriodLine: Text("Åren eller delarna av år som planen gäller.", "The years or parts of years of the plan."),
        ast.DecisionLine: Text("Beslutet bakom planen.", "The decision behind the plan."),
        ast.WordLine: Text(
            "Ett av rapportens ord för bedömningar, bäst först, och vad det betyder.",
            "One of the report's words for assessments, best first, and what it means.",
        ),
        ast.MarkerLine: Text(
            "Ett tecken i rapportens tabeller, och vad det betyder.", "A sign in the report's tables and what it means."
        ),
        ast.CallsLine: Text("Planens eget ord för en sak.", "The plan's own word for a thing."),
        ast.ComparatorLine: Text(
            "Vad rapporten kallar det som jämförs med.", "What the report calls what is compared with."
        ),
        ast.MaterialLine: Text("Mindre skillnader än så nämns bara.", "Differences below this are only mentioned."),
        ast.UseLine: Text(
            "Hämtar det som deklareras i en annan fil. Sökvägen räknas från den här filen.",
            "Takes what another file declares. The path is counted from this file.",
        ),
        ast.VerdictLine: Text(
            "När målet får bedömningen. Raderna prövas uppifrån, och den första som gäller avgör.",
            "When the goal is assessed so. Lines are tried from the top, and the first that holds decides.",
        ),
        ast.ExceptionLine: Text(
            "Ett undantag: när det gäller går det före de andra raderna.",
            "An exception: where it holds it goes before the other lines.",
        ),
        ast.ByBoardLine: Text(
            "Nämnden bedömer målet själv, och rapporten säger varför.",
            "The board assesses the goal itself, and the report says why.",
        ),
        ast.RollUpPolicyLine: Text(
            "Vad mål som inte kan bedömas gör med helheten.", "What goals that cannot be assessed do to the whole."
        ),
        ast.ContributesLine: Text("Målet eller måttet ovanför, som det här bidrar till.", "What this contributes to."),
        ast.MeasuredByLine: Text("Nyckeltalen som målet bedöms av.", "The measures that the goal is assessed by."),
        ast.WithoutMeasureLine: Text("Målet ska inte ha något nyckeltal.", "The goal is not to have any measure."),
        ast.AlsoCalledLine: Text("Andra namn i rapporterna.", "Other names in reports."),
        ast.SameAsLine: Text(
            "Samma mått som ett annat: enhet, riktning och namn ärvs, men inte målvärdet.",
            "The same measure as another: unit, direction and name are inherited, the target is not.",
        ),
        ast.UnitLine: Text("Enheten som måttet trycks i.", "The unit that the measure is printed in."),
        ast.RangeLine: Text(
            "Skalan, med båda ändarna: ett utfall utanför är fel.",
            "The range, both ends included: an outcome outside is wrong.",
        ),
        ast.DirectionLine: Text("Åt vilket håll måttet blir bättre.", "Which way the measure gets better."),
        ast.SourceLine: Text("Varifrån siffran kommer.", "Where the figure comes from."),
        ast.BySexLine: Text("Måttet redovisas för kvinnor och män.", "The measure is reported for women and men."),
        ast.PartsLine: Text("Måttet redovisas för varje del.", "The measure is reported for each part."),
        ast.CycleLine: Text("Hur ofta måttet mäts, och från när.", "How often the measure is taken, and since when."),
        ast.LagLine: Text(
            "Siffran för ett år kommer så många år senare.", "The figure of a year comes so many years later."
        ),
        ast.NumberLine: Text(
            "Hur siffran trycks, eller hur säker den är.", "How the figure is printed, or how certain it is."
        ),
        ast.TargetLine: Text(
            "Målvärdet för ett år eller flera: det som utfallet jämförs med.",
            "The target of a year or several: what the outcome is compared with.",
        ),
        ast.NoTargetLine: Text("De åren har måttet inget målvärde.", "The measure has no target in those years."),
        ast.ValidLine: Text("Åren som det gäller.", "The years in which it holds."),
        ast.NewSeriesLine: Text(
            "Måttet räknas på nytt sätt från det året och jämförs inte bakåt.",
            "The measure is counted anew from that year and is not compared backwards.",
        ),
        ast.FormerLine: Text("Ett tidigare namn i rapporterna.", "A former name in reports."),
        ast.PerPartYearLine: Text(
            "Utfallet hittills jämförs med årets målvärde.", "The outcome to date is compared with the year's target."
        ),
        ast.DeadlineLine: Text("Den sista dagen.", "The last day."),
        ast.ResponsibleLine: Text("Den som ansvarar.", "Who is responsible."),
        ast.ExampleLine: Text(
            "Ett prov: med de här siffrorna ska målet bedömas så.",
            "A test: with these figures the goal is to be assessed so.",
        ),
        ast.SuppressionLine: Text(
            "En känd avvikelse: den godtas av det skäl som står, till den dag som står.",
            "A known deviation: accepted for the reason given, until the day given.",
        ),
        ast.Policy: Text(
            "Vad ett preliminärt, saknat, lika eller avrundat utfall gör med bedömningen.",
            "What a preliminary, missing, equal or rounded outcome does to the assessment.",
        ),
        ast.RoundedLine: Text("Tabellens siffror är avrundade.", "The figures of the table are rounded."),
        ast.TruncatedLine: Text("Tabellens siffror är avhuggna.", "The figures of the table are cut off."),
        ast.BlankLine: Text("Vad en tom ruta betyder.", "What an empty cell means."),
        ast.ColumnLine: Text("Hur kolumnen räknas fram.", "How the column is computed."),
        ast.RowLine: Text("Hur raden räknas fram, eller vad som är en del av den.", "How the row is computed."),
    }
)


def meaning(node: ast.Line | ast.Block) -> Text | None:
    """What a line means, or the heading of a block."""
    if isinstance(node, ast.Block):
        return _HEADINGS.get(node.heading)
    return _LINES.get(type(node))
