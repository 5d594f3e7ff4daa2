"""What the command says of itself."""

from findings.text import Text

HELP = Text(
    """\
malkoll prövar om den angivna måluppfyllelsen i en nämnds årsredovisning håller.

Skriva planen:
  malkoll new [-o FIL.mal]          frågar och skriver en ny regelfil
  malkoll new --from PLAN -o FIL    gör en regelfil av en plan i Word, Excel, CSV eller Markdown
  malkoll fmt FIL…                  skriver regelfiler på språkets eget sätt; utan FIL standard in till standard ut
  malkoll lint FIL…                 visar om planens mål kan bedömas, och det som reglerna säger emot sig själva i
  malkoll test FIL…                 kör regelfilernas exempel, och visar vad inget exempel prövar
  malkoll show PLAN [-o FIL]        skriver planen som bilaga till beslutet: .docx, .xlsx eller .md
  malkoll roll PLAN --to ÅR         gör nästa års plan av den här, och listar vad som ändrades
  malkoll lsp                       språkserver för editorer

Pröva rapporten:
  malkoll check FIL…                prövar rapporter, eller fallfiler (.yaml), mot regelfiler (.mal)
  malkoll read RAPPORT [PLAN] -o FIL läser en rapport till en fallfil, och frågorna till PLAN.svar.yaml
  malkoll draft RAPPORT -o FIL.mal  gör en första regelfil ur en rapport
  malkoll explain FIL… MÅL          förklarar bedömningen av ett nämndsmål
  malkoll explain MK401             förklarar en kontroll

FIL är regelfiler, rapporter (.docx, .pdf, .xlsx, .csv, .html, .md, .txt), fallfiler och mappar i vilken ordning som
helst; en mapp genomsöks med undermappar.

Flaggor:
  -o FIL                den fil som skrivs; utan den skrivs resultatet ut
  --force               skriver över en fil som finns
  --from PLAN           new: den plan som regelfilen görs av
  --to ÅR               roll: det nya året, av flera år det första
  --check, --diff       fmt: skriver inget, men säger eller visar vad som skulle ändras
  --format text|json    hur resultatet skrivs (text)
  --policy POLICY       prövar med en annan policy; får ges flera gånger
  --datum ÅÅÅÅ-MM-DD    den dag som förfallodagar och kända avvikelser räknas mot
  --fail-on NIVÅ        fel, varning, notis eller aldrig: vad som ger slutkod 1 (fel)
  --notiser             visar även notiserna, och allt som inte förstods i rapporter
  --lang sv|en          språket i det som skrivs (sv, eller det som MALKOLL_LANG säger)
  --version             visar versionen
  --help                visar den här texten

Slutkoder: 0 inget fynd på nivån, 1 fynd, 2 kommandot eller dess filer kunde inte användas.

Exempel:
  malkoll check regler.mal fall.yaml
  malkoll check regler.mal arsredovisning.pdf
  malkoll check regler/ fall/ --notiser
  malkoll check regler.mal fall.yaml --policy "saknat utfall kan ej bedömas"
  malkoll check regler.mal fall.yaml --policy prel="kan ej bedömas" --format json
  malkoll explain regler.mal fall.yaml svarstid
""",
    """\
malkoll tests whether the stated fulfilment of goals in a municipal board's annual report holds.

Writing the plan:
  malkoll new [-o FILE.mal]         asks, and writes a new rule file
  malkoll new --from PLAN -o FILE   makes a rule file of a plan in Word, Excel, CSV or Markdown
  malkoll fmt FILE…                 writes rule files in the language's own way; without FILE standard input to output
  malkoll lint FILE…                shows whether the plan's goals can be assessed, and where its rules contradict
  malkoll test FILE…                runs the examples of rule files, and shows what no example tests
  malkoll show PLAN [-o FILE]       writes the plan as the annex of a decision: .docx, .xlsx or .md
  malkoll roll PLAN --to YEAR       makes next year's plan of this one, and lists what has changed
  malkoll lsp                       language server for editors

Testing the report:
  malkoll check FILE…               tests reports, or case files (.yaml), against rule files (.mal)
  malkoll read REPORT [PLAN] -o FILE reads a report into a case file, its questions into PLAN.svar.yaml
  malkoll draft REPORT -o FILE.mal  makes a first rule file from a report
  malkoll explain FILE… GOAL        explains the verdict of a goal
  malkoll explain MK401             explains a check

FILE is rule files, reports (.docx, .pdf, .xlsx, .csv, .html, .md, .txt), case files and folders in any order; a folder
is searched with its subfolders.

Options:
  -o FILE               the file that is written; without it the result is printed
  --force               writes over a file that is there
  --from PLAN           new: the plan that the rule file is made of
  --to YEAR             roll: the new year, of several years the first
  --check, --diff       fmt: writes nothing, but tells or shows what would change
  --format text|json    how the result is written (text)
  --policy POLICY       tests by another policy; may be given several times
  --datum YYYY-MM-DD    the day that deadlines and known deviations are counted against
  --fail-on LEVEL       fel, varning, notis or aldrig: what gives exit code 1 (fel)
  --notiser             shows the notices too, and all that was not understood of reports
  --lang sv|en          the language of what is written (sv, or what MALKOLL_LANG says)
  --version             shows the version
  --help                shows this text

Exit codes: 0 no finding at the level, 1 findings, 2 the command or its files could not be used.

Examples:
  malkoll check rules.mal case.yaml
  malkoll check rules.mal report.pdf
  malkoll check rules/ cases/ --notiser
  malkoll check rules.mal case.yaml --policy "saknat utfall kan ej bedömas"
  malkoll check rules.mal case.yaml --policy prel="kan ej bedömas" --format json
  malkoll explain rules.mal case.yaml svarstid
""",
)
